import rule from '../../src/rules/no-stringified-error.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-stringified-error', rule, {
  valid: [
    {
      name: 'sent only to whoever develops, with message and stack beside it',
      code: `
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  try {
    await fetch('https://example.com');
  } catch (err) {
    if (process.env.NODE_ENV === 'development') {
      return res.status(500).json({ error: err, message: err.message, stack: err.stack });
    }
    res.status(500).json({ status: 'error' });
  }
});
`,
    },
    {
      name: 'another event of a socket, and an object that only has the member',
      code: `
const socket = new WebSocket('ws://localhost:1');
socket.onmessage = (event) => { console.log(JSON.stringify(event)); };
socket.addEventListener('close', (event) => console.log(JSON.stringify(event)));
socket.onerror = (event) => { console.error(event.message); };
form.onerror = (event) => { console.log(JSON.stringify(event)); };
class Worker {}
const worker = new Worker();
worker.onerror = (event) => { console.log(JSON.stringify(event)); };
`,
    },
    {
      name: 'a value that is no error',
      code: `
try { run(); } catch (e) { send(JSON.stringify({ ok: false, message: e.message })); }
export const text = (e) => JSON.stringify(e);
`,
    },
    {
      name: 'a replacer that names the properties',
      code: `
try { run(); } catch (e) { send(JSON.stringify(e, Object.getOwnPropertyNames(e))); send(JSON.stringify(e, serialize, 2)); }
`,
    },
    {
      name: 'what is left when it is no error',
      code: `
try { run(); } catch (e) { send(e instanceof Error ? e.message : JSON.stringify(e)); }
`,
    },
    {
      name: 'a class that says what JSON keeps',
      code: `
class AppError extends Error { toJSON() { return { message: this.message }; } }
try { run(); } catch (e) { if (e instanceof AppError) send(JSON.stringify(e)); }
`,
    },
    {
      name: 'a guard for an error of a library',
      code: `
import axios from 'axios';
try { run(); } catch (e) { if (axios.isAxiosError(e)) send(JSON.stringify(e)); }
`,
    },
    {
      name: 'a question whether anything is left of it',
      code: `
try { run(); } catch (e) { if (JSON.stringify(e) === '{}') send(String(e)); }
`,
    },
    {
      name: 'another JSON',
      code: `
const JSON = { stringify: (value: unknown) => inspect(value) };
try { run(); } catch (e) { send(JSON.stringify(e)); }
`,
    },
    {
      name: 'another json',
      code: `
export function work(res: any) { try { run(); } catch (e) { res.json({ error: e }); } }
`,
    },
    {
      name: 'an answer with a text',
      code: `
import express from 'express';
express().get('/', (req, res) => { try { run(); } catch (e) { res.status(500).json({ error: 'failed' }); } });
`,
    },
    {
      name: 'a server that takes the error itself',
      code: `
import Fastify from 'fastify';
Fastify().get('/', async (request, reply) => { try { await run(); } catch (e) { reply.send(e); } });
`,
    },
    {
      name: 'the console prints an error with other placeholders',
      code: `
try { run(); } catch (e) { console.error('failed %O', e); console.error('%j failed', 1, e); }
`,
    },
    {
      name: 'reassigned',
      code: `
try { run(); } catch (e) { e = toPlainObject(e); send(JSON.stringify(e)); }
`,
    },
  ],
  invalid: [
    {
      name: 'sent only to whoever develops, who reads nothing in it',
      code: `
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  try {
    await fetch('https://example.com');
  } catch (err) {
    if (process.env.NODE_ENV === 'development') return res.status(500).json({ error: err, code: 7 });
    res.status(500).json({ status: 'error' });
  }
});
`,
      errors: [
        {
          messageId: 'emptyAnswer',
          at: 'err',
          line: 8,
          column: 86,
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  try {
    await fetch('https://example.com');
  } catch (err) {
    if (process.env.NODE_ENV === 'development') return res.status(500).json({ error: 'Internal server error', code: 7 });
    res.status(500).json({ status: 'error' });
  }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an event that tells of an error',
      code: `
const socket = new WebSocket('ws://localhost:1');
socket.onerror = (event) => { console.error(\`failed: \${JSON.stringify(event)}\`); };
const worker = new Worker('./work.js');
worker.addEventListener('error', (event) => console.error('failed', JSON.stringify({ event, id: 1 })));
`,
      errors: [
        { messageId: 'emptyEvent', at: 'event', line: 3, column: 71 },
        { messageId: 'emptyEvent', at: 'event', line: 5, column: 86 },
      ],
    },
    {
      name: 'in parentheses',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error((JSON.stringify(e))); }
try { run(); } catch (e) { log.error(\`failed \${(JSON.stringify(e))}\`); }
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'e',
          line: 4,
          column: 54,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error(e); }
try { run(); } catch (e) { log.error(\`failed \${(JSON.stringify(e))}\`); }
`,
            },
          ],
        },
        {
          messageId: 'emptyText',
          at: 'e',
          line: 5,
          column: 64,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error((JSON.stringify(e))); }
try { run(); } catch (e) { log.error(e, \`failed\`); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a caught error, where its text goes is not known',
      code: `
try { run(); } catch (e) { send(JSON.stringify(e)); }
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'e',
          data: {
            call: 'JSON.stringify',
            error: 'e',
            remedy: 'Log `e` itself; where text is needed, choose what it says.',
          },
          line: 2,
          column: 48,
          suggestions: [],
        },
      ],
    },
    {
      name: 'inside an object, with indentation',
      code: `
try { run(); } catch (error) { send(JSON.stringify({ ok: false, details: [{ error }] }, null, 2)); }
`,
      errors: [{ messageId: 'emptyText', at: 'error', line: 2, column: 77, suggestions: [] }],
    },
    {
      name: 'on the console',
      code: `
try { run(); } catch (e) { console.error('failed', JSON.stringify(e, null, 2)); }
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'e',
          line: 2,
          column: 67,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
try { run(); } catch (e) { console.error('failed', e); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'at the end of a template on the console',
      code: `
a().catch((err) => console.error(\`order \${id} failed: \${JSON.stringify(err)}\`));
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'err',
          line: 2,
          column: 72,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
a().catch((err) => console.error(\`order \${id} failed:\`, err));
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in the middle of a template: no suggestion',
      code: `
a().catch((err) => console.error(\`failed: \${JSON.stringify(err)} at \${place}\`));
`,
      errors: [{ messageId: 'emptyText', at: 'err', line: 2, column: 60, suggestions: [] }],
    },
    {
      name: 'behind a concatenation on the console',
      code: `
a().catch((err) => console.error('failed: ' + JSON.stringify(err as Error)));
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'err as Error',
          suggestions: [
            {
              messageId: 'handOver',
              output: `
a().catch((err) => console.error('failed: ', err as Error));
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment in the call: no suggestion',
      code: `
try { run(); } catch (e) { console.error('failed', JSON.stringify(e /* all of it */)); }
`,
      errors: [{ messageId: 'emptyText', at: 'e', line: 2, column: 67, suggestions: [] }],
    },
    {
      name: 'in the text of a logger that takes an error first',
      files: { 'src/logger.ts': "import pino from 'pino';\nexport const logger = pino();" },
      code: `
import { logger } from './logger';
worker.on('error', (error) => { logger.error(\`worker failed: \${JSON.stringify(error)}\`); });
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'error',
          line: 3,
          column: 79,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import { logger } from './logger';
worker.on('error', (error) => { logger.error(error, \`worker failed\`); });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'behind the message of such a logger',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error('failed', JSON.stringify(err)); }
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'err',
          line: 4,
          column: 65,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: "a logger of the project's own",
      code: `
import { Logger } from './logger';
stream$.subscribe({ next: work, error: (err: any) => { Logger.error(JSON.stringify(err)); } });
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'err',
          line: 3,
          column: 84,
          suggestions: [
            {
              messageId: 'nameProperties',
              output: `
import { Logger } from './logger';
stream$.subscribe({ next: work, error: (err: any) => { Logger.error(JSON.stringify(err, Object.getOwnPropertyNames(err))); } });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a placeholder of the console',
      code: `
try { run(); } catch (e) { console.error('%s failed: 100%% %j', name, e); }
`,
      errors: [
        {
          messageId: 'emptyPlaceholder',
          at: 'e',
          line: 2,
          column: 71,
          data: { placeholder: '%j', error: 'e', remedy: 'Write `%O`.' },
          suggestions: [
            {
              messageId: 'inspect',
              output: `
try { run(); } catch (e) { console.error('%s failed: 100%% %O', name, e); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a placeholder of a logger that writes JSON',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error('failed: %o', e); }
`,
      errors: [{ messageId: 'emptyPlaceholder', at: 'e', line: 4, column: 52, suggestions: [] }],
    },
    {
      name: 'an answer',
      code: `
import express from 'express';
const router = express.Router();
router.get('/', async (req, res) => { try { await run(); } catch (err) { res.status(500).json({ error: err }); } });
`,
      errors: [
        {
          messageId: 'emptyAnswer',
          at: 'err',
          line: 4,
          column: 104,
          data: { call: 'res.status(500).json', error: 'err' },
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
import express from 'express';
const router = express.Router();
router.get('/', async (req, res) => { try { await run(); } catch (err) { res.status(500).json({ error: 'Internal server error' }); } });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the error is the whole answer of an error handler',
      code: `
import type { NextFunction, Request, Response } from 'express';
export function onError(err: Error, req: Request, res: Response, next: NextFunction) { res.status(500).send(err); }
`,
      errors: [
        {
          messageId: 'emptyAnswer',
          at: 'err',
          line: 3,
          column: 109,
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
import type { NextFunction, Request, Response } from 'express';
export function onError(err: Error, req: Request, res: Response, next: NextFunction) { res.status(500).send({ error: 'Internal server error' }); }
`,
            },
          ],
        },
      ],
    },
    {
      name: "the client's fault: no fixed text is suggested",
      code: `
import express from 'express';
express().get('/', async (req, res) => { try { await run(); } catch (err) { res.status(400).json({ error: err }); } });
`,
      errors: [{ messageId: 'emptyAnswer', at: 'err', line: 3, column: 107, suggestions: [] }],
    },
    {
      name: 'answers of the web platform and of frameworks on it',
      code: `
import { Hono } from 'hono';
import { NextResponse } from 'next/server';
new Hono().get('/', async (c) => { try { return c.json(await run()); } catch (error) { return c.json({ error }, 500); } });
export async function GET() { try { return Response.json(await run()); } catch (e) { return Response.json({ e }, { status: 500 }); } }
export async function POST() { try { await run(); } catch (e) { return NextResponse.json({ error: e }, { status: 400 }); } }
`,
      errors: [
        {
          messageId: 'emptyAnswer',
          at: 'error',
          line: 4,
          column: 104,
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
import { Hono } from 'hono';
import { NextResponse } from 'next/server';
new Hono().get('/', async (c) => { try { return c.json(await run()); } catch (error) { return c.json({ error: 'Internal server error' }, 500); } });
export async function GET() { try { return Response.json(await run()); } catch (e) { return Response.json({ e }, { status: 500 }); } }
export async function POST() { try { await run(); } catch (e) { return NextResponse.json({ error: e }, { status: 400 }); } }
`,
            },
          ],
        },
        {
          messageId: 'emptyAnswer',
          at: 'e',
          line: 5,
          column: 109,
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
import { Hono } from 'hono';
import { NextResponse } from 'next/server';
new Hono().get('/', async (c) => { try { return c.json(await run()); } catch (error) { return c.json({ error }, 500); } });
export async function GET() { try { return Response.json(await run()); } catch (e) { return Response.json({ e: 'Internal server error' }, { status: 500 }); } }
export async function POST() { try { await run(); } catch (e) { return NextResponse.json({ error: e }, { status: 400 }); } }
`,
            },
          ],
        },
        { messageId: 'emptyAnswer', at: 'e', line: 6, column: 99, suggestions: [] },
      ],
    },
    {
      name: 'an error in the field of a result, by its type',
      tiers: 'typed',
      code: `
declare const result: { error: Error };
send(JSON.stringify({ error: result.error }));
`,
      errors: [{ messageId: 'emptyText', at: 'result.error', suggestions: [] }],
    },
    {
      name: 'plain JavaScript',
      filename: 'src/file.js',
      files: { 'package.json': '{"type":"commonjs"}' },
      code: `
const app = require('express')();
app.use((err, req, res, next) => { res.status(500).json({ message: 'failed', error: err }); });
`,
      errors: [
        {
          messageId: 'emptyAnswer',
          at: 'err',
          line: 3,
          column: 85,
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
const app = require('express')();
app.use((err, req, res, next) => { res.status(500).json({ message: 'failed', error: 'Internal server error' }); });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'loggers that keep an error behind the message, or its stack there',
      code: `
import winston from 'winston';
import { Logger } from '@nestjs/common';
const log = winston.createLogger({ format: winston.format.json() });
const nest = new Logger('Jobs');
export function start() {
  run().catch((e) => { log.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error('failed', JSON.stringify(e)); });
  run().catch((e) => { log.log('error', \`failed \${JSON.stringify(e)}\`); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error(JSON.stringify(e)); });
  run().catch((e) => { nest.warn('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e), 'Jobs'); });
}
`,
      errors: [
        {
          messageId: 'emptyText',
          at: 'e',
          line: 7,
          column: 62,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import winston from 'winston';
import { Logger } from '@nestjs/common';
const log = winston.createLogger({ format: winston.format.json() });
const nest = new Logger('Jobs');
export function start() {
  run().catch((e) => { log.error('failed', e); });
  run().catch((e) => { log.error('failed', JSON.stringify(e)); });
  run().catch((e) => { log.log('error', \`failed \${JSON.stringify(e)}\`); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error(JSON.stringify(e)); });
  run().catch((e) => { nest.warn('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e), 'Jobs'); });
}
`,
            },
          ],
        },
        {
          messageId: 'emptyText',
          at: 'e',
          line: 8,
          column: 59,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import winston from 'winston';
import { Logger } from '@nestjs/common';
const log = winston.createLogger({ format: winston.format.json() });
const nest = new Logger('Jobs');
export function start() {
  run().catch((e) => { log.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error('failed', e); });
  run().catch((e) => { log.log('error', \`failed \${JSON.stringify(e)}\`); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error(JSON.stringify(e)); });
  run().catch((e) => { nest.warn('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e), 'Jobs'); });
}
`,
            },
          ],
        },
        {
          messageId: 'emptyText',
          at: 'e',
          line: 9,
          column: 66,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import winston from 'winston';
import { Logger } from '@nestjs/common';
const log = winston.createLogger({ format: winston.format.json() });
const nest = new Logger('Jobs');
export function start() {
  run().catch((e) => { log.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error('failed', JSON.stringify(e)); });
  run().catch((e) => { log.log('error', \`failed\`, e); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error(JSON.stringify(e)); });
  run().catch((e) => { nest.warn('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e), 'Jobs'); });
}
`,
            },
          ],
        },
        {
          messageId: 'emptyText',
          at: 'e',
          line: 10,
          column: 63,
          suggestions: [
            {
              messageId: 'handOver',
              output: `
import winston from 'winston';
import { Logger } from '@nestjs/common';
const log = winston.createLogger({ format: winston.format.json() });
const nest = new Logger('Jobs');
export function start() {
  run().catch((e) => { log.error('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { log.error('failed', JSON.stringify(e)); });
  run().catch((e) => { log.log('error', \`failed \${JSON.stringify(e)}\`); });
  run().catch((e) => { nest.error('failed', e instanceof Error ? e.stack : e); });
  run().catch((e) => { log.error(JSON.stringify(e)); });
  run().catch((e) => { nest.warn('failed: ' + JSON.stringify(e)); });
  run().catch((e) => { nest.error('failed: ' + JSON.stringify(e), 'Jobs'); });
}
`,
            },
          ],
        },
        { messageId: 'emptyText', at: 'e', line: 11, column: 49, suggestions: [] },
        { messageId: 'emptyText', at: 'e', line: 12, column: 62, suggestions: [] },
        { messageId: 'emptyText', at: 'e', line: 13, column: 63, suggestions: [] },
      ],
    },
    {
      name: "what a framework refused comes to its error handler with reasons, and the answer's status says nothing",
      code: `
import Fastify from 'fastify';
const app = Fastify();
app.setErrorHandler((error, request, reply) => { reply.send({ error }); });
app.setErrorHandler((error, request, reply) => { reply.code(500).send({ error }); });
`,
      errors: [
        { messageId: 'emptyAnswer', at: 'error', line: 4, column: 63, suggestions: [] },
        {
          messageId: 'emptyAnswer',
          at: 'error',
          line: 5,
          column: 73,
          suggestions: [
            {
              messageId: 'answerFixedText',
              output: `
import Fastify from 'fastify';
const app = Fastify();
app.setErrorHandler((error, request, reply) => { reply.send({ error }); });
app.setErrorHandler((error, request, reply) => { reply.code(500).send({ error: 'Internal server error' }); });
`,
            },
          ],
        },
      ],
    },
  ],
});
