// Where outside data comes from, and whether it can only be strings: every source of which there is a model. A row marks
// expressions and says, for each, the part and what it carries.
import { nodesIn } from '../../src/ast/walk.js';
import { inputOf } from '../../src/facts/validation/inputs.js';
import { usesOfSchema } from '../../src/facts/validation/schema-uses.js';
import { schemaLeafOf } from '../../src/facts/validation/schemas.js';
import { inProject, markedIn, tablesOf, type Asked } from '../support/testkit.js';

const inputsIn = ({ module, analysis }: Asked): string[] =>
  markedIn(module).map((node) => {
    const input = inputOf(node, [], analysis);
    return input ? `${input.part} ${input.carries}` : 'none';
  });

const rows = tablesOf(inputsIn, 'src/file.ts');

const QUERY = 'query strings';
const PARAMS = 'params strings';

rows('Express', [
  {
    name: 'the parts of a request',
    code: `import express from 'express';\nexpress().get('/:id', (req, res) => { /*?*/req.query; /*?*/req.query.page; /*?*/req.params; /*?*/req.params.id; /*?*/req.headers; /*?*/req.cookies.sid; /*?*/req.get('x'); /*?*/req.header('x'); /*?*/res; });`,
    are: [
      QUERY,
      QUERY,
      PARAMS,
      PARAMS,
      'headers strings',
      'cookies strings',
      'headers strings',
      'headers strings',
      'none',
    ],
  },
  {
    name: 'destructured, in the parameters and later',
    code: `import type { Request } from 'express';\nexport function a({ query, params: { id } }: Request) { const { page, ...rest } = query; /*?*/query; /*?*/id; /*?*/page; /*?*/rest; }`,
    are: [QUERY, PARAMS, QUERY, QUERY],
  },
  {
    name: 'values that were converted',
    code: `import type { Request } from 'express';\nexport const a = (req: Request) => { /*?*/Number(req.query.page); /*?*/req.query.page.length; const made = { page: req.query.page }; /*?*/made; };`,
    are: ['none', 'none', 'none'],
  },
  {
    name: 'a choice with a default',
    code: `import type { Request } from 'express';\nexport const a = (req: Request) => { /*?*/req.query.page ?? '1'; const { page = '1' } = req.query; /*?*/page; };`,
    are: [QUERY, QUERY],
  },
  {
    name: 'records that are made of its entries, with texts that stay texts',
    code: `import type { Request } from 'express';
const copied = (req: Request) => Object.entries(req.query).reduce((all, [key, value]) => {
  let text = value;
  if (Array.isArray(value)) text = value[0].split(',');
  if (key.includes('.')) { const [parent, child] = key.split('.'); all[parent] = { ...all[parent], [child]: text }; }
  else all[key] = text;
  return all;
}, {});
export const a = (req: Request) => {
  /*?*/copied(req);
  /*?*/Object.fromEntries(Object.entries(req.query).filter(([, text]) => text !== ''));
  /*?*/Object.fromEntries(Object.entries(req.query).map(([key, text]) => [key, String(text)]));
  /*?*/Object.fromEntries(Object.entries(req.query).map(([key, text]) => [key.toLowerCase(), text.trim()]));
  /*?*/Object.entries(req.query).reduce((all, [key, text]) => ({ ...all, [key]: text }), {});
};`,
    are: [QUERY, QUERY, QUERY, QUERY, QUERY],
  },
  {
    name: 'records that are made of its entries, with something else made of the texts',
    code: `import type { Request } from 'express';
export const a = (req: Request) => {
  /*?*/Object.fromEntries(Object.entries(req.query).map(([key, text]) => [key, Number(text)]));
  /*?*/Object.fromEntries(Object.entries(req.query).map(([key, text]) => [key, text === 'true']));
  /*?*/Object.entries(req.query).reduce((all, [key, text]) => { all[key] = JSON.parse(text); return all; }, {});
  /*?*/Object.entries(req.query).reduce((all, [key, text]) => { all[key] = text === 'true' ? true : text; return all; }, {});
  /*?*/Object.entries(req.query).reduce((all, [key, text]) => { let made = text; made = +text; all[key] = made; return all; }, {});
};`,
    are: ['none', 'none', 'none', 'none', 'none'],
  },
  { name: 'an any request', code: `export const a = (req: any) => { /*?*/req.query; };`, are: ['none'] },
  {
    name: 'a controller that another module registers',
    code: `export const list = async (req, res) => { /*?*/req.query; };`,
    files: {
      'src/routes.ts': `import { Router } from 'express';\nimport { list } from './file';\nexport const routes = Router().get('/', list);`,
    },
    are: [QUERY],
  },
  {
    name: 'a wrapped controller that another module registers',
    code: `import wrap from 'express-async-handler';\nexport const list = wrap(async (req, res) => { /*?*/req.query; });`,
    files: {
      'src/routes.ts': `import { Router } from 'express';\nimport * as orders from './file';\nexport const routes = Router().get('/', orders.list);`,
    },
    are: [QUERY],
  },
  {
    name: 'controllers of CommonJS, in every form of export',
    file: 'src/file.js',
    code: `exports.list = async (req, res) => { /*?*/req.query; };
module.exports.show = wrap(async (req, res) => { /*?*/req.params; });`,
    files: {
      'src/routes.js': `const { Router } = require('express');
const orders = require('./file');
module.exports = Router().get('/', orders.list).get('/:id', orders.show);`,
    },
    are: [QUERY, PARAMS],
  },
  {
    name: 'an object of controllers that is all of a module',
    file: 'src/file.js',
    code: `module.exports = { list: async (req, res) => { /*?*/req.query; }, show(req, res) { /*?*/req.params; } };`,
    files: {
      'src/routes.js': `const { Router } = require('express');
const { list, show } = require('./file');
module.exports = Router().get('/', list).get('/:id', show);`,
    },
    are: [QUERY, PARAMS],
  },
  {
    name: 'a controller that is the default export',
    code: `export default async (req, res) => { /*?*/req.query; };`,
    files: {
      'src/routes.ts': `import { Router } from 'express';
import list from './file';
export const routes = Router().get('/', list);`,
    },
    are: [QUERY],
  },
]);

rows('bodies, by their parser', [
  {
    name: 'on the route',
    code: `import express from 'express';\nconst app = express();\napp.post('/a', express.json(), (req) => { /*?*/req.body; });\napp.post('/b', express.urlencoded({ extended: true }), (req) => { /*?*/req.body; });`,
    are: ['body json', 'body strings'],
  },
  {
    name: 'on the app',
    code: `import express from 'express';\nconst app = express();\napp.use(express.json());\napp.post('/a', (req) => { /*?*/req.body; });`,
    are: ['body json'],
  },
  {
    name: 'both',
    code: `import express from 'express';\nconst app = express();\napp.use(express.json()); app.use(express.urlencoded());\napp.post('/a', (req) => { /*?*/req.body; });`,
    are: ['body unknown'],
  },
  {
    name: 'in the module that builds the app',
    code: `import { Router } from 'express';\nexport const routes = Router().post('/a', (req) => { /*?*/req.body; });`,
    files: {
      'src/app.ts': `import express from 'express';\nimport { routes } from './file';\nexport const app = express();\napp.use(express.json());\napp.use(routes);`,
    },
    are: ['body json'],
  },
  {
    name: 'nowhere',
    code: `import { Router } from 'express';\nexport const routes = Router().post('/a', (req) => { /*?*/req.body; });`,
    are: ['body unknown'],
  },
]);

rows('Hono', [
  {
    name: 'a request',
    code: `import { Hono } from 'hono';\nnew Hono().get('/', async (c) => { /*?*/c.req.query(); /*?*/c.req.query('page'); /*?*/c.req.param('id'); /*?*/c.req.header('x'); /*?*/await c.req.json(); /*?*/await c.req.parseBody(); /*?*/(await c.req.formData()).get('x'); });`,
    are: [QUERY, QUERY, PARAMS, 'headers strings', 'body json', 'form strings', 'form strings'],
  },
]);

rows('Next.js', [
  {
    name: 'a route',
    file: 'app/api/users/[id]/route.ts',
    code: `export async function GET(request, { params }) { /*?*/await params; const { searchParams } = new URL(request.url); /*?*/searchParams.get('page'); /*?*/request.nextUrl.searchParams; /*?*/request.headers.get('x'); /*?*/await request.json(); /*?*/request.cookies.get('sid').value; }`,
    are: [PARAMS, 'query strings', 'query strings', 'headers strings', 'body json', 'cookies strings'],
  },
  {
    name: 'a page',
    file: 'app/users/page.tsx',
    code: `export default async function Page({ searchParams, params }) { /*?*/await searchParams; const { page } = await searchParams; /*?*/page; /*?*/params; }`,
    are: [QUERY, QUERY, PARAMS],
  },
  {
    name: 'an API route',
    file: 'pages/api/users.ts',
    code: `export default function handler(req, res) { /*?*/req.query.page; /*?*/req.body; /*?*/req.cookies; }`,
    are: [QUERY, 'body json', 'cookies strings'],
  },
  {
    name: 'headers and cookies',
    code: `import { cookies, headers } from 'next/headers';\nexport const a = async () => { /*?*/(await headers()).get('x'); /*?*/(await cookies()).get('x')?.value; };`,
    are: ['headers strings', 'cookies strings'],
  },
]);

rows('Fastify, whose schemas may coerce', [
  {
    name: 'a request',
    code: `import fastify from 'fastify';\nfastify().get('/', async (request) => { /*?*/request.query; /*?*/request.body; });`,
    are: ['query strings', 'body json'],
  },
  {
    name: 'a request of a route with a schema',
    code: `import fastify from 'fastify';\nfastify().get('/', { schema }, async (request) => { /*?*/request.query; /*?*/request.body; });`,
    are: ['query unknown', 'body json'],
  },
]);

rows('the platform', [
  {
    name: 'search parameters',
    code: `const url = new URL(address);\n/*?*/url.searchParams; /*?*/url.searchParams.get('a'); /*?*/url.searchParams.getAll('a'); /*?*/Object.fromEntries(url.searchParams); /*?*/Object.fromEntries(new URLSearchParams(text)).a; /*?*/Object.fromEntries(new URL(address).searchParams.entries());`,
    are: ['query strings', 'query strings', 'query strings', QUERY, QUERY, QUERY],
  },
  {
    name: 'forms',
    code: `export async function POST(request: Request) { const form = await request.formData(); /*?*/form.get('a'); /*?*/Object.fromEntries(form); /*?*/Object.fromEntries([...form]); /*?*/Object.fromEntries(await request.formData()); }`,
    are: ['form strings', 'form strings', 'form strings', 'form strings'],
  },
  {
    name: 'headers',
    code: `export const a = (request: Request) => { /*?*/request.headers.get('a'); /*?*/Object.fromEntries(request.headers); /*?*/new Headers().get('a'); };`,
    are: ['headers strings', 'headers strings', 'headers strings'],
  },
  {
    name: 'the environment',
    code: `import { env } from 'node:process';\nimport { env as std } from 'std-env';\nconst { PORT, ...rest } = process.env;\n/*?*/process.env; /*?*/process.env.PORT; /*?*/process.env['PORT']; /*?*/env.PORT; /*?*/PORT; /*?*/std.PORT; /*?*/process.argv;`,
    are: ['env strings', 'env strings', 'env strings', 'env strings', 'env strings', 'env strings', 'none'],
  },
  {
    name: 'a Request of the project itself',
    code: `class Request { headers = new Map(); }\nexport const a = (request: Request) => /*?*/request.headers.get('a');`,
    are: ['none'],
  },
]);

describe('calls that validate', () => {
  /** What arrives at the one leaf of the file. */
  const fed: readonly [name: string, code: string, input: string][] = [
    [
      'zValidator query',
      `import { zValidator } from '@hono/zod-validator';\nzValidator('query', z.object({ n: z.number() }));`,
      'query strings',
    ],
    [
      'zValidator param',
      `import { zValidator } from '@hono/zod-validator';\nzValidator('param', z.object({ n: z.number() }));`,
      'params strings',
    ],
    [
      'zValidator header',
      `import { zValidator } from '@hono/zod-validator';\nzValidator('header', z.object({ n: z.number() }));`,
      'headers strings',
    ],
    [
      'zValidator cookie',
      `import { zValidator } from '@hono/zod-validator';\nzValidator('cookie', z.object({ n: z.number() }));`,
      'cookies strings',
    ],
    [
      'zValidator form',
      `import { zValidator } from '@hono/zod-validator';\nzValidator('form', z.object({ n: z.number() }));`,
      'form strings',
    ],
    [
      'zValidator json',
      `import { zValidator } from '@hono/zod-validator';\nzValidator('json', z.object({ n: z.number() }));`,
      'body json',
    ],
    [
      'zValidator of a target that is computed',
      `import { zValidator } from '@hono/zod-validator';\nzValidator(target, z.object({ n: z.number() }));`,
      'unknown',
    ],
    [
      'createRoute query',
      `import { createRoute } from '@hono/zod-openapi';\ncreateRoute({ request: { query: z.object({ n: z.number() }) } });`,
      'query strings',
    ],
    [
      'createRoute params',
      `import { createRoute } from '@hono/zod-openapi';\ncreateRoute({ request: { params: z.object({ n: z.number() }) } });`,
      'params strings',
    ],
    [
      'createRoute headers',
      `import { createRoute } from '@hono/zod-openapi';\ncreateRoute({ request: { headers: z.object({ n: z.number() }) } });`,
      'headers strings',
    ],
    [
      'createRoute body',
      `import { createRoute } from '@hono/zod-openapi';\ncreateRoute({ request: { body: { content: { 'application/json': { schema: z.object({ n: z.number() }) } } } } });`,
      'body json',
    ],
    [
      'createEnv server',
      `import { createEnv } from '@t3-oss/env-core';\ncreateEnv({ server: { N: z.number() }, runtimeEnv: process.env });`,
      'env strings',
    ],
    [
      'createEnv client',
      `import { createEnv } from '@t3-oss/env-nextjs';\ncreateEnv({ client: { NEXT_PUBLIC_N: z.number() }, runtimeEnv: {} });`,
      'env strings',
    ],
    [
      'tRPC input',
      `import { initTRPC } from '@trpc/server';\ninitTRPC.create().procedure.input(z.object({ n: z.number() }));`,
      'body json',
    ],
    [
      'oRPC input of a GET route',
      `import { oc } from '@orpc/contract';\noc.route({ method: 'GET', path: '/' }).input(z.object({ n: z.number() }));`,
      'query strings',
    ],
    [
      'oRPC input of another route',
      `import { oc } from '@orpc/contract';\noc.route({ method: 'POST', path: '/' }).input(z.object({ n: z.number() }));`,
      'body json',
    ],
    [
      'ts-rest query',
      `import { initContract } from '@ts-rest/core';\ninitContract().router({ list: { method: 'GET', path: '/', query: z.object({ n: z.number() }), responses: {} } });`,
      'query strings',
    ],
    [
      'ts-rest body',
      `import { initContract } from '@ts-rest/core';\ninitContract().router({ make: { method: 'POST', path: '/', body: z.object({ n: z.number() }), responses: {} } });`,
      'body json',
    ],
  ];
  test.each(fed)('%s', (_name, code, expected) => {
    expect(inProject({ 'src/file.ts': `import { z } from 'zod';\n${code}` }, arrivingIn)).toEqual([expected]);
  });
});

function arrivingIn({ module, analysis }: Asked): string[] {
  for (const node of nodesIn(module.ast)) {
    const leaf = schemaLeafOf(node, analysis);
    if (leaf)
      return usesOfSchema(leaf.node, leaf.type, analysis).uses.map(({ input }) =>
        input ? `${input.part} ${input.carries}` : 'unknown',
      );
  }
  return [];
}
