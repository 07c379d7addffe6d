// A schema that is coerced without being asked keeps its messages and its type, and is written as it was.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const code = (leaf: string, more = '') => `
import { Router } from 'express';
import { z } from 'zod';
const schema = z.object({ page: ${leaf} });
${more}
Router().get('/', (req, res) => res.json(schema.parse(req.query)));
`;

testRule('no-uncoerced-input: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    {
      name: 'a factory that is read by a computed name',
      code: code('z["number"]()'),
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z["number"]',
          suggestions: [
            {
              messageId: 'readStrictly',
              output: code('z.string().trim().min(1).transform(Number).pipe(z["number"]())'),
            },
          ],
        },
      ],
    },
    {
      name: 'a message that is made of what arrived: NaN, where nothing did',
      code: code("z.number({ error: (issue) => (issue.input === undefined ? 'missing' : 'no number') })"),
      errors: [
        {
          messageId: 'rejectsStrings',
          at: 'z.number',
          suggestions: [
            {
              messageId: 'coerceToZero',
              output: code(
                "z.coerce.number({ error: (issue) => (issue.input === undefined ? 'missing' : 'no number') })",
              ),
            },
            {
              messageId: 'readStrictly',
              output: code(
                "z.string().trim().min(1).transform(Number).pipe(z.number({ error: (issue) => (issue.input === undefined ? 'missing' : 'no number') }))",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a message that is written out',
      code: code("z.number({ error: 'no number' })"),
      output: code("z.coerce.number({ error: 'no number' })"),
      errors: [{ messageId: 'rejectsStrings', at: 'z.number' }],
    },
    {
      name: 'a type that is made of what the schema takes, which coercing makes unknown',
      code: code('z.number()', 'export const first: number = ({ page: 1 } as z.input<typeof schema>).page;'),
      errors: [{ messageId: 'rejectsStrings', at: 'z.number', suggestions: [] }],
    },
  ],
});
