// ESLint's worker threads: each loads the plugin and follows imports by itself, and all find what one finds.
import path from 'node:path';
import { Checkout, DRAFT } from '../support/checkout.js';
import { ROOT } from '../support/project.js';

const NINE = `node ${path.join(ROOT, 'node_modules/eslint9/bin/eslint.js')}`;

let draft: Checkout;
beforeAll(() => {
  draft = new Checkout(DRAFT);
});
afterAll(() => {
  draft.remove();
});

describe.each([
  ['ESLint 10', 'npx eslint'],
  ['ESLint 9', NINE],
])('%s', (_, eslint) => {
  test.each([
    ['findings and suggestions', ''],
    ['fixes', ' --fix-dry-run'],
  ])(
    '%s are the same in two threads',
    (_, flag) => {
      const one = draft.run(`${eslint} . --format json${flag}`);
      const two = draft.run(`${eslint} . --format json${flag} --concurrency 2`);
      expect(one.stdout).toContain('first-draft/no-uncoerced-input');
      if (flag !== '') expect(one.stdout).toContain('"output":');
      expect(JSON.parse(two.stdout)).toEqual(JSON.parse(one.stdout));
      expect(two.status).toBe(one.status);
    },
    240_000,
  );
});
