import { defineModel, type ApiType, type Query } from '../model.js';

const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const TABLE = { from: 'chain', member: 'selectFrom' } as const;

const CONDITIONS = [{ form: 'comparison', member: 'where', list: "where({column}, 'in', {keys})" }] as const;
const BATCH = {
  single: { executeTakeFirst: 'execute', executeTakeFirstOrThrow: 'execute' },
  emptyList: 'throws',
  missing: 'undefined',
  perCallOptions: ['limit', 'offset', 'fetch', 'top', 'groupBy', 'distinctOn'],
  select: 'select',
} as const;
const READ = {
  sends: 'on-execute',
  entity: TABLE,
  conditions: CONDITIONS,
  batch: BATCH,
  limitedBy: { members: ['limit', 'fetch', 'top'] },
} as const;

/** A builder sends nothing, not even when it is awaited, until one of these is called. */
const executes = (query: Omit<Query, 'sends'>) =>
  ({ call: { returns: 'rows', query: { sends: 'at-call', ...query } } }) as const satisfies ApiType;

const WHERE = [{ form: 'comparison', member: 'where', list: "where({column}, 'in', {keys})" }] as const;
const write = (
  operation: 'create' | 'update' | 'delete' | 'upsert',
  member: string,
  more: Omit<Query, 'sends' | 'operation'> = {},
) => {
  const query = { operation, entity: { from: 'chain', member }, ...more } as const;
  return {
    query: { sends: 'on-execute', ...query },
    members: {
      execute: executes(query),
      executeTakeFirst: executes(query),
      executeTakeFirstOrThrow: executes(query),
    },
    otherMembers: { type: SAME },
  } as const satisfies ApiType;
};

export const kysely = defineModel({
  library: 'kysely',
  kind: 'data-access',
  modules: { kysely: 'module' },
  versions: { kysely: '0.27 - 0.29' },
  types: {
    module: {
      members: { Kysely: 'Kysely', Transaction: { instance: 'transaction' }, sql: 'sql' },
    },
    Kysely: { instance: 'client' },
    client: {
      role: 'database-client',
      recognisedBy: ['selectFrom', 'insertInto', 'updateTable'],
      members: {
        selectFrom: { call: { returns: 'select' } },
        insertInto: { call: { returns: 'insert' } },
        replaceInto: { call: { returns: 'insert' } },
        updateTable: { call: { returns: 'update' } },
        deleteFrom: { call: { returns: 'delete' } },
        mergeInto: { call: { returns: 'merge' } },
        with: SAME,
        withRecursive: SAME,
        withSchema: SAME,
        withPlugin: SAME,
        withoutPlugins: SAME,
        transaction: { call: { returns: 'transactionBuilder' } },
        connection: { call: { returns: 'connectionBuilder' } },
      },
    },
    transaction: { extends: 'client', role: 'transaction-handle' },
    transactionBuilder: {
      members: {
        setIsolationLevel: SAME,
        setAccessMode: SAME,
        execute: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        },
      },
    },
    connectionBuilder: {
      members: {
        execute: { call: { returns: { callback: 0 }, callbacks: [{ argument: 0, parameters: ['client'] }] } },
      },
    },
    select: {
      query: { operation: 'read-many', ...READ },
      members: {
        execute: executes({ operation: 'read-many', ...READ }),
        executeTakeFirst: executes({ operation: 'read-one', ...READ }),
        executeTakeFirstOrThrow: executes({ operation: 'read-one', ...READ, unmatched: { throws: true } }),
        stream: { call: {} },
      },
      otherMembers: { type: SAME },
    },
    insert: write('create', 'insertInto', {
      data: { member: 'values', argument: 0 },
      bulk: { words: 'values([…])', data: { member: 'values', argument: 0 }, emptyList: 'throws' },
    }),
    update: write('update', 'updateTable', { conditions: WHERE, data: { member: 'set', argument: 0 } }),
    delete: write('delete', 'deleteFrom', { conditions: WHERE, bulk: { words: "where(…, 'in', […])" } }),
    merge: write('upsert', 'mergeInto'),
    rows: { element: 'row' },
    row: {},
    /** A fragment; a statement of its own only when it is executed. */
    sql: { tag: { returns: 'raw' } },
    raw: {
      query: { operation: 'raw', sends: 'on-execute', returnsRows: true },
      members: { execute: executes({ operation: 'raw', returnsRows: true }) },
      otherMembers: { type: SAME },
    },
  },
  sources: [
    {
      claim: 'Builders are immutable and send nothing before execute, executeTakeFirst or stream',
      url: 'https://kysely-org.github.io/kysely-apidoc/interfaces/SelectQueryBuilder.html',
      checked: '2026-11-25',
    },
    {
      claim: 'An empty list after in is a syntax error in most databases',
      url: 'https://kysely.dev/docs/recipes/expressions',
      checked: '2026-11-25',
    },
  ],
});
