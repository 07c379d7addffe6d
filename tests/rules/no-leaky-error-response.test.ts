import rule from '../../src/rules/no-leaky-error-response.js';
import { testRule } from '../support/rule-tester.js';

const EXPRESS = "import express from 'express';\nconst app = express();\n";

testRule('no-leaky-error-response', rule, {
  valid: [
    {
      name: 'a handler that is there while somebody develops',
      code: `
import express from 'express';
const app = express();
const isProduction = process.env.NODE_ENV === 'production';
if (!isProduction) {
  app.use((err, req, res, next) => { res.status(err.status || 500).json({ message: err.message, stack: err.stack }); });
}
if (app.get('env') === 'development') app.use((err, req, res, next) => { res.status(500).send(err.stack); });
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'a fixed text, and an error that is logged',
      code: `${EXPRESS}
app.get('/', async (req, res) => {
  try { res.json(await run()); } catch (err) { console.error(err); res.status(500).json({ error: 'Internal server error' }); }
});
`,
    },
    {
      name: 'a text of which a function chooses what it holds',
      code: `${EXPRESS}
app.get('/', async (req, res) => {
  try { res.json(await run()); } catch (err: any) { res.status(500).send(JSON.stringify({ error: err.message }, (key, value) => key === 'error' ? undefined : value)); }
});
`,
    },
    {
      name: "the client's mistake",
      code: `${EXPRESS}
app.get('/a', async (req, res) => { try { res.json(await run()); } catch (err: any) { res.status(400).json({ error: err.message }); } });
app.get('/b', async (req, res) => { try { res.json(await run()); } catch (err: any) { res.status(422); res.json({ error: err.message }); } });
`,
    },
    {
      name: 'an error whose class, code or name was asked for',
      code: `${EXPRESS}
import { ZodError } from 'zod';
import { Refused } from './errors';
app.get('/a', async (req, res) => {
  try { res.json(await run()); } catch (err: any) {
    if (err instanceof Refused) { res.status(503).json({ error: err.message }); return; }
    if (err instanceof ZodError) return res.json({ issues: err.issues, message: err.message });
    if (err.code === 'P2002') return res.json({ error: err.message });
    if (err.name === 'TimeoutError') { res.status(504).json({ error: err.message }); return; }
    res.status(500).json({ error: err instanceof Refused ? err.message : 'Internal server error' });
  }
});
app.get('/b', async (req, res) => {
  try { res.json(await run()); } catch (err: any) {
    if (!(err instanceof Refused)) throw err;
    res.status(500).json({ error: err.message });
  }
});
app.get('/c', async (req, res) => {
  try { res.json(await run()); } catch (err: any) {
    switch (err.code) { case 'E1': res.status(500).json({ error: err.message }); break; default: throw err; }
  }
});
`,
    },
    {
      name: 'what only developers see',
      code: `${EXPRESS}
const isDevelopment = process.env.NODE_ENV === 'development';
app.use((err: any, req: any, res: any, next: any) => {
  res.status(500).json({
    error: 'Internal server error',
    stack: process.env.NODE_ENV === 'production' ? undefined : err.stack,
    ...(isDevelopment && { message: err.message }),
  });
});
app.use((err: any, req: any, res: any, next: any) => {
  if (isDevelopment) { res.status(500).json({ error: err.message, stack: err.stack }); return; }
  res.status(500).json({ error: process.env.NODE_ENV === 'production' ? 'failed' : err.message });
});
`,
    },
    {
      name: 'an error of the project, by its annotation',
      code: `${EXPRESS}
import { AppError } from './errors';
app.use((err: AppError, req: any, res: any, next: any) => { res.status(500).json({ error: err.message }); });
app.get('/', async (req, res) => { try { res.json(await run()); } catch (err) { res.status(500).json({ error: (err as AppError).message }); } });
`,
    },
    {
      name: 'a code and a name say what, and not how',
      code: `${EXPRESS}
app.get('/', async (req, res) => { try { res.json(await run()); } catch (err: any) { res.status(500).json({ code: err.code, name: err.name }); } });
`,
    },
    {
      name: 'an error without what a driver adds: JSON leaves nothing of it',
      code: `${EXPRESS}
app.get('/', async (req, res) => { try { res.json(run()); } catch (err) { res.status(500).json({ error: err }); } });
`,
    },
    {
      name: 'an answer of something else, and an error that is made there',
      code: `${EXPRESS}
export function send(res: any) { try { run(); } catch (err: any) { res.status(500).json({ error: err.message }); } }
app.get('/', (req, res) => { const err = new Error('No such order'); res.status(500).json({ error: err.message }); });
`,
    },
    {
      name: 'a helper that sends a fixed text',
      files: {
        'src/answers.ts':
          "export const failed = (res: any, error: unknown) => { console.error(error); res.status(500).json({ error: 'failed' }); };\n",
      },
      filename: 'src/app.ts',
      code: `${EXPRESS}
import { failed } from './answers';
app.get('/', async (req, res) => { try { res.json(await run()); } catch (err) { failed(res, err); } });
`,
    },
  ],
  invalid: [
    {
      name: 'Express: message, stack, text',
      code: `${EXPRESS}
app.get('/a', async (req, res) => {
  try { res.json(await run()); } catch (err: any) {
    res.status(500).json({ error: 'failed', details: err.message, stack: err.stack });
  }
});
app.get('/b', async (req, res) => { try { res.json(await run()); } catch (err) { res.status(500).send(\`failed: \${err}\`); } });
app.get('/c', async (req, res) => { try { res.json(await run()); } catch (err) { res.status(500).send('failed: ' + String(err)); } });
`,
      errors: [
        { messageId: 'stack', at: 'err.stack', line: 6, data: { part: 'err.stack' } },
        { messageId: 'message', at: 'err', line: 9, column: 114, data: { part: 'err' } },
        { messageId: 'message', at: 'err', line: 10, column: 123, data: { part: 'err' } },
      ],
    },
    {
      name: 'in the text of an object',
      code: `
import http from 'node:http';
http.createServer(async (req, res) => {
  try { res.end(await run()); } catch (err) { res.writeHead(500); res.end(JSON.stringify({ error: err.message })); }
});
export default {
  async fetch(request: Request) {
    try { return new Response(await run()); }
    catch (err: any) { return new Response(JSON.stringify({ error: err.message, stack: err.stack }, null, 2), { status: 500 }); }
  },
};
`,
      errors: [
        { messageId: 'message', at: 'err.message', line: 4 },
        { messageId: 'stack', at: 'err.stack', line: 9 },
      ],
    },
    {
      name: 'through constants and a condition that every error meets',
      code: `${EXPRESS}
app.get('/', async (req, res) => {
  try { res.json(await run()); } catch (error) {
    const err = error as Error;
    const message = error instanceof Error ? error.message : 'Unknown error';
    if (!res.headersSent) res.status(500).json({ error: message, stack: err.stack });
    if (!res.writableEnded) res.status(500).end(message);
  }
});
`,
      errors: [
        { messageId: 'stack', at: 'err.stack', line: 8 },
        { messageId: 'message', at: 'message', line: 9, column: 49, data: { part: 'error.message' } },
      ],
    },
    {
      name: 'what a driver puts into an error',
      code: `${EXPRESS}
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
app.post('/', async (req, res) => {
  try { res.json(await db.user.create({ data: req.body })); } catch (error) { res.status(500).json({ error }); }
});
app.put('/', async (req, res) => {
  try { res.json(await db.user.create({ data: req.body })); } catch (error: any) { res.status(500).json({ ...error }); }
});
app.patch('/', async (req, res) => {
  try { res.json(await db.user.create({ data: req.body })); } catch (error: any) { res.json({ success: false, message: error.message }); }
});
`,
      errors: [
        { messageId: 'fields', at: 'error', line: 7, column: 102, data: { part: 'error' } },
        { messageId: 'fields', at: 'error', line: 10, column: 110 },
        { messageId: 'message', at: 'error.message', line: 13 },
      ],
    },
    {
      name: 'error middleware',
      code: `${EXPRESS}
app.use((err: Error, req: any, res: any, next: any) => { res.status(500).json({ message: err.message, stack: err.stack }); });
`,
      errors: [{ messageId: 'stack', at: 'err.stack', line: 4 }],
    },
    {
      name: 'a status of the error, and one that is not said, are likely',
      options: { evidence: 'likely' },
      code: `${EXPRESS}
app.use((err: any, req: any, res: any, next: any) => { res.status(err.status || 500).json({ message: err.message }); });
app.get('/', (req, res) => { try { res.json(run()); } catch (err: any) { res.json({ error: err.message }); } });
`,
      errors: [
        { messageId: 'message', at: 'err.message', line: 4 },
        { messageId: 'message', at: 'err.message', line: 5 },
      ],
    },
    {
      name: 'Fastify, Koa, Hono, Next, the web',
      code: `
import Fastify from 'fastify';
import Koa from 'koa';
import { Hono } from 'hono';
import { NextResponse } from 'next/server';
const app = Fastify();
app.get('/', async (request, reply) => { try { return await run(); } catch (err: any) { return reply.code(500).send({ error: err.message }); } });
app.setErrorHandler((error, request, reply) => { reply.status(500).send({ stack: error.stack }); });
new Koa().use(async (ctx) => { try { await run(); } catch (err: any) { ctx.status = 500; ctx.body = { error: err.message }; } });
new Hono().get('/', async (c) => { try { return c.json(await run()); } catch (err: any) { return c.json({ error: err.message }, 500); } });
new Hono().onError((err, c) => c.json({ error: err.message }, 500));
export async function GET() { try { return NextResponse.json(await run()); } catch (err: any) { return NextResponse.json({ error: err.message }, { status: 500 }); } }
export async function POST() { try { return Response.json(await run()); } catch (err: any) { return new Response(err.message, { status: 502 }); } }
`,
      errors: [
        { messageId: 'message', at: 'err.message', line: 7 },
        { messageId: 'stack', at: 'error.stack', line: 8 },
        { messageId: 'message', at: 'err.message', line: 9 },
        { messageId: 'message', at: 'err.message', line: 10 },
        { messageId: 'message', at: 'err.message', line: 11 },
        { messageId: 'message', at: 'err.message', line: 12 },
        { messageId: 'message', at: 'err.message', line: 13 },
      ],
    },
    {
      name: 'Nest: an exception that is thrown with it, and a filter',
      code: `
import { Catch, HttpException, InternalServerErrorException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
export class Orders {
  async list() { try { return await run(); } catch (error: any) { throw new InternalServerErrorException(error.message); } }
  async one() { try { return await run(); } catch (error: any) { throw new HttpException(\`failed: \${error.message}\`, 500); } }
  async none() { try { return await run(); } catch (error: any) { throw new HttpException(error.message, 404); } }
  async all() { try { return await run(); } catch (error: any) { throw new InternalServerErrorException('failed', { cause: error }); } }
}
@Catch()
export class EveryError implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse();
    if (exception instanceof HttpException) return response.status(exception.getStatus()).json(exception.getResponse());
    response.status(500).json({ message: (exception as Error).message });
  }
}
@Catch(HttpException)
export class Some implements ExceptionFilter {
  catch(exception: HttpException, host: ArgumentsHost) {
    host.switchToHttp().getResponse().status(500).json({ message: exception.message });
  }
}
`,
      errors: [
        { messageId: 'message', at: 'error.message', line: 4 },
        { messageId: 'message', at: 'error.message', line: 5 },
        { messageId: 'message', at: '(exception as Error).message', line: 14 },
      ],
    },
    {
      name: 'the pages API, in plain JavaScript',
      filename: 'pages/api/users.js',
      code: `
export default async function handler(req, res) {
  try { res.status(200).json(await run()); } catch (error) { res.status(500).json({ error: error.message }); }
}
`,
      errors: [{ messageId: 'message', at: 'error.message', line: 3 }],
    },
    {
      name: 'a helper that sends what it is handed, and one that makes its text',
      files: {
        'src/answers.js': `
exports.fail = (res, status, message) => { res.status(status).json({ error: message }); };
exports.failed = (res, error) => { res.status(500).json({ error: error.message }); };
exports.textOf = (error) => { if (error instanceof Error) return error.message; return 'unknown'; };
`,
      },
      filename: 'src/app.js',
      code: `
const app = require('express')();
const { fail, failed, textOf } = require('./answers');
app.get('/a', async (req, res) => { try { res.json(await run()); } catch (err) { fail(res, 500, err.message); } });
app.get('/b', async (req, res) => { try { res.json(await run()); } catch (err) { fail(res, 404, err.message); } });
app.get('/c', async (req, res) => { try { res.json(await run()); } catch (err) { failed(res, err); } });
app.get('/d', async (req, res) => { try { res.json(await run()); } catch (err) { res.status(500).json({ error: textOf(err) }); } });
`,
      errors: [
        { messageId: 'message', at: 'err.message', line: 4 },
        { messageId: 'message', at: 'textOf(err)', line: 7, data: { part: 'error.message' } },
      ],
    },
    {
      name: 'in the helper itself, which is called with an error that could be any',
      files: {
        'src/app.ts': `${EXPRESS}
import { failed } from './answers';
app.get('/', async (req, res) => { try { res.json(await run()); } catch (error) { failed(res, error); } });
`,
      },
      filename: 'src/answers.ts',
      code: `
import type { Response } from 'express';
import { Refused } from './refused';
export function failed(res: Response, err: unknown) {
  if (err instanceof Refused) return res.status(err.status).json({ error: err.message });
  return res.status(500).json({ error: 'failed', details: (err as Error).message });
}
`,
      errors: [{ messageId: 'message', at: '(err as Error).message', line: 6 }],
    },
    {
      name: 'a rejection',
      code: `${EXPRESS}
app.get('/', (req, res) => { run().then((rows) => res.json(rows)).catch((err) => res.status(500).json({ error: err.message })); });
app.get('/b', (req, res) => { run().then((rows) => res.json(rows), (err) => { res.status(500).send(err.stack); }); });
`,
      errors: [
        { messageId: 'message', at: 'err.message', line: 4 },
        { messageId: 'stack', at: 'err.stack', line: 5 },
      ],
    },
  ],
});
