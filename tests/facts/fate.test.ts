// What becomes of an error on each way through the code that is run for it, what had been tried, and what is given instead.
import { isFunction, type Node } from '../../src/ast/nodes.js';
import { attemptsOf } from '../../src/facts/errors/attempts.js';
import { handlerOfCatch, handlerOfFunction } from '../../src/facts/errors/error-handlers.js';
import type { Effect, Path } from '../../src/facts/errors/effects.js';
import { fateOf } from '../../src/facts/errors/fate.js';
import { givenBy } from '../../src/facts/errors/given-instead.js';
import type { Analysis } from '../../src/facts/project/analysis.js';
import { textOf } from '../../src/facts/project/module.js';
import { nodesIn } from '../../src/ast/walk.js';
import { inProject, markedIn, tablesOf } from '../support/testkit.js';

const handlerAt = (node: Node, analysis: Analysis) => {
  // A mark stands before the function; in a `catch` it stands before the first thing in its block.
  if (isFunction(node)) return handlerOfFunction(node, analysis);
  for (let at: Node | undefined = node; at; at = at.parent)
    if (at.type === 'CatchClause') return handlerOfCatch(at);
  return undefined;
};

const inWords = (effect: Effect): string => {
  switch (effect.kind) {
    case 'thrown':
    case 'forwarded':
    case 'logged':
      return effect.keepsError ? `${effect.kind} with it` : effect.kind;
    case 'answered':
      return `answered ${String(effect.reply.status)}`;
    case 'acted':
      return effect.isHandedError ? 'acted with it' : 'acted';
    default:
      return effect.kind;
  }
};

const pathInWords = ({ effects, end }: Path): string => {
  const value = end.how === 'returned' && end.value ? `${end.how} ${textOf(end.value)}` : end.how;
  return [...effects.map(inWords), value].join(', ');
};

const fates = tablesOf(
  ({ module, analysis }) =>
    markedIn(module).map((node) => {
      const handler = handlerAt(node, analysis);
      const paths = handler && fateOf(handler, analysis);
      return paths ? paths.map(pathInWords).join('; ') : 'unknown';
    }),
  'src/file.ts',
);

const caught = (body: string, before = ''): string =>
  `${before}\nexport async function f(this: any, res: any, next: any, failures: unknown[]) { try { await run(); } catch (e: any) { /*?*/${body} } }`;

fates('in a catch', [
  { name: 'nothing', code: caught('0;'), are: ['fell-through'] },
  { name: 'thrown on', code: caught('throw e;'), are: ['thrown with it, thrown'] },
  {
    name: 'another error with and without it',
    code: `${caught("throw new Error('a', { cause: e });")}\n${caught("throw new Error('a');").replace(' f(', ' g(')}`,
    are: ['thrown with it, thrown', 'thrown, thrown'],
  },
  { name: 'a rejection', code: caught('return Promise.reject(e);'), are: ['thrown with it, thrown'] },
  { name: 'forwarded', code: caught('next(e);'), are: ['forwarded with it, fell-through'] },
  {
    name: 'logged, with it and without',
    code: caught("console.error('a', e); console.warn('b'); return [];"),
    are: ['logged with it, logged, returned []'],
  },
  {
    name: 'logged in a form that drops it',
    code: caught("log.error('a', e);", "import pino from 'pino';\nconst log = pino();"),
    are: ['logged, fell-through'],
  },
  { name: 'a value', code: caught('return null;'), are: ['returned null'] },
  {
    name: 'what held something else',
    code: caught('rows = [];', 'let rows: unknown[];'),
    are: ['assigned, fell-through'],
  },
  {
    name: 'kept',
    code: `${caught('failures.push(e);')}\n${caught('return { error: e };').replace(' f(', ' g(')}\n${caught('count += 1;', 'let count = 0;').replace(' f(', ' h(')}`,
    are: ['acted with it, fell-through', 'kept, returned { error: e }', 'kept, fell-through'],
  },
  {
    name: 'a way for each branch',
    code: caught("if (e.code === 'P2002') return null; throw e;"),
    are: ['tested, returned null; tested, thrown with it, thrown'],
  },
  {
    name: 'a switch, and a try within',
    code: caught(
      "switch (e.code) { case 'a': return 1; default: try { log(); } catch { return 2; } }",
      'const log = () => {};',
    ),
    are: ['tested, returned 1; tested, returned 2; tested, fell-through'],
  },
  {
    name: 'something unknown',
    code: caught('report(e); other();'),
    are: ['acted with it, acted, fell-through'],
  },
  { name: 'the end of the process', code: caught('process.exit(1);'), are: ['thrown, thrown'] },
  {
    name: 'a name for it, and a text of it',
    code: caught(
      'const err = e as Error; const text = `a ${err.message}`; console.error(text); return text;',
    ),
    are: ['logged with it, kept, returned text'],
  },
  {
    name: 'calls of the language',
    code: caught('return { at: new Date(), rows: new Map(), name: String(1).trim() };'),
    are: ['returned { at: new Date(), rows: new Map(), name: String(1).trim() }'],
  },
]);

fates('answers', [
  {
    name: 'Express',
    code: `import express from 'express';
express().get('/', async (req, res, next) => { try { await run(); } catch (e) { /*?*/console.error(e); res.status(500).json({}); } });
express().get('/', async (req, res, next) => { try { await run(); } catch (e) { /*?*/0; if (res.headersSent) return next(e); res.sendStatus(502); } });`,
    are: [
      'logged with it, answered 500, fell-through',
      'forwarded with it, returned next(e); answered 502, fell-through',
    ],
  },
  {
    name: 'the web',
    code: `export async function GET() { try { return await run(); } catch (e) { /*?*/0; return Response.json({}, { status: 500 }); } }`,
    are: ['answered 500, returned Response.json({}, { status: 500 })'],
  },
  {
    name: 'Koa',
    code: `import Koa from 'koa';
new Koa().use(async (ctx) => { try { await run(); } catch (e) { /*?*/0; ctx.status = 500; ctx.body = {}; } });`,
    are: ['answered 500, fell-through'],
  },
]);

fates('functions of the project', [
  {
    name: 'what it does with its parameter, in another file',
    files: {
      'src/failures.ts': `export function report(error: unknown) { console.error(error); }
export function ignored(error: unknown) {}
export function fail(error: unknown): never { throw new Error('failed', { cause: error }); }
export const answer = (res: any, status: number, error: unknown) => { if (error instanceof TypeError) throw error; res.status(status).json({}); };`,
    },
    code: `import express from 'express';
import { answer, fail, ignored, report } from './failures';
express().get('/', async (req, res) => { try { await run(); } catch (e) { /*?*/report(e); ignored(e); return []; } });
express().get('/', async (req, res) => { try { await run(); } catch (e) { /*?*/fail(e); } });
express().get('/', async (req, res) => { try { await run(); } catch (e) { /*?*/answer(res, 503, e); } });`,
    are: [
      'logged with it, returned []',
      'thrown with it, thrown',
      'tested, thrown with it, thrown; tested, answered 503, fell-through',
    ],
  },
  {
    name: 'a method, and one that comes round to itself',
    code: `class Failures { note(error: unknown) { this.write(error); } private write(error: unknown) { console.error(error); } }
const failures = new Failures();
function again(error: unknown) { again(error); }
export async function f() { try { await run(); } catch (e) { /*?*/failures.note(e); } }
export async function g() { try { await run(); } catch (e) { /*?*/again(e); } }`,
    are: ['logged with it, fell-through', 'acted with it, fell-through'],
  },
]);

fates('other handlers', [
  {
    name: 'a rejection',
    code: "import pino from 'pino';\nconst log = pino();\nrun().catch(/*?*/(e) => { log.error(e); });\nrun().then(go, /*?*/() => []);",
    are: ['logged with it, fell-through', 'returned []'],
  },
  {
    name: 'a listener, a callback, an error middleware',
    code: `import { readFile } from 'node:fs';
import express from 'express';
stream.on('error', /*?*/(e) => { console.error(e); });
readFile('a', /*?*/(err, text) => { if (err) throw err; });
express().use(/*?*/(err, req, res, next) => { res.status(500).end(); });`,
    are: [
      'logged with it, fell-through',
      'tested, thrown with it, thrown; tested, fell-through',
      'answered 500, fell-through',
    ],
  },
]);

describe('what was tried', () => {
  const attempts = (code: string): string[] =>
    inProject(
      {
        'src/file.ts': `import { PrismaClient } from '@prisma/client';
import { Pool } from 'pg';
import Redis from 'ioredis';
const db = new PrismaClient();
const pool = new Pool();
const redis = new Redis();
async function load(id: string) { return await db.order.findMany({ where: { id } }); }
async function safe(id: string) { try { return await load(id); } catch (e) { console.error(e); return []; } }
async function get(url: string) { const answer = await fetch(url); return answer.json(); }
export async function f(ids: string[]) { try { ${code} } catch {} }`,
      },
      ({ module, analysis }) => {
        const clause = nodesIn(module.ast).findLast((node) => node.type === 'CatchClause');
        return attemptsOf(handlerOfCatch(clause as never), analysis).map(
          ({ kind, text }) => `${kind} ${text}`,
        );
      },
    );
  test.each([
    ['a query', 'await db.order.findMany();', ['query db.order.findMany()']],
    ['a request', "await fetch('/');", ['request fetch()']],
    ['through a function', "await load('1'); await get('/');", ['query load()', 'request get()']],
    ['in a list', 'await Promise.all(ids.map((id) => load(id)));', ['query load()']],
    ['one that takes care of itself', "await safe('1');", []],
    ['one whose failure goes elsewhere', 'return db.order.findMany(); ', []],
    ['one that was caught', 'await db.order.findMany().catch(() => []);', []],
    ['in an inner try', 'try { await db.order.findMany(); } catch { return []; }', []],
    [
      'in an inner try that throws on',
      'try { await db.order.findMany(); } catch (e) { throw e; }',
      ['query db.order.findMany()'],
    ],
    [
      'what undoes, and what asks whether somebody is there',
      "await pool.query('ROLLBACK'); await pool.query('SELECT 1');",
      [],
    ],
    ['a cache', "await redis.get('a');", []],
    ['parsing', "JSON.parse('a');", []],
  ])('%s', (_, code, are) => {
    expect(attempts(code)).toEqual(are);
  });
});

test.each([
  ['[]', 'empty'],
  ['{ items: [], total: 0 }', 'empty'],
  ['{ items: [], next: null, hasMore: false }', 'empty'],
  ['new Map()', 'empty'],
  ['0', 'empty'],
  ['null', 'nothing'],
  ['undefined', 'nothing'],
  ['true', 'yes'],
  ['{ allowed: true }', 'made-up'],
  ["[{ id: 1, name: 'a' }]", 'made-up'],
  ['false', 'told'],
  ['-1', 'told'],
  ["'unavailable'", 'told'],
  ['{ ok: false, items: [] }', 'told'],
  ["{ items: [], error: 'down' }", 'told'],
  ["[null, 'down']", 'unknown'],
  ['defaults', 'unknown'],
  ['{ ...settings }', 'unknown'],
  ['load()', 'unknown'],
])('in place of what could not be had, %s is %s', (code, is) => {
  inProject({ 'src/file.ts': `export const given = /*?*/${code};` }, ({ module }) => {
    expect(markedIn(module).map((node) => givenBy(node))).toEqual([is]);
  });
});
