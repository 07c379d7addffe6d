import rule from '../../src/rules/require-structured-logger.js';
import { testRule } from '../support/rule-tester.js';

const LOGGER = `
import pino from 'pino';
export const logger = pino();
`;

testRule('require-structured-logger', rule, {
  valid: [
    {
      name: 'a line of JSON for whoever reads the stream',
      files: { 'src/logger.ts': "import pino from 'pino';\nexport const logger = pino();\n" },
      code: `
import { logger } from './logger';
export function emit(name: string, value: number) {
  console.log(JSON.stringify({ _aws: { Timestamp: Date.now() }, [name]: value }));
  logger.debug('emitted');
}
`,
    },
    {
      name: 'a logger whose name is hidden there, that may not be set yet, or that does not exist yet',
      code: `
import express from 'express';
import pino from 'pino';
const app = express();
start();
const log = pino();
let logger: pino.Logger | undefined;
export function init() { logger = pino(); }
function start() { console.info('starting'); }
app.get('/a', (req, res) => { const { log } = req.body; console.info(log); });
app.get('/b', (req, log) => { console.info('answering'); log.end(); });
app.get('/c', (req, res) => { try { load(); } catch (log) { console.warn('failed'); } });
app.get('/d', (req, res) => { for (const log of req.body) console.info('one'); });
`,
    },
    {
      name: 'no logger anywhere',
      code: `
export function work() { console.log('working'); console.error('failed', new Error('x')); }
`,
    },
    {
      name: 'the logger of the file',
      code: `
import pino from 'pino';
const log = pino();
export function work() { log.info('working'); }
`,
    },
    {
      name: 'a value of that name that is no known logger',
      files: {
        'src/logger.ts': 'export const logger = { info(text: string) { process.stdout.write(text); } };',
      },
      code: `
import { logger } from './logger';
export function work() { console.log('working', logger); }
`,
    },
    {
      name: 'the module of the logger itself, and what it needs',
      files: {
        'src/logger.ts': `
import pino from 'pino';
import { level } from './case';
export const logger = pino({ level });
`,
      },
      filename: 'src/case.ts',
      code: `
export const level = read();
function read() { console.warn('no level is set'); return 'info'; }
`,
    },
    {
      name: 'where the logger is made',
      code: `
import pino from 'pino';
export const log = pino({ level: levelOf() });
function levelOf() { console.warn('no level is set'); return 'info'; }
export function fallback() { console.error('the log is gone'); }
`,
    },
    {
      name: 'before the logger is there',
      code: `
import winston from 'winston';
console.log('starting');
const log = winston.createLogger();
log.info('started');
`,
    },
    {
      name: 'a file in which a program begins',
      files: { 'src/logger.ts': LOGGER },
      code: `
import { work } from './work';
for (const each of process.argv) { work(each); console.log(each); }
`,
    },
    {
      name: 'a logger of a test',
      files: { 'tests/logger.ts': LOGGER },
      code: `
export function work() { console.log('working'); }
`,
    },
    {
      name: 'at the end of the program, and for the process itself',
      code: `
import pino from 'pino';
const log = pino();
export async function start() {
  try { await run(); } catch (err) { console.error('cannot start', err); process.exit(1); }
}
process.on('uncaughtException', (err) => { console.error(err); });
`,
    },
    {
      name: 'while somebody develops',
      code: `
import pino from 'pino';
const log = pino();
export function work() {
  if (process.env.NODE_ENV !== 'production') console.log('query');
  if (process.env.DEBUG) console.debug('query');
}
`,
    },
    {
      name: 'a callback that is there only while somebody develops',
      code: `
import pino from 'pino';
const log = pino();
export const options = {
  onError: process.env.NODE_ENV === 'development' ? ({ error }) => { console.error(error.message); } : undefined,
  onCall: process.env.DEBUG && (() => console.log('called')),
};
`,
    },
    {
      name: 'a program on a terminal',
      filename: 'src/cli/import.ts',
      files: { 'src/logger.ts': LOGGER },
      code: `
import { logger } from '../logger';
export function work() { console.log('imported', logger.level); }
`,
    },
    {
      name: 'browser code',
      files: { 'src/logger.ts': LOGGER },
      code: `
import { logger } from './logger';
export function work() { console.log(document.title, logger.level); }
`,
    },
    {
      name: 'a console that is replaced',
      code: `
import pino from 'pino';
const log = pino();
console.error = (...given) => log.error(given);
export function work() { console.error('failed'); }
`,
    },
    {
      name: 'a console of its own',
      code: `
import pino from 'pino';
const log = pino();
export function work(console) { console.log('working'); log.info('working'); }
`,
    },
    {
      name: 'what is wrong with the line itself has a rule of its own, which speaks alone',
      code: `
import pino from 'pino';
const log = pino();
export async function work() {
  try { await run(); } catch (err) { console.log('failed', err); }
  try { await run(); } catch (err) { console.error('failed', err.message); }
  try { await run(); } catch (err) { console.error('failed ' + JSON.stringify(err)); }
  log.info('worked');
}
`,
    },
    {
      name: 'a static method has no instance',
      code: `
import { Logger } from '@nestjs/common';
export class Orders {
  private readonly logger = new Logger('orders');
  static make() { console.log('made'); return new Orders(); }
}
`,
    },
  ],
  invalid: [
    {
      name: 'JSON behind a text is a line like any other',
      files: { 'src/logger.ts': "import pino from 'pino';\nexport const logger = pino();\n" },
      code: `
import { logger } from './logger';
import express from 'express';
express().get('/', (req, res) => {
  console.log('query', JSON.stringify(req.query));
  logger.debug('asked');
  res.end();
});
`,
      errors: [{ messageId: 'pastLogger', at: 'console.log', suggestions: [] }],
    },
    {
      name: 'a callback that is there under another condition',
      code: `
import pino from 'pino';
const log = pino();
export const optionsFor = (isRemote: boolean) => ({
  onCall: isRemote ? () => { console.log('called'); } : undefined,
});
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.log',
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import pino from 'pino';
const log = pino();
export const optionsFor = (isRemote: boolean) => ({
  onCall: isRemote ? () => { log.info('called'); } : undefined,
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pino in the file',
      code: `
import pino from 'pino';
const log = pino();
export async function work() {
  console.log('working');
  try { await run(); } catch (err) { console.error('failed', err); console.error(err); }
  console.warn('slow', { took: 7 });
}
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.log',
          data: { call: 'console.log', remedy: "Write \`log.info('working')\`." },
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import pino from 'pino';
const log = pino();
export async function work() {
  log.info('working');
  try { await run(); } catch (err) { console.error('failed', err); console.error(err); }
  console.warn('slow', { took: 7 });
}
`,
            },
          ],
        },
        {
          messageId: 'pastLogger',
          at: 'console.error',
          line: 6,
          column: 38,
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import pino from 'pino';
const log = pino();
export async function work() {
  console.log('working');
  try { await run(); } catch (err) { log.error(err, 'failed'); console.error(err); }
  console.warn('slow', { took: 7 });
}
`,
            },
          ],
        },
        {
          messageId: 'pastLogger',
          at: 'console.error',
          line: 6,
          column: 68,
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import pino from 'pino';
const log = pino();
export async function work() {
  console.log('working');
  try { await run(); } catch (err) { console.error('failed', err); log.error(err); }
  console.warn('slow', { took: 7 });
}
`,
            },
          ],
        },
        {
          messageId: 'pastLogger',
          at: 'console.warn',
          data: { call: 'console.warn', remedy: 'Use \`log\`.' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a logger that another file exports, in plain JavaScript',
      filename: 'src/orders.js',
      files: {
        'package.json': '{"dependencies":{"winston":"^3.0.0"}}',
        'src/lib/logger.js': `
const winston = require('winston');
const logger = winston.createLogger();
module.exports = { logger };
`,
      },
      code: `
exports.list = async (req, res) => {
  console.log('listing');
  res.json([]);
};
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.log',
          data: { call: 'console.log', remedy: 'Use \`logger\` of \`src/lib/logger.js\`.' },
          suggestions: [],
        },
      ],
    },
    {
      name: "the request's logger",
      files: { 'package.json': '{"dependencies":{"pino-http":"^11.0.0","express":"^5.0.0"}}' },
      code: `
import express from 'express';
import pinoHttp from 'pino-http';
const app = express();
app.use(pinoHttp());
app.get('/', async (req, res) => {
  try { res.json(await run()); } catch (err) { console.error('failed', err); res.status(500).end(); }
});
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.error',
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import express from 'express';
import pinoHttp from 'pino-http';
const app = express();
app.use(pinoHttp());
app.get('/', async (req, res) => {
  try { res.json(await run()); } catch (err) { req.log.error(err, 'failed'); res.status(500).end(); }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: "Fastify's request, and Nest's class",
      code: `
import Fastify from 'fastify';
import { Injectable, Logger } from '@nestjs/common';
const app = Fastify({ logger: true });
app.get('/', async (request) => { console.log('listing'); return []; });
@Injectable()
export class Orders {
  private readonly logger = new Logger(Orders.name);
  pay() { console.log('paying'); return run().catch((err) => { console.error('failed', err); }); }
}
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.log',
          line: 5,
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import Fastify from 'fastify';
import { Injectable, Logger } from '@nestjs/common';
const app = Fastify({ logger: true });
app.get('/', async (request) => { request.log.info('listing'); return []; });
@Injectable()
export class Orders {
  private readonly logger = new Logger(Orders.name);
  pay() { console.log('paying'); return run().catch((err) => { console.error('failed', err); }); }
}
`,
            },
          ],
        },
        {
          messageId: 'pastLogger',
          at: 'console.log',
          line: 9,
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import Fastify from 'fastify';
import { Injectable, Logger } from '@nestjs/common';
const app = Fastify({ logger: true });
app.get('/', async (request) => { console.log('listing'); return []; });
@Injectable()
export class Orders {
  private readonly logger = new Logger(Orders.name);
  pay() { this.logger.log('paying'); return run().catch((err) => { console.error('failed', err); }); }
}
`,
            },
          ],
        },
        {
          messageId: 'pastLogger',
          at: 'console.error',
          line: 9,
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import Fastify from 'fastify';
import { Injectable, Logger } from '@nestjs/common';
const app = Fastify({ logger: true });
app.get('/', async (request) => { console.log('listing'); return []; });
@Injectable()
export class Orders {
  private readonly logger = new Logger(Orders.name);
  pay() { console.log('paying'); return run().catch((err) => { this.logger.error('failed', err); }); }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a logger of the project that writes with a known one',
      files: {
        'src/logger.ts': `
import winston from 'winston';
const base = winston.createLogger();
class Logger { info(text: string) { base.info(text); } error(text: string, err?: unknown) { base.error(text, err); } }
export const logger = new Logger();
`,
      },
      code: `
import { logger } from './logger';
export function work() { console.log('working'); logger.info('worked'); }
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.log',
          data: { call: 'console.log', remedy: 'Use \`logger\`.' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a logger of the package of the workspace that the file imports something else from',
      files: {
        'package.json': '{"workspaces":["packages/*"]}',
        'packages/shared/package.json': '{"name":"@acme/shared","exports":"./src/index.ts"}',
        'packages/shared/src/index.ts': "export * from './logger';\nexport * from './redis';",
        'packages/shared/src/logger.ts': LOGGER,
        'packages/shared/src/redis.ts': 'export const redis = make();',
        'packages/web/package.json': '{"name":"@acme/web","dependencies":{"@acme/shared":"workspace:*"}}',
      },
      filename: 'packages/web/src/webhook.ts',
      code: `
import { redis } from '@acme/shared';
export async function handle() { await redis.ping(); console.error('no signature'); }
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.error',
          data: { call: 'console.error', remedy: 'Use \`logger\` of \`@acme/shared\`.' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'log4js takes what the console takes',
      code: `
import log4js from 'log4js';
export function work(id: string) { const log = log4js.getLogger('work'); console.warn('slow', id); }
`,
      errors: [
        {
          messageId: 'pastLogger',
          at: 'console.warn',
          suggestions: [
            {
              messageId: 'writeWithLogger',
              output: `
import log4js from 'log4js';
export function work(id: string) { const log = log4js.getLogger('work'); log.warn('slow', id); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a format that may leave out what the console shows of an error',
      code: `
import express from 'express';
import winston from 'winston';
const log = winston.createLogger({ format: winston.format.printf(({ level, message }) => level + message) });
express().get('/', async (req, res) => {
  try {
    await load();
  } catch (err) {
    console.error('failed', err);
    res.end();
  }
});
`,
      errors: [{ messageId: 'pastLogger', at: 'console.error', suggestions: [] }],
    },
  ],
});
