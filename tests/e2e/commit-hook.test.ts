// docs/ci.md, "Before a commit": lint-staged in a repository of its own, with the configuration and the hook of the page.
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { Checkout, JSON_ROUTE, TWO_FILES } from '../support/checkout.js';
import { needsGit } from '../support/needs.js';
import { destinationOf, readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';

beforeEach(needsGit);

const { blocks } = readPage(path.join(ROOT, 'docs/ci.md'));
const HOOK = '.git/hooks/pre-commit';
const [staged = '', everything = ''] = blocks
  .filter((block) => destinationOf(block) === 'lint-staged.config.js')
  .map(({ code }) => code);
const hook = String(blocks.find((block) => destinationOf(block) === HOOK)?.code);

const LOOP = `import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export async function names(ids: string[]) {
  const users = [];
  for (const id of ids) users.push(await prisma.user.findUnique({ where: { id } }));
  return users;
}
`;
const MANIFEST =
  '{ "type": "module", "dependencies": { "@prisma/client": "7.10.0", "zod": "4.6.7", "express": "5.3.0" } }\n';

/** A repository whose only commit has a route that feeds its schema JSON, with the hook in place. */
function open(config: string): Checkout {
  const checkout = new Checkout({
    ...TWO_FILES,
    'package.json': MANIFEST,
    'src/route.ts': JSON_ROUTE,
    'lint-staged.config.js': config,
  });
  checkout.commit();
  checkout.write(HOOK, hook);
  chmodSync(path.join(checkout.root, HOOK), 0o755);
  return checkout;
}

const commits = (checkout: Checkout) => checkout.see('git rev-list --count HEAD');

describe('with the staged files', () => {
  test('what can be fixed is fixed in the commit', () => {
    const checkout = open(staged);
    checkout.write('src/route.ts', String(TWO_FILES['src/route.ts']));
    checkout.write(
      'src/schema.ts',
      `${String(TWO_FILES['src/schema.ts'])}export const None = z.object({});\n`,
    );
    const { status } = checkout.run('git commit -qam fixed');
    expect(status).toBe(0);
    expect(checkout.see('git show HEAD:src/schema.ts')).toContain('page: z.coerce.number()');
    expect(checkout.see('git status --short')).toBe('');
    checkout.remove();
  });

  test('what cannot is refused, with the message, and the files stay as they were', () => {
    const checkout = open(staged);
    checkout.write('src/names.ts', LOOP);
    const { status, stderr } = checkout.run('git add src/names.ts && git commit -qm refused');
    expect(status).toBe(1);
    expect(stderr).toContain('`prisma.user.findUnique()` runs once per element of `ids`');
    expect(commits(checkout)).toBe('1');
    expect(checkout.read('src/names.ts')).toBe(LOOP);
    expect(checkout.see('git status --short')).toBe('A  src/names.ts');
    checkout.remove();
  });

  test('a finding in a file that is not part of the commit is not seen', () => {
    const checkout = open(staged);
    checkout.write('src/route.ts', String(TWO_FILES['src/route.ts']));
    expect(checkout.run('git commit -qam unseen').status).toBe(0);
    expect(checkout.see('npx eslint .')).toContain('first-draft/no-uncoerced-input');
    checkout.remove();
  });
});

test('with a run over everything it is seen', () => {
  const checkout = open(everything);
  checkout.write('src/route.ts', String(TWO_FILES['src/route.ts']));
  const { status, stderr } = checkout.run('git commit -qam seen');
  expect(status).toBe(1);
  expect(stderr).toContain('src/schema.ts');
  expect(stderr).toContain('first-draft/no-uncoerced-input');
  expect(commits(checkout)).toBe('1');
  checkout.remove();
});
