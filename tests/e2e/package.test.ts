// The package as it is published: packed, unpacked into a project outside this repository that has nothing but ESLint and
// the dependencies that the manifest declares, and used there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { installPlugin, manifest } from '../support/installed-plugin.js';
import { ROOT } from '../support/project.js';

const project = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-package-')));
let plugin = '';

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

function run(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

const eslint = (...args: string[]) => run(path.join(ROOT, 'node_modules/eslint/bin/eslint.js'), ...args);

beforeAll(() => {
  plugin = installPlugin(project, ['eslint']);
  write('package.json', '{ "type": "module" }');
  write(
    'eslint.config.js',
    `import { defineConfig } from 'eslint/config';
import firstDraft from 'eslint-plugin-first-draft';

export default defineConfig([{ extends: [firstDraft.configs.recommended] }]);
`,
  );
  write(
    'broken-settings.config.js',
    `import firstDraft from 'eslint-plugin-first-draft';

export default [...firstDraft.configs.recommended, { settings: { 'first-draft': { handels: [] } } }];
`,
  );
  write(
    'src/schema.js',
    "import { z } from 'zod';\n\nexport const Query = z.object({ page: z.number() });\n",
  );
  write(
    'src/route.js',
    "import express from 'express';\nimport { Query } from './schema.js';\n\nconst app = express();\napp.get('/orders', (req, res) => res.json(Query.parse(req.query)));\n",
  );
}, 120_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

test('holds what runs and what is read, and nothing else', () => {
  expect(readdirSync(plugin).sort()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'oxlint',
    'package.json',
  ]);
});

test('finds a mistake across files with three lines of configuration', () => {
  const { status, output } = eslint('.');
  expect(output).toMatch(/src\/schema\.js\s+3:\d+\s+error .*first-draft\/no-uncoerced-input/);
  expect(output).toContain('1 problem');
  expect(status).toBe(1);
});

test('is named with its version where ESLint prints a configuration', () => {
  expect(eslint('--print-config', 'src/route.js').output).toContain(
    `eslint-plugin-first-draft@${manifest.version}`,
  );
});

test('a mistake in the settings is shown once, with the key', () => {
  const { status, output } = eslint('--config', 'broken-settings.config.js', '.');
  expect(status).toBe(2);
  expect(output.match(/has no key "handels"/g)).toHaveLength(1);
  expect(output).toContain('Its keys are');
});

test('require() gives the plugin itself', () => {
  const { output } = run(
    '--input-type=commonjs',
    '--no-warnings',
    '-e',
    "console.log(Object.keys(require('eslint-plugin-first-draft')).join())",
  );
  expect(output.trim()).toBe('meta,rules,configs,files');
});

test('typescript is not loaded', () => {
  write(
    'loaded.mjs',
    `import { createRequire } from 'node:module';
import { ESLint } from 'eslint';

const [result] = await new ESLint().lintFiles(['src/schema.js']);
const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('/typescript/lib/'));
console.log(JSON.stringify({ found: result.messages.map(({ ruleId }) => ruleId), loaded }));
`,
  );
  expect(JSON.parse(run('loaded.mjs').output)).toEqual({
    found: ['first-draft/no-uncoerced-input'],
    loaded: [],
  });
});

test.each([
  ['nodenext', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ['bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
])('its types fit a typed configuration under %s, libraries checked', (_, resolution) => {
  write(
    'eslint.config.ts',
    `import { defineConfig } from 'eslint/config';
import firstDraft, { type FirstDraftPlugin } from 'eslint-plugin-first-draft';

export const plugin: FirstDraftPlugin = firstDraft;
export const tests: string[] = firstDraft.files.tests;
export default defineConfig([
  { extends: [firstDraft.configs.recommended], rules: { 'first-draft/no-uncoerced-input': 'error' } },
  ...firstDraft.configs.strict,
  { plugins: { 'first-draft': firstDraft }, extends: ['first-draft/strict'] },
]);
`,
  );
  const file = path.join(project, 'eslint.config.ts');
  const program = ts.createProgram([file], {
    ...resolution,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  });
  const errors = ts
    .getPreEmitDiagnostics(program)
    .filter(
      ({ file: where }) => !where || [file, path.join(plugin, 'dist/index.d.ts')].includes(where.fileName),
    );
  expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  const read = program.getSourceFiles().map(({ fileName }) => fileName);
  expect(read.filter((name) => name.includes('/eslint-plugin-first-draft/'))).toEqual([
    path.join(plugin, 'dist/index.d.ts'),
  ]);
});
