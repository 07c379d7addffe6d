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
  ],
});
