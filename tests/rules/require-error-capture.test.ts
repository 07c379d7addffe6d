import rule from '../../src/rules/require-error-capture.js';
import { testRule } from '../support/rule-tester.js';

const MANIFEST = '{"dependencies":{"@sentry/node":"^9.0.0","express":"^5.0.0"}}';
const EXPRESS =
  "import * as Sentry from '@sentry/node';\nimport express from 'express';\nconst app = express();\n";

testRule('require-error-capture', rule, {
  valid: [
    {
      name: 'captured, passed on, thrown on',
      files: { 'package.json': MANIFEST },
      code: `${EXPRESS}
app.get('/a', async (req, res) => { try { res.json(await run()); } catch (error) { Sentry.captureException(error); res.status(500).json({ error: 'failed' }); } });
app.get('/b', async (req, res, next) => { try { res.json(await run()); } catch (error) { next(error); } });
app.get('/c', async (req, res) => { try { res.json(await run()); } catch (error) { throw new Error('run', { cause: error }); } });
app.get('/d', async (req, res) => {
  try { res.json(await run()); } catch (error) {
    Sentry.withScope((scope) => { scope.captureException(error); });
    res.status(500).json({ error: 'failed' });
  }
});
`,
    },
    {
      name: 'captured by a helper of the project, in another file',
      files: {
        'package.json': MANIFEST,
        'src/failures.ts': `
import * as Sentry from '@sentry/node';
const logger = { error(error: unknown) { console.error(error); Sentry.captureException(error); } };
export function failed(res: any, error: unknown) { logger.error(error); res.status(500).json({ error: 'failed' }); }
`,
      },
      filename: 'src/app.ts',
      code: `
import express from 'express';
import { failed } from './failures';
express().get('/', async (req, res) => { try { res.json(await run()); } catch (error) { failed(res, error); } });
`,
    },
    {
      name: 'a helper of which nothing is known is handed the error',
      files: { 'package.json': MANIFEST },
      code: `${EXPRESS}
import { report } from 'somewhere';
app.get('/', async (req, res) => { try { res.json(await run()); } catch (error) { report(error); res.status(500).end(); } });
`,
    },
    {
      name: 'a mistake of the client, and an answer whose status is not known',
      files: { 'package.json': MANIFEST },
      code: `${EXPRESS}
app.get('/a', async (req, res) => { try { res.json(await run()); } catch { res.status(404).json({ error: 'none' }); } });
app.get('/b', async (req, res) => { try { res.json(await run()); } catch (error: any) { res.status(error.status).json({ error: 'none' }); } });
`,
    },
    {
      name: 'no tracker, and one that is told what is logged',
      files: { 'package.json': '{"dependencies":{"express":"^5.0.0"}}' },
      code: `
import express from 'express';
express().get('/', async (req, res) => { try { res.json(await run()); } catch (error) { res.status(500).end(); } });
`,
    },
    {
      name: 'a tracker that is told what is logged',
      files: {
        'package.json': MANIFEST,
        'src/instrument.ts':
          "import * as Sentry from '@sentry/node';\nSentry.init({ integrations: [Sentry.captureConsoleIntegration()] });\n",
      },
      filename: 'src/app.ts',
      code: `${EXPRESS}
app.get('/', async (req, res) => { try { res.json(await run()); } catch (error) { console.error(error); res.status(500).end(); } });
`,
    },
    {
      name: 'an answer of something else',
      files: { 'package.json': MANIFEST },
      code: `${EXPRESS}
export async function list(res: any) { try { res.json(await run()); } catch { res.status(500).end(); } }
`,
    },
    {
      name: 'a span that is told',
      files: { 'package.json': '{"dependencies":{"@opentelemetry/api":"^1.9.0","dd-trace":"^5.0.0"}}' },
      code: `
import { trace } from '@opentelemetry/api';
import tracer from 'dd-trace';
import { Hono } from 'hono';
new Hono().get('/a', async (c) => { try { return c.json(await run()); } catch (error) { trace.getActiveSpan()?.recordException(error as Error); return c.json({ error: 'failed' }, 500); } });
new Hono().get('/b', async (c) => { try { return c.json(await run()); } catch (error) { tracer.scope().active()?.setTag('error', error); return c.json({ error: 'failed' }, 500); } });
`,
    },
  ],
  invalid: [
    {
      name: 'Express: answered, logged and answered, answered by a helper',
      files: {
        'package.json': MANIFEST,
        'src/answers.ts':
          "export function failed(res: any, error: unknown) { console.error(error); res.status(500).json({ error: 'failed' }); }\n",
      },
      filename: 'src/app.ts',
      code: `${EXPRESS}
import { failed } from './answers';
app.get('/a', async (req, res) => { try { res.json(await run()); } catch { res.status(500).json({ error: 'failed' }); } });
app.get('/b', async (req, res) => { try { res.json(await run()); } catch (error) { console.error(error); res.status(502).end(); } });
app.get('/c', async (req, res) => { try { res.json(await run()); } catch (error) { failed(res, error); } });
app.get('/d', (req, res) => { run().then((rows) => res.json(rows)).catch(() => res.sendStatus(500)); });
`,
      errors: [
        { messageId: 'notCaptured', at: 'catch', line: 6, data: { status: 500, tracker: 'sentry' } },
        { messageId: 'notCaptured', at: 'catch', line: 7, data: { status: 502, tracker: 'sentry' } },
        { messageId: 'notCaptured', at: 'catch', line: 8 },
        { messageId: 'notCaptured', at: 'catch', line: 9 },
      ],
    },
    {
      name: 'one of two ways',
      files: { 'package.json': MANIFEST },
      code: `${EXPRESS}
app.get('/', async (req, res) => {
  try { res.json(await run()); } catch (error: any) {
    if (error.code === 'ETIMEDOUT') return res.status(504).json({ error: 'slow' });
    Sentry.captureException(error);
    res.status(500).json({ error: 'failed' });
  }
});
`,
      errors: [{ messageId: 'notCaptured', at: 'catch', line: 6, data: { status: 504, tracker: 'sentry' } }],
    },
    {
      name: 'Next, and plain JavaScript',
      files: {
        'package.json': '{"dependencies":{"@bugsnag/js":"^8.0.0","next":"15.0.0"}}',
        'src/instrument.js': "const Bugsnag = require('@bugsnag/js');\nBugsnag.start('key');\n",
      },
      filename: 'app/api/users/route.js',
      code: `
import { NextResponse } from 'next/server';
export async function GET() {
  try { return NextResponse.json(await run()); } catch (error) { console.error(error); return NextResponse.json({ error: 'failed' }, { status: 500 }); }
}
`,
      errors: [{ messageId: 'notCaptured', at: 'catch', line: 4, data: { status: 500, tracker: 'bugsnag' } }],
    },
    {
      name: 'a log is none of a tracker',
      files: { 'package.json': '{"dependencies":{"dd-trace":"^5.0.0","fastify":"^5.0.0"}}' },
      code: `
import tracer from 'dd-trace';
import Fastify from 'fastify';
Fastify().get('/', async (request, reply) => {
  try { return await run(); } catch (error) { request.log.error(error); return reply.code(500).send({ error: 'failed' }); }
});
`,
      errors: [
        { messageId: 'notCaptured', at: 'catch', line: 5, data: { status: 500, tracker: 'dd-trace' } },
      ],
    },
  ],
});
