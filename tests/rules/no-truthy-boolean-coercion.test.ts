import rule from '../../src/rules/no-truthy-boolean-coercion.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-truthy-boolean-coercion', rule, {
  valid: [
    {
      name: 'a schema of which only the name speaks of strings',
      options: { evidence: 'likely' },
      files: { 'package.json': '{"dependencies":{"zod":"^4.1.0"}}' },
      code: `
import { z } from 'zod';
export const envSchema = z.object({ DEBUG: z.coerce.boolean() });
`,
    },
    {
      name: 'a JSON body, where booleans arrive',
      code: `
import express from 'express';
import { z } from 'zod';
const app = express();
app.post('/', express.json(), (req, res) => { res.json(z.object({ ok: z.coerce.boolean() }).parse(req.body)); });
`,
    },
    {
      name: 'a column of a database row',
      code: `
import { z } from 'zod';
export function toRow(row: unknown) { return z.object({ active: z.coerce.boolean() }).parse(row); }
`,
    },
    {
      name: 'words that are read as words',
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.stringbool() }).parse(process.env);
`,
    },
    {
      name: 'another coerce',
      code: `
const z = { coerce: { boolean: () => ({}) }, object: (shape: object) => ({ parse: (value: unknown) => value }) };
export const env = z.object({ DEBUG: z.coerce.boolean() }).parse(process.env);
`,
    },
    {
      name: 'the name alone is no proof',
      code: `
import { z } from 'zod';
export const envSchema = z.object({ DEBUG: z.coerce.boolean() });
`,
    },
  ],
  invalid: [
    {
      name: 'an environment flag, zod 4',
      files: { 'package.json': '{"dependencies":{"zod":"^4.1.0"}}' },
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.coerce.boolean().default(false) }).parse(process.env);
`,
      errors: [
        {
          messageId: 'truthy',
          at: 'z.coerce.boolean',
          data: {
            leaf: 'z.coerce.boolean()',
            source: 'the environment',
            place: 'validated on line 3',
            field: 'DEBUG',
            repair: '`z.stringbool()`',
          },
          line: 3,
          column: 38,
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.stringbool().default(false) }).parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an environment flag with a default, zod 3: the default becomes a word too',
      files: { 'package.json': '{"dependencies":{"zod":"^3.25.0"}}' },
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.coerce.boolean().default(false) }).parse(process.env);
`,
      errors: [
        {
          messageId: 'truthy',
          at: 'z.coerce.boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.enum(['true', 'false']).transform((value) => value === 'true').default('false') }).parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment inside the leaf: no suggestion',
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.coerce.boolean(/* on or off */) }).parse(process.env);
`,
      errors: [{ messageId: 'truthy', at: 'z.coerce.boolean', suggestions: [] }],
    },
    {
      name: 'a query string in another module',
      filename: 'src/schemas.ts',
      files: {
        'package.json': '{"dependencies":{"zod":"^4.1.0"}}',
        'src/routes.ts': `
import { Hono } from 'hono';
import { filters } from './schemas';
new Hono().get('/', (c) => c.json(filters.parse(c.req.query())));
`,
      },
      code: `
import { z as schema } from 'zod';
export const filters = schema.object({ active: schema.coerce.boolean().optional() });
`,
      errors: [
        {
          messageId: 'truthy',
          at: 'schema.coerce.boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z as schema } from 'zod';
export const filters = schema.object({ active: schema.stringbool().optional() });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'JSON booleans arrive at the same schema: what reads words takes none',
      files: { 'package.json': '{"dependencies":{"zod":"^4.1.0"}}' },
      code: `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const lamp = z.object({ on: z.coerce.boolean() });
new Hono()
  .get('/lamps', zValidator('query', lamp), (c) => c.text('seen'))
  .post('/lamps', zValidator('json', lamp), (c) => c.text('made'));
`,
      errors: [{ messageId: 'truthy', at: 'z.coerce.boolean' }],
    },
    {
      name: 'a type that says what the schema takes in: what reads words takes words',
      code: `
import express from 'express';
import { z } from 'zod';
const schema = z.object({ on: z.coerce.boolean() });
type In = z.input<typeof schema>;
export const example: In = { on: true };
express().get('/', (req, res) => { res.json(schema.parse(req.query)); });
`,
      errors: [{ messageId: 'truthy', at: 'z.coerce.boolean', suggestions: [] }],
    },
  ],
});
