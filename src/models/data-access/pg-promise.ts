import { defineModel, type ApiType, type Query } from '../model.js';
import { NOTED, SQL_DUPLICATES } from '../words.js';

const RAW = {
  operation: 'raw',
  sends: 'at-call',
  returnsRows: true,
  text: { argument: 0 },
  entity: { from: 'text' },
} as const satisfies Query;
const CONDITIONS = [{ form: 'text', argument: 0, values: 1, anyOf: '= any({value})' }] as const;
const BULK = { label: 'pgp.helpers.insert(rows, columns)' } as const;

const many = {
  call: {
    returns: 'rows',
    query: { ...RAW, conditions: CONDITIONS, batch: { comparesAsText: true }, bulk: BULK },
  },
} as const satisfies ApiType;
/** It rejects when there is not one row, or none: many rows have to be asked for by another method. */
const one = { call: { returns: 'row', query: { ...RAW, bulk: BULK } } } as const satisfies ApiType;
const session = (operation: 'task' | 'transaction') =>
  ({
    call: {
      callbacks: [{ argument: 'every', parameters: [operation] }],
      ...(operation === 'transaction' && { query: { operation, sends: 'at-call' } }),
    },
  }) as const satisfies ApiType;

export const pgPromise = defineModel({
  library: 'pg-promise',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  failureEndsTransaction: true,
  modules: { 'pg-promise': 'module' },
  versions: { 'pg-promise': '11 || 12' },
  types: {
    module: {
      call: { returns: 'main' },
      members: {
        default: 'module',
        IDatabase: { instance: 'database' },
        ITask: { instance: 'task' },
        IMain: { instance: 'main' },
      },
    },
    main: { call: { returns: 'database' } },
    database: {
      role: 'database-client',
      recognisedBy: ['oneOrNone', 'manyOrNone', 'txIf'],
      members: {
        any: many,
        many: { call: { returns: 'rows', query: { ...RAW, unmatched: { throws: true }, bulk: BULK } } },
        manyOrNone: many,
        query: many,
        map: { call: { query: RAW } },
        each: { call: { query: RAW } },
        one,
        oneOrNone: one,
        none: one,
        result: { call: { query: RAW } },
        multi: { call: { query: RAW } },
        func: NOTED,
        proc: NOTED,
        stream: NOTED,
        task: session('task'),
        taskIf: session('task'),
        tx: session('transaction'),
        txIf: session('transaction'),
      },
    },
    task: {
      extends: 'database',
      role: 'transaction-handle',
      lacks: ['connect', '$pool', '$cn', '$config'],
      members: { batch: NOTED },
    },
    transaction: { extends: 'task', concurrentStatements: 'queue' },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim: 'Methods are named after the number of rows that they expect, and give the rows themselves',
      url: 'https://vitaly-t.github.io/pg-promise/Database.html',
      checked: '2026-11-25',
    },
    {
      claim: 'helpers.insert makes one statement for many rows',
      url: 'https://vitaly-t.github.io/pg-promise/helpers.html',
      checked: '2026-11-25',
    },
  ],
});
