import { defineModel, type Query } from '../model.js';
import { COMPUTED_IN_SQL, NOTED, SQL_DUPLICATES, STEP } from '../words.js';

const STATEMENT = {
  operation: 'raw',
  sends: 'when-awaited',
  returnsRows: true,
  entity: { from: 'text' },
  atomic: COMPUTED_IN_SQL,
  batch: {
    // A bigint column is text in its rows, and the key may be a number.
    comparesAsText: true,
    // Its `Result` is an array with these: https://github.com/porsager/postgres#result-array
    resultMembers: ['count', 'command', 'columns', 'statement', 'state'],
  },
  bulk: { label: '… ${sql(rows)}', statements: ['insert'], emptyList: 'throws' },
} as const satisfies Query;
/** Both send without being awaited. */
const SENDS = { call: { returns: { same: 'receiver' }, sendsReceiver: true } } as const;

export const postgres = defineModel({
  library: 'postgres',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  failureEndsTransaction: true,
  modules: { postgres: 'module' },
  versions: { postgres: '3' },
  types: {
    module: {
      call: { returns: 'client' },
      members: {
        default: 'module',
        Sql: { instance: 'client' },
        ReservedSql: { instance: 'client' },
        TransactionSql: { instance: 'transaction' },
      },
    },
    client: {
      role: 'database-client',
      recognisedBy: ['unsafe', 'begin', 'reserve', 'largeObject'],
      tag: { returns: 'statement' },
      /** Called, it is a part of a statement: names, values, a list. */
      call: {},
      members: {
        unsafe: { call: { returns: 'textStatement' } },
        file: { call: { returns: 'fileStatement' } },
        begin: {
          call: {
            callbacks: [{ argument: 'every', parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        },
        reserve: { call: { returns: 'client' } },
        release: NOTED,
        listen: NOTED,
        notify: NOTED,
        subscribe: NOTED,
        json: NOTED,
        array: NOTED,
        end: NOTED,
      },
    },
    transaction: {
      extends: 'client',
      role: 'transaction-handle',
      lacks: ['begin', 'end', 'close', 'listen', 'subscribe', 'reserve'],
      members: {
        savepoint: { call: { callbacks: [{ argument: 'every', parameters: ['transaction'] }] } },
      },
    },
    chain: {
      members: {
        values: STEP,
        raw: STEP,
        simple: STEP,
        execute: SENDS,
        forEach: SENDS,
        describe: NOTED,
        cancel: NOTED,
        cursor: NOTED,
      },
    },
    statement: {
      extends: 'chain',
      query: { ...STATEMENT, conditions: [{ form: 'template', anyOf: 'in ${{tag}({keys})}' }] },
      awaited: 'rows',
    },
    textStatement: {
      extends: 'chain',
      query: {
        ...STATEMENT,
        text: { argument: 0, member: 'unsafe' },
        conditions: [{ form: 'text', member: 'unsafe', argument: 0, values: 1, anyOf: '= any({value})' }],
      },
      awaited: 'rows',
    },
    fileStatement: {
      extends: 'chain',
      query: { operation: 'raw', sends: 'when-awaited', returnsRows: true, text: { argument: 1 } },
      awaited: 'rows',
    },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'A query is sent when it is awaited, or by execute or forEach; awaited again it is not sent again',
      url: 'https://github.com/porsager/postgres#query-details',
      checked: '2026-11-25',
    },
    {
      claim:
        'Nested templates and sql(…) are parts of the outer query; in ${sql(list)} takes a list, also an empty one',
      url: 'https://github.com/porsager/postgres#building-queries',
      checked: '2026-11-25',
    },
    {
      claim: 'sql(rows) inserts many rows; an empty list and an undefined value throw',
      url: 'https://github.com/porsager/postgres#dynamic-inserts',
      checked: '2026-11-25',
    },
    {
      claim: 'begin and savepoint hand their callback a sql that is bound to the transaction',
      url: 'https://github.com/porsager/postgres#transactions',
      checked: '2026-11-25',
    },
  ],
});
