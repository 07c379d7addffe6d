import { defineModel, type ApiType, type Query } from '../model.js';
import { COMPUTED_IN_SQL, NOTED, returning, SQL_DUPLICATES } from '../words.js';

const RAW = {
  operation: 'raw',
  sends: 'at-call',
  returnsRows: true,
  text: { argument: 0 },
  entity: { from: 'text', key: 'sql' },
  atomic: COMPUTED_IN_SQL,
  conditions: [
    {
      form: 'text',
      argument: 0,
      values: 1,
      inObject: { text: 'sql', values: 'values' },
      anyOf: 'in ({value})',
    },
  ],
  bulk: { label: "query('insert … values ?', [rows])", statements: ['insert', 'replace'] },
} as const satisfies Query;
// Without it the type is a union of all that a statement can give.
const BATCH = { rowsFirst: true, emptyList: 'throws', typedByArgument: true } as const;

const query = { call: { returns: 'result', query: { ...RAW, batch: BATCH } } } as const satisfies ApiType;
/** A prepared statement takes no list: the text for many keys has to go through `query`. */
const execute = {
  call: { returns: 'result', query: { ...RAW, batch: { ...BATCH, member: 'query' } } },
} as const satisfies ApiType;
const withCallback = {
  call: { callbacks: [{ argument: 'every', parameters: ['error', 'rows'] }], query: RAW },
} as const satisfies ApiType;
const connecting = {
  call: { callbacks: [{ argument: 'every', parameters: ['error', 'coreConnection'] }] },
} as const satisfies ApiType;

/** Both MySQL drivers with callbacks, and the one with promises. */
export const mysql2 = defineModel({
  library: 'mysql2',
  kind: 'data-access',
  // https://dev.mysql.com/doc/refman/8.4/en/case-sensitivity.html
  ignoresCase: true,
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: { 'mysql2/promise': 'module', 'mysql2/promise.js': 'module', mysql2: 'core', mysql: 'core' },
  versions: { mysql2: '3', mysql: '2' },
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
        PoolCluster: { instance: 'cluster' },
      },
    },
    core: {
      members: {
        default: 'core',
        createPool: returning('corePool'),
        createConnection: returning('coreConnection'),
        createPoolCluster: returning('coreCluster'),
        Pool: { instance: 'corePool' },
        Connection: { instance: 'coreConnection' },
        PoolConnection: { instance: 'coreConnection' },
        PoolCluster: { instance: 'coreCluster' },
      },
    },
    connection: {
      role: 'database-client',
      sharesConnection: true,
      concurrentStatements: 'queue',
      recognisedBy: ['query', 'execute', 'beginTransaction', 'escapeId'],
      members: {
        query,
        execute,
        prepare: NOTED,
        beginTransaction: { call: { opensTransaction: true } },
        commit: { call: { endsTransaction: true } },
        rollback: { call: { endsTransaction: true } },
        release: NOTED,
        end: NOTED,
      },
    },
    pool: {
      extends: 'connection',
      sharesConnection: false,
      members: { getConnection: returning('connection') },
    },
    cluster: { members: { getConnection: returning('connection'), of: returning('pool'), end: NOTED } },
    coreConnection: {
      role: 'database-client',
      sharesConnection: true,
      members: {
        query: withCallback,
        execute: withCallback,
        promise: returning('connection'),
        beginTransaction: { call: { opensTransaction: true } },
        commit: { call: { endsTransaction: true } },
        rollback: { call: { endsTransaction: true } },
        release: NOTED,
        end: NOTED,
      },
    },
    corePool: {
      role: 'database-client',
      members: {
        query: withCallback,
        execute: withCallback,
        getConnection: connecting,
        promise: returning('pool'),
        end: NOTED,
      },
    },
    coreCluster: { members: { getConnection: connecting, of: returning('corePool'), end: NOTED } },
    /** `[rows, fields]` */
    result: { element: 'rows' },
    rows: { element: 'row' },
    row: {},
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'query and execute give [rows, fields]; a prepared statement takes one value for each placeholder',
      url: 'https://sidorares.github.io/node-mysql2/docs/documentation/prepared-statements',
      checked: '2026-11-25',
    },
    {
      claim:
        'query writes a list as values divided by commas, and an empty one as nothing: in () is a syntax error',
      url: 'https://github.com/mysqljs/sqlstring#escaping-query-values',
      checked: '2026-11-25',
    },
    {
      claim: 'Every query is sent when it is called; mysql and mysql2 hand the rows to a callback',
      url: 'https://sidorares.github.io/node-mysql2/docs/examples/queries/simple-queries',
      checked: '2026-11-25',
    },
  ],
});
