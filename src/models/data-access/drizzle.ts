import { defineModel, type ApiType, type Query } from '../model.js';

const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const to = (returns: string) => ({ call: { returns } }) as const satisfies ApiType;
const each = (names: string, type: ApiType | string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type] as const));
const modules = (names: string, type: string) => each(names.replaceAll(/\S+/g, 'drizzle-orm/$&'), type);

const ENDS = ['then', 'catch', 'finally', 'toSQL', 'as', 'getSQL', 'getSelectedFields', 'sync', '$', '_'];
const IN_ARRAY = { imports: { name: 'inArray', from: 'drizzle-orm' } } as const;
const EQUALS = { form: 'expression', equals: 'eq', all: 'and', list: 'inArray({column}, {keys})' } as const;
const KEYED = {
  sends: 'when-awaited',
  conditions: [{ ...EQUALS, member: 'where' }],
  batch: IN_ARRAY,
} as const;
const SELECT = {
  ...KEYED,
  entity: { from: 'chain', member: 'from' },
  batch: {
    ...IN_ARRAY,
    single: { limit: '', get: 'all' },
    missing: 'undefined',
    perCallOptions: ['limit', 'offset', 'groupBy', 'selectDistinctOn'],
    select: 'select',
  },
  limitedBy: { members: ['limit'] },
} as const;
/** `where` is an expression in 0.45 and an object in 1.0. */
const RELATIONAL = {
  sends: 'when-awaited',
  filter: { argument: 0, path: ['where'] },
  conditions: [{ ...EQUALS, path: ['where'] }],
  batch: {
    ...IN_ARRAY,
    member: 'findMany',
    list: '{ in: {keys} }',
    operator: 'in',
    missing: 'undefined',
    nested: 'with',
    nestedOptions: ['where', 'orderBy', 'columns', 'with', 'limit', 'extras'],
    perCallOptions: ['limit', 'offset'],
    select: 'columns',
  },
  limitedBy: { options: [{ argument: 0, path: ['limit'] }] },
  distinctive: true,
} as const;

/** The last call of its chain sends it when it is awaited; prepared, it is sent by `execute`. */
const builder = (query: Query, prepared: string, awaited = 'rows', members: ApiType['members'] = {}) =>
  ({
    query,
    awaited,
    members: { prepare: to(prepared), ...members },
    otherMembers: { type: SAME, except: ENDS },
  }) as const satisfies ApiType;
const EXECUTES = { call: { executes: true, returns: 'rows' } } as const satisfies ApiType;
const prepared = (operation: Query['operation'], query: Partial<Query> = {}) =>
  ({
    query: { ...query, operation, sends: 'on-execute' },
    members: each('execute all get values run', EXECUTES),
  }) as const satisfies ApiType;
const raw = (returnsRows: boolean) =>
  ({
    call: {
      returns: 'raw',
      query: { operation: 'raw', sends: 'when-awaited', returnsRows, text: { argument: 0 } },
    },
  }) as const satisfies ApiType;
const write = (operation: 'create' | 'upsert' | 'update' | 'delete', member: string, more: Partial<Query>) =>
  ({ sends: 'when-awaited', operation, entity: { from: 'chain', member }, ...more }) as const satisfies Query;
const VALUES = { data: { member: 'values', argument: 0 } } as const;
const INSERT = { ...VALUES, bulk: { words: 'values([…])', ...VALUES, emptyList: 'throws' } } as const;
const CHANGE = { ...KEYED, bulk: { words: 'where(inArray(…, […]))' } } as const;

const NETWORK =
  'node-postgres postgres-js pglite neon neon-http neon-serverless vercel-postgres xata-http pg-proxy netlify-db aws-data-api/pg ' +
  'bun-sql mysql2 planetscale-serverless tidb-serverless mysql-proxy singlestore singlestore-proxy gel d1 sqlite-proxy libsql ' +
  'libsql/node libsql/web libsql/http libsql/ws libsql/wasm cockroach node-mssql sqlite-cloud tursodatabase-serverless postgres';
const LOCAL =
  'better-sqlite3 bun-sqlite sql-js expo-sqlite op-sqlite durable-sqlite node-sqlite tursodatabase';
const CORES = 'pg-core mysql-core sqlite-core singlestore-core gel-core cockroach-core mssql-core';
const DATABASES =
  'NodePgDatabase PostgresJsDatabase PgliteDatabase NeonHttpDatabase NeonDatabase VercelPgDatabase XataHttpDatabase PgRemoteDatabase ' +
  'NetlifyDbDatabase AwsDataApiPgDatabase MySql2Database PlanetScaleDatabase TiDBServerlessDatabase MySqlRemoteDatabase ' +
  'SingleStoreDriverDatabase SingleStoreRemoteDatabase GelJsDatabase DrizzleD1Database SqliteRemoteDatabase LibSQLDatabase BunSQLDatabase';
const LOCAL_DATABASES =
  'BetterSQLite3Database BunSQLiteDatabase SQLJsDatabase ExpoSQLiteDatabase OPSQLiteDatabase DrizzleSqliteDODatabase NodeSQLiteDatabase';

export const drizzle = defineModel({
  library: 'drizzle',
  kind: 'data-access',
  modules: {
    'drizzle-orm': 'root',
    ...modules(NETWORK, 'network'),
    ...modules(LOCAL, 'local'),
    ...modules(CORES, 'core'),
  },
  relations: { grammar: 'relation-calls' },
  versions: { 'drizzle-orm': '0.45 || 1' },
  types: {
    /** Operators and templates take builders as parts of a statement. */
    root: { otherMembers: { type: 'operator' } },
    operator: { call: {}, otherMembers: { type: { call: {} } } },
    network: { members: { drizzle: to('client'), ...each(DATABASES, { instance: 'client' }) } },
    local: { members: { drizzle: to('localClient'), ...each(LOCAL_DATABASES, { instance: 'localClient' }) } },
    core: {
      members: {
        ...each('PgDatabase PgAsyncDatabase MySqlDatabase MySqlAsyncDatabase SQLiteAsyncDatabase', {
          instance: 'client',
        }),
        ...each(
          'PgTransaction PgAsyncTransaction MySqlTransaction MySqlAsyncTransaction SQLiteAsyncTransaction',
          {
            instance: 'transaction',
          },
        ),
        /** Its drivers are in the process or behind a network, which the type does not say. */
        ...each('BaseSQLiteDatabase SQLiteTransaction', { instance: 'localClient' }),
        ...each('union unionAll intersect intersectAll except exceptAll', to('select')),
        withReplicas: { call: { returns: { argument: 0 } } },
      },
    },
    /** Synchronous SQLite has no `batch`; D1, libSQL and Neon over HTTP have. */
    batching: { extends: 'client', recognisedBy: ['select', 'insert', '$with', 'batch'] },
    localClient: { extends: 'client', inProcess: true, recognisedBy: ['select', 'insert', '$with', 'run'] },
    client: {
      role: 'database-client',
      recognisedBy: ['select', 'insert', '$with'],
      members: {
        query: { otherMembers: { type: 'table' } },
        ...each('select selectDistinct selectDistinctOn', to('selection')),
        insert: to('insertion'),
        update: to('updating'),
        delete: to('delete'),
        $count: to('count'),
        $with: to('subquery'),
        with: SAME,
        $primary: 'client',
        ...each('execute all get values', raw(true)),
        ...each('run refreshMaterializedView', raw(false)),
        transaction: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: {
              operation: 'transaction',
              sends: 'at-call',
              serial: { argument: 1, path: ['isolationLevel'], value: 'serializable' },
            },
          },
        },
        batch: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
      },
    },
    transaction: { extends: 'client', role: 'transaction-handle', members: { rollback: { call: {} } } },
    subquery: { members: { as: { call: {} } } },
    selection: { members: { from: to('select') } },
    select: builder({ operation: 'read-many', ...SELECT }, 'preparedSelect', 'rows', {
      get: to('selectOne'),
    }),
    selectOne: builder({ operation: 'read-one', ...SELECT }, 'preparedSelect', 'row'),
    count: {
      query: {
        operation: 'count',
        sends: 'when-awaited',
        entity: { from: 'call' },
        conditions: [{ ...EQUALS, argument: 1 }],
      },
      awaited: 'row',
    },
    insertion: {
      members: { ...each('values select', to('insert')), ...each('overridingSystemValue ignore', SAME) },
    },
    insert: builder(write('create', 'insert', INSERT), 'preparedInsert', 'rows', {
      ...each('onConflictDoUpdate onDuplicateKeyUpdate', to('upsert')),
    }),
    upsert: builder(write('upsert', 'insert', INSERT), 'preparedInsert'),
    updating: { members: { set: to('update') } },
    update: builder(
      write('update', 'update', { ...CHANGE, data: { member: 'set', argument: 0 } }),
      'preparedUpdate',
    ),
    delete: builder(write('delete', 'delete', CHANGE), 'preparedDelete'),
    preparedSelect: prepared('read-many', { entity: SELECT.entity }),
    preparedInsert: prepared('create'),
    preparedUpdate: prepared('update'),
    preparedDelete: prepared('delete'),
    table: {
      role: 'entity',
      members: {
        findMany: { call: { returns: 'many', query: { operation: 'read-many', ...RELATIONAL } } },
        findFirst: { call: { returns: 'first', query: { operation: 'read-one', ...RELATIONAL } } },
      },
    },
    many: builder({ operation: 'read-many', ...RELATIONAL }, 'preparedSelect'),
    first: builder({ operation: 'read-one', ...RELATIONAL }, 'preparedSelect', 'row'),
    raw: { query: { operation: 'raw', sends: 'when-awaited', returnsRows: true }, awaited: 'rows' },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim: 'A query is thenable and sends its statement when it is awaited',
      url: 'https://orm.drizzle.team/docs/select',
      checked: '2026-11-25',
    },
  ],
});
