import rule from '../../src/rules/valid-logger-error.js';
import { testRule } from '../support/rule-tester.js';

testRule('valid-logger-error', rule, {
  valid: [
    {
      name: 'options of which a part cannot be read, where somebody in the project rewrites what is logged',
      files: {
        'src/options.ts': `
import { readFileSync } from 'node:fs';
export const given: object = JSON.parse(readFileSync('options.json', 'utf8'));
export const hooks = { logMethod(this: unknown) {} };
`,
      },
      code: `
import Fastify from 'fastify';
import { given } from './options';
const app = Fastify({ ...given });
app.get('/', async () => { try { return await run(); } catch (err) { app.log.error('failed', err); throw err; } });
const other = Fastify(...[given]);
other.get('/', async () => { try { return await run(); } catch (err) { other.log.error('failed', err); throw err; } });
declare function run(): Promise<void>;
`,
    },
    {
      name: 'the error first',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err, 'failed'); log.error(err); log.error({ err }, 'failed'); }
`,
    },
    {
      name: 'the default key with an error of another name',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error({ err: e, id: 1 }, 'failed'); }
`,
    },
    {
      name: 'the factory names another key',
      code: `
import pino from 'pino';
const log = pino({ errorKey: 'error' });
try { run(); } catch (error) { log.error({ error }, 'failed'); }
`,
    },
    {
      name: 'the factory has a serialiser for the key',
      code: `
import pino from 'pino';
const log = pino({ serializers: { error: pino.stdSerializers.err } });
try { run(); } catch (error) { log.error({ error }, 'failed'); }
`,
    },
    {
      name: 'a child has a serialiser for the key',
      code: `
import pino from 'pino';
const log = pino().child({ module: 'orders' }, { serializers: { error: pino.stdSerializers.err } });
try { run(); } catch (error) { log.error({ error }, 'failed'); }
`,
    },
    {
      name: 'options that cannot be read leave the key open',
      code: `
import pino from 'pino';
import { options } from '@acme/logging';
const log = pino(options);
export const serializers = {};
export const errorKey = 'error';
try { run(); } catch (error) { log.error({ error }, 'failed'); }
`,
    },
    {
      name: 'a hook that sees the arguments first',
      code: `
import pino from 'pino';
const log = pino({ hooks: { logMethod(args, method) { return method.apply(this, args.reverse()); } } });
try { run(); } catch (err) { log.error('failed', err); }
`,
    },
    {
      name: 'a hook in another file, for a logger that is only known by its type',
      files: {
        'src/logger.ts':
          'export const options = { hooks: { logMethod(args, method) { return method.apply(this, args.reverse()); } } };',
      },
      code: `
import type { Logger } from 'pino';
export function work(log: Logger) {
  try { run(); } catch (err) { log.error('failed', err as never); }
}
`,
    },
    {
      name: 'a placeholder takes it',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error('failed: %s', err); }
`,
    },
    {
      name: 'a text of the error is no error',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error({ error: err.message }, 'failed'); log.error('failed', err.message); }
`,
    },
    {
      name: 'a logger of the project with the same name',
      code: `
const logger = { error(message: string, error: unknown) { console.error(message, error); } };
try { run(); } catch (err) { logger.error('failed', err); }
`,
    },
    {
      name: 'a wrapper around the library has a signature of its own',
      files: {
        'src/logger.ts': `
import pino from 'pino';
const base = pino();
export class Logger { error(message: string, error: unknown) { base.error({ err: error }, message); } }
export const logger = new Logger();
`,
      },
      code: `
import { logger } from './logger';
try { run(); } catch (err) { logger.error('failed', err); }
`,
    },
    {
      name: 'a logger that is not known',
      code: `
declare const logger: any;
try { run(); } catch (err) { logger.error('failed', err); logger.error({ error: err }, 'failed'); }
`,
    },
    {
      name: 'the console prints errors anywhere',
      code: `
try { run(); } catch (error) { console.error('failed', error); console.error({ error }); }
`,
    },
    {
      name: 'shadowed',
      code: `
import pino from 'pino';
const log = pino();
export function work(log: { error(message: string, error: unknown): void }) {
  try { run(); } catch (err) { log.error('failed', err); }
}
`,
    },
    {
      name: 'a request has a logger only where a package puts it there',
      isAlone: true,
      code: `
import express from 'express';
const app = express();
app.get('/', (req, res) => { try { run(); } catch (err) { req.log.error('failed', err); } });
`,
    },
    {
      name: 'an error narrowed to a class that JSON may keep',
      code: `
import pino from 'pino';
import { ZodError } from 'zod';
const log = pino();
try { run(); } catch (error) { if (error instanceof ZodError) log.warn({ error }, 'invalid'); }
`,
    },
    {
      name: 'a forwarding wrapper that is called in the right form',
      files: {
        'src/logger.ts': `
import pino from 'pino';
const base = pino();
export const logger = { error: (...args: any[]) => base.error(...(args as [])) , warn(...args: any[]) { base.warn(...(args as [])); } };
`,
      },
      code: `
import { logger } from './logger';
try { run(); } catch (err) { logger.error(err, 'failed'); logger.warn({ err }, 'failed'); }
`,
    },
    {
      name: 'a wrapper whose callers pass fields and no error',
      files: {
        'src/orders.ts': `
import { report } from './case';
export function order() { report('ordered', { id: 1 }); }
`,
      },
      filename: 'src/case.ts',
      code: `
import pino from 'pino';
const base = pino();
export function report(message: string, fields: unknown) { base.error(message, fields); }
`,
    },
    {
      name: 'a wrapper that tells errors from fields',
      files: {
        'src/orders.ts': `
import { report } from './case';
export function order() { try { run(); } catch (err) { report('failed', err); } }
`,
      },
      filename: 'src/case.ts',
      code: `
import pino from 'pino';
const base = pino();
export function report(message: string, given: unknown) {
  if (given instanceof Error) base.error(given, message);
  else base.error(message, given);
}
`,
    },
    {
      name: 'bunyan keeps an error everywhere but under a key of the first argument',
      code: `
import bunyan from 'bunyan';
const log = bunyan.createLogger({ name: 'app' });
try { run(); } catch (err) {
  log.error(err); log.error(err, 'failed'); log.error('failed', err); log.error('failed', { error: err }); log.error({ id: 1 }, 'failed', err);
}
`,
    },
    {
      name: 'bunyan with serializers for the keys',
      code: `
import bunyan from 'bunyan';
const log = bunyan.createLogger({ name: 'app', serializers: bunyan.stdSerializers });
const own = bunyan.createLogger({ name: 'app', serializers: { error: bunyan.stdSerializers.err } });
const child = own.child({ part: 'orders', serializers: { reason: bunyan.stdSerializers.err } });
try { run(); } catch (err) { log.error({ err }, 'failed'); own.error({ error: err }, 'failed'); child.error({ reason: err }, 'failed'); }
`,
    },
    {
      name: 'tslog prints an error under a key, unless it writes JSON',
      code: `
import { Logger } from 'tslog';
const log = new Logger({ name: 'app' });
const hidden = new Logger({ type: 'hidden' });
const json = new Logger({ type: 'json' });
const own = new Logger({ type: 'json', overwrite: { transportJSON: (line) => write(line) } });
try { run(); } catch (error) {
  log.error('failed', { error }); hidden.error({ error }); json.error(error); json.error('failed', error); json.error('failed', { error }, error); own.error({ error });
}
`,
    },
    {
      name: 'what Roarr is handed as a text, and what a placeholder takes',
      code: `
import { Roarr } from 'roarr';
import { serializeError } from 'serialize-error';
try { run(); } catch (error) {
  Roarr.error({ error: serializeError(error) }, 'failed'); Roarr.error({ error: String(error.stack) }, 'failed'); Roarr.error('failed %s', error);
}
`,
    },
    {
      name: 'loggers that print an error wherever it stands',
      code: `
import log4js from 'log4js';
import { consola } from 'consola';
import loglevel from 'loglevel';
import { getLogger } from '@logtape/logtape';
const loggers = [log4js.getLogger(), consola.withTag('app'), loglevel.getLogger('app'), getLogger('app')];
const [one] = [log4js.getLogger('orders')];
try { run(); } catch (error) {
  log4js.getLogger().error('failed', { error }); consola.error({ error }); loglevel.error('failed', error); getLogger('app').error('failed', { error });
}
`,
    },
  ],
  invalid: [
    {
      name: 'a wrapper that hands its parameters on in the wrong order',
      files: {
        'src/orders.ts': `
import { logger } from './case';
export function order() { try { run(); } catch (err) { logger.error('failed', err); } }
`,
      },
      filename: 'src/case.ts',
      code: `
import pino from 'pino';
const base = pino();
export const logger = { error: (message: string, error?: unknown) => base.error(message, error) };
`,
      errors: [
        {
          messageId: 'behindMessage',
          at: 'error',
          line: 4,
          column: 90,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const base = pino();
export const logger = { error: (message: string, error?: unknown) => base.error(error, message) };
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a class around a logger, in plain JavaScript',
      files: {
        'package.json': '{"dependencies":{"pino":"^10.0.0"}}',
        'src/orders.js': `
const { Logger } = require('./case');
const logger = new Logger();
exports.order = () => { try { run(); } catch (err) { logger.error('failed', err); } };
`,
      },
      filename: 'src/case.js',
      code: `
const pino = require('pino');
class Logger {
  constructor() { this.base = pino(); }
  error(message, error) { this.base.error({ error }, message); }
}
module.exports = { Logger };
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'error',
          line: 5,
          column: 45,
          suggestions: [
            {
              messageId: 'repair',
              output: `
const pino = require('pino');
class Logger {
  constructor() { this.base = pino(); }
  error(message, error) { this.base.error({ err: error }, message); }
}
module.exports = { Logger };
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper that hands on whatever it is given has the form of what it wraps',
      files: {
        'src/logger.ts': `
import pino from 'pino';
const base = pino();
export const logger = { error: (...args: any[]) => base.error(...args) };
`,
      },
      code: `
import { logger } from './logger';
try { run(); } catch (err) { logger.error('failed', err); }
`,
      errors: [{ messageId: 'behindMessage', at: 'err', line: 3, column: 53 }],
      output: `
import { logger } from './logger';
try { run(); } catch (err) { logger.error(err, 'failed'); }
`,
    },
    {
      name: 'bunyan without serializers',
      code: `
const bunyan = require('bunyan');
const log = bunyan.createLogger({ name: 'app' });
try { run(); } catch (err) { log.error({ err }, 'failed'); log.error({ error: err, id: 1 }, 'failed'); }
`,
      errors: [
        {
          messageId: 'noSerializer',
          at: 'err',
          line: 4,
          column: 42,
          suggestions: [
            {
              messageId: 'repair',
              output: `
const bunyan = require('bunyan');
const log = bunyan.createLogger({ name: 'app' });
try { run(); } catch (err) { log.error(err, 'failed'); log.error({ error: err, id: 1 }, 'failed'); }
`,
            },
          ],
        },
        { messageId: 'noSerializer', at: 'err', line: 4, column: 79, suggestions: [] },
      ],
    },
    {
      name: 'bunyan with a serializer for another key',
      code: `
import bunyan from 'bunyan';
const log = bunyan.createLogger({ name: 'app', serializers: bunyan.stdSerializers });
try { run(); } catch (error) { log.error({ error, id: 1 }, 'failed'); log.error({ context: { error } }, 'failed'); }
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'error',
          line: 4,
          column: 44,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import bunyan from 'bunyan';
const log = bunyan.createLogger({ name: 'app', serializers: bunyan.stdSerializers });
try { run(); } catch (error) { log.error({ err: error, id: 1 }, 'failed'); log.error({ context: { error } }, 'failed'); }
`,
            },
          ],
        },
        { messageId: 'nested', at: 'error', line: 4, column: 94, suggestions: [] },
      ],
    },
    {
      name: 'tslog that writes JSON, and a child of it',
      code: `
import { Logger } from 'tslog';
const log = new Logger({ type: 'json' });
const child = log.getSubLogger({ name: 'orders' });
try { run(); } catch (error) { log.error('failed', { error }); child.error({ error, id: 1 }); }
`,
      errors: [
        {
          messageId: 'formattedKey',
          at: 'error',
          line: 5,
          column: 54,
          suggestions: [
            {
              messageId: 'rewrite',
              output: `
import { Logger } from 'tslog';
const log = new Logger({ type: 'json' });
const child = log.getSubLogger({ name: 'orders' });
try { run(); } catch (error) { log.error('failed', { error: error instanceof Error ? error.stack : error }); child.error({ error, id: 1 }); }
`,
            },
          ],
        },
        {
          messageId: 'formattedKey',
          at: 'error',
          line: 5,
          column: 78,
          suggestions: [
            {
              messageId: 'rewrite',
              output: `
import { Logger } from 'tslog';
const log = new Logger({ type: 'json' });
const child = log.getSubLogger({ name: 'orders' });
try { run(); } catch (error) { log.error('failed', { error }); child.error({ error: error instanceof Error ? error.stack : error, id: 1 }); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'tslog that writes JSON in production only: likely',
      options: { evidence: 'likely' },
      code: `
import { Logger } from 'tslog';
const log = new Logger({ type: process.env.NODE_ENV === 'production' ? 'json' : 'pretty' });
try { run(); } catch (error) { log.error({ error }); }
`,
      errors: [
        {
          messageId: 'formattedKey',
          at: 'error',
          line: 4,
          column: 44,
          suggestions: [
            {
              messageId: 'rewrite',
              output: `
import { Logger } from 'tslog';
const log = new Logger({ type: process.env.NODE_ENV === 'production' ? 'json' : 'pretty' });
try { run(); } catch (error) { log.error({ error: error instanceof Error ? error.stack : error }); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Roarr serialises no errors',
      code: `
const { Roarr } = require('roarr');
const log = Roarr.child({ program: 'app' });
try { run(); } catch (error) { log.error({ error }, 'failed'); log.error('failed', error); }
`,
      errors: [
        {
          messageId: 'neverSerialised',
          at: 'error',
          line: 4,
          column: 44,
          suggestions: [
            {
              messageId: 'rewrite',
              output: `
const { Roarr } = require('roarr');
const log = Roarr.child({ program: 'app' });
try { run(); } catch (error) { log.error({ error: error instanceof Error ? error.stack : error }, 'failed'); log.error('failed', error); }
`,
            },
          ],
        },
        {
          messageId: 'neverSerialised',
          at: 'error',
          line: 4,
          column: 84,
          suggestions: [
            {
              messageId: 'repair',
              output: `
const { Roarr } = require('roarr');
const log = Roarr.child({ program: 'app' });
try { run(); } catch (error) { log.error({ error }, 'failed'); log.error({ error: error instanceof Error ? error.stack : error }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'what an error-first callback is handed may be null, so no line is changed without being asked',
      filename: 'src/read.js',
      code: `
const fs = require('node:fs');
const { Pool } = require('pg');
const log = require('pino')();
const pool = new Pool();
exports.read = function read(path) {
  fs.readFile(path, 'utf8', function (failure, text) {
    log.info('read', failure);
  });
  pool.query('select 1', [], (error, result) => {
    log.info({ error }, 'asked');
  });
};
`,
      errors: [
        {
          messageId: 'behindMessage',
          at: 'failure',
          line: 8,
          suggestions: [
            {
              messageId: 'repair',
              output: `
const fs = require('node:fs');
const { Pool } = require('pg');
const log = require('pino')();
const pool = new Pool();
exports.read = function read(path) {
  fs.readFile(path, 'utf8', function (failure, text) {
    log.info(failure, 'read');
  });
  pool.query('select 1', [], (error, result) => {
    log.info({ error }, 'asked');
  });
};
`,
            },
          ],
        },
        {
          messageId: 'wrongKey',
          at: 'error',
          line: 11,
          suggestions: [
            {
              messageId: 'repair',
              output: `
const fs = require('node:fs');
const { Pool } = require('pg');
const log = require('pino')();
const pool = new Pool();
exports.read = function read(path) {
  fs.readFile(path, 'utf8', function (failure, text) {
    log.info('read', failure);
  });
  pool.query('select 1', [], (error, result) => {
    log.info({ err: error }, 'asked');
  });
};
`,
            },
          ],
        },
      ],
    },
    {
      name: "a rejection, and a framework's handler of errors: there is an error",
      filename: 'src/app.js',
      code: `
const app = require('express')();
const log = require('pino')();
app.use((failure, req, res, next) => {
  log.error({ error: failure }, 'answering failed');
  next(failure);
});
work().catch((error) => log.error('working failed', error));
`,
      output: `
const app = require('express')();
const log = require('pino')();
app.use((failure, req, res, next) => {
  log.error({ err: failure }, 'answering failed');
  next(failure);
});
work().catch((error) => log.error(error, 'working failed'));
`,
      errors: [
        { messageId: 'wrongKey', at: 'failure', line: 5 },
        { messageId: 'behindMessage', at: 'error', line: 8, column: 53 },
      ],
    },
    {
      name: 'arguments in parentheses, and a comma behind the last',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(('failed'), (err),); }
try { run(); } catch (err) { log.error(('failed'), ({ err })); }
`,
      errors: [
        { messageId: 'behindMessage', at: 'err', line: 4, column: 53 },
        { messageId: 'objectBehindMessage', at: 'err', line: 5, column: 55 },
      ],
      output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err, 'failed',); }
try { run(); } catch (err) { log.error({ err }, 'failed'); }
`,
    },
    {
      name: 'an error behind the message',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error('failed', err); }
`,
      errors: [
        {
          messageId: 'behindMessage',
          at: 'err',
          data: { callee: 'log.error', error: 'err', repair: 'err', key: 'err', property: 'err' },
          line: 4,
          column: 50,
        },
      ],
      output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err, 'failed'); }
`,
    },
    {
      name: 'what is redacted of an error is redacted of whatever else was thrown: it stands under the same key',
      code: `
import pino from 'pino';
const log = pino({ redact: ['*.password'] });
const own = pino({ redact: ['err.password'] });
const other = pino({ redact: ['req.headers.cookie'] });
try { run(); } catch (failure) { log.error('failed', failure); own.warn('failed', failure); other.warn('failed', failure); }
`,
      errors: [
        {
          messageId: 'behindMessage',
          at: 'failure',
          line: 6,
          column: 54,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino({ redact: ['*.password'] });
const own = pino({ redact: ['err.password'] });
const other = pino({ redact: ['req.headers.cookie'] });
try { run(); } catch (failure) { log.error({ err: failure }, 'failed'); own.warn('failed', failure); other.warn('failed', failure); }
`,
            },
          ],
        },
        {
          messageId: 'behindMessage',
          at: 'failure',
          line: 6,
          column: 83,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino({ redact: ['*.password'] });
const own = pino({ redact: ['err.password'] });
const other = pino({ redact: ['req.headers.cookie'] });
try { run(); } catch (failure) { log.error('failed', failure); own.warn({ err: failure }, 'failed'); other.warn('failed', failure); }
`,
            },
          ],
        },
        { messageId: 'behindMessage', at: 'failure', line: 6, column: 114 },
      ],
      output: `
import pino from 'pino';
const log = pino({ redact: ['*.password'] });
const own = pino({ redact: ['err.password'] });
const other = pino({ redact: ['req.headers.cookie'] });
try { run(); } catch (failure) { log.error('failed', failure); own.warn('failed', failure); other.warn(failure, 'failed'); }
`,
    },
    {
      name: 'a logger built in another module, through a barrel and a child',
      files: {
        'src/lib/logger.ts': `
import { pino as create } from 'pino';
const base = create({ level: 'info' });
export const loggerFor = (name: string) => base.child({ name });
`,
        'src/lib/index.ts': "export * from './logger';",
      },
      code: `
import * as lib from './lib';
const log = lib.loggerFor('orders');
export async function work() {
  await run().catch((e) => log.warn(\`order \${id} failed\`, e as Error));
}
`,
      errors: [{ messageId: 'behindMessage', at: 'e as Error' }],
      output: `
import * as lib from './lib';
const log = lib.loggerFor('orders');
export async function work() {
  await run().catch((e) => log.warn(e as Error, \`order \${id} failed\`));
}
`,
    },
    {
      name: 'CommonJS',
      filename: 'src/file.js',
      files: {
        'src/logger.js': "module.exports = require('pino')();",
        'package.json': '{"type":"commonjs"}',
      },
      code: `
const log = require('./logger');
try { run(); } catch (err) { log.error('failed', err); }
`,
      errors: [{ messageId: 'behindMessage', at: 'err', line: 3, column: 50 }],
      output: `
const log = require('./logger');
try { run(); } catch (err) { log.error(err, 'failed'); }
`,
    },
    {
      name: 'a member of a class, by the type of its parameter',
      code: `
import type { Logger } from 'pino';
export class Orders {
  constructor(private readonly log: Logger) {}
  work() { try { run(); } catch (err: any) { this.log?.error('failed', err); } }
}
`,
      errors: [{ messageId: 'behindMessage', at: 'err', line: 5, column: 72 }],
      output: `
import type { Logger } from 'pino';
export class Orders {
  constructor(private readonly log: Logger) {}
  work() { try { run(); } catch (err: any) { this.log?.error(err, 'failed'); } }
}
`,
    },
    {
      name: 'the text holds the error as text, and the error itself is dropped',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error('failed: ' + e, e); }
`,
      errors: [{ messageId: 'behindMessage', at: 'e', line: 4, column: 54 }],
      output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error(e, 'failed: ' + e); }
`,
    },
    {
      name: 'a per cent sign in the text: only a suggestion',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error('%s failed', id, err); }
`,
      errors: [
        {
          messageId: 'behindMessage',
          at: 'err',
          line: 4,
          column: 57,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error(err, '%s failed', id); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment among the arguments: no fix',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error('failed', /* why */ err); }
`,
      errors: [{ messageId: 'behindMessage', at: 'err', line: 4, column: 60, suggestions: [] }],
    },
    {
      name: 'a key that is not serialised, options in sight',
      code: `
import pino from 'pino';
const log = pino({ level: 'info' });
try { run(); } catch (error) { log.error({ error, id: 1 }, 'failed'); }
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'error',
          data: {
            callee: 'log.error',
            error: 'error',
            key: 'err',
            property: 'error',
            repair: '{ err: error }',
          },
          line: 4,
          column: 44,
        },
      ],
      output: `
import pino from 'pino';
const log = pino({ level: 'info' });
try { run(); } catch (error) { log.error({ err: error, id: 1 }, 'failed'); }
`,
    },
    {
      name: 'a key that is not serialised, with other serialisers: a suggestion',
      code: `
import pino from 'pino';
const log = pino({ serializers: { req: pino.stdSerializers.req } });
try { run(); } catch (err) { log.error({ ...context, error: err }, 'failed'); }
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'err',
          line: 4,
          column: 61,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino({ serializers: { req: pino.stdSerializers.req } });
try { run(); } catch (err) { log.error({ ...context, err }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the key that the options name is suggested',
      code: `
import pino from 'pino';
const log = pino({ errorKey: 'error' });
try { run(); } catch (e) { log.error({ e }, 'failed'); }
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'e',
          line: 4,
          column: 40,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino({ errorKey: 'error' });
try { run(); } catch (e) { log.error({ error: e }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'options that cannot be read: likely, and a suggestion',
      options: { evidence: 'likely' },
      code: `
import pino from 'pino';
import { options } from '@acme/logging';
const log = pino(options);
export const serializers = {};
export const errorKey = 'error';
try { run(); } catch (error) { log.error({ error }, 'failed'); }
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'error',
          line: 7,
          column: 44,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
import { options } from '@acme/logging';
const log = pino(options);
export const serializers = {};
export const errorKey = 'error';
try { run(); } catch (error) { log.error({ err: error }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an object behind the message',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error('failed', { err, id: 1 }); }
`,
      errors: [{ messageId: 'objectBehindMessage', at: 'err', line: 4, column: 52 }],
      output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error({ err, id: 1 }, 'failed'); }
`,
    },
    {
      name: 'an object behind the message, with a formatter that sees the fields: a suggestion',
      code: `
import pino from 'pino';
const log = pino({ formatters: { level: (label) => ({ level: label }), log: (fields) => rename(fields) } });
try { run(); } catch (e) { log.error('failed', { error: e }); }
`,
      errors: [
        {
          messageId: 'objectBehindMessage',
          at: 'e',
          line: 4,
          column: 57,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino({ formatters: { level: (label) => ({ level: label }), log: (fields) => rename(fields) } });
try { run(); } catch (e) { log.error({ err: e }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an object behind the message, under another key',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error('failed', { error: e, id: 1 }); }
`,
      errors: [{ messageId: 'objectBehindMessage', at: 'e', line: 4, column: 57 }],
      output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (e) { log.error({ err: e, id: 1 }, 'failed'); }
`,
    },
    {
      name: 'an error behind an object and a message',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error({ id: 1 }, 'failed', err); }
`,
      errors: [
        {
          messageId: 'behindObject',
          at: 'err',
          line: 4,
          column: 61,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error({ err, id: 1 }, 'failed'); }
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an error inside another object',
      code: `
import pino from 'pino';
const log = pino();
try { run(); } catch (err) { log.error({ context: { err } }, 'failed'); }
`,
      errors: [{ messageId: 'nested', at: 'err', line: 4, column: 53, suggestions: [] }],
    },
    {
      name: "a request's logger",
      code: `
import express from 'express';
import pinoHttp from 'pino-http';
const app = express();
app.use(pinoHttp());
app.get('/', async (req, res) => { try { await run(); } catch (err) { req.log.error('failed', err); res.status(500).end(); } });
`,
      errors: [{ messageId: 'behindMessage', at: 'err', line: 6, column: 95 }],
      output: `
import express from 'express';
import pinoHttp from 'pino-http';
const app = express();
app.use(pinoHttp());
app.get('/', async (req, res) => { try { await run(); } catch (err) { req.log.error(err, 'failed'); res.status(500).end(); } });
`,
    },
    {
      name: "a request's logger in another file, by the manifest",
      files: { 'package.json': '{"dependencies":{"pino-http":"^11.0.0"}}' },
      code: `
import type { Request, Response } from 'express';
export async function list(req: Request, res: Response) {
  try { await run(); } catch (err) { req.log.error('failed', err); res.status(500).end(); }
}
`,
      errors: [{ messageId: 'behindMessage', at: 'err', line: 4, column: 62 }],
      output: `
import type { Request, Response } from 'express';
export async function list(req: Request, res: Response) {
  try { await run(); } catch (err) { req.log.error(err, 'failed'); res.status(500).end(); }
}
`,
    },
    {
      name: 'loggers of a Fastify instance, its requests and its plugins',
      code: `
import Fastify, { type FastifyPluginAsync } from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request, reply) => { try { return await run(); } catch (err) { request.log.error('failed', err); throw err; } });
app.route({ method: 'GET', url: '/b', handler: async (request) => { try { return await run(); } catch (error) { request.log.error({ error }, 'failed'); throw error; } } });
export const routes: FastifyPluginAsync = async (fastify) => { await run().catch((e) => fastify.log.error('failed', e)); };
`,
      errors: [
        { messageId: 'behindMessage', at: 'err', line: 4, column: 112 },
        { messageId: 'wrongKey', at: 'error', line: 5, column: 133 },
        { messageId: 'behindMessage', at: 'e', line: 6, column: 117 },
      ],
      output: `
import Fastify, { type FastifyPluginAsync } from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request, reply) => { try { return await run(); } catch (err) { request.log.error(err, 'failed'); throw err; } });
app.route({ method: 'GET', url: '/b', handler: async (request) => { try { return await run(); } catch (error) { request.log.error({ err: error }, 'failed'); throw error; } } });
export const routes: FastifyPluginAsync = async (fastify) => { await run().catch((e) => fastify.log.error(e, 'failed')); };
`,
    },
    {
      name: 'what is spread may have the key that the error gets: suggested, and not by itself',
      code: `
import pino from 'pino';
const log = pino();
export const act = (fields: object) => run().catch((error) => log.error({ ...fields, error }, 'failed'));
`,
      errors: [
        {
          messageId: 'wrongKey',
          at: 'error',
          line: 4,
          column: 86,
          suggestions: [
            {
              messageId: 'repair',
              output: `
import pino from 'pino';
const log = pino();
export const act = (fields: object) => run().catch((error) => log.error({ ...fields, err: error }, 'failed'));
`,
            },
          ],
        },
      ],
      output: null,
    },
  ],
});
