import rule from '../../src/rules/require-async-error-handling.js';
import { testRule } from '../support/rule-tester.js';

const FOUR = { 'package.json': '{ "dependencies": { "express": "^4.21.0" } }' };

testRule('require-async-error-handling', rule, {
  valid: [
    {
      name: 'Express 5 waits for the promise',
      files: { 'package.json': '{ "dependencies": { "express": "^5.0.0" } }' },
      code: `
import express from 'express';
express().get('/', async (req, res) => { res.json(await find()); });
`,
    },
    {
      name: 'a version that is not known',
      code: `
import express from 'express';
express().get('/', async (req, res) => { res.json(await find()); });
`,
    },
    {
      name: 'a package that makes it wait',
      files: { 'package.json': '{ "dependencies": { "express": "4.21.0", "express-async-errors": "3" } }' },
      code: `
import express from 'express';
import 'express-async-errors';
express().get('/', async (req, res) => { res.json(await find()); });
`,
    },
    {
      name: 'a router of promises',
      files: FOUR,
      code: `
import Router from 'express-promise-router';
Router().get('/', async (req, res) => { res.json(await find()); });
`,
    },
    {
      name: 'wrappers, of a package and of the project',
      files: {
        ...FOUR,
        'src/wrap.ts':
          'export const wrap = (fn: any) => (req: any, res: any, next: any) => fn(req, res, next).catch(next);',
      },
      code: `
import express from 'express';
import asyncHandler from 'express-async-handler';
import { wrap } from './wrap';
const app = express();
app.get('/a', asyncHandler(async (req, res) => { res.json(await find()); }));
app.get('/b', wrap(async (req, res) => { res.json(await find()); }));
const list = async (req, res) => { res.json(await find()); };
app.get('/c', wrap(list));
app.get('/d', asyncHandler(list));
`,
    },
    {
      name: 'what a wrapper of a package made of it, under a name and as a field of a class',
      files: {
        ...FOUR,
        'src/users.ts': `
import asyncHandler from 'express-async-handler';
export class Users {
  list = asyncHandler(async (req, res) => { res.json(await find()); });
}
`,
        'src/app.ts': `
import express from 'express';
import { Users } from './users';
import { one } from './file';
const users = new Users();
express().get('/', users.list).get('/:id', one);
`,
      },
      code: `
import asyncHandler from 'express-async-handler';
export const one = asyncHandler(async (req, res) => { res.json(await find()); });
`,
    },
    {
      name: 'the same in the file of the class',
      files: {
        ...FOUR,
        'src/app.ts': `
import express from 'express';
import { Users } from './file';
const users = new Users();
express().get('/', users.list);
`,
      },
      code: `
import asyncHandler from 'express-async-handler';
export class Users {
  list = asyncHandler(async (req, res) => { res.json(await find()); });
}
`,
    },
    {
      name: 'what is caught',
      files: FOUR,
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res, next) => { try { res.json(await find()); } catch (error) { next(error); } });
app.get('/b', async (req, res) => { res.json(await find().catch(() => [])); });
app.get('/c', async (req, res) => { await Promise.allSettled([find()]); res.json({}); });
app.get('/d', (req, res, next) => { find().then((rows) => res.json(rows)).catch(next); });
app.get('/e', (req, res, next) => { find().then((rows) => res.json(rows), next); });
`,
    },
    {
      name: 'nothing that may reject',
      files: FOUR,
      code: `
import express from 'express';
const app = express();
app.get('/a', async (req, res) => { res.json({}); });
app.get('/b', (req, res) => { keep(async () => { await find(); }); res.json({}); });
`,
    },
    {
      name: 'a function that is not registered',
      files: FOUR,
      code: `
import type { Request, Response } from 'express';
export const list = async (req: Request, res: Response) => { res.json(await find()); };
`,
    },
  ],
  invalid: [
    {
      name: 'an async handler, in JavaScript',
      files: FOUR,
      filename: 'src/app.js',
      code: `
const express = require('express');
const app = express();
app.get('/users', async (req, res) => {
  const users = await find();
  res.json(users);
});
`,
      errors: [
        {
          messageId: 'dropsRejection',
          at: 'async (req, res) =>',
          data: { failing: 'await find()' },
          suggestions: [
            {
              messageId: 'handOn',
              output: `
const express = require('express');
const app = express();
app.get('/users', async (req, res, next) => {
  try {
  const users = await find();
  res.json(users);
  } catch (error) {
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
      name: 'with `next`, on one line',
      files: FOUR,
      code: `
import { Router } from 'express';
const router = Router();
router.route('/').get(async (req, res, next) => { res.json(await find()); });
`,
      errors: [
        {
          messageId: 'dropsRejection',
          at: 'async (req, res, next) =>',
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import { Router } from 'express';
const router = Router();
router.route('/').get(async (req, res, next) => { try { res.json(await find()); } catch (error) { next(error); } });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a controller of its own: nothing to suggest without `next`',
      files: {
        ...FOUR,
        'src/routes.ts': `
import { Router } from 'express';
import { users } from './users';
Router().get('/', users.list.bind(users));
`,
      },
      filename: 'src/users.ts',
      code: `
import type { Request, Response } from 'express';
class Users {
  async list(req: Request, res: Response): Promise<void> { res.json(await find()); }
}
export const users = new Users();
`,
      errors: [
        {
          messageId: 'dropsRejection',
          at: '(req: Request, res: Response): Promise<void>',
          suggestions: [],
        },
      ],
    },
    {
      name: 'a part that stands before the `try`',
      files: FOUR,
      code: `
import express from 'express';
express().post('/', async (req, res) => {
  const user = await find(req.body.id);
  try { await tell(user); res.json(user); } catch (error) { res.status(500).end(); }
});
`,
      errors: [
        {
          messageId: 'dropsRejection',
          at: 'async (req, res) =>',
          suggestions: [
            {
              messageId: 'handOn',
              output: `
import express from 'express';
express().post('/', async (req, res, next) => {
  try {
  const user = await find(req.body.id);
  try { await tell(user); res.json(user); } catch (error) { res.status(500).end(); }
  } catch (error) {
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
      name: 'a promise that is left to itself: nothing to suggest',
      files: FOUR,
      code: `
import express from 'express';
express().get('/', (req, res) => { find().then((rows) => res.json(rows)); });
`,
      errors: [
        {
          messageId: 'dropsRejection',
          at: '(req, res) =>',
          data: { failing: 'find().then((rows) => res.json(rows))' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a directive, which is one at the top of a function only',
      files: FOUR,
      code: `
const express = require('express');
express().get('/', async function (req, res) {
  'use strict';
  res.json(await find());
});
`,
      errors: [{ messageId: 'dropsRejection', at: 'async function (req, res)', suggestions: [] }],
    },
  ],
});
