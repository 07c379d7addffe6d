import { defineModel, type ApiType, type Query } from '../model.js';
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

const source = (claim: string, page: string) =>
  ({ claim, url: `https://kysely-org.github.io/kysely-apidoc/${page}.html`, checked: '2026-11-25' }) as const;

const KEYED = {
  conditions: [{ form: 'comparison', member: 'where', anyOf: "where({column}, 'in', {keys})" }],
  // Rows that a write gives back may be asked for one by one: `executeTakeFirstOrThrow` fails where there is none.
  batch: { emptyList: 'throws', perCallOptions: ['limit', 'top', 'returning', 'returningAll', 'output'] },
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
const DEFINES =
  'createTable alterTable dropTable createIndex dropIndex createSchema dropSchema createView dropView refreshMaterializedView createType ' +
  'dropType';
const ENDS = ['compile', 'toOperationNode', 'as'];
const row = (member: string) => ({ member, argument: 0 }) as const;
const ROWS = {
  data: row('values'),
  bulk: { label: 'values([…])', data: row('values'), emptyList: 'throws' },
} as const;

const executes = (query: Statement) => returning('rows', { query: { ...query, sends: 'at-call' } });
/** A builder sends nothing, not even when it is awaited, until one of these is called. */
const builder = (query: Statement, members: ApiType['members'] = {}): ApiType => ({
  query: { ...query, sends: 'on-execute' },
  members: { ...named('execute executeTakeFirst executeTakeFirstOrThrow', executes(query)), ...members },
  otherMembers: { type: STEP, except: ENDS },
});
const fragment = (query: Statement): ApiType => ({
  ...{ query: { ...query, sends: 'on-execute' }, members: { execute: executes(query) } },
  otherMembers: { type: STEP, except: ENDS },
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
const COMPUTED = {
  in: 'value',
  plus: "(eb) => eb('{column}', '+', {by})",
  minus: "(eb) => eb('{column}', '-', {by})",
} as const;
const SERIAL = { member: 'setIsolationLevel', argument: 0, value: 'serializable' } as const;
const TRANSACTION = { operation: 'transaction', sends: 'at-call', serial: SERIAL } as const;
const SETTINGS = named('setIsolationLevel setAccessMode', STEP);
const RAW = { operation: 'raw', returnsRows: true } as const;
const handing = (type: string, query?: Query) =>
  returning({ callback: 0 }, { callbacks: [{ argument: 0, parameters: [type] }], ...(query && { query }) });

export const kysely = defineModel({
  library: 'kysely',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: { kysely: 'module', 'kysely/readonly': 'readonly' },
  versions: { kysely: '0.27 - 0.29' },
  types: {
    module: {
      members: {
        Kysely: 'Kysely',
        ...named('Transaction ControlledTransaction', { instance: 'transaction' }),
        sql: 'sql',
        ...named('SqliteDialect PGliteDialect', { instance: 'localDialect' }),
      },
    },
    readonly: { members: { ReadonlyKysely: 'Kysely', ReadonlyTransaction: { instance: 'transaction' } } },
    Kysely: { instance: 'client' },
    localDialect: { inProcess: true },
    transaction: {
      extends: 'client',
      role: 'transaction-handle',
      concurrentStatements: 'queue',
      recognisedBy: ['selectFrom', 'insertInto', 'rollback'],
      members: {
        ...named('commit rollback', returning('ending')),
        ...named('savepoint rollbackToSavepoint releaseSavepoint', returning('command')),
      },
    },
    command: { members: { execute: NOTED } },
    ending: { members: { execute: { call: { endsTransaction: true } } } },
    client: {
      role: 'database-client',
      recognisedBy: ['selectFrom', 'insertInto', 'updateTable'],
      inProcess: { option: { argument: 0, path: ['dialect'] } },
      members: {
        ...named('selectFrom selectNoFrom', returning('select')),
        ...named('insertInto replaceInto', returning('insert')),
        ...{
          updateTable: returning('update'),
          deleteFrom: returning('delete'),
          mergeInto: returning('merge'),
        },
        ...named('with withRecursive withSchema withPlugin withoutPlugins withTables', STEP),
        schema: 'schema',
        executeQuery: executes({ ...RAW, text: { argument: 0 } }),
        transaction: returning('transactionBuilder'),
        startTransaction: returning('controlledBuilder'),
        connection: returning('connectionBuilder'),
        destroy: NOTED,
      },
    },
    transactionBuilder: { members: { ...SETTINGS, execute: handing('transaction', TRANSACTION) } },
    controlledBuilder: {
      members: { ...SETTINGS, execute: returning('transaction', { query: TRANSACTION }) },
    },
    connectionBuilder: { members: { execute: handing('client') } },
    select: builder(LIST, { ...FIRST, ...named('stream explain', executes(LIST)) }),
    insert: builder(
      { operation: 'create', entity: { from: 'chain', member: 'insertInto' }, ...ROWS },
      named('onConflict onDuplicateKeyUpdate', returning('upsert')),
    ),
    upsert: written('upsert', 'insertInto', ROWS),
    update: written('update', 'updateTable', {
      ...TOLD_BY_RESULT,
      ...KEYED,
      atomic: COMPUTED,
      bigintCount: 'numUpdatedRows',
      data: row('set'),
    }),
    delete: written('delete', 'deleteFrom', {
      ...TOLD_BY_RESULT,
      ...KEYED,
      bigintCount: 'numDeletedRows',
      bulk: { label: "where(…, 'in', […])", emptyList: 'throws' },
    }),
    merge: written('upsert', 'mergeInto'),
    /** It sends nothing, not even when it is awaited, before `execute`. */
    schema: {
      members: named(DEFINES, returning('definition')),
      otherMembers: { type: STEP, except: ['dynamic'] },
    },
    definition: fragment({ operation: 'define' }),
    rows: { element: 'row' },
    row: {},
    /** A fragment; a statement of its own only when it is executed. */
    sql: {
      tag: { returns: 'raw' },
      members: { raw: returning('rawText') },
      otherMembers: { type: NOTED },
    },
    raw: fragment({ ...RAW, sentThrough: 0 }),
    rawText: fragment({ ...RAW, sentThrough: 0, text: { member: 'raw', argument: 0 } }),
  },
  sources: [
    source('Schema builders send nothing before execute', 'classes/SchemaModule'),
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
