import { defineModel, type ApiType, type ColumnKind, type Query, type Relating } from '../model.js';
import {
  IGNORES_CASE,
  named,
  NOTED,
  returning,
  SQL_DUPLICATES,
  type Statement,
  STEP,
  TOLD_BY_RESULT,
} from '../words.js';

const modules = (names: string, type: string) => named(names.replaceAll(/\S+/g, 'drizzle-orm/$&'), type);
const ENDS = [
  'then',
  'catch',
  'finally',
  'toSQL',
  'as',
  'getSQL',
  'getSelectedFields',
  'sync',
  'values',
  '_',
];
const source = (claim: string, page: string) =>
  ({ claim, url: `https://orm.drizzle.team/docs/${page}`, checked: '2026-11-25' }) as const;

const IN_ARRAY = { imports: { name: 'inArray', from: 'drizzle-orm' }, missing: 'undefined' } as const;
const EQUALS = { form: 'expression', equals: 'eq', all: 'and', anyOf: 'inArray({column}, {keys})' } as const;
const KEYED = { conditions: [{ ...EQUALS, member: 'where' }], batch: IN_ARRAY } as const;
const PAGED = ['limit', 'offset', 'groupBy', 'selectDistinctOn'];
const SELECT = {
  ...KEYED,
  entity: { from: 'chain', member: 'from' },
  batch: { ...IN_ARRAY, single: { limit: '', get: 'all' }, perCallOptions: PAGED, select: 'select' },
  limitedBy: { members: ['limit'] },
} as const;
const NESTED = ['where', 'orderBy', 'columns', 'with', 'limit', 'extras'];
const MANY = { member: 'findMany', nested: 'with', nestedOptions: NESTED, perCallOptions: PAGED } as const;
/** `where` is an expression in 0.45 and an object in 1.0. */
const RELATIONAL = {
  filter: { argument: 0, path: ['where'] },
  conditions: [{ ...EQUALS, path: ['where'] }],
  batch: { ...IN_ARRAY, ...MANY, anyOf: '{ in: {keys} }', select: 'columns' },
  limitedBy: { options: [{ argument: 0, path: ['limit'] }] },
  distinctive: true,
} as const;
const VALUES = { member: 'values', argument: 0 } as const;
const INSERT = { data: VALUES, bulk: { label: 'values([…])', data: VALUES, emptyList: 'throws' } } as const;
const COMPUTED = {
  in: 'value',
  plus: 'sql`${{table}.{column}} + ${{by}}`',
  minus: 'sql`${{table}.{column}} - ${{by}}`',
  imports: { name: 'sql', from: 'drizzle-orm' },
} as const;
const CHANGE = {
  ...KEYED,
  ...TOLD_BY_RESULT,
  atomic: COMPUTED,
  data: { member: 'set', argument: 0 },
} as const;
const ONE_ROW = { operation: 'read-one', ...SELECT } as const;
const RAW = { operation: 'raw', returnsRows: true, text: { argument: 0 } } as const;
const SERIAL = { argument: 1, path: ['isolationLevel'], value: 'serializable' } as const;
const TRANSACTION = { operation: 'transaction', sends: 'at-call', serial: SERIAL } as const;
const WITH_TRANSACTION = { argument: 0, parameters: ['transaction'] } as const;
const STEPS = named('where groupBy having orderBy limit offset leftJoin innerJoin $dynamic', STEP);
const UPSERTS = named('onConflictDoUpdate onDuplicateKeyUpdate', returning('upsert'));
const FIND = { operation: 'read-many', ...RELATIONAL } as const;
const ONE = { operation: 'read-one', ...RELATIONAL } as const;
const COUNT = { operation: 'count', conditions: [{ ...EQUALS, argument: 1 }] } as const;

/** All send at the call; SQLite alone has more than `execute`. */
const EXECUTE = { call: { sendsReceiver: true, returns: 'rows' } } as const;
const RUNS = named('all get run', EXECUTE);
const EXECUTES = { execute: EXECUTE, ...RUNS };
const sends = 'when-awaited';
const lazy = (query: Statement, awaited: string): ApiType => ({ query: { sends, ...query }, awaited });
/** The last call of its chain sends it when it is awaited; prepared, it is sent by `execute`. */
const builder = (query: Statement, awaited = 'rows', more: ApiType['members'] = {}): ApiType => ({
  ...lazy(query, awaited),
  members: {
    prepare: returning({ query: { ...query, sends: 'on-execute' }, members: EXECUTES }),
    execute: EXECUTE,
    ...more,
  },
  otherMembers: { type: STEP, except: ENDS },
});
const sending = (query: Statement, returns = 'rows') => returning(returns, { query: { sends, ...query } });
const write = (operation: 'create' | 'upsert' | 'update' | 'delete', member: string, query: Partial<Query>) =>
  ({ operation, entity: { from: 'chain', member }, ...query }) as const satisfies Statement;

const relating = (declares: 'one' | 'many', how: Omit<Relating, 'declares'>) =>
  ({ call: { relates: { declares, ...how } } }) as const satisfies ApiType;
const index = (how: Omit<Relating, 'declares'>) =>
  ({ call: { relates: { declares: 'index', isUnique: true, ...how } } }) as const satisfies ApiType;
const [OWN, ALL] = ['words', 'wordsOfAll'].map((words) => [{ argument: 1, parameters: [words] }]);
const V1 = { entity: 0, options: { from: 'fields', to: 'references', alias: 'relationName' } } as const;
const V2 = { options: { from: 'from', to: 'to', alias: 'alias' }, exceptOptions: ['where'] } as const;
const CLIENT = { declares: 'client', options: { schema: 'schema', relations: 'relations' } } as const;

/**
 * https://orm.drizzle.team/docs/column-types/pg, /mysql, /sqlite. The mode stands behind the function. `date` without one is a text
 * on PostgreSQL and a Date on MySQL; a numeric column is a text with as many digits as the column has.
 */
const COLUMN_KINDS = {
  ...kindsOf('text', 'text varchar'),
  ...kindsOf(
    'written-anew',
    'char timestamp:string datetime:string date date:string time interval inet cidr macaddr',
  ),
  ...kindsOf('uuid', 'uuid'),
  ...kindsOf(
    'number',
    'integer int smallint tinyint mediumint serial smallserial real doublePrecision double float integer:number ' +
      'bigint:number bigserial:number numeric:number decimal:number',
  ),
  ...kindsOf('bigint', 'bigint:bigint bigserial:bigint numeric:bigint decimal:bigint'),
  ...kindsOf('decimal', 'numeric decimal numeric:string decimal:string'),
  ...kindsOf(
    'date',
    'timestamp datetime timestamp:date datetime:date date:date integer:timestamp integer:timestamp_ms',
  ),
  ...kindsOf('boolean', 'boolean integer:boolean'),
  ...kindsOf(
    'object',
    'text:json blob:json blob:buffer json jsonb bytea blob binary varbinary point line vector geometry',
  ),
};

const NETWORK =
  'node-postgres postgres-js neon neon-http neon-serverless vercel-postgres xata-http pg-proxy netlify-db ' +
  'aws-data-api/pg bun-sql mysql2 planetscale-serverless tidb-serverless mysql-proxy singlestore d1 sqlite-proxy ' +
  'libsql libsql/node libsql/web libsql/http libsql/ws libsql/wasm';
const LOCAL = 'pglite op-sqlite';
/** Their builders can be awaited too, and are mostly run by `run`, `all` or `get`. */
const SYNCHRONOUS = 'better-sqlite3 bun-sqlite sql-js expo-sqlite durable-sqlite node-sqlite';
const DATABASES = 'PgDatabase PgAsyncDatabase MySqlDatabase MySqlAsyncDatabase SQLiteAsyncDatabase';

/** Names of column types that hold one kind of value. */
function kindsOf(kind: ColumnKind, names: string): Record<string, ColumnKind> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}

export const drizzle = defineModel({
  library: 'drizzle',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: {
    'drizzle-orm': 'root',
    ...{ ...modules(NETWORK, 'network'), ...modules(LOCAL, 'local') },
    ...modules(SYNCHRONOUS, 'synchronous'),
    ...modules('pg-core mysql-core sqlite-core', 'core'),
  },
  failureEndsTransaction: {
    beside: ['pg', 'postgres', '@neondatabase/serverless', '@vercel/postgres', '@electric-sql/pglite'],
    unless: ['mysql2', 'better-sqlite3', '@libsql/client', '@planetscale/database', 'expo-sqlite', 'sql.js'],
  },
  relations: {
    grammar: 'relation-calls',
    columnKinds: COLUMN_KINDS,
    requiredBy: ['notNull', 'primaryKey'],
    uniqueBy: ['unique', 'primaryKey'],
  },
  versions: { 'drizzle-orm': '0.45 || 1' },
  types: {
    root: {
      members: {
        relations: returning({}, { relates: { declares: 'relations', entity: 0, body: 1 }, callbacks: OWN }),
        defineRelations: returning(
          {},
          { relates: { declares: 'relations', fields: 0, body: 1 }, callbacks: ALL },
        ),
      },
      /** Operators and templates take builders as parts of a statement. */
      otherMembers: { type: { call: {}, otherMembers: { type: NOTED } } },
    },
    words: { members: { one: relating('one', V1), many: relating('many', V1) } },
    wordsOfAll: { members: { one: 'oneOf', many: 'manyOf' } },
    oneOf: { otherMembers: { type: relating('one', V2) } },
    manyOf: { otherMembers: { type: relating('many', V2) } },
    /** A driver's types are its database, under a name of its own. */
    network: {
      members: { drizzle: returning('client', { relates: CLIENT }) },
      otherMembers: { type: 'Database' },
    },
    local: {
      members: { drizzle: returning('localClient', { relates: CLIENT }) },
      otherMembers: { type: 'Local' },
    },
    synchronous: {
      members: { drizzle: returning('synchronousClient', { relates: CLIENT }) },
      otherMembers: { type: { instance: 'synchronousClient' } },
    },
    ...{ Database: { instance: 'client' }, Transaction: { instance: 'transaction' } },
    Local: { instance: 'localClient' },
    core: {
      members: {
        ...named(DATABASES, 'Database'),
        ...named('PgTransaction PgAsyncTransaction MySqlTransaction MySqlAsyncTransaction', 'Transaction'),
        ...{ SQLiteAsyncTransaction: 'Transaction', BaseSQLiteDatabase: 'Local', SQLiteTransaction: 'Local' },
        ...named('union unionAll intersect intersectAll except exceptAll', returning('select')),
        withReplicas: { call: { returns: { argument: 0 } } },
        // https://orm.drizzle.team/docs/indexes-constraints
        ...named('unique uniqueIndex', index({ columnsBy: 'on', exceptOptions: ['where'] })),
        primaryKey: index({ options: { columns: 'columns' } }),
      },
    },
    /** Synchronous SQLite has no `batch`; D1, libSQL and Neon over HTTP have. */
    batching: { extends: 'client', recognisedBy: ['select', 'insert', '$with', 'batch'] },
    localClient: { extends: 'client', inProcess: true, recognisedBy: ['select', 'insert', '$with', 'run'] },
    synchronousClient: { extends: 'localClient', runBy: { read: 'all', write: 'run' } },
    client: {
      role: 'database-client',
      recognisedBy: ['select', 'insert', '$with'],
      members: {
        query: { otherMembers: { type: 'table' } },
        ...named('select selectDistinct selectDistinctOn', returning('selection')),
        ...{
          insert: returning('insertion'),
          update: returning('updating'),
          delete: returning('delete'),
          $count: returning('count'),
        },
        ...{ $with: returning('subquery'), with: STEP, $primary: 'client' },
        ...named('execute all get values run', sending(RAW)),
        transaction: returning({ callback: 0 }, { callbacks: [WITH_TRANSACTION], query: TRANSACTION }),
        batch: { call: { query: TRANSACTION } },
      },
    },
    transaction: {
      extends: 'client',
      role: 'transaction-handle',
      concurrentStatements: 'queue',
      members: { rollback: NOTED },
    },
    subquery: { members: { as: NOTED } },
    selection: { members: { from: returning('select') } },
    select: builder({ operation: 'read-many', ...SELECT }, 'rows', {
      ...RUNS,
      get: returning('row', { query: { ...ONE_ROW, sends: 'at-call' } }),
      ...STEPS,
    }),
    count: lazy({ ...COUNT, entity: { from: 'call' } }, 'row'),
    insertion: { members: { ...named('values select', returning('insert')), ignore: STEP } },
    insert: builder(write('create', 'insert', INSERT), 'rows', { ...RUNS, ...UPSERTS }),
    upsert: builder(write('upsert', 'insert', INSERT), 'rows', RUNS),
    updating: { members: { set: returning('update') } },
    update: builder(write('update', 'update', CHANGE), 'rows', RUNS),
    delete: builder(write('delete', 'delete', { ...KEYED, ...TOLD_BY_RESULT }), 'rows', RUNS),
    table: { role: 'entity', members: { findMany: sending(FIND, 'many'), findFirst: sending(ONE, 'one') } },
    many: builder(FIND),
    one: builder(ONE, 'row'),
    ...{ rows: { element: 'row' }, row: {} },
  },
  sources: [
    source('run, all, get, values and execute send at the call', 'get-started-sqlite'),
    source('A query is thenable and sends its statement when it is awaited', 'select'),
    source('inArray of an empty list matches nothing; values of an empty list throws', 'operators'),
    source('A condition whose value is undefined matches nothing; in an object of 1.0 it throws', 'rqb-v2'),
    source('batch sends its statements in one round trip, on D1, libSQL and Neon over HTTP', 'batch-api'),
    source(
      'SQLite and PGlite run in the process; D1 and libSQL are asked over a network',
      'get-started-sqlite',
    ),
  ],
});
