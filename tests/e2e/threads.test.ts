// ESLint's worker threads: each loads the plugin and follows imports by itself, and all find what one finds.
import path from 'node:path';
import { Checkout } from '../support/checkout.js';
import { DRAFT } from '../support/first-week.js';
import { ROOT } from '../support/project.js';

const NINE = `node ${path.join(ROOT, 'node_modules/eslint9/bin/eslint.js')}`;

let draft: Checkout;
beforeAll(() => {
  draft = new Checkout(DRAFT);
});
afterAll(() => {
  draft.remove();
});

test.each([
  ['findings and suggestions', 'ESLint 10', 'npx eslint . --format json'],
  ['fixes', 'ESLint 10', 'npx eslint . --format json --fix-dry-run'],
  ['findings and suggestions', 'ESLint 9', `${NINE} . --format json`],
])('%s of %s are the same in two threads', (what, _, command) => {
  const one = draft.run(command);
  const two = draft.run(`${command} --concurrency 2`);
  expect(one.stdout).toContain(what === 'fixes' ? '"output":' : 'first-draft/no-uncoerced-input');
  expect(JSON.parse(two.stdout)).toEqual(JSON.parse(one.stdout));
  expect(two.status).toBe(one.status);
});
