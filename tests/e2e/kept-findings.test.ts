// A folder of kept findings as a user has it: ESLint in a process of its own, and in several at once.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { Checkout, JSON_ROUTE, TWO_FILES } from '../support/checkout.js';
import { CONFIG } from '../support/first-screen.js';
import { DRAFT } from '../support/first-week.js';
import { ROOT } from '../support/project.js';

const FOLDER = 'node_modules/.cache/first-draft';
const NINE = `node ${path.join(ROOT, 'node_modules/eslint9/bin/eslint.js')}`;

/** The project's own configuration, with the setting. */
const configWith = (cache: string): string =>
  CONFIG.text.replace('\n]);', `\n  { settings: { 'first-draft': { cache: '${cache}' } } },\n]);`);

let draft: Checkout;
beforeEach(() => {
  draft = new Checkout(DRAFT);
});
afterEach(() => {
  draft.remove();
});

const keptIn = (checkout: Checkout): readonly string[] =>
  readdirSync(path.join(checkout.root, FOLDER)).sort();

/** The lints that stand in the folder's files. */
const lintsIn = (checkout: Checkout): number =>
  keptIn(checkout)
    .map(
      (name) => JSON.parse(readFileSync(path.join(checkout.root, FOLDER, name), 'utf8')) as { lints: object },
    )
    .reduce((count, { lints }) => count + Object.keys(lints).length, 0);

test.each([
  ['ESLint 10', 'npx eslint . --format json'],
  ['ESLint 9', `${NINE} . --format json`],
])('%s says the same with a folder that is empty, and one that is full', (_, command) => {
  const without = draft.run(command);
  expect(without.stdout).toContain('first-draft/no-uncoerced-input');
  draft.write(CONFIG.file, configWith(FOLDER));
  expect(draft.run(command)).toEqual(without);
  const kept = keptIn(draft);
  expect(kept).toHaveLength(1);
  expect(draft.run(command)).toEqual(without);
  // Nothing was linted anew, so nothing was written.
  expect(keptIn(draft)).toEqual(kept);
});

test('threads share it', () => {
  const without = draft.run('npx eslint . --format json');
  draft.write(CONFIG.file, configWith(FOLDER));
  const command = 'npx eslint . --format json --concurrency 2';
  // With so few files, ESLint says that threads do not pay.
  expect(draft.run(command).stdout).toBe(without.stdout);
  const kept = keptIn(draft);
  const lints = lintsIn(draft);
  expect(draft.run(command).stdout).toBe(without.stdout);
  expect(keptIn(draft)).toEqual(kept);
  expect(draft.run('npx eslint . --format json')).toEqual(without);
  expect(keptIn(draft)).toEqual(kept);
  expect(lints).toBeGreaterThan(5);
});

test('processes that run at once share it', async () => {
  const without = draft.run('npx eslint . --format json');
  draft.write(CONFIG.file, configWith(FOLDER));
  const eslint = path.join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const all = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, [eslint, '.', '--format', 'json'], { cwd: draft.root });
          let text = '';
          child.stdout.on('data', (part: Buffer) => (text += part.toString()));
          child.on('close', () => {
            resolve(text);
          });
        }),
    ),
  );
  for (const text of all) expect(JSON.parse(text)).toEqual(JSON.parse(without.stdout));
  expect(keptIn(draft).every((name) => name.endsWith('.json'))).toBe(true);
  expect(draft.run('npx eslint . --format json')).toEqual(without);
});

test('a fix is found, made and gone', () => {
  draft.write(CONFIG.file, configWith(FOLDER));
  const before = draft.run('npx eslint . --format json --fix-dry-run');
  expect(before.stdout).toContain('"output":');
  expect(draft.run('npx eslint . --format json --fix-dry-run')).toEqual(before);
  draft.run('npx eslint . --fix');
  const after = draft.run('npx eslint . --format json');
  rmSync(path.join(draft.root, FOLDER), { recursive: true });
  expect(draft.run('npx eslint . --format json')).toEqual(after);
});

test('what another file says is never out of date', () => {
  const checkout = new Checkout({ ...TWO_FILES, [CONFIG.file]: '' });
  checkout.write(CONFIG.file, configWith(FOLDER));
  const found = (): boolean => checkout.see('npx eslint .').includes('first-draft/no-uncoerced-input');
  expect(found()).toBe(true);
  checkout.write('src/route.ts', JSON_ROUTE);
  expect(found()).toBe(false);
  checkout.write('src/route.ts', String(TWO_FILES['src/route.ts']));
  expect(found()).toBe(true);
  checkout.remove();
});

test('a folder that cannot be written to is said once, and the run goes on', () => {
  const without = draft.run('npx eslint .');
  draft.write('taken', 'a file');
  draft.write(CONFIG.file, configWith('taken/folder'));
  for (const command of ['npx eslint .', 'npx eslint . --concurrency 2']) {
    const { status, stdout, stderr } = draft.run(command);
    expect({ status, stdout }).toEqual({ status: without.status, stdout: without.stdout });
    expect(stderr.match(/\[FIRST_DRAFT_CACHE\] FirstDraftHint: Nothing can be written to /g)).toHaveLength(1);
  }
});

test('a value that is no path is one error', () => {
  draft.write(CONFIG.file, configWith(' '));
  expect(draft.run('npx eslint .').stderr).toContain(
    'settings["first-draft"].cache must be the path of a folder, but is " ".',
  );
});
