// Leaves of Effect's schemas, which are there without a call.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

test('decoders, made and called at once or kept', () => {
  expect(
    leavesIn(`
import { Schema } from 'effect';
const Env = Schema.Struct({ PORT: Schema.Number, DEBUG: Schema.optional(Schema.Boolean), name: Schema.String });
const decode = Schema.decodeUnknownSync(Env);
decode(process.env);
Schema.decodeUnknownSync(Schema.Int.pipe(Schema.positive()))(process.env.POOL);
export const Row = Schema.Struct({ id: Schema.Number });
`),
  ).toEqual([
    'Schema.Number: env strings',
    'Schema.Boolean: env strings',
    'Schema.Int: env strings',
    'Schema.Number: nothing',
  ]);
});

test('a module of its own, a leaf that converts in the installed version 4, and a member of the same name', () => {
  expect(
    leavesIn(`
import * as Schema from 'effect/Schema';
const Other = { Number: 1 };
Schema.decodeUnknownSync(Schema.Struct({ PORT: Schema.NumberFromString }))(process.env);
export const number = Other.Number;
`),
  ).toEqual(['Schema.NumberFromString: env strings']);
});

test('what 3 alone has is left alone in the installed version 4, and a transformation is no leaf', () => {
  expect(
    leavesIn(`
import { Schema } from 'effect';
const seats = Schema.transform(Schema.String, Schema.Number, { decode: Number, encode: String });
Schema.decodeUnknownSync(Schema.Struct({ DEBUG: Schema.BooleanFromUnknown, SEATS: seats }))(process.env);
`),
  ).toEqual(['Schema.Number: nothing']);
});
