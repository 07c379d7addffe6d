import rule from '../../src/rules/require-request-scoped-logger.js';
import { testRule } from '../support/rule-tester.js';

testRule('require-request-scoped-logger', rule, {
  valid: [
    {
      name: "the request's logger, and what is made of it",
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request, reply) => {
  request.log.info('listing');
  const log = request.log.child({ part: 'orders' });
  log.info('listing');
  reply.log.info('listed');
  return [];
});
`,
    },
    {
      name: 'a logger that is read from the context, however it is written',
      code: `
import { Hono } from 'hono';
import pino, { type Logger } from 'pino';
const root = pino();
const app = new Hono<{ Variables: { logger: Logger } }>();
app.get('/member', (c) => { c.var.logger.info('listing'); return c.json([]); });
app.get('/got', (c) => { c.get('logger').info('listing'); return c.json([]); });
app.get('/name', (c) => { const { logger } = c.var; logger.info('listing'); return c.json([]); });
app.get('/child', (c) => {
  const log = c.var.logger.child({ part: 'orders' });
  log.info('listing');
  return c.json([]);
});
`,
    },
    {
      name: 'a request without a logger',
      code: `
import express from 'express';
import pino from 'pino';
const log = pino();
const app = express();
app.get('/', async (req, res) => { log.info('listing'); res.json([]); });
`,
    },
    {
      name: 'outside of a handler',
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.log.info('starting');
export function work() { app.log.info('working'); }
app.listen({ port: 3000 }, () => { app.log.info('listening'); });
`,
    },
    {
      name: 'the line says which request it is of',
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request) => { app.log.info({ reqId: request.id }, 'listing'); return []; });
app.get('/b', async (request) => { const requestId = request.id; app.log.info({ requestId }, 'listing'); return []; });
`,
    },
    {
      name: 'a logger that asks for the request itself',
      files: {
        'src/context.ts': `
import { AsyncLocalStorage } from 'node:async_hooks';
export const storage = new AsyncLocalStorage<{ id: string }>();
`,
      },
      code: `
import Fastify from 'fastify';
import pino from 'pino';
import { storage } from './context';
const log = pino({ mixin: () => ({ id: storage.getStore()?.id }) });
const app = Fastify({ loggerInstance: log });
app.get('/', async () => { log.info('listing'); return []; });
app.get('/b', async (request) => { log.info('listing'); return []; });
`,
    },
    {
      name: 'the console is no logger of the program',
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request) => { console.log('listing'); return []; });
`,
    },
    {
      name: 'a callback that runs later',
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request) => { process.once('SIGTERM', () => app.log.info('ending')); return []; });
`,
    },
  ],
  invalid: [
    {
      name: "Fastify's instance in a handler",
      code: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request) => { app.log.info({ at: 1 }, 'listing'); return []; });
`,
      errors: [
        {
          messageId: 'rootLogger',
          at: 'app.log.info',
          data: { callee: 'app.log.info', instead: 'request.log.info' },
          suggestions: [
            {
              messageId: 'useRequestLogger',
              output: `
import Fastify from 'fastify';
const app = Fastify({ logger: true });
app.get('/', async (request) => { request.log.info({ at: 1 }, 'listing'); return []; });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a logger of another file in a controller, with pino-http in the manifest',
      files: {
        'package.json': '{"dependencies":{"pino-http":"^11.0.0","express":"^5.0.0","pino":"^10.0.0"}}',
        'src/logger.ts': `
import pino from 'pino';
export const logger = pino({ level: 'info' });
`,
      },
      code: `
import type { Request, Response } from 'express';
import { logger } from './logger';
export async function list(req: Request, res: Response) {
  try { res.json(await run()); } catch (err) { logger.error(err, 'failed'); res.status(500).end(); }
}
`,
      errors: [
        {
          messageId: 'rootLogger',
          at: 'logger.error',
          suggestions: [
            {
              messageId: 'useRequestLogger',
              output: `
import type { Request, Response } from 'express';
import { logger } from './logger';
export async function list(req: Request, res: Response) {
  try { res.json(await run()); } catch (err) { req.log.error(err, 'failed'); res.status(500).end(); }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a logger of another library takes other arguments',
      filename: 'src/app.js',
      code: `
const express = require('express');
const pinoHttp = require('pino-http');
const winston = require('winston');
const log = winston.createLogger();
const app = express();
app.use(pinoHttp());
app.get('/', async (req, res) => { log.info('listing'); res.json([]); });
`,
      errors: [{ messageId: 'rootLogger', at: 'log.info', suggestions: [] }],
    },
    {
      name: 'Hono, where the types say that the context has a logger',
      tiers: 'both',
      code: `
import { Hono } from 'hono';
import pino, { type Logger } from 'pino';
const root = pino();
const app = new Hono<{ Variables: { logger: Logger } }>();
app.get('/', (c) => { root.info('listing'); return c.json([]); });
`,
      errors: [
        {
          messageId: 'rootLogger',
          at: 'root.info',
          data: { callee: 'root.info', instead: 'c.var.logger.info' },
          suggestions: [
            {
              messageId: 'useRequestLogger',
              output: `
import { Hono } from 'hono';
import pino, { type Logger } from 'pino';
const root = pino();
const app = new Hono<{ Variables: { logger: Logger } }>();
app.get('/', (c) => { c.var.logger.info('listing'); return c.json([]); });
`,
            },
          ],
        },
      ],
    },
  ],
});
