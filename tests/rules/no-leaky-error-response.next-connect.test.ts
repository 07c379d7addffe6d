// The handlers of next-connect, in both of its generations.
import rule from '../../src/rules/no-leaky-error-response.js';
import { testRule } from '../support/rule-tester.js';

const MANIFEST = { 'package.json': '{ "dependencies": { "next": "^15", "next-connect": "^1" } }' };

testRule('no-leaky-error-response', rule, {
  valid: [
    {
      name: 'a fixed text',
      files: MANIFEST,
      code: `
import { createRouter } from 'next-connect';
export default createRouter().get(list).handler({
  onError(err, req, res) { console.error(err); res.status(500).json({ error: 'Internal Server Error' }); },
});
`,
    },
    {
      name: 'options of another function',
      files: MANIFEST,
      code: `
import { createRouter } from 'next-connect';
connect({ onError(err, req, res) { res.status(500).json({ error: err.stack }); } });
export default createRouter().get(list).handler();
`,
    },
  ],
  invalid: [
    {
      name: '1: the stack of an error, in the options of handler()',
      files: MANIFEST,
      code: `
import { createRouter } from 'next-connect';
const router = createRouter();
router.use(session).get(list);
export default router.handler({
  onError(err, req, res) { res.status(500).json({ error: err.stack }); },
});
`,
      errors: [{ messageId: 'stack', at: 'err.stack' }],
    },
    {
      name: '0.13: in the options of the factory, by a function of another name',
      files: { 'package.json': '{ "dependencies": { "next": "^12", "next-connect": "^0.13" } }' },
      code: `
import nc from 'next-connect';
function failed(problem, req, res, next) { res.status(500).json({ stack: problem.stack }); }
export default nc({ onError: failed }).get(list).post(create);
`,
      errors: [{ messageId: 'stack', at: 'problem.stack' }],
    },
  ],
});
