// A project that validates with a library of which no model tells: ESLint says it once a run, and the command in its summary.
import type { Checkout as CheckoutType } from '../support/checkout.js';
import { Checkout } from '../support/checkout.js';
import { CONFIG } from '../support/first-screen.js';
import { Npx } from '../support/npx.js';
import type { Files } from '../support/project.js';

const BUSY = 600_000;
const ROUTE =
  "import { create } from 'superstruct';\n\nexport const route = (value: unknown) => create(value);\n";
const filesWith = (dependencies: object): Files => ({
  'package.json': JSON.stringify({ type: 'module', dependencies }),
  'src/one.ts': ROUTE,
  'src/two.ts': ROUTE,
});
const HINT =
  /\(node:\d+\) \[FIRST_DRAFT_UNKNOWN_LIBRARY\] FirstDraftHint: This project uses superstruct, which the plugin does not know: no schema is known in it, so nothing is reported about that\. https:\S+docs\/settings\.md#hints\n/g;

describe('ESLint', () => {
  const checkouts: CheckoutType[] = [];
  afterAll(() => {
    for (const each of checkouts) each.remove();
  });
  const checkoutWith = (dependencies: object): Checkout => {
    const checkout = new Checkout(filesWith(dependencies));
    checkouts.push(checkout);
    return checkout;
  };
  const SILENT = { status: 0, stdout: '', stderr: '' };

  test('says it once, on standard error, and ends as it would have', { timeout: BUSY }, () => {
    const { status, stdout, stderr } = checkoutWith({ superstruct: '2.0.2' }).run('npx eslint .');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr.match(HINT)).toHaveLength(1);
    expect(stderr.match(/FirstDraftHint/g)).toHaveLength(1);
  });

  test('says it once where several threads lint', { timeout: BUSY }, () => {
    const { stderr } = checkoutWith({ superstruct: '2.0.2' }).run('npx eslint . --concurrency 2');
    expect(stderr.match(HINT)).toHaveLength(1);
  });

  test('says nothing where another validator is known', { timeout: BUSY }, () => {
    expect(checkoutWith({ superstruct: '2.0.2', zod: '4.6.7' }).run('npx eslint .')).toEqual(SILENT);
  });

  test('says nothing where a setting, or Node, is told not to', { timeout: BUSY }, () => {
    const checkout = checkoutWith({ superstruct: '2.0.2' });
    const env = { NODE_OPTIONS: '--disable-warning=FIRST_DRAFT_UNKNOWN_LIBRARY' };
    expect(checkout.run('npx eslint .', { env })).toEqual(SILENT);
    checkout.write(
      CONFIG.file,
      CONFIG.text.replace('\n]);', "\n  { settings: { 'first-draft': { hints: false } } },\n]);"),
    );
    expect(checkout.run('npx eslint .')).toEqual(SILENT);
  });
});

describe('the command', () => {
  const npx = new Npx();
  afterAll(() => {
    npx.remove();
  });
  const NOTE =
    'Not known, and so not looked at: superstruct (validation), ofetch (requests). --no-hints leaves this out.';

  test('says it in its summary, as data and on its page', { timeout: BUSY }, () => {
    const project = npx.project(filesWith({ superstruct: '2.0.2', zod: '4.6.7', ofetch: '1.4.1' }));
    const { status, stdout, stderr } = project.run('--json=a.json', '--html', 'a.html');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`\n${NOTE}\n`);
    expect(JSON.parse(project.read('a.json'))).toMatchObject({
      unknownLibraries: [
        { name: 'superstruct', kind: 'validation' },
        { name: 'ofetch', kind: 'http' },
      ],
      notes: expect.arrayContaining([NOTE]) as string[],
    });
    expect(project.read('a.html')).toContain(NOTE);
    const quiet = project.run('--no-hints');
    expect(quiet.stdout).not.toContain('superstruct');
    expect(quiet.stderr).toBe('');
  });
});
