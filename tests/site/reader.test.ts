// In the browser TypeScript reads the files and typescript-eslint makes the tree; in Node oxc does. Every fact follows from the
// tree and the text, so where the trees are equal, what the plugin knows of a module is too.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync as parseWithOxc } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import { examples } from '../../site/content/examples.js';
import { parseSync } from '../../site/playground/engine/reader.js';
import { ROOT } from '../support/project.js';

const OPTIONS = { astType: 'ts', range: false, preserveParens: false } as const;

/** How the module reader calls a file. */
function languageOf(file: string): 'ts' | 'tsx' | 'jsx' {
  if (/\.[cm]?ts$/.test(file)) return 'ts';
  return file.endsWith('.tsx') ? 'tsx' : 'jsx';
}

/** A tree as data: one of them has ranges and lines and columns too, and null is written out or not. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // `&amp;` is `&` to one and `&amp;` to the other. No rule reads what a page shows.
  const isShown = (value as { type?: unknown }).type === 'JSXText';
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, each]) =>
          !['range', 'loc', 'parent', 'comments'].includes(name) &&
          !(isShown && name === 'value') &&
          each !== undefined &&
          each !== null,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, plain(each)]),
  );
}

const SOURCES: [file: string, text: string][] = [
  ...globSync(
    [
      'src/**/*.ts',
      'tests/fixtures/**/*.{ts,tsx,js,mjs,cjs}',
      'examples/**/broken/**/*.ts',
      '!**/node_modules/**',
      // What Prisma writes is of one form, and long.
      '!examples/**/generated/**',
    ],
    { cwd: ROOT },
  ).map((file): [string, string] => [file, readFileSync(path.join(ROOT, file), 'utf8')]),
  ...examples().flatMap(({ id, draft }) =>
    Object.entries(draft.files)
      .filter(([file]) => /\.[cm]?[jt]sx?$/.test(file))
      .map(([file, text]): [string, string] => [`${id}/${file}`, text]),
  ),
];

test('there is much to read', () => {
  expect(SOURCES.length).toBeGreaterThan(500);
});

test.each(SOURCES)('%s', (file, text) => {
  const lang = languageOf(file);
  const theirs = parseWithOxc(file, text, { ...OPTIONS, lang });
  const ours = parseSync(file, text, { ...OPTIONS, lang });
  expect(ours.errors).toEqual([]);
  expect(theirs.errors).toEqual([]);
  expect(plain(ours.program.body)).toEqual(plain(theirs.program.body));
  const placed = ({ type, value, start, end }: (typeof theirs.comments)[number]) => ({
    type,
    value,
    start,
    end,
  });
  expect(ours.comments.map(placed)).toEqual(theirs.comments.map(placed));
});

test.each([
  ['JSX', 'a.tsx', 'export const Row = <T,>(row: T) => <td data-x="1" {...row}>{/* c */}a &amp; b</td>;'],
  ['plain JavaScript', 'a.js', "const a = require('a'); module.exports = { b: a?.b ?? 1n, c: /x/gu };"],
  [
    'decorators',
    'a.ts',
    '@A() export class B { @C() private readonly d!: string; constructor(@E() readonly f: G) {} }',
  ],
  [
    'declarations',
    'a.ts',
    'declare global { var a: B } declare module "c" { interface D { e?: F } } export type G = typeof import("h");',
  ],
])('%s', (_, file, text) => {
  const lang = languageOf(file);
  expect(plain(parseSync(file, text, { ...OPTIONS, lang }).program.body)).toEqual(
    plain(parseWithOxc(file, text, { ...OPTIONS, lang }).program.body),
  );
});

test('a text that is no program has an error where it is, and no tree', () => {
  const { program, errors } = parseSync('a.ts', 'let a;\nconst = 1;\n', { ...OPTIONS, lang: 'ts' });
  expect(program.body).toEqual([]);
  expect(errors[0]?.labels[0]?.start).toBe(13);
});
