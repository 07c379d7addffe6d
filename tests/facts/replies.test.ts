// What code does to the answer of a request.
import { textOf } from '../../src/facts/project/module.js';
import { repliesAt, replyAt, type Reply } from '../../src/facts/runtime/replies.js';
import { markedIn, tablesOf } from '../support/testkit.js';

const inWords = (reply: Reply | undefined): string => {
  if (!reply) return 'nothing';
  const { does, sent, status, response } = reply;
  return [
    does,
    ...(sent ? [textOf(sent)] : []),
    ...(status === undefined ? [] : [status === 'unknown' ? 'unknown status' : String(status)]),
    ...(response ? [`on ${textOf(response)}`] : []),
  ].join(' ');
};

const one = tablesOf(
  ({ module, analysis }) => markedIn(module).map((node) => inWords(replyAt(node, analysis))),
  'src/file.ts',
);
const followed = tablesOf(
  ({ module, analysis }) =>
    markedIn(module).map((node) => repliesAt(node, analysis).map(inWords).join('; ') || 'nothing'),
  'src/file.ts',
);

const express = (body: string, before = ''): string => `import express from 'express';
${before}
express().get('/', async (req, res, next) => {
${body}
});`;

one('Express', [
  { name: 'a body', code: express('/*?*/res.json({ ok: true });'), are: ['sends { ok: true } on res'] },
  { name: 'behind a status', code: express('/*?*/res.status(404).json({});'), are: ['sends {} 404 on res'] },
  {
    name: 'behind a status that is not written down',
    code: express('/*?*/res.status(err.status || 500).send(err);'),
    are: ['sends err unknown status on res'],
  },
  {
    name: 'a constant of the project',
    code: express('/*?*/res.status(STATUS.gone).end();', 'const STATUS = { gone: 410 };'),
    are: ['sends 410 on res'],
  },
  { name: 'a status alone', code: express('/*?*/res.status(404);'), are: ['prepares 404 on res'] },
  {
    name: 'a status in a statement before',
    code: express('res.status(404); /*?*/res.json({});'),
    are: ['sends {} 404 on res'],
  },
  {
    name: 'a status that is assigned',
    code: express('res.statusCode = 503; /*?*/res.end();'),
    are: ['sends 503 on res'],
  },
  {
    name: 'a status that some paths set',
    code: express('if (req.query.a) res.status(400); /*?*/res.json({});'),
    are: ['sends {} unknown status on res'],
  },
  {
    name: 'a status of another path',
    code: express('if (req.query.a) { res.status(400); return; } /*?*/res.json({});'),
    are: ['sends {} on res'],
  },
  { name: 'sendStatus', code: express('/*?*/res.sendStatus(204);'), are: ['sends 204 on res'] },
  { name: 'redirect', code: express("/*?*/res.redirect('/a');"), are: ['sends 302 on res'] },
  { name: 'render', code: express("/*?*/res.render('a', { b });"), are: ['sends { b } on res'] },
  {
    name: 'render for a callback',
    code: express("/*?*/res.render('a', (e, html) => {});"),
    are: ['nothing'],
  },
  { name: 'a part', code: express("/*?*/res.write('a');"), are: ["begins 'a' on res"] },
  { name: 'another name', code: express('const out = res; /*?*/out.json(1);'), are: ['sends 1 on out'] },
  { name: 'of something else', code: 'export const f = (res) => { /*?*/res.json(1); };', are: ['nothing'] },
]);

one('other libraries', [
  {
    name: 'Fastify',
    code: `import Fastify from 'fastify';
Fastify().get('/', async (request, reply) => { /*?*/reply.code(500).send({ a }); /*?*/reply.redirect('/b'); });`,
    are: ['sends { a } 500 on reply', 'sends 302 on reply'],
  },
  {
    name: 'Koa',
    code: `import Koa from 'koa';
new Koa().use(async (ctx) => { /*?*/ctx.body = a; ctx.status = 500; });
new Koa().use(async (ctx) => { ctx.response.status = 404; /*?*/ctx.response.body = b; });`,
    are: ['sets a 500 on ctx', 'sets b 404 on ctx.response'],
  },
  {
    name: 'Hono',
    code: `import { Hono } from 'hono';
new Hono().get('/', (c) => /*?*/c.json({ a }, 500)).get('/b', (c) => { c.status(404); return /*?*/c.text('b'); });`,
    are: ['makes { a } 500', "makes 'b' 404"],
  },
  {
    name: 'the web',
    code: `import { NextResponse } from 'next/server';
export const a = () => /*?*/new Response('a', { status: 500 });
export const b = () => /*?*/Response.json({ b });
export const c = () => /*?*/NextResponse.json({ c }, { status: 401 });`,
    are: ["makes 'a' 500", 'makes { b }', 'makes { c } 401'],
  },
  {
    name: 'Node',
    code: `import http from 'node:http';
http.createServer((req, res) => { /*?*/res.writeHead(404); /*?*/res.end('no'); });`,
    are: ['begins 404 on res', "sends 'no' 404 on res"],
  },
  {
    name: 'Next.js',
    code: 'export default async function handler(req, res) { /*?*/res.status(500).json({ a }); }',
    file: 'pages/api/users.ts',
    are: ['sends { a } 500 on res'],
  },
]);

followed('through functions of the project', [
  {
    name: 'one that is given the response',
    files: {
      'src/send.js': 'exports.sendError = (res, status, err) => { res.status(status).json({ err }); };',
    },
    code: express('/*?*/sendError(res, 503, err);', "const { sendError } = require('./send');"),
    file: 'src/file.js',
    are: ['sends { err } 503 on res'],
  },
  {
    name: 'one of several that hand it on',
    files: {
      'src/send.ts': `const status = (res: any, code: number) => res.status(code);
export const ok = (res: any, data: unknown) => reply(res, 200, data);
function reply(res: any, code: number, data: unknown) { return res.status(code).json({ data }); }`,
    },
    code: express('return /*?*/ok(res, rows);', "import { ok } from './send';"),
    are: ['sends { data } 200 on res'],
  },
  {
    name: 'a static method',
    files: {
      'src/send.ts': `import { Response } from 'express';
export class Send { static error(res: Response, code: number, data: unknown) { return res.status(code).json({ data }); } }`,
    },
    code: express('return /*?*/Send.error(res, 500, rows);', "import { Send } from './send';"),
    are: ['sends { data } 500 on res'],
  },
  {
    name: 'one that makes a response',
    files: {
      'src/send.ts': 'export const fail = (text: string) => Response.json({ text }, { status: 500 });',
    },
    code: "import { fail } from '../../src/send';\nexport const GET = () => /*?*/fail('a');",
    file: 'app/a/route.ts',
    are: ['makes { text } 500'],
  },
  {
    name: 'one that is not known',
    code: express('/*?*/send(res);', "import { send } from 'x';"),
    are: ['nothing'],
  },
  {
    name: 'one that comes round to itself',
    code: express('/*?*/a(res);', 'function a(res) { b(res); }\nfunction b(res) { a(res); res.end(); }'),
    are: ['sends on res'],
  },
]);
