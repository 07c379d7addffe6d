// docs/adoption.md, played from top to bottom on a copy of the example, and what it says of ESLint's counting.
import path from 'node:path';
import { Checkout, JSON_ROUTE, TWO_FILES } from '../support/checkout.js';
import { CONFIG } from '../support/first-screen.js';
import { DRAFT } from '../support/first-week.js';
import { readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';
import { play, scenesOf } from '../support/transcript.js';

const { blocks } = readPage(path.join(ROOT, 'docs/adoption.md'));
const RECORD = 'eslint-suppressions.json';
type Record = { readonly [file: string]: { readonly [rule: string]: { readonly count: number } } };

/** How many findings a record holds in all. */
const recorded = (checkout: Checkout) =>
  Object.values(JSON.parse(checkout.read(RECORD)) as Record)
    .flatMap((rules) => Object.values(rules))
    .reduce((sum, { count }) => sum + count, 0);

test('every block of the page is a file, a command or what the command prints', () => {
  const kinds = blocks.map(({ info }) => info.split(/[ =]/)[0]);
  expect(kinds.filter((kind) => !['file', 'run', 'output'].includes(String(kind)))).toEqual([]);
});

describe('the page, from top to bottom', () => {
  const draft = new Checkout(DRAFT);
  const sizes: number[] = [];
  afterAll(() => {
    draft.remove();
  });

  test.each(scenesOf(blocks))('line $line: $command', (scene) => {
    expect(play(draft, scene)).toEqual({ exit: scene.exit, output: scene.output });
    if (/--suppress-all|--prune/.test(scene.command)) sizes.push(recorded(draft));
  });

  test('everything was recorded, and what was repaired is recorded no more', () => {
    expect(sizes).toEqual([69, 65]);
  });

  test('the folders of its last configuration are linted, and no others', () => {
    const { code } = blocks.at(-1) ?? { code: '' };
    draft.write(CONFIG.file, code);
    draft.run(`rm ${RECORD}`);
    const files = [...draft.see('npx eslint .').matchAll(/^\/app\/(\S+)$/gm)].map(([, file]) => file);
    expect(files).toEqual([
      'src/client/api.ts',
      'src/services/credit.ts',
      'src/services/dashboard.ts',
      'src/services/payments.ts',
      'src/services/products.ts',
    ]);
  });
});

describe('the record counts by file and rule', () => {
  const LOG = "import express from 'express';\n\nexport async function run(work: () => Promise<void>) {\n";
  const caught = (times: number) =>
    `${LOG}${'  try {\n    await work();\n  } catch (error) {\n    console.log(error);\n  }\n'.repeat(times)}}\n`;
  let checkout: Checkout;
  const shown = () => checkout.see('npx eslint .').match(/first-draft\/no-console-log-error/g)?.length ?? 0;

  beforeAll(() => {
    checkout = new Checkout({
      'src/run.ts': caught(2),
      'package.json': '{ "type": "module", "dependencies": { "express": "5.3.0" } }',
    });
    checkout.run('npx eslint . --suppress-all');
  });
  afterAll(() => {
    checkout.remove();
  });

  test('one more shows all of them, the same number shows none', () => {
    expect(shown()).toBe(0);
    checkout.write('src/run.ts', caught(3));
    expect(shown()).toBe(3);
    checkout.write('src/run.ts', caught(2).replace('await work();', 'await work();\n    await work();'));
    expect(shown()).toBe(0);
  });

  test('one rule can be recorded and the others left', () => {
    const draft = new Checkout(DRAFT);
    const { status, stdout } = draft.run('npx eslint . --suppress-rule first-draft/no-console-log-error');
    expect(status).toBe(1);
    expect(stdout).not.toContain('first-draft/no-console-log-error');
    expect(stdout).toContain('first-draft/no-query-in-loop');
    draft.remove();
  });
});

test('a repair in a route is to be pruned from the record of its schema', () => {
  const checkout = new Checkout(TWO_FILES);
  checkout.run('npx eslint . --suppress-all');
  expect(Object.keys(JSON.parse(checkout.read(RECORD)) as Record)).toEqual(['src/schema.ts']);
  checkout.write('src/route.ts', JSON_ROUTE);
  const { status, stderr } = checkout.run('npx eslint .');
  expect(status).toBe(2);
  expect(stderr).toContain('--prune-suppressions');
  checkout.remove();
});
