// Who answers a request: the parameters of a handler, and the handler as a part of whose run a piece of code runs.
import { isFunction } from '../../src/ast/nodes.js';
import { textOf } from '../../src/facts/project/module.js';
import { handlerAround, handlerOf, type Handler } from '../../src/facts/runtime/handlers.js';
import { inProject, markedIn } from '../support/testkit.js';

const inWords = (handler: Handler | 'none' | 'unknown'): string => {
  if (typeof handler === 'string') return handler;
  const { request, response, error, next } = handler;
  return Object.entries({ request, response, error, next })
    .flatMap(([part, parameter]) =>
      parameter ? [`${part} ${textOf(parameter).replace(/\s*:.*$/s, '')}`] : [],
    )
    .join(', ');
};

/** What the marked functions are. */
const handlersIn = (code: string, file = 'src/file.ts'): string[] =>
  inProject({ [file]: code }, ({ module, analysis }) =>
    markedIn(module).map((node) => {
      if (!isFunction(node)) throw new Error(`${node.type} is no function`);
      return inWords(handlerOf(node, analysis));
    }),
  );

describe('what a function receives for a request', () => {
  const EXPRESS = `import express, { type Request, type Response, type ErrorRequestHandler } from 'express';
import { asyncHandler } from './wrap';
const app = express();
`;

  test.each([
    ['a route', `app.get('/', /*?*/(req, res) => {});`, 'request req, response res'],
    ['a middleware', `app.use(/*?*/(req, res, next) => next());`, 'request req, response res, next next'],
    [
      'an error middleware',
      `app.use(/*?*/(err, req, res, next) => {});`,
      'request req, response res, error err, next next',
    ],
    [
      'the same that is handed on elsewhere',
      `export const onError = /*?*/(err: unknown, req: Request, res: Response, next: () => void) => {};`,
      'request req, response res, error err',
    ],
    [
      'the same by its type',
      `export const onError: ErrorRequestHandler = /*?*/(err, req, res, next) => {};`,
      'request req, response res, error err, next next',
    ],
    [
      'three parameters around no error',
      `app.use(/*?*/(err, req, res) => {});`,
      'request err, response req, next res',
    ],
    ['in a wrapper', `app.get('/', asyncHandler(/*?*/async (req, res) => {}));`, 'request req, response res'],
    ['by its name', `/*?*/function list(req, res) {}\napp.get('/', list);`, 'request req, response res'],
    [
      'taken apart',
      `app.get('/', /*?*/({ query }, { locals }) => {});`,
      'request { query }, response { locals }',
    ],
    ['a default', `app.get('/', /*?*/(req, res = other) => {});`, 'request req, response res'],
  ])('Express: %s', (_, code, is) => {
    expect(handlersIn(EXPRESS + code)).toEqual([is]);
  });

  test('Hono: a context holds the request and answers', () => {
    const code = `import { Hono } from 'hono';
const app = new Hono();
app.get('/', /*?*/(c) => c.text('ok'));
app.use(/*?*/async (c, next) => { await next(); });
app.onError(/*?*/(err, c) => c.text('no'));`;
    expect(handlersIn(code)).toEqual([
      'request c, response c',
      'request c, response c, next next',
      'request c, response c, error err',
    ]);
  });

  test('Fastify: an error handler, and a hook that receives the error last', () => {
    const code = `import Fastify from 'fastify';
const app = Fastify();
app.setErrorHandler(/*?*/(error, request, reply) => {});
app.addHook('onError', /*?*/async (request, reply, error) => {});`;
    expect(handlersIn(code)).toEqual([
      'request request, response reply, error error',
      'request request, response reply, error error',
    ]);
  });

  test('Next.js: by file and export', () => {
    const code = `export async /*?*/function GET(request, context) { return Response.json({}); }`;
    expect(handlersIn(code.replace('async /*?*/', '/*?*/async '), 'app/users/route.ts')).toEqual([
      'request request',
    ]);
    expect(handlersIn(code.replace('async /*?*/', '/*?*/async '), 'src/users.ts')).toEqual(['unknown']);
  });

  test('what is known to receive something else is none; what is not known is unknown', () => {
    const code = `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
class User {}
export const named = /*?*/(user: User) => user;
prisma.$transaction(/*?*/async (tx) => {});
export const open = /*?*/(a, b) => a;
export const rest = /*?*/(...all) => all;
export const nothing = /*?*/() => 1;`;
    expect(handlersIn(code)).toEqual(['none', 'none', 'unknown', 'unknown', 'unknown']);
  });
});

describe('wherever handlers live', () => {
  const ROUTES = "const express = require('express');\nconst router = express.Router();\n";
  const WRAP =
    'module.exports = (fn) => (req, res, next) => { Promise.resolve(fn(req, res, next)).catch(next); };';
  const IS = 'request req, response res';

  test.each([
    [
      'a CommonJS member',
      'exports.list = /*?*/async (req, res) => {};',
      `const c = require('./controller');\nrouter.get('/', c.list);`,
      IS,
    ],
    [
      'an object of CommonJS',
      '/*?*/function list(req, res) {}\nmodule.exports = { list };',
      `const { list } = require('./controller');\nrouter.get('/', list);`,
      IS,
    ],
    [
      "the project's own wrapper where it is written",
      `const catchAsync = require('./wrap');\nexports.list = catchAsync(/*?*/async (req, res, next) => {});`,
      `const c = require('./controller');\nrouter.route('/').get(c.list);`,
      `${IS}, next next`,
    ],
    [
      "the project's own wrapper where it is registered",
      'exports.list = /*?*/async (req, res) => {};',
      `const c = require('./controller');\nconst catchAsync = require('./wrap');\nrouter.get('/', catchAsync(c.list));`,
      IS,
    ],
    [
      'a bound method',
      'class Users { /*?*/async list(req, res) {} }\nmodule.exports = new Users();',
      `const users = require('./controller');\nrouter.get('/', users.list.bind(users));`,
      IS,
    ],
    [
      'a method that the constructor binds',
      'class Users { constructor() { this.list = this.list.bind(this); }\n/*?*/async list(req, res) {} }\nmodule.exports = Users;',
      `const Users = require('./controller');\nconst users = new Users();\nrouter.get('/', users.list);`,
      IS,
    ],
    [
      'a field that is an arrow function',
      'class Users { list = /*?*/async (req, res) => {}; }\nmodule.exports = { users: new Users() };',
      `const { users } = require('./controller');\nrouter.get('/', users.list);`,
      IS,
    ],
    [
      'a static method',
      'class Users { static async list/*?*/(req, res) {} }\nmodule.exports = Users;',
      `const Users = require('./controller');\nrouter.get('/', Users.list);`,
      IS,
    ],
    [
      'called by the handler',
      'exports.list = /*?*/async (req, res) => {};',
      `const c = require('./controller');\nrouter.get('/', (req, res) => c.list(req, res));`,
      IS,
    ],
    [
      'a method of an object',
      'const users = { async list/*?*/(req, res) {} };\nmodule.exports = users;',
      `const users = require('./controller');\nrouter.get('/', [users.list]);`,
      IS,
    ],
  ])('%s', (_, controller, routes, is) => {
    const files = { 'src/wrap.js': WRAP, 'src/routes.js': ROUTES + routes, 'src/controller.js': controller };
    const found = inProject(files, ({ module, analysis }) =>
      markedIn(module).map((node) => {
        const fn = isFunction(node) ? node : 'value' in node ? (node.value as typeof node) : node;
        return isFunction(fn) ? inWords(handlerOf(fn, analysis)) : fn.type;
      }),
    );
    expect(found).toEqual([is]);
  });
});

describe('which handler runs a node', () => {
  const around = (body: string, before = ''): string[] =>
    inProject(
      {
        'src/file.ts': `import express from 'express';
import { PrismaClient } from '@prisma/client';
import { retry } from 'somewhere';
const prisma = new PrismaClient();
const twice = async (run: () => unknown) => { await run(); await run(); };
${before}
express().get('/', async (req, res) => {
${body}
});`,
      },
      ({ module, analysis }) =>
        markedIn(module).map((node) => {
          const found = handlerAround(node, analysis);
          return typeof found === 'string' ? found : `${inWords(found.handler)} (${found.evidence})`;
        }),
    );
  const HANDLER = 'request req, response res (certain)';
  const LIKELY = 'request req, response res (likely)';

  test.each([
    ['its own code', 'await /*?*/go();', HANDLER],
    ['a callback of an array', 'res.json(req.query.ids.map((id) => /*?*/go(id)));', HANDLER],
    ['a function that it calls where it stands', 'await (async () => { /*?*/go(); })();', HANDLER],
    ['a function that it calls by its name', 'const load = () => /*?*/go();\nres.json(load());', HANDLER],
    ['a callback that a library runs', 'await prisma.$transaction(async (tx) => { /*?*/go(); });', HANDLER],
    ["a callback that the project's function runs", 'await twice(() => /*?*/go());', HANDLER],
    ['a step of a promise', 'return find().then(() => /*?*/go());', HANDLER],
    ['a callback that is waited for', 'await retry(() => /*?*/go());', LIKELY],
    ['a callback that somebody keeps', "process.once('SIGTERM', async () => { /*?*/go(); });", 'unknown'],
    ['a timer', 'setInterval(() => /*?*/go(), 1000);', 'unknown'],
    ['a function that is handed out', 'res.locals.load = () => /*?*/go();', 'unknown'],
    ['a function that is declared and not called', 'const load = () => /*?*/go();\nkeep(load);', 'unknown'],
  ])('%s', (_, body, is) => {
    expect(around(body)).toEqual([is]);
  });

  test('a handler in a handler is its own', () => {
    expect(around("express().get('/', async (inner) => { /*?*/go(); });")).toEqual([
      'request inner (certain)',
    ]);
  });

  test('outside of a handler', () => {
    expect(around('', '/*?*/go();\nexport async function nightly() { /*?*/go(); }')).toEqual([
      'none',
      'unknown',
    ]);
  });
});
