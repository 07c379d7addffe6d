// The bindings of a Worker: variables are text unless its configuration says otherwise, so a flag is likely to be one.
import rule from '../../src/rules/no-truthy-boolean-coercion.js';
import { testRule } from '../support/rule-tester.js';

const WORKER = {
  'package.json': '{"dependencies":{"zod":"^4.1.0"},"devDependencies":{"wrangler":"^4.0.0"}}',
};

testRule('no-truthy-boolean-coercion (workers)', rule, {
  valid: [
    {
      name: 'a likely sign is not enough for `recommended`',
      files: WORKER,
      code: `
import { z } from 'zod';
const bindings = z.object({ METRICS: z.coerce.boolean() });
export default { fetch(request: Request, env: unknown) { return Response.json(bindings.parse(env)); } };
`,
    },
    {
      name: 'an object with such a member in a project that has no workers',
      files: { 'package.json': '{"dependencies":{"zod":"^4.1.0"}}' },
      options: { evidence: 'likely' },
      code: `
import { z } from 'zod';
const bindings = z.object({ METRICS: z.coerce.boolean() });
export default { fetch(request: Request, env: unknown) { return Response.json(bindings.parse(env)); } };
`,
    },
    {
      name: 'a member that the runtime does not call',
      files: WORKER,
      options: { evidence: 'likely' },
      code: `
import { z } from 'zod';
const bindings = z.object({ METRICS: z.coerce.boolean() });
export default { load(request: Request, env: unknown) { return Response.json(bindings.parse(env)); } };
`,
    },
    {
      name: 'an object that is not exported as the default',
      files: WORKER,
      options: { evidence: 'likely' },
      code: `
import { z } from 'zod';
const bindings = z.object({ METRICS: z.coerce.boolean() });
export const other = { fetch(request: Request, env: unknown) { return Response.json(bindings.parse(env)); } };
export default {};
`,
    },
  ],
  invalid: [
    {
      name: 'the handlers of a worker, in an object that has a name',
      files: WORKER,
      options: { evidence: 'likely' },
      code: `
import { z } from 'zod';
const bindings = z.object({ METRICS: z.coerce.boolean().default(true) });
type Bindings = z.infer<typeof bindings>;
interface Handler<Env> { fetch?(request: Request, env: Env): Response }
const worker = {
  fetch: (request: Request, env: Bindings) => Response.json(bindings.safeParse(env)),
} satisfies Handler<Bindings>;
export default worker;
`,
      errors: [
        {
          messageId: 'likelyTruthy',
          at: 'z.coerce.boolean',
          suggestions: [
            {
              messageId: 'readWords',
              output: `
import { z } from 'zod';
const bindings = z.object({ METRICS: z.stringbool().default(true) });
type Bindings = z.infer<typeof bindings>;
interface Handler<Env> { fetch?(request: Request, env: Env): Response }
const worker = {
  fetch: (request: Request, env: Bindings) => Response.json(bindings.safeParse(env)),
} satisfies Handler<Bindings>;
export default worker;
`,
            },
          ],
        },
      ],
    },
  ],
});
