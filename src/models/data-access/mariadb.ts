import { defineModel, type Query } from '../model.js';
import { NOTED, returning, SQL_DUPLICATES } from '../words.js';

const RAW = {
  operation: 'raw',
  sends: 'at-call',
  returnsRows: true,
  text: { argument: 0 },
  entity: { from: 'text' },
  conditions: [{ form: 'text', argument: 0, values: 1, anyOf: 'in ({value})' }],
  bulk: { label: 'batch(text, rows)', member: 'batch' },
} as const satisfies Query;
const BATCH = { emptyList: 'throws' } as const;

export const mariadb = defineModel({
  library: 'mariadb',
  kind: 'data-access',
  // https://dev.mysql.com/doc/refman/8.4/en/case-sensitivity.html
  ignoresCase: true,
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: { mariadb: 'module' },
  versions: { mariadb: '3' },
  types: {
    module: {
      members: {
        default: 'module',
        createPool: returning('pool'),
        createConnection: returning('connection'),
        createPoolCluster: returning('cluster'),
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
        end: NOTED,
      },
    },
    connection: {
      extends: 'queryable',
      sharesConnection: true,
      concurrentStatements: 'queue',
      recognisedBy: ['query', 'execute', 'batch', 'queryStream'],
      members: {
        queryStream: NOTED,
        prepare: NOTED,
        beginTransaction: { call: { opensTransaction: true } },
        commit: { call: { endsTransaction: true } },
        rollback: { call: { endsTransaction: true } },
        release: NOTED,
      },
    },
    pool: { extends: 'queryable', members: { getConnection: returning('connection') } },
    cluster: { members: { getConnection: returning('connection'), of: returning('pool') } },
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
