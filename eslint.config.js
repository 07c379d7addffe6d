// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config';
import firstDraft from 'eslint-plugin-first-draft';
import tseslint from 'typescript-eslint';

export default defineConfig([
  globalIgnores(['dist', 'coverage', 'tests/.cases', 'tests/fixtures', 'examples/*/{broken,fixed}', 'examples/*/.work', '.cache']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
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
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
]);
