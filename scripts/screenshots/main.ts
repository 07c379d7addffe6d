// Takes the pictures of README and docs: `npm run screenshots`. They show the example's draft in VS Code with the settings
// that docs/editors.md gives, and each is taken only after what it shows has happened.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { copyDraft } from '../../tests/support/first-week.js';
import { readPage } from '../../tests/support/pages.js';
import { ROOT } from '../../tests/support/project.js';
import { install } from './install.js';
import { openWorkbench, type Workbench } from './workbench.js';

const CACHE = path.join(ROOT, '.cache/screenshots');
const EXTENSIONS = path.join(CACHE, 'extensions');
const FOLDER = path.join(CACHE, 'workspace/household-shop-api');
const IMAGES = path.join(ROOT, 'docs/images');
const LARGEST_BYTES = 150_000;
const SAVED_WITHIN_MS = 30_000;

async function takePictures(workbench: Workbench): Promise<void> {
  await workbench.open('src/services/dashboard.ts');
  await workbench.squiggleAt('prisma.order.findMany');
  const bubble = await workbench.hover('prisma.order.findMany', 'runs once per element');
  await keep('hover', await workbench.picture('return rows', bubble));
  await workbench.rest();

  const menu = await workbench.quickFixes('prisma.order.findMany', 'Load it with the parents');
  await keep('quick-fix', await workbench.picture('return rows', menu));
  await workbench.rest();
  await workbench.closeFile();

  await workbench.open('src/schemas/orders.ts');
  await workbench.squiggleAt('page: z.number');
  await keep('before-save', await workbench.picture('includeItems'));
  await workbench.save();
  await workbench.noSquiggleAt('page: z.coerce.number');
  await savedWith('src/schemas/orders.ts', 'page: z.coerce.number()');
  await keep('after-save', await workbench.picture('includeItems'));

  // A body of JSON becomes a form in the route, and the schema in the other file asks for numbers that no form sends. Both
  // files stay open: going back to the schema is what has it linted again.
  await workbench.open('src/routes/orders.ts');
  await workbench.retype('json(), async', 'urlencoded');
  await workbench.save();
  await savedWith('src/routes/orders.ts', 'express.urlencoded()');
  await workbench.open('src/schemas/orders.ts');
  await workbench.squiggleAt('quantity: z.number');
  const fromElsewhere = await workbench.hover('z.number', 'a form body');
  await keep('other-file', await workbench.picture('.min(1)', fromElsewhere));
}

async function keep(name: string, picture: Buffer): Promise<void> {
  const small = await sharp(picture).png({ palette: true, colours: 128, effort: 10 }).toBuffer();
  if (small.length > LARGEST_BYTES)
    throw new Error(`${name}.png has ${small.length} bytes, more than ${LARGEST_BYTES}.`);
  writeFileSync(path.join(IMAGES, `${name}.png`), small);
  console.log(`docs/images/${name}.png: ${Math.round(small.length / 1000)} kB`);
}

/** Waits until a file holds a text on disk. */
async function savedWith(file: string, text: string): Promise<void> {
  const end = Date.now() + SAVED_WITHIN_MS;
  while (!readFileSync(path.join(FOLDER, file), 'utf8').includes(text)) {
    if (Date.now() > end) throw new Error(`${file} was saved without \`${text}\`.`);
    await wait(100);
  }
}

/** The example's draft, with the first settings that the page gives for VS Code. */
function writeWorkspace(): void {
  const settings = readPage(path.join(ROOT, 'docs/editors.md')).blocks.find(({ info }) => info === 'vscode');
  if (!settings) throw new Error('docs/editors.md gives no settings for VS Code.');
  copyDraft(FOLDER);
  mkdirSync(path.join(FOLDER, '.vscode'));
  writeFileSync(path.join(FOLDER, '.vscode/settings.json'), settings.code);
}

function writeExtensions(): void {
  rmSync(EXTENSIONS, { recursive: true, force: true });
  const client = path.join(import.meta.dirname, 'client');
  cpSync(client, path.join(EXTENSIONS, 'first-draft.eslint-client-0.0.1'), { recursive: true });
  // What TypeScript itself says of the code would stand between the findings: an extension of the same name, newer and
  // empty, takes the place of the one that VS Code brings.
  const empty = path.join(EXTENSIONS, 'vscode.typescript-language-features-99.0.0');
  mkdirSync(empty);
  writeFileSync(
    path.join(empty, 'package.json'),
    JSON.stringify({
      name: 'typescript-language-features',
      publisher: 'vscode',
      version: '99.0.0',
      engines: { vscode: '^1.91.0' },
    }),
  );
}

async function main(): Promise<void> {
  const installed = install(path.join(CACHE, 'code-server'));
  writeWorkspace();
  writeExtensions();
  mkdirSync(IMAGES, { recursive: true });
  const workbench = await openWorkbench(FOLDER, CACHE, installed);
  try {
    await takePictures(workbench);
  } finally {
    await workbench.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
