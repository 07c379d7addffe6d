// Leaves of ArkType's schemas, which are words in texts.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

test('words, in objects and alone, by calling the schema and by asserting', () => {
  expect(
    leavesIn(`
import { type } from 'arktype';
const env = type({ PORT: 'number', 'DEBUG?': 'boolean', pool: { size: 'number.integer' }, name: 'string' });
env(process.env);
type('Date').assert(process.env.SINCE);
export const rows = type({ id: 'number' });
`),
  ).toEqual([
    "'number': env strings",
    "'boolean': env strings",
    "'number.integer': env strings",
    "'Date': env strings",
    "'number': nothing",
  ]);
});

test('words that read texts, and the same words elsewhere', () => {
  expect(
    leavesIn(`
import { type } from 'arktype';
type({ PORT: 'string.numeric.parse' })(process.env);
export const kind = { type: 'number' };
`),
  ).toEqual([]);
});

test('a list with an arrow is no leaf', () => {
  expect(
    leavesIn(`
import { type } from 'arktype';
type({ PORT: ['string', '=>', Number], POOL: 'number' })(process.env);
`),
  ).toEqual(["'number': env strings"]);
});
