// A monorepo of npm workspaces in layers: one package with the database, packages with schemas, packages with services and apps with
// routes. It is clean as it is generated; a finding across packages is one change away, in either direction.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const HERE = join(import.meta.dirname, '..', '..');
const INSTALLED = join(HERE, 'node_modules');

/** Packages that the monorepo's own configuration imports, and those whose code is in it. */
const DEPENDENCIES = ['eslint', '@typescript-eslint/parser', 'zod', 'express', '@prisma/client', 'turbo'];

export interface Shape {
  readonly schemas: number;
  readonly services: number;
  readonly apps: number;
  /** Files in each package beside the one that the layers are about. */
  readonly fillers: number;
}

export const SMALL: Shape = { schemas: 1, services: 1, apps: 1, fillers: 1 };
export const TWENTY: Shape = { schemas: 4, services: 5, apps: 10, fillers: 24 };

export type Files = Readonly<Record<string, string>>;

/** All files of the monorepo but for its `turbo.json`, by path. */
export function monorepoFiles(shape: Shape): Files {
  const files: Record<string, string> = {
    'package.json': json({
      name: 'acme',
      private: true,
      packageManager: 'npm@11.19.1',
      workspaces: ['packages/*', 'apps/*'],
      scripts: { 'lint:all': 'eslint . --max-warnings 0', 'lint:all:parallel': 'eslint . --concurrency 2' },
      devDependencies: Object.fromEntries(DEPENDENCIES.map((name) => [name, '*'])),
    }),
    'eslint.config.js': ESLINT_CONFIG,
    '.gitignore': 'node_modules\n.turbo\ndist\n',
    'tsconfig.json': json({ compilerOptions: { module: 'nodenext', strict: true, noEmit: true } }),
  };
  const add = (folder: string, dependencies: readonly string[], main: string) =>
    Object.assign(files, packageFiles(folder, dependencies, main, shape.fillers));
  add('packages/db', ['@prisma/client'], DATABASE);
  for (const index of upTo(shape.schemas)) add(`packages/schemas-${index}`, ['zod'], schemas(true));
  for (const index of upTo(shape.services))
    add(`packages/service-${index}`, ['@acme/db'], service(index, 'batched'));
  for (const index of upTo(shape.apps)) {
    const used = { schemas: index % shape.schemas, service: index % shape.services };
    const dependencies = ['express', `@acme/schemas-${used.schemas}`, `@acme/service-${used.service}`];
    add(`apps/api-${index}`, dependencies, routes(used, 'body'));
  }
  files['packages/db/prisma/schema.prisma'] = PRISMA;
  return files;
}

/** Changes of one file, and what follows from each. */
export const CHANGES = {
  /** The service asks for one name at a time: the loop in the app that calls it becomes a query in a loop. */
  dependency: {
    'packages/service-0/src/index.ts': service(0, 'one by one'),
  },
  /** The app hands a query string to a schema of numbers: the finding stands in the schema's package. */
  dependent: { 'apps/api-0/src/index.ts': routes({ schemas: 0, service: 0 }, 'query') },
  /** One more function in one package: nothing follows. */
  neutral: {
    'packages/service-0/src/more.ts': 'export const more = (count: number): number => count + 1;\n',
  },
} as const satisfies Readonly<Record<string, Files>>;

/** Writes files below a folder. */
export function write(root: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

/** What `npm install` would do, offline: packages of this repository are linked, and those of the monorepo to each other. */
export function install(root: string, files: Files): void {
  const modules = join(root, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  const link = (name: string, target: string) => {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(target, join(modules, name), 'junction');
  };
  for (const name of DEPENDENCIES) link(name, join(INSTALLED, name));
  link('eslint-plugin-first-draft', HERE);
  for (const file of Object.keys(files)) {
    const folder = /^((?:packages|apps)\/[^/]+)\/package\.json$/.exec(file)?.[1];
    if (folder) link(`@acme/${folder.split('/')[1] ?? ''}`, join(root, folder));
  }
}

const ESLINT_CONFIG = `import parser from '@typescript-eslint/parser';
import firstDraft from 'eslint-plugin-first-draft';

export default [
  { files: ['**/*.ts'], languageOptions: { parser } },
  ...firstDraft.configs.recommended,
];
`;

const PRISMA = `generator client {
  provider = "prisma-client-js"
}

model User {
  id   String @id
  name String
}
`;

const DATABASE = `import { PrismaClient } from '@prisma/client';

export const prisma = new PrismaClient();
`;

function schemas(isNumber: boolean): string {
  return `import { z } from 'zod';

export const listQuery = z.object({ page: ${isNumber ? 'z.number()' : 'z.coerce.number()'} });
`;
}

function service(index: number, style: 'batched' | 'one by one'): string {
  const many = `export function userNames${index}(ids: string[]) {
  return prisma.user.findMany({ where: { id: { in: ids } } });
}
`;
  const name =
    style === 'batched'
      ? `export function nameOf${index}(id: string, names: ReadonlyMap<string, string>) {
  return Promise.resolve(names.get(id));
}
`
      : `export async function nameOf${index}(id: string, names: ReadonlyMap<string, string>) {
  const user = await prisma.user.findUnique({ where: { id } });
  return user?.name ?? names.get(id);
}
`;
  return `import { prisma } from '@acme/db';\n\n${many}\n${name}`;
}

function routes(used: { schemas: number; service: number }, fed: 'body' | 'query'): string {
  return `import express from 'express';
import { listQuery } from '@acme/schemas-${used.schemas}';
import { nameOf${used.service}, userNames${used.service} } from '@acme/service-${used.service}';

export const app = express();
app.use(express.json());

app.post('/names', async (req, res) => {
  const { page } = listQuery.parse(req.${fed});
  const ids: string[] = req.body.ids;
  const users = await userNames${used.service}(ids);
  const known = new Map(users.map((user) => [user.id, user.name]));
  const names: (string | undefined)[] = [];
  for (const id of ids) names.push(await nameOf${used.service}(id, known));
  res.json({ page, names });
});
`;
}

function packageFiles(
  folder: string,
  dependencies: readonly string[],
  main: string,
  fillers: number,
): Record<string, string> {
  const name = folder.split('/')[1] ?? folder;
  return {
    [`${folder}/package.json`]: json({
      name: `@acme/${name}`,
      version: '1.0.0',
      type: 'module',
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      scripts: { lint: 'eslint . --max-warnings 0' },
      dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])),
    }),
    [`${folder}/src/index.ts`]: main,
    ...Object.fromEntries(upTo(fillers).map((index) => [`${folder}/src/part-${index}.ts`, filler(index)])),
  };
}

/** Ordinary code with nothing of a library in it. */
function filler(index: number): string {
  const functions = upTo(8).map(
    (each) => `export function total${each}(rows: readonly { amount: number; kind: string }[]): number {
  let sum = ${index};
  for (const row of rows) {
    if (row.kind === 'refund') sum -= row.amount;
    else sum += row.amount * ${each + 1};
  }
  return sum;
}
`,
  );
  return functions.join('\n');
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
