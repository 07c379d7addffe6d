import { defineModel, type ApiType } from '../model.js';
import { NOTED, SQL_DUPLICATES } from '../words.js';

/** A statement that is a value until a method of a pool is given it; on its own it is sent nowhere. */
const sending = (returns: string) =>
  ({
    call: {
      returns,
      query: {
        operation: 'raw',
        sends: 'at-call',
        returnsRows: true,
        text: { argument: 0 },
        entity: { from: 'text' },
        // The list needs the name of its type beside it, which the statement does not say: words, and no edit.
        conditions: [{ form: 'template', argument: 0, anyOf: "= any(${sql.array({keys}, '…')})" }],
        batch: { label: "… = any(${sql.array(keys, '…')})" },
        bulk: { label: '… select * from ${sql.unnest(rows, […])}', statements: ['insert'] },
      },
    },
  }) as const satisfies ApiType;
const TAG = { call: { returns: 'tag' } } as const;

export const slonik = defineModel({
  library: 'slonik',
  kind: 'data-access',
  duplicatesRefusedBy: `UniqueIntegrityConstraint|${SQL_DUPLICATES}`,
  failureEndsTransaction: true,
  modules: { slonik: 'module', '@silverhand/slonik': 'module' },
  versions: { slonik: '33 - 49', '@silverhand/slonik': '31' },
  types: {
    module: {
      members: {
        createPool: { call: { returns: 'pool' } },
        sql: 'sql',
        createSqlTag: { call: { returns: 'sql' } },
        DatabasePool: { instance: 'pool' },
        CommonQueryMethods: { instance: 'queryable' },
        DatabaseConnection: { instance: 'queryable' },
        DatabasePoolConnection: { instance: 'connection' },
        DatabaseTransactionConnection: { instance: 'transaction' },
      },
    },
    /** Until version 33 it was a tag itself. */
    sql: {
      tag: { returns: 'statement' },
      members: {
        unsafe: 'tag',
        fragment: 'tag',
        type: TAG,
        typeAlias: TAG,
        prepared: TAG,
        identifier: NOTED,
        join: NOTED,
        array: NOTED,
        unnest: NOTED,
        json: NOTED,
        jsonb: NOTED,
        literalValue: NOTED,
      },
    },
    tag: { tag: { returns: 'statement' } },
    statement: {},
    queryable: {
      role: 'database-client',
      recognisedBy: ['maybeOne', 'oneFirst', 'maybeOneFirst', 'anyFirst'],
      members: {
        any: sending('rows'),
        many: sending('rows'),
        anyFirst: sending('values'),
        manyFirst: sending('values'),
        one: sending('row'),
        maybeOne: sending('row'),
        oneFirst: sending('value'),
        maybeOneFirst: sending('value'),
        exists: sending('value'),
        record: sending('value'),
        query: sending('result'),
        stream: sending('value'),
        transaction: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        },
      },
    },
    pool: {
      extends: 'queryable',
      members: {
        connect: {
          call: { returns: { callback: 0 }, callbacks: [{ argument: 0, parameters: ['connection'] }] },
        },
        end: NOTED,
      },
    },
    connection: { extends: 'queryable', sharesConnection: true },
    transaction: {
      extends: 'queryable',
      role: 'transaction-handle',
      sharesConnection: true,
      concurrentStatements: 'queue',
    },
    result: { members: { rows: 'rows', rowCount: {}, fields: {}, notices: {} } },
    rows: { element: 'row' },
    row: {},
    values: { element: 'value' },
    value: {},
  },
  sources: [
    {
      claim:
        'any, many, one, maybeOne, their …First forms, exists and query send the statement that they are given, at once',
      url: 'https://github.com/gajus/slonik#query-methods',
      checked: '2026-11-29',
    },
    {
      claim: 'sql.type, sql.unsafe and sql.fragment make values; a fragment is a part of other statements',
      url: 'https://github.com/gajus/slonik#tagged-template-literals',
      checked: '2026-11-29',
    },
    {
      claim: 'sql.array and sql.unnest bind lists, and are told the types of the columns',
      url: 'https://github.com/gajus/slonik#sqlarray',
      checked: '2026-11-29',
    },
    {
      claim: 'transaction hands its callback a connection of its own, and rolls back when that fails',
      url: 'https://github.com/gajus/slonik#transactions',
      checked: '2026-11-29',
    },
  ],
});
