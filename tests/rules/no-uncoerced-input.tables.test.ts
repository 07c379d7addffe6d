// Handlers that a table of the project registers.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const HANDLER = `
import { z } from 'zod';
const filter = z.object({ page: z.number() });
export const list = (req, res) => { res.json(filter.parse(req.query)); };
`;
const FIXED = HANDLER.replace('z.number()', 'z.coerce.number()');
const EXPRESS =
  "import express from 'express';\nimport { list } from './handlers.js';\nconst app = express();\n";
const found = (name: string, table: string) => ({
  name,
  filename: 'src/handlers.js',
  code: HANDLER,
  files: { 'package.json': '{ "type": "module" }', 'src/app.js': `${EXPRESS}${table}` },
  output: FIXED,
  errors: [{ messageId: 'rejectsStrings' as const, at: 'z.number' }],
});
const silent = (name: string, table: string) => ({
  name,
  filename: 'src/handlers.js',
  code: HANDLER,
  files: { 'package.json': '{ "type": "module" }', 'src/app.js': `${EXPRESS}${table}` },
});

testRule('no-uncoerced-input', rule, {
  valid: [
    silent(
      'a method that a function is given',
      "export const register = (method) => { [{ handler: list }].forEach(({ handler }) => app[method]('/', handler)); };",
    ),
    silent(
      'methods that are not called alike',
      "[{ method: 'get', handler: list }, { method: 'listen', handler: list }].forEach(({ method, handler }) => app[method]('/', handler));",
    ),
    silent(
      'a table with entries that are not seen',
      "import { more } from 'routes';\n[...more, { method: 'get', handler: list }].forEach(({ method, handler }) => app[method]('/', handler));",
    ),
    silent(
      'another key of the table',
      "[{ method: 'get', handler: () => {}, sort: list }].forEach(({ method, handler }) => app[method]('/', handler));",
    ),
    {
      name: 'Fastify: a route of a table with a schema, by which texts are converted',
      code: `
import Fastify from 'fastify';
import { z } from 'zod';
const filter = z.object({ page: z.number().min(1) });
const list = async (request) => filter.parse(request.query);
const routes = [{ method: 'GET', url: '/', schema: { querystring: pages }, handler: list }];
const app = Fastify();
routes.forEach((route) => app.route(route));
`,
    },
    {
      name: 'Fastify: a route that is made of one of a table',
      code: `
import Fastify from 'fastify';
import { z } from 'zod';
const filter = z.object({ page: z.number().min(1) });
const list = async (request) => filter.parse(request.query);
const app = Fastify();
for (const route of [{ method: 'GET', url: '/', handler: list }]) app.route({ schema, ...route });
`,
    },
  ],
  invalid: [
    found(
      'taken apart in forEach',
      "[{ method: 'get', path: '/', handler: list }, { method: 'post', path: '/', handler: list }].forEach(({ method, path, handler }) => app[method](path, handler));",
    ),
    found(
      'a loop over a constant, with methods in capitals',
      "const routes = [{ method: 'GET', path: '/', handler: list }];\nfor (const route of routes) app[route.method.toLowerCase()](route.path, route.handler);",
    ),
    found(
      'a route that is called by each method of a list',
      "for (const method of ['get', 'head']) app.route('/')[method](list);",
    ),
    found(
      'a method that a constant of the round holds',
      "for (const route of [{ verb: 'get', run: list }]) { const { verb: method } = route; app[method]('/', route.run); }",
    ),
    {
      name: 'Fastify: whole routes of a table',
      files: { 'package.json': '{ "type": "module", "dependencies": { "zod": "^3.25.0" } }' },
      code: `
import Fastify from 'fastify';
import { z } from 'zod';
const filter = z.object({ page: z.number().min(1) });
const list = async (request) => filter.parse(request.query);
const routes = [{ method: 'GET', url: '/', handler: list }];
const app = Fastify();
routes.forEach((route) => app.route(route));
`,
      output: `
import Fastify from 'fastify';
import { z } from 'zod';
const filter = z.object({ page: z.coerce.number().min(1) });
const list = async (request) => filter.parse(request.query);
const routes = [{ method: 'GET', url: '/', handler: list }];
const app = Fastify();
routes.forEach((route) => app.route(route));
`,
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
    },
  ],
});
