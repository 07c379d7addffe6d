// A refusal ends a handler as its other ways out do, and as its type lets it.
import rule from '../../src/rules/no-unchecked-number-parse.js';
import { testRule } from '../support/rule-tester.js';

const HEAD = `
import { PrismaClient } from '@prisma/client';
import express, { type Response } from 'express';
const prisma = new PrismaClient();
const app = express();
`;
const handler = (type: string, refusal: string) => `${HEAD}app.get('/users/:id', async (req, res)${type} => {
  const id = Number(req.params.id);${refusal}
  return res.json(await prisma.user.findUnique({ where: { id } }));
});
`;

testRule('no-unchecked-number-parse: repairs', rule, {
  valid: [],
  invalid: [
    {
      name: 'where each way out gives something, so does the refusal',
      code: handler('', ''),
      errors: [
        {
          messageId: 'reachesQuery',
          at: 'Number(req.params.id)',
          suggestions: [
            {
              messageId: 'refuse',
              output: handler(
                '',
                `
  if (Number.isNaN(id)) {
    return res.status(400).json({ error: 'id is no number' });
  }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a type that takes nothing back from a way out without a value',
      code: handler(': Promise<Response>', ''),
      errors: [{ messageId: 'reachesQuery', at: 'Number(req.params.id)', suggestions: [] }],
    },
  ],
});
