import { defineModel, type ApiType, type Query } from '../model.js';

const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const to = (returns: string) => ({ call: { returns } }) as const satisfies ApiType;

const TABLE = { from: 'chain' } as const;
const CONDITIONS = [
  { form: 'comparison', member: 'where', list: 'whereIn({column}, {keys})' },
  { form: 'pair', member: 'where', list: 'whereIn({column}, {keys})' },
  { form: 'pair', member: 'andWhere', list: 'whereIn({column}, {keys})' },
  { form: 'object', member: 'where', list: 'whereIn({column}, {keys})' },
] as const;
const READ = {
  sends: 'when-awaited',
  entity: TABLE,
  conditions: CONDITIONS,
  batch: {
    single: { first: '' },
    missing: 'undefined',
    perCallOptions: ['limit', 'offset', 'groupBy', 'distinctOn', 'count', 'sum', 'max', 'min', 'avg'],
    select: 'select',
  },
  limitedBy: { members: ['limit', 'first'] },
} as const;

/** A builder changes itself, and sends its statement anew each time it is awaited. */
const builder = (query: Query) =>
  ({
    extends: 'settled',
    query: { mutates: true, ...query },
    awaited: 'rows',
    otherMembers: { type: SAME, except: ['then', 'catch', 'finally', 'toSQL', 'toString', 'toQuery', 'as'] },
  }) as const satisfies ApiType;
const write = (operation: 'create' | 'update' | 'delete', more: Partial<Query> = {}) =>
  builder({ operation, sends: 'when-awaited', entity: TABLE, conditions: CONDITIONS, ...more });

export const knex = defineModel({
  library: 'knex',
  kind: 'data-access',
  modules: { knex: 'module' },
  versions: { knex: '2 || 3' },
  types: {
    module: {
      call: { returns: 'client' },
      members: { default: 'module', knex: { call: { returns: 'client' } }, Knex: 'Knex' },
    },
    Knex: { instance: 'client', members: { Transaction: { instance: 'transaction' } } },
    client: {
      role: 'database-client',
      recognisedBy: ['raw', 'transaction', 'batchInsert'],
      call: { returns: 'select' },
      members: {
        select: to('select'),
        from: to('select'),
        table: to('select'),
        queryBuilder: to('select'),
        insert: to('insert'),
        with: to('select'),
        withSchema: SAME,
        raw: to('raw'),
        batchInsert: {
          call: { query: { operation: 'create', sends: 'when-awaited', entity: { from: 'call' } } },
        },
        transaction: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'when-awaited' },
          },
        },
        transactionProvider: { call: {} },
        destroy: { call: {} },
      },
    },
    transaction: {
      extends: 'client',
      role: 'transaction-handle',
      members: { commit: { call: {} }, rollback: { call: {} } },
    },
    settled: {
      members: {
        insert: to('insert'),
        update: to('update'),
        increment: to('update'),
        decrement: to('update'),
        delete: to('delete'),
        del: to('delete'),
        truncate: to('delete'),
        first: to('one'),
        count: to('count'),
        countDistinct: to('count'),
        sum: to('count'),
        max: to('count'),
        min: to('count'),
        avg: to('count'),
      },
    },
    select: builder({ operation: 'read-many', ...READ }),
    one: builder({ operation: 'read-one', ...READ }),
    count: builder({ operation: 'count', ...READ }),
    insert: write('create', {
      data: { member: 'insert', argument: 0 },
      bulk: { words: 'insert([…])', data: { member: 'insert', argument: 0 } },
    }),
    update: write('update', { data: { member: 'update', argument: 0 } }),
    delete: write('delete', { bulk: { words: 'whereIn(…, […]).delete()' } }),
    raw: {
      query: {
        operation: 'raw',
        sends: 'when-awaited',
        returnsRows: true,
        text: { argument: 0 },
      },
      awaited: 'rows',
      otherMembers: {
        type: SAME,
        except: ['then', 'catch', 'finally', 'toSQL', 'toString', 'toQuery', 'wrap'],
      },
    },
    rows: {},
  },
  sources: [
    {
      claim: 'A builder is thenable: it sends its statement when it is awaited, and again at each await',
      url: 'https://knexjs.org/guide/interfaces.html#promises',
      checked: '2026-11-25',
    },
    {
      claim: 'whereIn takes a list; insert takes a list of rows',
      url: 'https://knexjs.org/guide/query-builder.html#wherein',
      checked: '2026-11-25',
    },
  ],
});
