// Programs that are large or deep in one way only, the same ones every time. What a rule costs on them has to grow as they grow
// and no faster, whatever the shape: each of them was somebody's generated file, seed, barrel or registry.

export interface Shape {
  readonly name: string;
  /** How many of the thing the smallest program has; the others have twice and four times as many. */
  readonly size: number;
  readonly files: (size: number) => Readonly<Record<string, string>>;
  /** The file that is linted; others are what it reads, or what reads it. */
  readonly linted?: string;
}

const FILE = 'src/file.ts';

const HEAD = `import { PrismaClient } from '@prisma/client';
import express from 'express';
import pino from 'pino';
import { z } from 'zod';
const prisma = new PrismaClient();
const logger = pino();
export const app = express();
`;

const times = (count: number, line: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => line(index)).join(between);

/** A program of one file, with the libraries and something of each of them around it: no rule may leave early. */
const oneFile =
  (body: (size: number) => string) =>
  (size: number): Record<string, string> => ({ [FILE]: HEAD + body(size) });

const READ = 'await prisma.user.findUnique({ where: { id } })';
const USE = `async function used(id: string) {
  try {
    const user = ${READ};
    logger.info({ user }, 'found');
    return user;
  } catch (error) {
    logger.error({ err: error }, 'failed');
    throw error;
  }
}
`;

const nested = (open: (index: number) => string, inner: string, close: string) => (size: number) =>
  times(size, open, ' ') + inner + close.repeat(size);

/** Four times as deep is what the parser survives in every shape: from about 150 on it gives up at nested queries, others go to 900. */
const DEPTH = 35;

export const SHAPES: readonly Shape[] = [
  {
    name: 'nested blocks',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export async function run(ids: string[]) {\n${nested(() => 'for (const id of ids) {', `${READ};`, '}')(size)}\n}`,
    ),
  },
  {
    name: 'nested conditions',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export async function run(id: string, flag: boolean) {\n${nested(() => 'if (flag) { try {', `${READ};`, '} catch (error) { logger.error(String(error)); } }')(size)}\n}`,
    ),
  },
  {
    name: 'nested calls',
    size: DEPTH,
    files: oneFile((size) => `${USE}export const value = ${nested(() => 'used(', "''", ')')(size)};`),
  },
  {
    name: 'nested queries',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export const value = ${nested(() => 'await prisma.user.findUnique({ where: { id:', "''", '} })')(size)};`,
    ),
  },
  {
    name: 'nested ternaries',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export const run = async (id: string, flag: boolean) => ${times(size, () => `flag ? ${READ} :`, ' ')} null;`,
    ),
  },
  {
    name: 'nested elements',
    size: DEPTH,
    linted: 'src/file.tsx',
    files: (size) => ({
      'src/file.tsx': `${HEAD}export const page = (rows: string[]) => ${nested(() => '<div>{rows.map((row) => ', '<b>{row}</b>', ')}</div>')(size)};`,
    }),
  },
  {
    name: 'nested objects',
    size: DEPTH,
    files: oneFile((size) => `${USE}export const value = ${nested(() => '{ a:', 'used', '}')(size)};`),
  },
  {
    name: 'nested schemas',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export const schema = ${nested(() => 'z.object({ a:', 'z.number()', '})')(size)};\napp.get('/', (req, res) => res.json(schema.parse(req.query)));`,
    ),
  },
  {
    name: 'nested functions',
    size: DEPTH,
    files: oneFile(
      (size) =>
        nested(
          (index) => `export_ async function f${index}(id: string) {`,
          `${READ};`,
          '}',
        )(size).replaceAll('export_ ', '') + '\nexport { f0 };',
    ),
  },
  {
    name: 'nested arrow functions',
    size: DEPTH,
    files: oneFile((size) => `export const f = ${nested(() => 'async (id: string) =>', READ, '')(size)};`),
  },
  {
    name: 'a chain of sums',
    size: DEPTH * 4,
    files: oneFile((size) => `${USE}export const text = ${times(size, (index) => `'${index}'`, ' + ')};`),
  },
  {
    name: 'a chain of calls on a query',
    size: DEPTH,
    files: (size) => ({
      [FILE]: `import knex from 'knex';\nconst db = knex({ client: 'pg' });\nexport const rows = (id: string) => db('users')${times(size, (index) => `.where('a${index}', id)`, '')};`,
    }),
  },
  {
    name: 'a chain of checks on a schema',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export const query = z.object({ page: z.number()${'.min(1)'.repeat(size)} });\napp.get('/', (req, res) => res.json(query.parse(req.query)));`,
    ),
  },
  {
    name: 'a chain of members',
    size: DEPTH,
    files: oneFile((size) => `${USE}export const value = (all: any) => all${'.findMany'.repeat(size)}();`),
  },
  {
    name: 'a chain of routes',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `${USE}app${times(size, (index) => `.get('/${index}', async (req, res) => { res.json(await used(req.params.id)); })`)};`,
    ),
  },
  {
    name: 'a chain of promises',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `${USE}export const run = (id: string) => used(id)${times(size, () => '.then((user) => used(user!.id)).catch((error) => { logger.error(error); throw error; })')};`,
    ),
  },
  {
    name: 'else if after else if',
    size: DEPTH,
    files: oneFile(
      (size) =>
        `export async function run(id: string) {\n${times(size, (index) => `if (id === '${index}') { ${READ}; }`, ' else ')}\n}`,
    ),
  },
  {
    name: 'lines (of plain code)',
    size: 5_000,
    files: oneFile(
      (size) =>
        USE + times(size, (index) => `export const value${index} = ${index} + Math.max(${index}, 2);`),
    ),
  },
  {
    name: 'queries in one function',
    size: 1_000,
    files: oneFile(
      (size) =>
        `export async function run(id: string) {\n${times(size, (index) => `const row${index} = ${READ};`)}\n}`,
    ),
  },
  {
    name: 'queries in one loop',
    size: 150,
    files: oneFile(
      (size) =>
        `export async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) {\n${times(size, (index) => `const row${index} = ${READ};\nfound.push(row${index});`)}\n  }\n  return found;\n}`,
    ),
  },
  {
    name: 'reads and writes in one function',
    size: 100,
    files: oneFile(
      (size) =>
        `export async function run(id: string) {\n${times(size, (index) => `const row${index} = ${READ};\nif (row${index}?.usedAt) throw new Error('used');\nawait prisma.user.update({ where: { id }, data: { usedAt: new Date() } });`)}\n}`,
    ),
  },
  {
    name: 'functions with a query in a loop',
    size: 500,
    files: oneFile((size) =>
      times(
        size,
        (index) =>
          `export async function run${index}(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(${READ});\n  return found;\n}`,
      ),
    ),
  },
  {
    name: 'routes with a schema each',
    size: 300,
    files: oneFile((size) =>
      times(
        size,
        (index) =>
          `const query${index} = z.object({ page: z.number(), all: z.boolean() });\napp.get('/${index}', (req, res) => res.json(query${index}.parse(req.query)));`,
      ),
    ),
  },
  {
    name: 'fields of one schema',
    size: 1_000,
    files: oneFile(
      (size) =>
        `export const query = z.object({ ${times(size, (index) => `f${index}: z.number()`, ', ')} });\napp.get('/', (req, res) => res.json(query.parse(req.query)));`,
    ),
  },
  {
    name: 'caught errors',
    size: 500,
    files: oneFile((size) =>
      times(
        size,
        (index) =>
          `export function run${index}() {\n  try { work${index}(); } catch (error) { console.log('failed', error); logger.error(JSON.stringify({ error })); }\n}`,
      ),
    ),
  },
  {
    name: 'calls of one function with a query',
    size: 1_000,
    files: oneFile(
      (size) =>
        `${USE}export async function run(ids: string[]) {\n${times(size, () => 'for (const id of ids) await used(id);')}\n}`,
    ),
  },
  {
    name: 'callers of a function that is given its client',
    size: 500,
    files: oneFile(
      (size) =>
        `async function find(db, id: string) {\n  return db.user.findUnique({ where: { id } });\n}\n${times(size, (index) => `export async function run${index}(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(await find(prisma, id));\n  return found;\n}`)}`,
    ),
  },
  {
    name: 'helpers that call one another in a chain',
    size: 250,
    files: oneFile(
      (size) =>
        `${times(size, (index) => `export async function step${index}(id: string) {\n  return step${index + 1}(id);\n}`)}\nexport async function step${size}(id: string) {\n  return ${READ};\n}\nexport async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(await step0(id));\n  return found;\n}`,
    ),
  },
  {
    name: 'helpers that each call two others',
    size: 250,
    files: oneFile(
      (size) =>
        `${times(size, (index) => `export async function step${index}(id: string) {\n  await step${index + 1}(id);\n  return step${index + 2}(id);\n}`)}\nexport async function step${size}(id: string) {\n  return ${READ};\n}\nexport async function step${size + 1}(id: string) {\n  return ${READ};\n}\nexport async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(await step0(id));\n  return found;\n}`,
    ),
  },
  {
    name: 'names that stand for one another in a chain',
    size: 250,
    files: oneFile(
      (size) =>
        `const name0 = prisma;\n${times(size, (index) => `const name${index + 1} = name${index};`)}\nexport async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(await name${size}.user.findUnique({ where: { id } }));\n  return found;\n}`,
    ),
  },
  {
    name: 'reads of one name',
    size: 1_000,
    files: oneFile(
      (size) =>
        `export function run(input: any) {\n  const client = input.client ?? prisma;\n${times(size, (index) => `  client.user.count({ where: { id: ${index} } });`)}\n}`,
    ),
  },
  {
    name: 'members of one class',
    size: 500,
    files: oneFile(
      (size) =>
        `export class Users {\n  constructor(private readonly db: PrismaClient) {}\n${times(size, (index) => `  async get${index}(ids: string[]) {\n    const found = [];\n    for (const id of ids) found.push(await this.get${(index + 1) % size}([id]), await this.db.user.findUnique({ where: { id } }));\n    return found;\n  }`)}\n}`,
    ),
  },
  {
    name: 'assignments',
    size: 1_000,
    files: oneFile(
      (size) =>
        `${USE}const state: any = {};\n${times(size, (index) => `state.f${index} = prisma;\nexport const run${index} = (id: string) => state.f${index}.user.findUnique({ where: { id } });`)}`,
    ),
  },
  {
    name: 'bytes in one text',
    size: 1_250_000,
    files: oneFile((size) => `${USE}export const text = '${'prisma.user.findMany() '.repeat(size / 23)}';`),
  },
  {
    name: 'bytes in one template',
    size: 1_250_000,
    files: oneFile(
      (size) => `${USE}export const text = \`${'select * from users where id = 1;\n'.repeat(size / 33)}\`;`,
    ),
  },
  {
    name: 'bytes of comments',
    size: 1_250_000,
    files: oneFile(
      (size) => `${USE}/* ${'prisma.user.findMany() for '.repeat(size / 27)} */\nexport const last = 1;`,
    ),
  },
  {
    name: 'elements of one array',
    size: 50_000,
    files: oneFile((size) => `${USE}export const rows = [${times(size, (index) => String(index), ', ')}];`),
  },
  {
    name: 'objects in one array',
    size: 5_000,
    files: oneFile(
      (size) =>
        `${USE}export const rows = [${times(size, (index) => `{ id: ${index}, name: 'find ${index}' }`, ',\n')}];\nexport async function seed() {\n  for (const row of rows) await prisma.user.create({ data: row });\n}`,
    ),
  },
  {
    name: 'modules that re-export one another in a chain',
    size: 250,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `export * from './m${index + 1}';\nexport const own${index} = 1;\n`,
        ]),
      ),
      [`src/m${size}.ts`]: `${HEAD}${USE}export { prisma };\n`,
      [FILE]: `import { prisma } from './m0';\nexport async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(${READ});\n  return found;\n}\n`,
    }),
  },
  {
    name: 'modules in one barrel',
    size: 1_250,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `export const own${index} = ${index};\n`,
        ]),
      ),
      'src/last.ts': `${HEAD}export { prisma };\n`,
      'src/index.ts': `${times(size, (index) => `export * from './m${index}';`)}\nexport * from './last';\n`,
      [FILE]: `import { prisma } from '.';\nexport async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(${READ});\n  return found;\n}\n`,
    }),
  },
  {
    name: 'names from one barrel',
    size: 250,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `import { prisma } from './db';\nexport const find${index} = (id: string) => prisma.user.findUnique({ where: { id } });\n`,
        ]),
      ),
      'src/db.ts': `${HEAD}export { prisma };\n`,
      'src/index.ts': `${times(size, (index) => `export * from './m${index}';`)}\n`,
      [FILE]: `import { ${times(size, (index) => `find${index}`, ', ')} } from '.';\n${times(size, (index) => `export async function run${index}(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(await find${index}(id));\n  return found;\n}`)}\n`,
    }),
  },
  {
    name: 'modules in a cycle of stars',
    size: 250,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `export * from './m${(index + 1) % size}';\nexport * from './m${(index * 7 + 3) % size}';\nexport const own${index} = 1;\n`,
        ]),
      ),
      [FILE]: `import { missing, prisma } from './m0';\nexport async function run(ids: string[]) {\n  for (const id of ids) await missing.user.findMany(${READ});\n}\n`,
    }),
  },
  {
    name: 'modules that import the file',
    size: 1_000,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `import express from 'express';\nimport { query } from './file';\nexport const app = express();\napp.get('/', (req, res) => res.json(query.parse(req.query)));\n`,
        ]),
      ),
      [FILE]: `import { z } from 'zod';\nexport const query = z.object({ page: z.number() });\n`,
    }),
  },
  {
    name: 'modules that import one of the file’s schemas each',
    size: 250,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `import express from 'express';\nimport { query${index} } from './file';\nexport const app = express();\napp.get('/', (req, res) => res.json(query${index}.parse(req.query)));\n`,
        ]),
      ),
      [FILE]: `import { z } from 'zod';\n${times(size, (index) => `export const query${index} = z.object({ page: z.number() });`)}\n`,
    }),
  },
  {
    name: 'methods of a service that others are given',
    size: 100,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [
          `src/m${index}.ts`,
          `import type { Service } from './file';\nexport class Caller${index} {\n  constructor(private readonly service: Service) {}\n${times(10, (at) => `  use${at}(id: string) { return this.service.find${at}({}, {}, id); }`)}\n}\n`,
        ]),
      ),
      [FILE]: `${HEAD}export class Service {\n  constructor(private readonly store: { read(id: string): Promise<unknown> }) {}\n${times(size, (at) => `  async find${at}(game: { id: string }, player: unknown, star: { take(): void }) {\n    star.take();\n    const found = await this.store.read(game.id);\n    return this.find${(at + 1) % size}(found as never, player, star);\n  }`)}\n}\n`,
    }),
  },
  {
    name: 'schemas that fifty modules import',
    size: 50,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [
          `src/m${index}.ts`,
          `import express from 'express';\nimport { ${times(size, (at) => `query${at}`, ', ')} } from './file';\nexport const app = express();\n${times(size, (at) => `app.get('/${at}', (req, res) => res.json(query${at}.parse(req.query)));`)}\n`,
        ]),
      ),
      [FILE]: `import { z } from 'zod';\n${times(size, (at) => `export const query${at} = z.object({ page: z.number() });`)}\n`,
    }),
  },
  {
    name: 'block comments in one SQL text',
    size: 2_000,
    files: oneFile(
      (size) =>
        `import { Pool } from 'pg';\nconst pool = new Pool();\nexport const all = (ids: number[]) => Promise.all(ids.map((id) => pool.query('${'/* c */ '.repeat(size)}select 1', [id])));`,
    ),
  },
  {
    name: 'blanks in a template in front of a placeholder',
    size: 50_000,
    files: oneFile(
      (size) =>
        `export const run = (work: () => Promise<void>) => work().catch((err) => logger.error(\`not${' '.repeat(size)}done: \${JSON.stringify(err)}\`));`,
    ),
  },
  {
    name: 'objects that each spread the one before twice',
    size: 100,
    files: oneFile(
      (size) =>
        `const list = z.object({ page: z.number() });\napp.get('/', (req, res) => { res.json(list.parse(req.query)); });\nconst o0: any = { a: 1 };\n${times(size, (at) => `const o${at + 1}: any = { ...o${at}, ...o${at}, x: o${at} };`)}\nlist.extend(o${size}).parse(o${size});`,
    ),
  },
  {
    name: 'helpers that each call the next 39',
    size: 150,
    files: (size) => ({
      'src/helpers.ts': `${HEAD}${times(size, (at) => `export const f${at} = (id: string): any => [${times(Math.min(39, size - at - 1), (step) => `f${at + step + 1}(id)`, ', ')}];`)}\nexport const read = (id: string) => prisma.part.findMany({ where: { id } });\n`,
      [FILE]: `import { f0 } from './helpers';\nexport async function run(ids: string[]) { for (const id of ids) await f0(id); }\n`,
    }),
  },
  {
    name: 'modules that import a name from elsewhere',
    size: 500,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/f${index}/page.ts`,
          `import { z } from 'zod';\nexport const query = z.object({ page: z.string() });\n`,
        ]),
      ),
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/f${index}/route.ts`,
          `import { query } from './page';\nexport const parse = (text: unknown) => query.parse(text);\n`,
        ]),
      ),
      'src/route.ts': `import express from 'express';\nimport { query } from './file';\nexport const app = express();\napp.get('/', (req, res) => res.json(query.parse(req.query)));\n`,
      [FILE]: `import { z } from 'zod';\nexport const query = z.object({ page: z.number() });\n`,
    }),
  },
  {
    name: 'packages of a workspace',
    size: 200,
    files: (size) => ({
      'package.json': '{"workspaces":["packages/*"]}',
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `packages/p${index}/package.json`,
          `{"name":"@acme/p${index}","dependencies":{"@acme/p${index + 1}":"*","zod":"*"}}`,
        ]),
      ),
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `packages/p${index}/src/index.ts`,
          `import { find as next } from '@acme/p${index + 1}/src/index';\nexport const find = async (id: string) => next(id);\n`,
        ]),
      ),
      'packages/p0/src/file.ts': `${HEAD}import { find } from './index';\nexport async function run(ids: string[]) {\n  for (const id of ids) await find(id);\n}\n`,
    }),
    linted: 'packages/p0/src/file.ts',
  },
  {
    name: 'modules that import one another in a chain',
    size: 250,
    files: (size) => ({
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `src/m${index}.ts`,
          `import { find as next } from './m${index + 1}';\nexport const find = async (id: string) => next(id);\n`,
        ]),
      ),
      [`src/m${size}.ts`]: `${HEAD}export const find = async (id: string) => ${READ};\n`,
      [FILE]: `import { find } from './m0';\nexport async function run(ids: string[]) {\n  const found = [];\n  for (const id of ids) found.push(await find(id));\n  return found;\n}\n`,
    }),
  },
];

/** Those that grow in depth: the stack of the parser, of ESLint or of a rule ends them. */
export const DEEP_SHAPES = SHAPES.filter(({ name }) => /^nested|^a chain|^else if/.test(name));
