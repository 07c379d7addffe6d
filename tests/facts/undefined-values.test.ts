// Whether a value may be undefined where it is used: the marked argument of a call.
import { evidenceOfUndefined } from '../../src/facts/flow/undefined-values.js';
import { inProject, markedIn, type Opening } from '../support/testkit.js';

const evidenceIn = (code: string, opening: Opening = {}): string[] =>
  inProject(
    { 'src/file.ts': code },
    ({ module, analysis }) =>
      markedIn(module).map((value) => {
        const call = value.parent;
        if (call?.type !== 'CallExpression') throw new Error('The mark stands before an argument.');
        return evidenceOfUndefined(value, call, analysis);
      }),
    opening,
  );

test.each([
  ['an optional chain', 'use(/*?*/user?.id);', 'likely'],
  ['an optional parameter', 'export const f = (id?: string) => use(/*?*/id);', 'likely'],
  [
    'a parameter of a type with undefined',
    'export const f = (id: string | undefined) => use(/*?*/id);',
    'likely',
  ],
  ['a default', "export const f = (id: string | undefined = 'a') => use(/*?*/id);", 'unknown'],
  ['a parameter', 'export const f = (id: string) => use(/*?*/id);', 'unknown'],
  ['what a call gives', 'const id = find();\nuse(/*?*/id);', 'unknown'],
  ['behind an exit', 'export const f = (id?: string) => { if (!id) return; use(/*?*/id); };', 'unknown'],
  ['in a branch', 'export const f = (id?: string) => { if (id) use(/*?*/id); };', 'unknown'],
  ['behind an assertion', 'export const f = (id?: string) => { assert(id); use(/*?*/id); };', 'unknown'],
  [
    'what was looked at is something else',
    'export const f = (id?: string) => { if (!name) return; use(/*?*/id); };',
    'likely',
  ],
  [
    'what is looked at afterwards',
    'export const f = (id?: string) => { use(/*?*/id); if (!id) return; };',
    'likely',
  ],
])('%s', (_, code, is) => {
  expect(evidenceIn(code)).toEqual([is]);
});

test('parts of a request', () => {
  const code = `import express from 'express';
express().get('/:id', (req, res) => {
  use(/*?*/req.query.id);
  use(/*?*/req.headers.id);
  use(/*?*/req.cookies.id);
  use(/*?*/req.body.id);
  use(/*?*/req.params.id);
});`;
  expect(evidenceIn(code)).toEqual(['likely', 'likely', 'likely', 'likely', 'no']);
});

test('with types', () => {
  const code = `declare const a: { readonly id?: string; readonly name: string; readonly any: any };
declare function use(value: unknown): void;
use(/*?*/a.id);
use(/*?*/a.name);
use(/*?*/a.any);
export const f = (id?: string) => { if (id) use(/*?*/id); };`;
  expect(evidenceIn(code, { isTyped: true })).toEqual(['certain', 'no', 'unknown', 'no']);
});
