import { defineModel } from '../model.js';
import { NOTED, SQL_DUPLICATES } from '../words.js';

const TEMPLATE = {
  operation: 'raw',
  sends: 'when-awaited',
  returnsRows: true,
  entity: { from: 'text' },
  conditions: [{ form: 'template', anyOf: '= any(${{keys}})' }],
  bulk: { label: '… from unnest($1, $2)' },
} as const;

/** Neon's driver: pools and clients as in node-postgres, and single statements over HTTP. */
export const neon = defineModel({
  library: 'neon',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  failureEndsTransaction: true,
  modules: { '@neondatabase/serverless': 'module' },
  versions: { '@neondatabase/serverless': '1' },
  types: {
    module: {
      members: {
        Pool: { instance: 'pg.pool' },
        Client: { instance: 'pg.client' },
        PoolClient: { instance: 'pg.client' },
        neon: { call: { returns: 'sql' } },
        NeonQueryFunction: { instance: 'sql' },
      },
    },
    sql: {
      role: 'database-client',
      tag: { returns: 'statement' },
      members: {
        query: { call: { returns: 'textStatement' } },
        unsafe: NOTED,
        transaction: {
          call: {
            callbacks: [{ argument: 0, parameters: ['sql'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        },
      },
    },
    statement: { query: { ...TEMPLATE, batch: { comparesAsText: true } }, awaited: 'pg.rows' },
    textStatement: {
      query: {
        ...TEMPLATE,
        text: { argument: 0 },
        conditions: [{ form: 'text', argument: 0, values: 1, anyOf: '= any({value})' }],
        batch: { comparesAsText: true },
      },
      awaited: 'pg.rows',
    },
  },
  sources: [
    {
      claim:
        'A statement is a lazy promise: without await nothing is sent; each awaited one is an HTTP request, transaction sends many in one',
      url: 'https://github.com/neondatabase/serverless/blob/main/README.md',
      checked: '2026-11-25',
    },
  ],
});
