// Presets follow from rule meta; the snapshot shows a change of meta as a change of what users get.
import { Linter } from 'eslint';
import firstDraft from '../src/index.js';
import { rules } from '../src/rules/index.js';

const { recommended, strict } = firstDraft.configs;
const isProduction = (name: string) =>
  rules[name.slice('first-draft/'.length)]?.meta.docs?.domain !== 'tests';

test.each(Object.entries(firstDraft.configs))('%s is as recorded', async (name, entries) => {
  const shown = entries.map(({ name: entry, files, linterOptions, rules: held }) => ({
    entry,
    files,
    linterOptions,
    rules: held,
  }));
  await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(
    `__snapshots__/preset-${name}.json`,
  );
});

test('every rule but those to opt in to is in strict, and what is in recommended is in strict', () => {
  const namesOf = (entries: Linter.Config[]) =>
    entries.flatMap(({ rules: held = {}, name }) =>
      /\/(?:not-production|not-tests|generated)$/.test(String(name)) ? [] : Object.keys(held),
    );
  expect(namesOf(strict).sort()).toEqual(
    Object.entries(rules)
      .filter(([, { meta }]) => meta.docs?.preset !== 'opt-in')
      .map(([name]) => `first-draft/${name}`)
      .sort(),
  );
  expect(namesOf(strict)).toEqual(expect.arrayContaining(namesOf(recommended)));
});

test('recommended reports what is certain, strict also what is likely', () => {
  const gradesOf = (entries: Linter.Config[]) =>
    new Set(Object.values(entries[0]?.rules ?? {}).map((entry) => JSON.stringify(entry)));
  expect([...gradesOf(recommended)]).toEqual(['["error",{"evidence":"certain"}]']);
  expect([...gradesOf(strict)]).toEqual(['["error",{"evidence":"likely"}]']);
});

test('the first entry registers the plugin and rules about production, the second turns just those off', () => {
  for (const entries of [recommended, strict]) {
    expect(entries[0]?.plugins).toEqual({ 'first-draft': firstDraft });
    const on = Object.keys(entries[0]?.rules ?? {});
    expect(on.every(isProduction)).toBe(true);
    // A query that is never sent is as wrong in a migration; in tests it is off by an entry of its own.
    const off = { ...entries[1]?.rules, ...entries[2]?.rules };
    expect(off).toEqual(Object.fromEntries(on.map((name) => [name, 'off'])));
    expect(Object.keys(entries[2]?.rules ?? {})).toEqual(['first-draft/no-unexecuted-query']);
  }
});

test.each([
  ['src/orders.test.ts', true],
  ['tests/support/orders.spec.js', true],
  ['src/orders.ts', false],
  ['scripts/orders.ts', false],
  ['tests/generated/orders.ts', false],
])('rules about tests hold in tests alone: %s', (file, isTest) => {
  const linter = new Linter({ configType: 'flat', cwd: '/project' });
  const messages = linter.verify("it('is', () => { expect(true).toBe(true); });", recommended, {
    filename: `/project/${file}`,
  });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(isTest ? ['first-draft/no-any-status-assertion'] : []);
});

test('a folder of tests holds files that another language is for', () => {
  const tests = recommended.find(({ name }) => name === 'first-draft/recommended/tests');
  expect(tests?.files?.flat().every((pattern) => /\.\{js,/.test(String(pattern)))).toBe(true);
});

describe('files', () => {
  const appliesTo = (file: string) => {
    const linter = new Linter({ configType: 'flat', cwd: '/project' });
    const probe: Linter.Config = {
      plugins: {
        probe: {
          rules: {
            here: { create: (context) => ({ Program: (node) => context.report({ node, message: 'here' }) }) },
          },
        },
      },
    };
    const [on, ...off] = recommended;
    const config = [
      probe,
      { files: on?.files ?? [], rules: { 'probe/here': 2 } },
      ...off.map(({ files = [] }) => ({ files, rules: { 'probe/here': 0 } })),
    ] as Linter.Config[];
    return linter
      .verify('', config, { filename: `/project/${file}` })
      .some(({ message }) => message === 'here');
  };

  test.each([
    'src/app.ts',
    'app.js',
    'src/routes/users.mts',
    'packages/api/src/index.cjs',
    'src/contest.ts',
    'src/descriptions/list.ts',
    'src/seeding.ts',
    'src/seed-orders.ts',
    'src/seeds.production.ts',
    'src/testing-api.tsx',
    'src/build/queue.ts',
    'src/adapters/out/orders.ts',
    'src/generated.ts',
    'src/generation/invoices.ts',
    'src/gen.ts',
  ])('production: %s', (file) => expect(appliesTo(file)).toBe(true));

  test.each([
    'src/app.test.ts',
    'src/app.spec.js',
    'test/app.ts',
    'packages/api/tests/users.ts',
    'src/__tests__/app.ts',
    'src/__mocks__/db.ts',
    'e2e/login.ts',
    'tests/fixtures/user.ts',
    'prisma/seed.ts',
    'prisma/seed.production.mts',
    'db/seeder.demo.js',
    'db/seeds/users.js',
    'src/migrations/20240101-users.ts',
    'scripts/backfill.mjs',
    'src/generated/prisma/client.ts',
    'generated/prisma/models/Order.ts',
    'src/graphql/__generated__/types.ts',
    'src/client/sdk.gen.ts',
    'src/graphql/types.generated.ts',
    'src/proto/orders_pb.js',
    'dist/server.js',
    'packages/api/dist/server.js',
    'packages/api/build/server.js',
    'coverage/sorter.js',
    'apps/web/.next/server/page.js',
  ])('not production: %s', (file) => expect(appliesTo(file)).toBe(false));
});
