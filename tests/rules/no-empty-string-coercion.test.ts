import rule from '../../src/rules/no-empty-string-coercion.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-empty-string-coercion', rule, {
  valid: [
    {
      name: 'Effect 4: a check behind it',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(
  Schema.Struct({ PORT: Schema.FiniteFromString.check(Schema.isGreaterThan(0)) }),
)(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^4.1.0" } }' },
    },
    {
      name: 'a bound that leaves zero out',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ page: z.coerce.number().int().min(1).default(1), size: z.coerce.number().positive().optional() });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
    },
    {
      name: 'a bound that a constant says',
      code: `
import { z } from 'zod';
const LEAST = 1;
export const env = z.object({ PORT: z.coerce.number().min(LEAST) }).parse(process.env);
`,
    },
    {
      name: 'a bound that is read from elsewhere, of which nothing is known',
      code: `
import { z } from 'zod';
import { LEAST } from './limits.js';
export const env = z.object({ PORT: z.coerce.number().min(LEAST) }).parse(process.env);
`,
    },
    {
      name: 'a path, of which no part is empty',
      code: `
import express from 'express';
import { z } from 'zod';
const one = z.object({ id: z.coerce.number() });
const app = express();
app.get('/:id', (req, res) => { res.json(one.parse(req.params)); });
`,
    },
    {
      name: '0 is what it is without the field',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ offset: z.coerce.number().min(0).default(0) });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
    },
    {
      name: 'code that decides which numbers there are',
      code: `
import { z } from 'zod';
export const env = z.object({ PORT: z.coerce.number().refine((port) => port > 1024) }).parse(process.env);
`,
    },
    {
      name: 'JSON, where numbers are numbers',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
app.post('/', express.json(), (req, res) => { res.json(z.object({ n: z.coerce.number() }).parse(req.body)); });
`,
    },
    {
      name: 'variables that are taken for missing where they are empty',
      code: `
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({
  server: { PORT: z.coerce.number() },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
`,
    },
    {
      name: 'variables of which a function may have left the empty ones out',
      code: `
import { z } from 'zod';
const withoutEmpty = (variables: Record<string, string | undefined>) => {
  for (const [key, value] of Object.entries(variables)) if (value === '') delete variables[key];
  return variables;
};
export const env = z.object({ POOL: z.coerce.number().default(10) }).parse(withoutEmpty(process.env));
`,
    },
    {
      name: 'entries of which the empty ones are left out',
      code: `
import { z } from 'zod';
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
export const env = z.object({ POOL: z.coerce.number().default(10) }).parse(given);
`,
    },
    {
      name: 'elements of a list, which an empty text is not',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ range: z.array(z.coerce.number()).optional() });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
    },
    {
      name: 'a default that is said of a schema by its name',
      code: `
import { z } from 'zod';
const hour = z.coerce.number().int().min(0).max(23);
export const env = z.object({ HOUR: hour.optional().default(0) }).parse(process.env);
`,
    },
    {
      name: 'a date, which an empty text is not',
      code: `
import { z } from 'zod';
export const env = z.object({ SINCE: z.coerce.date() }).parse(process.env);
`,
    },
    {
      name: 'null that is handed on as undefined',
      code: `
import { z } from 'zod';
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const page = z.coerce.number().min(1).default(1).parse(searchParams.get('page') ?? undefined);
  return Response.json({ page });
}
`,
    },
    {
      name: 'null that is let through as null',
      code: `
import { z } from 'zod';
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return Response.json(z.coerce.date().nullable().parse(searchParams.get('since')));
}
`,
    },
    {
      name: 'code that takes 0 for nothing anyway',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ limit: z.coerce.number().optional() });
const app = express();
app.get('/', (req, res) => {
  const query = list.parse(req.query);
  res.json(query.limit ? { limit: query.limit } : {});
});
`,
    },
    {
      name: 'the name alone is no proof',
      code: `
import { z } from 'zod';
export const querySchema = z.object({ page: z.coerce.number() });
`,
    },
  ],
  invalid: [
    {
      name: 'Effect 4: FiniteFromString',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: Schema.FiniteFromString }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^4.1.0" } }' },
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'Schema.FiniteFromString',
          data: { leaf: 'Schema.FiniteFromString', zero: '0', blank: 'PORT=', place: 'validated on line 3' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a field of a query string that has to be sent',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ category: z.coerce.number().int() });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'z.coerce.number',
          data: { leaf: 'z.coerce.number()', zero: '0', blank: '?category=', place: 'validated on line 6' },
          suggestions: [
            {
              messageId: 'readStrictly',
              data: { repair: 'z.string().trim().min(1).transform(Number).pipe(z.number())' },
              output: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ category: z.string().trim().min(1).transform(Number).pipe(z.number().int()) });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'one that may be missing: an empty text is taken for that',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ limit: z.coerce.number().max(100).default(10).describe('how many') });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'z.coerce.number',
          suggestions: [
            {
              messageId: 'skipEmpty',
              output: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ limit: z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), z.coerce.number().max(100).default(10).describe('how many')) });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the environment, plain JavaScript',
      filename: 'src/env.js',
      code: `
const { z } = require('zod');
exports.env = z.object({ POOL: z.coerce.number() }).parse(process.env);
`,
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'z.coerce.number',
          data: { leaf: 'z.coerce.number()', zero: '0', blank: 'POOL=', place: 'validated on line 3' },
          suggestions: [
            {
              messageId: 'readStrictly',
              output: `
const { z } = require('zod');
exports.env = z.object({ POOL: z.string().trim().min(1).transform(Number).pipe(z.number()) }).parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'null, which makes the default useless',
      code: `
import { z } from 'zod';
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const limit = z.coerce.number().default(10).parse(searchParams.get('limit'));
  return Response.json({ limit });
}
`,
      errors: [
        {
          messageId: 'missingIsZero',
          at: 'z.coerce.number',
          data: {
            leaf: 'z.coerce.number()',
            zero: '0',
            field: 'limit',
            place: 'validated on line 5',
            lost: ', and the default is never used',
          },
          suggestions: [
            {
              messageId: 'skipEmpty',
              output: `
import { z } from 'zod';
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const limit = z.preprocess((value) => (value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value), z.coerce.number().default(10)).parse(searchParams.get('limit'));
  return Response.json({ limit });
}
`,
            },
            {
              messageId: 'handOnUndefined',
              output: `
import { z } from 'zod';
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const limit = z.coerce.number().default(10).parse(searchParams.get('limit') ?? undefined);
  return Response.json({ limit });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'null, which a bound refuses although there is a default',
      code: `
import { z } from 'zod';
const list = z.object({ page: z.coerce.number().positive().default(1) });
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return Response.json(list.parse({ page: searchParams.get('page') }));
}
`,
      errors: [
        {
          messageId: 'missingIsRefused',
          at: 'z.coerce.number',
          suggestions: [
            {
              messageId: 'handOnUndefined',
              output: `
import { z } from 'zod';
const list = z.object({ page: z.coerce.number().positive().default(1) });
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return Response.json(list.parse({ page: searchParams.get('page') ?? undefined }));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a date of null',
      code: `
import { z } from 'zod';
const list = z.object({ since: z.coerce.date().optional() });
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return Response.json(list.parse({ since: searchParams.get('since') }));
}
`,
      errors: [
        {
          messageId: 'missingIsZero',
          at: 'z.coerce.date',
          data: {
            leaf: 'z.coerce.date()',
            zero: '1970-01-01',
            field: 'since',
            place: 'validated on line 6',
            lost: '',
          },
          suggestions: [
            {
              messageId: 'handOnUndefined',
              output: `
import { z } from 'zod';
const list = z.object({ since: z.coerce.date().optional() });
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  return Response.json(list.parse({ since: searchParams.get('since') ?? undefined }));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an integer of any size',
      code: `
import { Hono } from 'hono';
import { z } from 'zod';
const list = z.object({ after: z.coerce.bigint().optional() });
export const app = new Hono();
app.get('/', (c) => c.text(String(list.parse(c.req.query()).after)));
`,
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'z.coerce.bigint',
          suggestions: [
            {
              messageId: 'skipEmpty',
              output: `
import { Hono } from 'hono';
import { z } from 'zod';
const list = z.object({ after: z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), z.coerce.bigint().optional()) });
export const app = new Hono();
app.get('/', (c) => c.text(String(list.parse(c.req.query()).after)));
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a schema that another file feeds with a form',
      filename: 'src/schemas.ts',
      files: {
        'src/routes.ts': `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { order } from './schemas.js';
export const app = new Hono();
app.post('/', zValidator('form', order), (c) => c.json(c.req.valid('form')));
`,
      },
      code: `
import { z } from 'zod';
export const order = z.object({ pieces: z.coerce.number() });
`,
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'z.coerce.number',
          data: {
            leaf: 'z.coerce.number()',
            zero: '0',
            blank: 'a blank pieces',
            place: 'validated in routes.ts:6',
          },
          suggestions: [
            {
              messageId: 'readStrictly',
              output: `
import { z } from 'zod';
export const order = z.object({ pieces: z.string().trim().min(1).transform(Number).pipe(z.number()) });
`,
            },
          ],
        },
      ],
    },
  ],
});
