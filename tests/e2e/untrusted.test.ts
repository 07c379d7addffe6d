// Code that nobody has looked at yet is what linters are run on. Linting it runs none of it, reads what an import names and
// nothing else, and comes to an end whatever the files are.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { skipWithout, describeLack } from '../support/needs.js';
import { HANGS_AFTER } from '../support/patience.js';
import { ROOT } from '../support/project.js';

const FOUND = 'first-draft/no-uncoerced-input';
const LINT = path.join(ROOT, 'tests/support/lint-folder.mjs');

const outside = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-untrusted-')));
afterAll(() => rmSync(outside, { recursive: true, force: true }));

let number = 0;
/** A project of its own, in a folder that also holds what is none of its business. */
function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = path.join(outside, `project${String((number += 1))}`);
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

function reported(folder: string): string[] {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [LINT, folder, 'all'], {
    encoding: 'utf8',
    timeout: HANGS_AFTER,
    killSignal: 'SIGKILL',
  });
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' });
  return JSON.parse(stdout) as string[];
}

/** One mistake, which is found when the imports in front of it did no harm. */
const linted = (imports: string) => `
${imports}
import express from 'express';
import { z } from 'zod';
export const Query = z.object({ page: z.number() });
express().get('/orders', async (req, res) => {
  const rows = [];
  for (const id of req.body.ids) rows.push(await db.order.findMany({ where: { id } }));
  res.json(Query.parse(req.query));
});
`;

describe('nothing is run', () => {
  const TRAP = "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'WAS-RUN'), '');\n";
  const MODULE_TRAP =
    "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('WAS-RUN', import.meta.url), '');\nexport const db = {};\nexport default {};\n";

  const files = {
    'package.json': JSON.stringify({
      name: 'untrusted',
      main: './main.cjs',
      exports: './main.cjs',
      imports: { '#trap': './trap.mjs' },
      bin: './main.cjs',
      workspaces: ['packages/*'],
      scripts: { preinstall: 'node main.cjs', postinstall: 'node main.cjs', prepare: 'node main.cjs' },
      dependencies: { 'trap-package': '*' },
    }),
    'tsconfig.json': JSON.stringify({
      extends: ['./tsconfig.cjs', 'trap-package', './base.json'],
      compilerOptions: { plugins: [{ name: 'trap-package' }], paths: { '~/*': ['./src/*'] } },
    }),
    'base.json': '{}',
    ...Object.fromEntries(
      [
        'main.cjs',
        'tsconfig.cjs',
        '.pnp.cjs',
        '.eslintrc.cjs',
        'prettier.config.cjs',
        'babel.config.cjs',
      ].map((file) => [file, TRAP]),
    ),
    ...Object.fromEntries(
      [
        'trap.mjs',
        '.pnp.loader.mjs',
        'eslint.config.mjs',
        'vite.config.ts',
        'prisma.config.ts',
        'drizzle.config.ts',
        'src/trap.ts',
        'packages/inner/index.ts',
      ].map((file) => [file, MODULE_TRAP]),
    ),
    'packages/inner/package.json': '{ "name": "inner", "main": "./index.ts" }',
    'node_modules/trap-package/package.json':
      '{ "name": "trap-package", "main": "./index.js", "tsconfig": "./index.js" }',
    'node_modules/trap-package/index.js': TRAP,
    'src/linted.ts': linted(
      "import { db } from './trap';\nimport '#trap';\nimport 'inner';\nimport 'trap-package';\nimport '~/trap';\nimport '../vite.config';\nrequire('../main.cjs');\nimport('../prisma.config');",
    ),
  };

  const marks = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('WAS-RUN'));

  test('of all that a project may want to have run', () => {
    const folder = project(files);
    expect(reported(folder)).toContain(FOUND);
    expect(marks(folder)).toEqual([]);
  });

  test('(and the traps do work)', () => {
    const folder = project(files);
    for (const file of ['main.cjs', 'trap.mjs']) execFileSync(process.execPath, [path.join(folder, file)]);
    expect(marks(folder)).toEqual(['WAS-RUN']);
  });
});

describe('it comes to an end', () => {
  test.skipIf(process.platform === 'win32')('with pipes, devices and links in place of files', () => {
    const folder = project({
      'src/linted.ts': linted(
        ['pipe', 'zero', 'self', 'folder', 'big', 'cycle/src/linted', 'kernel']
          .map((name) => `import { db as ${name.replaceAll('/', '')} } from './${name}.js';`)
          .join('\n'),
      ),
      'src/folder.ts/index.ts': 'export const db = 1;\n',
      'src/big.ts': '// big\n',
    });
    const at = (file: string) => path.join(folder, file);
    for (const pipe of ['src/pipe.ts', 'pnpm-workspace.yaml', 'schema.prisma'])
      execFileSync('mkfifo', [at(pipe)]);
    symlinkSync('/dev/zero', at('src/zero.ts'));
    symlinkSync('/proc/self/maps', at('src/kernel.ts'));
    symlinkSync('self.ts', at('src/self.ts'));
    symlinkSync('..', at('src/cycle'));
    symlinkSync('/', at('src/everything'));
    truncateSync(at('src/big.ts'), 100_000_000);
    expect(reported(folder)).toContain(FOUND);
  });

  test.skipIf(process.platform === 'win32')(
    'with a workspace that holds links in a circle, and the whole disk',
    () => {
      const folder = project({
        'package.json': '{ "workspaces": ["**", "../**", "/**"] }',
        'packages/one/package.json': '{ "name": "one" }',
        'packages/one/index.ts': "export { z } from 'zod';\n",
        'src/linted.ts': linted("import { db } from 'one/missing';\nimport { z as own } from 'one';"),
      });
      symlinkSync('..', path.join(folder, 'packages/one/up'));
      symlinkSync('/', path.join(folder, 'packages/disk'));
      expect(reported(folder)).toContain(FOUND);
    },
  );

  test('with files that are nested deeper than a parser can go', () => {
    const deep = {
      brackets: `export const db = ${'['.repeat(100_000)}${']'.repeat(100_000)};\n`,
      open: '('.repeat(300_000),
      functions: `export const db = ${'x => '.repeat(50_000)}1;\n`,
      choices: `export const db = ${'1 ? '.repeat(50_000)}1${' : 1'.repeat(50_000)};\n`,
      branches: 'if (1) {\n} else '.repeat(50_000) + '{}\n',
      templates: 'x = ' + '`${'.repeat(50_000) + '1' + '}`'.repeat(50_000),
      types: `export type db = ${'A<'.repeat(50_000)}B${'>'.repeat(50_000)};\n`,
      signs: `export const db = ${'- '.repeat(200_000)}1;\n`,
      sums: `export const db = 1${' + 1'.repeat(200_000)};\n`,
    };
    const folder = project({
      ...Object.fromEntries(Object.entries(deep).map(([name, text]) => [`src/${name}.ts`, text])),
      'src/deep/package.json': '['.repeat(200_000),
      'src/deep/tsconfig.json': '{ "extends": '.repeat(50_000),
      'src/deep/file.ts': 'export const db = 1;\n',
      'src/linted.ts': linted(
        [...Object.keys(deep), 'deep/file']
          .map((name) => `import { db as ${name.replace('/', '')} } from './${name}.js';`)
          .join('\n'),
      ),
    });
    expect(reported(folder)).toContain(FOUND);
  });

  test('with texts that make a careless search take for ever', () => {
    const folder = project({
      'src/one.ts': `import ${' '.repeat(400_000)}`,
      'src/two.ts': 'import a'.repeat(50_000),
      'src/three.ts': "export * from '".repeat(50_000),
      'schema.prisma': 'model a {\n'.repeat(50_000) + '"'.repeat(50_000) + '{'.repeat(50_000),
      'pnpm-workspace.yaml': `a: &a [${'x,'.repeat(9)}x]\n${Array.from('bcdefghijk', (name, index) => `${name}: &${name} [${`*${'abcdefghijk'[index] ?? 'a'},`.repeat(9)}]`).join('\n')}\npackages: *k\n`,
      'src/linted.ts': linted("import { db } from './one';"),
    });
    expect(reported(folder)).toContain(FOUND);
  });
});

test('bytes that are no text, byte order marks and carriage returns are read for what they are', () => {
  const schema = "import { z } from 'zod';\nexport const Query = z.object({ page: z.number() });\n";
  const route = (name: string) =>
    `import express from 'express';\nimport { Query } from './${name}';\nexpress().get('/', (req, res) => res.json(Query.parse(req.query)));\n`;
  const folder = project({
    'src/linted-mark.ts': `\uFEFF${schema}`,
    'src/mark-route.ts': `\uFEFF${route('linted-mark')}`,
    'src/linted-lines.ts': schema.replaceAll('\n', '\r\n'),
    'src/lines-route.ts': route('linted-lines').replaceAll('\n', '\r\n'),
    'src/linted-bytes.ts': schema,
    'src/bytes-route.ts': Buffer.concat([
      Buffer.from([0x2f, 0x2f, 0xff, 0xfe, 0x80, 0x0a]),
      Buffer.from(route('linted-bytes')),
    ]),
    'src/linted-nul.ts': linted("import { db } from './nul';"),
    'src/nul.ts': Buffer.from([0x65, 0, 0x78, 0]),
  });
  expect(reported(folder).filter((rule) => rule === FOUND)).toHaveLength(4);
});

describe('what is opened', () => {
  // Where it is, it may still not be allowed to watch.
  const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
  const lack = canTrace ? undefined : describeLack('a working strace', { apt: 'strace' });
  beforeEach((context) => skipWithout(lack, context));

  /** What a run of the process opens, runs and connects to. */
  function traced(folder: string, rules: 'all' | 'none'): string[] {
    const log = path.join(outside, `trace-${rules}`);
    const calls =
      'trace=open,openat,openat2,creat,execve,execveat,connect,unlink,rename,renameat,renameat2,mkdir,symlink,link';
    execFileSync('strace', [
      '-f',
      '-qq',
      '-s',
      '4096',
      '-e',
      calls,
      '-o',
      log,
      process.execPath,
      LINT,
      folder,
      rules,
    ]);
    return readFileSync(log, 'utf8')
      .split('\n')
      .map((line) => line.replace(/^\d+\s+/, ''))
      .filter((line) => !/ENOENT|ENOTDIR|^\+\+\+|^---|resumed/.test(line));
  }

  test('the files that imports name, manifests and settings of the resolver; nothing is written, run or called', () => {
    mkdirSync(path.join(outside, 'elsewhere'), { recursive: true });
    for (const file of ['imported.ts', 'linked.ts', 'secret.env', 'secret', 'not-imported.ts'])
      writeFileSync(path.join(outside, 'elsewhere', file), 'export const db = 1;\n');
    const folder = project({
      'tsconfig.json': '{}',
      'src/own.ts': 'export const db = 1;\n',
      'src/secret.env': 'PASSWORD=1\n',
      'node_modules/package/package.json': '{ "name": "package", "main": "index.js" }',
      'node_modules/package/index.js': 'exports.db = 1;\n',
      'src/linted.ts': linted(`
import { db } from './own';
import { db as second } from '../../elsewhere/imported';
import { db as third } from './linked';
import { db as fourth } from '../../elsewhere/secret.env';
import { db as fifth } from '../../elsewhere/secret';
import { db as sixth } from '/etc/passwd';
import { db as seventh } from 'package';
import { db as eighth } from './secret.env';
for (const each of [second, third, fourth, fifth, sixth, seventh, eighth]) for (const id of [1]) await each.order.findMany({ where: { id } });
const name = '../../elsewhere/not-imported';
require(name);
import(name);
`),
    });
    symlinkSync(path.join(outside, 'elsewhere/linked.ts'), path.join(folder, 'src/linked.ts'));
    const without = new Set(traced(folder, 'none').map(calledOn));
    const added = traced(folder, 'all').filter((line) => !without.has(calledOn(line)));
    const isThisProcess = (line: string) => line.startsWith('execve(') && line.includes(LINT);
    expect(added.filter((line) => !/^open/.test(line) && !isThisProcess(line))).toEqual([]);
    expect(added.filter((line) => /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(line))).toEqual([]);
    const opened = [...new Set(added.map((line) => /"([^"]*)"/.exec(line)?.[1] ?? line))];
    const isSetting = (file: string) =>
      /(?:^|\/)(?:package|tsconfig|jsconfig)\.json$|pnpm-workspace\.yaml$/.test(file);
    const places = opened.filter((file) => !isSetting(file) && !file.startsWith(ROOT));
    const scripts = places
      .filter((file) => /\.\w+$/.test(file))
      .map((file) => path.relative(outside, file))
      .sort();
    expect(scripts).toEqual([
      'elsewhere/imported.ts',
      'elsewhere/linked.ts',
      `${path.basename(folder)}/src/own.ts`,
    ]);
  });

  const calledOn = (line: string) => line.replace(/\s*=.*$/, '').replace(/^\w+\(AT_FDCWD, /, '');
});
