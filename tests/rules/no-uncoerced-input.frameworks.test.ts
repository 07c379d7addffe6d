// Frameworks that hand strings on: a package that runs zod schemas for Fastify, and Koa.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const found = (name: string, code: string, packages?: Readonly<Record<string, string>>) => ({
  name,
  code,
  ...(packages && { files: manifest(packages) }),
  errors: [{ messageId: 'rejectsStrings' as const, at: 'z.number' }],
  output: code.replace('z.number', 'z.coerce.number'),
});
const manifest = (dependencies: Readonly<Record<string, string>>) => ({
  'package.json': JSON.stringify({ name: 'case', dependencies }),
});
const PROVIDER = { fastify: '^5.0.0', 'fastify-type-provider-zod': '^6.0.0', zod: '^4.0.0' };
const fastify = (schema: string, call: string) => `
import fastify from 'fastify';
import { z } from 'zod';
const app = fastify();
const schema = ${schema};
${call}
`;
const koa = (call: string) => `
import Koa from 'koa';
import Router from '@koa/router';
import { z } from 'zod';
const schema = z.object({ page: z.number().min(1) });
const app = new Koa();
const router = new Router();
${call}
`;
const FIELD = 'z.object({ page: z.number().min(1) })';

/** A route that reads its schema's input itself. */
const reading = (call: string) => `
import Fastify from 'fastify';
import { z } from 'zod';
const schema = z.object({ page: z.number().min(1) });
const app = Fastify();
${call}
`;

/** A handler of Nest that parses what it receives, in an application that validates with this pipe. */
const nest = (parameter: string, pipe = 'new ValidationPipe({ transform: true })', use = 'query') => ({
  filename: 'src/halls.controller.ts',
  files: {
    'src/main.ts': `
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './module';
import { ownPipe } from './own-pipes';
const app = await NestFactory.create(AppModule);
app.useGlobalPipes(${pipe});
await app.listen(3000);
`,
    'src/module.ts': "import { Module } from '@nestjs/common';\n@Module({})\nexport class AppModule {}\n",
    'src/own-pipes.ts': 'export const ownPipe: any = make();\ndeclare function make(): any;\n',
    'src/dto.ts': 'export class Dto { page!: number }\n',
  },
  code: `
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Dto } from './dto';
interface Paging { page: string }
const schema = z.object({ page: z.number().min(1) });
@Controller('halls')
export class Halls {
  @Get() list(${parameter}) { return schema.parse(${use}); }
}
`,
});

testRule('no-uncoerced-input', rule, {
  valid: [
    {
      name: 'a pipe of Nest of which nothing is known',
      options: { evidence: 'likely' },
      ...nest('@Query() query: unknown', 'ownPipe'),
    },
    { name: 'what a class is made of', options: { evidence: 'likely' }, ...nest('@Query() query: Dto') },
    {
      name: 'a pipe in the decorator, and what is below a value',
      options: { evidence: 'likely' },
      ...nest('@Query(new Pipe()) query: unknown', undefined, 'query.ids.length'),
    },
    {
      name: 'Fastify converts what the schema of a route speaks of',
      options: { evidence: 'likely' },
      code: reading(
        "app.get('/', { schema: { querystring: { page: { type: 'number' } } } }, async (request) => schema.parse(request.query));",
      ),
    },
    {
      name: 'the options of a route of Fastify may hold a schema',
      options: { evidence: 'likely' },
      code: reading(
        `import { options } from './options.js';
app.get('/a', options, async (request) => schema.parse(request.query));
app.get('/b', { ...options }, async (request) => schema.parse(request.query));
app.route({ ...options, handler: async (request) => schema.parse(request.query) });`,
      ),
    },
    {
      name: 'a hook of Fastify that gives every route a schema',
      options: { evidence: 'likely' },
      code: reading(
        `app.addHook('onRoute', (route) => { route.schema = shared; });
app.get('/', async (request) => schema.parse(request.query));`,
      ),
    },
    {
      name: 'a body of Fastify that zod validates',
      options: { evidence: 'likely' },
      files: manifest(PROVIDER),
      code: fastify(`{ body: ${FIELD} }`, "app.post('/', { schema }, async () => ({}));"),
    },
    {
      name: 'an answer of Fastify',
      files: manifest(PROVIDER),
      code: fastify(`{ response: { 200: ${FIELD} } }`, "app.get('/', { schema }, async () => ({}));"),
    },
    {
      name: 'Fastify with a compiler of which nothing is known',
      options: { evidence: 'likely' },
      files: manifest({ fastify: '^5.0.0', zod: '^4.0.0' }),
      code: fastify(`{ querystring: ${FIELD} }`, "app.get('/', { schema }, async () => ({}));"),
    },
    {
      name: 'the body of a request of Koa',
      options: { evidence: 'likely' },
      code: koa("router.post('/', async (ctx) => { ctx.body = schema.parse(ctx.request.body); });"),
    },
    {
      name: 'the state of a request of Koa',
      options: { evidence: 'likely' },
      code: koa("router.get('/', async (ctx) => { ctx.body = schema.parse(ctx.state); });"),
    },
  ],
  invalid: [
    found(
      'what a function on AWS Lambda is handed, by what its package is deployed with',
      `
import { z } from 'zod';
const schema = z.object({ page: z.number().min(1) });
export const list = async (event) => {
  const { page } = schema.parse(event.queryStringParameters);
  return { statusCode: 200, body: String(page) };
};
`,
      { serverless: '^3.0.0', zod: '^4.0.0' },
    ),
    found(
      'what a function on AWS Lambda is handed, by its type',
      `
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';
const schema = z.object({ page: z.number().min(1) });
export const list = async (event: APIGatewayProxyEventV2) => schema.parse(event.pathParameters);
`,
    ),
    {
      name: 'next-connect: a handler of a router, and of the function of 0.13',
      filename: 'pages/api/users.ts',
      files: {
        'package.json': '{ "dependencies": { "next": "^15", "next-connect": "^1", "zod": "^3.25.0" } }',
      },
      code: `
import nc, { createRouter } from 'next-connect';
import { z } from 'zod';
const list = z.object({ page: z.number().min(1) });
const one = z.object({ id: z.number().min(1) });
const router = createRouter().use(session).get((req, res) => { res.json(list.parse(req.query)); });
export const old = nc().get((req, res) => { res.json(one.parse(req.query)); });
export default router.handler();
`,
      output: `
import nc, { createRouter } from 'next-connect';
import { z } from 'zod';
const list = z.object({ page: z.coerce.number().min(1) });
const one = z.object({ id: z.coerce.number().min(1) });
const router = createRouter().use(session).get((req, res) => { res.json(list.parse(req.query)); });
export const old = nc().get((req, res) => { res.json(one.parse(req.query)); });
export default router.handler();
`,
      errors: [
        { messageId: 'rejectsStrings', at: 'z.number', line: 4 },
        { messageId: 'rejectsStrings', at: 'z.number', line: 5 },
      ],
    },
    ...[
      '@Query() query: unknown',
      '@Query() query',
      '@Query() query: Paging',
      '@Query() query: Record<string, string>',
    ].map((parameter) => {
      const { code, ...rest } = nest(parameter);
      return { ...found(`a handler of Nest parses its ${parameter}`, code), ...rest };
    }),
    found(
      'Fastify, without a schema of the route',
      reading("app.get('/', async (request) => schema.parse(request.query));"),
    ),
    found(
      'Fastify, with options that hold no schema',
      reading("app.get('/:page', { config: {} }, async ({ params }) => schema.parse(params));"),
    ),
    {
      ...found(
        'a plugin of Fastify that another file registers',
        `
import { z } from 'zod';
const schema = z.object({ page: z.number().min(1) });
export default async function plugin(fastify) {
  fastify.route({ method: 'GET', url: '/', handler: async (request) => schema.parse(request.query) });
}
`,
      ),
      filename: 'src/plugin.js',
      files: {
        'src/app.js':
          "import Fastify from 'fastify';\nimport plugin from './plugin.js';\nconst app = Fastify();\napp.register(plugin, { prefix: '/x' });\n",
      },
    },
    found(
      'a query of Fastify',
      fastify(`{ querystring: ${FIELD} }`, "app.get('/', { schema }, async () => ({}));"),
      PROVIDER,
    ),
    found(
      'parameters of a route that is described as a whole',
      fastify(`{ params: ${FIELD} }`, "app.route({ method: 'GET', url: '/:page', schema, handler() {} });"),
      PROVIDER,
    ),
    found(
      'headers, in a chain with a type provider',
      fastify(`{ headers: ${FIELD} }`, "app.withTypeProvider().put('/', { schema, handler() {} });"),
      PROVIDER,
    ),
    found(
      "a plugin by the package's own type",
      `
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi';
import { z } from 'zod';
export const plugin: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get('/:id', { schema: { params: z.object({ id: z.number().min(1) }) } }, async () => ({}));
};
`,
      { ...PROVIDER, 'fastify-type-provider-zod': '', 'fastify-zod-openapi': '^5.0.0' },
    ),
    found('the query of Koa', koa("router.get('/', (ctx) => { ctx.body = schema.parse(ctx.query); });")),
    found(
      'the query of its request, taken apart',
      koa('app.use(async ({ request }, next) => { schema.parse(request.query); await next(); });'),
    ),
    found(
      'parameters behind a name of the route',
      koa("router.get('page', '/:page', async (ctx) => { const { params } = ctx; schema.parse(params); });"),
    ),
    found('one header', koa("router.get('/', (ctx) => { schema.parse({ page: ctx.get('x-page') }); });")),
    found(
      'a handler in a function that is annotated',
      `
import type { Context } from 'koa';
import { z } from 'zod';
const schema = z.object({ page: z.number().min(1) });
export async function list(ctx: Context) { schema.parse(ctx.request.query); }
`,
    ),
  ],
});
