/// <reference lib="dom" />
// The site as it is published, built once: its links, and what it does in a browser. It lies in a folder of its host, as each
// version does, so that a path without the base leads nowhere.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { REPOSITORY, VERSION } from '../../site/content/sources.js';
import { rules } from '../../src/rules/index.js';
import { CASES } from '../support/cases.js';
import { lackOfChromium, openChromium } from '../support/chromium.js';
import { skipWithout } from '../support/needs.js';
import { ROOT } from '../support/project.js';
import { serveFolder, type StaticServer } from '../support/static-server.js';

const BASE = `/v${VERSION}/`;
const HOST = path.join(CASES, 'site');
const SITE = path.join(HOST, BASE);

const OLD_PAGE = '<!doctype html><html lang="en"><title>Old</title><p>Old</p></html>\n';

let pages: string[] = [];

beforeAll(() => {
  rmSync(HOST, { recursive: true, force: true });
  const vitepress = path.join(ROOT, 'node_modules/vitepress/bin/vitepress.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitepress, 'build', 'site', '--outDir', SITE],
    // What vitest sets would make Vue's development build of it.
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        VITEST: undefined,
        FIRST_DRAFT_DOCS_BASE: BASE,
        FIRST_DRAFT_DOCS_VERSIONS: '/versions.json',
      },
    },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  // Another version, with two pages.
  const versions = [
    { name: `v${VERSION}`, base: BASE },
    { name: 'v0.9.0', base: '/v0.9.0/' },
  ];
  writeFileSync(path.join(HOST, 'versions.json'), JSON.stringify(versions));
  mkdirSync(path.join(HOST, 'v0.9.0'));
  for (const page of ['index.html', 'cli.html']) writeFileSync(path.join(HOST, 'v0.9.0', page), OLD_PAGE);
  pages = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
});

const htmlOf = (page: string) => readFileSync(path.join(SITE, page), 'utf8');
const decoded = (text: string) => decodeURIComponent(text.replaceAll('&amp;', '&'));

describe('pages', () => {
  test('are those of the repository, and the playground', () => {
    const docs = readdirSync(path.join(ROOT, 'docs'))
      .filter((file) => file.endsWith('.md'))
      .map((file) => file.replace(/\.md$/, '.html'));
    const ofRules = Object.keys(rules).map((rule) => `rules/${rule}.html`);
    const own = [
      '404.html',
      'changelog.html',
      'getting-started.html',
      'index.html',
      'playground.html',
      'rules/index.html',
    ];
    expect(pages).toEqual([...docs, ...ofRules, ...own].sort());
  });

  test('link to places that are there', () => {
    const ids = new Map(pages.map((page) => [page, idsIn(htmlOf(page))]));
    const broken = pages.flatMap((page) =>
      linksIn(htmlOf(page))
        .filter((link) => !leadsSomewhere(link, page, ids))
        .map((link) => `${page} → ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test('take nothing from another host', () => {
    const foreign = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:html|css)$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(path.join(SITE, file), 'utf8');
        return [
          ...text.matchAll(
            /(?:<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=|url\()["']?((?:https?:)?\/\/[^"')\s>]+)/g,
          ),
        ].map(([, url]) => `${file}: ${String(url)}`);
      });
    expect(foreign).toEqual([]);
  });

  test('are all reached from the side', () => {
    const reached = ['cli.html', 'rules/index.html'].flatMap((page) => linksIn(htmlOf(page)));
    const alone = pages.filter(
      (page) =>
        !/^(?:404|index)\.html$/.test(page) && !reached.includes(BASE + page.replace(/\/index\.html$/, '/')),
    );
    expect(alone).toEqual([]);
  });

  test('name the version', () => {
    expect(htmlOf('index.html')).toContain(`v${VERSION}`);
  });
});

/** What a page links to, and loads. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, link = '']) => decoded(link));
}

function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id = '']) => decoded(id)));
}

function leadsSomewhere(link: string, page: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [target = '', hash] = link.split('#');
  if (target.startsWith(REPOSITORY)) return isInRepository(target.slice(REPOSITORY.length));
  if (/^[a-z]+:/.test(target)) return true;
  if (target !== '' && !target.startsWith(BASE)) return false;
  const below = target === '' ? page : target.slice(BASE.length);
  const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  if (!existsSync(path.join(SITE, file))) return false;
  // The playground's hash is its state.
  if (hash === undefined || hash === '' || file === 'playground.html') return true;
  return ids.get(file)?.has(hash) === true;
}

/** `/blob/v1.0.0/CONTRIBUTING.md` */
function isInRepository(below: string): boolean {
  const [, kind, version, file] = /^\/(blob|tree|edit)\/([^/]+)\/(.+)$/.exec(below) ?? [];
  if (kind === undefined) return true;
  return version === (kind === 'edit' ? 'main' : `v${VERSION}`) && existsSync(path.join(ROOT, String(file)));
}

describe('in a browser', () => {
  beforeEach((context) => {
    skipWithout(lackOfChromium, context);
  });

  let server: StaticServer;
  let browser: Browser;
  /** What no page may do: complain, fail, or ask another host. */
  const complaints: string[] = [];

  beforeAll(async () => {
    if (lackOfChromium !== undefined) return;
    server = await serveFolder(HOST);
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  type Scheme = 'light' | 'dark';
  const DESKTOP = { width: 1280, height: 800 };
  const PHONE = { width: 360, height: 740 };

  async function inContext(
    options: { colorScheme?: Scheme; viewport?: typeof DESKTOP },
    use: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
    try {
      const page = await context.newPage();
      watch(page);
      await use(page, context);
    } finally {
      await context.close();
    }
  }

  function watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      // What was still being loaded when the test went on to another page.
      const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (!isLeft) complaints.push(`failed: ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(server.url))
        complaints.push(`asks another host: ${request.url()}`);
    });
  }

  const open = async (page: Page, file: string) => {
    await page.goto(`${server.url}${BASE}${file}`);
    // The page is there before it reacts.
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
  };
  const squiggles = (page: Page) => page.locator('.cm-lintRange');
  /** Opens the playground and waits until its first lint has been shown. */
  const openPlayground = async (page: Page, hash = '') => {
    await open(page, `playground.html${hash}`);
    await squiggles(page).first().waitFor();
  };
  const editorText = (page: Page) => page.locator('.cm-content').innerText();

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    test.each([
      'index.html',
      'rules/no-query-in-loop.html',
      'rules/index.html',
      'getting-started.html',
      'playground.html',
    ])('everybody can use %s', async (file) => {
      await inContext({ colorScheme }, async (page) => {
        await (file === 'playground.html' ? openPlayground(page) : open(page, file));
        await page.addScriptTag({ path: path.join(ROOT, 'node_modules/axe-core/axe.min.js') });
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
          const { violations: found } = await axe.run(document);
          return found.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
        });
        expect(violations).toEqual([]);
      });
    });
  });

  test('no page is wider than a phone', async () => {
    await inContext({ viewport: PHONE }, async (page) => {
      const wide: string[] = [];
      // Pages of rules are of one form: a fifth of them, by their place in the list.
      const sample = pages.filter((file, index) => !/^rules\/(?!index)/.test(file) || index % 5 === 0);
      for (const file of sample) {
        await (file === 'playground.html' ? openPlayground(page) : open(page, file));
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (excess > 0) wide.push(`${file}: ${excess} px`);
      }
      expect(wide).toEqual([]);
    });
  });

  test('the search finds a rule', async () => {
    await inContext({}, async (page) => {
      await open(page, 'index.html');
      await page.keyboard.press('Control+k');
      await page.locator('.VPLocalSearchBox input').fill('racy token rotation');
      await page.locator('.VPLocalSearchBox .result').first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/rules\/no-racy-token-rotation\.html/);
      await page.getByRole('heading', { level: 1, name: 'first-draft/no-racy-token-rotation' }).waitFor();
    });
  });

  test('the table of rules is filtered', async () => {
    await inContext({}, async (page) => {
      await open(page, 'rules/index.html');
      const shown = () => page.locator('.rule-table li a').allInnerTexts();
      expect(await shown()).toHaveLength(Object.keys(rules).length);
      await page.getByLabel('Area').selectOption('Data access');
      await page.getByLabel('Preset').selectOption('recommended');
      expect(await shown()).toEqual(['no-query-in-loop', 'no-unexecuted-query']);
      await page.getByLabel('Repair').selectOption('Suggestion');
      await page.getByLabel('Library').selectOption('prisma');
      await page.getByLabel('Words').fill('once per ELEMENT');
      expect(await shown()).toEqual(['no-query-in-loop']);
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await shown()).toHaveLength(Object.keys(rules).length);
    });
  });

  test.each([
    ['cli.html', '/v0.9.0/cli.html'],
    // It had no such page.
    ['rules/no-query-in-loop.html', '/v0.9.0/'],
  ])('another version of %s is %s', async (file, other) => {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    await open(page, file);
    const menu = page.getByLabel('Version');
    await menu.first().waitFor();
    expect(await menu.first().locator('option:checked').innerText()).toBe(`v${VERSION}`);
    await menu.first().selectOption('v0.9.0');
    await page.waitForURL(`${server.url}${other}`);
    await context.close();
  });

  describe('the playground', () => {
    test('is opened by a link below an example, with that example', async () => {
      await inContext({}, async (page) => {
        await open(page, 'rules/no-racy-token-rotation.html');
        await page.getByRole('link', { name: 'Try it in the playground' }).first().click();
        await squiggles(page).first().waitFor();
        expect(await editorText(page)).toContain('prisma.refreshToken.findUnique');
        expect(await page.locator('.problems').innerText()).toContain('no-racy-token-rotation');
      });
    });

    test('underlines a finding, tells of it and repairs it', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#example=no-query-in-loop/1');
        expect(await squiggles(page).allInnerTexts()).toEqual(['prisma.order.findMany']);
        await squiggles(page).first().hover();
        const tooltip = page.locator('.cm-tooltip-lint');
        await tooltip.waitFor();
        expect(await tooltip.innerText()).toContain('runs once per element of users');
        expect(await tooltip.locator('a').getAttribute('href')).toBe(`${BASE}rules/no-query-in-loop.html`);
        await tooltip.getByRole('button', { name: /Load it with the parents/ }).click();
        await page.getByText('No findings').waitFor();
        expect(await squiggles(page).count()).toBe(0);
        expect(await editorText(page)).toContain('include: { orders: true }');
      });
    });

    test('keeps its state over a reload, and in a link', async () => {
      await inContext({}, async (page, context) => {
        await openPlayground(page, '#example=no-uncoerced-input/2');
        await page.locator('.cm-content').click();
        await page.keyboard.press('Control+Home');
        await page.keyboard.type('// mine\n');
        await page.waitForURL(/#code=/);
        await page.reload();
        await squiggles(page).first().waitFor();
        expect(await editorText(page)).toMatch(/^\/\/ mine\n/);
        const other = await context.newPage();
        watch(other);
        await other.goto(page.url());
        await squiggles(other).first().waitFor();
        expect(await editorText(other)).toBe(await editorText(page));
      });
    });

    test('lints across files, and again after each change', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#example=no-uncoerced-input/2');
        expect(await squiggles(page).allInnerTexts()).toEqual(['z.number']);
        await page.getByRole('button', { name: 'src/routes/orders.ts' }).click();
        await page.locator('.cm-content').click();
        await page.keyboard.press('Control+a');
        await page.keyboard.type('// nothing feeds it now');
        await page.getByText('No findings').waitFor();
        await page.keyboard.press('Control+z');
        await page.getByText('1 finding').waitFor();
      });
    });

    test('fixes everything that is safe to fix', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#example=no-uncoerced-input/2');
        await page.getByRole('button', { name: 'Fix all' }).click();
        await page.getByText('No findings').waitFor();
        expect(await editorText(page)).toContain('z.coerce.number()');
      });
    });

    test('adds, renames and removes files', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#example=no-query-in-loop/1');
        await page.getByRole('button', { name: 'Add file' }).click();
        const name = page.getByLabel('Path of the new file');
        await name.fill('src/users.ts');
        expect(await page.locator('.refusal').innerText()).toBe('There is such a file');
        await name.fill('src/orders.ts');
        await name.press('Enter');
        await page.locator('.cm-content').click();
        await page.keyboard.type("import { z } from 'zod';\nprocess.env.JWT_SECRET || 'dev';");
        await page.getByText('2 findings').waitFor();
        await page.getByRole('button', { name: 'Rename' }).click();
        await page.getByLabel('New path of the file').fill('src/orders.test.ts');
        await page.keyboard.press('Enter');
        // By its name it is a test now, and rules about production are off there.
        await page.getByText('1 finding', { exact: false }).waitFor();
        await page.getByRole('button', { name: 'Remove' }).click();
        expect(await page.locator('.tabs li').allInnerTexts()).toEqual([
          'prisma/schema.prisma',
          expect.stringContaining('src/users.ts') as string,
          'package.json',
        ]);
      });
    });

    test('asks more of the code in strict', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#example=no-write-in-loop/1');
        expect(await page.getByRole('radio', { name: 'strict' }).isChecked()).toBe(true);
        await page.locator('fieldset label', { hasText: 'recommended' }).click();
        await page.getByText('No findings').waitFor();
        await page.locator('fieldset label', { hasText: 'strict' }).click();
        await squiggles(page).first().waitFor();
      });
    });

    test('says why', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#example=no-query-in-loop/1');
        await page.getByRole('button', { name: 'src/users.ts:8' }).click();
        await page.getByRole('button', { name: /^Why/ }).click();
        const told = page.locator('.why');
        await expect.poll(() => told.innerText()).toContain('no-query-in-loop: reports:');
        expect(await told.innerText()).toContain('a database client (prisma.client)');
      });
    });

    test('shows an example where an address cannot be read, and says so', async () => {
      await inContext({}, async (page) => {
        await openPlayground(page, '#code=cut-off');
        expect(await page.getByRole('alert').innerText()).toContain('no draft that can be read');
      });
    });
  });

  test('no page complained, failed to load anything or asked another host', () => {
    expect([...new Set(complaints)]).toEqual([]);
  });
});
