// Numbers that a function makes of texts and that are looked at behind it, and those of who validates.
import rule from '../../src/rules/no-empty-string-coercion.js';
import { testRule } from '../support/rule-tester.js';

const zod = (schema: string) => `
import express from 'express';
import { z } from 'zod';
express().get('/', (req, res) => { res.json(z.object({ page: ${schema} }).parse(req.query)); });
`;
const valibot = (schema: string) => `
import * as v from 'valibot';
export const env = v.parse(v.object({ PORT: ${schema} }), process.env);
`;
const typebox = (schema: string) => `
import Type from 'typebox';
import Value from 'typebox/value';
export const env = Value.Decode(Type.Object({ PORT: ${schema} }), process.env);
`;

testRule('no-empty-string-coercion', rule, {
  valid: [
    { name: 'the empty text is refused', code: zod('z.string().min(1).transform(Number).pipe(z.number())') },
    {
      name: 'a text without length is refused',
      code: zod('z.string().nonempty().transform(Number).pipe(z.number())'),
    },
    { name: 'zero is refused', code: zod('z.string().transform(Number).pipe(z.number().int().positive())') },
    { name: 'parseFloat makes NaN of it', code: zod('z.string().transform(parseFloat).pipe(z.number())') },
    {
      name: 'what is empty is not converted',
      code: zod(
        'z.string().transform((text) => (text ? Number(text) : undefined)).pipe(z.number().optional())',
      ),
    },
    {
      name: 'a schema that is not read',
      code: zod('z.string().transform(Number).pipe(pages)').replace(
        'import { z }',
        "import { pages } from 'pages';\nimport { z }",
      ),
    },
    {
      name: 'code decides',
      code: zod('z.string().transform(Number).pipe(z.number().refine((page) => page > 0))'),
    },
    { name: 'NaN passes as well, of which another rule tells', code: zod('z.string().transform(Number)') },
    {
      name: 'valibot: the empty text is refused',
      code: valibot('v.pipe(v.string(), v.nonEmpty(), v.transform(Number), v.number())'),
    },
    {
      name: 'valibot: zero is refused',
      code: valibot('v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(1))'),
    },
    { name: 'TypeBox 1: zero is refused', code: typebox('Type.Integer({ minimum: 1 })') },
    {
      name: 'TypeBox 1: options that cannot be read',
      code: typebox('Type.Integer(options)').replace(
        'export',
        "import { options } from './options.js';\nexport",
      ),
    },
    { name: 'TypeBox 1: a text is refused', code: typebox('Type.Integer()').replace('Decode', 'Parse') },
  ],
  invalid: [
    {
      name: 'zod: a number is asked for',
      code: zod('z.string().transform(Number).pipe(z.number().int())'),
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'transform(Number)',
          data: { leaf: '.transform(Number)', zero: '0', blank: '?page=', place: 'validated on line 4' },
          suggestions: [
            {
              messageId: 'refuseEmpty',
              data: { repair: 'trim().min(1)' },
              output: zod('z.string().trim().min(1).transform(Number).pipe(z.number().int())'),
            },
          ],
        },
      ],
    },
    {
      name: 'zod: an optional text has no such check',
      code: zod("z.string().default('1').transform((text) => Number(text)).pipe(z.number().min(0))"),
      errors: [{ messageId: 'emptyIsZero', at: 'transform((text) => Number(text))', suggestions: [] }],
    },
    {
      name: 'valibot: a number is asked for',
      code: valibot('v.pipe(v.string(), v.transform(Number), v.number(), v.integer())'),
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'transform(Number)',
          suggestions: [
            {
              messageId: 'refuseEmpty',
              data: { repair: 'v.trim(), v.nonEmpty()' },
              output: valibot(
                'v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number), v.number(), v.integer())',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'ArkType: a number is asked for',
      code: `
import { type } from 'arktype';
const env = type({ PORT: type('string').pipe(Number).to('number') });
export default env(process.env);
`,
      errors: [{ messageId: 'emptyIsZero', at: 'pipe(Number)', suggestions: [] }],
    },
    {
      name: 'TypeBox 1: Decode converts',
      code: typebox('Type.Integer()'),
      errors: [
        {
          messageId: 'emptyIsZero',
          at: 'Type.Integer',
          data: { leaf: 'Type.Integer()', zero: '0', blank: 'PORT=', place: 'validated on line 4' },
          suggestions: [],
        },
      ],
    },
    {
      name: 'TypeBox 1: a bound that zero is in',
      code: typebox('Type.Number({ minimum: 0, maximum: 65535 })'),
      errors: [{ messageId: 'emptyIsZero', at: 'Type.Number', suggestions: [] }],
    },
    {
      name: 'TypeBox 1: null of a search parameter that was not sent',
      code: `
import Type from 'typebox';
import Value from 'typebox/value';
export function GET(request: Request) {
  const params = new URL(request.url).searchParams;
  return Response.json(Value.Decode(Type.Object({ page: Type.Number() }), { page: params.get('page') }));
}
`,
      errors: [
        {
          messageId: 'missingIsZero',
          at: 'Type.Number',
          suggestions: [
            {
              messageId: 'handOnUndefined',
              output: `
import Type from 'typebox';
import Value from 'typebox/value';
export function GET(request: Request) {
  const params = new URL(request.url).searchParams;
  return Response.json(Value.Decode(Type.Object({ page: Type.Number() }), { page: params.get('page') ?? undefined }));
}
`,
            },
          ],
        },
      ],
    },
  ],
});
