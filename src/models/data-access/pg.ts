import { defineModel, type ApiType } from '../model.js';
import { COMPUTED_IN_SQL, NOTED, SQL_DUPLICATES } from '../words.js';

const QUERY = {
  operation: 'raw',
  sends: 'at-call',
  returnsRows: true,
  text: { argument: 0 },
  entity: { from: 'text', key: 'text' },
  atomic: COMPUTED_IN_SQL,
  conditions: [
    {
      form: 'text',
      argument: 0,
      values: 1,
      inObject: { text: 'text', values: 'values' },
      anyOf: '= any({value})',
    },
  ],
  // A bigint column is text in its rows, and the key may be a number.
  batch: { ...{ rowsIn: 'rows', countIn: 'rowCount' }, comparesAsText: true },
  bulk: { label: '… from unnest($1, $2)' },
} as const;
const query = {
  call: {
    returns: 'result',
    callbacks: [{ argument: 'every', parameters: ['error', 'result'] }],
    query: QUERY,
  },
} as const satisfies ApiType;

/** node-postgres and what speaks like it. */
export const pg = defineModel({
  library: 'pg',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  failureEndsTransaction: true,
  modules: { pg: 'module', 'pg-pool': 'poolModule' },
  versions: { pg: '8' },
  augments: { 'fastify.app': { package: '@fastify/postgres', members: { pg: 'pluginPool' } } },
  types: {
    module: {
      members: {
        default: 'module',
        native: 'module',
        Pool: { instance: 'pool' },
        Client: { instance: 'client' },
        ClientBase: { instance: 'client' },
        PoolClient: { instance: 'client' },
      },
    },
    poolModule: { instance: 'pool', members: { default: 'poolModule' } },
    /** A pool or a client. */
    queryable: { role: 'database-client', members: { query, end: NOTED } },
    pool: {
      extends: 'queryable',
      recognisedBy: ['query', 'totalCount', 'idleCount', 'waitingCount'],
      members: {
        connect: {
          call: {
            returns: 'client',
            callbacks: [{ argument: 0, parameters: ['error', 'client', 'release'] }],
          },
        },
      },
    },
    client: {
      extends: 'queryable',
      sharesConnection: true,
      concurrentStatements: 'deprecated',
      recognisedBy: ['query', 'escapeIdentifier', 'escapeLiteral', 'copyFrom'],
      members: {
        connect: { call: { returns: 'client' } },
        release: NOTED,
      },
    },
    /** `fastify.pg`: a pool, and a transaction on one client of it. */
    pluginPool: {
      extends: 'pool',
      members: {
        pool: 'pool',
        transact: {
          call: {
            returns: { callback: 0 },
            callbacks: [{ argument: 0, parameters: ['client'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        },
      },
    },
    release: NOTED,
    result: { members: { rows: 'rows', rowCount: {}, fields: {} } },
    rows: { element: 'row' },
    row: {},
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'query takes a text and values, or one object of both, and sends it at once; the rows are in rows',
      url: 'https://node-postgres.com/apis/client#clientquery',
      checked: '2026-11-25',
    },
    {
      claim: '= any($1) takes a list as one value; an empty list matches nothing',
      url: 'https://github.com/brianc/node-postgres/wiki/FAQ',
      checked: '2026-11-25',
    },
    {
      claim: 'An undefined value is sent as null',
      url: 'https://node-postgres.com/features/queries#parameterized-query',
      checked: '2026-11-25',
    },
    {
      claim: 'fastify.pg has query, connect, pool and transact',
      url: 'https://github.com/fastify/fastify-postgres#usage',
      checked: '2026-11-25',
    },
  ],
});
