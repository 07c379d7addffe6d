// Leaves of joi's schemas: texts are converted there, and refused only where something says that they are not.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

const of = (code: string) => leavesIn(`import Joi from 'joi';\n${code}`);

test('what is fed and what is said of it', () => {
  expect(
    of(`
Joi.object({ a: Joi.number() }).validate(process.env);
Joi.object().keys({ b: Joi.number().integer().strict() }).validate(process.env);
Joi.object({ c: Joi.boolean() }).options({ convert: false }).validate(process.env);
Joi.attempt(process.env, Joi.object({ d: Joi.date() }), 'environment', { convert: false });
const options = { convert: false, abortEarly: false };
Joi.object({ e: Joi.array().items(Joi.number()) }).validateAsync(process.env, options);
Joi.compile({ f: Joi.number() }).prefs({ abortEarly: false }).validate(process.env, { convert: false });
`),
  ).toEqual([
    'Joi.number(): env strings',
    'Joi.number(): env strings, under .strict()',
    'Joi.boolean(): env strings, under convert: false',
    'Joi.date(): env strings, under convert: false',
    'Joi.number(): env strings, under convert: false',
    'Joi.number(): env strings, under convert: false',
  ]);
});

test('contradictions, alternatives and values', () => {
  expect(
    of(`
Joi.object({ a: Joi.number().prefs({ convert: true }) }).strict().validate(process.env);
Joi.object({ b: Joi.alternatives(Joi.number(), Joi.boolean()).strict() }).validate(process.env);
Joi.object({ c: Joi.alternatives().try(Joi.number(), Joi.string()).strict() }).validate(process.env);
Joi.object({ d: Joi.valid(1, 2) }).validate(process.env);
Joi.object({ e: Joi.number().strict() }).validate({ e: 1 });
`),
  ).toEqual([
    'Joi.number(): env strings, under unknown',
    'Joi.number(): env strings, under .strict()',
    'Joi.boolean(): env strings, under .strict()',
    'Joi.number(): nothing',
    'Joi.valid(1, 2): env strings',
    'Joi.number(): unknown, under .strict()',
  ]);
});

test('required, by another name', () => {
  expect(
    leavesIn(`
const joi = require('joi');
module.exports = joi.object({ a: joi.number() }).validate(process.env, { convert: false });
`),
  ).toEqual(['joi.number(): env strings, under convert: false']);
});

test('another library with the same names', () => {
  expect(
    leavesIn(`import Joi from './joi.js';\nJoi.object({ a: Joi.number().strict() }).validate(process.env);`),
  ).toEqual([]);
});
