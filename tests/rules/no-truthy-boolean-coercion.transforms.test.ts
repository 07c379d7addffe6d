// Booleans that a function makes of texts, in every library that hands texts to functions.
import rule from '../../src/rules/no-truthy-boolean-coercion.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-truthy-boolean-coercion', rule, {
  valid: [
    {
      name: 'the words are asked for before',
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.enum(['on', 'off']).transform(Boolean) }).parse(process.env);
`,
    },
    {
      name: 'the word is read',
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.string().transform((text) => text === 'true') }).parse(process.env);
`,
    },
    {
      name: 'nothing is known of what arrives',
      code: `
import { z } from 'zod';
export const toRow = (row: unknown) => z.object({ note: z.string().transform(Boolean) }).parse(row);
`,
    },
    {
      name: 'a function of the project that is called Boolean',
      code: `
import { z } from 'zod';
import { Boolean } from './words.js';
export const env = z.object({ DEBUG: z.string().transform(Boolean) }).parse(process.env);
`,
      files: { 'src/words.ts': "export const Boolean = (text: string) => text === 'true';" },
    },
    {
      name: 'Effect 3: the words are read',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ DEBUG: Schema.BooleanFromString }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^3.19.0" } }' },
    },
    {
      name: 'ArkType: a list that reads the word',
      code: `
import { type } from 'arktype';
const env = type({ DEBUG: ['string', '=>', (text) => text === 'true'] });
export default env(process.env);
`,
    },
  ],
  invalid: [
    {
      name: 'zod 4: a text of the environment',
      code: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.string().transform(Boolean) }).parse(process.env);
`,
      files: { 'package.json': '{"dependencies":{"zod":"^4.1.0"}}' },
      errors: [
        {
          messageId: 'truthy',
          at: 'transform(Boolean)',
          data: {
            leaf: '.transform(Boolean)',
            source: 'the environment',
            place: 'validated on line 3',
            field: 'DEBUG',
            repair: '`z.stringbool()`',
          },
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z } from 'zod';
export const env = z.object({ DEBUG: z.stringbool() }).parse(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'zod: a query string, where the field is optional: no edit is known',
      code: `
import express from 'express';
import { z } from 'zod';
const filters = z.object({ active: z.string().optional().transform((text) => !!text) });
express().get('/users', (req, res) => { res.json(filters.parse(req.query)); });
`,
      errors: [{ messageId: 'truthy', at: 'transform((text) => !!text)', suggestions: [] }],
    },
    {
      name: 'valibot',
      code: `
import * as v from 'valibot';
export const env = v.parse(v.object({ DEBUG: v.pipe(v.string(), v.transform(Boolean)) }), process.env);
`,
      errors: [{ messageId: 'truthy', at: 'transform(Boolean)', suggestions: [] }],
    },
    {
      name: 'ArkType: a pipe',
      code: `
import { type } from 'arktype';
const env = type({ DEBUG: type('string').pipe(Boolean) });
export default env(process.env);
`,
      errors: [{ messageId: 'truthy', at: 'pipe(Boolean)', suggestions: [] }],
    },
    {
      name: 'ArkType: a list',
      code: `
import { type } from 'arktype';
const env = type({ DEBUG: ['string', '=>', Boolean] });
export default env(process.env);
`,
      errors: [
        {
          messageId: 'truthy',
          at: 'Boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { type } from 'arktype';
const env = type({ DEBUG: ["'true' | 'false'", '=>', (text) => text === 'true'] });
export default env(process.env);
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
export const env = Value.Decode(Type.Object({ DEBUG: Type.Decode(Type.String(), Boolean) }), process.env);
`,
      errors: [{ messageId: 'truthy', at: 'Decode(Type.String(), Boolean)', suggestions: [] }],
    },
    {
      name: 'TypeBox 0.34: a transformation',
      code: `
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
const debug = Type.Transform(Type.String()).Decode((text) => Boolean(text)).Encode(String);
export const env = Value.Decode(Type.Object({ DEBUG: debug }), process.env);
`,
      errors: [{ messageId: 'truthy', at: 'Decode((text) => Boolean(text))', suggestions: [] }],
    },
    {
      name: 'Effect 3: a schema that asks for truthiness',
      code: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ DEBUG: Schema.BooleanFromUnknown }))(process.env);
`,
      files: { 'package.json': '{ "dependencies": { "effect": "^3.19.0" } }' },
      errors: [
        {
          messageId: 'truthy',
          at: 'Schema.BooleanFromUnknown',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { Schema } from 'effect';
export const env = Schema.decodeUnknownSync(Schema.Struct({ DEBUG: Schema.BooleanFromString }))(process.env);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'joi: what custom returns',
      code: `
import Joi from 'joi';
export const env = Joi.attempt(process.env, Joi.object({ DEBUG: Joi.string().custom(Boolean) }));
`,
      errors: [{ messageId: 'truthy', at: 'custom(Boolean)', suggestions: [] }],
    },
  ],
});
