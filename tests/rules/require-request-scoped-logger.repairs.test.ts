// The request's logger writes the line in place of the program's only where both write it alike.
import rule from '../../src/rules/require-request-scoped-logger.js';
import { testRule } from '../support/rule-tester.js';

const express = (root: string, http: string, line = 'logger.info({ token: 1 }, "login")') => `
import express from 'express';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
const logger = pino(${root});
const app = express();
app.use(pinoHttp(${http}));
app.post('/login', (req, res) => { ${line}; res.end(); });
`;
const fastify = (made: string, line: string) => `
import Fastify from 'fastify';
import pino from 'pino';
const logger = pino({ redact: ['token'] });
const app = Fastify(${made});
app.get('/', async (request) => { ${line}; return []; });
`;
const alone = (name: string, code: string, at: string) => ({
  name,
  code,
  errors: [{ messageId: 'rootLogger' as const, at, suggestions: [] }],
});
const offered = (name: string, code: string, at: string, output: string) => ({
  name,
  code,
  errors: [
    {
      messageId: 'rootLogger' as const,
      at,
      suggestions: [{ messageId: 'useRequestLogger' as const, output }],
    },
  ],
});

testRule('require-request-scoped-logger: repairs', rule, {
  valid: [
    { name: 'a logger of Fastify that writes nothing', code: fastify('', 'logger.info("listing")') },
    { name: 'the same, switched off', code: fastify('{ logger: false }', 'logger.info("listing")') },
    {
      name: 'what gives requests a logger is mounted behind the handler, or on another router',
      code: `
import express from 'express';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
const logger = pino();
const app = express();
const api = express.Router();
app.get('/health', (req, res) => { logger.info('health'); res.end(); });
api.use(pinoHttp({ logger }));
app.get('/ready', (req, res) => { logger.info('ready'); res.end(); });
`,
    },
  ],
  invalid: [
    alone(
      'what the one makes unreadable the other writes out',
      express("{ redact: ['token'] }", ''),
      'logger.info',
    ),
    alone('another level', express('', "{ level: 'warn' }"), 'logger.info'),
    alone(
      'another place',
      express("{ level: 'info' }, pino.destination('/var/log/audit.log')", ''),
      'logger.info',
    ),
    alone(
      'fields that the line would lose',
      express('', '{ logger }', "logger.child({ part: 'login' }).info('login')"),
      "logger.child({ part: 'login' }).info",
    ),
    offered(
      'the one is made of the other',
      express("{ redact: ['token'] }", '{ logger }'),
      'logger.info',
      express("{ redact: ['token'] }", '{ logger }', 'req.log.info({ token: 1 }, "login")'),
    ),
    offered(
      'neither has anything of its own',
      express('', ''),
      'logger.info',
      express('', '', 'req.log.info({ token: 1 }, "login")'),
    ),
    alone(
      'a logger beside that of Fastify',
      fastify('{ logger: true }', 'logger.info("listing")'),
      'logger.info',
    ),
    offered(
      'the logger that Fastify is given',
      fastify('{ loggerInstance: logger }', 'logger.info("listing")'),
      'logger.info',
      fastify('{ loggerInstance: logger }', 'request.log.info("listing")'),
    ),
    alone(
      'a comment in the name of the logger',
      fastify('{ logger: true }', 'app /* of all */ .log.info("listing")'),
      'app /* of all */ .log.info',
    ),
    {
      ...offered(
        'an instance that is handed in',
        `
import type { FastifyInstance } from 'fastify';
export async function routes(app: FastifyInstance) {
  app.get('/', async (request) => { app.log['info']('listing'); return []; });
}
`,
        "app.log['info']",
        `
import type { FastifyInstance } from 'fastify';
export async function routes(app: FastifyInstance) {
  app.get('/', async (request) => { request.log['info']('listing'); return []; });
}
`,
      ),
    },
  ],
});
