import rule from '../../src/rules/no-message-only-error-log.js';
import { testRule } from '../support/rule-tester.js';

/** A class of Nest that logs the text of an error, and what is handed to the logger behind it. */
const nest = (more = '') => `
import { Injectable, Logger } from '@nestjs/common';
@Injectable()
export class Orders {
  private readonly logger = new Logger(Orders.name);
  async pay() {
    try { await run(); } catch (error) { this.logger.error(\`charging failed: \${error.message}\`${more}); return null; }
  }
}
`;

testRule('no-message-only-error-log', rule, {
  valid: [
    {
      name: 'a function of the project takes the stack as well, under another name for the error',
      code: `
import pino from 'pino';
const log = pino();
function describe(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  const failure = error as Error & { code?: string };
  return { message: failure.message, stack: failure.stack };
}
export async function send(deliver: () => Promise<void>) {
  try { await deliver(); } catch (error) {
    const info = describe(error);
    log.error({ stack: info.stack }, \`not sent: \${info.message}\`);
  }
}
`,
    },
    {
      name: 'a name that is written again with what is no error',
      code: `
try { run(); } catch (err) { err = err.message; console.error(\`failed: \${err}\`); }
try { run(); } catch (err) { err = { ...err, message: 'failed' }; console.error(err.message); }
`,
    },
    {
      name: 'the error itself, alone or beside its text',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err, 'failed'); log.error({ err, text: err.message }, 'failed'); console.error('failed', err.message, err); }
`,
    },
    {
      name: 'the stack is there',
      code: `
import winston from 'winston';
const log = winston.createLogger();
try { run(); } catch (err) { log.error('failed', { error: err.message, stack: err.stack }); }
`,
    },
    {
      name: 'another call of the handler has the error',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(\`failed: \${err.message}\`); log.debug(err); }
`,
    },
    {
      name: 'the stack in a text of a logger that takes errors for arguments, and a function that takes more than the text',
      code: `
import winston from 'winston';
const log = winston.createLogger();
export async function work() {
  try { await run(); } catch (err) { log.error(\`failed: \${err.stack}\`); }
  try { await run(); } catch (err) { log.error(describe(err)); }
}
function describe(err) { return err.message + JSON.stringify(err.meta); }
`,
    },
    {
      name: 'it is thrown again, passed on, or captured',
      code: `
import * as Sentry from '@sentry/node';
import express from 'express';
const app = express();
app.get('/', async (req, res, next) => {
  try { await run(); } catch (err) { console.error(err.message); next(err); }
  try { await run(); } catch (err) { console.error(err.message); next(new Error(err.message)); }
});
export async function work() {
  try { await run(); } catch (err) { console.error(err.message); throw err; }
  try { await run(); } catch (err) { console.error(err.message); throw new Error('work failed'); }
  try { await run(); } catch (err) { console.error(err.message); Sentry.captureException(err); }
}
export const later = () => new Promise((resolve, reject) => run().catch((err) => { console.error(err.message); reject(err); }));
`,
    },
    {
      name: 'levels at which it is no failure',
      code: `
import pino from 'pino';
import winston from 'winston';
const log = pino();
const other = winston.createLogger();
try { run(); } catch (err) { log.warn(err.message); log.info(\`\${err}\`); log.debug(String(err)); console.warn(err.message); other.log('warn', err.message); }
`,
    },
    {
      name: 'the fault of whoever asked',
      code: `
import express from 'express';
const app = express();
app.post('/', async (req, res) => {
  try { await run(); } catch (err) { console.error(err.message); res.status(400).json({ error: 'Invalid' }); }
  try { await run(); } catch (err) { console.error(err.message); return res.sendStatus(401); }
});
`,
    },
    {
      name: 'the same in Fastify and Nest',
      code: `
import Fastify from 'fastify';
import { BadRequestException, HttpStatus, Logger } from '@nestjs/common';
const app = Fastify({ logger: true });
app.get('/', async (request, reply) => {
  try { await run(); } catch (err) { request.log.error(err.message); return reply.code(404).send(); }
});
export class Orders {
  private readonly logger = new Logger('orders');
  async pay(res) {
    try { await run(); } catch (err) { this.logger.error(err.message); res.status(HttpStatus.BAD_REQUEST).send(); }
    try { await run(); } catch (err) { this.logger.error(err.message); throw new BadRequestException(); }
  }
}
`,
    },
    {
      name: 'an error that was expected',
      code: `
class NotFound extends Error {}
try { run(); } catch (err) {
  if (err instanceof NotFound) { console.error(err.message); return; }
  if (err.code === 'P2002') { console.error(err.message); }
  switch (err.code) { case 'ENOENT': console.error(err.message); break; }
}
`,
    },
    {
      name: 'a request whose errors hold its headers',
      files: {
        'src/client.ts': `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com' });
export const charge = async (id: string) => { const { data } = await api.post('/charges', { id }); return data; };
`,
      },
      code: `
import axios from 'axios';
import { charge } from './client';
export async function pay(id: string) {
  try { await axios.post('https://example.com', { id }); } catch (err) { console.error('failed', err.message); }
  try { await charge(id); } catch (err) { console.error('failed', err.message); }
  await axios.get('https://example.com').catch((err) => { console.error('failed', err.message); });
}
`,
    },
    {
      name: 'no error, and a logger that is not known',
      code: `
declare const logger: any;
export function report(given: { message: string }) { console.error(given.message); }
try { run(); } catch (err) { logger.error(err.message); }
`,
    },
    {
      name: 'a kind and no text',
      code: `
try { run(); } catch (err) { console.error('failed', err.code); console.error({ status: err.statusCode, name: err.name }); }
`,
    },
    {
      name: 'written before it is logged',
      code: `
try { run(); } catch (err) { err = describe(err); console.error(err.message); }
`,
    },
    {
      name: 'a program on a terminal',
      code: `
#!/usr/bin/env node
try { run(); } catch (err) { console.error(err.message); }
`.trimStart(),
    },
    {
      name: 'a program that asks',
      code: `
import readline from 'node:readline';
const asking = readline.createInterface({ input: process.stdin, output: process.stdout });
try { run(); } catch (err) { console.error(err.message); }
`,
    },
    {
      name: 'a function of the project may say more than the message',
      code: `
import { describe } from './describe';
try { run(); } catch (err) { console.error('failed', describe(err)); }
`,
    },
    {
      name: 'a logger that is off',
      code: `
import pino from 'pino';
const log = pino({ enabled: false });
try { run(); } catch (err) { log.error(err.message); }
`,
    },
    {
      name: 'an alternative that is the error',
      code: `
class NotFound extends Error {}
export async function work(res) {
  try { await run(); } catch (err) {
    if (err instanceof NotFound) return res.status(404).end();
    console.error(err instanceof Error ? err.message : err);
    if (err instanceof Error) console.error(err.message || err);
    else res.end();
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'a function of the project that takes the text alone, under another name for the error',
      code: `
import pino from 'pino';
const log = pino();
function describe(error: unknown) {
  const failure = error as Error;
  return failure instanceof Error ? failure.message : String(error);
}
export async function send(deliver: () => Promise<void>) {
  try { await deliver(); } catch (error) {
    log.error(describe(error));
  }
}
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'describe(error)',
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
const log = pino();
function describe(error: unknown) {
  const failure = error as Error;
  return failure instanceof Error ? failure.message : String(error);
}
export async function send(deliver: () => Promise<void>) {
  try { await deliver(); } catch (error) {
    log.error(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the stack in the text, another error thrown, and a function that takes the text',
      files: {
        'src/messages.ts': `
export const messageOf = (error: unknown) => {
  if (error instanceof Error) return error.message;
  return String(error);
};
`,
      },
      filename: 'src/chats.ts',
      code: `
import pino from 'pino';
import { HTTPException } from 'hono/http-exception';
import { messageOf } from './messages';
const log = pino();
export async function rename() {
  try { await run(); } catch (error) {
    const text = messageOf(error);
    log.error(\`rename failed: \${text} \${(error as Error).stack}\`);
    throw new HTTPException(500, { message: 'failed' });
  }
  try { await run(); } catch (error) {
    log.error(messageOf(error));
    throw new HTTPException(500);
  }
}
`,
      errors: [
        {
          messageId: 'stackInText',
          at: 'text',
          line: 9,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
import { HTTPException } from 'hono/http-exception';
import { messageOf } from './messages';
const log = pino();
export async function rename() {
  try { await run(); } catch (error) {
    const text = messageOf(error);
    log.error(error, \`rename failed: \${text} \${(error as Error).stack}\`);
    throw new HTTPException(500, { message: 'failed' });
  }
  try { await run(); } catch (error) {
    log.error(messageOf(error));
    throw new HTTPException(500);
  }
}
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'messageOf(error)',
          line: 13,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
import { HTTPException } from 'hono/http-exception';
import { messageOf } from './messages';
const log = pino();
export async function rename() {
  try { await run(); } catch (error) {
    const text = messageOf(error);
    log.error(\`rename failed: \${text} \${(error as Error).stack}\`);
    throw new HTTPException(500, { message: 'failed' });
  }
  try { await run(); } catch (error) {
    log.error(error);
    throw new HTTPException(500);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the console: a text of its own becomes the error',
      code: `
try { run(); } catch (err) { console.error('charging failed:', err.message); }
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          data: {
            callee: 'console.error',
            error: 'err',
            remedy: "Write \`console.error('charging failed:', err)\`.",
          },
          suggestions: [
            {
              messageId: 'logError',
              output: `
try { run(); } catch (err) { console.error('charging failed:', err); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the console: a text within another stays',
      code: `
try { run(); } catch (err) { console.error(\`charging failed: \${err}\`); }
run().catch((e) => { console.error('failed ' + e); });
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err',
          line: 2,
          column: 64,
          suggestions: [
            {
              messageId: 'logError',
              output: `
try { run(); } catch (err) { console.error(\`charging failed: \${err}\`, err); }
run().catch((e) => { console.error('failed ' + e); });
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'e',
          line: 3,
          column: 48,
          suggestions: [
            {
              messageId: 'logError',
              output: `
try { run(); } catch (err) { console.error(\`charging failed: \${err}\`); }
run().catch((e) => { console.error('failed ' + e, e); });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pino: the error goes first',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err.message); log.fatal(\`charging failed: \${(err as Error).message}\`); log.error('failed', String(err)); log.error({ error: err.message, id: 1 }, 'failed'); }
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 4,
          column: 40,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err); log.fatal(\`charging failed: \${(err as Error).message}\`); log.error('failed', String(err)); log.error({ error: err.message, id: 1 }, 'failed'); }
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: '(err as Error).message',
          line: 4,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err.message); log.fatal(err, \`charging failed: \${(err as Error).message}\`); log.error('failed', String(err)); log.error({ error: err.message, id: 1 }, 'failed'); }
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'String(err)',
          line: 4,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err.message); log.fatal(\`charging failed: \${(err as Error).message}\`); log.error(err, 'failed'); log.error({ error: err.message, id: 1 }, 'failed'); }
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 4,
          column: 164,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err.message); log.fatal(\`charging failed: \${(err as Error).message}\`); log.error('failed', String(err)); log.error({ err, id: 1 }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pino: what is made unreadable elsewhere is not moved',
      code: `
import pino from 'pino';
const log = pino({ redact: ['error.config'] });
try { run(); } catch (err) { log.error(err.message); }
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          data: { callee: 'log.error', error: 'err', remedy: 'Log `err` itself as well.' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'winston: behind the message, and beside a property',
      code: `
import winston from 'winston';
const log = winston.createLogger();
try { run(); } catch (err) { log.error(err.message); log.error('failed', { error: err.message }); log.error('failed', { error: err.message, id: 1 }); log.log('error', err.message); }
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 4,
          column: 40,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import winston from 'winston';
const log = winston.createLogger();
try { run(); } catch (err) { log.error(err.message, { stack: err instanceof Error ? err.stack : undefined }); log.error('failed', { error: err.message }); log.error('failed', { error: err.message, id: 1 }); log.log('error', err.message); }
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 4,
          column: 83,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import winston from 'winston';
const log = winston.createLogger();
try { run(); } catch (err) { log.error(err.message); log.error('failed', err); log.error('failed', { error: err.message, id: 1 }); log.log('error', err.message); }
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 4,
          column: 128,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import winston from 'winston';
const log = winston.createLogger();
try { run(); } catch (err) { log.error(err.message); log.error('failed', { error: err.message }); log.error('failed', { error: err.message, stack: err instanceof Error ? err.stack : undefined, id: 1 }); log.log('error', err.message); }
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 4,
          column: 168,
          suggestions: [
            {
              messageId: 'logError',
              output: `
import winston from 'winston';
const log = winston.createLogger();
try { run(); } catch (err) { log.error(err.message); log.error('failed', { error: err.message }); log.error('failed', { error: err.message, id: 1 }); log.log('error', err.message, { stack: err instanceof Error ? err.stack : undefined }); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Nest 11 and later write an error whole',
      code: nest(),
      errors: [
        {
          messageId: 'messageOnly',
          at: 'error.message',
          suggestions: [
            {
              messageId: 'logError',
              output: nest(', error'),
            },
          ],
        },
      ],
    },
    {
      name: 'Nest 10: the text of the stack, which is all that it writes',
      files: { 'package.json': '{ "dependencies": { "@nestjs/common": "^10.4.0" } }' },
      code: nest(),
      errors: [
        {
          messageId: 'messageOnly',
          at: 'error.message',
          suggestions: [
            {
              messageId: 'logError',
              output: nest(', error instanceof Error ? error.stack : error'),
            },
          ],
        },
      ],
    },
    {
      name: 'Nest with another logger in its place, which may write the text of the stack only',
      files: { 'src/main.ts': 'export const start = (app: any, other: any) => app.useLogger(other);' },
      code: nest(),
      errors: [
        {
          messageId: 'messageOnly',
          at: 'error.message',
          suggestions: [
            {
              messageId: 'logError',
              output: nest(', error instanceof Error ? error.stack : error'),
            },
          ],
        },
      ],
    },
    {
      name: 'Fastify, with a 500',
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request, reply) => {
  try { return await run(); } catch (err) { request.log.error(err.message); return reply.code(500).send({ error: 'failed' }); }
});
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          suggestions: [
            {
              messageId: 'logError',
              output: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request, reply) => {
  try { return await run(); } catch (err) { request.log.error(err); return reply.code(500).send({ error: 'failed' }); }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an error that is another one by then',
      code: `
class Known extends Error {}
try { run(); } catch (err) {
  if (!(err instanceof Known)) err = new Known(err.message, { cause: err });
  console.error(\`failed: \${err}\`);
}
try { run(); } catch (err) {
  err = err instanceof Known ? err : new Known(String(err));
  console.error(err.message);
}
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err',
          line: 5,
          suggestions: [
            {
              messageId: 'logError',
              output: `
class Known extends Error {}
try { run(); } catch (err) {
  if (!(err instanceof Known)) err = new Known(err.message, { cause: err });
  console.error(\`failed: \${err}\`, err);
}
try { run(); } catch (err) {
  err = err instanceof Known ? err : new Known(String(err));
  console.error(err.message);
}
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'err.message',
          line: 9,
          suggestions: [
            {
              messageId: 'logError',
              output: `
class Known extends Error {}
try { run(); } catch (err) {
  if (!(err instanceof Known)) err = new Known(err.message, { cause: err });
  console.error(\`failed: \${err}\`);
}
try { run(); } catch (err) {
  err = err instanceof Known ? err : new Known(String(err));
  console.error(err);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a constant that holds the text, and one that was destructured',
      code: `
try { run(); } catch (error) {
  const message = error instanceof Error ? error.message : 'Unknown error';
  console.error('failed', message);
}
try { run(); } catch (error) {
  const { message } = error;
  console.error(message);
}
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'message',
          line: 4,
          suggestions: [
            {
              messageId: 'logError',
              output: `
try { run(); } catch (error) {
  const message = error instanceof Error ? error.message : 'Unknown error';
  console.error('failed', error);
}
try { run(); } catch (error) {
  const { message } = error;
  console.error(message);
}
`,
            },
          ],
        },
        {
          messageId: 'messageOnly',
          at: 'message',
          line: 8,
          suggestions: [
            {
              messageId: 'logError',
              output: `
try { run(); } catch (error) {
  const message = error instanceof Error ? error.message : 'Unknown error';
  console.error('failed', message);
}
try { run(); } catch (error) {
  const { message } = error;
  console.error(error);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'plain JavaScript: an error middleware, and bunyan',
      filename: 'src/app.js',
      code: `
const express = require('express');
const bunyan = require('bunyan');
const log = bunyan.createLogger({ name: 'app' });
const app = express();
app.use((err, req, res, next) => {
  log.error('failed: ' + err.message);
  res.status(500).json({ error: 'Internal server error' });
});
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          suggestions: [
            {
              messageId: 'logError',
              output: `
const express = require('express');
const bunyan = require('bunyan');
const log = bunyan.createLogger({ name: 'app' });
const app = express();
app.use((err, req, res, next) => {
  log.error(err, 'failed: ' + err.message);
  res.status(500).json({ error: 'Internal server error' });
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the rest of a handler that answers what it expected',
      code: `
class NotFound extends Error {}
export async function work(res) {
  try { await run(); } catch (err) {
    if (err instanceof NotFound) return res.status(404).end();
    if (err instanceof Error) console.error(err.message || err);
    res.status(500).end();
  }
}
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message || err',
          suggestions: [
            {
              messageId: 'logError',
              output: `
class NotFound extends Error {}
export async function work(res) {
  try { await run(); } catch (err) {
    if (err instanceof NotFound) return res.status(404).end();
    if (err instanceof Error) console.error(err);
    res.status(500).end();
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment stays where it is, and a placeholder takes nothing else',
      code: `
try { run(); } catch (err) { console.error('failed', /* why */ err.message); console.error('failed %s', err.message); }
`,
      errors: [
        { messageId: 'messageOnly', at: 'err.message', line: 2, column: 64, suggestions: [] },
        { messageId: 'messageOnly', at: 'err.message', line: 2, column: 105, suggestions: [] },
      ],
    },
    {
      name: 'a logger of another file',
      files: {
        'src/logger.ts': `
import winston from 'winston';
export const logger = winston.createLogger({ level: 'info' });
`,
      },
      code: `
import { logger } from './logger';
export const work = () => run().catch((err: Error) => { logger.error(\`failed: \${err.message}\`); });
`,
      errors: [
        {
          messageId: 'messageOnly',
          at: 'err.message',
          suggestions: [
            {
              messageId: 'logError',
              output: `
import { logger } from './logger';
export const work = () => run().catch((err: Error) => { logger.error(\`failed:\`, err); });
`,
            },
          ],
        },
      ],
    },
  ],
});
