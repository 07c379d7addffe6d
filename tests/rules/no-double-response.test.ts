import rule from '../../src/rules/no-double-response.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-double-response', rule, {
  valid: [
    {
      name: 'a branch that returns',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) return res.status(400).end();
  if (!req.query.page) { res.status(400).end(); return; }
  res.json({});
});
`,
    },
    {
      name: 'the other branch',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) { res.status(400).end(); } else { res.json({}); }
  console.log('done');
});
`,
    },
    {
      name: 'a second answer only where nothing is sent',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) res.status(400).end();
  if (!res.headersSent) res.json({});
});
`,
    },
    {
      name: 'a flag',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  let isOver = false;
  if (!req.query.id) { res.status(400).end(); isOver = true; }
  if (!isOver) res.json({});
});
`,
    },
    {
      name: 'conditions that exclude each other',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  const user = await find(req.params.id);
  if (!user) res.status(404).end();
  if (user) res.json(user);
});
`,
    },
    {
      name: 'cases that break',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  switch (req.query.kind) {
    case 'a': res.json(1); break;
    case 'b': { res.json(2); break; }
    default: res.status(400).end();
  }
});
`,
    },
    {
      name: 'an attempt that answers, and its failure',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  try {
    res.json(await find());
  } catch (error) {
    res.status(500).end();
  }
});
`,
    },
    {
      name: 'an end without data behind an answer',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  res.write('a');
  if (req.query.b) res.write('b');
  res.end();
});
express().get('/b', (req, res) => { res.json({}); res.end(); });
`,
    },
    {
      name: 'a call that ends the run',
      code: `
import express from 'express';
import { stop } from './stop';
const fail = (text: string) => { throw new Error(text); };
express().get('/', (req, res) => {
  if (!req.query.id) { res.status(400).end(); fail('no id'); }
  if (!req.query.page) { res.status(400).end(); stop(); }
  res.json({});
});
`,
    },
    {
      name: 'a loop that answers once',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  for (const id of ids) if (id === req.query.id) { res.json(id); return; }
  res.status(404).end();
});
`,
    },
    {
      name: 'callbacks of which one is run',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  find().then((rows) => res.json(rows)).catch((error) => res.status(500).end());
  find().then((rows) => res.json(rows), () => res.status(500).end());
});
`,
    },
    {
      name: 'two responses',
      code: `
import express from 'express';
const app = express();
app.get('/', (req, res) => { res.json({}); });
app.get('/b', (req, res) => { res.json({}); });
`,
    },
    {
      name: 'a response that is not known to be one',
      code: `
export function list(req, res) { if (!req.id) res.status(400).json({}); res.json({}); }
`,
      tiers: 'both',
    },
    {
      name: 'Koa and Hono: the last one stands, or the one that is returned',
      code: `
import Koa from 'koa';
import { Hono } from 'hono';
new Koa().use((ctx) => { ctx.body = 'a'; if (ctx.query.b) ctx.body = 'b'; ctx.body = 'c'; });
new Hono().get('/', (c) => { const bad = c.json({}, 400); if (c.req.query('a')) return bad; return c.json({}); });
`,
    },
    {
      name: 'a middleware that answers and goes on where nothing was refused',
      code: `
import express from 'express';
express().use((req, res, next) => { if (req.query.a) { res.json({}); } next(); });
`,
    },
    {
      name: 'a helper that may answer',
      code: `
import express from 'express';
function isValid(req, res) { if (!req.query.id) { res.status(400).end(); return false; } return true; }
express().get('/', (req, res) => { if (!isValid(req, res)) return; res.json({}); });
`,
    },
    {
      name: 'a file that is sent, and its failure',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  res.sendFile('a', (error) => { if (error) res.status(404).end(); });
});
`,
    },
    {
      name: 'a response whose method is replaced',
      code: `
import express from 'express';
express().use((req, res, next) => {
  const { json } = res;
  res.json = (body) => { log(body); return json.call(res, body); };
  res.json({});
  res.json({});
});
`,
    },
  ],
  invalid: [
    {
      name: 'a branch without a return, in JavaScript',
      filename: 'src/routes.js',
      code: `
const express = require('express');
const app = express();
app.post('/users', async (req, res) => {
  if (!req.body.email) {
    res.status(400).json({ error: 'no email' });
  }
  const user = await create(req.body);
  res.status(201).json(user);
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: "res.status(400).json({ error: 'no email' })",
          data: {
            first: "res.status(400).json({ error: 'no email' })",
            second: 'res.status(201).json(user)',
            line: 9,
          },
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
const express = require('express');
const app = express();
app.post('/users', async (req, res) => {
  if (!req.body.email) {
    res.status(400).json({ error: 'no email' });
    return;
  }
  const user = await create(req.body);
  res.status(201).json(user);
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a branch without braces',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) res.status(400).end();
  res.json({});
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(400).end()',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) { res.status(400).end(); return; }
  res.json({});
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an answer that a function gives, in front of one that ends the response: that end gives nothing back',
      code: `
import express from 'express';
function fail(err, res) { res.status(500).json({ message: 'failed' }); }
express().put('/', async (req, res) => {
  if (req.query.id) {
    try {
      return res.json(await find());
    } catch (error) {
      fail(error, res);
    }
  }
  return res.status(405).end('not allowed');
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'fail(error, res)',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
function fail(err, res) { res.status(500).json({ message: 'failed' }); }
express().put('/', async (req, res) => {
  if (req.query.id) {
    try {
      return res.json(await find());
    } catch (error) {
      return fail(error, res);
    }
  }
  return res.status(405).end('not allowed');
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a function that returns its answers',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  if (!req.query.id) { res.status(400).json({}); }
  return res.json({});
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(400).json({})',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', async (req, res) => {
  if (!req.query.id) { return res.status(400).json({}); }
  return res.json({});
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'every way on answers',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  const rows = await find();
  if (rows.length === 0) { res.status(404).json({}); console.log('none'); }
  try {
    if (req.query.first) return res.json(rows[0]);
    res.json(rows);
  } catch (error) {
    res.status(500).json({});
  }
});
`,
      errors: [{ messageId: 'answersTwice', at: 'res.status(404).json({})', suggestions: [] }],
    },
    {
      name: 'a case that falls through',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  switch (req.query.kind) {
    case 'a':
      res.json(1);
    default:
      res.status(400).json(2);
  }
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.json(1)',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', (req, res) => {
  switch (req.query.kind) {
    case 'a':
      res.json(1);
      return;
    default:
      res.status(400).json(2);
  }
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a case that breaks, before an answer to all',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  switch (req.query.kind) {
    case 'a':
      res.status(400).json(1);
      break;
    case 'b':
      break;
  }
  res.json({});
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(400).json(1)',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', (req, res) => {
  switch (req.query.kind) {
    case 'a':
      res.status(400).json(1);
      return;
    case 'b':
      break;
  }
  res.json({});
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a failure that is answered before the answer to all',
      code: `
import express from 'express';
express().get('/', async (req, res) => {
  let rows = [];
  try { rows = await find(); } catch (error) { res.status(500).json({}); }
  res.json(rows);
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(500).json({})',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', async (req, res) => {
  let rows = [];
  try { rows = await find(); } catch (error) { res.status(500).json({}); return; }
  res.json(rows);
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a second answer when a promise is settled',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) { res.status(400).end(); }
  find().then((rows) => res.json(rows)).catch((error) => res.status(500).json({}));
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(400).end()',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', (req, res) => {
  if (!req.query.id) { res.status(400).end(); return; }
  find().then((rows) => res.json(rows)).catch((error) => res.status(500).json({}));
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a step of a promise',
      code: `
import express from 'express';
express().get('/', (req, res) => {
  find().then((row) => {
    if (!row) { res.status(404).end(); }
    res.json(row);
  }).catch(() => res.status(500).end());
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(404).end()',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', (req, res) => {
  find().then((row) => {
    if (!row) { res.status(404).end(); return; }
    res.json(row);
  }).catch(() => res.status(500).end());
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in an error-first callback',
      code: `
import express from 'express';
import fs from 'node:fs';
express().get('/', (req, res) => {
  fs.readFile('a', (error, text) => {
    if (error) { res.status(500).end(); }
    res.send(text);
  });
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(500).end()',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
import fs from 'node:fs';
express().get('/', (req, res) => {
  fs.readFile('a', (error, text) => {
    if (error) { res.status(500).end(); return; }
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
      name: 'helpers of the project, in a controller of its own',
      files: {
        'src/send.js': `
exports.fail = (res, status) => res.status(status).json({});
exports.ok = (res, data) => { res.json(data); };
`,
        'src/routes.js': `
const router = require('express').Router();
const users = require('./users');
router.get('/', users.list);
`,
      },
      filename: 'src/users.js',
      code: `
const { fail, ok } = require('./send');
exports.list = async (req, res) => {
  if (!req.query.id) { fail(res, 400); }
  ok(res, await find());
  res.locals.json = '';
};
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'fail(res, 400)',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
const { fail, ok } = require('./send');
exports.list = async (req, res) => {
  if (!req.query.id) { fail(res, 400); return; }
  ok(res, await find());
  res.locals.json = '';
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a refusal that lets the request pass',
      code: `
import express, { type NextFunction, type Request, type Response } from 'express';
export function signedIn(req: Request, res: Response, next: NextFunction): void {
  if (!req.headers.authorization) {
    res.status(401).json({ error: 'sign in' });
  }
  next();
}
`,
      errors: [
        {
          messageId: 'letsPass',
          at: "res.status(401).json({ error: 'sign in' })",
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express, { type NextFunction, type Request, type Response } from 'express';
export function signedIn(req: Request, res: Response, next: NextFunction): void {
  if (!req.headers.authorization) {
    res.status(401).json({ error: 'sign in' });
    return;
  }
  next();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an error that is handed on before an answer',
      code: `
import express from 'express';
express().get('/', (req, res, next) => {
  if (!req.query.id) { next(new Error('no id')); }
  res.json({});
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: "next(new Error('no id'))",
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
express().get('/', (req, res, next) => {
  if (!req.query.id) { next(new Error('no id')); return; }
  res.json({});
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Fastify',
      code: `
import Fastify from 'fastify';
Fastify().get('/', (request, reply) => {
  if (!request.headers.a) reply.code(400).send({});
  reply.send({});
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'reply.code(400).send({})',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import Fastify from 'fastify';
Fastify().get('/', (request, reply) => {
  if (!request.headers.a) { reply.code(400).send({}); return; }
  reply.send({});
});
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
http.createServer((req, res) => {
  if (req.method !== 'GET') {
    res.writeHead(405);
    res.end('no');
  }
  res.writeHead(200);
  res.end('yes');
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: "res.end('no')",
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import http from 'node:http';
http.createServer((req, res) => {
  if (req.method !== 'GET') {
    res.writeHead(405);
    res.end('no');
    return;
  }
  res.writeHead(200);
  res.end('yes');
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
  if (req.method !== 'POST') res.status(405).json({ error: 'no' });
  res.status(200).json(await create(req.body));
}
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: "res.status(405).json({ error: 'no' })",
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import type { NextApiRequest, NextApiResponse } from 'next';
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') { res.status(405).json({ error: 'no' }); return; }
  res.status(200).json(await create(req.body));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a method of Nest that has the response',
      code: `
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
@Controller()
export class Users {
  @Get()
  async list(@Res() res: Response) {
    const rows = await find();
    if (!rows) { res.status(404).json({}); }
    res.json(rows);
  }
}
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(404).json({})',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
@Controller()
export class Users {
  @Get()
  async list(@Res() res: Response) {
    const rows = await find();
    if (!rows) { res.status(404).json({}); return; }
    res.json(rows);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'one after the other: nothing to suggest',
      code: `
import express from 'express';
express().get('/', (req, res) => { res.json({}); res.status(201).json({}); });
`,
      errors: [{ messageId: 'answersTwice', at: 'res.json({})', suggestions: [] }],
    },
    {
      name: 'a function that has to give something: nothing to suggest',
      code: `
import type { Request, Response } from 'express';
export async function count(req: Request, res: Response): Promise<number> {
  if (!req.query.id) { res.status(400).end(); }
  res.json({});
  return 1;
}
`,
      errors: [{ messageId: 'answersTwice', at: 'res.status(400).end()', suggestions: [] }],
    },
    {
      name: 'no semicolons: the answer ends before the return',
      filename: 'src/file.js',
      files: { 'package.json': '{"type":"module"}' },
      code: `
import express from 'express'
const app = express()
app.get('/a', (req, res) => { if (!req.query.id) { res.status(400).json({}) } res.json({}) })
app.get('/b', (req, res) => {
  if (!req.query.id) res.status(400).json({})
  res.json({})
})
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(400).json({})',
          line: 4,
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express'
const app = express()
app.get('/a', (req, res) => { if (!req.query.id) { res.status(400).json({}); return; } res.json({}) })
app.get('/b', (req, res) => {
  if (!req.query.id) res.status(400).json({})
  res.json({})
})
`,
            },
          ],
        },
        {
          messageId: 'answersTwice',
          at: 'res.status(400).json({})',
          line: 6,
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express'
const app = express()
app.get('/a', (req, res) => { if (!req.query.id) { res.status(400).json({}) } res.json({}) })
app.get('/b', (req, res) => {
  if (!req.query.id) { res.status(400).json({}); return; }
  res.json({})
})
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a return that would give a caller another value, or keep the run from giving back what it took',
      code: `
import express from 'express';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
async function isAllowed(req, res) {
  if (!req.user) { res.status(401).json({}); }
  res.json({ id: req.user.id });
  return req.user.isAdmin;
}
app.get('/', async (req, res) => { if (await isAllowed(req, res)) console.info(req.url); });
app.get('/rows', async (req, res) => {
  const client = await pool.connect();
  if (!req.user) res.status(401).json({});
  res.json(await client.query('select 1'));
  client.release();
});
app.get('/kept', async (req, res) => {
  const client = await pool.connect();
  try {
    if (!req.user) res.status(401).json({});
    res.json(await client.query('select 1'));
  } finally {
    client.release();
  }
});
`,
      errors: [
        { messageId: 'answersTwice', at: 'res.status(401).json({})', line: 7, suggestions: [] },
        { messageId: 'answersTwice', at: 'res.status(401).json({})', line: 14, suggestions: [] },
        {
          messageId: 'answersTwice',
          at: 'res.status(401).json({})',
          line: 21,
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `
import express from 'express';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
async function isAllowed(req, res) {
  if (!req.user) { res.status(401).json({}); }
  res.json({ id: req.user.id });
  return req.user.isAdmin;
}
app.get('/', async (req, res) => { if (await isAllowed(req, res)) console.info(req.url); });
app.get('/rows', async (req, res) => {
  const client = await pool.connect();
  if (!req.user) res.status(401).json({});
  res.json(await client.query('select 1'));
  client.release();
});
app.get('/kept', async (req, res) => {
  const client = await pool.connect();
  try {
    if (!req.user) { res.status(401).json({}); return; }
    res.json(await client.query('select 1'));
  } finally {
    client.release();
  }
});
`,
            },
          ],
        },
      ],
    },
  ],
});
