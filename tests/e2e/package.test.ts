// The package as it is published: packed, unpacked into a project outside this repository that has nothing but ESLint and
// the dependencies that the manifest declares, and used there.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { installPlugin, manifest } from '../support/installed-plugin.js';
import { ROOT } from '../support/project.js';

const project = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-package-')));
let plugin = '';
let tarball = '';

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
  ({ plugin, tarball } = installPlugin(project, ['eslint']));
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
});

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
  expect(readdirSync(path.join(plugin, 'docs'))).not.toContain('images');
});

test('ships no sources, maps or types but those of its entry', () => {
  const files = readdirSync(plugin, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(?:map|ts)$/.test(file)).sort()).toEqual([
    path.join('dist', 'index.d.ts'),
    path.join('dist', 'rule-options.d.ts'),
  ]);
});

test('publint has nothing to say, in strict mode', async () => {
  const { messages } = await publint({ pkgDir: plugin, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
});

test('are-the-types-wrong finds no fault for a package of ES modules', () => {
  const attw = path.join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const { status, output } = run(attw, tarball, '--profile', 'esm-only', '--format', 'json');
  const { analysis, problems = {} } = JSON.parse(output) as {
    analysis: { types: unknown };
    problems?: Record<string, unknown>;
  };
  expect(analysis.types).toEqual({ kind: 'included' });
  // What `require()` gives is tested above: the tool does not know that Node loads ES modules with it.
  expect(Object.keys(problems).filter((kind) => kind !== 'CJSResolvesToESM')).toEqual([]);
  expect(status).toBe(0);
});

test('finds a mistake across files with three lines of configuration', () => {
  const { status, output } = eslint('.');
  expect(output).toMatch(/src\/schema\.js\s+3:\d+\s+error .*first-draft\/no-uncoerced-input/);
  expect(output).toContain('1 problem');
  expect(status).toBe(1);
});

test('the command is there, and explains a line with the project’s own ESLint', () => {
  const { status, output } = run(path.join(plugin, 'dist/cli/main.js'), 'why', 'src/schema.js:3');
  expect(output).toMatch(/no-uncoerced-input: reports:\n +`z\.number\(\)`/);
  expect(status).toBe(0);
});

test('without ESLint the command says what to install', () => {
  const bare = path.join(project, 'without-eslint');
  mkdirSync(path.join(bare, 'node_modules'), { recursive: true });
  cpSync(plugin, path.join(bare, 'node_modules/eslint-plugin-first-draft'), { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(path.dirname(path.join(bare, 'node_modules', name)), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(bare, 'node_modules', name));
  }
  // Below the project there would be one: this one is outside.
  const outside = mkdtempSync(path.join(os.tmpdir(), 'first-draft-bare-'));
  cpSync(bare, outside, { recursive: true, verbatimSymlinks: true });
  writeFileSync(path.join(outside, 'a.js'), 'f();\n');
  const main = path.join(outside, 'node_modules/eslint-plugin-first-draft/dist/cli/main.js');
  const { status, stderr } = spawnSync(process.execPath, [main, 'why', 'a.js:1'], {
    cwd: outside,
    encoding: 'utf8',
  });
  rmSync(outside, { recursive: true, force: true });
  expect(stderr).toContain('ESLint is not installed in');
  expect(stderr).toContain('npm install --save-dev eslint');
  expect(status).toBe(2);
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

test('what is there for the command alone is not needed to lint', () => {
  const outside = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'first-draft-lean-')));
  const modules = path.join(outside, 'node_modules');
  const ofCommand = ['diff', 'ignore', 'jsonc-parser', 'marked', 'package-manager-detector'];
  for (const name of [...Object.keys(manifest.dependencies), 'eslint']) {
    if (ofCommand.includes(name)) continue;
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  }
  cpSync(plugin, path.join(modules, 'eslint-plugin-first-draft'), { recursive: true });
  for (const file of ['package.json', 'eslint.config.js', 'src'])
    cpSync(path.join(project, file), path.join(outside, file), { recursive: true });
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/eslint/bin/eslint.js'), '.'],
    { cwd: outside, encoding: 'utf8' },
  );
  rmSync(outside, { recursive: true, force: true });
  expect(stdout).toContain('first-draft/no-uncoerced-input');
  expect(status).toBe(1);
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

test.each(['oxc-parser', 'oxc-resolver'])(
  'without the native binding of %s it says so, and what to do',
  (name) => {
    const bare = path.join(project, `without-${name}`);
    const modules = path.join(bare, 'node_modules');
    mkdirSync(modules, { recursive: true });
    cpSync(plugin, path.join(modules, 'eslint-plugin-first-draft'), { recursive: true });
    // A copy: a link would find the binding of this repository. Its binding is a package of its own, which is left out.
    cpSync(path.join(ROOT, 'node_modules', name), path.join(modules, name), { recursive: true });
    const load = "import('eslint-plugin-first-draft').catch(({ message }) => console.log(message))";
    const { stdout } = spawnSync(process.execPath, ['-e', load], { cwd: bare, encoding: 'utf8' });
    expect(stdout).toContain(
      `eslint-plugin-first-draft needs ${name}, whose native binding for ${process.platform}-${process.arch} could not be loaded`,
    );
    expect(stdout).toContain('no `--omit=optional`');
    expect(stdout).toContain(`Cannot find module '@${name}/binding-${process.platform}-${process.arch}`);
  },
);

/** A typed configuration, as far as each of these ways to load the plugin differs. */
const typed = (imports: string, exported: string, more = '') => `${imports}

export const plugin: FirstDraftPlugin = firstDraft;
export const tests: string[] = firstDraft.files.tests;
const config = defineConfig([
  { extends: [firstDraft.configs.recommended], rules: { 'first-draft/no-uncoerced-input': 'error' } },
  ...firstDraft.configs.strict,
  { plugins: { 'first-draft': firstDraft }, extends: ['first-draft/strict'] },
  { rules: { 'first-draft/no-query-in-loop': ['warn', { evidence: 'likely' }] } },
]);
export const area: FirstDraftPlugin['configs'][string & keyof FirstDraftPlugin['configs']] = firstDraft.configs['data-access'];
const options = { 'first-draft/no-query-in-loop': ['warn', { evidence: 'likely' }] } satisfies RuleOptions;
defineConfig([{ extends: [firstDraft.configs.all], rules: options }]);
// @ts-expect-error -- no rule has this name
const misspelt = { 'first-draft/no-query-in-lop': 'error' } satisfies RuleOptions;
// @ts-expect-error -- and no evidence this one
const wrong = { 'first-draft/no-query-in-loop': ['error', { evidence: 'sure' }] } satisfies RuleOptions;
// @ts-expect-error -- no preset has this name
defineConfig([{ extends: [firstDraft.configs.everything] }]);
// @ts-expect-error -- and no list of patterns this one
export const seeds: string[] = firstDraft.files.seeds;
// @ts-expect-error -- a rule is off, a warning or an error
defineConfig([{ rules: { 'first-draft/no-query-in-loop': 'fatal' } }]);
// @ts-expect-error -- a preset is a list of entries and none itself
export const entry: import('eslint').Linter.Config = firstDraft.configs.recommended;
${more}
${exported}
`;

const AS_MODULE = typed(
  `import { defineConfig } from 'eslint/config';
import firstDraft, { type FirstDraftPlugin, type RuleOptions } from 'eslint-plugin-first-draft';`,
  'export default config;',
);
const WITH_TYPESCRIPT_ESLINT = typed(
  `import { defineConfig } from 'eslint/config';
import firstDraft, { type FirstDraftPlugin, type RuleOptions } from 'eslint-plugin-first-draft';
import tseslint from 'typescript-eslint';`,
  'export default config;',
  `export const typescriptEslint = tseslint.config(
  tseslint.configs.base,
  { extends: [firstDraft.configs.recommended] },
  ...firstDraft.configs.strict,
);`,
);
const AS_COMMONJS = typed(
  `import firstDraft = require('eslint-plugin-first-draft');
import type { FirstDraftPlugin, RuleOptions } from 'eslint-plugin-first-draft' with { 'resolution-mode': 'import' };
import { defineConfig } from 'eslint/config';`,
  'export { config };',
);

const NODENEXT = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const BUNDLER = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

test.each([
  ['nodenext', 'eslint', NODENEXT, { ts: WITH_TYPESCRIPT_ESLINT, mts: AS_MODULE, cts: AS_COMMONJS }],
  ['bundler', 'eslint', BUNDLER, { ts: WITH_TYPESCRIPT_ESLINT }],
  ['nodenext', 'eslint9', NODENEXT, { mts: AS_MODULE, cts: AS_COMMONJS }],
])(
  'its types fit typed configurations under %s, with the types of %s',
  (resolution, host, options, texts) => {
    const folder = path.join(project, `typed-${host}-${resolution}`);
    const modules = path.join(folder, 'node_modules');
    mkdirSync(modules, { recursive: true });
    // A copy: its types take ESLint's from where it lies.
    cpSync(plugin, path.join(modules, 'eslint-plugin-first-draft'), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', host), path.join(modules, 'eslint'));
    symlinkSync(path.join(ROOT, 'node_modules/typescript-eslint'), path.join(modules, 'typescript-eslint'));
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
    const files = Object.entries(texts).map(([extension, text]) => {
      const file = path.join(folder, `eslint.config.${extension}`);
      writeFileSync(file, text);
      return file;
    });
    const program = ts.createProgram(files, {
      ...options,
      target: ts.ScriptTarget.ES2023,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    });
    // Our declarations are checked as well as the configurations, and those of other packages are not.
    const ours = path.join(modules, 'eslint-plugin-first-draft/dist/index.d.ts');
    const errors = [...files, ours].flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
    const read = program.getSourceFiles().map(({ fileName }) => fileName);
    expect(read.filter((each) => each.includes('/eslint-plugin-first-draft/')).sort()).toEqual(
      [ours, ours.replace('index', 'rule-options')].sort(),
    );
  },
);
