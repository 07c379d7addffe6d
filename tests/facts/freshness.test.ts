// What is seen of files that change while the process lives: an editor's server runs for days. Nobody waits here: a pause is told to
// the plugin as the time for which the process had nothing to do.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Analysis } from '../../src/facts/project/analysis.js';
import { SETTLED_PAUSE_MS } from '../../src/budgets.js';
import { writeProject } from '../support/project.js';
import { inFolder, originsIn, type Asked } from '../support/testkit.js';

const CLIENT = `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n`;

let { idle } = performance.eventLoopUtilization();
const waited = vi.spyOn(performance, 'eventLoopUtilization');
/** The process waits for something to do. */
const pause = (milliseconds = SETTLED_PAUSE_MS + 1) => {
  idle += milliseconds;
  waited.mockReturnValue({ idle, active: 0, utilization: 0 });
};
beforeAll(() => pause());
afterAll(() => waited.mockRestore());

const write = (folder: string, file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

describe('who imports what', () => {
  const DECLARES = 'export const page = 1;';
  const USES = `import { page } from './file';\npage;`;
  const usersOf = ({ module, analysis, folder }: Asked) =>
    analysis.project.index
      .usesOf(module, 'page', analysis.catalogue)
      ?.map((use) => path.relative(folder, use.module.path).replaceAll('\\', '/'))
      .sort();
  const users = (folder: string) => inFolder(folder, 'src/file.ts', DECLARES, usersOf);

  test('a new importer, and one that goes, are seen after a pause', () => {
    const folder = writeProject({
      'src/file.ts': DECLARES,
      'src/first.ts': USES,
      'src/none.ts': '// none\n',
    });
    expect(users(folder)).toEqual(['src/first.ts']);
    write(folder, 'src/second.ts', USES);
    pause();
    expect(users(folder)).toEqual(['src/first.ts', 'src/second.ts']);
    rmSync(path.join(folder, 'src/first.ts'));
    write(folder, 'src/new/third.ts', USES.replace('./', '../'));
    pause();
    expect(users(folder)).toEqual(['src/new/third.ts', 'src/second.ts']);
    write(folder, 'src/none.ts', USES);
    pause();
    expect(users(folder)).toEqual(['src/new/third.ts', 'src/none.ts', 'src/second.ts']);
  });

  test('however long it took to find out who imports what', () => {
    let now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 3_600_000));
    const folder = writeProject({ 'src/file.ts': DECLARES, 'src/slow.ts': USES });
    expect(users(folder)).toEqual(['src/slow.ts']);
    clock.mockImplementation(() => now);
    write(folder, 'src/second.ts', USES);
    pause();
    expect(users(folder)).toEqual(['src/second.ts', 'src/slow.ts']);
    clock.mockRestore();
  });

  test('time on the wall makes nobody look again', () => {
    const folder = writeProject({ 'src/file.ts': DECLARES, 'src/early.ts': USES });
    expect(users(folder)).toEqual(['src/early.ts']);
    write(folder, 'src/late.ts', USES);
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    expect(users(folder)).toEqual(['src/early.ts']);
    clock.mockRestore();
    pause();
    expect(users(folder)).toEqual(['src/early.ts', 'src/late.ts']);
  });

  test('a pass that begins anew sees all of it, without a pause', () => {
    const others = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`src/other${at}.ts`, '// none\n']),
    );
    const folder = writeProject({ 'src/file.ts': DECLARES, ...others });
    const pass = () => {
      const found = users(folder);
      for (const [file, text] of Object.entries(others)) inFolder(folder, file, text, () => undefined);
      return found;
    };
    expect(pass()).toEqual([]);
    write(folder, 'src/second.ts', USES);
    expect(pass()).toEqual(['src/second.ts']);
  });

  test('files that import the same name from somewhere else say nothing of it, so many as they are', () => {
    const others = Object.fromEntries(
      Array.from({ length: 90 }, (_, at) => [`src/list${at}.ts`, `import { page } from './other';\npage;`]),
    );
    const folder = writeProject({
      ...others,
      'src/other.ts': 'export const page = 2;',
      'src/barrel.ts': `export * from './file';`,
      'src/file.ts': DECLARES,
      'src/user.ts': USES,
      'src/far.ts': `import { page } from './barrel';\npage;`,
    });
    expect(users(folder)).toEqual(['src/far.ts', 'src/user.ts']);
  });
});

describe('manifests, workspaces and tsconfigs', () => {
  const CODE = `import { prisma } from '@acme/db';\n/*?*/prisma;`;
  const MEMBER = { 'packages/db/package.json': '{"name":"@acme/db"}', 'packages/db/src/index.ts': CLIENT };
  const valueIn = (folder: string, code = CODE) =>
    inFolder(folder, 'packages/api/src/file.ts', code, originsIn);

  test('a file that makes a workspace of the folder comes, and goes', () => {
    const folder = writeProject({
      ...MEMBER,
      'packages/api/package.json': '{"name":"a"}',
      'src/n.ts': '// 1\n',
    });
    expect(valueIn(folder)).toEqual(['unknown']);
    write(folder, 'pnpm-workspace.yaml', `packages:\n  - 'packages/*'\n`);
    expect(valueIn(folder)).toEqual(['unknown']);
    pause();
    expect(valueIn(folder)).toEqual(['prisma.client']);
    rmSync(path.join(folder, 'pnpm-workspace.yaml'));
    pause();
    expect(valueIn(folder)).toEqual(['unknown']);
  });

  test('a package comes to a workspace, and gets another name', () => {
    const folder = writeProject({
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/api/package.json': '{"name":"b"}',
    });
    expect(valueIn(folder)).toEqual(['unknown']);
    for (const [file, text] of Object.entries(MEMBER)) write(folder, file, text);
    pause();
    expect(valueIn(folder)).toEqual(['prisma.client']);
    write(folder, 'packages/db/package.json', '{"name":"@acme/database"}');
    pause();
    expect(valueIn(folder)).toEqual(['unknown']);
    expect(valueIn(folder, CODE.replace('/db', '/database'))).toEqual(['prisma.client']);
  });

  test('a manifest comes that is nearer, and asks for a package', () => {
    const asked = ({ module, analysis }: { module: { path: string }; analysis: Analysis }) =>
      [...analysis.project.packages.askedAround(module.path)].sort();
    const folder = writeProject({
      'package.json': '{"dependencies":{"zod":"4"}}',
      'src/deep/a.ts': '// a\n',
    });
    const names = () => inFolder(folder, 'src/deep/a.ts', '// a\n', asked);
    expect(names()).toEqual(['zod']);
    write(folder, 'src/deep/package.json', '{"dependencies":{"pg":"8"}}');
    pause();
    expect(names()).toEqual(['pg']);
    write(folder, 'src/deep/package.json', '{"dependencies":{"knex":"3"}}');
    pause();
    expect(names()).toEqual(['knex']);
    rmSync(path.join(folder, 'src/deep/package.json'));
    pause();
    expect(names()).toEqual(['zod']);
  });

  /** A tsconfig that leads `@/` to a folder of the project. */
  const leadingTo = (to: string, file: string) => {
    const root = path.posix.relative(path.posix.dirname(file), '') || '.';
    const compilerOptions = { paths: { '@/*': [`${root}/${to}/*`] } };
    return JSON.stringify({ include: [`${root}/src`], compilerOptions });
  };
  test.each([
    ['of the tsconfig', {}, 'tsconfig.json'],
    ['of one that it extends', { extends: './base.json' }, 'base.json'],
    ['of one that this one extends', { extends: ['./middle.json'] }, 'base.json'],
    ['of one that it refers to', { files: [], references: [{ path: './app' }] }, 'app/tsconfig.json'],
  ])('paths %s change', (_, own, stated) => {
    const code = `import { prisma } from '@/db';\n/*?*/prisma;`;
    const folder = writeProject(
      {
        'middle.json': '{"extends":"./base.json"}',
        'src/db.ts': CLIENT,
        'older/db.ts': 'export const prisma = 1;',
        'tsconfig.json': JSON.stringify(own),
        [stated]: leadingTo('older', stated),
      },
      { tsconfig: null },
    );
    const found = () => inFolder(folder, 'src/use.ts', code, originsIn);
    expect(found()).toEqual(['unknown']);
    write(folder, stated, leadingTo('src', stated));
    pause();
    expect(found()).toEqual(['prisma.client']);
  });
});

test('a file that goes is unknown at the next lint, and one that comes is found after a pause', () => {
  const use = `import { prisma } from './db';\n/*?*/prisma;`;
  const folder = writeProject({ 'src/db.ts': CLIENT, 'src/gone.ts': use });
  const found = () => inFolder(folder, 'src/gone.ts', use, originsIn);
  expect(found()).toEqual(['prisma.client']);
  rmSync(path.join(folder, 'src/db.ts'));
  expect(found()).toEqual(['unknown']);
  write(folder, 'src/db.ts', CLIENT);
  pause();
  expect(found()).toEqual(['prisma.client']);
});

test('a byte order mark is no change of a file: what was found stays', () => {
  const marked = `\uFEFF${CLIENT}`;
  const use = `import { prisma } from './db';\n/*?*/prisma;`;
  const folder = writeProject({ 'src/db.ts': marked, 'src/use.ts': use });
  const versionAt = (file: string, text: string) =>
    inFolder(folder, file, text, (asked) => ({
      origins: originsIn(asked),
      version: asked.analysis.project.modules.version,
    }));
  const { origins, version } = versionAt('src/use.ts', use);
  expect(origins).toEqual(['prisma.client']);
  expect(versionAt('src/db.ts', marked).version).toBe(version);
  expect(versionAt('src/use.ts', use)).toEqual({ origins, version });
});

test('what another module makes of the open file follows its text, saved or not, at every key', () => {
  const back = `import { prisma } from './open';\nexport const back = prisma.$extends({});`;
  const ask = `import { back } from './back';\n/*?*/back;`;
  const folder = writeProject({ 'src/open.ts': '// nothing yet\n', 'src/back.ts': back });
  const typed = (text: string) => inFolder(folder, 'src/open.ts', `${text}${ask}`, originsIn);
  expect(typed(CLIENT)).toEqual(['prisma.extended']);
  expect(typed('export const prisma = makeCache();\n')).toEqual(['unknown']);
  expect(typed(CLIENT)).toEqual(['prisma.extended']);
});

test('a star whose text was only looked at follows the text of its open file, saved or not', () => {
  const USER = `import { prisma } from './all';\n/*?*/prisma;`;
  const folder = writeProject({
    'src/all.ts': `export * from './one';\nexport * from './two';`,
    'src/one.ts': 'export const nothing = 1;',
    'src/two.ts': CLIENT,
    'src/user.ts': USER,
  });
  const inOne = (text: string) => inFolder(folder, 'src/one.ts', `${USER}\n${text}`, originsIn);
  const inUser = () => inFolder(folder, 'src/user.ts', USER, originsIn);
  expect(inUser()).toEqual(['prisma.client']);
  expect(inOne('')).toEqual(['prisma.client']);
  expect(inOne('export { none as prisma };')).toEqual(['unknown']);
  expect(inUser()).toEqual(['prisma.client']);
  expect(inOne('export { none as prisma };')).toEqual(['unknown']);
});
