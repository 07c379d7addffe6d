// A number beside text in a union: nobody is refused, and nothing becomes a number.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const code = (union: string, source = 'req.query') => `
import { Router } from 'express';
import { z } from 'zod';
const schema = z.object({ id: ${union} });
Router().get('/', async (req, res) => res.json(schema.parse(${source})));
`;
const LIKELY = { options: { evidence: 'likely' } } as const;
const right = (name: string, union: string, more: object = LIKELY) => ({ name, code: code(union), ...more });
const found = (name: string, union: string) => ({
  name,
  ...LIKELY,
  code: code(union),
  errors: [
    {
      messageId: 'neverMatches' as const,
      at: 'z.number',
      suggestions: [
        {
          messageId: 'readStrictly' as const,
          output: code(
            union.replace(
              'z.number().min(1)',
              'z.string().trim().min(1).transform(Number).pipe(z.number().min(1))',
            ),
          ),
        },
      ],
    },
  ],
});

testRule('no-uncoerced-input', rule, {
  valid: [
    right('a likely sign only', 'z.union([z.number().min(1), z.string()])', {}),
    right('text that is asked for first', 'z.union([z.string(), z.number().min(1)])'),
    right('a number that is made of the text', 'z.union([z.number(), z.string().transform(Number)])'),
    right('a number that is coerced beside it', 'z.union([z.number(), z.coerce.number()])'),
    right(
      'a number that a pipe makes',
      'z.union([z.number(), z.string().regex(/^[0-9]+$/).pipe(z.coerce.number())])',
    ),
    right('a union that is made one type afterwards', 'z.union([z.number(), z.string()]).transform(Number)'),
    right('the same in another form', 'z.number().or(z.string()).transform((id) => Number(id))'),
    right('a member of which nothing is known', 'z.union([z.number(), other])'),
    right('a date or text, which the code may well take both', 'z.union([z.date(), z.string()])'),
    {
      name: 'a body of JSON',
      ...LIKELY,
      code: code('z.union([z.number(), z.string()])', 'await req.json()'),
    },
  ],
  invalid: [
    found('a union', 'z.union([z.number().min(1), z.string()]).describe("the user")'),
    found('a method', 'z.number().min(1).or(z.string().min(3)).optional()'),
    found('a word', "z.union([z.number().min(1), z.literal('all')])"),
    found('several', 'z.union([z.number().min(1), z.enum(["me"]), z.string().max(20)])'),
  ],
});
