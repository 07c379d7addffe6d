// No model names what does not exist: each is walked along the declarations of the packages that it describes, in the
// versions that are dev dependencies here. One program over all of them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { Catalogue } from '../../src/facts/catalogue/catalogue.js';
import { models } from '../../src/models/index.js';
import type { Model } from '../../src/models/model.js';
import {
  compare,
  editionsOf,
  homeOf,
  type Homes,
  type Probe,
  type Seeds,
  type View,
} from '../support/conformance.js';
import { ROOT } from '../support/project.js';

const FOLDER = path.join(ROOT, 'tests/.cases/conformance');
/** Typed values of libraries whose types need a schema, one file a library. */
const PROBES = path.join(ROOT, 'tests/fixtures/probes');

/**
 * Where the major versions of a package are installed: package → edition → the package that holds it here, or a module
 * that a tool generates. A package that is not listed is in every edition of a model under its own name; one that is
 * listed is in the editions that it names. Each edition of a model is walked for itself.
 */
const HOMES: Homes = {
  express: { '4': 'types-express4', '5': 'express' },
  zod: { '3': 'zod3', '4': 'zod' },
  effect: { '3': 'effect3', '4': 'effect' },
  pino: { '9': 'pino9', '10': 'pino' },
  tslog: { '4': 'tslog4', '5': 'tslog' },
  // Prisma 6 is not installed: its client and the CLI that writes its types are 160 MB.
  '@prisma/client': { '7': './prisma/generated/client.js' },
  '@prisma/orm-postgres': { '8': '@prisma/orm-postgres' },
  'drizzle-orm': { '0.45': 'drizzle-orm', '1.0': 'drizzle-orm1' },
  typeorm: { '0.3': 'typeorm03', '1': 'typeorm' },
  '@nestjs/typeorm': { '1': '@nestjs/typeorm' },
  sequelize: { '6': 'sequelize' },
  'sequelize-typescript': { '6': 'sequelize-typescript' },
  '@sequelize/core': { '7': '@sequelize/core' },
  mongoose: { '8': 'mongoose8', '9': 'mongoose' },
  '@nestjs/mongoose': { '9': '@nestjs/mongoose' },
  mongodb: { '6': 'mongodb6', '7': 'mongodb' },
  knex: { '2': 'knex2', '3': 'knex' },
  kysely: { '0.27': 'kysely027', '0.29': 'kysely' },
  '@mikro-orm/core': { '6': 'mikro-orm6/core', '7': '@mikro-orm/core' },
  '@mikro-orm/postgresql': { '6': 'mikro-orm6/postgresql', '7': '@mikro-orm/postgresql' },
  '@mikro-orm/nestjs': { '7': '@mikro-orm/nestjs' },
  '@google-cloud/firestore': { '7': 'google-firestore7', '9': '@google-cloud/firestore' },
  'firebase-admin': { '9': 'firebase-admin' },
  redis: { 'redis 4': 'redis4', 'redis 6': 'redis' },
  ioredis: { 'ioredis 5': 'ioredis', 'ioredis 6': 'ioredis6' },
};

/**
 * Homes whose types say `declare module 'mongoose'` and so stand for that name wherever they are: two of one package
 * would become one. Each is in a program of its own kind, under the name that it declares.
 */
const APART: Readonly<Record<string, string>> = {
  mongoose8: 'mongoose',
  'google-firestore7': '@google-cloud/firestore',
};

/** Values that stand for a type of a model where its package needs a schema: library → type → exports of its probe. */
const SEEDS: Seeds = {
  drizzle: {
    client: ['client', 'mysqlClient'],
    localClient: 'localClient',
    transaction: 'transaction',
    table: 'table',
    rows: 'many',
    row: 'first',
    selection: 'selection',
    select: 'select',
    insertion: 'insertion',
    insert: 'insert',
    updating: 'updating',
    update: 'update',
    delete: 'remove',
  },
  kysely: {
    client: 'client',
    transaction: 'transaction',
    select: 'select',
    insert: 'insert',
    update: 'update',
    delete: 'remove',
    merge: 'merge',
    raw: 'raw',
  },
  knex: {
    client: 'client',
    transaction: 'transaction',
    select: 'select',
    one: 'one',
    count: 'count',
    insert: 'insert',
    update: 'update',
    delete: 'remove',
    raw: 'raw',
  },
  objection: {
    Model: 'Order',
    row: ['row'],
    transaction: 'transaction',
    query: ['query', 'related', 'ownQuery'],
    one: ['one', 'first'],
    count: 'count',
    insert: 'insert',
    update: 'update',
    delete: 'remove',
  },
  typeorm: {
    DataSource: 'dataSource',
    EntityManager: 'manager',
    QueryRunner: 'queryRunner',
    Repository: 'repository',
    BaseEntity: 'Invoice',
    'row of BaseEntity': 'activeRow',
    SelectQueryBuilder: 'builder',
    InsertQueryBuilder: 'insertBuilder',
    UpdateQueryBuilder: 'updateBuilder',
    DeleteQueryBuilder: 'deleteBuilder',
  },
  sequelize: {
    client: 'sequelize',
    Model: ['Order', 'model', 'defined', 'initialised'],
    row: 'row',
  },
  mongoose: {
    schema: 'schema',
    model: ['Order', 'anyModel'],
    document: ['document', 'loaded'],
    connection: 'connection',
    find: 'many',
    findOne: ['one', 'byId'],
    countDocuments: 'count',
    updateOne: 'update',
    findByIdAndUpdate: 'findAndUpdate',
    deleteMany: 'remove',
    aggregate: 'aggregate',
  },
  mongodb: {
    client: 'client',
    database: 'database',
    session: 'session',
    collection: 'collection',
    cursor: 'cursor',
    aggregation: 'aggregation',
  },
  'mikro-orm': {
    orm: 'orm',
    manager: ['manager', 'sqlManager'],
    repository: ['repository', 'sqlRepository'],
    collection: 'collection',
    reference: 'reference',
    builder: 'builder',
  },
  supabase: {
    client: 'client',
    table: 'table',
    select: 'select',
    one: 'one',
    insert: 'insert',
    update: 'update',
    upsert: 'upsert',
    delete: 'remove',
    procedure: 'rpc',
  },
  firestore: {
    client: 'client',
    transaction: 'transaction',
    batch: 'batch',
    collection: 'collection',
    document: 'document',
    query: 'query',
  },
  redis: { client: 'client', multi: 'multi' },
  postgres: { sql: 'sql', transaction: 'transaction', query: 'query' },
  prisma8: {
    client: 'db',
    runtime: 'runtime',
    orm: 'orm',
    namespace: 'schema',
    collection: 'orders',
    composed: 'selected',
    listed: 'all',
    grouped: 'grouped',
    table: 'table',
    selectPlan: 'selection',
    insertPlan: 'insertion',
    updatePlan: 'updating',
    deletePlan: 'removal',
    raw: 'raw',
    rawRows: 'rawRows',
    rawCount: 'rawCount',
    transaction: 'transaction',
  },
};

/** Imports that are not compared, each with the reason. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  '.prisma/client': 'the same module as @prisma/client, from inside the package',
  '@prisma/client/edge': 'the same module as @prisma/client, for another runtime',
  '@prisma/client/extension': 'the same module as @prisma/client, before generation',
  'https://deno.land/x/zod': 'zod 3, where Deno fetches it',
  '@zod/zod': 'zod, as JSR calls it',
  '@hono/hono': 'hono, as JSR calls it',
  'express-serve-static-core': 'holds types of @types/express, which is compared',
  '@nestjs/jwt': 'brings the whole framework as its peers',
  'axios-retry': 'one function and none of its members; compared by hand with 4.5',
  awilix: 'compared by hand with 13.0',
  'awilix-express': 'brings awilix as its peer; compared by hand with 10.0',
  'awilix-koa': 'brings awilix as its peer; compared by hand with 11.0',
  'awilix-router-core': 'a part of awilix-express and awilix-koa, which hand it on',
  '@fastify/awilix': 'brings Fastify and awilix as its peers; compared by hand with 8.2',
  'fastify-awilix': 'the old name of @fastify/awilix',
  'async-es': 'the same as async, as modules',
  'async/each': 'one function of async, which is compared',
  'async/eachSeries': 'one function of async, which is compared',
  'async/forEach': 'one function of async, which is compared',
  'async/map': 'one function of async, which is compared',
  'async/mapSeries': 'one function of async, which is compared',
  'async/filter': 'one function of async, which is compared',
  'async/eachLimit': 'one function of async, which is compared',
  'async/mapLimit': 'one function of async, which is compared',
  'p-map': 'one function, which has no members; run by hand',
  'p-filter': 'one function, which has no members; run by hand',
  'p-each-series': 'one function, which has no members; run by hand',
  'p-map-series': 'one function, which has no members; run by hand',
  '@nestjs/platform-express': 'hands on one type of an application; read in 11.2 and 12.5',
  '@nestjs/platform-fastify': 'hands on one type of an application; read in 11.2 and 12.5',
  '@nestjs/swagger': 'brings the whole framework as its peers; run by hand with 7.4 and 12.0',
  '@nestjs/graphql': 'brings the whole framework as its peers; run by hand with 14.0',
  'nestjs-zod/dto': 'a part of nestjs-zod, which is compared',
  'nestjs-pino': 'brings the whole framework as its peers; read in 4.1',
  'winston-daily-rotate-file': 'a transport of winston, which is compared',
  '@ts-rest/core': 'asks for zod 3 as its peer, and zod 4 is installed here',
  'zod/v4-mini': 'an old name of zod/mini, which is compared',
  'pg-pool': 'the pool of pg, which is compared',
  mysql: 'its types are those of mysql2, which is compared, without promises',
  mariadb: 'a third driver of MySQL; compared by hand with 3.5',
  'pg-promise': 'compared by hand with 12.7',
  'fastify-type-provider-zod': 'brings Fastify and zod as its peers; run by hand',
  'http-status': 'a table of numbers; run by hand with 1.8 and 2.1',
  'http-status-codes': 'a table of numbers; run by hand with 2.3',
  'next-connect': 'run by hand with 0.13 and 1.0',
  celebrate: 'brings a joi of its own; run by hand with 15.0',
  'express-validation': 'brings a joi of its own; run by hand with 4.1',
  '@hapi/hapi': 'a framework of 25 packages; run by hand with 21.4',
  '@hapi/joi': 'the old name of joi, which is compared',
  'koa-router': 'the old name of @koa/router, which is compared',
  slonik: 'asks for Node 24; compared by hand with 49.10',
  '@silverhand/slonik': 'a fork of slonik 31 with its names',
  '@vercel/postgres': 'deprecated; compared by hand with 0.10',
  '@upstash/redis': 'compared by hand with 1.39',
  '@upstash/redis/cloudflare': 'the same as @upstash/redis, for another runtime',
  '@prisma/orm-postgres/serverless': 'has the parts of @prisma/orm-postgres/runtime, which is compared',
  '@libsql/client': 'brings native builds; compared by hand with 0.18',
  '@libsql/client/web': 'the same as @libsql/client, for another runtime',
  '@libsql/client/http': 'the same as @libsql/client, over HTTP only',
  '@libsql/client/ws': 'the same as @libsql/client, over WebSockets only',
  '@libsql/client/node': 'the same as @libsql/client, for Node only',
  '@mikro-orm/mysql': 'the same as @mikro-orm/postgresql, over another driver',
  '@mikro-orm/mariadb': 'the same as @mikro-orm/postgresql, over another driver',
  '@mikro-orm/mssql': 'the same as @mikro-orm/postgresql, over another driver',
  '@mikro-orm/mongodb': 'the same as @mikro-orm/core, over another driver',
  '@mikro-orm/sqlite': 'the same as @mikro-orm/postgresql, over another driver',
  '@mikro-orm/better-sqlite': 'the same as @mikro-orm/postgresql, over another driver',
  '@mikro-orm/knex': 'what the SQL drivers of 6 have in common, and hand on',
  '@mikro-orm/sql': 'what the SQL drivers of 7 have in common, and hand on',
  '@mikro-orm/decorators/legacy': 'the decorators of 6, in a package of their own since 7',
  '@mikro-orm/decorators/es': 'the decorators of 6, in a package of their own since 7',
  'bun:sqlite': 'is a part of Bun',
  'cloudflare:workers': 'is a part of the runtime of Workers',
  '@supabase/ssr': 'gives clients of @supabase/supabase-js, which is compared; by hand with 0.12',
  '@typegoose/typegoose': 'gives models of mongoose, which is compared; by hand with 12.21 and 13.4',
  'firebase/firestore': 'brings the whole SDK for apps; compared by hand with 10.14 and 12.19',
  'firebase/firestore/lite': 'the same as firebase/firestore, without streams',
  sqlite3: 'brings a native build; compared by hand with 6.0',
  '@sentry/node': 'brings all of OpenTelemetry; compared by hand with 11.12',
  '@sentry/core': 'has the parts of @sentry/node, which was compared by hand',
  '@sentry/node-core': 'the same as @sentry/node, without its instrumentation',
  '@sentry/nextjs': 'the same as @sentry/node, for a framework',
  '@sentry/nestjs': 'the same as @sentry/node, for a framework',
  '@sentry/bun': 'the same as @sentry/node, for another runtime',
  '@sentry/deno': 'the same as @sentry/node, for another runtime',
  '@sentry/cloudflare': 'the same as @sentry/node, for another runtime',
  '@sentry/aws-serverless': 'the same as @sentry/node, for another runtime',
  '@sentry/google-cloud-serverless': 'the same as @sentry/node, for another runtime',
  '@sentry/serverless': 'the old name of @sentry/aws-serverless',
  '@sentry/remix': 'the same as @sentry/node, for a framework',
  '@sentry/sveltekit': 'the same as @sentry/node, for a framework',
  '@sentry/astro': 'the same as @sentry/node, for a framework',
  '@bugsnag/js': 'compared by hand with 9.0',
  '@bugsnag/node': 'the part of @bugsnag/js for Node',
  '@honeybadger-io/js': 'compared by hand with 6.16',
  '@honeybadger-io/nextjs': 'hands on @honeybadger-io/js',
  rollbar: 'compared by hand with 3.1',
  applicationinsights: 'brings all of OpenTelemetry; compared by hand with 3.16',
  '@opentelemetry/api': 'compared by hand with 1.9',
  'dd-trace': 'brings native builds; compared by hand with 5.132',
  agenda: 'brings drivers of three databases; compared by hand with 5.0 and 6.2',
  bree: 'compared by hand with 9.2',
  'bun:test': 'is a part of Bun; read in its documentation',
  '@playwright/test': 'brings browsers; read in its documentation',
  mocha: 'its types are globals; compared by hand with 12.0',
  sinon: 'compared by hand with 22.1',
  'chai-http': 'its types augment those of chai; compared by hand with 5.1',
  pactum: 'compared by hand with 3.9',
  '@golevelup/ts-jest': 'one function, which has no members; read in its documentation',
  '@golevelup/ts-vitest': 'the same as @golevelup/ts-jest, for another runner',
  '@golevelup/ts-sinon': 'the same as @golevelup/ts-jest, for another library',
};

/** Members that a model names although the packages' types lack them, each with the reason. */
const EXCUSED: Readonly<Record<string, string>> = {
  'knex: selectFrom.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'knex: increment.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'knex: decrement.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'knex: incrementFrom.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'knex: decrementFrom.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'pg-boss: module.PgBoss': 'named since version 12, which needs Node 22; version 10 is installed',
  'knex: oneFrom.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'knex: countFrom.merge': 'typed only behind onConflict, whose steps are one type of the model',
  'prisma: client.$queryRawTyped': 'generated only with the preview feature typedSql',
  'prisma: client.$use': 'removed in version 6.14',
  'firestore: admin.firestore': 'removed in version 14 of firebase-admin',
  'firestore: admin.app': 'removed in version 14 of firebase-admin',
  'firestore: app.firestore': 'removed in version 14 of firebase-admin',
  'fastify: zodProvider.FastifyPluginAsyncZod': 'of fastify-type-provider-zod only, which is not compared',
  'fastify: zodProvider.FastifyPluginCallbackZod': 'of fastify-type-provider-zod only, which is not compared',
  'koa: routerModule.Middleware': 'of koa-router; @koa/router calls it RouterMiddleware',
  'fastify: reply.sendFile': 'put there by @fastify/static',
  'fastify: reply.download': 'put there by @fastify/static',
  'fastify: reply.view': 'put there by @fastify/view',
  'fastify: reply.setCookie': 'put there by @fastify/cookie',
  'fastify: reply.cookie': 'put there by @fastify/cookie',
  'fastify: reply.clearCookie': 'put there by @fastify/cookie',
  'containers: resolution.container': 'of InversifyJS 6; since 7 the resolution itself is asked',
  'koa: request.body': 'put there by koa-body or koa-bodyparser',
  'expect: expect.soft': 'of Vitest and Playwright',
  'expect: expect.addSnapshotSerializer': 'of Jest and Vitest',
  'expect: assertion.toBeOneOf': 'of Vitest and jest-extended',
  'expect: assertion.toBeTrue': 'of jest-extended',
  'expect: assertion.toBeFalse': 'of jest-extended',
  'expect: assertion.toHaveBeenCalledOnce': 'of Vitest and Bun',
  'expect: assertion.toHaveBeenCalledExactlyOnceWith': 'of Vitest',
  'expect: assertion.toBeCalled': 'removed in version 30',
  'expect: assertion.toBeCalledTimes': 'removed in version 30',
  'expect: assertion.toBeCalledWith': 'removed in version 30',
  'expect: assertion.lastCalledWith': 'removed in version 30',
  'chai: assertion.still': 'there since version 4.2, and not in the types',
  'chai: assertion.also': 'there since version 4.2, and not in the types',
  'node-assert: methods.partialDeepStrictEqual': 'added in Node 22.13',
  'chai: module.request': 'put there by chai-http',
  'chai: assertion.status': 'put there by chai-http',
  'chai: assertion.called': 'put there by sinon-chai',
  'chai: assertion.calledOnce': 'put there by sinon-chai',
  'chai: assertion.calledWith': 'put there by sinon-chai',
  'chai: assertion.calledOnceWith': 'put there by sinon-chai',
  'nest: application.inject': 'of the adapter of Fastify',
  'drizzle: client.$primary': 'on what withReplicas gives back, beside the members of its client',
};

/** A client for a schema of two models, made once: Prisma writes the types that its model describes. */
function generatePrismaClient(): void {
  const folder = path.join(FOLDER, 'prisma');
  if (existsSync(path.join(folder, 'generated/client.ts'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'schema.prisma'),
    `generator client {
  provider = "prisma-client"
  output   = "./generated"
}
datasource db {
  provider = "postgresql"
}
model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}
`,
  );
  const cli = createRequire(path.join(FOLDER, 'from.js')).resolve('prisma/build/index.js');
  // Generating needs no engine, but the command looks for one and would download it.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  execFileSync(process.execPath, [cli, 'generate', '--schema', 'schema.prisma'], {
    cwd: folder,
    env,
    stdio: 'pipe',
  });
}

/** Node 20 has no such module; the types of a newer one declare it in a file by itself. */
const NODE_SQLITE = path.join(ROOT, 'node_modules/types-node24/sqlite.d.ts');

const specifiers = [
  ...new Set(
    models.flatMap(({ modules, generated }) => [
      ...Object.keys(modules),
      ...(generated ? [generated.marker] : []),
    ]),
  ),
];
const catalogue = new Catalogue();
/** Of some packages a model says only that they are there. */
const claimsSomething = (specifier: string) => {
  const {
    members,
    call,
    instance,
    extends: parents,
  } = catalogue.module(specifier)?.definition ?? { members: {} };
  return [members, call, instance, parents].some((claim) => claim !== undefined);
};
const compared = specifiers.filter((specifier) => !(specifier in NOT_COMPARED) && claimsSomething(specifier));
/** The homes of a module in all its editions. */
const homesOf = (specifier: string) =>
  editionsOf(HOMES, [specifier]).flatMap((edition) => homeOf(HOMES, specifier, edition) ?? []);

/** An import in a probe, but of its own neighbours. */
const IMPORT = /(?<=\bfrom ')[^'.][^']*(?=')/g;

const isApart = (home: string) => Object.hasOwn(APART, home);

interface Copy {
  readonly library: string;
  readonly edition: string;
  readonly file: string;
  readonly isApart: boolean;
}

/**
 * Copies each probe once for each edition of the packages that it imports, with the imports of that edition.
 * `typeorm.ts` is for every edition but those that have a file of their own: `drizzle@1.0.ts`.
 */
function copyProbes(): Copy[] {
  const folder = path.join(FOLDER, 'seeds');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(PROBES).map((file) => path.basename(file, '.ts'));
  return names.flatMap((name) => {
    const text = readFileSync(path.join(PROBES, `${name}.ts`), 'utf8');
    const imports = text.match(IMPORT) ?? [];
    const [library = name, only] = name.split('@');
    const own = names.flatMap((other) => (other.startsWith(`${library}@`) ? other.split('@')[1] : []));
    const others = editionsOf(HOMES, imports).filter((edition) => !own.includes(edition));
    return (only === undefined ? others : [only]).map((edition) => {
      const file = path.join(folder, `${library}@${edition}.ts`);
      const homeOfImport = (specifier: string) => homeOf(HOMES, specifier, edition) ?? specifier;
      writeFileSync(
        file,
        text.replace(IMPORT, (specifier) => {
          const home = homeOfImport(specifier);
          return APART[home] ?? home;
        }),
      );
      return { library, edition, file, isApart: imports.map(homeOfImport).some(isApart) };
    });
  });
}

function makeView(name: string, homes: readonly string[], more: readonly string[]): View {
  const file = path.join(FOLDER, `${name}.ts`);
  const imports = homes.map((home, index) => `import * as m${index} from '${APART[home] ?? home}';\n`);
  writeFileSync(file, imports.join(''));
  const program = ts.createProgram([file, ...more], {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    paths:
      name === 'apart'
        ? Object.fromEntries(
            Object.entries(APART).map(([home, as]) => [as, [path.join(ROOT, 'node_modules', home)]]),
          )
        : {},
  });
  const checker = program.getTypeChecker();
  const modules = new Map<string, ts.Symbol>();
  program.getSourceFile(file)?.statements.forEach((statement, index) => {
    if (!ts.isImportDeclaration(statement)) return;
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (symbol) modules.set(homes[index] as string, symbol);
  });
  const globals = models.flatMap((model) =>
    Object.keys(model.globals ?? {}).flatMap((global) => {
      const symbol = checker.resolveName(global, undefined, ts.SymbolFlags.Value, false);
      return symbol ? [[global, symbol] as const] : [];
    }),
  );
  return { program, modules, globals: new Map(globals) };
}

interface Seeded extends Probe {
  readonly copies: readonly (Copy & { readonly source: ts.SourceFile; readonly checked: View })[];
}

function makeProbe(): Seeded {
  mkdirSync(FOLDER, { recursive: true });
  generatePrismaClient();
  const homes = [...new Set(compared.flatMap(homesOf))];
  const copies = copyProbes();
  const filesOf = (apart: boolean) => copies.filter((copy) => copy.isApart === apart).map(({ file }) => file);
  const together = makeView(
    'probe',
    homes.filter((home) => !isApart(home)),
    [NODE_SQLITE, ...filesOf(false)],
  );
  const apart = makeView('apart', homes.filter(isApart), filesOf(true));
  const seeded = copies.map((copy) => {
    const checked = copy.isApart ? apart : together;
    return { ...copy, checked, source: checked.program.getSourceFile(copy.file) as ts.SourceFile };
  });
  return {
    homes: HOMES,
    compared,
    copies: seeded,
    viewOf: (some) => (some.some(isApart) ? apart : together),
    seeds(library, type, edition) {
      const names = [SEEDS[library]?.[type] ?? []].flat();
      const copy = seeded.find(
        (each) => each.library === library && (each.edition === edition || each.edition === ''),
      );
      return copy ? exportsOf(copy.source, copy.checked).filter(({ name }) => names.includes(name)) : [];
    },
  };
}

function exportsOf(source: ts.SourceFile, { program }: View): ts.Symbol[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(source);
  return module ? checker.getExportsOfModule(module) : [];
}

const probe = makeProbe();
const conformance = new Map(models.map((model) => [model, compare(model, catalogue, probe)]));

test('every package of the models is installed here', () => {
  const absent = compared.filter(
    (specifier) => !homesOf(specifier).some((home) => probe.viewOf([home]).modules.has(home)),
  );
  expect(absent, 'add it to devDependencies, or to NOT_COMPARED with the reason').toEqual([]);
});

test('what is excused is really missing', () => {
  const missing = models.flatMap((model) =>
    conformance.get(model)!.missing.map((member) => `${model.library}: ${member}`),
  );
  expect(Object.keys(EXCUSED).filter((member) => !missing.includes(member))).toEqual([]);
});

test('what is not compared is a module of some model', () => {
  expect(Object.keys(NOT_COMPARED).filter((specifier) => !specifiers.includes(specifier))).toEqual([]);
});

test.each(probe.copies)('the probe $library is right in edition $edition', ({ source, checked }) => {
  const wrong = checked.program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const { line } = source.getLineAndCharacterOfPosition(start);
    return `${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(wrong).toEqual([]);
});

test('every seed is an export of its probe, in every edition, and has a type', () => {
  const silent = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never;
  const wrong = Object.entries(SEEDS).flatMap(([library, types]) => {
    const copies = probe.copies.filter((copy) => copy.library === library);
    const names = [...new Set(Object.values(types).flat())];
    if (copies.length === 0) return [`${library}: no probe`];
    return copies.flatMap(({ source, checked, edition }) => {
      const telling = exportsOf(source, checked).filter(
        (each) => !(checked.program.getTypeChecker().getTypeOfSymbol(each).flags & silent),
      );
      return names
        .filter((name) => !telling.some((each) => each.name === name))
        .map((name) => `${library}@${edition}: ${name}`);
    });
  });
  expect(wrong).toEqual([]);
});

const reached: string[] = [];

test.each(models.map((model) => [model.library, model] as const))(
  '%s names what its packages have',
  (library, model: Model) => {
    const { missing, unreached, proven, onlyIn } = conformance.get(model)!;
    const lonely = Object.keys(SEEDS[library] ?? {}).filter((type) => !model.types[type]);
    reached.push(
      `${library}: ${unreached.length === 0 ? 'every type' : `all types but ${unreached.join(', ')}`}`,
      ...[...onlyIn].map(([editions, names]) => `  only in ${editions}: ${names.join(', ')}`),
      ...(lonely.length > 0 ? [`  seeds for no type of the model: ${lonely.join(', ')}`] : []),
    );
    expect(missing.filter((member) => !(`${library}: ${member}` in EXCUSED))).toEqual([]);
    if (Object.keys(model.modules).some((specifier) => compared.includes(specifier)))
      expect(proven).toBeGreaterThan(0);
  },
);

test('how far the comparison comes is as recorded', async () => {
  await expect(`${reached.join('\n')}\n`).toMatchFileSnapshot('__snapshots__/conformance.txt');
});
