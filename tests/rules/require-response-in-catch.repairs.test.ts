// An answer at the end of what handles a failure: it must be the last that comes of the request, and go where it is meant to go.
import rule from '../../src/rules/require-response-in-catch.js';
import { testRule } from '../support/rule-tester.js';

const HEAD = `
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { readFile } from 'node:fs';
import { load } from './store';
const app = express();
`;

/** A finding without a suggestion. */
const alone = (at: string, line?: number) =>
  ({ messageId: 'neverAnswered', at, ...(line !== undefined && { line }), suggestions: [] }) as const;

const offered = (messageId: 'answer' | 'handOn', at: string, output: string) =>
  ({ messageId: 'neverAnswered', at, suggestions: [{ messageId, output: HEAD + output }] }) as const;

testRule('require-response-in-catch: repairs', rule, {
  valid: [
    {
      name: 'a caller that goes on to the next handler where it was not answered',
      code: `${HEAD}async function fromCache(req: Request, res: Response) {
  try { res.json(await load(req.url)); return true; } catch (error) { console.error(error); return false; }
}
app.get('/a', async (req, res, next) => { const ok = await fromCache(req, res); if (!ok) next(); });
app.get('/b', (req, res, next) => { fromCache(req, res).then((ok) => ok || next()).catch(next); });
`,
    },
  ],
  invalid: [
    {
      name: 'one of several attempts: the next may answer',
      code: `${HEAD}app.get('/a', async (req, res, next) => {
  for (const mirror of ['a', 'b']) try { res.json(await load(mirror)); return; } catch (error) { console.error(error); }
});
app.get('/b', async (req, res) => {
  ['a', 'b'].forEach(async (mirror) => { try { res.json(await load(mirror)); } catch (error) { console.error(error); } });
});
app.get('/c', (req, res) => {
  const timer = setInterval(async () => {
    try { res.json(await load(req.url)); clearInterval(timer); } catch (error) { console.error(error); }
  }, 100);
});
app.get('/d', (req, res) => {
  const attempt = async (left: number) => {
    try { res.json(await load(left)); } catch (error) { setTimeout(() => attempt(left - 1), 100); }
  };
  attempt(3);
});
`,
      errors: [
        alone('catch (error)', 8),
        alone('catch (error)', 11),
        alone('catch (error)', 15),
        alone('catch (error)', 20),
      ],
    },
    {
      name: 'a function that is run once, by its name or by a library',
      code: `${HEAD}app.get('/a', async (req, res) => {
  const answer = async () => { try { res.json(await load(req.url)); } catch (error) { console.error(error); } };
  await answer();
});
`,
      errors: [
        offered(
          'answer',
          'catch (error)',
          `app.get('/a', async (req, res) => {
  const answer = async () => { try { res.json(await load(req.url)); } catch (error) { console.error(error); res.status(500).json({ error: 'Internal Server Error' }); } };
  await answer();
});
`,
        ),
      ],
    },
    {
      name: 'a callback that is given an error or a result, one of the two',
      code: `${HEAD}app.get('/a', (req, res, next) => {
  readFile('a', (error, text) => {
    if (error) { console.error(error); return; }
    res.send(text);
  });
});
`,
      errors: [
        offered(
          'handOn',
          'if (error)',
          `app.get('/a', (req, res, next) => {
  readFile('a', (error, text) => {
    if (error) { console.error(error); next(error); return; }
    res.send(text);
  });
});
`,
        ),
      ],
    },
    {
      name: 'a caller that looks at what came of it',
      code: `${HEAD}async function send(req: Request, res: Response) {
  try { res.json(await load(req.url)); return true; } catch (error) { console.error(error); return; }
}
app.get('/a', async (req, res) => { const ok = await send(req, res); console.log(ok); });
`,
      errors: [alone('catch (error)')],
    },
    {
      name: 'a caller that does not',
      code: `${HEAD}async function send(req: Request, res: Response) {
  try { res.json(await load(req.url)); return true; } catch (error) { console.error(error); return; }
}
app.get('/a', async (req, res) => { await send(req, res); });
`,
      errors: [
        offered(
          'answer',
          'catch (error)',
          `async function send(req: Request, res: Response) {
  try { res.json(await load(req.url)); return true; } catch (error) { console.error(error); res.status(500).json({ error: 'Internal Server Error' }); return; }
}
app.get('/a', async (req, res) => { await send(req, res); });
`,
        ),
      ],
    },
    {
      name: 'something else that is called `next` where it would be called',
      code: `${HEAD}app.get('/a', async (req, res, next) => {
  if (!req.query.page) { next(); return; }
  {
    const next = await load(req.query.page);
    try { res.json(await load(next)); } catch (error) { console.error(error); }
  }
});
`,
      errors: [alone('catch (error)')],
    },
    {
      name: 'a `next` that may be missing',
      code: `${HEAD}app.get('/a', async (req: Request, res: Response, next?: NextFunction) => {
  try { res.json(await load(1)); } catch (error) { console.error(error); }
});
`,
      errors: [alone('catch (error)')],
    },
    {
      name: 'nothing comes to the end of it',
      code: `${HEAD}app.get('/a', async (req, res) => {
  try { res.json(await load(1)); } catch (error: any) { if (error.code === 1) { console.log(1); return; } else { return; } }
});
`,
      errors: [alone('catch (error: any)')],
    },
    {
      name: 'a remark beside the last statement stays there',
      code: `${HEAD}app.get('/a', async (req, res, next) => {
  try {
    res.json(await load(1));
  } catch (error) {
    console.error(error); // nobody reads it
  }
});
`,
      errors: [
        offered(
          'handOn',
          'catch (error)',
          `app.get('/a', async (req, res, next) => {
  try {
    res.json(await load(1));
  } catch (error) {
    console.error(error); // nobody reads it
    next(error);
  }
});
`,
        ),
      ],
    },
  ],
});
