// Leaves of valibot's schemas, and what arrives there.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

const of = (code: string) => leavesIn(`import * as v from 'valibot';\n${code}`);

test('a schema, its actions and its wrappers', () => {
  expect(
    of(`
const inner = v.object({ page: v.optional(v.pipe(v.number(), v.minValue(1)), 1), flags: v.array(v.boolean()) });
export const env = v.parse(v.object({ inner, since: v.nullish(v.date()), id: v.bigint() }), process.env);
`),
  ).toEqual([
    'v.number(): env strings',
    'v.boolean(): env strings',
    'v.date(): env strings',
    'v.bigint(): env strings',
  ]);
});

test('conversions behind a text', () => {
  expect(
    of(`
export const env = v.safeParse(v.object({
  a: v.pipe(v.string(), v.trim(), v.toNumber()),
  b: v.pipe(v.string(), v.toBoolean()),
  c: v.pipe(v.picklist(['0', '1']), v.toNumber()),
}), process.env);
`),
  ).toEqual(['v.toNumber(): env strings', 'v.toBoolean(): env strings', 'v.toNumber(): nothing']);
});

test('functions by their own names, and a validator of Hono', () => {
  expect(
    leavesIn(`
import { number, object } from 'valibot';
import { vValidator } from '@hono/valibot-validator';
export const validate = vValidator('query', object({ page: number() }));
`),
  ).toEqual(['number(): query strings']);
});

test('another library with the same names', () => {
  expect(
    leavesIn(`import * as v from './valibot.js';\nexport const env = v.parse(v.number(), process.env.PORT);`),
  ).toEqual([]);
});
