// The parser that stands in for typescript-eslint's gives what that gives: every token, comment and node at the same place.
import * as typescriptEslint from '@typescript-eslint/parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parser } from '../../src/cli/parser/parser.js';
import { ROOT } from '../support/project.js';

interface Parsed {
  readonly ast: object & { readonly tokens: Placed[]; readonly comments: Placed[] };
}
interface Placed {
  readonly type: string;
  readonly value?: string;
  readonly range: readonly [number, number];
  readonly loc: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly column: number;
}

const OPTIONS = {
  range: true,
  loc: true,
  tokens: true,
  comment: true,
  sourceType: 'module',
  ecmaFeatures: { jsx: true },
};

function shown({ type, value, range, loc: { start, end } }: Placed): string {
  return `${type} ${range.join('-')} ${start.line}:${start.column} ${end.line}:${end.column} ${value ?? ''}`;
}

function nodesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  const node = value as Placed;
  const own =
    typeof node.type === 'string' && Array.isArray(node.range) ? [shown({ ...node, value: '' })] : [];
  const fields = Object.entries(value).filter(
    ([name]) => !['parent', 'tokens', 'comments', 'loc', 'range'].includes(name),
  );
  return [...own, ...fields.flatMap(([, field]) => nodesIn(field))];
}

function compare(file: string, text: string): void {
  const options = { ...OPTIONS, filePath: file };
  const theirs = typescriptEslint.parseForESLint(text, options as never) as unknown as Parsed;
  const ours = (
    parser as unknown as { parseForESLint: (text: string, options: object) => Parsed }
  ).parseForESLint(text, options);
  expect(ours.ast.tokens.map(shown)).toEqual(theirs.ast.tokens.map(shown));
  expect(ours.ast.comments.map(shown)).toEqual(theirs.ast.comments.map(shown));
  expect(nodesIn(ours.ast).sort()).toEqual(nodesIn(theirs.ast).sort());
}

const SOURCES = globSync(['src/cli/{parser,scan,init}/**/*.ts', 'examples/first-week/broken/src/**/*.ts'], {
  cwd: ROOT,
});

test.each(SOURCES)('%s', (file) => {
  compare(file, readFileSync(path.join(ROOT, file), 'utf8'));
});

test.each([
  [
    'types',
    'a.ts',
    'let a: Map<string, Array<Set<number>>> = b >> c >>> d; f<A<B>>(1); type Q = `a${string}b`; x as const;',
  ],
  [
    'words of the language as names',
    'a.ts',
    'o.delete; ({ null: 1, true: 2, private: 3, in: 4, get: 5 }); schema.default(1); import.meta.url;',
  ],
  [
    'classes',
    'a.ts',
    '@D() export abstract class X<T extends A<B<C>>> { #p = 1; private readonly x?: string; delete() { this.#p >>>= 2; } static { 1 } }',
  ],
  [
    'templates and expressions',
    'a.ts',
    'const re = /a[/]b/gi.test(`x${`n${1}`}y`) ? 1n : 0x1f; if (a) /re/.exec(b); a ?? b; a?.5:1; let \\u0061b = è;',
  ],
  [
    'JSX',
    'a.tsx',
    'const t = <div a-b="q" {...p} c={"x"}>hi &amp; {x} <b.c/> <>a</> {/* c */}</div>; const f = <T,>(x: T) => x;',
  ],
  [
    'a script with a first line for the shell',
    'a.cts',
    '#!/usr/bin/env node\n// why\r\nimport x = require("y");\nexport = x;\n',
  ],
  [
    'declarations',
    'a.d.ts',
    'declare module "a" { export type M = { readonly [K in keyof T]?: T[K] }; }\ndeclare global { var q: string }',
  ],
])('%s', (_, file, text) => {
  compare(file, text);
});

const parseAlone = (text: string) =>
  (parser as unknown as { parseForESLint: (text: string, options: object) => Parsed }).parseForESLint(text, {
    filePath: 'a.ts',
  });

test('a syntax error stands where it is', () => {
  expect(() => parseAlone('let a;\nconst = 1;\n')).toThrow(
    expect.objectContaining({ lineNumber: 2 }) as Error,
  );
});

test('what is nested too deep for the parser is a syntax error, and the process lives', () => {
  const deep = `x = ${'['.repeat(200_000)}${']'.repeat(200_000)};`;
  expect(() => parseAlone(deep)).toThrow('nested too deep');
});
