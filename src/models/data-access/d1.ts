import { defineModel, type ApiType, type Query } from '../model.js';
import { COMPUTED_IN_SQL, NOTED, SQL_DUPLICATES, STEP, type Statement } from '../words.js';

const STATEMENT = {
  operation: 'raw',
  text: { argument: 0, member: 'prepare' },
  entity: { from: 'text' },
  atomic: COMPUTED_IN_SQL,
  conditions: [{ form: 'text', member: 'prepare', argument: 0, valuesIn: 'bind', anyOf: 'in ({value}, …)' }],
  bulk: { label: 'batch([…])' },
} as const satisfies Statement;
const gives = (returns: string, query: Partial<Query>) =>
  ({
    call: { returns, query: { ...STATEMENT, sends: 'at-call', returnsRows: true, ...query } },
  }) as const satisfies ApiType;
const inResults = gives('result', { batch: { rowsIn: 'results' } });

/** SQLite over the network, as Cloudflare binds it to a Worker: the platform declares its types, and no code imports it. */
export const d1 = defineModel({
  library: 'd1',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: { '@cloudflare/workers-types': 'types' },
  globals: {
    D1Database: 'D1Database',
    D1DatabaseSession: 'D1Database',
    D1PreparedStatement: 'D1PreparedStatement',
  },
  versions: { '@cloudflare/workers-types': '4 || 5' },
  types: {
    types: {
      members: {
        D1Database: 'D1Database',
        D1DatabaseSession: 'D1Database',
        D1PreparedStatement: 'D1PreparedStatement',
      },
    },
    D1Database: { instance: 'database' },
    D1PreparedStatement: { instance: 'statement' },
    database: {
      role: 'database-client',
      members: {
        prepare: { call: { returns: 'statement' } },
        batch: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
        exec: {
          call: {
            query: {
              operation: 'raw',
              sends: 'at-call',
              text: { argument: 0 },
              entity: { from: 'text' },
            },
          },
        },
        withSession: { call: { returns: 'database' } },
        dump: NOTED,
      },
    },
    statement: {
      members: {
        bind: STEP,
        first: gives('row', { givesRow: true }),
        all: inResults,
        run: inResults,
        raw: gives('rows', {}),
      },
    },
    result: { members: { results: 'rows' } },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'prepare gives a statement that first, all, run and raw send, each in a round trip; batch sends a list of them as one transaction',
      url: 'https://developers.cloudflare.com/d1/worker-api/d1-database/',
      checked: '2026-12-01',
    },
    {
      claim: 'first gives a row or null, raw a list of rows, all and run an object with results and meta',
      url: 'https://developers.cloudflare.com/d1/worker-api/prepared-statements/',
      checked: '2026-12-01',
    },
  ],
});
