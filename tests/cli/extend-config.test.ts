// One more entry in a configuration that is there, in the forms that people write: everything else stays as it is.
import { parseSync } from 'oxc-parser';
import { extendConfig } from '../../src/cli/init/extend-config.js';

const PLUGIN = 'eslint-plugin-first-draft';
const extend = (file: string, text: string, needsParser = false) =>
  extendConfig(file, text, { preset: 'recommended', needsParser });

test.each<[string, string, string, string]>([
  [
    'a list over several lines, with a remark behind the last entry',
    'eslint.config.js',
    "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n  { rules: {} }, // ours\n  // more to come, maybe\n];\n",
    `import js from '@eslint/js';\nimport firstDraft from '${PLUGIN}';\n\nexport default [\n  js.configs.recommended,\n  { rules: {} }, // ours\n  // more to come, maybe\n  ...firstDraft.configs.recommended,\n];\n`,
  ],
  [
    'no comma behind the last entry, no semicolons, double quotes',
    'eslint.config.js',
    'import js from "@eslint/js"\n\nexport default [\n\tjs.configs.recommended\n]\n',
    `import js from "@eslint/js"\nimport firstDraft from "${PLUGIN}"\n\nexport default [\n\tjs.configs.recommended,\n\t...firstDraft.configs.recommended,\n]\n`,
  ],
  [
    'a comma in a remark is none',
    'eslint.config.js',
    "import js from '@eslint/js';\nexport default [\n  js.configs.recommended // this, and more\n];\n",
    `import js from '@eslint/js';\nimport firstDraft from '${PLUGIN}';\nexport default [\n  js.configs.recommended, // this, and more\n  ...firstDraft.configs.recommended,\n];\n`,
  ],
  [
    'one line',
    'eslint.config.mjs',
    "import js from '@eslint/js';\nexport default [js.configs.recommended];\n",
    `import js from '@eslint/js';\nimport firstDraft from '${PLUGIN}';\nexport default [js.configs.recommended, ...firstDraft.configs.recommended];\n`,
  ],
  [
    'an empty list with a type in a remark',
    'eslint.config.js',
    "// @ts-check\n\n/** @type {import('eslint').Linter.Config[]} */\nexport default [];\n",
    `// @ts-check\n\nimport firstDraft from '${PLUGIN}';\n\n/** @type {import('eslint').Linter.Config[]} */\nexport default [...firstDraft.configs.recommended];\n`,
  ],
  [
    'CommonJS with a directive and a constant',
    'eslint.config.cjs',
    "'use strict';\n\nconst config = [\n  { rules: {} },\n];\n\nmodule.exports = config;\n",
    `'use strict';\nconst firstDraft = require('${PLUGIN}');\n\nconst config = [\n  { rules: {} },\n  ...firstDraft.configs.recommended,\n];\n\nmodule.exports = config;\n`,
  ],
  [
    'defineConfig under another name, entries as arguments',
    'eslint.config.ts',
    "import { defineConfig as define } from 'eslint/config';\n\nexport default define(\n  { rules: {} },\n);\n",
    `import { defineConfig as define } from 'eslint/config';\nimport firstDraft from '${PLUGIN}';\n\nexport default define(\n  { rules: {} },\n  ...firstDraft.configs.recommended,\n);\n`,
  ],
  [
    'satisfies, and a name that is taken',
    'eslint.config.ts',
    "import type { Linter } from 'eslint';\n\nconst firstDraft = 1;\nexport default [{ rules: {} }] satisfies Linter.Config[];\n",
    `import type { Linter } from 'eslint';\nimport firstDraftPlugin from '${PLUGIN}';\n\nconst firstDraft = 1;\nexport default [{ rules: {} }, ...firstDraftPlugin.configs.recommended] satisfies Linter.Config[];\n`,
  ],
  [
    'the line ends of Windows',
    'eslint.config.js',
    "import js from '@eslint/js';\r\n\r\nexport default [\r\n  js.configs.recommended,\r\n];\r\n",
    `import js from '@eslint/js';\r\nimport firstDraft from '${PLUGIN}';\r\n\r\nexport default [\r\n  js.configs.recommended,\r\n  ...firstDraft.configs.recommended,\r\n];\r\n`,
  ],
])('%s', (_, file, before, after) => {
  expect(extend(file, before)).toMatchObject({ text: after });
  expect(parseSync(file, after, { lang: 'ts' }).errors).toEqual([]);
  expect(extend(file, after)).toEqual({ isThere: true });
});

test('a parser is added where nothing reads TypeScript, under the name that it has', () => {
  const list = 'export default [\n  { rules: {} },\n];\n';
  expect(extend('eslint.config.js', list, true)).toMatchObject({
    text: `import firstDraft from '${PLUGIN}';\nimport tseslint from 'typescript-eslint';\n\nexport default [\n  { rules: {} },\n  { files: firstDraft.files.scripts, languageOptions: { parser: tseslint.parser } },\n  ...firstDraft.configs.recommended,\n];\n`,
  });
  const named = "import ts from 'typescript-eslint';\nexport default [{ plugins: { ts: ts.plugin } }];\n";
  expect(extend('eslint.config.js', named, true)).toMatchObject({
    text: expect.stringContaining('parser: ts.parser') as string,
  });
});

test.each([
  ['does not parse', 'export default [', 'it does not parse'],
  [
    'an unknown function',
    "import antfu from '@antfu/eslint-config';\nexport default antfu({});\n",
    'it exports what a function returns',
  ],
  [
    'a function of the same name from elsewhere',
    "import { defineConfig } from './mine.js';\nexport default defineConfig([]);\n",
    'it exports what a function returns',
  ],
  [
    'a variable that is written again',
    'let config = [];\nconfig = [...config];\nexport default config;\n',
    'what `config` is cannot be seen',
  ],
  ['nothing', 'const config = [];\n', 'it exports nothing that can be seen'],
  ['two exports', 'module.exports = [];\nmodule.exports = [1];\n', 'it exports more than once'],
  ['one object', 'export default { rules: {} };\n', 'something other than a list'],
])('refused, with the lines to write: %s', (_, text, reason) => {
  const extended = extend('eslint.config.js', text);
  expect(extended).toMatchObject({ unknown: expect.stringContaining(reason) as string });
  expect('lines' in extended ? extended.lines.at(-1) : undefined).toBe('...firstDraft.configs.recommended,');
});
