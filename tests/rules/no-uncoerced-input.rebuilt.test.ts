// The texts of a request stay texts when a record of them is put together again: entry by entry, in a helper, or in part.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const HELPERS = {
  'src/rebuild.ts': `
export function withoutBlank(query: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}
export function lowered(query: Record<string, unknown>) {
  const all: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query)) all[key.toLowerCase()] = value;
  return all;
}
export function counted(query: Record<string, unknown>) {
  const all: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query)) all[key] = Number(value);
  return all;
}
`,
};

const route = (schema: string, body: string) => `
import express from 'express';
import _ from 'lodash';
import { z } from 'zod';
import { counted, lowered, withoutBlank } from './rebuild.js';
const app = express();
const schema = z.object({ limit: ${schema} });
app.get('/', (req, res) => {
  ${body}
});
`;

const KEEPS: Readonly<Record<string, string>> = {
  'reduced entry by entry':
    'schema.parse(Object.entries(req.query).reduce((all, [key, value]) => { all[key] = value; return all; }, {} as Record<string, unknown>));',
  'reduced into a new object each time':
    'schema.parse(Object.entries(req.query).reduce((all, [key, value]) => ({ ...all, [key]: value }), {}));',
  'reduced key by key':
    'schema.parse(Object.keys(req.query).reduce((all, key) => { all[key] = req.query[key]; return all; }, {} as Record<string, unknown>));',
  'reduced over keys of a list':
    "schema.parse(['limit'].reduce((all, key) => { if (key in req.query) all[key] = req.query[key]; return all; }, {} as Record<string, unknown>));",
  'mapped under other keys':
    'schema.parse(Object.fromEntries(Object.entries(req.query).map(([key, value]) => [_.camelCase(key), value])));',
  'mapped key by key':
    'schema.parse(Object.fromEntries(Object.keys(req.query).map((key) => [key, req.query[key]])));',
  'a list cut to its first text':
    'schema.parse(Object.fromEntries(Object.entries(req.query).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value])));',
  'filled in a loop over entries':
    'const all: Record<string, unknown> = {}; for (const [key, value] of Object.entries(req.query)) all[key] = value; schema.parse(all);',
  'filled in a loop over keys':
    'const all: Record<string, unknown> = {}; for (const key in req.query) { all[key] = req.query[key]; } schema.parse(all);',
  'filled with forEach':
    'const all: Record<string, unknown> = {}; Object.entries(req.query).forEach(([key, value]) => { all[key] = value; }); schema.parse(all);',
  'the rest of it': 'const { sort, ...rest } = req.query; schema.parse(rest);',
  'two records of texts': 'schema.parse({ ...req.query, ...req.params });',
  'a part of it': "schema.parse(_.pick(req.query, ['limit']));",
  'what is left of it': 'schema.parse(_.omitBy(req.query, _.isEmpty));',
  'a clone': 'schema.parse(structuredClone(req.query));',
  'a helper of another module': 'schema.parse(withoutBlank(req.query));',
  'a helper that fills an object': 'schema.parse(lowered(req.query));',
};

const CHANGES: Readonly<Record<string, string>> = {
  'numbers are made of the texts':
    'schema.parse(Object.entries(req.query).reduce((all, [key, value]) => { all[key] = Number(value); return all; }, {} as Record<string, unknown>));',
  'numbers are added to a list':
    'schema.parse(Object.entries(req.query).reduce((all, [key, value]) => { all[key] = value; all.limit.push(Number(value)); return all; }, {} as Record<string, any>));',
  'the lengths of the texts':
    'schema.parse(Object.fromEntries(Object.entries(req.query as Record<string, string>).map(([key, value]) => [key, value.length])));',
  'two kinds of values':
    'schema.parse(Object.entries(req.query).reduce((all, [key, value]) => { all[key] = value === "1" ? 1 : value; return all; }, {} as Record<string, unknown>));',
  'filled in a loop with numbers':
    'const all: Record<string, unknown> = {}; for (const [key, value] of Object.entries(req.query)) all[key] = Number(value); schema.parse(all);',
  'filled in a loop, and with a member of its own':
    'const all: Record<string, unknown> = {}; for (const [key, value] of Object.entries(req.query)) all[key] = value; all.limit = 10; schema.parse(all);',
  'filled in a loop, and with what another object has':
    'const all: Record<string, unknown> = {}; for (const [key, value] of Object.entries(req.query)) all[key] = value; Object.assign(all, { limit: 10 }); schema.parse(all);',
  'a list of the values beside them':
    'const all: Record<string, any> = {}; for (const [key, value] of Object.entries(req.query)) { all[key] = value; all[key].push(1); } schema.parse(all);',
  'a body of JSON beside the texts': 'schema.parse({ ...req.query, ...req.body });',
  'a member after the texts': 'schema.parse({ ...req.query, ...req.params, limit: 10 });',
  'values that a function makes': 'schema.parse(_.mapValues(req.query, (value) => Number(value)));',
  'a helper that makes numbers': 'schema.parse(counted(req.query));',
};

testRule('no-uncoerced-input (records put together again)', rule, {
  valid: Object.entries(CHANGES).map(([name, body]) => ({
    name,
    filename: 'src/routes.ts',
    files: HELPERS,
    code: route('z.number()', body),
  })),
  invalid: Object.entries(KEEPS).map(([name, body]) => ({
    name,
    filename: 'src/routes.ts',
    files: HELPERS,
    code: route('z.number()', body),
    errors: [{ messageId: 'rejectsStrings' as const, at: 'z.number' }],
    output: route('z.coerce.number()', body),
  })),
});

const HELD = (schema: string, made: string) => `
import { z } from 'zod';
const schema = z.object({ limit: ${schema} });
export const read = (context: any) => schema.parse(${made});
`;

testRule('no-uncoerced-input (what anything holds as its searchParams)', rule, {
  valid: [
    {
      name: 'a likely sign is not enough for `recommended`',
      code: HELD('z.number()', 'Object.fromEntries(context.url.searchParams)'),
    },
    {
      name: 'an object that is not gone through by its entries',
      options: { evidence: 'likely' },
      code: HELD('z.number()', 'context.searchParams'),
    },
    {
      name: 'another name',
      options: { evidence: 'likely' },
      code: HELD('z.number()', 'Object.fromEntries(context.url.parameters)'),
    },
  ],
  invalid: [
    {
      name: 'a record made of the entries of one of unknown origin',
      options: { evidence: 'likely' },

      code: HELD('z.number()', 'Object.fromEntries(context.url.searchParams)'),
      errors: [
        {
          messageId: 'likelyRejectsStrings',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerceToZero',
              output: HELD('z.coerce.number()', 'Object.fromEntries(context.url.searchParams)'),
            },
            {
              messageId: 'readStrictly',
              output: HELD(
                'z.string().trim().min(1).transform(Number).pipe(z.number())',
                'Object.fromEntries(context.url.searchParams)',
              ),
            },
          ],
        },
      ],
    },
  ],
});
