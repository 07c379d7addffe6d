// What surrounds a file may be broken in any way: linting it neither throws nor hangs, and what the file itself says is
// still found.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  describeMessage,
  everyRule,
  lintText,
  writeProject,
  type Files,
  type LintOptions,
} from '../support/project.js';

const FOUND = 'first-draft/no-uncoerced-input';

/** A file with one mistake of its own, after whatever comes in front of it. */
const withMistake = (before: string) => `${before}
import express from 'express';
import { z } from 'zod';

const Query = z.object({ page: z.number() });
const app = express();
app.get('/orders', (req, res) => {
  res.json(Query.parse(req.query));
});
`;

/** What is reported as certain. Likely signs are asked for too: they must not throw either. */
function rulesReported(
  files: Files,
  linted: string,
  options: LintOptions = {},
  tsconfig?: string | null,
): (string | null)[] {
  const folder = writeProject(files, tsconfig === undefined ? {} : { tsconfig });
  return certain(folder, linted, String(files[linted]), options);
}

function certain(folder: string, file: string, text: string, options: LintOptions = {}): (string | null)[] {
  lintText(folder, file, text, options);
  return lintText(folder, file, text, { ...options, rules: everyRule('certain') }).map((message) =>
    message.fatal ? describeMessage(message) : message.ruleId,
  );
}

/** Uses an import in the ways in which the rules ask where a value comes from. */
const USES = `
export async function load(ids: string[]) {
  const rows = [];
  for (const id of ids) rows.push(await db.order.findMany({ where: { id } }));
  try { await log.info(rows); } catch (error) { log.error(error); }
  return Schema.parse(rows);
}
`;

describe('imports', () => {
  test.each([
    ['of a file that is not there', "import { db, log, Schema } from './missing.js';"],
    ['of a package that is not there', "import { db, log, Schema } from '@acme/missing/deep';"],
    ['of an odd specifier', "import { db, log, Schema } from '';"],
    ['of a folder', "import { db, log, Schema } from './';"],
    ['of a URL', "import { db, log, Schema } from 'https://example.com/mod.js';"],
    [
      'of data',
      "import db from './data.json' with { type: 'json' }; import { log, Schema } from './data.json';",
    ],
    ['of a style sheet', "import db from './style.css'; import { log, Schema } from './style.css';"],
    ['of a binary', "import db from './native.node'; import { log, Schema } from './image.png';"],
    ['of binary bytes in a script', "import { db, log, Schema } from './bytes.js';"],
    ['of a name that is not exported', "import { db, log, Schema } from './empty.js';"],
  ])('%s', (_, before) => {
    const files = {
      'src/file.ts': withMistake(before + USES),
      'src/data.json': '{ "db": 1 }',
      'src/style.css': '.db { color: red }',
      'src/native.node': new Uint8Array([0, 1, 2, 255]),
      'src/image.png': new Uint8Array([137, 80, 78, 71, 0]),
      'src/bytes.js': new Uint8Array(Array.from({ length: 2_000 }, (__, index) => (index * 7) % 256)),
      'src/empty.js': '',
    };
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });

  test('of a file with a syntax error', () => {
    const files = {
      'src/file.ts': withMistake("import { db, log, Schema } from './broken.js';" + USES),
      'src/broken.ts': 'export const db = new (((;\n',
    };
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });

  test('that go round in a circle', () => {
    const files = {
      'src/file.ts': withMistake("import { db, log, Schema } from './one.js';" + USES),
      'src/one.ts':
        "export { db } from './two.js';\nexport { log } from './one.js';\nimport { Schema as S } from './file.js';\nexport const Schema = S;\n",
      'src/two.ts': "import { db as other } from './one.js';\nexport const db = other;\n",
    };
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });

  test('through a barrel that exports itself', () => {
    const files = {
      'src/file.ts': withMistake("import { db, log, Schema } from './index.js';" + USES),
      'src/index.ts':
        "export * from './index.js';\nexport * from './other/index.js';\nexport * from './file.js';\n",
      'src/other/index.ts': "export * from '../index.js';\n",
    };
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });

  test('of a file that is nested deeper than any walk goes', () => {
    const deep = (levels: number) =>
      `export const db = x${'.then((y) => y)'.repeat(levels)};\nexport const { log, Schema } = db;\n`;
    for (const levels of [500, 2_000, 20_000]) {
      const files = {
        'src/file.ts': withMistake("import { db, log, Schema } from './deep.js';" + USES),
        'src/deep.ts': deep(levels),
      };
      expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
    }
  });

  test('through a chain of two hundred files', () => {
    const chain = Array.from({ length: 200 }, (_, index) => [
      `src/link${index}.ts`,
      `export { db, log, Schema } from './link${index + 1}.js';\n`,
    ]);
    const files = {
      ...Object.fromEntries(chain),
      'src/file.ts': withMistake("import { db, log, Schema } from './link0.js';" + USES),
    } as Files & Record<'src/file.ts', string>;
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });

  test('functions that call each other across files', () => {
    const files = {
      'src/file.ts': withMistake(
        "import { even } from './even.js';\nexport const odd = (n: number): boolean => even(n - 1);\nfor (const n of [1, 2]) even(n);",
      ),
      'src/even.ts':
        "import { odd } from './file.js';\nexport const even = (n: number): boolean => (n === 0 ? true : odd(n));\n",
    };
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });
});

describe('tsconfig.json', () => {
  const files = { 'src/file.ts': withMistake("import { db, log, Schema } from '~/missing';" + USES) };

  test.each([
    ['missing', null],
    ['empty', ''],
    ['not JSON', '{ "compilerOptions": { "paths": '],
    ['of a wrong shape', '{ "compilerOptions": { "paths": 7, "baseUrl": [] }, "include": 3 }'],
    [
      'extending a package that is not installed',
      '{ "extends": "@acme/tsconfig/base.json", "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
    ],
    ['extending itself', '{ "extends": "./tsconfig.json" }'],
    ['with references to nowhere', '{ "references": [{ "path": "./nowhere" }], "files": [] }'],
  ])('%s', (_, tsconfig) => {
    expect(rulesReported(files, 'src/file.ts', {}, tsconfig)).toEqual([FOUND]);
  });

  test('that extends a package that is not installed still gives its own paths', () => {
    const split = {
      'src/route.ts':
        "import express from 'express';\nimport { Query } from '~/schema';\nexpress().get('/', (req, res) => res.json(Query.parse(req.query)));\n",
      'src/schema.ts': "import { z } from 'zod';\nexport const Query = z.object({ page: z.number() });\n",
    };
    const tsconfig =
      '{ "extends": "@acme/tsconfig/base.json", "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }';
    expect(rulesReported(split, 'src/schema.ts', {}, tsconfig)).toEqual([FOUND]);
  });
});

describe('package.json and workspaces', () => {
  // Whether a console is a program's output or a server's log is read off the manifest too.
  const PRINTED = 'first-draft/no-console-log-error';
  const PRINTS = '\nexport function run(work) { try { work(); } catch (error) { console.log(error); } }\n';

  test.each([
    ['empty', ''],
    ['not JSON', '{ "name": '],
    ['a list', '[]'],
    [
      'of wrong shapes',
      '{ "workspaces": { "packages": 7 }, "dependencies": [], "imports": 3, "exports": null, "bin": { "a": 7 } }',
    ],
    ['null wherever it can be', '{ "name": null, "workspaces": null, "dependencies": null, "bin": null }'],
    ['of numbers', '{ "name": 1, "workspaces": [1], "dependencies": { "zod": 4 }, "bin": 5 }'],
  ])('a manifest that is %s', (_, manifest) => {
    expect(
      rulesReported(
        {
          'package.json': manifest,
          'src/file.ts': withMistake("import { db, log, Schema } from '#db';" + USES + PRINTS),
        },
        'src/file.ts',
      ),
    ).toEqual([PRINTED, FOUND]);
  });

  test('a workspace file that is not YAML', () => {
    const files = {
      'pnpm-workspace.yaml': 'packages: [\n  - : :',
      'src/file.ts': withMistake("import { db, log, Schema } from '@acme/db';" + USES),
    };
    expect(rulesReported(files, 'src/file.ts')).toEqual([FOUND]);
  });
});

describe('the file itself', () => {
  test.each([
    ['empty', ''],
    ['nothing but a comment', '// soon\n'],
    ['nothing but a directive', "'use server';\n"],
    ['a shebang', '#!/usr/bin/env node\n'],
    ['a byte order mark', '\uFEFFexport {};\n'],
    ['only types', 'export interface Order { id: string }\nexport type Orders = Order[];\n'],
    [
      'odd syntax',
      'label: for (;;) { break label; }\nexport default class { static { this.x = 1; } #y = 2; get [`a`]() { return this.#y; } }\n',
    ],
    [
      'holes and spreads',
      'const [, a = 1, ...[b]] = [, , ...[1]]; const { ["x"]: { y = a } = {}, ...z } = {} as any; export { b, y, z };\n',
    ],
  ])('is %s', (_, code) => {
    expect(rulesReported({ 'src/file.ts': code }, 'src/file.ts')).toEqual([]);
  });

  test('has no file on disk', () => {
    const folder = writeProject({});
    expect(certain(folder, 'src/unsaved.ts', withMistake(''))).toEqual([FOUND]);
    expect(lintText(folder, '<input>', withMistake('')).length).toBeLessThanOrEqual(1);
  });

  test('has a client of type any, with types and without', () => {
    const code = withMistake(`declare const db: any, log: any, Schema: any;${USES}`);
    expect(rulesReported({ 'src/file.ts': code }, 'src/file.ts', {})).toEqual([FOUND]);
    const folder = writeProject({ 'src/file.ts': code });
    expect(certain(folder, 'src/file.ts', code, { isTyped: true })).toEqual([FOUND]);
  });

  test('is CommonJS', () => {
    const code = `const express = require('express');\nconst { z } = require('zod');\nconst { db } = require('./missing');\nexpress().get('/', (req, res) => res.json(z.object({ page: z.number() }).parse(req.query)));\nmodule.exports = { db };\n`;
    expect(rulesReported({ 'src/file.cjs': code }, 'src/file.cjs', { parser: 'espree' })).toEqual([FOUND]);
  });

  // How long that takes is a matter of `npm run bench -- --only shapes`.
  test('has 20,000 lines', () => {
    const one = (index: number) => `
export async function handler${index}(ids: string[]) {
  const rows = [];
  for (const id of ids) {
    rows.push(await db.order.findMany({ where: { id } }));
  }
  try {
    log.info(rows);
  } catch (error) {
    log.error('failed', error, JSON.stringify(rows));
  }
  return z.object({ page: z.number(), open: z.boolean() }).parse(rows);
}
`;
    const handlers = Array.from({ length: 1_540 }, (_, index) => one(index)).join('');
    const code = withMistake("import { db, log } from './missing.js';") + handlers;
    expect(code.split('\n').length).toBeGreaterThan(20_000);
    expect(rulesReported({ 'src/file.ts': code }, 'src/file.ts', { parser: 'typescript' })).toEqual([FOUND]);
  });

  test('is nested as deep as the parser goes', () => {
    const deep = `export const deep = ${'(() => '.repeat(100)}1${')'.repeat(100)};`;
    const chain = `export const chain = x${'.then((y) => y)'.repeat(200)};`;
    expect(rulesReported({ 'src/file.ts': withMistake(deep + chain) }, 'src/file.ts')).toEqual([FOUND]);
  });
});

test('another file that is larger than a megabyte is left alone', () => {
  const files = { 'src/file.ts': withMistake("import { db, log, Schema } from './huge.js';" + USES) };
  const folder = writeProject(files);
  writeFileSync(path.join(folder, 'src/huge.js'), `export const db = [${'0,'.repeat(600_000)}];\n`);
  expect(certain(folder, 'src/file.ts', files['src/file.ts'])).toEqual([FOUND]);
});
