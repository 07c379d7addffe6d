// Projects of a newcomer, each as its generator leaves it, with mistakes of a first draft in it: what they have installed before
// README is read, the configuration of ESLint that is there, and what is to be found.
import { KINDS } from '../../tests/support/project-kinds.js';
import type { Files } from '../../tests/support/project.js';

export interface TrialProject {
  readonly title: string;
  readonly files: Files;
  /** The configuration that the framework's generator writes; without one there is no ESLint. */
  readonly config?: string;
  /** Rules with a finding. */
  readonly found: readonly string[];
}

/** What `nest new` of version 11 writes. */
const NEST_11 = `// @ts-check
import eslint from '@eslint/js';
import eslintPluginPrettierRecommended from 'eslint-plugin-prettier/recommended';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: ['eslint.config.mjs'],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  eslintPluginPrettierRecommended,
  {
    languageOptions: {
      globals: {
        ...globals.node,
        ...globals.jest,
      },
      sourceType: 'commonjs',
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-floating-promises': 'warn',
      '@typescript-eslint/no-unsafe-argument': 'warn',
      "prettier/prettier": ["error", { endOfLine: "auto" }],
    },
  },
);
`;

/** What `create-next-app` of version 16 writes. */
const NEXT_16 = `import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTs from "eslint-config-next/typescript";

const eslintConfig = defineConfig([
  ...nextVitals,
  ...nextTs,
  // Override default ignores of eslint-config-next.
  globalIgnores([
    // Default ignores of eslint-config-next:
    ".next/**",
    "out/**",
    "build/**",
    "next-env.d.ts",
  ]),
]);

export default eslintConfig;
`;

const asJson = (manifest: object) => `${JSON.stringify(manifest, null, 2)}\n`;

export const TRIALS: readonly TrialProject[] = [
  {
    title: 'TypeScript',
    files: KINDS.TypeScript,
    found: ['no-query-in-loop', 'no-uncoerced-input'],
  },
  {
    title: 'JavaScript, CommonJS',
    files: KINDS['plain JavaScript, CommonJS'],
    found: ['no-console-log-error', 'no-uncoerced-input'],
  },
  {
    // It brings oxlint and no ESLint.
    title: 'NestJS 12',
    files: KINDS.NestJS,
    found: ['no-query-in-loop'],
  },
  {
    title: 'NestJS 11',
    files: {
      ...KINDS.NestJS,
      'package.json': asJson({
        name: 'nest',
        scripts: { lint: 'eslint "{src,apps,libs,test}/**/*.ts" --fix' },
        dependencies: { '@nestjs/common': '^11.0.1', '@nestjs/typeorm': '^11.0.0', typeorm: '^0.3.20' },
        devDependencies: {
          '@eslint/js': '^9.18.0',
          eslint: '^9.18.0',
          'eslint-config-prettier': '^10.0.1',
          'eslint-plugin-prettier': '^5.2.2',
          globals: '^17.0.0',
          prettier: '^3.4.2',
          typescript: '^5.7.3',
          'typescript-eslint': '^8.20.0',
        },
      }),
    },
    config: NEST_11,
    found: ['no-query-in-loop'],
  },
  {
    title: 'Next.js 16',
    files: {
      ...KINDS['Next.js'],
      'package.json': asJson({
        name: 'shop',
        scripts: { lint: 'eslint' },
        dependencies: { next: '16.4.6', zod: '4.6.7', '@prisma/client': '7.10.0' },
        devDependencies: { eslint: '^9', 'eslint-config-next': '16.4.6', typescript: '^6.0.2' },
      }),
    },
    config: NEXT_16,
    found: ['no-query-in-loop', 'no-uncoerced-input'],
  },
  {
    title: 'monorepo',
    // ESLint reads no .gitignore: what is broken in an ignored folder it would report.
    files: Object.fromEntries(
      Object.entries(KINDS.monorepo).filter(([file]) => file !== 'packages/api/lib/orders.js'),
    ),
    found: ['no-query-in-loop'],
  },
];
