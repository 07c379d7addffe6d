import rule from '../../src/rules/express-error-handler-arity.js';
import { testRule } from '../support/rule-tester.js';

testRule('express-error-handler-arity', rule, {
  valid: [
    {
      name: 'four parameters',
      code: `
import express from 'express';
const app = express();
app.use((err, req, res, next) => { res.status(500).json({}); });
`,
    },
    {
      name: 'three that are request, response and next, whatever they are called',
      code: `
import express from 'express';
const app = express();
app.use((req, res, next) => { res.locals.a = 1; next(); });
app.use((err, error, e) => { error.status(500); e(); });
app.use((req, res, next) => { next.call(null); });
`,
    },
    {
      name: 'a handler of requests that takes next for the response: one that goes on with it, one that reads a request',
      code: `
import express from 'express';
const app = express();
app.use((req, res, next) => { if (!req.headers.authorization) next.status(401).json({}); else next(); });
app.use((req, res, next) => { if (!req.body.token) return next.status(401).json({}); });
`,
    },
    {
      name: 'a name is no evidence',
      code: `
import express from 'express';
express().use((err, req, res) => { console.error(err); });
`,
    },
    {
      name: 'another library',
      code: `
import { Hono } from 'hono';
import { use } from 'somewhere';
new Hono().use((err, req, res) => { res.status(500); });
use((err, req, res) => { res.status(500); });
`,
    },
    {
      name: 'one that is not registered',
      code: `
export const onError = (err, req, res) => { res.status(500).json({}); };
`,
    },
    {
      name: 'one that is called by a handler of four',
      code: `
import express from 'express';
const answer = (err, req, res) => { res.status(500).json({}); };
express().use((err, req, res, next) => { answer(err, req, res); });
`,
    },
  ],
  invalid: [
    {
      name: 'the last parameter is used as the response, in JavaScript',
      filename: 'src/app.js',
      code: `
const express = require('express');
const app = express();
app.use((err, req, res) => {
  console.error(err);
  res.status(500).json({ error: 'failed' });
});
`,
      errors: [
        {
          messageId: 'takesThree',
          at: '(err, req, res',
          data: { response: 'res', use: 'res.status' },
        },
      ],
      output: `
const express = require('express');
const app = express();
app.use((err, req, res, _next) => {
  console.error(err);
  res.status(500).json({ error: 'failed' });
});
`,
    },
    {
      name: 'a function by its name, on a router',
      filename: 'src/router.mjs',
      code: `
import { Router } from 'express';
const router = Router();
function onError(failure, request, response) { response.sendStatus(500); }
router.use('/a', onError);
`,
      errors: [{ messageId: 'takesThree', at: 'function onError(failure, request, response' }],
      output: `
import { Router } from 'express';
const router = Router();
function onError(failure, request, response, _next) { response.sendStatus(500); }
router.use('/a', onError);
`,
    },
    {
      name: 'in a file of its own',
      files: {
        'src/app.js': `
const express = require('express');
const app = express();
app.use(require('./errors').onError);
`,
      },
      filename: 'src/errors.js',
      code: `
exports.onError = function (err, req, res) {
  res.send('failed');
};
`,
      errors: [{ messageId: 'takesThree', at: 'function (err, req, res' }],
      output: `
exports.onError = function (err, req, res, _next) {
  res.send('failed');
};
`,
    },
    {
      name: 'by its type',
      code: `
import express, { type Request, type Response } from 'express';
const answer = (res: Response) => res.status(500).json({});
const onError = (err: any, req: Request, res: Response) => { console.error(err); answer(res); };
express().use(onError as any);
`,
      errors: [{ messageId: 'takesThree', at: '(err: any, req: Request, res: Response' }],
      output: `
import express, { type Request, type Response } from 'express';
const answer = (res: Response) => res.status(500).json({});
const onError = (err: any, req: Request, res: Response, _next: unknown) => { console.error(err); answer(res); };
express().use(onError as any);
`,
    },
    {
      name: 'in TypeScript without types, which would be lost: no fix',
      code: `
import express from 'express';
express().use((err, req, res) => { res.status(500).json({}); });
`,
      errors: [{ messageId: 'takesThree', at: '(err, req, res' }],
      output: null,
    },
    {
      name: 'one that the code calls as it is: no fix',
      code: `
import express from 'express';
const app = express();
const onError = (err, req, res) => { res.status(500).json({}); };
app.use(onError);
app.get('/', (req, res) => onError(new Error('no'), req, res));
`,
      errors: [{ messageId: 'takesThree', at: '(err, req, res', line: 4 }],
      output: null,
    },
  ],
});
