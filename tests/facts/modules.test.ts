// From an import to the code behind it, and back from an export to its uses.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeProject, type Files } from '../support/project.js';
import { inFolder, inProject, originsIn, type Asked } from '../support/testkit.js';

const CLIENT = `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n`;
const ORDER = 'prisma.delegate "order"';

interface Row {
  readonly name: string;
  readonly files: Files;
  readonly code: string;
  readonly are: readonly string[];
  readonly file?: string;
  readonly tsconfig?: string;
}

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', ({ files, code, are, file = 'src/file.ts', tsconfig }) => {
      const origins = inProject({ ...files, [file]: code }, originsIn, {
        ...(tsconfig !== undefined && { tsconfig }),
      });
      expect(origins).toEqual(are);
    });
  });
}

rows('paths', [
  {
    name: 'relative, above and below',
    files: { 'src/db.ts': CLIENT, 'root.ts': CLIENT, 'src/deep/er/db.ts': CLIENT },
    code: `import { prisma as a } from './db';\nimport { prisma as b } from '../root';\nimport { prisma as c } from './deep/er/db';\n/*?*/a.order; /*?*/b.order; /*?*/c.order;`,
    are: [ORDER, ORDER, ORDER],
  },
  {
    name: '.js written for .ts, .mjs for .mts, .cjs for .cts',
    files: { 'src/a.ts': CLIENT, 'src/b.mts': CLIENT, 'src/c.cts': CLIENT, 'src/d.tsx': CLIENT },
    code: `import { prisma as a } from './a.js';\nimport { prisma as b } from './b.mjs';\nimport { prisma as c } from './c.cjs';\nimport { prisma as d } from './d.jsx';\n/*?*/a; /*?*/b; /*?*/c; /*?*/d;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'the extension itself',
    files: { 'src/a.ts': CLIENT, 'src/b.js': CLIENT },
    code: `import { prisma as a } from './a.ts';\nimport { prisma as b } from './b.js';\n/*?*/a; /*?*/b;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'index files',
    files: { 'src/db/index.ts': CLIENT, 'src/index.ts': CLIENT },
    code: `import { prisma as a } from './db';\nimport { prisma as b } from '.';\nimport { prisma as c } from './db/';\nimport { prisma as d } from './db/index.js';\n/*?*/a; /*?*/b; /*?*/c; /*?*/d;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'a name with dots',
    files: { 'src/prisma.service.ts': CLIENT },
    code: `import { prisma } from './prisma.service';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'paths of the tsconfig',
    tsconfig: '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"],"db":["src/lib/db.ts"]}}}',
    files: { 'src/lib/db.ts': CLIENT },
    code: `import { prisma as a } from '@/lib/db';\nimport { prisma as b } from 'db';\n/*?*/a; /*?*/b;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'paths without a baseUrl, with comments and trailing commas',
    tsconfig: `{\n  // where the sources are\n  "compilerOptions": { "paths": { "~/*": ["./src/*"], }, /* done */ },\n}`,
    files: { 'src/lib/db.ts': CLIENT },
    code: `import { prisma } from '~/lib/db.js';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'baseUrl alone',
    tsconfig: '{"compilerOptions":{"baseUrl":"src"}}',
    files: { 'src/lib/db.ts': CLIENT },
    code: `import { prisma } from 'lib/db';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'paths that a base config states',
    tsconfig: '{"extends":"./tsconfig.base.json"}',
    files: {
      'tsconfig.base.json': '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"]}}}',
      'src/lib/db.ts': CLIENT,
    },
    code: `import { prisma } from '@/lib/db';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'a tsconfig that extends a package which is not installed',
    tsconfig: '{"extends":"@tsconfig/node99/tsconfig.json","compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
    files: { 'src/lib/db.ts': CLIENT },
    code: `import { prisma as a } from '@/lib/db';\nimport { prisma as b } from './lib/db';\n/*?*/a; /*?*/b;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a broken tsconfig',
    tsconfig: '{"compilerOptions":',
    files: { 'src/lib/db.ts': CLIENT },
    code: `import { prisma } from './lib/db';\nimport { prisma as lost } from '@/lib/db';\n/*?*/prisma; /*?*/lost;`,
    are: ['prisma.client', 'unknown'],
  },
  {
    name: 'imports of the package',
    files: {
      'package.json': '{"type":"module","imports":{"#db":"./src/lib/db.js","#lib/*":"./src/lib/*.js"}}',
      'src/lib/db.ts': CLIENT,
    },
    code: `import { prisma as a } from '#db';\nimport { prisma as b } from '#lib/db';\n/*?*/a; /*?*/b;`,
    are: ['prisma.client', 'prisma.client'],
  },
]);

const WORKSPACE: Files = {
  'package.json': '{"workspaces":["packages/*"]}',
  'packages/db/package.json':
    '{"name":"@acme/db","exports":{".":{"types":"./src/index.ts","default":"./dist/index.js"},"./client":"./src/client.ts"}}',
  'packages/db/src/index.ts': `export * from './client.js';`,
  'packages/db/src/client.ts': CLIENT,
  'packages/plain/package.json': '{"name":"plain","main":"dist/index.js"}',
  'packages/plain/src/index.ts': CLIENT,
  'packages/api/package.json': '{"name":"api"}',
};

rows('workspaces', [
  {
    name: 'a package that is not linked',
    files: WORKSPACE,
    file: 'packages/api/src/file.ts',
    code: `import { prisma as a } from '@acme/db';\nimport { prisma as b } from '@acme/db/client';\n/*?*/a; /*?*/b;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a package whose entry is not built',
    files: WORKSPACE,
    file: 'packages/api/src/file.ts',
    code: `import { prisma } from 'plain';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'pnpm-workspace.yaml',
    files: { ...WORKSPACE, 'package.json': '{}', 'pnpm-workspace.yaml': `packages:\n  - 'packages/*'\n` },
    file: 'packages/api/src/file.ts',
    code: `import { prisma } from '@acme/db';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'a name that no package of the workspace has',
    files: WORKSPACE,
    file: 'packages/api/src/file.ts',
    code: `import { prisma } from '@acme/cache';\n/*?*/prisma;`,
    are: ['unknown'],
  },
]);

test('a workspace package that is linked into node_modules is read at its own place', () => {
  const file = 'packages/api/src/linked.ts';
  const code = `import { prisma } from '@acme/db/client';\n/*?*/prisma;`;
  const folder = writeProject({ ...WORKSPACE, [file]: code });
  mkdirSync(path.join(folder, 'node_modules/@acme'), { recursive: true });
  symlinkSync(path.join(folder, 'packages/db'), path.join(folder, 'node_modules/@acme/db'), 'junction');
  expect(inFolder(folder, file, code, originsIn)).toEqual(['prisma.client']);
});

rows('exports', [
  {
    name: 'export * through several barrels',
    files: {
      'src/a.ts': `export * from './b';\nexport * from './other';`,
      'src/b.ts': `export * from './db';`,
      'src/other.ts': 'export const x = 1;',
      'src/db.ts': CLIENT,
    },
    code: `import { prisma } from './a';\nimport * as all from './a';\n/*?*/prisma; /*?*/all.prisma;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a barrel of many modules, and a name that a later one bears',
    files: {
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `src/m${index}.ts`,
          `export const own${index} = ${index};`,
        ]),
      ),
      'src/all.ts': Array.from({ length: 40 }, (_, index) => `export * from './m${index}';`)
        .concat(`export * from 'somewhere';`, `export * from './db';`)
        .join('\n'),
      'src/db.ts': CLIENT,
    },
    code: `import { prisma } from './all';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'barrels of barrels that come back to the first',
    files: {
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `src/m${index}.ts`,
          `export * from './m${index + 1}';\nexport * from './m0';`,
        ]),
      ),
      'src/m40.ts': CLIENT,
    },
    code: `import { prisma } from './m0';\n/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'the first of two modules that bear a name',
    files: {
      'src/all.ts': `export * from './cache';\nexport * from './db';`,
      'src/cache.ts': 'export const prisma = makeCache();',
      'src/db.ts': CLIENT,
    },
    code: `import { prisma } from './all';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'export * as',
    files: { 'src/a.ts': `export * as db from './db';`, 'src/db.ts': CLIENT },
    code: `import { db } from './a';\n/*?*/db.prisma; /*?*/db;`,
    are: ['prisma.client', 'namespace of src/db.ts'],
  },
  {
    name: 're-exports with another name',
    files: { 'src/a.ts': `export { prisma as db, prisma as default } from './db';`, 'src/db.ts': CLIENT },
    code: `import whole, { db } from './a';\n/*?*/db; /*?*/whole;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a default that is exported again',
    files: {
      'src/a.ts': `export { default } from './db';\nexport { default as named } from './db';`,
      'src/db.ts': `${CLIENT}export default prisma;`,
    },
    code: `import whole, { named } from './a';\n/*?*/whole; /*?*/named;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'export * leaves the default out',
    files: { 'src/a.ts': `export * from './db';`, 'src/db.ts': `${CLIENT}export default prisma;` },
    code: `import whole from './a';\n/*?*/whole;`,
    are: ['unknown'],
  },
  {
    name: 'an import that is exported again',
    files: {
      'src/a.ts': `import db, { prisma } from './db';\nexport { prisma, db };\nexport default db;`,
      'src/db.ts': `${CLIENT}export default prisma;`,
    },
    code: `import whole, { prisma, db } from './a';\n/*?*/prisma; /*?*/db; /*?*/whole;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'a library that is exported again',
    files: {
      'src/a.ts': `export * from '@prisma/client';\nexport { Router as Routes } from 'express';\nexport { z } from 'zod';`,
    },
    code: `import { PrismaClient, Routes, z } from './a';\n/*?*/new PrismaClient(); /*?*/Routes(); /*?*/z.object({});`,
    are: ['prisma.client', 'express.router', 'zod.schema'],
  },
  {
    name: 'a name of its own before a star',
    files: { 'src/a.ts': `export * from './db';\nexport const prisma = makeCache();`, 'src/db.ts': CLIENT },
    code: `import { prisma } from './a';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'the first star that exports the name: others only use it, or hold it in a list',
    files: {
      'src/a.ts': `export * from './uses';\nexport * from './inner';\nexport * from './later';`,
      'src/uses.ts': `import { order, prisma } from './db';\nexport const seed = [order, prisma];`,
      'src/inner/index.ts': `export * from './more';\nexport * from '../db';`,
      'src/inner/more.ts': `export const { user: people } = {} as any;`,
      'src/later.ts': `export const prisma = makeCache(), order = 1;`,
      'src/db.ts': `${CLIENT}export const none = 1, order = prisma.order;`,
    },
    code: `import { prisma, order, seed } from './a';\n/*?*/prisma; /*?*/order; /*?*/prisma.user;`,
    are: ['prisma.client', ORDER, 'prisma.delegate "user"'],
  },
  {
    name: 'behind a star: by a text, by destructuring, spelled in another way',
    files: {
      'src/a.ts': `export * from './one';\nexport * from './two';\nexport * from './three';`,
      'src/one.ts': `import { prisma } from './db';\nconst local = prisma;\nexport { local as 'with space' };`,
      'src/two.ts': `import { prisma } from './db';\nexport const { order } = prisma;`,
      'src/three.ts': `import { prisma } from './db';\nexport const d\\u0062 = prisma;`,
      'src/db.ts': CLIENT,
    },
    code: `import { db, order, 'with space' as spaced } from './a';\n/*?*/db; /*?*/order; /*?*/spaced;`,
    are: ['prisma.client', ORDER, 'prisma.client'],
  },
  {
    name: 'exported by destructuring, by a list, by a text',
    files: {
      'src/a.ts': `import { prisma } from './db';\nexport const { order, user: people } = prisma;\nconst local = prisma;\nexport { local as 'with space' };`,
      'src/db.ts': CLIENT,
    },
    code: `import { order, people, 'with space' as spaced } from './a';\n/*?*/order; /*?*/people; /*?*/spaced;`,
    are: [ORDER, 'prisma.delegate "user"', 'prisma.client'],
  },
  {
    name: 'functions and classes, with the file they stand in',
    files: {
      'src/a.ts': `export function list() {}\nexport class Orders {}\nexport const get = async () => {};\nexport default function () {}`,
    },
    code: `import anonymous, { get, list, Orders } from './a';\n/*?*/list; /*?*/Orders; /*?*/get; /*?*/anonymous;`,
    are: [
      'function list in src/a.ts',
      'class Orders in src/a.ts',
      'function get in src/a.ts',
      'function in src/a.ts',
    ],
  },
  {
    name: 'an export that the module does not have',
    files: { 'src/db.ts': CLIENT },
    code: `import { client } from './db';\n/*?*/client;`,
    are: ['unknown'],
  },
]);

rows('what cannot be read', [
  {
    name: 'a cycle of imports',
    files: {
      'src/a.ts': `import { b } from './b';\nexport const a = b;`,
      'src/b.ts': `import { a } from './a';\nexport const b = a;`,
    },
    code: `import { a } from './a';\n/*?*/a;`,
    are: ['unknown'],
  },
  {
    name: 'a cycle of barrels',
    files: { 'src/a.ts': `export * from './b';`, 'src/b.ts': `export * from './a';` },
    code: `import { a } from './a';\n/*?*/a;`,
    are: ['unknown'],
  },
  {
    name: 'a cycle in which the value is found',
    files: { 'src/db.ts': `import { run } from './file';\n${CLIENT}run();` },
    code: `import { prisma } from './db';\nexport const run = () => /*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'a module that imports itself',
    files: {},
    code: `import { prisma } from './file';\nexport { prisma };\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'a missing file',
    files: {},
    code: `import { prisma } from './missing';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'a syntax error',
    files: { 'src/db.ts': `${CLIENT}export const = ;` },
    code: `import { prisma } from './db';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'JSON, CSS and other assets',
    files: { 'src/data.json': '{"order":1}', 'src/style.css': 'a {}' },
    code: `import data from './data.json' with { type: 'json' };\nimport './style.css';\nimport logo from './logo.svg';\n/*?*/data; /*?*/data.order; /*?*/logo;`,
    are: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'a binary file with the name of a script',
    files: { 'src/db.ts': new Uint8Array([0, 159, 146, 150, 255, 0]) },
    code: `import { prisma } from './db';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'a folder without an index',
    files: { 'src/lib/x.ts': '' },
    code: `import { prisma } from './lib';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'sources in node_modules',
    files: {
      'node_modules/hidden/package.json': '{"name":"hidden","main":"index.js"}',
      'node_modules/hidden/index.js': CLIENT,
    },
    code: `import { prisma } from 'hidden';\n/*?*/prisma;`,
    are: ['unknown'],
  },
  {
    name: 'built-in modules',
    files: {},
    code: `import { writeFileSync } from 'node:fs';\nimport process from 'node:process';\n/*?*/writeFileSync; /*?*/process.env;`,
    are: ['unknown', 'node.env'],
  },
]);

describe('a generated client', () => {
  const USE = `import { PrismaClient } from './generated/client';\n/*?*/new PrismaClient().order;`;

  test('is known by what it imports', () => {
    const generated = `import * as runtime from '@prisma/client/runtime/library';\nexport const PrismaClient = runtime.getPrismaClient({});\nexport type Order = { id: string };`;
    expect(inProject({ 'src/generated/client.ts': generated, 'src/file.ts': USE }, originsIn)).toEqual([
      ORDER,
    ]);
  });

  test('is known through a module that exports it again', () => {
    const files = {
      'src/generated/client.ts': `import '@prisma/client/runtime/client';\nexport class PrismaClient {}`,
      'src/db.ts': `import { PrismaClient } from './generated/client.js';\nexport const db = new PrismaClient();\nexport { Prisma } from './generated/client.js';`,
      'src/file.ts': `import { db, Prisma } from './db';\nexport function run(/*?*/tx: Prisma.TransactionClient) { /*?*/db; }`,
    };
    expect(inProject(files, originsIn)).toEqual(['prisma.transaction', 'prisma.client']);
  });

  const outside = mkdtempSync(path.join(tmpdir(), 'first-draft-'));
  afterAll(() => rmSync(outside, { recursive: true, force: true }));
  const ask = (name: string, manifest: string) => {
    const folder = path.join(outside, name);
    mkdirSync(path.join(folder, 'src'), { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), manifest);
    return inFolder(folder, 'src/file.ts', USE, originsIn);
  };

  test('that is not there is known where the manifest asks for the library', () => {
    expect(ask('with', '{"dependencies":{"@prisma/client":"^7.0.0"}}')).toEqual([ORDER]);
    expect(ask('tool', '{"devDependencies":{"prisma":"^7.0.0"}}')).toEqual([ORDER]);
  });

  test('that is not there is unknown without a manifest that does', () => {
    expect(ask('without', '{"dependencies":{"express":"5"}}')).toEqual(['unknown']);
  });

  test('is not a file of that name with other content', () => {
    expect(
      inProject(
        {
          'src/generated/client.ts': 'export class PrismaClient { order = makeCache(); }',
          'src/file.ts': USE,
        },
        originsIn,
      ),
    ).toEqual(['unknown']);
  });
});

describe('freshness', () => {
  const CODE = `import { prisma } from './db';\n/*?*/prisma;`;
  const write = (folder: string, file: string, text: string) => writeFileSync(path.join(folder, file), text);

  test('a change of another file is seen at the next lint', async () => {
    const folder = writeProject({ 'src/db.ts': CLIENT, 'src/fresh.ts': CODE });
    expect(inFolder(folder, 'src/fresh.ts', CODE, originsIn)).toEqual(['prisma.client']);
    write(folder, 'src/db.ts', 'export const prisma = makeCache();');
    await sleep(150);
    expect(inFolder(folder, 'src/fresh.ts', CODE, originsIn)).toEqual(['unknown']);
    write(folder, 'src/db.ts', CLIENT);
    await sleep(150);
    expect(inFolder(folder, 'src/fresh.ts', CODE, originsIn)).toEqual(['prisma.client']);
  });

  test('so is a change two modules away', async () => {
    const folder = writeProject({
      'src/origin.ts': CLIENT,
      'src/db.ts': `export * from './origin';`,
      'src/far.ts': CODE,
    });
    expect(inFolder(folder, 'src/far.ts', CODE, originsIn)).toEqual(['prisma.client']);
    write(folder, 'src/origin.ts', 'export const prisma = makeCache();');
    await sleep(150);
    expect(inFolder(folder, 'src/far.ts', CODE, originsIn)).toEqual(['unknown']);
  });

  test('so is a value two modules away that is not exported again but used', async () => {
    const folder = writeProject({
      'src/origin.ts': CLIENT,
      'src/db.ts': `import { prisma as client } from './origin';\nexport const prisma = client.$extends({});`,
      'src/used.ts': CODE,
    });
    expect(inFolder(folder, 'src/used.ts', CODE, originsIn)).toEqual(['prisma.extended']);
    write(folder, 'src/origin.ts', 'export const prisma = makeCache();');
    await sleep(150);
    expect(inFolder(folder, 'src/used.ts', CODE, originsIn)).toEqual(['unknown']);
  });

  test('a syntax error comes and goes', async () => {
    const folder = writeProject({ 'src/db.ts': CLIENT, 'src/typing.ts': CODE });
    expect(inFolder(folder, 'src/typing.ts', CODE, originsIn)).toEqual(['prisma.client']);
    write(folder, 'src/db.ts', `${CLIENT}export const =`);
    await sleep(150);
    expect(inFolder(folder, 'src/typing.ts', CODE, originsIn)).toEqual(['unknown']);
    write(folder, 'src/db.ts', CLIENT);
    await sleep(150);
    expect(inFolder(folder, 'src/typing.ts', CODE, originsIn)).toEqual(['prisma.client']);
  });

  test('of the open file its own text counts, saved or not', () => {
    const folder = writeProject({
      'src/open.ts': 'export const prisma = makeCache();',
      'src/back.ts': `export { prisma } from './open';`,
    });
    const text = `${CLIENT}import { prisma as back } from './back';\n/*?*/back;`;
    expect(inFolder(folder, 'src/open.ts', text, originsIn)).toEqual(['prisma.client']);
    const other = `import { prisma as back } from './back';\nexport const prisma = makeCache();\n/*?*/back;`;
    expect(inFolder(folder, 'src/open.ts', other, originsIn)).toEqual(['unknown']);
  });
});

describe('uses of an export', () => {
  /** `file:line text` of each use of `page`, or of another export. */
  const usesOf =
    (name = 'page') =>
    ({ module, analysis, folder }: Asked) =>
      analysis.project.index
        .usesOf(module, name, analysis.catalogue)
        ?.map(
          ({ module: { path: file, text }, node }) =>
            `${path.relative(folder, file).replaceAll('\\', '/')}:${text.slice(0, node.range[0]).split('\n').length} ${text.slice(...node.range)}`,
        )
        .sort();
  const DECLARES = 'export const page = 1;';
  const rowsOf: readonly {
    name: string;
    files: Files;
    uses: readonly string[];
    code?: string;
    of?: string;
  }[] = [
    {
      name: 'named',
      files: { 'src/a.ts': `import { page } from './file';\npage.x;\nlog(page);` },
      uses: ['src/a.ts:2 page', 'src/a.ts:3 page'],
    },
    {
      name: 'renamed',
      files: { 'src/a.ts': `import { page as p } from './file.js';\np.x;` },
      uses: ['src/a.ts:2 p'],
    },
    {
      name: 'namespace',
      files: { 'src/a.ts': `import * as all from './file';\nall.page; all.other;` },
      uses: ['src/a.ts:2 all.page'],
    },
    {
      name: 'default',
      code: 'export default 1;',
      of: 'default',
      files: {
        'src/a.ts': `import page, { other } from './file';\npage;`,
        'src/b.ts': `import { default as d } from './file';\nd;`,
      },
      uses: ['src/a.ts:2 page', 'src/b.ts:2 d'],
    },
    {
      name: 'through a barrel',
      files: {
        'src/index.ts': `export * from './file';`,
        'src/a.ts': `import { page } from '.';\npage;`,
        'src/b.ts': `import { page } from './index.js';\npage;`,
      },
      uses: ['src/a.ts:2 page', 'src/b.ts:2 page'],
    },
    {
      name: 'exported again under another name',
      files: {
        'src/index.ts': `export { page as first } from './file';`,
        'src/a.ts': `import { first } from './index';\nfirst;`,
      },
      uses: ['src/a.ts:2 first'],
    },
    {
      name: 'a namespace of a barrel',
      files: {
        'src/schemas/index.ts': `export * from '../file';`,
        'src/a.ts': `import * as s from './schemas';\ns.page;`,
      },
      uses: ['src/a.ts:2 s.page'],
    },
    {
      name: 'required',
      files: {
        'src/a.js': `const { page: p } = require('./file');\nconst all = require('./file');\np; all.page; require('./file').page;`,
      },
      uses: [`src/a.js:3 all.page`, `src/a.js:3 p`, `src/a.js:3 require('./file').page`],
    },
    {
      name: 'imported when it is needed',
      files: { 'src/a.ts': `const { page } = await import('./file');\npage; (await import('./file')).page;` },
      uses: [`src/a.ts:2 (await import('./file')).page`, 'src/a.ts:2 page'],
    },
    {
      name: 'in a type',
      files: { 'src/a.ts': `import type { page } from './file';\nexport type Page = typeof page;` },
      uses: ['src/a.ts:2 page'],
    },
    {
      name: 'by an alias of the tsconfig',
      files: {
        'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
        'src/a.ts': `import { page } from '@/file';\npage;`,
      },
      uses: ['src/a.ts:2 page'],
    },
    {
      name: 'not what has the same name elsewhere',
      files: {
        'src/other.ts': 'export const page = 2;',
        'src/a.ts': `import { page } from './other';\npage;`,
      },
      uses: [],
    },
    {
      name: 'not what shadows it',
      files: { 'src/a.ts': `import { page } from './file';\nexport const run = (page) => page;` },
      uses: [],
    },
    {
      name: 'not in an importer that does not parse',
      files: { 'src/a.ts': `import { page } from './file';\npage; const = 1;` },
      uses: [],
    },
  ];
  test.each(rowsOf)('$name', ({ files, uses, code = DECLARES, of }) => {
    const options = files['tsconfig.json'] === undefined ? {} : { tsconfig: null };
    expect(inProject({ ...files, 'src/file.ts': code }, usesOf(of), options)).toEqual(uses);
  });

  test('a name that too many files import is not followed', () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 70; index += 1)
      files[`src/use${index}.ts`] = `import { page } from './file';\npage;`;
    expect(inProject({ ...files, 'src/file.ts': DECLARES }, usesOf())).toBeUndefined();
  });
});
