// A schema, a query and a route in three packages of a monorepo: both findings are there in whatever way the packages
// name their entries, linked or not, built or not.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { everyRule, lintText, writeProject, type Files } from '../support/project.js';

const SCHEMA = `import { z } from 'zod';
export const listQuery = z.object({ page: z.number() });
`;
const SERVICE = `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function userName(id: string) {
  const user = await prisma.user.findUnique({ where: { id } });
  return user?.name;
}
`;
const route = (subpath: string) => `import express from 'express';
import { listQuery } from '@acme/schemas${subpath}';
import { userName } from '@acme/service${subpath}';
export const app = express();
app.get('/names', async (req, res) => {
  const { page } = listQuery.parse(req.query);
  const ids: string[] = req.body.ids;
  const names = [];
  for (const id of ids) names.push(await userName(id));
  res.json({ page, names });
});
`;

/** A package's files: its source, and what a build makes of it. */
type Package = (source: string, script: string, declarations: string) => Files;

const inIndex: Package = (source) => ({ 'src/index.ts': source });
const behindBarrel: Package = (source) => ({
  'src/index.ts': `export * from './deep/entry.js';\n`,
  'src/deep/entry.ts': source,
});
const builtTo =
  (folder: string, withSource = inIndex): Package =>
  (source, script, declarations) => ({
    ...withSource(source, script, declarations),
    [`${folder}/index.js`]: script,
    [`${folder}/index.d.ts`]: declarations,
  });

interface Layout {
  readonly name: string;
  /** What the packages' manifests say of their entry. */
  readonly entry?: object;
  readonly files?: Package;
  readonly subpath?: string;
  readonly root?: Files;
  readonly isLinked?: boolean;
  readonly tsconfig?: string;
}

const DIST = { types: './dist/index.d.ts', default: './dist/index.js' };
const SOURCES = '{"compilerOptions":{"baseUrl":".","paths":{"@acme/*":["packages/*/src/index.ts"]}}}';

const layouts: readonly Layout[] = [
  { name: 'exports lead to the source', entry: { exports: './src/index.ts' } },
  { name: 'the same, linked', entry: { exports: { '.': './src/index.ts' } }, isLinked: true },
  { name: 'a barrel', entry: { exports: './src/index.ts' }, files: behindBarrel, isLinked: true },
  { name: 'exports lead to what is not built', entry: { exports: { '.': DIST } }, isLinked: true },
  {
    name: 'exports lead to what is built',
    entry: { exports: { '.': DIST } },
    files: builtTo('dist'),
    isLinked: true,
  },
  {
    name: 'the same, not linked',
    entry: { main: DIST.default, types: DIST.types },
    files: builtTo('dist'),
  },
  {
    name: 'a build without declarations, in a folder of a module system',
    entry: { main: './lib/cjs/index.js' },
    files: (source, script) => ({ ...inIndex(source, '', ''), 'lib/cjs/index.js': script }),
    isLinked: true,
  },
  {
    name: 'a build of the whole package',
    entry: { types: './dist/types/src/index.d.ts', main: './dist/src/index.js' },
    files: (source, script, declarations) => ({
      ...inIndex(source, '', ''),
      'dist/src/index.js': script,
      'dist/types/src/index.d.ts': declarations,
    }),
    isLinked: true,
  },
  {
    name: 'a subpath that is not built',
    subpath: '/entry',
    entry: { exports: { './entry': './dist/deep/entry.js' } },
    files: behindBarrel,
    isLinked: true,
  },
  {
    name: 'a pattern of subpaths that is not built',
    subpath: '/entry',
    entry: { exports: { './*': { types: './dist/deep/*.d.ts', default: './dist/deep/*.js' } } },
    files: behindBarrel,
  },
  {
    name: 'a condition that leads to the source',
    entry: { exports: { '.': { source: './src/index.ts', ...DIST } } },
    files: builtTo('dist'),
    isLinked: true,
  },
  {
    name: 'pnpm',
    root: { 'package.json': '{}', 'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n" },
    entry: { exports: DIST },
    files: builtTo('dist'),
    isLinked: true,
  },
  {
    name: 'Nx, with paths of the tsconfig',
    root: { 'package.json': '{}', 'nx.json': '{}' },
    tsconfig: SOURCES,
  },
  {
    name: 'Lerna',
    root: { 'package.json': '{}', 'lerna.json': '{"packages":["packages/*"]}' },
    entry: { main: 'dist/index.js' },
  },
  {
    name: 'Rush',
    root: {
      'package.json': '{}',
      'rush.json': `{ "projects": [ // where they are
        { "projectFolder": "packages/schemas" }, { "projectFolder": "packages/service" },
        { "projectFolder": "packages/routes" }, null ] }`,
    },
    entry: { main: 'dist/index.js' },
  },
];

describe.each(layouts)('$name', (layout) => {
  const { entry = {}, files = inIndex, subpath = '', root, isLinked = false, tsconfig } = layout;
  const packageFiles = (name: string, source: string, declarations: string): Files => {
    const manifest = { name: `@acme/${name}`, type: 'module', ...entry };
    const all = { 'package.json': JSON.stringify(manifest), ...files(source, untyped(source), declarations) };
    return Object.fromEntries(Object.entries(all).map(([file, text]) => [`packages/${name}/${file}`, text]));
  };
  let folder: string;
  beforeAll(() => {
    folder = writeProject(
      {
        'package.json': '{"workspaces":["packages/*"]}',
        ...root,
        ...packageFiles('schemas', SCHEMA, `export declare const listQuery: import('zod').ZodType;\n`),
        ...packageFiles(
          'service',
          SERVICE,
          `export declare function userName(id: string): Promise<string>;\n`,
        ),
        'packages/routes/package.json': '{"name":"@acme/routes","type":"module"}',
        'packages/routes/src/app.ts': route(subpath),
      },
      tsconfig === undefined ? {} : { tsconfig },
    );
    if (isLinked) link(folder, ['schemas', 'service']);
  });

  const schemaFile = files === behindBarrel ? 'src/deep/entry.ts' : 'src/index.ts';
  const lint = (name: string, file: string, text: string) =>
    lintText(path.join(folder, 'packages', name), file, text, { rules: everyRule('certain') }).map(
      ({ ruleId, message }) => `${ruleId ?? 'parse'}: ${message}`,
    );

  test('the schema is reported, with the route that feeds it', () => {
    expect(lint('schemas', schemaFile, SCHEMA)).toEqual([
      expect.stringMatching(/no-uncoerced-input: .*routes\/src\/app\.ts:6/),
    ]);
  });

  test('the loop is reported, with the query that it reaches', () => {
    expect(lint('routes', 'src/app.ts', route(subpath))).toEqual([
      expect.stringMatching(/no-query-in-loop: .*userName/),
    ]);
  });
});

test('a script in lib that has no typed source beside it is itself the source', () => {
  const script = untyped(SERVICE);
  const folder = writeProject({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/service/package.json': '{"name":"@acme/service","main":"lib/index.js"}',
    'packages/service/lib/index.js': script,
    'packages/service/src/index.js': 'export const userName = (id) => id;\n',
  });
  const text = `import { userName } from '@acme/service';
export async function names(ids: string[]) {
  const found = [];
  for (const id of ids) found.push(await userName(id));
  return found;
}
`;
  const messages = lintText(folder, 'packages/api/src/names.ts', text, { rules: everyRule('certain') });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['first-draft/no-query-in-loop']);
});

test('what only a build could give is unknown, and nothing throws', () => {
  const folder = writeProject({
    'package.json': '{"workspaces":["packages/*", 7]}',
    'packages/a/package.json':
      '{"name":"@acme/a","exports":{"./x":[null,{"types":7},"./dist/x.js"],"./*/y":"./dist/*"}}',
    'packages/b/package.json': '{"name":"@acme/b","exports":null,"main":"dist/main.js","imports":"nonsense"}',
    'packages/c/package.json': '[]',
  });
  const text = `import { userName } from '@acme/a/x';
import { other } from '@acme/b';
import { third } from '@acme/a/z/y';
import { own } from '#own';
export async function names(ids: string[]) {
  for (const id of ids) await Promise.all([userName(id), other(id), third(id), own(id)]);
}
`;
  expect(lintText(folder, 'packages/b/src/names.ts', text)).toEqual([]);
});

function untyped(text: string): string {
  return text.replaceAll(': string', '');
}

function link(folder: string, names: readonly string[]): void {
  mkdirSync(path.join(folder, 'node_modules/@acme'), { recursive: true });
  for (const name of names)
    symlinkSync(
      path.join(folder, 'packages', name),
      path.join(folder, 'node_modules/@acme', name),
      'junction',
    );
}
