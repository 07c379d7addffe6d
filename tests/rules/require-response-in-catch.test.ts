import rule from '../../src/rules/require-response-in-catch.js';
import { testRule } from '../support/rule-tester.js';

testRule('require-response-in-catch', rule, {
  valid: [
    {
      name: 'a decorator whose function hands its list on to the one that it stands for, which may be itself',
      code: `
export function Logged(context: string) {
  return function (target: unknown, name: string, descriptor: PropertyDescriptor) {
    const method = descriptor.value;
    descriptor.value = async function (this: any, ...args: unknown[]) {
      try { return await method.apply(this, args); } catch (error) { this.logger.error(context, error); throw error; }
    };
    return descriptor;
  };
}
`,
    },
    {
      name: 'a failure that is answered, handed on or thrown',
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { try { res.json(await find()); } catch (error) { res.status(500).end(); } });
app.get('/b', async (req, res, next) => { try { res.json(await find()); } catch (error) { next(error); } });
app.get('/c', async (req, res) => { try { res.json(await find()); } catch (error) { console.error(error); throw error; } });
`,
    },
    {
      name: 'a response that is handed on',
      files: {
        'src/failures.ts': `
import type { Response } from 'express';
export const failed = (res: Response, error: unknown) => { res.status(500).json({}); };
`,
      },
      code: `
import express from 'express';
import { failed } from './failures';
import { report } from 'somewhere';
const app = express();
app.get('/a', async (req, res) => { try { res.json(await find()); } catch (error) { failed(res, error); } });
app.get('/b', async (req, res) => { try { res.json(await find()); } catch (error) { report({ error, res }); } });
app.get('/c', async (req, res) => { try { res.json(await find()); } catch (error) { report(error); } });
`,
    },
    {
      name: 'an answer behind the failure',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  let rows = [];
  try {
    rows = await find();
    if (rows.length > 10) return res.status(413).end();
  } catch (error) {
    console.error(error);
  }
  res.json(rows);
});
`,
    },
    {
      name: 'what is done when the answer is sent',
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { res.json({}); try { await tell(); } catch (error) { console.error(error); } });
app.get('/b', async (req, res) => { try { res.json({}); await tell(); } catch (error) { console.error(error); } });
app.get('/c', (req, res) => { try { res.json({}); } catch (error) { console.error(error); } });
`,
    },
    {
      name: 'a question whether it is answered, or whether anybody waits',
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => {
  try { res.json(await find()); } catch (error) { if (!res.headersSent) res.status(500).end(); }
});
app.get('/b', async (req, res) => {
  try { res.json(await find()); } catch (error) { if (error.name === 'AbortError') return; res.status(500).end(); }
});
`,
    },
    {
      name: 'a stream that is under way',
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => {
  res.setHeader('Content-Type', 'text/event-stream');
  res.flushHeaders();
  try { for await (const part of parts()) res.write(part); res.end(); } catch (error) { console.error(error); }
});
app.get('/b', async (req, res) => {
  const file = await open();
  try { file.pipe(res); if (!file) res.end(); } catch (error) { console.error(error); }
});
app.get('/c', async (req, res) => {
  req.on('close', () => res.end());
  try { res.json(await find()); } catch (error) { console.error(error); }
});
`,
    },
    {
      name: 'libraries that answer in the place of the handler',
      code: `
import Fastify from 'fastify';
import Koa from 'koa';
import { Hono } from 'hono';
Fastify().get('/', async (request, reply) => { try { reply.send(await find()); } catch (error) { console.error(error); } });
new Koa().use(async (ctx) => { try { ctx.body = await find(); } catch (error) { console.error(error); } });
new Hono().get('/', async (c) => { try { return c.json(await find()); } catch (error) { console.error(error); } });
`,
    },
    {
      name: 'a caller that answers',
      code: `
import express from 'express';
async function load(req, res) { try { if (!req.query.id) res.status(400).end(); await find(); } catch (error) { console.error(error); } }
express().get('/', async (req, res) => { await load(req, res); if (!res.headersSent) res.json({}); });
`,
    },
    {
      name: 'a wrapper that answers',
      code: `
import express from 'express';
const later = (fn) => async (req, res) => { await fn(req, res); if (!res.headersSent) res.status(500).end(); };
express().get('/', later(async (req, res) => { try { res.json(await find()); } catch (error) { console.error(error); } }));
`,
    },
    {
      name: 'callbacks and promises whose failure is answered',
      code: `
import express from 'express';
import fs from 'node:fs';
const app = express();
app.get('/a', (req, res, next) => { find().then((rows) => res.json(rows)).catch(next); });
app.get('/b', (req, res) => { find().then((rows) => res.json(rows)).catch((error) => res.status(500).end()); });
app.get('/c', (req, res) => { find().then((rows) => res.json(rows), (error) => { res.status(500).end(); }); });
app.get('/d', (req, res) => { fs.readFile('a', (error, text) => { if (error) { res.status(404).end(); return; } res.send(text); }); });
app.get('/e', (req, res) => { fs.readFile('a', (error, text) => { if (error) console.error(error); res.send(text); }); });
`,
    },
    {
      name: 'a call of what is not declared, which fails itself',
      code: `
import express from 'express';
express().get('/', async (req, res) => { try { res.json(await find()); } catch (error) { next(error); } });
`,
    },
    {
      name: 'nothing that may fail before the answer',
      code: `
import express from 'express';
import { log } from 'somewhere';
express().post('/', async (req, res) => {
  try { log.info('received', { id: log.id() }); res.json({}); await work(); } catch (error) { console.error(error); }
});
`,
    },
    {
      name: 'a failure that no answer depends on',
      code: `
import express from 'express';
express().use(async (req, res, next) => { try { await count(req); } catch (error) { console.error(error); } next(); });
`,
    },
    {
      name: 'a function of which nothing is known',
      code: `
export async function list(req, res) { try { res.json(await find()); } catch (error) { console.error(error); } }
`,
    },
    {
      name: 'a handler that is not seen to be registered, for what is certain only',
      code: `
import type { Request, Response } from 'express';
export async function list(req: Request, res: Response) { try { res.json(await find()); } catch (error) { console.error(error); } }
`,
    },
  ],
  invalid: [
    {
      name: 'a failure that is only logged, in JavaScript',
      filename: 'src/routes.js',
      code: `
const express = require('express');
const router = express.Router();
router.get('/users', async (req, res) => {
  try {
    const users = await find();
    res.json(users);
  } catch (err) {
    console.error(err);
  }
});
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (err)',
          data: { place: '`catch`', response: 'res', remedy: 'Answer with a 500.' },
          suggestions: [
            {
              messageId: 'answer',
              output: `
const express = require('express');
const router = express.Router();
router.get('/users', async (req, res) => {
  try {
    const users = await find();
    res.json(users);
  } catch (err) {
    console.error(err);
    res.status(500).json({ error: 'Internal Server Error' });
  }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'where an error can be handed on',
      code: `
import express from 'express';
express().get('/', async (req, res, next) => {
  try {
    res.json(await find());
  } catch {
    console.error('failed');
  }
});
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch',
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import express from 'express';
express().get('/', async (req, res, next) => {
  try {
    res.json(await find());
  } catch (error) {
    console.error('failed');
    next(error);
  }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'before the `return` that ends it',
      code: `
import express from 'express';
express().get('/', async (req, res, next) => {
  try { res.json(await find()); } catch (e) { console.error(e); return; }
});
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (e)',
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import express from 'express';
express().get('/', async (req, res, next) => {
  try { res.json(await find()); } catch (e) { console.error(e); next(e); return; }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'one path out of several: nothing to suggest',
      code: `
import express from 'express';
express().post('/', async (req, res) => {
  try {
    res.status(201).json(await create(req.body));
  } catch (error) {
    if (error.code === 'P2002') return res.status(409).json({});
    console.error(error);
  }
});
`,
      errors: [{ messageId: 'neverAnswered', at: 'catch (error)', suggestions: [] }],
    },
    {
      name: 'an empty one',
      code: `
import express from 'express';
express().get('/', async (req, res) => { try { res.json(await find()); } catch (error) {} });
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (error)',
          suggestions: [
            {
              messageId: 'answer',
              output: `
import express from 'express';
express().get('/', async (req, res) => { try { res.json(await find()); } catch (error) { res.status(500).json({ error: 'Internal Server Error' }); } });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a controller in a file of its own, wrapped and bound',
      files: {
        'src/routes.js': `
const router = require('express').Router();
const { Users } = require('./users');
const users = new Users();
const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
router.get('/', wrap(users.list.bind(users)));
`,
      },
      filename: 'src/users.js',
      code: `
class Users {
  async list(req, res) {
    try {
      return res.status(200).json(await this.find());
    } catch (error) {
      console.error(error);
    }
  }
}
module.exports = { Users };
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (error)',
          suggestions: [
            {
              messageId: 'answer',
              output: `
class Users {
  async list(req, res) {
    try {
      return res.status(200).json(await this.find());
    } catch (error) {
      console.error(error);
      res.status(500).json({ error: 'Internal Server Error' });
    }
  }
}
module.exports = { Users };
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a handler that is not seen to be registered',
      options: { evidence: 'likely' },
      code: `
import type { Request, Response, NextFunction } from 'express';
export async function list(req: Request, res: Response, next: NextFunction) {
  try { res.json(await find()); } catch (error) { console.error(error); }
}
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (error)',
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import type { Request, Response, NextFunction } from 'express';
export async function list(req: Request, res: Response, next: NextFunction) {
  try { res.json(await find()); } catch (error) { console.error(error); next(error); }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a chain of promises',
      code: `
import express from 'express';
const app = express();
app.get('/a', (req, res, next) => {
  find()
    .then((rows) => res.json(rows))
    .catch((error) => {
      console.error(error);
    });
});
app.get('/b', (req, res) => { find().then((rows) => res.json(rows)).catch(console.error); });
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: `(error) => {
      console.error(error);
    }`,
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import express from 'express';
const app = express();
app.get('/a', (req, res, next) => {
  find()
    .then((rows) => res.json(rows))
    .catch((error) => {
      console.error(error);
      next(error);
    });
});
app.get('/b', (req, res) => { find().then((rows) => res.json(rows)).catch(console.error); });
`,
            },
          ],
        },
        { messageId: 'neverAnswered', at: 'console.error', line: 11, suggestions: [] },
      ],
    },
    {
      name: 'an error-first callback',
      code: `
import express from 'express';
import fs from 'node:fs';
express().get('/', (req, res, next) => {
  fs.readFile('a', (err, text) => {
    if (err) {
      console.error(err);
      return;
    }
    res.send(text);
  });
});
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'if (err)',
          data: { place: 'branch', response: 'res', remedy: 'Call `next` with the error.' },
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import express from 'express';
import fs from 'node:fs';
express().get('/', (req, res, next) => {
  fs.readFile('a', (err, text) => {
    if (err) {
      console.error(err);
      next(err);
      return;
    }
    res.send(text);
  });
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an API route of Next.js',
      filename: 'pages/api/users.ts',
      code: `
import type { NextApiRequest, NextApiResponse } from 'next';
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end();
  try {
    res.status(200).json(await find());
  } catch (error) {
    console.error(error);
  }
}
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (error)',
          suggestions: [
            {
              messageId: 'answer',
              output: `
import type { NextApiRequest, NextApiResponse } from 'next';
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).end();
  try {
    res.status(200).json(await find());
  } catch (error) {
    console.error(error);
    res.status(500).json({ error: 'Internal Server Error' });
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Node',
      code: `
import http from 'node:http';
http.createServer(async (req, res) => {
  try {
    res.end(await find());
  } catch (error) {
    console.error(error);
  }
});
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (error)',
          suggestions: [
            {
              messageId: 'answer',
              output: `
import http from 'node:http';
http.createServer(async (req, res) => {
  try {
    res.end(await find());
  } catch (error) {
    console.error(error);
    res.writeHead(500).end();
  }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'what comes behind the answer may fail too: nothing to suggest',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  try { const rows = await find(); res.json(rows); await tell(rows); } catch (error) { console.error(error); }
});
`,
      errors: [{ messageId: 'neverAnswered', at: 'catch (error)', suggestions: [] }],
    },
    {
      name: 'something else that is called like the response, and an answer that was begun: nothing to suggest',
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => {
  try { res.json(await find()); } catch (res) { console.error(res); }
});
app.get('/b', async (req, res) => {
  try { for (const row of await find()) { res.write(row); await find(row); } res.end(); } catch (error) { console.error(error); }
});
`,
      errors: [
        { messageId: 'neverAnswered', at: 'catch (res)', suggestions: [] },
        { messageId: 'neverAnswered', at: 'catch (error)', suggestions: [] },
      ],
    },
    {
      name: 'no semicolons: what stands before ends before the answer',
      filename: 'src/file.js',
      files: { 'package.json': '{"type":"module"}' },
      code: `
import express from 'express'
express().get('/', async (req, res) => { try { res.json(await find()) } catch (e) { console.error(e) } })
`,
      errors: [
        {
          messageId: 'neverAnswered',
          at: 'catch (e)',
          suggestions: [
            {
              messageId: 'answer',
              output: `
import express from 'express'
express().get('/', async (req, res) => { try { res.json(await find()) } catch (e) { console.error(e); res.status(500).json({ error: 'Internal Server Error' }); } })
`,
            },
          ],
        },
      ],
    },
  ],
});
