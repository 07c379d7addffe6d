// docs/the-first-week.md tells every failure mode of the example, with all that was measured; tests/docs/generated.test.ts keeps its
// code, messages and rows up to date.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SCENES, type Measured } from '../../scripts/first-week-page.js';
import { Checkout } from '../support/checkout.js';
import { DRAFT } from '../support/first-week.js';
import { readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';

const { text, blocks } = readPage(path.join(ROOT, 'docs/the-first-week.md'));
const measured = JSON.parse(
  readFileSync(path.join(ROOT, 'examples/first-week/measured.json'), 'utf8'),
) as Measured;

/** Rules that say of the draft what depends on the project: whether a table is small, and what the console is for. */
const LEFT_OUT = ['no-unbounded-query', 'require-structured-logger'];

test('every rule that finds something in the draft is told, and no other', () => {
  const draft = new Checkout(DRAFT);
  const { stdout } = draft.run('npx first-draft --preset all --json');
  draft.remove();
  const { byRule } = JSON.parse(stdout) as { byRule: Record<string, number> };
  const told = [...new Set([...text.matchAll(/\]\(rules\/([\w-]+)\.md\)/g)].map(([, rule]) => String(rule)))];
  expect(told.sort()).toEqual(
    Object.keys(byRule)
      .filter((rule) => !LEFT_OUT.includes(rule))
      .sort(),
  );
});

test('every row of the run stands beside a failure mode, or is about the whole', () => {
  const told = Object.values(SCENES).flatMap(({ rows = [] }) => rows);
  const ofTheWhole = [
    'findings left',
    "the draft's own tests passed",
    "the fixed version's own tests passed",
    'integration tests passed',
  ];
  expect([...told, ...ofTheWhole].sort()).toEqual(measured.rows.map(([title]) => title).sort());
});

test.each([
  ['queries: GET /dashboard', '501', 'A page that asks 501 times'],
  ['sales at once that the stock forgets', '19 of 20', 'With twenty at the same moment, nineteen are.'],
  ['sold to 20 at once, of 10 in stock', '20', 'the shop still sells twenty of ten'],
  ['payouts of one coupon sent 20 times', '20', 'One coupon, paid out twenty times'],
  ['refresh tokens minted from one', '19', 'One refresh token, nineteen sessions'],
  ['failures logged with message and stack', '3 of 9', 'Nine requests fail. Three of them can be understood'],
  ["the draft's own tests passed", '16 of 16', 'All sixteen tests of the draft pass'],
])('the number of "%s" is the one in words', (row, before, words) => {
  expect(measured.rows.find(([title]) => title === row)?.[1], 'the run').toBe(before);
  expect(text).toContain(words);
});

test('what is said to stay bad stays bad in the run', () => {
  const after = (row: string) => measured.rows.find(([title]) => title === row)?.[2];
  expect(after('sessions still alive')).toBe('0 of 20');
  expect(after('logins left when the answer to a refresh is lost')).toBe('0 of 4');
  expect(after('failures answered as a success')).toBe('1 of 9');
  expect(after('failures logged with the request id')).toBe('0 of 9');
  expect(after('failures handed to error tracking')).toBe('0 of 9');
});

test('each failure mode shows code, a message and, where there is one, the repair', () => {
  const scenes = Object.keys(SCENES);
  const code = blocks.filter(({ language }) => language === 'ts');
  expect(code).toHaveLength(scenes.length);
  for (const name of scenes) {
    const [, block = ''] =
      new RegExp(`<!-- begin generated ${name} -->([^]*)<!-- end generated ${name} -->`).exec(text) ?? [];
    expect(block, name).toMatch(/```ts\n[^]+```\n\n> \[/);
  }
  const unrepaired = scenes.length - blocks.filter(({ language }) => language === 'diff').length;
  // A retried refresh, a swallowed and a leaked error, and two tests: what to do instead is a decision.
  expect(unrepaired).toBe(5);
});
