// Whether a middleware before a handler may have refused requests without the marked value.
import { mayBeBehindGuard } from '../../src/facts/runtime/mount-guards.js';
import { inProject, markedIn } from '../support/testkit.js';

const isBehind = (files: Readonly<Record<string, string>>): boolean[] =>
  inProject(files, ({ module, analysis }) =>
    markedIn(module).map((value) => {
      let call = value.parent;
      while (call && call.type !== 'CallExpression') call = call.parent;
      if (!call) throw new Error('The mark stands before an argument.');
      return mayBeBehindGuard(value, call, analysis);
    }),
  );

const GUARD = `
export function signedIn(req, res, next) {
  if (!req.user) return res.status(401).end();
  next();
}
export const allowed = (req, res, next) => (req.user ? next() : res.sendStatus(403));
export function needsUser(request, response, next) {
  if (request.user) { next(); return; }
  next(new Error('no user'));
}
export const loads = async (req, res, next) => { req.user = await find(req.get('authorization')); next(); };
export const tries = (req, res, next) => { if (req.headers.token) req.user = find(req.headers.token); next(); };
export const logs = (req, res, next) => { console.log(req.user?.id); next(); };
export const times = (req, res, next) => { req.startedAt = Date.now(); next(); };
export const validates = (schema) => async (req, res, next) => {
  try { await schema.parseAsync({ body: req.body, user: req.user }); return next(); } catch (error) { next(error); }
};
export const reports = (log) => (req, res, next) => { console.log(log, req.user); next(); };
export const needsRole = (role) => (req, res, next) => { if (req.user?.role !== role) throw new Error(); next(); };
`;
const LIST = `
import { Router } from 'express';
export const drafts = Router();
drafts.get('/', async (req, res) => { use(/*?*/req.user?.id); });
`;
const APP =
  "import express from 'express';\nimport * as guards from './guards';\nimport { drafts } from './drafts';\nexport const app = express();\n";

test.each([
  ['no middleware', "app.use('/drafts', drafts);", false],
  ['a guard at the mount', "app.use('/drafts', guards.signedIn, drafts);", true],
  ['a list of them at the mount', "app.use('/drafts', [guards.times, guards.signedIn], drafts);", true],
  ['a guard above the mount', "app.use(guards.signedIn);\napp.use('/drafts', drafts);", true],
  ['a guard below the mount', "app.use('/drafts', drafts);\napp.use(guards.signedIn);", false],
  ['a guard of another path', "app.use('/admin', guards.signedIn);\napp.use('/drafts', drafts);", false],
  ['a guard of this path', "app.use('/drafts', guards.signedIn);\napp.use('/drafts', drafts);", true],
  ['two mounts, one of them open', "app.use('/a', guards.signedIn, drafts);\napp.use('/b', drafts);", false],
  [
    'two mounts behind guards',
    "app.use('/a', guards.signedIn, drafts);\napp.use('/b', guards.needsUser, drafts);",
    true,
  ],
  ['one that goes on where it is there', 'app.use(guards.needsUser, drafts);', true],
  ['a choice in an expression', 'app.use(guards.allowed, drafts);', true],
  ['one that puts it there', 'app.use(guards.loads, drafts);', true],
  ['one that may put it there', 'app.use(guards.tries, drafts);', false],
  ['one that only looks at it', 'app.use(guards.logs, drafts);', false],
  ['one that has nothing to do with it', 'app.use(guards.times, drafts);', false],
  ['one that is made', "app.use(guards.needsRole('editor'), drafts);", true],
  ['one that is made for a schema', 'app.use(guards.validates(schema), drafts);', true],
  ['one that is made for something else', 'app.use(guards.reports(schema), drafts);', false],
  ['parsers of the framework', 'app.use(express.json());\napp.use(drafts);', false],
  [
    'a package of which nothing is known',
    "import { authenticate } from 'some-auth';\napp.use(authenticate('jwt'), drafts);",
    true,
  ],
  [
    'a router between them',
    "const api = express.Router();\napi.use(guards.signedIn);\napi.use('/drafts', drafts);\napp.use('/api', api);",
    true,
  ],
  [
    'a guard before the router between them',
    "const api = express.Router();\napi.use('/drafts', drafts);\napp.use('/api', guards.signedIn, api);",
    true,
  ],
])('%s', (_, mounted, is) => {
  expect(isBehind({ 'src/guards.ts': GUARD, 'src/app.ts': APP + mounted, 'src/drafts.ts': LIST })).toEqual([
    is,
  ]);
});

test('in one file: before the route, in the route, behind it, and a handler by name', () => {
  const code = `
import express from 'express';
import { signedIn } from './guards';
const app = express();
app.get('/a', (req, res) => use(/*?*/req.user?.id));
app.get('/b', signedIn, (req, res) => { const { user } = req; use(/*?*/user?.id); });
app.get('/c', signedIn, list);
app.use('/d', signedIn);
app.route('/d').get((req, res) => { const id = req.user?.id; use(/*?*/id); });
app.get('/e', (req, res) => use(/*?*/req.user?.id), signedIn);
app.get('/f', signedIn, (req, res) => use(/*?*/req.account?.id));
app.get('/g', unknownHere(), (req, res) => use(/*?*/req.query.id));
function list({ user }, res) { use(/*?*/user?.id); }
`;
  expect(isBehind({ 'src/guards.ts': GUARD, 'src/app.ts': code })).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    true,
  ]);
});

test('CommonJS: a router that is required at the mount, and a controller', () => {
  expect(
    isBehind({
      'package.json': '{"type":"commonjs"}',
      'src/guards.js':
        'exports.signedIn = (req, res, next) => { if (!req.user) { res.sendStatus(401); } else { next(); } };',
      'src/app.js': `const app = require('express')();
const { signedIn } = require('./guards');
app.use('/drafts', signedIn, require('./drafts'));`,
      'src/drafts.js': `const router = require('express').Router();
const drafts = require('./controller');
router.get('/', drafts.list);
module.exports = router;`,
      'src/controller.js': 'exports.list = async (req, res) => { use(/*?*/req.user?.id); };',
    }),
  ).toEqual([true]);
});

test('a function that is handed the application', () => {
  const files = {
    'src/guards.ts': GUARD,
    'src/routes.ts': "export function routes(app) { app.get('/', (req, res) => use(/*?*/req.user?.id)); }",
  };
  const app = (before: string) =>
    `import express from 'express';\nimport { signedIn } from './guards';\nimport { routes } from './routes';\nconst app = express();\n${before}routes(app);`;
  const { 'src/routes.ts': routes, ...others } = files;
  expect(isBehind({ ...others, 'src/app.ts': app('app.use(signedIn);\n'), 'src/routes.ts': routes })).toEqual(
    [true],
  );
  expect(isBehind({ ...others, 'src/app.ts': app(''), 'src/routes.ts': routes })).toEqual([false]);
});

test('hooks of Fastify: of the plugin, of the application, of the route, and of another plugin', () => {
  const routes = (hook: string, options = '') => `import { signedIn } from './hooks';
export default async function routes(app) {
  ${hook}
  app.get('/', ${options}async (request, reply) => { use(/*?*/request.user?.id); });
}`;
  const hooks = `export const signedIn = async (request, reply) => { if (!request.user) return reply.code(401).send(); };
export const times = async (request) => { request.startedAt = Date.now(); };`;
  const app = (hook: string) => `import fastify from 'fastify';
import { signedIn, times } from './hooks';
import routes from './routes';
const app = fastify();
${hook}
app.register(routes, { prefix: '/drafts' });`;
  const ask = (outer: string, inner: string, options?: string) =>
    isBehind({ 'src/hooks.ts': hooks, 'src/app.ts': app(outer), 'src/routes.ts': routes(inner, options) });
  expect(ask('', '')).toEqual([false]);
  expect(ask("app.addHook('onRequest', times);", '')).toEqual([false]);
  expect(ask("app.addHook('onRequest', signedIn);", '')).toEqual([true]);
  expect(ask('', "app.addHook('preHandler', signedIn);")).toEqual([true]);
  expect(ask('', '', '{ preHandler: [signedIn] }, ')).toEqual([true]);
  expect(ask('app.register(async (other) => { other.addHook("onRequest", signedIn); });', '')).toEqual([
    false,
  ]);
});

test('Hono and Koa: what is put into the context', () => {
  const hono = (guard: string) => `import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
const app = new Hono();
const signedIn = createMiddleware(async (c, next) => { if (!c.get('user')) return c.text('no', 401); await next(); });
const sets = async (c, next) => { c.set('user', await find(c)); await next(); };
const times = async (c, next) => { c.set('startedAt', 1); await next(); };
${guard}
app.get('/', async (c) => { use(/*?*/c.get('user')?.id); });`;
  expect(isBehind({ 'src/app.ts': hono('') })).toEqual([false]);
  expect(isBehind({ 'src/app.ts': hono("app.use('*', times);") })).toEqual([false]);
  expect(isBehind({ 'src/app.ts': hono("app.use('*', signedIn);") })).toEqual([true]);
  expect(isBehind({ 'src/app.ts': hono('app.use(sets);') })).toEqual([true]);
  const koa = (guard: string) => `import Router from '@koa/router';
const router = new Router();
const signedIn = async (ctx, next) => { if (!ctx.state.user) ctx.throw(401); await next(); };
const times = async (ctx, next) => { ctx.state.startedAt = 1; await next(); };
${guard}
router.get('/', async (ctx) => { use(/*?*/ctx.state.user?.id); });
export default router;`;
  const app = (before: string) => `import Koa from 'koa';
import router from './router';
const app = new Koa();
${before}
app.use(router.routes()).use(router.allowedMethods());`;
  const ask = (before: string, guard: string) =>
    isBehind({ 'src/app.ts': app(before), 'src/router.ts': koa(guard) });
  expect(ask('', '')).toEqual([false]);
  expect(ask('', 'router.use(times);')).toEqual([false]);
  expect(ask('', 'router.use(signedIn);')).toEqual([true]);
  expect(
    ask(
      'app.use(async (ctx, next) => { if (ctx.state.user) { await next(); } else { ctx.status = 401; } });',
      '',
    ),
  ).toEqual([true]);
});
