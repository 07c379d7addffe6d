// A `try` around a handler hands its error to whoever handles errors: nothing may have been answered by then, nobody else may wait
// for the promise, and what stood beside a statement stays there.
import rule from '../../src/rules/require-async-error-handling.js';
import { testRule } from '../support/rule-tester.js';

const FOUR = { 'package.json': '{ "dependencies": { "express": "^4.21.0" } }' };
const HEAD = `
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { find, tell } from './store';
const app = express();
`;

/** A finding without a suggestion. */
const alone = (at: string, line?: number) =>
  ({ messageId: 'dropsRejection', at, ...(line !== undefined && { line }), suggestions: [] }) as const;

const offered = (at: string, output: string) =>
  ({
    messageId: 'dropsRejection',
    at,
    suggestions: [{ messageId: 'handOn', output: HEAD + output }],
  }) as const;

testRule('require-async-error-handling: repairs', rule, {
  valid: [
    {
      name: 'what goes on to the next handler gives no promise',
      files: FOUR,
      code: `${HEAD}app.use(async (req, res, next) => { await next(); });
`,
    },
  ],
  invalid: [
    {
      name: 'a failure behind the answer, or behind what went on to the next handler: it would be answered again',
      files: FOUR,
      code: `${HEAD}app.post('/a', async (req, res, next) => { const order = await find(); res.json(order); await tell(order); });
app.use(async (req, res, next) => { next(); await tell(req.path); });
app.use(async (req, res, next) => { await next(); await tell(req.path); });
app.get('/b', async (req, res, next) => { if (req.query.skip) next('route'); res.json(await find()); });
app.get('/c', async (req, res, next) => { await find(async (rows) => { res.json(rows); }); });
`,
      errors: [6, 7, 8, 9, 10].map((line) => alone('async (req, res, next) =>', line)),
    },
    {
      name: 'an answer that is the last step, behind one that leaves',
      files: FOUR,
      code: `${HEAD}app.post('/a', async (req, res, next) => { if (!req.query.id) { res.status(400).end(); return; } res.json(await find()); });
`,
      errors: [
        offered(
          'async (req, res, next) =>',
          `app.post('/a', async (req, res, next) => { try { if (!req.query.id) { res.status(400).end(); return; } res.json(await find()); } catch (error) { next(error); } });
`,
        ),
      ],
    },
    {
      name: 'an answer that is begun, which only breaking it off can end',
      files: FOUR,
      code: `${HEAD}app.get('/a', async (req, res, next) => { for (const row of await find()) { res.write(row); await tell(row); } res.end(); });
`,
      errors: [
        offered(
          'async (req, res, next) =>',
          `app.get('/a', async (req, res, next) => { try { for (const row of await find()) { res.write(row); await tell(row); } res.end(); } catch (error) { next(error); } });
`,
        ),
      ],
    },
    {
      name: 'a handler that is called as well: its caller waits for the error',
      files: FOUR,
      code: `${HEAD}export const list = async (req: Request, res: Response, next: NextFunction) => { res.json(await find()); };
app.get('/a', list);
app.get('/b', async (req, res, next) => { try { await list(req, res, next); } catch { res.status(503).end(); } });
`,
      errors: [alone('async (req: Request, res: Response, next: NextFunction) =>')],
    },
    {
      name: 'a handler that something else is given too',
      files: FOUR,
      code: `${HEAD}import { retried } from './retried';
const list = async (req: Request, res: Response, next: NextFunction) => { res.json(await find()); };
app.get('/a', list);
retried(list);
`,
      errors: [alone('async (req: Request, res: Response, next: NextFunction) =>')],
    },
    {
      name: 'a promise beside the awaited ones, which a `try` does not catch',
      files: FOUR,
      code: `${HEAD}app.get('/a', async (req, res) => { const user = await find(); tell(user).then(() => res.json(user)); });
app.get('/b', async (req, res) => { const user = await find(); return tell(user).then(() => res.json(user)); });
`,
      errors: [alone('async (req, res) =>', 6), alone('async (req, res) =>', 7)],
    },
    {
      name: 'a type that takes nothing back from a way out without a value',
      files: FOUR,
      code: `${HEAD}app.get('/a', async (req, res, next): Promise<Response> => { return res.json(await find()); });
`,
      errors: [alone('async (req, res, next): Promise<Response> =>')],
    },
    {
      name: 'a type that takes it, and a way out like the others, which each give something',
      files: FOUR,
      code: `${HEAD}app.get('/a', async (req, res, next): Promise<Response | void> => { return res.json(await find()); });
`,
      errors: [
        offered(
          'async (req, res, next): Promise<Response | void> =>',
          `app.get('/a', async (req, res, next): Promise<Response | void> => { try { return res.json(await find()); } catch (error) { return next(error); } });
`,
        ),
      ],
    },
    {
      name: 'a `next` that may be missing, or takes nothing',
      files: FOUR,
      code: `${HEAD}app.get('/a', async (req: Request, res: Response, next?: NextFunction) => { res.json(await find()); });
app.get('/b', async (req: Request, res: Response, next: () => void) => { res.json(await find()); });
`,
      errors: [
        alone('async (req: Request, res: Response, next?: NextFunction) =>'),
        alone('async (req: Request, res: Response, next: () => void) =>'),
      ],
    },
    {
      name: 'remarks beside the first and the last statement stay where they are',
      files: FOUR,
      code: `${HEAD}app.get('/a', async (req, res, next) => {
  // @ts-expect-error the types lag behind
  const rows: number = await find();
  res.json(rows); // all of them
  // That is all.
});
`,
      errors: [
        offered(
          'async (req, res, next) =>',
          `app.get('/a', async (req, res, next) => {
  try {
  // @ts-expect-error the types lag behind
  const rows: number = await find();
  res.json(rows); // all of them
  } catch (error) {
    next(error);
  }
  // That is all.
});
`,
        ),
      ],
    },
  ],
});
