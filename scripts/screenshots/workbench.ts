/// <reference lib="dom" />
// VS Code in a browser window: files are opened, pointed at and saved, and parts of the window become pictures.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { Installed } from './install.js';

const WINDOW = { width: 1060, height: 720 };
/** A cold start of editor, server and ESLint on a busy machine. */
const START_MS = 120_000;

const LINE_HEIGHT = 25;
/** Below the last line of a picture, before the next one's letters begin. */
const LOWER_EDGE = 4;
/** Where the cursor happens to be. */
const NOT_SHOWN = '.cursors-layer, .decorationsOverviewRuler { visibility: hidden !important; }';

/** The window shows the code and what stands on it, and nothing that differs from machine to machine. */
const APPEARANCE = {
  'breadcrumbs.enabled': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': 'JetBrains Mono',
  'editor.fontLigatures': false,
  'editor.fontSize': 15,
  'editor.guides.indentation': false,
  'editor.hover.above': false,
  'editor.hover.delay': 100,
  'editor.lightbulb.enabled': 'off',
  'editor.lineHeight': LINE_HEIGHT,
  'editor.matchBrackets': 'never',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'editor.renderWhitespace': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'explorer.autoReveal': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.editor.labelFormat': 'medium',
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.statusBar.visible': false,
  'workbench.tips.enabled': false,
};

export interface Workbench {
  /** Opens a file of the folder and shows it from its first line. */
  open: (file: string) => Promise<void>;
  /** Closes the open file. */
  closeFile: () => Promise<void>;
  /** Waits until something is underlined at a text of the open file. */
  squiggleAt: (text: string) => Promise<void>;
  /** Waits until nothing is underlined any more at a text of the open file. */
  noSquiggleAt: (text: string) => Promise<void>;
  /** Rests the mouse on a text until the bubble with this in it is there. */
  hover: (text: string, bubble: string) => Promise<Locator>;
  /** Opens the menu of quick fixes on a text, and waits for this entry. */
  quickFixes: (text: string, entry: string) => Promise<Locator>;
  /** Types another word over the one that a text of the open file begins with. */
  retype: (text: string, by: string) => Promise<void>;
  /** Saves with the keyboard, and waits until the editor says that the file is saved. */
  save: () => Promise<void>;
  /** Closes bubbles and menus and takes the mouse away. */
  rest: () => Promise<void>;
  /** The window from its upper edge down to a line of the file, or to the lower edge of something that reaches further. */
  picture: (lastLine: string, reaching?: Locator) => Promise<Buffer>;
  close: () => Promise<void>;
}

/**
 * Opens a folder in VS Code.
 *
 * @param folder the folder; its `.vscode/settings.json` is in force
 * @param cache where settings and extensions of this run are written
 * @throws when the editor does not come up
 */
export async function openWorkbench(
  folder: string,
  cache: string,
  { chromium: browserPath, node, codeServer }: Installed,
): Promise<Workbench> {
  const server = await startCodeServer(folder, cache, node, codeServer);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'],
      env: { ...process.env, FONTCONFIG_FILE: writeFontConfig(cache) },
    });
    const page = await browser.newPage({ viewport: WINDOW, deviceScaleFactor: 2, colorScheme: 'light' });
    page.setDefaultTimeout(START_MS);
    await page.goto(`${server.url}/?folder=${encodeURIComponent(folder)}`);
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.part.sidebar .monaco-list-row').first().waitFor();
    await page.keyboard.press('Control+B');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    return workbenchOn(page, async () => {
      await browser?.close();
      server.stop();
    });
  } catch (error) {
    await browser?.close();
    server.stop();
    throw error;
  }
}

function workbenchOn(page: Page, close: () => Promise<void>): Workbench {
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();
  const lineOf = (text: string) => editor.locator('.view-line', { hasText: text }).first();

  const until = async (what: string, holds: () => Promise<boolean>) => {
    const end = Date.now() + START_MS;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`${what} within ${START_MS / 1000} s.`);
      await page.waitForTimeout(100);
    }
  };
  /** Where a text stands in the window; VS Code breaks a line into pieces of one colour each. */
  const boxOf = async (text: string) => {
    await until(`\`${text}\` did not appear in the editor`, () => lineOf(text).isVisible());
    return lineOf(text).evaluate((line, wanted) => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      const whole = nodes.map(({ data }) => data.replaceAll('\u00a0', ' ')).join('');
      const start = whole.indexOf(wanted);
      const range = document.createRange();
      let passed = 0;
      for (const node of nodes) {
        const from = start - passed;
        const to = start + wanted.length - passed;
        if (from >= 0 && from < node.length) range.setStart(node, from);
        if (to > 0 && to <= node.length) range.setEnd(node, to);
        passed += node.length;
      }
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }, text);
  };
  const squigglesAt = async (text: string) => {
    const box = await boxOf(text);
    const boxes = await editor
      .locator('.squiggly-error, .squiggly-warning')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
    return boxes.filter(
      ({ x, y, width, height }) =>
        x < box.x + box.width && x + width > box.x && y < box.y + box.height && y + height > box.y,
    ).length;
  };
  const rest = async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(WINDOW.width - 1, WINDOW.height - 1);
    await page.locator('.monaco-hover:visible, .action-widget:visible').first().waitFor({ state: 'hidden' });
  };

  return {
    async open(file) {
      await page.keyboard.press('Control+P');
      const input = page.locator('.quick-input-widget input.input');
      await input.fill(file);
      // Lists and tabs show a file's name and the folder that it is in.
      const { base, dir } = path.parse(file);
      const named = (selector: string) => page.locator(selector, { hasText: base }).filter({ hasText: dir });
      await named('.quick-input-list .monaco-list-row.focused').waitFor();
      await page.keyboard.press('Enter');
      await named('.tab.active').waitFor();
      await editor.locator('.view-line').first().waitFor();
      await page.keyboard.press('Control+Home');
    },
    async closeFile() {
      const tab = page.locator('.tab.active');
      await tab.hover();
      await tab.locator('.tab-actions .action-label').click();
      await tab.waitFor({ state: 'detached' });
      await page.mouse.move(WINDOW.width - 1, WINDOW.height - 1);
    },
    squiggleAt: (text) =>
      until(`No squiggle appeared at \`${text}\``, async () => (await squigglesAt(text)) > 0),
    noSquiggleAt: (text) =>
      until(`The squiggle at \`${text}\` did not go away`, async () => (await squigglesAt(text)) === 0),
    async hover(text, bubble) {
      const { x, y, width, height } = await boxOf(text);
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
      const hover = page.locator('.monaco-hover:visible', { hasText: bubble });
      await until(`No bubble with \`${bubble}\` appeared at \`${text}\``, () => hover.isVisible());
      return hover;
    },
    async quickFixes(text, entry) {
      const { x, y, width, height } = await boxOf(text);
      await page.mouse.click(x + width / 2, y + height / 2);
      await page.keyboard.press('Control+.');
      const menu = page.locator('.action-widget', { hasText: entry });
      await until(`\`${text}\` has no quick fix \`${entry}\``, () => menu.isVisible());
      return menu;
    },
    async retype(text, by) {
      const { x, y, height } = await boxOf(text);
      await page.mouse.dblclick(x + height / 2, y + height / 2);
      await page.keyboard.type(by);
      await lineOf(by).waitFor();
    },
    async save() {
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active:not(.dirty)').waitFor();
    },
    rest,
    async picture(lastLine, reaching) {
      const line = await boxOf(lastLine);
      const reached = await reaching?.boundingBox();
      const lower = line.y + line.height;
      const further = reached ? reached.y + reached.height - lower : 0;
      const whole = lower + Math.max(0, Math.ceil(further / LINE_HEIGHT)) * LINE_HEIGHT + LOWER_EDGE;
      const clip = { x: 0, y: 0, width: WINDOW.width, height: Math.min(WINDOW.height, whole) };
      let picture: Buffer = Buffer.alloc(0);
      await until('The window did not come to rest', async () => {
        const before = picture;
        picture = await page.screenshot({ clip, animations: 'disabled', style: NOT_SHOWN });
        return picture.equals(before);
      });
      return picture;
    },
    close,
  };
}

async function startCodeServer(
  folder: string,
  cache: string,
  node: string,
  codeServer: string,
): Promise<{ url: string; stop: () => void }> {
  const userData = path.join(cache, 'user-data');
  rmSync(userData, { recursive: true, force: true });
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(APPEARANCE, null, 2));
  const port = await freePort();
  const server = spawn(
    node,
    [
      codeServer,
      ...['--bind-addr', `127.0.0.1:${String(port)}`, '--auth', 'none'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--disable-getting-started-override',
      ...['--user-data-dir', userData, '--extensions-dir', path.join(cache, 'extensions')],
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, PORT: '' } },
  );
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let isRunning = true;
  server.once('exit', () => (isRunning = false));
  const stop = () => {
    // With the processes that it started: extension host, watchers, language servers.
    if (isRunning && server.pid !== undefined) process.kill(-server.pid);
    isRunning = false;
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const url = `http://127.0.0.1:${String(port)}`;
  const end = Date.now() + START_MS;
  while (!(await answers(`${url}/healthz`))) {
    if (Date.now() > end || !isRunning) {
      stop();
      throw new Error(`code-server does not answer:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The window's own font is the system's: here it is one and the same everywhere. */
function writeFontConfig(cache: string): string {
  const file = path.join(cache, 'fonts.conf');
  const alias = (family: string) =>
    `<alias><family>${family}</family><prefer><family>Inter</family></prefer></alias>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(cache, 'fonts')}</cachedir>
  ${['system-ui', 'sans-serif', 'Ubuntu', 'Droid Sans'].map(alias).join('\n  ')}
</fontconfig>
`,
  );
  return file;
}
