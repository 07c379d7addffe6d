// What the models of validation libraries say of texts, and what the repairs that they offer make of them: run on the libraries.
import { Schema } from 'effect';
import { Schema as Schema3 } from 'effect3';
import Type from 'typebox';
import Value from 'typebox/value';
import { type } from 'arktype';
import Joi from 'joi';
import { expect, test } from 'vitest';
import * as yup from 'yup';

const TEXTS = ['42', '', 'abc'] as const;
const REFUSED = 'refused';

/** What becomes of a number, an empty text and another one. */
function read(validate: (text: string) => unknown): unknown[] {
  return TEXTS.map((text) => {
    try {
      return validate(text);
    } catch {
      return REFUSED;
    }
  });
}

const joi = (schema: Joi.Schema, options?: Joi.ValidationOptions) =>
  read((page) => (Joi.attempt({ page }, Joi.object({ page: schema }), options) as { page: unknown }).page);
const yupOf = (schema: yup.Schema, options?: { strict: boolean }) =>
  read((page) => (yup.object({ page: schema }).validateSync({ page }, options) as { page: unknown }).page);

const CONVERTED = [42, REFUSED, REFUSED];
const ALL_REFUSED = [REFUSED, REFUSED, REFUSED];

test('joi converts, refuses under convert: false, and converts again where that is said behind the leaf', () => {
  expect(joi(Joi.number())).toEqual(CONVERTED);
  expect(joi(Joi.number(), { convert: false })).toEqual(ALL_REFUSED);
  expect(joi(Joi.number().strict())).toEqual(ALL_REFUSED);
  expect(joi(Joi.number().prefs({ convert: true }), { convert: false })).toEqual(CONVERTED);
  expect(joi(Joi.valid(42))).toEqual(ALL_REFUSED);
});

test('joi takes what custom returns; number() in its place refuses what is none', () => {
  expect(joi(Joi.string().custom(Number))).toEqual([42, REFUSED, Number.NaN]);
  expect(joi(Joi.string().custom(Number).required())).toEqual([42, REFUSED, Number.NaN]);
  expect(Joi.attempt({}, Joi.object({ page: Joi.string().custom(Number) }))).toEqual({});
  expect(joi(Joi.number())).toEqual(CONVERTED);
});

test('yup casts, and refuses under strict, of the field, of what holds it and of the validation', () => {
  expect(yupOf(yup.number())).toEqual(CONVERTED);
  expect(yupOf(yup.number().strict())).toEqual(ALL_REFUSED);
  expect(yupOf(yup.number(), { strict: true })).toEqual(ALL_REFUSED);
  const strict = yup.object({ page: yup.number().strict(false) }).strict();
  expect(read((page) => strict.validateSync({ page }))).toEqual(ALL_REFUSED);
  const list = yup.object({ page: yup.array().of(yup.number().strict()) });
  expect(list.validateSync({ page: ['42'] })).toEqual({ page: [42] });
});

test('yup: a mixed schema that is made a number lets NaN through, and number() in its place does not', () => {
  expect(yupOf(yup.mixed().transform(Number))).toEqual([42, 0, Number.NaN]);
  expect(yupOf(yup.mixed().transform(Number), { strict: true })).toEqual([...TEXTS]);
  expect(yupOf(yup.number().transform((_, text) => Number(text)))).toEqual([42, 0, REFUSED]);
  expect(yupOf(yup.string().transform(Number))).toEqual(ALL_REFUSED);
});

test('ArkType: a number is asked for behind a pipe', () => {
  const asserted = (schema: { assert: (text: unknown) => unknown }) => read((text) => schema.assert(text));
  expect(asserted(type('string').pipe(Number))).toEqual([42, 0, Number.NaN]);
  expect(asserted(type('string').pipe(Number).to('number'))).toEqual([42, 0, REFUSED]);
});

test('Effect 4: FiniteFromString refuses the NaN that NumberFromString gives', () => {
  expect(read(Schema.decodeUnknownSync(Schema.NumberFromString))).toEqual([42, 0, Number.NaN]);
  expect(read(Schema.decodeUnknownSync(Schema.FiniteFromString))).toEqual([42, 0, REFUSED]);
});

test('Effect 3: BooleanFromUnknown asks for truthiness; a transformation into Number lets NaN through', () => {
  const decode = Schema3.decodeUnknownSync;
  expect(['true', 'false', ''].map((text) => decode(Schema3.BooleanFromUnknown)(text))).toEqual([
    true,
    true,
    false,
  ]);
  expect(decode(Schema3.BooleanFromString)('false')).toBe(false);
  const into = (schema: Schema3.Schema<number>) =>
    Schema3.transform(Schema3.String, schema, { decode: Number, encode: String });
  expect(read(decode(into(Schema3.Number)))).toEqual([42, 0, Number.NaN]);
  expect(read(decode(into(Schema3.Finite)))).toEqual([42, 0, REFUSED]);
  expect(read(decode(Schema3.NumberFromString))).toEqual(CONVERTED);
});

test('ArkType: a list with an arrow does what pipe does, and what stands in its place reads the text', () => {
  const asserted = (schema: { assert: (text: unknown) => unknown }) => read((text) => schema.assert(text));
  expect(asserted(type(['string', '=>', Number]))).toEqual([42, 0, Number.NaN]);
  expect(asserted(type('string.numeric.parse'))).toEqual(CONVERTED);
  const words = type(["'true' | 'false'", '=>', (text) => text === 'true']);
  expect(['true', 'false'].map((text) => words.assert(text))).toEqual([true, false]);
  expect(['true', 'false'].map((text) => type(['string', '=>', Boolean]).assert(text))).toEqual([true, true]);
});

test('TypeBox 1: Decode makes 0 of an empty text and of null, unless a bound refuses that; its functions are taken as they are', () => {
  const decoded = (schema: Type.TSchema) => read((text) => Value.Decode(schema, text));
  expect(decoded(Type.Number())).toEqual([42, 0, REFUSED]);
  expect(decoded(Type.Number({ minimum: 1 }))).toEqual(CONVERTED);
  expect(Value.Decode(Type.Object({ a: Type.Number() }), { a: null })).toEqual({ a: 0 });
  expect(decoded(Type.Decode(Type.String(), Number))).toEqual([42, 0, Number.NaN]);
  expect(Value.Decode(Type.Decode(Type.String(), Boolean), 'false')).toBe(true);
});

test('yup and joi: a verdict leaves the texts as they are', async () => {
  const query = { page: '2' };
  expect(await yup.object({ page: yup.number() }).isValid(query)).toBe(true);
  expect(Joi.object({ page: Joi.number() }).validate(query).value).toEqual({ page: 2 });
  expect(query).toEqual({ page: '2' });
});
