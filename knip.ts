// What nothing uses: files, exports and dependencies. `tests/unused.test.ts` runs it.
import type { KnipConfig } from 'knip';
import { readFileSync } from 'node:fs';
import { models } from './src/models/index.js';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  devDependencies: Record<string, string>;
};

// `tests/models/conformance.test.ts` reads the types of every package that a model describes, and of other editions of it
// that are installed under an alias. It builds those imports, so that none stands in a file.
const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const modelled = models.flatMap(({ modules }) => Object.keys(modules).map(packageOf));
const editions = Object.keys(devDependencies).filter((name) => devDependencies[name]?.startsWith('npm:'));
const described = [...new Set([...modelled, ...editions])].filter((name) => name in devDependencies);
const typesOfDescribed = Object.keys(devDependencies).filter(
  (name) => name.startsWith('@types/') && modelled.includes(name.slice('@types/'.length)),
);

export default {
  // Members of namespaces that are imported whole (`import * as`), beside what knip looks at by itself.
  include: ['nsExports', 'nsTypes'],
  workspaces: {
    '.': {
      entry: [
        'src/index.ts!',
        'src/cli/main.ts!',
        'scripts/*.ts',
        'scripts/*/main.ts',
        'scripts/{corpus,crash}/worker.ts',
        'bench/child-*.ts',
        // VitePress loads these, and pages import components.
        'site/{.vitepress/config,.vitepress/theme/index,content/*.data,playground/*.data}.ts',
        'site/{components,playground}/*.vue',
        // What the engine's bundler is told by path: its entries, and what takes the place of modules of Node.
        'site/playground/engine/{worker,engine,native,memory-files,crypto,node-module,perf-hooks,process,threads}.ts',
        'tests/**/*.test.ts',
        // Cases of rules, as they were written to disk.
        '!tests/.cases/**',
      ],
      project: [
        'src/**/*.ts!',
        'scripts/**/*.ts',
        'bench/**/*.ts',
        'site/**/*.{ts,vue}',
        '!site/dist/**',
        'tests/**/*.ts',
        '!tests/**/fixtures/**',
        '!tests/.cases/**',
        '!scripts/prove/fixtures/**',
      ],
      ignoreDependencies: [
        ...described,
        ...typesOfDescribed,
        // Imported by fixtures and by cases alone, or by another package as its peer.
        '@fastify/swagger',
        '@nestjs/common',
        '@types/bcrypt',
        '@prisma/adapter-pg',
        'reflect-metadata',
        'zod-openapi',
        // Command lines that tests start, and what these load by name.
        '@arethetypeswrong/cli',
        '@eslint-community/eslint-plugin-eslint-comments',
        '@eslint/mcp',
        '@microsoft/eslint-formatter-sarif',
        'eslint-formatter-gitlab',
        'gitlab-ci-local',
        'jest',
        'lint-staged',
        'prisma',
        'turbo',
        'vscode-langservers-extracted',
        // What the changelog of a release is written with, named in .changeset/config.json.
        '@changesets/changelog-git',
        // The schema of SARIF lies in it.
        '@microsoft/jest-sarif',
        // What `node:path` is in the browser: the engine's bundler resolves it by name.
        'pathe',
        // Imported by the extension that the pictures are taken with.
        'vscode-languageclient',
      ],
    },
    'examples/first-week': {
      entry: [
        'integration/*.ts',
        'broken/src/server.ts',
        'fixed/src/server.ts',
        'broken/tests/*.ts',
        'fixed/tests/*.ts',
        'fixed/tests/support/database.ts',
        '{broken,fixed}/vitest.config.ts',
      ],
      // The two backends are exhibits: what is broken in one is part of it.
      project: ['proof/**', 'integration/**'],
      ignoreDependencies: ['express', 'prisma'],
    },
  },
  // The types of another major version of a library.
  ignoreWorkspaces: ['tests/fixtures/mikro-orm6'],
  // Brought by the system's packages.
  ignoreBinaries: ['apt-get', 'mkfifo', 'strace'],
  // A type says what an exported function takes or returns, whether or not somebody has to name it yet.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig;
