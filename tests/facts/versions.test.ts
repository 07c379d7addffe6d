// Which version a project asks for.
import { models } from '../../src/models/index.js';
import { isBefore, lowestVersion, requestedVersionOf } from '../../src/facts/project/versions.js';
import { inProject } from '../support/testkit.js';

test.each([
  ['4', '4.0'],
  ['^4.1.0', '4.1'],
  ['~4.1', '4.1'],
  ['4.1.x', '4.1'],
  ['v4.1', '4.1'],
  ['=4.1.2', '4.1'],
  ['>=3.22 <5', '3.22'],
  ['>= 3.22', '3.22'],
  ['3.22 - 4', '3.22'],
  ['4.0.0-beta.3', '4.0'],
  ['^3.25 || ^4', '3.25'],
  ['^4 || ^3.25', '3.25'],
  ['npm:zod@^3.25', '3.25'],
  ['npm:@scope/zod3@4.1', '4.1'],
  ['workspace:^3.25', '3.25'],
  ['*', 'unknown'],
  ['', 'unknown'],
  ['latest', 'unknown'],
  ['next-4', 'unknown'],
  ['<5', 'unknown'],
  ['^4 || latest', 'unknown'],
  ['workspace:*', 'unknown'],
  ['catalog:zod4', 'unknown'],
  ['github:owner/zod#v3.1', 'unknown'],
  ['file:../zod3', 'unknown'],
  ['https://example.com/zod-3.25.tgz', 'unknown'],
])('%s is %s', (range, is) => {
  const version = lowestVersion(range);
  expect(version ? `${version.major}.${version.minor}` : 'unknown').toBe(is);
});

test('versions are compared as numbers', () => {
  expect(isBefore({ major: 3, minor: 9 }, { major: 3, minor: 25 })).toBe(true);
  expect(isBefore({ major: 3, minor: 25 }, { major: 10, minor: 0 })).toBe(true);
  expect(isBefore({ major: 4, minor: 0 }, { major: 3, minor: 25 })).toBe(false);
  expect(isBefore({ major: 4, minor: 1 }, { major: 4, minor: 1 })).toBe(false);
});

test('the manifest above a file that asks for the library says it, the nearest first', () => {
  const zod = models.find(({ library }) => library === 'zod');
  if (!zod) throw new Error('There is no model of zod.');
  const manifest = (range?: string) =>
    JSON.stringify({ dependencies: range === undefined ? {} : { zod: range } });
  const asked = (root?: string, nearest?: string) =>
    inProject(
      {
        'package.json': manifest(root),
        'api/package.json': manifest(nearest),
        'api/src/file.ts': 'export {};',
      },
      ({ module, analysis }) => requestedVersionOf(zod, module, analysis)?.major,
    );
  expect(asked('^3.25', '^4.1')).toBe(4);
  expect(asked('^3.25')).toBe(3);
  expect(asked('^3.25', 'latest')).toBe(undefined);
});

test.each([
  ['prisma generate', true],
  ['next build && prisma migrate deploy', true],
  ['npx prisma studio', true],
  ['dotenv -e .env.local -- npx prisma studio', true],
  ['NODE_ENV=test pnpm exec prisma migrate reset', true],
  ['npx --yes prisma generate', true],
  ['cross-env NODE_ENV=test prisma migrate deploy', true],
  ['node prisma/seed.js', false],
  ['npm run prisma:deploy', false],
  ['cd prisma && ls', false],
  ['docker build -t prisma .', false],
  ['prisma-lint', false],
])('a script that runs the command of a library says that it is in use: %s', (script, is) => {
  inProject(
    {
      'package.json': JSON.stringify({ scripts: { script } }),
      'src/file.ts': 'export {};',
    },
    ({ module, analysis: { project } }) => {
      expect(project.packages.isRun(module.path, 'prisma')).toBe(is);
      expect(project.packages.askedAround(module.path).has('prisma')).toBe(is);
    },
  );
});
