import { defineModel } from '../model.js';
import { SQL_DUPLICATES } from '../words.js';

/** PostgreSQL inside the process: there is no round trip to save. */
export const pglite = defineModel({
  library: 'pglite',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  failureEndsTransaction: true,
  modules: { '@electric-sql/pglite': 'module' },
  versions: { '@electric-sql/pglite': '0.3 || 0.4' },
  types: {
    module: { members: { PGlite: 'PGlite', Transaction: { instance: 'client' } } },
    PGlite: { instance: 'client', members: { create: { call: { returns: 'client' } } } },
    client: {
      role: 'database-client',
      inProcess: true,
      recognisedBy: ['query', 'exec', 'describeQuery', 'execProtocol'],
      members: {
        query: {
          call: {
            query: { operation: 'raw', sends: 'in-process', returnsRows: true, text: { argument: 0 } },
          },
        },
        sql: { tag: { query: { operation: 'raw', sends: 'in-process', returnsRows: true } } },
        exec: { call: { query: { operation: 'raw', sends: 'in-process', text: { argument: 0 } } } },
        transaction: {
          call: { returns: { callback: 0 }, callbacks: [{ argument: 0, parameters: ['client'] }] },
        },
      },
    },
  },
  sources: [
    {
      claim: 'PGlite runs PostgreSQL in the process that uses it',
      url: 'https://pglite.dev/docs/about',
      checked: '2026-11-25',
    },
  ],
});
