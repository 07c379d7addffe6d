import { defineModel, type ApiType, type Query } from '../model.js';

const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const ENDS = ['then', 'catch', 'finally', 'toSQL', 'as', 'getSQL', '$', '_'];
const IN_ARRAY = { imports: { name: 'inArray', from: 'drizzle-orm' } } as const;
const EQUALS = {
  form: 'expression',
  equals: 'eq',
  all: 'and',
  list: 'inArray({column}, {keys})',
} as const;

const CORE = {
  sends: 'when-awaited',
  entity: { from: 'chain', member: 'from' },
  conditions: [{ ...EQUALS, member: 'where' }],
  batch: {
    ...IN_ARRAY,
    single: { limit: '' },
    missing: 'undefined',
    perCallOptions: ['limit', 'offset', 'groupBy'],
    select: 'select',
  },
  undefinedMatches: 'every-row',
  limitedBy: { members: ['limit'] },
} as const;
const RELATIONAL = {
  sends: 'when-awaited',
  filter: { argument: 0, path: ['where'] },
  conditions: [{ ...EQUALS, path: ['where'] }],
  batch: {
    ...IN_ARRAY,
    member: 'findMany',
    missing: 'undefined',
    nested: 'with',
    nestedOptions: ['where', 'orderBy', 'columns', 'with', 'limit', 'offset', 'extras'],
    perCallOptions: ['limit', 'offset'],
    select: 'columns',
  },
  limitedBy: { options: [{ argument: 0, path: ['limit'] }] },
  distinctive: true,
} as const;

const builder = (query: Query) =>
  ({ query, awaited: 'rows', otherMembers: { type: SAME, except: ENDS } }) as const satisfies ApiType;
const write = (operation: 'create' | 'update' | 'delete', member: string, more: Partial<Query> = {}) =>
  builder({ operation, sends: 'when-awaited', entity: { from: 'chain', member }, ...more });

const DRIZZLE = { members: { drizzle: { call: { returns: 'client' } } } } as const satisfies ApiType;

export const drizzle = defineModel({
  library: 'drizzle',
  kind: 'data-access',
  modules: {
    'drizzle-orm/node-postgres': 'postgres',
    'drizzle-orm/postgres-js': 'postgres',
    'drizzle-orm/mysql2': 'mysql',
    'drizzle-orm/better-sqlite3': 'local',
  },
  relations: { grammar: 'relation-calls' },
  versions: { 'drizzle-orm': '0.45 || 1' },
  types: {
    postgres: {
      extends: 'driver',
      members: {
        NodePgDatabase: { instance: 'client' },
        PostgresJsDatabase: { instance: 'client' },
      },
    },
    mysql: { extends: 'driver', members: { MySql2Database: { instance: 'client' } } },
    driver: DRIZZLE,
    local: {
      members: {
        drizzle: { call: { returns: 'localClient' } },
        BetterSQLite3Database: { instance: 'localClient' },
      },
    },
    localClient: { extends: 'client', inProcess: true },
    client: {
      role: 'database-client',
      recognisedBy: ['select', 'selectDistinct', 'insert', '$with'],
      members: {
        query: { otherMembers: { type: 'table' } },
        select: { call: { returns: 'selection' } },
        selectDistinct: { call: { returns: 'selection' } },
        insert: { call: { returns: 'insertion' } },
        update: { call: { returns: 'updating' } },
        delete: { call: { returns: 'delete' } },
        $count: { call: { query: { operation: 'count', sends: 'when-awaited', entity: { from: 'call' } } } },
        execute: {
          call: {
            query: { operation: 'raw', sends: 'when-awaited', returnsRows: true, text: { argument: 0 } },
          },
        },
        with: SAME,
        transaction: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        },
        batch: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
      },
    },
    transaction: { extends: 'client', role: 'transaction-handle' },
    selection: { members: { from: { call: { returns: 'select' } } } },
    select: builder({ operation: 'read-many', ...CORE }),
    insertion: {
      members: { values: { call: { returns: 'insert' } }, select: { call: { returns: 'insert' } } },
    },
    insert: write('create', 'insert', {
      data: { member: 'values', argument: 0 },
      bulk: { words: 'values([…])', data: { member: 'values', argument: 0 }, emptyList: 'throws' },
    }),
    updating: { members: { set: { call: { returns: 'update' } } } },
    update: write('update', 'update', {
      conditions: CORE.conditions,
      data: { member: 'set', argument: 0 },
      undefinedMatches: 'every-row',
    }),
    delete: write('delete', 'delete', { conditions: CORE.conditions, undefinedMatches: 'every-row' }),
    table: {
      role: 'entity',
      members: {
        findMany: { call: { returns: 'rows', query: { operation: 'read-many', ...RELATIONAL } } },
        findFirst: { call: { returns: 'row', query: { operation: 'read-one', ...RELATIONAL } } },
      },
    },
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
