// A few cells of `npm run matrix`: the packed plugin, installed by npm beside its host in a project outside this
// repository, finds the same everywhere.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeHost, HOSTS, type Host } from '../../scripts/matrix/cells.js';
import {
  differencesOf,
  expectedOf,
  REFERENCE,
  renderFindings,
  type Findings,
} from '../../scripts/matrix/findings.js';
import { installHost, packPlugin } from '../../scripts/matrix/hosts.js';
import { lintForm, type Verdict } from '../../scripts/matrix/lint.js';
import { besideIt } from '../../scripts/matrix/report.js';
import { ROOT } from '../support/project.js';

const hostOf = (eslint: RegExp, arrangement: Host['arrangement']): Host =>
  HOSTS.find(
    (host) => eslint.test(host.eslint) && host.arrangement === arrangement && host.installer === 'npm',
  ) as Host;
const lowest = hostOf(/^9\.0\./, 'none');
const newest = hostOf(/^10\.(?!0\.)/, 'typescript6');
const beside7 = hostOf(/^10\.(?!0\.)/, 'typescript7');

let folders: ReadonlyMap<Host, string>;
/** What the newest ESLint finds, with types: the others are compared with it. */
let reference: Findings;
const lint = (host: Host, tier: Verdict['cell']['tier'], form: Verdict['form'], expected: Findings) =>
  lintForm({ host, tier }, folders.get(host) as string, form, expected);

beforeAll(async () => {
  const tarball = packPlugin();
  const installed = [lowest, newest, beside7].map(async (host): Promise<[Host, string]> => [
    host,
    await installHost(host, tarball),
  ]);
  folders = new Map(await Promise.all(installed));
  reference = (await lint(newest, 'typed', 'ts', new Map())).findings;
});

test('the newest ESLint with types and a TypeScript configuration finds what is recorded', async () => {
  await expect(renderFindings(reference)).toMatchFileSnapshot(REFERENCE);
});

test('it finds what only types tell, and what only another file tells', () => {
  const files = (parser: 'espree' | 'typescript-eslint', tier: 'untyped' | 'typed') => [
    ...expectedOf(reference, { parser, tier }).keys(),
  ];
  expect(files('typescript-eslint', 'typed').length).toBeGreaterThan(
    files('typescript-eslint', 'untyped').length,
  );
  expect(files('typescript-eslint', 'untyped').length).toBeGreaterThan(files('espree', 'untyped').length);
  expect(reference.get('src/js/schemas.js')).toContain('validated in orders.js:9');
});

test.each([
  ['the lowest ESLint, JavaScript, a CommonJS configuration', lowest, 'untyped', 'cjs'],
  ['the newest ESLint without types, an ESM configuration', newest, 'untyped', 'js'],
  ['TypeScript 7 installed, a TypeScript configuration', beside7, 'untyped', 'ts'],
] as const)('%s: the same', async (_, host, tier, form) => {
  const { differences } = await lint(host, tier, form, reference);
  expect(differences).toEqual([]);
});

test('a finding that stands one column further is a difference', () => {
  const moved = new Map([...reference].map(([file, text]) => [file, text.replace('5:34-', '5:35-')]));
  expect(differencesOf(moved, reference)).toEqual([
    'src/js/legacy.cjs',
    '-   5:35-5:42 2 first-draft/no-uncoerced-input',
    '+   5:34-5:42 2 first-draft/no-uncoerced-input',
  ]);
});

test('the table in the docs has a line for each host', () => {
  const page = readFileSync(path.join(ROOT, 'docs/compatibility.md'), 'utf8');
  const [, table = ''] =
    /<!-- begin generated matrix -->([^]*)<!-- end generated matrix -->/.exec(page) ?? [];
  const lines = table.split('\n').map((line) => line.replaceAll(/\s+/g, ' '));
  const missing = HOSTS.filter(
    (host) => !lines.some((line) => line.startsWith(`| ${host.eslint} | ${besideIt(host)} |`)),
  );
  expect(missing.map(describeHost), 'run `npm run matrix -- --write`').toEqual([]);
});
