import { defineModel, type ApiType, type Query } from '../model.js';
import { NOTED } from '../words.js';

const FILTER = { argument: 0, path: ['where'] } as const;
const DATA = { argument: 0, path: ['data'] } as const;
const BATCH = {
  member: 'findMany',
  anyOf: '{ in: {keys} }',
  nested: 'include',
  nestedOptions: ['where', 'orderBy', 'select', 'include', 'omit', 'take', 'skip', 'cursor', 'distinct'],
  perCallOptions: ['take', 'skip', 'cursor', 'distinct'],
  select: 'select',
  omit: 'omit',
} as const;

/** With undefined in it a filter is as good as empty; a unique one is refused. */
const ANY = { filter: FILTER, undefinedMatches: 'every-row' } as const;
const LIMITED = { limitedBy: { options: [{ argument: 0, path: ['take'] }] } } as const;
const READ_ONE = { operation: 'read-one', filter: FILTER, batch: BATCH, distinctive: true } as const;
/** https://www.prisma.io/docs/orm/prisma-client/queries/relation-queries#nested-writes */
const NESTED_WRITES = {
  nestedWrites:
    'create createMany connect connectOrCreate disconnect update updateMany upsert delete deleteMany set'.split(
      ' ',
    ),
  insertsMissing: ['connectOrCreate'],
} as const;
/** Run on Prisma 7 and PostgreSQL, twenty at once: with an empty update, a nested write or a nested read it reads first. */
const UPSERTS = {
  create: { argument: 0, path: ['create'] },
  update: { argument: 0, path: ['update'] },
  nestedIn: ['include', 'select'],
  nativeOn: 'provider\\s*=\\s*"(?:postgres|postgresql|cockroachdb|sqlite)"',
} as const;
const COMPUTES = { computes: ['increment', 'decrement', 'multiply', 'divide'] } as const;
/** https://www.prisma.io/docs/orm/reference/prisma-client-reference#atomic-number-operations */
const ATOMIC = {
  in: 'value',
  plus: '{ increment: {by} }',
  minus: '{ decrement: {by} }',
  isEquivalent: true,
} as const;
const SET = { data: DATA, atomic: ATOMIC, setsUnder: 'set', ...COMPUTES } as const;
const UPDATE = { operation: 'update', ...SET, ...NESTED_WRITES } as const;
const AT_ONCE = (member: string) => ({ batch: { member, anyOf: '{ in: {keys} }', count: 'count' } }) as const;
/** None of these is an option of the form for many rows. */
const SHOWN = { shapesResult: ['select', 'include', 'omit'] } as const;
const BULK = {
  label: 'createMany({ data: […] })',
  member: 'createMany',
  data: DATA,
  skips: 'relations in the data',
  exceptKeys: ['create', 'connect', 'connectOrCreate', 'createMany', 'include', 'select'],
} as const;

const RAW = { operation: 'raw', returnsRows: true, text: { argument: 0 } } as const;

/** Prisma's promises send nothing until they are awaited. */
const lazy = (query: Omit<Query, 'sends'>, returns = 'rows') =>
  ({ call: { returns, query: { sends: 'when-awaited', ...query } } }) as const satisfies ApiType;

export const prisma = defineModel({
  library: 'prisma',
  kind: 'data-access',
  modules: {
    '@prisma/client': 'module',
    '@prisma/client/edge': 'module',
    '@prisma/client/extension': 'module',
    '.prisma/client': 'module',
  },
  generated: {
    marker: '@prisma/client/runtime',
    type: 'module',
    manifest: ['@prisma/client', 'prisma'],
    exports: ['PrismaClient', 'Prisma'],
  },
  failureEndsTransaction: {
    beside: ['@prisma/adapter-pg', '@prisma/adapter-neon', '@prisma/adapter-ppg'],
    unless: [
      '@prisma/adapter-better-sqlite3',
      '@prisma/adapter-d1',
      '@prisma/adapter-libsql',
      '@prisma/adapter-mariadb',
      '@prisma/adapter-mssql',
      '@prisma/adapter-planetscale',
    ],
    schema: 'provider\\s*=\\s*"(?:postgresql|postgres)"',
  },
  ignoresCase: {
    beside: ['@prisma/adapter-mariadb', '@prisma/adapter-mssql', '@prisma/adapter-planetscale'],
    unless: [],
    schema: 'provider\\s*=\\s*"(?:mysql|sqlserver)"',
  },
  relations: {
    files: ['schema.prisma', 'prisma/**/*.prisma', 'src/**/*.prisma'],
    grammar: 'model-blocks',
    // https://www.prisma.io/docs/orm/reference/prisma-schema-reference#model-field-scalar-types
    columnKinds: {
      String: 'text',
      Int: 'number',
      Float: 'number',
      Boolean: 'boolean',
      BigInt: 'bigint',
      Decimal: 'decimal',
      DateTime: 'date',
      Bytes: 'object',
      Json: 'object',
      // https://www.prisma.io/docs/orm/overview/databases/postgresql#type-mapping-between-postgresql-and-prisma-schema
      '@db.Uuid': 'uuid',
      '@db.Citext': 'caseless',
      '@db.Char': 'written-anew',
    },
  },
  hooksOfOneRow: '\\$use\\(',
  duplicatesRefusedBy: 'P2002',
  versions: { '@prisma/client': '6 || 7' },
  types: {
    module: { members: { default: 'module', PrismaClient: 'PrismaClient', Prisma: 'Prisma' } },
    PrismaClient: { instance: 'client' },
    Prisma: {
      members: {
        TransactionClient: { instance: 'transaction' },
        DefaultPrismaClient: { instance: 'client' },
        sql: {},
        raw: {},
        join: {},
      },
    },
    client: {
      role: 'database-client',
      recognisedBy: ['$transaction', '$queryRaw', '$connect'],
      members: {
        $transaction: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: {
              operation: 'transaction',
              sends: 'when-awaited',
              distinctive: true,
              serial: { argument: 1, path: ['isolationLevel'], value: 'Serializable' },
            },
          },
        },
        $extends: { call: { returns: 'extended' } },
        $queryRaw: lazy(RAW),
        $queryRawUnsafe: lazy(RAW),
        $queryRawTyped: lazy({ operation: 'raw', returnsRows: true }),
        $executeRaw: lazy({ operation: 'raw' }),
        $executeRawUnsafe: lazy({ operation: 'raw' }),
        $connect: NOTED,
        $disconnect: NOTED,
        $on: NOTED,
        $use: NOTED,
      },
      otherMembers: { type: 'delegate', except: ['$', '_', '#'] },
    },
    /** `include` on an extended client skips its query hooks, so the nested read is not offered there. */
    extended: {
      extends: 'client',
      hooksQueries: { option: { argument: 0, path: ['query'] } },
    },
    /** The same queries on one connection; from 7.5 on it opens savepoints with `$transaction`. */
    transaction: {
      extends: 'client',
      // `$transaction` is there from 7.5 on.
      lacks: ['$connect', '$disconnect', '$on', '$use', '$extends', '$transaction'],
      role: 'transaction-handle',
      concurrentStatements: 'queue',
      recognisedBy: ['$queryRaw', '$executeRaw'],
    },
    delegate: {
      role: 'entity',
      recognisedBy: ['findMany', 'findUnique', 'findFirst', 'createMany'],
      members: {
        findMany: lazy({ operation: 'read-many', ...ANY, ...LIMITED, batch: BATCH, distinctive: true }),
        findUnique: lazy({ ...READ_ONE, mergesInTick: true, byUnique: true }, 'row'),
        findUniqueOrThrow: lazy(
          { ...READ_ONE, mergesInTick: true, byUnique: true, unmatched: { throws: true } },
          'row',
        ),
        findFirst: lazy({ ...READ_ONE, ...ANY }, 'row'),
        findFirstOrThrow: lazy({ ...READ_ONE, ...ANY, unmatched: { throws: true } }, 'row'),
        count: lazy({ operation: 'count', ...ANY }, 'scalar'),
        aggregate: lazy({ operation: 'count', filter: FILTER }, 'scalar'),
        groupBy: lazy({ operation: 'count', filter: FILTER }),
        create: lazy({ operation: 'create', data: DATA, ...SHOWN, bulk: BULK, ...NESTED_WRITES }, 'row'),
        createMany: lazy({ operation: 'create', data: DATA, distinctive: true }, 'batchResult'),
        createManyAndReturn: lazy({ operation: 'create', data: DATA, distinctive: true }),
        update: lazy(
          {
            ...UPDATE,
            ...SHOWN,
            filter: FILTER,
            ...AT_ONCE('updateMany'),
            unmatched: { throws: true },
            compareAndSet: { member: 'updateMany', count: 'count' },
          },
          'row',
        ),
        updateMany: lazy(
          { ...UPDATE, ...ANY, ...AT_ONCE('updateMany'), unmatched: { count: 'count' }, distinctive: true },
          'batchResult',
        ),
        updateManyAndReturn: lazy({ ...UPDATE, ...ANY, unmatched: { count: 'length' }, distinctive: true }),
        upsert: lazy(
          { operation: 'upsert', filter: FILTER, upserts: UPSERTS, ...NESTED_WRITES, distinctive: true },
          'row',
        ),
        delete: lazy(
          {
            operation: 'delete',
            filter: FILTER,
            ...SHOWN,
            ...AT_ONCE('deleteMany'),
            unmatched: { throws: true },
          },
          'row',
        ),
        deleteMany: lazy(
          {
            operation: 'delete',
            ...ANY,
            ...AT_ONCE('deleteMany'),
            unmatched: { count: 'count' },
            distinctive: true,
          },
          'batchResult',
        ),
      },
    },
    rows: { element: 'row' },
    row: {},
    scalar: {},
    batchResult: {},
  },
  sources: [
    {
      claim: 'Client methods and what they return',
      url: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
      checked: '2026-11-23',
    },
    {
      claim: 'findUnique calls of one tick are merged; findFirst and findMany are not',
      url: 'https://www.prisma.io/docs/orm/prisma-client/queries/query-optimization-performance',
      checked: '2026-11-23',
    },
    {
      claim:
        'update and delete of a row that does not match reject with P2025; updateMany and deleteMany answer with a count',
      url: 'https://www.prisma.io/docs/orm/reference/error-reference',
      checked: '2026-11-23',
    },
    {
      claim:
        'upsert is one statement on PostgreSQL, CockroachDB and SQLite where nothing is nested and the unique field is the same in where and create; else, and in connectOrCreate, two at once may both insert and one fails with P2002',
      url: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference#database-upserts',
      checked: '2026-11-29',
    },
    {
      claim:
        'createMany takes a list of rows without relations; undefined in a filter leaves the condition out',
      url: 'https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined',
      checked: '2026-11-25',
    },
    {
      claim:
        'Query extensions do not run for nested reads; one of `create` does not run for `createMany`, and an extension without `query` changes no query',
      url: 'https://www.prisma.io/docs/orm/prisma-client/client-extensions/query',
      checked: '2026-11-23',
    },
  ],
});
