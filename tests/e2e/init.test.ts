// `npx eslint-plugin-first-draft init` in a project of each kind: what it shows and writes, and that ESLint then finds what the scan
// found, with what it told to install and nothing else.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { CONFIG, INIT } from '../support/first-screen.js';
import { installPlugin } from '../support/installed-plugin.js';
import { Npx } from '../support/npx.js';
import { KIND_NAMES, KINDS, type Kind } from '../support/project-kinds.js';
import { ROOT, type Files } from '../support/project.js';

const BUSY = 600_000;
const npx = new Npx();
afterAll(() => {
  npx.remove();
});

/** Configurations that are there, as the frameworks' own generators write them; and what they need. */
const THERE: Partial<Record<Kind, Files>> = {
  'plain JavaScript, CommonJS': {
    'eslint.config.js': `'use strict';
const js = require('@eslint/js');

module.exports = [js.configs.recommended];
`,
    'yarn.lock': '',
  },
  NestJS: {
    'eslint.config.mjs': `// @ts-check
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['eslint.config.mjs'],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommended, // what Nest brings
);
`,
    'package-lock.json': '{}',
  },
  'Next.js': {
    'eslint.config.mjs': `import { defineConfig, globalIgnores } from "eslint/config";

const eslintConfig = defineConfig([
  // Override default ignores of eslint-config-next.
  globalIgnores([".next/**", "next-env.d.ts"])
])

export default eslintConfig
`,
    'pnpm-lock.yaml': '',
  },
  monorepo: { 'bun.lock': '' },
};

const FOUND: Readonly<Record<Kind, readonly string[]>> = {
  'plain JavaScript, CommonJS': ['no-console-log-error', 'no-uncoerced-input'],
  TypeScript: ['no-query-in-loop', 'no-uncoerced-input'],
  NestJS: ['no-query-in-loop'],
  'Next.js': ['no-query-in-loop', 'no-uncoerced-input'],
  monorepo: ['no-query-in-loop'],
};

describe.each(KIND_NAMES)('%s', (kind) => {
  // ESLint reads no .gitignore: what is broken in an ignored folder it would report.
  const files = Object.fromEntries(
    Object.entries(KINDS[kind]).filter(([file]) => file !== 'packages/api/lib/orders.js'),
  );
  const project = npx.project({ ...files, ...THERE[kind] });

  test('is set up, and ESLint reports what the scan does', { timeout: BUSY }, async () => {
    // ESLint is there where it is configured already.
    const isThere = Object.keys(THERE[kind] ?? {}).some((file) => file.startsWith('eslint.config.'));
    if (isThere) install(project.root, ['eslint', '@eslint/js', 'typescript-eslint']);
    const { stdout, status, stderr } = project.run('init', '--yes');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(
      `__snapshots__/init-${kind.replaceAll(/\W+/g, '-').toLowerCase()}.txt`,
    );
    const told = /Install: {2}\S+ (?:add|i|install) -D (.*)/.exec(stdout)?.[1]?.split(' ') ?? [];
    expect(told).toContain('eslint-plugin-first-draft');
    if (!isThere)
      install(
        project.root,
        told.filter((name) => name !== 'eslint-plugin-first-draft'),
      );
    installPlugin(project.root, []);
    const eslint = project.spawn(
      process.execPath,
      path.join(ROOT, 'node_modules/eslint/bin/eslint.js'),
      '.',
      '--format',
      'json',
    );
    const messages = (
      JSON.parse(eslint.stdout) as { messages: { ruleId: string | null; message: string }[] }[]
    ).flatMap((result) => result.messages);
    const ours = messages.flatMap(({ ruleId, message }) => {
      const [namespace, rule] = ruleId?.split('/') ?? ['', message];
      return namespace === 'first-draft' || ruleId === null ? [rule] : [];
    });
    expect(ours.sort()).toEqual(FOUND[kind]);
  });
});

/** Links packages of this repository into a project that npm would have put there. */
function install(root: string, names: readonly string[]): void {
  for (const name of names) {
    const link = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', name), link);
  }
}

describe('what it does to the project', () => {
  test('without a configuration it writes the one of README', { timeout: BUSY }, () => {
    expect(INIT.command).toBe('npx eslint-plugin-first-draft init');
    const project = npx.project(KINDS.TypeScript);
    project.run('init', '--yes', '--no-editor');
    // A second time there is nothing to do.
    expect(project.run('init', '--yes', '--no-editor').stdout).toContain('Everything is set up already.');
    expect(project.read(CONFIG.file)).toBe(CONFIG.text);
    expect(project.spawn('ls', '-A').stdout).not.toContain('.vscode');
  });

  test('nothing, where nobody says yes', { timeout: BUSY }, () => {
    const project = npx.project(KINDS.TypeScript);
    const dry = project.run('init', '--dry-run');
    expect(dry).toMatchObject({ status: 0, stderr: '' });
    expect(dry.stdout).toContain('Nothing was written (--dry-run).');
    const asked = project.run('init');
    expect(asked.status).toBe(2);
    expect(asked.stderr).toContain('Run the command again with --yes.');
    expect(project.spawn('ls', '-A').stdout.trim().split('\n')).toEqual([
      'package.json',
      'src',
      'tsconfig.json',
    ]);
  });

  test('settings and scripts that are there stay as they are written', { timeout: BUSY }, () => {
    const project = npx.project({
      'package.json': '{\n\t"scripts": {\n\t\t"lint": "biome check"\n\t}\n}\n',
      '.vscode/settings.json':
        '{\n    // Mine.\n    "editor.codeActionsOnSave": { "source.fixAll": "always" },\n    "eslint.rules.customizations": [{ "rule": "a/*", "severity": "off" }],\n}\n',
    });
    const { stdout } = project.run('init', '--yes');
    expect(project.read('package.json')).toContain('\t\t"lint": "biome check"\n');
    expect(stdout).toContain('The script `lint` runs `biome check` and was left as it is');
    const settings = project.read('.vscode/settings.json');
    expect(settings).toContain(
      '    // Mine.\n    "editor.codeActionsOnSave": { "source.fixAll": "always" },',
    );
    expect(settings).toContain('"rule": "a/*"');
    expect(settings).toContain('"rule": "first-draft/*"');
  });

  test('TypeScript 7 and an old ESLint are told what they need', { timeout: BUSY }, () => {
    const project = npx.project({
      'package.json': '{ "devDependencies": { "typescript": "^7.0.2", "eslint": "^8.57.0" } }\n',
      'pnpm-workspace.yaml': 'packages: []\n',
      'pnpm-lock.yaml': '',
    });
    expect(project.run('init', '--dry-run').stdout).toContain(
      'pnpm add -D -w eslint@latest typescript-eslint eslint-plugin-first-draft typescript@npm:@typescript/typescript6@^6.0.2 @typescript/native@npm:typescript@^7.0.2',
    );
  });
});

describe('what it refuses', () => {
  test.each<[string, Files, string]>([
    [
      'the old form',
      { 'package.json': '{}', '.eslintrc.json': '{}' },
      'npx @eslint/migrate-config .eslintrc.json',
    ],
    ['a package.json with a mistake', { 'package.json': '{' }, 'package.json is no JSON'],
    [
      'what a function makes',
      {
        'package.json': '{}',
        'eslint.config.js':
          "import withNuxt from './.nuxt/eslint.config.mjs';\n\nexport default withNuxt();\n",
      },
      "import firstDraft from 'eslint-plugin-first-draft';\n\n...firstDraft.configs.recommended,",
    ],
  ])('%s', (_, files, message) => {
    const project = npx.project(files);
    const { status, stderr } = project.run('init', '--yes');
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(project.spawn('ls', '-A').stdout.trim().split('\n').sort()).toEqual(Object.keys(files).sort());
  });

  test('a part of a monorepo', () => {
    const project = npx.project(KINDS.monorepo);
    const run = project.below('packages/api').run('init', '--yes');
    expect(run.stderr).toContain(
      `This is a part of ${project.root}, where one configuration serves all parts. Run \`init\` there.`,
    );
    expect(run.status).toBe(2);
  });
});
