// Imports lead to the same file among the playground's files as oxc-resolver finds on disk.
import path from 'node:path';
import { ResolverFactory as OnDisk } from 'oxc-resolver';
import { replaceFiles } from '../../site/playground/engine/memory-files.js';
import { ResolverFactory } from '../../site/playground/engine/resolver.js';
import { writeProject } from '../support/project.js';

// As src/facts/project/resolution.ts has them.
const OPTIONS = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.json'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs', '.d.mts'],
    '.cjs': ['.cts', '.cjs', '.d.cts'],
  },
  conditionNames: ['source', 'development', 'types', 'import', 'require', 'node', 'default'],
  mainFields: ['source', 'types', 'module', 'main'],
};

const FILES = {
  'package.json': JSON.stringify({
    name: '@acme/shop',
    type: 'module',
    imports: { '#db': './src/db.ts', '#lib/*': './src/lib/*.ts', '#made': './dist/made.js' },
    exports: { '.': './src/index.ts', './routes/*': { types: './src/routes/*.ts', default: './dist/*.js' } },
  }),
  'src/index.ts': 'export {};',
  'src/db.ts': 'export {};',
  'src/plain.js': 'export {};',
  'src/view.tsx': 'export {};',
  'src/data.json': '{}',
  'src/module.mts': 'export {};',
  'src/old.cts': 'export {};',
  'src/lib/money.ts': 'export {};',
  'src/lib/index.ts': 'export {};',
  'src/routes/orders.ts': 'export {};',
  'packages/mail/package.json':
    '{ "name": "@acme/mail", "main": "./lib/main.js", "types": "./lib/main.d.ts" }',
  'packages/mail/lib/main.ts': 'export {};',
};

const root = writeProject(FILES);
const onDisk = new OnDisk(OPTIONS);
const inMemory = new ResolverFactory(OPTIONS);

test.each([
  ['src', './db'],
  ['src', './db.js'],
  ['src', './db.ts'],
  ['src', './plain'],
  ['src', './plain.js'],
  ['src', './view'],
  ['src', './view.js'],
  ['src', './view.jsx'],
  ['src', './data.json'],
  ['src', './module.mjs'],
  ['src', './old.cjs'],
  ['src', './lib'],
  ['src', './lib/'],
  ['src', './lib/index.js'],
  ['src', '.'],
  ['src/lib', '..'],
  ['src/routes', '../db.js'],
  ['src', './missing'],
  ['src', './missing.js'],
  ['src', '#db'],
  ['src/routes', '#lib/money'],
  ['src', '#lib/missing'],
  ['src', '#made'],
  ['src', '#none'],
  ['src', '@acme/shop'],
  ['src', '@acme/shop/routes/orders'],
  ['src', '@acme/shop/none'],
  ['src', 'zod-that-is-not-there'],
  ['.', './packages/mail'],
  ['packages/mail', '.'],
])('from %s: %s', (folder, request) => {
  replaceFiles(Object.entries(FILES).map(([file, text]) => [path.join(root, file), text]));
  const from = path.join(root, folder);
  expect(inMemory.sync(from, request).path).toBe(onDisk.sync(from, request).path);
});
