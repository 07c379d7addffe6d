import { defineModel, type ApiType, type Query } from '../model.js';

const RAW = {
  operation: 'raw',
  sends: 'at-call',
  returnsRows: true,
  text: { argument: 0 },
  entity: { from: 'text' },
  conditions: [{ form: 'text', argument: 0, values: 1, list: 'in ({value})' }],
  bulk: { words: 'batch(text, rows)', member: 'batch' },
} as const satisfies Query;
const BATCH = { emptyList: 'throws' } as const;
const done = { call: {} } as const satisfies ApiType;
const to = (returns: string) => ({ call: { returns } }) as const satisfies ApiType;

export const mariadb = defineModel({
  library: 'mariadb',
  kind: 'data-access',
  modules: { mariadb: 'module' },
  versions: { mariadb: '3' },
  types: {
    module: {
      members: {
        default: 'module',
        createPool: to('pool'),
        createConnection: to('connection'),
        createPoolCluster: to('cluster'),
        Pool: { instance: 'pool' },
        Connection: { instance: 'connection' },
        PoolConnection: { instance: 'connection' },
      },
    },
    /** A pool or a connection. */
    queryable: {
      role: 'database-client',
      members: {
        query: { call: { returns: 'rows', query: { ...RAW, batch: BATCH } } },
        /** A prepared statement takes no list: the text for many keys has to go through `query`. */
        execute: { call: { returns: 'rows', query: { ...RAW, batch: { ...BATCH, member: 'query' } } } },
        batch: { call: { query: { ...RAW, returnsRows: false } } },
        end: done,
      },
    },
    connection: {
      extends: 'queryable',
      recognisedBy: ['query', 'execute', 'batch', 'queryStream'],
      members: {
        queryStream: done,
        prepare: done,
        beginTransaction: done,
        commit: done,
        rollback: done,
        release: done,
      },
    },
    pool: { extends: 'queryable', members: { getConnection: to('connection') } },
    cluster: { members: { getConnection: to('connection'), of: to('pool') } },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim: 'query and execute give the rows; batch sends one text with many lists of values',
      url: 'https://github.com/mariadb-corporation/mariadb-connector-nodejs/blob/main/documentation/promise-api.md',
      checked: '2026-11-25',
    },
  ],
});
