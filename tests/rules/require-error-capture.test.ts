import rule from '../../src/rules/require-error-capture.js';
import { testRule } from '../support/rule-tester.js';

const MANIFEST = '{"dependencies":{"@sentry/node":"^9.0.0","express":"^5.0.0"}}';
const JOBS =
  '{"dependencies":{"@sentry/node":"^9.0.0","bullmq":"^5.0.0","bull":"^4.0.0","agenda":"^6.0.0","bree":"^9.0.0","bee-queue":"^2.0.0"}}';
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
      name: 'failed jobs that the tracker is told of, and those of which it is not known',
      files: {
        'package.json': JOBS,
        'src/tracking.ts': `
import * as Sentry from '@sentry/node';
export const tell = (error: unknown) => Sentry.captureException(error);
`,
        'src/failures.ts': `
import { Worker } from 'bullmq';
import * as Sentry from '@sentry/node';
export const mails = new Worker('mails', async (job) => { try { await job.data.run(); } catch (error) { Sentry.captureException(error); throw error; } });
mails.on('failed', (job, error) => { console.error(error); });
`,
      },
      filename: 'src/jobs.ts',
      code: `
import { Worker, QueueEvents } from 'bullmq';
import Queue from 'bull';
import { report } from 'somewhere';
import { EventEmitter } from 'node:events';
import { tell } from './tracking';
const worker = new Worker('mails', async () => {});
worker.on('failed', (job, error) => { console.error(error); tell(error); });
worker.on('failed', (job, error) => { if (job?.attemptsMade === 3) tell(error); });
worker.on('failed', (job, error) => { report(error); });
worker.on('completed', (job) => { console.log(job.id); });
const failures: Error[] = [];
new Queue('mails').on('failed', (job, error) => { failures.push(error); });
new EventEmitter().on('failed', (job, error) => { console.error(error); });
new QueueEvents('mails').on('failed', ({ failedReason }) => { console.error(failedReason); });
`,
    },
    {
      name: 'failed jobs in a file that imports the tracker: the job itself may tell it',
      files: { 'package.json': JOBS },
      code: `
import { Worker } from 'bullmq';
import * as Sentry from '@sentry/node';
const run = async (job: { data: { run(): Promise<void> } }) => { try { await job.data.run(); } catch (error) { Sentry.captureException(error); throw error; } };
export const mails = new Worker('mails', run);
mails.on('failed', (job, error) => { console.error(error); });
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
      name: 'failed jobs of each library, whose errors end in the log',
      files: {
        'package.json': JOBS,
        'src/tracking.ts': "import * as Sentry from '@sentry/node';\nSentry.init({});\n",
      },
      filename: 'src/jobs.ts',
      code: `
import { Worker } from 'bullmq';
import Queue from 'bull';
import BeeQueue from 'bee-queue';
import { Agenda } from 'agenda';
import Bree from 'bree';
const worker = new Worker('mails', async () => {});
worker.on('ready', () => {}).on('failed', (job, error) => { console.error(job?.id, error); });
new Queue('mails').on('failed', onFailed);
new BeeQueue('mails').on('failed', (job, error) => { console.error(error); });
const agenda = new Agenda();
agenda.on('fail', (error) => { console.error(error); });
agenda.once('fail:mail', () => {});
export const bree = new Bree({ jobs: ['mails'], errorHandler: (error, data) => { console.error(data, error); } });
function onFailed(job, error) { console.error(job.id, error); }
`,
      errors: [
        { messageId: 'jobNotCaptured', at: '(job, error) => { console.error(job?.id, error); }' },
        { messageId: 'jobNotCaptured', at: 'onFailed', line: 9 },
        { messageId: 'jobNotCaptured', at: '(job, error) => { console.error(error); }' },
        { messageId: 'jobNotCaptured', at: '(error) => { console.error(error); }' },
        { messageId: 'jobNotCaptured', at: '() => {}', line: 13 },
        { messageId: 'jobNotCaptured', at: '(error, data) => { console.error(data, error); }' },
      ],
    },
    {
      name: 'the worker of another file, in plain JavaScript',
      files: {
        'package.json': JOBS,
        'src/tracking.js': "require('@sentry/node').init({});\n",
        'src/worker.js':
          "const { Worker } = require('bullmq');\nexports.worker = new Worker('mails', async () => {});\n",
      },
      filename: 'src/jobs.js',
      code: `
const { worker } = require('./worker');
worker.on('failed', (job, error) => { console.error(error); });
`,
      errors: [{ messageId: 'jobNotCaptured', at: '(job, error) => { console.error(error); }' }],
    },
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
