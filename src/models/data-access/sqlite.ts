import { defineModel, type ApiType } from '../model.js';
import { NOTED, SQL_DUPLICATES, STEP } from '../words.js';

const RAW = { operation: 'raw', sends: 'in-process', returnsRows: true } as const;
const runs = { call: { query: RAW } } as const satisfies ApiType;
const runsText = { call: { query: { ...RAW, text: { argument: 0 } } } } as const satisfies ApiType;
const prepares = { call: { returns: 'statement' } } as const satisfies ApiType;

/** Drivers that run SQLite inside the process: there is no round trip to save. */
export const sqlite = defineModel({
  library: 'sqlite',
  kind: 'data-access',
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: {
    'better-sqlite3': 'betterSqlite3',
    'node:sqlite': 'nodeSqlite',
    'bun:sqlite': 'bunSqlite',
    sqlite3: 'sqlite3',
    sqlite: 'wrapper',
  },
  versions: { 'better-sqlite3': '11 || 12', sqlite3: '5 || 6', sqlite: '5' },
  types: {
    betterSqlite3: {
      instance: 'database',
      call: { returns: 'database' },
      members: { default: 'betterSqlite3', Database: { instance: 'database' } },
    },
    nodeSqlite: {
      members: { DatabaseSync: { instance: 'database' }, StatementSync: { instance: 'statement' } },
    },
    bunSqlite: { members: { default: { instance: 'bunDatabase' }, Database: { instance: 'bunDatabase' } } },
    sqlite3: {
      members: {
        default: 'sqlite3',
        verbose: { call: { returns: 'sqlite3' } },
        Database: { instance: 'async' },
      },
    },
    wrapper: { members: { open: { call: { returns: 'async' } }, Database: { instance: 'async' } } },
    database: {
      role: 'database-client',
      inProcess: true,
      recognisedBy: ['prepare', 'exec', 'loadExtension'],
      members: {
        prepare: prepares,
        exec: runsText,
        pragma: runs,
        transaction: { call: { returns: { argument: 0 } } },
        close: NOTED,
      },
    },
    bunDatabase: { extends: 'database', members: { query: prepares, run: runsText } },
    /** The same with callbacks or promises, from a thread of the process. */
    async: {
      role: 'database-client',
      inProcess: true,
      members: {
        get: runsText,
        all: runsText,
        run: runsText,
        each: runsText,
        exec: runsText,
        prepare: prepares,
        close: NOTED,
      },
    },
    statement: {
      inProcess: true,
      members: {
        get: runs,
        all: runs,
        run: runs,
        iterate: runs,
        pluck: STEP,
        raw: STEP,
        expand: STEP,
        bind: STEP,
      },
    },
  },
  sources: [
    {
      claim: 'better-sqlite3 and node:sqlite run every statement synchronously in the process',
      url: 'https://nodejs.org/api/sqlite.html',
      checked: '2026-11-25',
    },
    {
      claim: 'Many small queries are no problem where the database is in the process',
      url: 'https://www.sqlite.org/np1queryprob.html',
      checked: '2026-11-25',
    },
  ],
});
