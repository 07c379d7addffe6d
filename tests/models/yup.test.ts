// Leaves of yup's schemas: texts are converted there, and refused only where something says that they are not.
import { expect, test } from 'vitest';
import { leavesIn } from '../support/schemas.js';

const of = (code: string) => leavesIn(`import * as yup from 'yup';\n${code}`);

test('what is fed and what is said of it', () => {
  expect(
    of(`
yup.object({ a: yup.number() }).validateSync(process.env);
yup.object({ b: yup.number().strict().required() }).validateSync(process.env);
yup.object().shape({ c: yup.boolean() }).noUnknown().strict().validateSync(process.env);
yup.object({ d: yup.date() }).isValidSync(process.env, { strict: true });
const options = { strict: true, abortEarly: false };
yup.object({ e: yup.number() }).validateSync(process.env, options);
`),
  ).toEqual([
    'yup.number(): env strings',
    'yup.number(): env strings, under .strict()',
    'yup.boolean(): env strings, under .strict()',
    'yup.date(): env strings, under strict: true',
    'yup.number(): env strings, under strict: true',
  ]);
});

test('contradictions, elements of lists and casts', () => {
  expect(
    of(`
yup.object({ a: yup.number().strict(false) }).strict().validateSync(process.env);
yup.object({ b: yup.array().of(yup.number().strict()) }).validateSync(process.env);
yup.object({ c: yup.array(yup.number()) }).strict().validateSync(process.env);
yup.object({ d: yup.number().strict() }).cast(process.env);
yup.object({ e: yup.number() }).strict().validateSync(process.env, { strict: false });
yup.object({ f: yup.number() }).concat(yup.object({ g: yup.number() })).pick(['g']).strict().validateSync(process.env);
`),
  ).toEqual([
    'yup.number(): env strings, under unknown',
    'yup.number(): env strings',
    'yup.number(): env strings, under .strict()',
    'yup.number(): nothing',
    'yup.number(): env strings, under unknown',
    'yup.number(): nothing',
    'yup.number(): env strings, under .strict()',
  ]);
});

test('functions by their own names, required', () => {
  expect(
    leavesIn(`
const { number, object } = require('yup');
object({ a: number() }).validateSync(process.env, { strict: true });
`),
  ).toEqual(['number(): env strings, under strict: true']);
});

test('another library with the same names', () => {
  expect(
    leavesIn(
      `import * as yup from './yup.js';\nyup.object({ a: yup.number().strict() }).validateSync(process.env);`,
    ),
  ).toEqual([]);
});
