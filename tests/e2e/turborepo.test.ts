// Lint as a cached task of a monorepo, by Turborepo itself: a result from the cache is the result that linting would give, whichever
// package changed. The configurations are those of docs/scale.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHANGES, install, monorepoFiles, SMALL, write } from '../../scripts/scale/monorepo.js';
import { findingsIn, SETUPS, taskOf, turbo, turboJson, type Setup } from '../../scripts/scale/turbo.js';
import { needsGit } from '../support/needs.js';
import { readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';

const QUERY_IN_APP = 'apps/api-0/src/index.ts first-draft/no-query-in-loop';
const SCHEMA_IN_PACKAGE = 'packages/schemas-0/src/index.ts first-draft/no-uncoerced-input';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A monorepo that is linted once, with everything in the cache. */
async function lintedOnce(setup: Setup) {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'first-draft-turbo-')));
  folders.push(root);
  const files = { ...monorepoFiles(SMALL), 'turbo.json': turboJson(setup) };
  write(root, files);
  install(root, files);
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', ['add', '-A'], { cwd: root });
  const task = taskOf(setup);
  const cold = await turbo(root, task);
  expect(cold).toMatchObject({ failed: false, cached: 0 });
  return async (change: keyof typeof CHANGES) => {
    write(root, files);
    write(root, CHANGES[change]);
    const run = await turbo(root, task);
    return { cached: run.cached, findings: findingsIn(run, root) };
  };
}

beforeAll(() => {
  // The monorepo's ESLint loads the plugin as it is published.
  if (!existsSync(path.join(ROOT, 'dist/index.js')))
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, shell: process.platform === 'win32' });
});

test('the page shows the configurations that are tried', () => {
  const shown = readPage(path.join(ROOT, 'docs/scale.md'))
    .blocks.filter(({ language }) => language === 'json')
    .map(({ code }) => JSON.parse(code) as object)
    .filter((block) => 'tasks' in block);
  const sorted = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, each: unknown) =>
        key === 'inputs' ? [...(each as readonly string[])].sort() : each,
      ),
    );
  expect(shown.map(sorted)).toEqual([SETUPS.root, SETUPS.packages, SETUPS.dependencies].map(sorted));
});

describe('with git', () => {
  beforeEach(needsGit);

  test('one task for the whole repository sees changes in either direction', async () => {
    const changed = await lintedOnce('root');
    expect(await changed('dependency')).toEqual({ cached: 0, findings: [QUERY_IN_APP] });
    expect(await changed('dependent')).toEqual({ cached: 0, findings: [SCHEMA_IN_PACKAGE] });
  });

  test('tasks that depend on their dependencies alone miss what a dependent changes', async () => {
    const changed = await lintedOnce('dependencies');
    // The service and the app are linted again; the database and the schemas come from the cache.
    expect(await changed('dependency')).toEqual({ cached: 2, findings: [QUERY_IN_APP] });
    // The app alone is linted again, and the finding would stand in the schemas. docs/scale.md says so.
    expect(await changed('dependent')).toEqual({ cached: 3, findings: [] });
  });
});
