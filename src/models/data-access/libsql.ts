import { defineModel, type ApiType } from '../model.js';
import { NOTED, SQL_DUPLICATES } from '../words.js';

const execute = {
  call: {
    returns: 'result',
    query: {
      operation: 'raw',
      sends: 'at-call',
      returnsRows: true,
      text: { argument: 0 },
      entity: { from: 'text', key: 'sql' },
      bulk: { label: 'batch([…])', member: 'batch' },
    },
  },
} as const satisfies ApiType;
const batch = { call: { query: { operation: 'transaction', sends: 'at-call' } } } as const satisfies ApiType;

/** SQLite over the network, as Turso offers it. */
export const libsql = defineModel({
  library: 'libsql',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: {
    '@libsql/client': 'module',
    '@libsql/client/web': 'module',
    '@libsql/client/http': 'module',
    '@libsql/client/ws': 'module',
    '@libsql/client/node': 'module',
  },
  versions: { '@libsql/client': '0.14 - 0.18' },
  types: {
    module: {
      members: {
        createClient: { call: { returns: 'client' } },
        Client: { instance: 'client' },
        Transaction: { instance: 'transaction' },
      },
    },
    session: {
      role: 'database-client',
      members: { execute, batch, executeMultiple: NOTED, close: NOTED },
    },
    client: {
      extends: 'session',
      role: 'database-client',
      recognisedBy: ['execute', 'batch', 'executeMultiple', 'migrate'],
      members: { transaction: { call: { returns: 'transaction' } }, migrate: batch, sync: NOTED },
    },
    transaction: {
      extends: 'session',
      role: 'transaction-handle',
      members: {
        commit: { call: { endsTransaction: true } },
        rollback: { call: { endsTransaction: true } },
      },
    },
    result: { members: { rows: 'rows' } },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'execute takes a text or an object with sql and args; batch sends many statements in one round trip',
      url: 'https://docs.turso.tech/sdk/ts/reference',
      checked: '2026-11-25',
    },
  ],
});
