// ESLint's cache and findings that rest on another file: what goes stale, and the key of docs/ci.md that brings no stale answer.
import path from 'node:path';
import { readWorkflow } from '../support/ci-services.js';
import { Checkout, JSON_ROUTE, TWO_FILES } from '../support/checkout.js';
import { CONFIG } from '../support/first-screen.js';
import { needsGit } from '../support/needs.js';
import { destinationOf, readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';

const { blocks } = readPage(path.join(ROOT, 'docs/ci.md'));
const text = blocks.find((block) => destinationOf(block) === '.github/workflows/lint-cached.yml')?.code;
const { steps } = readWorkflow(String(text));
const cache = steps.find(({ uses }) => uses?.startsWith('actions/cache@') === true);
const digest = steps.find(({ id }) => id === 'tree');
const lint = steps.at(-1);

const QUERY_ROUTE = String(TWO_FILES['src/route.ts']);
const FOUND = 'first-draft/no-uncoerced-input';

function open(route: string): Checkout {
  return new Checkout({ ...TWO_FILES, 'src/route.ts': route, 'README.md': '# Shop\n' });
}

const findings = (checkout: Checkout, command: string) =>
  [...checkout.see(command).matchAll(/first-draft\/[\w-]+/g)].map(([rule]) => rule);

describe('when only the other file changes', () => {
  test('a finding stays that is none any more', () => {
    const checkout = open(QUERY_ROUTE);
    expect(findings(checkout, String(lint?.run))).toEqual([FOUND]);
    checkout.write('src/route.ts', JSON_ROUTE);
    expect(findings(checkout, String(lint?.run))).toEqual([FOUND]);
    expect(findings(checkout, 'npx eslint .')).toEqual([]);
    checkout.remove();
  });

  test('a finding is missed that is new', () => {
    const checkout = open(JSON_ROUTE);
    expect(findings(checkout, String(lint?.run))).toEqual([]);
    checkout.write('src/route.ts', QUERY_ROUTE);
    expect(findings(checkout, String(lint?.run))).toEqual([]);
    expect(findings(checkout, 'npx eslint .')).toEqual([FOUND]);
    checkout.remove();
  });
});

describe('the key of the cached job', () => {
  /** The key under which the job would look for a cache, once what is on disk is committed. */
  function keyOf(checkout: Checkout): string {
    checkout.run('git add -A && git commit -qm next --allow-empty');
    const { status, stderr } = checkout.run(String(digest?.run), {
      env: { GITHUB_OUTPUT: path.join(checkout.root, 'node_modules/output') },
    });
    if (status !== 0) throw new Error(stderr);
    const [, value = ''] = /digest=(\w{64})\n$/.exec(checkout.read('node_modules/output')) ?? [];
    return String(cache?.with?.['key']).replace('${{ steps.tree.outputs.digest }}', value);
  }

  test('is that of the tree: another for every change of a source, the same for documentation', (context) => {
    needsGit(context);
    const checkout = open(QUERY_ROUTE);
    checkout.commit();
    const key = keyOf(checkout);
    expect(key).toMatch(/\w{64}$/);
    checkout.write('README.md', '# The shop\n');
    checkout.write('docs/notes.md', 'Notes.\n');
    expect(keyOf(checkout)).toBe(key);
    checkout.write('src/route.ts', JSON_ROUTE);
    expect(keyOf(checkout)).not.toBe(key);
    checkout.write('src/route.ts', QUERY_ROUTE);
    expect(keyOf(checkout)).toBe(key);
    checkout.write(CONFIG.file, `${CONFIG.text}// changed\n`);
    expect(keyOf(checkout)).not.toBe(key);
    checkout.remove();
  });

  test('is the only one: there is no other to fall back on', () => {
    expect(Object.keys(cache?.with ?? {}).sort()).toEqual(['key', 'path']);
    expect(lint?.run).toContain('--cache-strategy content');
  });
});
