// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config';
import firstDraft from 'eslint-plugin-first-draft';
import tseslint from 'typescript-eslint';

export default defineConfig([
  globalIgnores([
    'tests/proofs/fixtures',
    'tests/proofs/transactions/fixtures',
    'tests/proofs/races/fixtures',
    'build',
    'dist',
    'site/dist',
    // Written by eslint-typegen.
    'src/rule-options.ts',
    'coverage',
    '**/.*/**',
    'tests/fixtures',
    'scripts/prove/fixtures',
    'examples/*/{broken,fixed,repaired,crossed}',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The types of nodes are compared as the strings that they are: `AST_NODE_TYPES` would load a package at run time
      // that is imported for its types only, and oxc's nodes carry plain strings.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // `return this.visit(node)` in a visitor that returns nothing reads as what it is: and that is all.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Numbers in templates read as numbers.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [firstDraft.configs.strict],
  },
  {
    // Tests stub, reach into results and write cases whose shape they have just made themselves.
    files: ['tests/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts', 'vitest.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
]);
