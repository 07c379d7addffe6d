// A `return` behind an answer keeps what follows from being done: where it was meant to be done, that is a loss.
import rule from '../../src/rules/no-double-response.js';
import { testRule } from '../support/rule-tester.js';

const HEAD = `
import express from 'express';
import { load, tell } from './store';
const app = express();
`;

testRule('no-double-response: repairs', rule, {
  valid: [],
  invalid: [
    {
      name: 'an answer that is given before the work: the work would be lost',
      code: `${HEAD}app.post('/a', async (req, res) => {
  if (req.query.fast) res.status(202).json({ accepted: true });
  await tell(req.body);
  res.json(await load());
});
`,
      errors: [
        { messageId: 'answersTwice', at: 'res.status(202).json({ accepted: true })', suggestions: [] },
      ],
    },
    {
      name: 'a refusal, behind which nothing is to be done',
      code: `${HEAD}app.post('/a', async (req, res) => {
  if (!req.body) {
    res.status(400).json({}); // nothing to tell
  }
  await tell(req.body);
  res.json(await load());
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.status(400).json({})',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `${HEAD}app.post('/a', async (req, res) => {
  if (!req.body) {
    res.status(400).json({}); // nothing to tell
    return;
  }
  await tell(req.body);
  res.json(await load());
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an answer behind which another one is only read for',
      code: `${HEAD}app.get('/a', async (req, res) => {
  if (req.query.short) res.json({ short: true });
  const all = await load();
  res.json(all);
});
`,
      errors: [
        {
          messageId: 'answersTwice',
          at: 'res.json({ short: true })',
          suggestions: [
            {
              messageId: 'returnAfter',
              output: `${HEAD}app.get('/a', async (req, res) => {
  if (req.query.short) { res.json({ short: true }); return; }
  const all = await load();
  res.json(all);
});
`,
            },
          ],
        },
      ],
    },
  ],
});
