import { defineModel } from '../model.js';
import { SQL_DUPLICATES } from '../words.js';

/** Vercel's pool: node-postgres by way of Neon, with a tag that sends at once. */
export const vercelPostgres = defineModel({
  library: 'vercel-postgres',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  failureEndsTransaction: true,
  modules: { '@vercel/postgres': 'module' },
  versions: { '@vercel/postgres': '0.10' },
  types: {
    module: {
      members: {
        sql: 'pool',
        db: 'pool',
        createPool: { call: { returns: 'pool' } },
        createClient: { call: { returns: 'client' } },
        VercelPool: { instance: 'pool' },
        VercelClient: { instance: 'client' },
        VercelPoolClient: { instance: 'client' },
      },
    },
    tagged: {
      tag: {
        returns: 'pg.result',
        query: {
          operation: 'raw',
          sends: 'at-call',
          returnsRows: true,
          entity: { from: 'text' },
          conditions: [{ form: 'template', anyOf: '= any(${{keys}})' }],
          batch: { ...{ rowsIn: 'rows', countIn: 'rowCount' }, comparesAsText: true },
          bulk: { label: '… from unnest($1, $2)' },
        },
      },
    },
    pool: {
      extends: ['tagged', 'pg.pool'],
      members: { sql: 'tagged', connect: { call: { returns: 'client' } } },
    },
    client: {
      extends: ['tagged', 'pg.client'],
      members: { sql: 'tagged', connect: { call: { returns: 'client' } } },
    },
  },
  sources: [
    {
      claim: 'sql is a pool and a tag; pools and clients have sql and query; the rows are in rows',
      url: 'https://github.com/vercel/storage/tree/main/packages/postgres#readme',
      checked: '2026-11-25',
    },
  ],
});
