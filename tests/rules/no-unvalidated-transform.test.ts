import rule from '../../src/rules/no-unvalidated-transform.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-unvalidated-transform', rule, {
  valid: [
    {
      name: 'a text stays what it is: only what is not there is read as a number',
      code: `
import { z } from 'zod';
export const metadata = z.object({
  userId: z.string().optional().transform((v) => v ?? Number(v)),
  orgId: z.string().transform((text) => text || Number(text)),
});
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'Effect 3: a transformation into a finite number',
      code: `
import { Schema } from 'effect';
const port = Schema.transform(Schema.String, Schema.Finite, { strict: true, decode: Number, encode: String });
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: port }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^3.19.0" } }' },
    },
    {
      name: 'ArkType: a list of texts and no schema',
      code: `
import { type } from 'arktype';
export const steps = ['string', '=>', Number];
const env = type({ PORT: 'string.numeric.parse' });
export default env(process.env);
`,
    },
    {
      name: 'TypeBox and valibot: a conversion of what is no text, in a wrapper',
      code: `
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import * as v from 'valibot';
const port = Type.Transform(Type.Integer()).Decode((value) => Number(value)).Encode(String);
export const env = Value.Decode(Type.Object({ PORT: port }), process.env);
export const more = v.parse(v.object({ SINCE: v.pipe(v.optional(v.date()), v.transform(Number)) }), process.env);
`,
    },
    {
      name: 'ArkType: a number is asked for behind it, and a text of certain words before',
      code: `
import { type } from 'arktype';
const env = type({ PORT: type('string').pipe(Number).to('number'), POOL: type('string.digits').pipe(Number) });
export default env(process.env);
`,
    },
    {
      name: 'Effect 3, whose NumberFromString refuses what is no number',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: Schema.NumberFromString }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^3.19.0" } }' },
    },
    {
      name: 'Effect 4: a check behind it',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(
  Schema.Struct({ PORT: Schema.NumberFromString.check(Schema.isGreaterThan(0)) }),
)(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^4.1.0" } }' },
    },
    {
      name: 'joi: a second look at what was made of it',
      code: `
import Joi from 'joi';
const port = Joi.string().custom(Number).custom((value, helpers) => (Number.isNaN(value) ? helpers.error('any.invalid') : value));
export const env = Joi.attempt(process.env, Joi.object({ PORT: port }));
`,
    },
    {
      name: 'joi: a pattern that the text was asked for',
      code: `
import Joi from 'joi';
export const env = Joi.attempt(process.env, Joi.object({ PORT: Joi.string().pattern(/^\\d+$/).custom(Number) }));
`,
    },
    {
      name: 'yup: a number, and a text, are asked once more what they are',
      code: `
import * as yup from 'yup';
export const env = yup
  .object({ PORT: yup.number().transform((value, text) => Number(text)), POOL: yup.string().transform(Number) })
  .validateSync(process.env);
`,
    },
    {
      name: 'yup: nothing is made of texts under strict',
      code: `
import * as yup from 'yup';
export const env = yup.object({ PORT: yup.mixed().transform(Number) }).validateSync(process.env, { strict: true });
`,
    },
    {
      name: 'a number schema behind it refuses NaN',
      code: `
import { z } from 'zod';
export const env = z.object({ PORT: z.string().transform(Number).pipe(z.number().int()) }).parse(process.env);
`,
    },
    {
      name: 'a digit pattern in front of it',
      code: `
import { z } from 'zod';
export const env = z.object({ PORT: z.string().regex(/^\\d+$/).transform(Number) }).parse(process.env);
`,
    },
    {
      name: 'a comparison behind it, which NaN does not pass',
      code: `
import { z } from 'zod';
export const env = z.object({ PORT: z.string().transform(Number).refine((port) => port > 0) }).parse(process.env);
`,
    },
    {
      name: 'an enumeration in front of it',
      code: `
import { z } from 'zod';
export const env = z.object({ SIZE: z.enum(['10', '20']).transform(Number) }).parse(process.env);
`,
    },
    {
      name: 'a number in the place of NaN',
      code: `
import { z } from 'zod';
export const env = z.object({ PORT: z.string().transform((text) => Number(text) || 3000) }).parse(process.env);
`,
    },
    {
      name: 'an issue where it is no number',
      code: `
import { z } from 'zod';
export const env = z
  .object({
    PORT: z.string().transform((text, context) => {
      const port = Number(text);
      if (Number.isNaN(port)) context.addIssue({ code: 'custom', message: 'no port' });
      return port;
    }),
  })
  .parse(process.env);
`,
    },
    {
      name: 'a conversion of what is no text',
      code: `
import { z } from 'zod';
export const env = z.object({ SINCE: z.date().transform((date) => Number(date)) }).parse(process.env);
`,
    },
    {
      name: 'what is not Number, only called so',
      code: `
import { z } from 'zod';
import { Number } from './numbers.js';
export const env = z.object({ PORT: z.string().transform(Number) }).parse(process.env);
`,
    },
    {
      name: 'another library with the same words',
      code: `
const z = { string: () => ({ transform: (by: unknown) => by }), object: (shape: object) => ({ parse: (value: unknown) => value }) };
export const env = z.object({ PORT: z.string().transform(Number) }).parse(process.env);
`,
    },
    {
      name: 'a handler that asks once more',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ page: z.string().transform(Number) });
const app = express();
app.get('/', (req, res) => {
  const query = list.parse(req.query);
  if (Number.isNaN(query.page)) return res.status(400).end();
  res.json(query.page);
});
`,
    },
    {
      name: 'a preprocessing step in front of the schema',
      code: `
import { z } from 'zod';
export const env = z
  .object({ PORT: z.preprocess((text) => (/^\\d+$/.test(String(text)) ? text : '3000'), z.string().transform(Number)) })
  .parse(process.env);
`,
    },
    {
      name: 'valibot: a number schema behind it',
      code: `
import * as v from 'valibot';
export const env = v.parse(v.object({ PORT: v.pipe(v.string(), v.transform(Number), v.number()) }), process.env);
`,
    },
    {
      name: 'valibot: a bound behind it, which NaN does not pass',
      code: `
import * as v from 'valibot';
export const env = v.parse(v.object({ PORT: v.pipe(v.string(), v.transform(Number), v.minValue(1)) }), process.env);
`,
    },
    {
      name: 'where nothing from outside is seen to arrive',
      code: `
import { z } from 'zod';
export const rowSchema = z.object({ total: z.string().transform(Number) });
`,
    },
  ],
  invalid: [
    {
      name: 'another text in front of it',
      code: `
import { z } from 'zod';
declare const fixed: number | undefined;
export const metadata = z.object({ userId: z.string().transform((v) => fixed ?? Number(v)) });
`,
      options: { evidence: 'likely' },
      errors: [
        {
          messageId: 'likelyLetsNaNThrough',
          at: 'transform((v) => fixed ?? Number(v))',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { z } from 'zod';
declare const fixed: number | undefined;
export const metadata = z.object({ userId: z.string().transform((v) => fixed ?? Number(v)).pipe(z.number()) });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Effect 4: NumberFromString',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: Schema.NumberFromString }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^4.1.0" } }' },
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'Schema.NumberFromString',
          data: {
            call: 'Schema.NumberFromString',
            field: 'PORT',
            place: 'validated on line 3',
            remedy: '`Schema.FiniteFromString` in its place',
          },
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: Schema.FiniteFromString }))(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'ArkType: what a pipe gives',
      code: `
import { type } from 'arktype';
const env = type({ PORT: type('string').pipe(Number) });
export default env(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'pipe(Number)',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { type } from 'arktype';
const env = type({ PORT: type('string').pipe(Number).to('number') });
export default env(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'ArkType: a list with a function',
      code: `
import { type } from 'arktype';
const env = type({ PORT: ['string', '=>', Number] });
export default env(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'Number',
          data: {
            call: "['string', '=>', Number]",
            field: 'PORT',
            place: 'validated on line 4',
            remedy: "`'string.numeric.parse'` in its place",
          },
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { type } from 'arktype';
const env = type({ PORT: 'string.numeric.parse' });
export default env(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Effect 3: a transformation into any number',
      code: `
import { Schema } from 'effect';
const port = Schema.transform(Schema.String, Schema.Number, { strict: true, decode: Number, encode: String });
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: port }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^3.19.0" } }' },
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform(Schema.String, Schema.Number, { strict: true, decode: Number, encode: String })',
          suggestions: [
            {
              messageId: 'readByType',
              data: { remedy: 'Schema.NumberFromString' },
              output: `
import { Schema } from 'effect';
const port = Schema.NumberFromString;
export const env = Schema.decodeUnknownSync(Schema.Struct({ PORT: port }))(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeBox 1: a function that decodes',
      code: `
import Type from 'typebox';
import Value from 'typebox/value';
export const env = Value.Decode(Type.Object({ PORT: Type.Decode(Type.String(), Number) }), process.env);
`,
      errors: [{ messageId: 'letsNaNThrough', at: 'Decode(Type.String(), Number)', suggestions: [] }],
    },
    {
      name: 'TypeBox: what a transformation decodes',
      code: `
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
const port = Type.Transform(Type.String()).Decode((value) => Number(value)).Encode((value) => String(value));
export const env = Value.Decode(Type.Object({ PORT: port }), process.env);
`,
      errors: [{ messageId: 'letsNaNThrough', at: 'Decode((value) => Number(value))', suggestions: [] }],
    },
    {
      name: 'joi: what custom returns',
      code: `
import Joi from 'joi';
export const env = Joi.attempt(process.env, Joi.object({ PORT: Joi.string().custom(Number).required() }));
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'custom(Number)',
          data: {
            call: '.custom(Number)',
            field: 'PORT',
            place: 'validated on line 3',
            remedy: '`Joi.number()` in its place',
          },
          suggestions: [
            {
              messageId: 'readByType',
              data: { remedy: 'Joi.number()' },
              output: `
import Joi from 'joi';
export const env = Joi.attempt(process.env, Joi.object({ PORT: Joi.number().required() }));
`,
            },
          ],
        },
      ],
    },
    {
      name: 'joi: parseInt takes half of a text, and is no suggestion',
      code: `
import Joi from 'joi';
export const env = Joi.attempt(process.env, Joi.object({ PORT: Joi.string().trim().custom((text) => parseInt(text, 10)) }));
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'custom((text) => parseInt(text, 10))',
          suggestions: [],
        },
      ],
    },
    {
      name: 'yup: a schema of any type',
      code: `
import { mixed, object } from 'yup';
import * as yup from 'yup';
export const env = object({ PORT: yup.mixed().transform((text) => Number(text)), POOL: mixed().transform(Number) }).validateSync(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform((text) => Number(text))',
          suggestions: [
            {
              messageId: 'readByType',
              output: `
import { mixed, object } from 'yup';
import * as yup from 'yup';
export const env = object({ PORT: yup.number(), POOL: mixed().transform(Number) }).validateSync(process.env);
`,
            },
          ],
        },
        { messageId: 'letsNaNThrough', at: 'transform(Number)', suggestions: [] },
      ],
    },
    {
      name: 'a fallback that an optional schema would take the place of: no suggestion',
      code: `
import { z } from 'zod';
export const env = z.object({ PORT: z.string().transform((text) => (text === undefined ? undefined : Number(text))).catch(7) }).parse(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform((text) => (text === undefined ? undefined : Number(text)))',
          suggestions: [],
        },
      ],
    },
    {
      name: 'a query string',
      code: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ page: z.string().transform(Number).optional() });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform(Number)',
          data: {
            call: '.transform(Number)',
            field: 'page',
            place: 'validated on line 6',
            remedy: '`.pipe(z.number())` behind it',
          },
          suggestions: [
            {
              messageId: 'refuseNaN',
              data: { remedy: '.pipe(z.number())' },
              output: `
import express from 'express';
import { z } from 'zod';
const list = z.object({ page: z.string().transform(Number).pipe(z.number()).optional() });
const app = express();
app.get('/', (req, res) => { res.json(list.parse(req.query)); });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a default before it, and a bound that is none: NaN goes through Math.min',
      code: `
import { z } from 'zod';
export const env = z
  .object({ LIMIT: z.string().default('10').transform((text) => Math.min(parseInt(text, 10), 100)) })
  .parse(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform((text) => Math.min(parseInt(text, 10), 100))',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { z } from 'zod';
export const env = z
  .object({ LIMIT: z.string().default('10').transform((text) => Math.min(parseInt(text, 10), 100)).pipe(z.number()) })
  .parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'only whether it is there is asked',
      code: `
import { z } from 'zod';
export const env = z
  .object({ LIMIT: z.string().optional().transform((text) => (text ? Number(text) : undefined)) })
  .parse(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform((text) => (text ? Number(text) : undefined))',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { z } from 'zod';
export const env = z
  .object({ LIMIT: z.string().optional().transform((text) => (text ? Number(text) : undefined)).pipe(z.number().optional()) })
  .parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'what is not sent is NaN too',
      code: `
import { z } from 'zod';
export const env = z.object({ LIMIT: z.string().optional().transform(Number) }).parse(process.env);
`,
      errors: [{ messageId: 'missingIsNaN', at: 'transform(Number)', suggestions: [] }],
    },
    {
      name: 'a function of another file, plain JavaScript',
      filename: 'src/config.js',
      files: { 'src/numbers.js': `exports.toNumber = (text) => +text;\n` },
      code: `
const { z } = require('zod');
const { toNumber } = require('./numbers.js');
exports.env = z.object({ PORT: z.string().trim().transform(toNumber) }).parse(process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform(toNumber)',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
const { z } = require('zod');
const { toNumber } = require('./numbers.js');
exports.env = z.object({ PORT: z.string().trim().transform(toNumber).pipe(z.number()) }).parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a schema that another file feeds',
      filename: 'src/schemas.ts',
      files: {
        'src/routes.ts': `
import { Hono } from 'hono';
import { list } from './schemas.js';
export const app = new Hono();
app.get('/', (c) => c.json(list.parse(c.req.query())));
`,
      },
      code: `
import { z } from 'zod';
export const list = z.object({ page: z.string().transform(Number) });
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform(Number)',
          data: {
            call: '.transform(Number)',
            field: 'page',
            place: 'validated in routes.ts:5',
            remedy: '`.pipe(z.number())` behind it',
          },
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { z } from 'zod';
export const list = z.object({ page: z.string().transform(Number).pipe(z.number()) });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'likely: nothing is seen to arrive, and nothing would refuse it',
      options: { evidence: 'likely' },
      code: `
import { z } from 'zod';
export const rowSchema = z.object({ total: z.string().transform(Number) });
`,
      errors: [
        {
          messageId: 'likelyLetsNaNThrough',
          at: 'transform(Number)',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import { z } from 'zod';
export const rowSchema = z.object({ total: z.string().transform(Number).pipe(z.number()) });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'valibot',
      code: `
import * as v from 'valibot';
export const env = v.parse(v.object({ PORT: v.pipe(v.string(), v.trim(), v.transform(Number)) }), process.env);
`,
      errors: [
        {
          messageId: 'letsNaNThrough',
          at: 'transform(Number)',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `
import * as v from 'valibot';
export const env = v.parse(v.object({ PORT: v.pipe(v.string(), v.trim(), v.transform(Number), v.number()) }), process.env);
`,
            },
          ],
        },
      ],
    },
  ],
});
