import { defineModel, type ApiType, type Call, type Query, type Result } from '../model.js';

const each = (names: string, type: ApiType | string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type] as const));
const to = (returns: Result, more: Call = {}): ApiType => ({ call: { returns, ...more } });
const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const source = (claim: string, page: string) =>
  ({ claim, url: `https://kysely-org.github.io/kysely-apidoc/${page}.html`, checked: '2026-11-25' }) as const;

const KEYED = {
  conditions: [{ form: 'comparison', member: 'where', list: "where({column}, 'in', {keys})" }],
  batch: { emptyList: 'throws' },
} as const;
const READ = {
  ...KEYED,
  entity: { from: 'chain', member: 'selectFrom' },
  batch: {
    single: { executeTakeFirst: 'execute', executeTakeFirstOrThrow: 'execute' },
    emptyList: 'throws',
    missing: 'undefined',
    perCallOptions: ['limit', 'offset', 'fetch', 'top', 'groupBy', 'distinctOn'],
    select: 'select',
  },
  limitedBy: { members: ['limit', 'fetch', 'top'] },
} as const;
const ENDS = ['compile', 'toOperationNode', 'as'];
const row = (member: string) => ({ member, argument: 0 }) as const;
const ROWS = {
  data: row('values'),
  bulk: { words: 'values([…])', data: row('values'), emptyList: 'throws' },
} as const;

type Statement = Omit<Query, 'sends'>;
const executes = (query: Statement) => to('rows', { query: { ...query, sends: 'at-call' } });
/** A builder sends nothing, not even when it is awaited, until one of these is called. */
const builder = (query: Statement, members: ApiType['members'] = {}): ApiType => ({
  query: { ...query, sends: 'on-execute' },
  members: { ...each('execute executeTakeFirst executeTakeFirstOrThrow', executes(query)), ...members },
  otherMembers: { type: SAME, except: ENDS },
});
const fragment = (query: Statement): ApiType => ({
  ...{ query: { ...query, sends: 'on-execute' }, members: { execute: executes(query) } },
  otherMembers: { type: SAME, except: ENDS },
});
const written = (
  operation: 'create' | 'update' | 'delete' | 'upsert',
  member: string,
  more: Partial<Query> = {},
) => builder({ operation, entity: { from: 'chain', member }, ...more });
const LIST = { operation: 'read-many', ...READ } as const;
const ONE = { operation: 'read-one', ...READ } as const;
const FIRST = {
  executeTakeFirst: executes(ONE),
  executeTakeFirstOrThrow: executes({ ...ONE, unmatched: { throws: true } }),
};
const SERIAL = { member: 'setIsolationLevel', argument: 0, value: 'serializable' } as const;
const TRANSACTION = { operation: 'transaction', sends: 'at-call', serial: SERIAL } as const;
const SETTINGS = each('setIsolationLevel setAccessMode', SAME);
const RAW = { operation: 'raw', returnsRows: true } as const;
const handing = (type: string, query?: Query) =>
  to({ callback: 0 }, { callbacks: [{ argument: 0, parameters: [type] }], ...(query && { query }) });

export const kysely = defineModel({
  library: 'kysely',
  kind: 'data-access',
  modules: { kysely: 'module', 'kysely/readonly': 'readonly' },
  versions: { kysely: '0.27 - 0.29' },
  types: {
    module: {
      members: {
        Kysely: 'Kysely',
        ...each('Transaction ControlledTransaction', { instance: 'transaction' }),
        sql: 'sql',
        ...each('SqliteDialect PGliteDialect', { instance: 'localDialect' }),
      },
    },
    readonly: { members: { ReadonlyKysely: 'Kysely', ReadonlyTransaction: { instance: 'transaction' } } },
    Kysely: { instance: 'client' },
    localDialect: { inProcess: true },
    transaction: {
      extends: 'client',
      role: 'transaction-handle',
      recognisedBy: ['selectFrom', 'insertInto', 'rollback'],
      members: each('commit rollback savepoint rollbackToSavepoint releaseSavepoint', to('command')),
    },
    command: { members: { execute: { call: {} } } },
    client: {
      role: 'database-client',
      recognisedBy: ['selectFrom', 'insertInto', 'updateTable'],
      inProcess: { option: { argument: 0, path: ['dialect'] } },
      members: {
        ...each('selectFrom selectNoFrom', to('select')),
        ...each('insertInto replaceInto', to('insert')),
        ...{ updateTable: to('update'), deleteFrom: to('delete'), mergeInto: to('merge') },
        ...each('with withRecursive withSchema withPlugin withoutPlugins withTables', SAME),
        executeQuery: executes({ ...RAW, text: { argument: 0 } }),
        transaction: to('transactionBuilder'),
        startTransaction: to('controlledBuilder'),
        connection: to('connectionBuilder'),
        destroy: { call: {} },
      },
    },
    transactionBuilder: { members: { ...SETTINGS, execute: handing('transaction', TRANSACTION) } },
    controlledBuilder: { members: { ...SETTINGS, execute: to('transaction', { query: TRANSACTION }) } },
    connectionBuilder: { members: { execute: handing('client') } },
    select: builder(LIST, { ...FIRST, ...each('stream explain', executes(LIST)) }),
    insert: written('create', 'insertInto', ROWS),
    update: written('update', 'updateTable', { ...KEYED, data: row('set') }),
    delete: written('delete', 'deleteFrom', {
      ...KEYED,
      bulk: { words: "where(…, 'in', […])", emptyList: 'throws' },
    }),
    merge: written('upsert', 'mergeInto'),
    rows: { element: 'row' },
    row: {},
    /** A fragment; a statement of its own only when it is executed. */
    sql: { tag: { returns: 'raw' }, members: { raw: to('rawText') }, otherMembers: { type: { call: {} } } },
    raw: fragment(RAW),
    rawText: fragment({ ...RAW, text: { member: 'raw', argument: 0 } }),
  },
  sources: [
    source(
      'Builders are immutable and send nothing before execute or stream',
      'interfaces/SelectQueryBuilder',
    ),
    source(
      'An empty list is written as in (), which most databases reject',
      'classes/HandleEmptyInListsPlugin',
    ),
    source('startTransaction hands over a transaction, since 0.28', 'classes/Kysely'),
    source('sql is a fragment until execute is given a client', 'interfaces/Sql'),
  ],
});
