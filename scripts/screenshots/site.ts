// Takes the pictures of the site and its playground: `npm run screenshots:site`, after `npm run docs`. Each is taken when what it
// shows is there. CONTRIBUTING.md shows them.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openChromium } from '../../tests/support/chromium.js';
import { ROOT } from '../../tests/support/project.js';
import { serveFolder } from '../../tests/support/static-server.js';
import { installSystemPackages } from './install.js';

const SITE = path.join(ROOT, 'site/dist');
const IMAGES = path.join(ROOT, 'docs/images/site');
const LARGEST_BYTES = 100_000;

interface Picture {
  readonly name: string;
  readonly page: string;
  readonly scheme: 'light' | 'dark';
  readonly on: 'desktop' | 'phone';
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const VIEWPORTS = { desktop: { width: 1200, height: 760 }, phone: { width: 360, height: 740 } } as const;

const PICTURES: readonly Picture[] = [
  { name: 'home', page: 'index.html', scheme: 'light', on: 'desktop' },
  { name: 'home-phone', page: 'index.html', scheme: 'dark', on: 'phone' },
  { name: 'rules', page: 'rules/index.html', scheme: 'dark', on: 'desktop', prepare: filterRules },
  {
    name: 'playground',
    page: 'playground.html#example=no-query-in-loop/1',
    scheme: 'light',
    on: 'desktop',
    prepare: pointAtFinding,
  },
  {
    name: 'playground-dark',
    page: 'playground.html#example=no-uncoerced-input/2',
    scheme: 'dark',
    on: 'desktop',
    prepare: askWhy,
  },
  {
    name: 'playground-phone',
    page: 'playground.html#example=no-racy-token-rotation/1',
    scheme: 'light',
    on: 'phone',
    prepare: squiggle,
  },
];

function squiggle(page: Page): Promise<void> {
  return page.locator('.cm-lintRange').first().waitFor();
}

async function pointAtFinding(page: Page): Promise<void> {
  await squiggle(page);
  await page.locator('.cm-lintRange').first().hover();
  await page.locator('.cm-tooltip-lint').waitFor();
}

async function askWhy(page: Page): Promise<void> {
  await squiggle(page);
  await page.locator('.problems .head button').first().click();
  await page.getByRole('button', { name: /^Why/ }).click();
  await page.getByText('reports:').waitFor();
}

async function filterRules(page: Page): Promise<void> {
  await page.getByLabel('Area').selectOption('Transactions and races');
  await page.getByText('11 of').waitFor();
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { name, page: file, scheme, on, prepare } = picture;
  const context = await browser.newContext({
    viewport: VIEWPORTS[on],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: on === 'phone' ? 2 : 1,
  });
  const page = await context.newPage();
  await page.goto(`${url}/${file}`);
  await page.waitForLoadState('networkidle');
  await prepare?.(page);
  const small = await sharp(await page.screenshot({ caret: 'hide' }))
    .webp({ quality: 82, effort: 6 })
    .toBuffer();
  await context.close();
  if (small.length > LARGEST_BYTES)
    throw new Error(`${name}.webp has ${small.length} bytes, more than ${LARGEST_BYTES}.`);
  writeFileSync(path.join(IMAGES, `${name}.webp`), small);
  console.log(`docs/images/site/${name}.webp: ${Math.round(small.length / 1000)} kB`);
}

installSystemPackages(['chromium', 'fonts-inter', 'fonts-jetbrains-mono']);
mkdirSync(IMAGES, { recursive: true });
const server = await serveFolder(SITE);
const browser = await openChromium();
try {
  for (const picture of PICTURES) await take(browser, server.url, picture);
} finally {
  await browser.close();
  server.close();
}
