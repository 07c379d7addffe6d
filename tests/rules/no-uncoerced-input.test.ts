import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-uncoerced-input', rule, {
  valid: [
    {
      name: 'an environment whose validation is turned off',
      code: `
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({ skipValidation: true, server: { PORT: z.number() }, runtimeEnv: process.env });
`,
    },
    {
      name: 'names that speak of strings, over schemas of which no use is known',
      options: { evidence: 'likely' },
      code: `
import { z } from 'zod';
export const searchQuerySchema = z.object({ limit: z.number() });
export const envSchema = z.object({ port: z.number() });
export const listParams = z.object({ page: z.number() });
`,
    },
    {
      name: 'a contract whose query is sent as JSON by an option that another file sets',
      code: `
import { initContract } from '@ts-rest/core';
import { z } from 'zod';
export const contract = initContract().router({ list: { method: 'GET', path: '/rooms', query: z.object({ page: z.number() }), responses: {} } });
`,
      files: {
        'src/server.ts': `import { createNextHandler } from '@ts-rest/serverless/next';\nimport { contract } from './file';\nexport const handler = createNextHandler(contract, {}, { handlerType: 'app-router', jsonQuery: true });`,
      },
    },
    {
      name: 'a body that Fastify reads as JSON by itself',
      options: { evidence: 'likely' },
      code: `
import Fastify from 'fastify';
import { z } from 'zod';
const room = z.object({ seats: z.number() });
const app = Fastify();
app.post('/rooms', async ({ body }) => room.parse(body));
`,
    },
    {
      name: 'files that a form of its own brings to Fastify leave the body of other routes alone',
      options: { evidence: 'likely' },
      files: { 'package.json': '{"dependencies":{"fastify":"5","@fastify/multipart":"9","zod":"^3.25.0"}}' },
      code: `
import Fastify from 'fastify';
import { z } from 'zod';
const room = z.object({ seats: z.number() });
const app = Fastify();
app.post('/rooms', async ({ body }) => room.parse(body));
`,
    },
    {
      name: 'a JSON body holds numbers',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ age: z.number() });
app.post('/users', express.json(), (req, res) => { res.json(schema.parse(req.body)); });
`,
    },
    {
      name: 'a leaf that is coerced already',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ page: z.coerce.number().int() });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
    },
    {
      name: 'a schema whose use is not known',
      code: `
import { z } from 'zod';
export const schema = z.object({ age: z.number() });
validateSomehow(schema);
`,
    },
    {
      name: 'a preprocess step stands in front of the leaf',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ page: z.preprocess(Number, z.number()) });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
    },
    {
      name: 'a union with a string takes the string',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ id: z.union([z.number(), z.string()]), ref: z.number().or(z.string()) });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
    },
    {
      name: 'a z of the project itself is not the library',
      code: `
import express from 'express';
const z = { object: (shape) => ({ parse: (value) => value }), number: () => ({}) };
const app = express();
app.get('/users', (req, res) => { res.json(z.object({ page: z.number() }).parse(req.query)); });
`,
      filename: 'src/file.js',
    },
    {
      name: 'a shadowed z is not the library',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
export function build(z: any) {
  app.get('/users', (req, res) => { res.json(z.object({ page: z.number() }).parse(req.query)); });
}
`,
    },
    {
      name: 'an any receiver is no evidence',
      code: `
import { z } from 'zod';
export function handler(req: any) { return z.object({ page: z.number() }).parse(req.query); }
`,
    },
    {
      name: 'tRPC input is JSON',
      code: `
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
const t = initTRPC.create();
export const list = t.procedure.input(z.object({ limit: z.number() })).query(({ input }) => input);
`,
    },
    {
      name: 'responses next to a request block',
      code: `
import { createRoute, z } from '@hono/zod-openapi';
export const route = createRoute({
  method: 'get',
  path: '/users',
  request: { query: z.object({ page: z.coerce.number() }) },
  responses: { 200: { description: 'ok', content: { 'application/json': { schema: z.object({ total: z.number() }) } } } },
});
`,
    },
    {
      name: 'zValidator for JSON',
      code: `
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
const app = new Hono();
app.post('/users', zValidator('json', z.object({ age: z.number() })), (c) => c.json({}));
`,
    },
    {
      name: 'a field that pick leaves out',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const user = z.object({ name: z.string(), age: z.number() });
app.get('/users', (req, res) => { res.json(user.pick({ name: true }).parse(req.query)); });
`,
    },
    { name: 'an empty file', code: '' },
    {
      name: 'a number that was converted before it is parsed',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
app.get('/users', (req, res) => { res.json(z.object({ page: z.number() }).parse({ page: Number(req.query.page) })); });
`,
    },
    {
      name: 'a body whose parser is not seen, without likely evidence',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ age: z.number() });
app.post('/users', (req, res) => { res.json(schema.parse(req.body)); });
`,
    },
  ],
  invalid: [
    {
      name: 'an environment whose validation can be turned off',
      code: `
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({ skipValidation: !!process.env.SKIP, server: { PORT: z.number() }, runtimeEnv: process.env });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({ skipValidation: !!process.env.SKIP, server: { PORT: z.coerce.number() }, runtimeEnv: process.env });
`,
    },
    {
      name: 'a query string of Express',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ page: z.number().int().positive().default(1) });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z.number',
          data: {
            leaf: 'z.number()',
            source: 'a query string',
            refusal: 'every request that sends',
            place: 'validated on line 6',
            field: 'page',
            repair: '`z.coerce.number()`',
          },
          line: 5,
          column: 33,
        },
      ],
      output: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ page: z.coerce.number().int().positive().default(1) });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
    },
    {
      name: 'a schema declared in one module and fed in another',
      filename: 'src/schemas/user.ts',
      files: {
        'src/routes/users.ts': `
import { Router } from 'express';
import { listQuery } from '../schemas/index.js';
export const users = Router();
users.get('/', async (req, res) => { const { limit } = listQuery.parse(req.query); res.json({ limit }); });
`,
        'src/schemas/index.ts': `export * from './user.js';`,
      },
      code: `
import { z } from 'zod';
export const listQuery = z.object({ limit: z.number().min(1) });
export type ListQuery = z.infer<typeof listQuery>;
`,
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z.number',
          data: {
            leaf: 'z.number()',
            source: 'a query string',
            refusal: 'every request that sends',
            place: 'validated in ../routes/users.ts:5',
            field: 'limit',
            repair: '`z.coerce.number()`',
          },
        },
      ],
      output: `
import { z } from 'zod';
export const listQuery = z.object({ limit: z.coerce.number().min(1) });
export type ListQuery = z.infer<typeof listQuery>;
`,
    },
    {
      name: 'a validating middleware of the project, handed the schema and the part of the request',
      filename: 'src/schemas.ts',
      files: {
        'src/validate.ts': `
import type { NextFunction, Request, Response } from 'express';
import type { ZodSchema } from 'zod';
const run = (schema: ZodSchema, input: unknown) => schema.safeParse(input);
export function validateQuery(schema: ZodSchema) {
  return (req: Request, res: Response, next: NextFunction) => { run(schema, req.query); next(); };
}
`,
        'src/routes.ts': `
import { Router } from 'express';
import * as schemas from './schemas';
import { validateQuery } from './validate';
export const router = Router();
router.get('/', validateQuery(schemas.page), (req, res) => res.json({}));
`,
      },
      code: `
import { z } from 'zod';
export const page = z.object({ page: z.number() });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { z } from 'zod';
export const page = z.object({ page: z.coerce.number() });
`,
    },
    {
      name: 'a handler whose parameters only the module that registers it knows',
      filename: 'src/controller.js',
      files: {
        'src/routes.js': `
import express from 'express';
import { list } from './controller.js';
export const app = express();
app.get('/', list);
`,
      },
      code: `
import { z } from 'zod';
export function list(req, res) { res.json(z.object({ page: z.number() }).parse(req.query)); }
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { z } from 'zod';
export function list(req, res) { res.json(z.object({ page: z.coerce.number() }).parse(req.query)); }
`,
    },
    {
      name: 'the same schema takes JSON elsewhere: a suggestion instead of a fix',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ age: z.number().min(1) });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
app.post('/users', express.json(), (req, res) => { res.json(schema.parse(req.body)); });
`,
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerce',
              output: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ age: z.coerce.number().min(1) });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
app.post('/users', express.json(), (req, res) => { res.json(schema.parse(req.body)); });
`,
            },
          ],
        },
      ],
      output: null,
    },
    {
      name: 'a flag that arrives in JSON elsewhere: what reads words would refuse it',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ lit: z.boolean() });
app.get('/lamps', (req, res) => { res.json(schema.parse(req.query)); });
app.post('/lamps', express.json(), (req, res) => { res.json(schema.parse(req.body)); });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.boolean', suggestions: [] }],
      output: null,
    },
    {
      name: 'search parameters read one by one in a Next.js route: null lets a nullish number through, and would make a date 1970',
      filename: 'app/api/stats/route.ts',
      code: `
import { NextResponse } from 'next/server';
import * as zod from 'zod';
const query = zod.object({ limit: zod.number().nullish(), from: zod.date().optional() });
export const GET = async (request) => {
  const { searchParams } = new URL(request.url);
  const params = query.parse({ limit: searchParams.get('limit'), from: searchParams.get('from') });
  return NextResponse.json(params);
};
`,
      errors: [
        { messageId: 'rejectsStrings', at: 'zod.number' },
        {
          messageId: 'rejectsStrings',
          at: 'zod.date',
          suggestions: [
            {
              messageId: 'coerce',
              output: `
import { NextResponse } from 'next/server';
import * as zod from 'zod';
const query = zod.object({ limit: zod.number().nullish(), from: zod.coerce.date().optional() });
export const GET = async (request) => {
  const { searchParams } = new URL(request.url);
  const params = query.parse({ limit: searchParams.get('limit'), from: searchParams.get('from') ?? undefined });
  return NextResponse.json(params);
};
`,
            },
          ],
        },
      ],
      output: `
import { NextResponse } from 'next/server';
import * as zod from 'zod';
const query = zod.object({ limit: zod.coerce.number().nullish(), from: zod.date().optional() });
export const GET = async (request) => {
  const { searchParams } = new URL(request.url);
  const params = query.parse({ limit: searchParams.get('limit'), from: searchParams.get('from') });
  return NextResponse.json(params);
};
`,
    },
    {
      name: 'a field of a form that is a constant of its own, in shorthand: null is put aside where it is handed over',
      code: `
import { z } from 'zod';
const form = z.object({ seats: z.number().min(1) });
export async function save(data: FormData) {
  const seats = data.get('seats');
  return form.parse({ seats });
}
`,
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerce',
              output: `
import { z } from 'zod';
const form = z.object({ seats: z.coerce.number().min(1) });
export async function save(data: FormData) {
  const seats = data.get('seats');
  return form.parse({ seats: seats ?? undefined });
}
`,
            },
            {
              messageId: 'readStrictly',
              output: `
import { z } from 'zod';
const form = z.object({ seats: z.string().trim().min(1).transform(Number).pipe(z.number().min(1)) });
export async function save(data: FormData) {
  const seats = data.get('seats');
  return form.parse({ seats: seats ?? undefined });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'null that was put aside already is no reason against the fix',
      code: `
import { z } from 'zod';
const form = z.object({ seats: z.number().min(1) });
export const save = (data: FormData) => form.parse({ seats: data.get('seats') ?? undefined });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { z } from 'zod';
const form = z.object({ seats: z.coerce.number().min(1) });
export const save = (data: FormData) => form.parse({ seats: data.get('seats') ?? undefined });
`,
    },
    {
      name: 'a schema that is asked for before it is used: with if, with &&, by its type',
      code: `
import { z } from 'zod';
import express from 'express';
const validate = ({ query }) => (req, res, next) => {
  if (query && query !== null) query.parse(req.query);
  if (typeof query === 'object') next();
};
express().get('/rooms', validate({ query: z.object({ page: z.number() }) }), (req, res) => res.json([]));
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { z } from 'zod';
import express from 'express';
const validate = ({ query }) => (req, res, next) => {
  if (query && query !== null) query.parse(req.query);
  if (typeof query === 'object') next();
};
express().get('/rooms', validate({ query: z.object({ page: z.coerce.number() }) }), (req, res) => res.json([]));
`,
    },
    {
      name: 'a whole number with a message of its own: whichever refuses answers with it',
      code: `
import { z } from 'zod';
import express from 'express';
const list = z.object({ page: z.int('page is a whole number') });
express().get('/rooms', (req, res) => res.json(list.parse(req.query)));
`,
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      errors: [{ messageId: 'rejectsStrings', at: 'z.int' }],
      output: `
import { z } from 'zod';
import express from 'express';
const list = z.object({ page: z.coerce.number('page is a whole number').int('page is a whole number') });
express().get('/rooms', (req, res) => res.json(list.parse(req.query)));
`,
    },
    {
      name: 'an entry that re-exports the schema to whoever installs the package',
      filename: 'src/paging.ts',
      code: `
import { z } from 'zod';
export const paging = z.object({ page: z.number().positive() });
`,
      files: {
        'package.json':
          '{"name":"kit","main":"dist/index.js","dependencies":{"zod":"^4.0.0","express":"^5.0.0"}}',
        'src/index.ts': `export * from './paging';`,
        'src/app.ts': `import express from 'express';\nimport { paging } from './paging';\nexpress().get('/', (req, res) => { res.json(paging.parse(req.query)); });`,
      },
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerce',
              output: `
import { z } from 'zod';
export const paging = z.object({ page: z.coerce.number().positive() });
`,
            },
            {
              messageId: 'readStrictly',
              output: `
import { z } from 'zod';
export const paging = z.object({ page: z.string().trim().min(1).transform(Number).pipe(z.number().positive()) });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a fallback that swallows the rejection: nobody is refused, everybody gets it',
      code: `
import { z } from 'zod';
import express from 'express';
const list = z.object({ page: z.number().catch(1) });
express().get('/rooms', (req, res) => res.json(list.parse(req.query)));
`,
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      errors: [
        {
          messageId: 'swallowed',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerceToZero',
              output: `
import { z } from 'zod';
import express from 'express';
const list = z.object({ page: z.coerce.number().catch(1) });
express().get('/rooms', (req, res) => res.json(list.parse(req.query)));
`,
            },
            {
              messageId: 'readStrictly',
              output: `
import { z } from 'zod';
import express from 'express';
const list = z.object({ page: z.string().trim().min(1).transform(Number).pipe(z.number()).catch(1) });
express().get('/rooms', (req, res) => res.json(list.parse(req.query)));
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the method of a route that is stated after its input',
      code: `
import { oc } from '@orpc/contract';
import { z } from 'zod';
export const rooms = oc.input(z.object({ page: z.number().positive() })).output(z.array(z.string())).route({ path: '/rooms', method: 'GET' });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { oc } from '@orpc/contract';
import { z } from 'zod';
export const rooms = oc.input(z.object({ page: z.coerce.number().positive() })).output(z.array(z.string())).route({ path: '/rooms', method: 'GET' });
`,
    },
    {
      name: 'the environment, for a boolean and a number',
      code: `
import { z } from 'zod';
const env = z.object({ PORT: z.number(), DEBUG: z.boolean() }).parse(process.env);
`,
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      errors: [
        { messageId: 'rejectsStrings', at: 'z.number' },
        {
          messageId: 'rejectsStrings',
          at: 'z.boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z } from 'zod';
const env = z.object({ PORT: z.number(), DEBUG: z.stringbool() }).parse(process.env);
`,
            },
          ],
        },
      ],
      output: `
import { z } from 'zod';
const env = z.object({ PORT: z.coerce.number(), DEBUG: z.boolean() }).parse(process.env);
`,
    },
    {
      name: 'prefault is read as if it had come in: in words, and as a number where numbers are coerced',
      options: { style: 'strict-string' },
      code: `
import { z } from 'zod';
const env = z.object({ PORT: z.number().prefault(80), DEBUG: z.boolean().prefault(true) }).parse(process.env);
`,
      errors: [
        { messageId: 'rejectsStrings', at: 'z.number' },
        {
          messageId: 'rejectsStrings',
          at: 'z.boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z } from 'zod';
const env = z.object({ PORT: z.number().prefault(80), DEBUG: z.stringbool().prefault('true') }).parse(process.env);
`,
            },
          ],
        },
      ],
      output: `
import { z } from 'zod';
const env = z.object({ PORT: z.coerce.number().prefault(80), DEBUG: z.boolean().prefault(true) }).parse(process.env);
`,
    },
    {
      name: 'a list of numbers, read strictly: each of them, and not the list',
      options: { style: 'strict-string' },
      code: `
import { Hono } from 'hono';
import { z } from 'zod';
const app = new Hono();
const schema = z.object({ ids: z.number().int().array() });
app.get('/users', (c) => c.json(schema.parse(c.req.queries())));
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { Hono } from 'hono';
import { z } from 'zod';
const app = new Hono();
const schema = z.object({ ids: z.string().trim().min(1).transform(Number).pipe(z.number().int()).array() });
app.get('/users', (c) => c.json(schema.parse(c.req.queries())));
`,
    },
    {
      name: 'a validator of Hono for the query string',
      code: `
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
const app = new Hono();
app.get('/users', zValidator('query', z.object({ page: z.number() })), (c) => c.json({}));
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
const app = new Hono();
app.get('/users', zValidator('query', z.object({ page: z.coerce.number() })), (c) => c.json({}));
`,
    },
    {
      name: 'an OpenAPI route',
      code: `
import { createRoute, z } from '@hono/zod-openapi';
const Params = z.object({ id: z.number().openapi({}) });
export const route = createRoute({ method: 'get', path: '/users/{id}', request: { params: Params }, responses: {} });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { createRoute, z } from '@hono/zod-openapi';
const Params = z.object({ id: z.coerce.number().openapi({}) });
export const route = createRoute({ method: 'get', path: '/users/{id}', request: { params: Params }, responses: {} });
`,
    },
    {
      name: 't3-env',
      code: `
import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';
export const env = createEnv({ server: { TIMEOUT: z.number().optional() }, runtimeEnv: process.env });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';
export const env = createEnv({ server: { TIMEOUT: z.coerce.number().optional() }, runtimeEnv: process.env });
`,
    },
    {
      name: 'a GET route of oRPC reads the query string',
      code: `
import { oc } from '@orpc/contract';
import { z } from 'zod';
export const list = oc.route({ method: 'GET', path: '/users' }).input(z.object({ limit: z.number().max(100) }));
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import { oc } from '@orpc/contract';
import { z } from 'zod';
export const list = oc.route({ method: 'GET', path: '/users' }).input(z.object({ limit: z.coerce.number().max(100) }));
`,
    },
    {
      name: 'extended, merged and spread schemas',
      code: `
const { Router } = require('express');
const { z } = require('zod');
const page = z.object({ page: z.number() });
const size = { size: z.number() };
const query = z.object({ q: z.string() }).merge(page).extend(size).extend({ ...page.shape });
const router = Router();
router.get('/', (req, res) => { res.json(query.safeParse(req.query)); });
module.exports = router;
`,
      filename: 'src/file.js',
      errors: [
        { messageId: 'rejectsStrings', at: 'z.number', line: 4 },
        { messageId: 'rejectsStrings', at: 'z.number', line: 5 },
      ],
      output: `
const { Router } = require('express');
const { z } = require('zod');
const page = z.object({ page: z.coerce.number() });
const size = { size: z.coerce.number() };
const query = z.object({ q: z.string() }).merge(page).extend(size).extend({ ...page.shape });
const router = Router();
router.get('/', (req, res) => { res.json(query.safeParse(req.query)); });
module.exports = router;
`,
    },
    {
      name: 'a form body, by the parser of its route',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const signup = z.object({ age: z.number().int().positive() });
app.post('/signup', express.urlencoded({ extended: false }), async (req, res) => { res.json(signup.parse(req.body)); });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import express from 'express';
import { z } from 'zod';
const app = express();
const signup = z.object({ age: z.coerce.number().int().positive() });
app.post('/signup', express.urlencoded({ extended: false }), async (req, res) => { res.json(signup.parse(req.body)); });
`,
    },
    {
      name: 'a body that may be a form, by the parser that Fastify was given, with likely evidence',
      options: { evidence: 'likely' },
      files: { 'package.json': '{"dependencies":{"fastify":"5","@fastify/formbody":"8","zod":"^3.25.0"}}' },
      code: `
import Fastify from 'fastify';
import { z } from 'zod';
const room = z.object({ seats: z.number() });
const app = Fastify();
app.post('/rooms', async ({ body }) => room.parse(body));
`,
      errors: [
        {
          messageId: 'likelyRejectsStrings',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerceToZero',
              output: `
import Fastify from 'fastify';
import { z } from 'zod';
const room = z.object({ seats: z.coerce.number() });
const app = Fastify();
app.post('/rooms', async ({ body }) => room.parse(body));
`,
            },
            {
              messageId: 'readStrictly',
              output: `
import Fastify from 'fastify';
import { z } from 'zod';
const room = z.object({ seats: z.string().trim().min(1).transform(Number).pipe(z.number()) });
const app = Fastify();
app.post('/rooms', async ({ body }) => room.parse(body));
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a body whose parser is not seen, with likely evidence',
      options: { evidence: 'likely' },
      files: { 'package.json': '{"dependencies":{"zod":"^3.25.0"}}' },
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ ok: z.boolean() });
app.post('/users', (req, res) => { res.json(schema.parse(req.body)); });
`,
      errors: [
        {
          messageId: 'likelyRejectsStrings',
          at: 'z.boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ ok: z.enum(['true', 'false']).transform((value) => value === 'true') });
app.post('/users', (req, res) => { res.json(schema.parse(req.body)); });
`,
            },
          ],
        },
      ],
      output: null,
    },
    {
      name: 'strict text instead of coercion, by option',
      options: { style: 'strict-string' },
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ page: z.number().int().optional() });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import express from 'express';
import { z } from 'zod';
const app = express();
const schema = z.object({ page: z.string().trim().min(1).transform(Number).pipe(z.number().int()).optional() });
app.get('/users', (req, res) => { res.json(schema.parse(req.query)); });
`,
    },
    {
      name: 'a schema whose static input is stated, in zod 4: what is coerced, or reads words, would not compile',
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const id: z.ZodType<number, number> = z.number();
const build = (): z.ZodObject<{ page: z.ZodOptional<z.ZodNumber> }> => z.object({ page: z.number().optional() });
const shape: { on: z.ZodBoolean } = { on: z.boolean() };
const page = build();
const flags = z.object(shape);
app.get('/users', (req, res) => { res.json([id.parse(req.query.id), page.parse(req.query), flags.parse(req.query)]); });
`,
      errors: [
        { messageId: 'rejectsStrings', at: 'z.number', line: 5, suggestions: [] },
        { messageId: 'rejectsStrings', at: 'z.number', line: 6, suggestions: [] },
        { messageId: 'rejectsStrings', at: 'z.boolean', suggestions: [] },
      ],
    },
    {
      name: 'a schema of which only the output is stated',
      files: { 'package.json': '{"dependencies":{"zod":"^4.0.0"}}' },
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
const id: z.ZodType<number> = z.number() satisfies z.ZodType;
app.get('/users', (req, res) => { res.json(id.parse(req.query.id)); });
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
import express from 'express';
import { z } from 'zod';
const app = express();
const id: z.ZodType<number> = z.coerce.number() satisfies z.ZodType;
app.get('/users', (req, res) => { res.json(id.parse(req.query.id)); });
`,
    },
    {
      name: 'zod mini, whose schemas have no methods to chain',
      options: { style: 'strict-string' },
      code: `
import * as z from 'zod/mini';
export const env = z.object({ PORT: z.optional(z.number().check(z.positive())), COUNT: z.int() }).parse(process.env);
`,
      errors: [
        { messageId: 'rejectsStrings', at: 'z.number' },
        { messageId: 'rejectsStrings', at: 'z.int' },
      ],
      output: `
import * as z from 'zod/mini';
export const env = z.object({ PORT: z.optional(z.pipe(z.string().check(z.trim(), z.minLength(1)), z.pipe(z.transform(Number), z.number().check(z.positive())))), COUNT: z.pipe(z.string().check(z.trim(), z.minLength(1)), z.pipe(z.transform(Number), z.int())) }).parse(process.env);
`,
    },
    {
      name: 'a CommonJS module that exports the schema and another that requires it',
      filename: 'src/schemas.js',
      files: {
        'package.json': '{"dependencies":{"zod":"^3.25.0"}}',
        'src/routes.js': `
const { Router } = require('express');
const schemas = require('./schemas');
const router = Router();
router.get('/', (req, res) => { res.json(schemas.page.parse(req.query)); });
module.exports = router;
`,
      },
      code: `
const { z } = require('zod');
const page = z.object({ page: z.number() });
module.exports = { page };
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
      output: `
const { z } = require('zod');
const page = z.object({ page: z.coerce.number() });
module.exports = { page };
`,
    },
  ],
});
