// A project's own function around a framework's validator: what the caller says is validated is validated.
import rule from '../../src/rules/no-uncoerced-input.js';
import { testRule } from '../support/rule-tester.js';

const wrapper = (definition: string) => `import { zValidator } from '@hono/zod-validator';\n${definition}`;
const route = (call: string) => `
import { Hono } from 'hono';
import { z } from 'zod';
import { checked } from './checked.js';
const schema = z.object({ page: z.number().min(1) });
const app = new Hono();
app.post('/halls', ${call}, (c) => c.json({}));
`;

const FORMS = {
  'an arrow function': [
    'export const checked = (target, schema) => zValidator(target, schema, () => {});',
    (target: string) => `checked('${target}', schema)`,
  ],
  'a function that is curried': [
    'export function checked(target) { return (schema) => zValidator(target, schema); }',
    (target: string) => `checked('${target}')(schema)`,
  ],
  'an object of options': [
    'export const checked = ({ target, schema }) => zValidator(target, schema);',
    (target: string) => `checked({ target: '${target}', schema })`,
  ],
  'a static method, through a constant': [
    'export class checked { static of(schema, target) { const part = target; return zValidator(part, schema); } }',
    (target: string) => `checked.of(schema, '${target}')`,
  ],
  'a wrapper around a wrapper': [
    'const inner = (schema, target) => zValidator(target, schema);\nexport const checked = (target, schema) => inner(schema, target);',
    (target: string) => `checked('${target}', schema)`,
  ],
} as const;

const DEFAULT = wrapper("export const checked = (schema, target = 'query') => zValidator(target, schema);");
const found = (name: string, definition: string, call: string) => ({
  name,
  files: { 'src/checked.ts': definition },
  code: route(call),
  errors: [{ messageId: 'rejectsStrings' as const, at: 'z.number' }],
  output: route(call).replace('z.number', 'z.coerce.number'),
});

testRule('no-uncoerced-input', rule, {
  valid: [
    ...Object.entries(FORMS).flatMap(([name, [definition, call]]) => [
      { name: `${name}: JSON`, files: { 'src/checked.ts': wrapper(definition) }, code: route(call('json')) },
      {
        name: `${name}: a target that only the run knows`,
        files: { 'src/checked.ts': wrapper(definition) },
        code: `const target = process.env.TARGET;\n${route(call('x').replace("'x'", 'target'))}`,
      },
    ]),
    {
      name: 'a default that the caller replaces',
      files: { 'src/checked.ts': DEFAULT },
      code: route("checked(schema, 'json')"),
    },
  ],
  invalid: [
    ...Object.entries(FORMS).map(([name, [definition, call]]) =>
      found(name, wrapper(definition), call('query')),
    ),
    found('a default that the caller leaves', DEFAULT, 'checked(schema)'),
  ],
});
