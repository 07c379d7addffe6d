import { defineModel, type ApiType, type Call, type Query, type Result } from '../model.js';

type Statement = Omit<Query, 'sends'>;
const each = (names: string, type: ApiType) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type] as const));
const to = (returns: Result, more: Call = {}): ApiType => ({ call: { returns, ...more } });
const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const sent = (query: Statement, returns: Result = {}) =>
  to(returns, { query: { sends: 'at-call', ...query } });

const source = (claim: string, file: string) =>
  ({
    claim,
    url: `https://www.npmjs.com/package/@prisma/orm-postgres/v/8.0.0-rc.13?activeTab=code#${file}`,
    checked: '2026-11-25',
  }) as const;

const WHERE = {
  form: 'object',
  member: 'where',
  list: 'where((row) => row.{column}.in({keys}))',
} as const;
/** `.update()` and `.delete()` take the first row that matches: for a list they mean the same by its key only. */
const BY_KEY = { ...WHERE, column: 'id' } as const;
const IN_FIRST = {
  form: 'object',
  member: 'first',
  list: 'where((row) => row.{column}.in({keys})).all()',
} as const;
/** In an object, a condition on undefined is left out; in a function it matches nothing. */
const ANY = { conditions: [WHERE], undefinedMatches: 'every-row' } as const;
const BATCH = {
  single: { first: 'all' },
  missing: 'null',
  perCallOptions: ['limit', 'offset', 'cursor', 'distinct', 'distinctOn'],
  select: 'select',
} as const;
const MANY = { operation: 'read-many', ...ANY, batch: BATCH, limitedBy: { members: ['limit'] } } as const;
const ONE = { operation: 'read-one', ...ANY, conditions: [WHERE, IN_FIRST], batch: BATCH } as const;
const DATA = { data: { argument: 0 } } as const;
const CREATES = { operation: 'create', ...DATA } as const;
const UPDATES = { operation: 'update', ...DATA, ...ANY, batch: {} } as const;
const DELETES = { operation: 'delete', ...ANY, batch: {} } as const;

const STEPS = 'where variant include select orderBy cursor distinct distinctOn limit offset';

/** What sends nothing until it is awaited or iterated, and then once. */
const listed = (query: Statement): ApiType => ({
  role: 'entity',
  query: { sends: 'when-awaited', ...query },
  awaited: 'rows',
  element: 'row',
  members: {
    toArray: to('rows', { executes: true }),
    ...each('first firstOrThrow', to('row', { executes: true })),
  },
});
/** A builder makes a plan; the runtime, or a transaction, is given the plan and sends it. */
const plan = (query: Statement): ApiType => ({
  query: { sends: 'at-call', ...query },
  members: { build: SAME },
  otherMembers: { type: SAME, except: ['as'] },
});
const RUNS = { operation: 'raw', returnsRows: true, operationOf: 0 } as const;

const ALL = to('listed', { query: { sends: 'when-awaited', ...MANY } });

export const prisma8 = defineModel({
  library: 'prisma8',
  kind: 'data-access',
  modules: {
    '@prisma/orm-postgres/runtime': 'module',
    '@prisma/orm-postgres/serverless': 'serverless',
    '@prisma/orm-postgres/orm-client': 'ormClient',
  },
  versions: { '@prisma/orm-postgres': '>=8.0.0-rc.13 <9' },
  types: {
    module: {
      members: {
        default: to('client'),
        PostgresClient: { instance: 'client' },
        PostgresRuntime: { instance: 'runtime' },
      },
    },
    serverless: {
      members: { default: to('perRequest'), PostgresServerlessClient: { instance: 'perRequest' } },
    },
    ormClient: {
      members: {
        orm: to('orm'),
        Collection: { instance: 'collection' },
        ...each('and or not', { call: {} }),
      },
    },
    client: {
      role: 'database-client',
      recognisedBy: ['orm', 'nativeEnums', 'transaction'],
      members: {
        ...{ orm: 'orm', sql: 'sql', raw: { members: { sql: { tag: { returns: 'raw' } } } } },
        runtime: to('runtime'),
        connect: to('runtime'),
        transaction: to(
          { callback: 0 },
          {
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        ),
        ...each('prepare close', { call: {} }),
      },
    },
    perRequest: { role: 'database-client', members: { sql: 'sql', connect: to('runtime') } },
    transaction: {
      role: 'transaction-handle',
      extends: 'runs',
      recognisedBy: ['orm', 'nativeEnums', 'invalidated'],
      members: { orm: 'orm', sql: 'sql' },
    },
    runtime: { extends: 'runs', recognisedBy: ['telemetry', 'prepare', 'execute'] },
    runs: {
      members: {
        query: to('rows', { query: { ...RUNS, sends: 'when-awaited' } }),
        execute: sent(RUNS),
      },
    },
    orm: { otherMembers: { type: 'namespace' } },
    namespace: { otherMembers: { type: 'collection' } },
    collection: {
      role: 'entity',
      recognisedBy: ['createAndCount', 'updateAndCount', 'deleteAndCount'],
      members: {
        ...each(STEPS, to('composed')),
        ...{ all: ALL, first: sent(ONE, 'row'), aggregate: sent({ operation: 'count', ...ANY }) },
        groupBy: to('grouped'),
        create: sent(
          {
            ...CREATES,
            bulk: {
              words: 'createAndCount([…])',
              member: 'createAndCount',
              ...DATA,
              skips: 'relations in the data',
            },
          },
          'row',
        ),
        ...{ createAll: to('created'), createAndCount: sent(CREATES) },
        update: sent({ ...UPDATES, conditions: [BY_KEY], batch: { member: 'updateAndCount' } }, 'row'),
        ...{ updateAll: to('updated'), updateAndCount: sent(UPDATES) },
        delete: sent({ ...DELETES, conditions: [BY_KEY], batch: { member: 'deleteAndCount' } }, 'row'),
        ...{ deleteAll: to('deleted'), deleteAndCount: sent(DELETES) },
        upsert: sent({ operation: 'upsert' }, 'row'),
      },
    },
    /** Awaiting it sends nothing; each step gives another one. */
    composed: {
      extends: 'collection',
      query: { ...MANY, sends: 'on-execute' },
      members: { all: ALL, ...each(STEPS, SAME) },
    },
    grouped: {
      role: 'entity',
      members: {
        ...each('having orderBy limit offset', SAME),
        aggregate: sent({ operation: 'count', ...ANY }, 'rows'),
      },
    },
    listed: listed(MANY),
    created: listed(CREATES),
    updated: listed(UPDATES),
    deleted: listed(DELETES),
    sql: { otherMembers: { type: { otherMembers: { type: 'table' } } } },
    table: {
      role: 'entity',
      members: {
        ...{ insert: to('insertPlan'), update: to('updatePlan'), delete: to('deletePlan') },
        ...each('as columns', {}),
      },
      otherMembers: { type: to('selectPlan') },
    },
    selectPlan: plan({ operation: 'read-many', limitedBy: { members: ['limit'] } }),
    insertPlan: plan({ operation: 'create', data: { member: 'insert', argument: 0 } }),
    updatePlan: plan({ operation: 'update', data: { member: 'update', argument: 0 } }),
    deletePlan: plan({ operation: 'delete' }),
    raw: { members: { returnsRow: to('rawRows'), affectedCount: to('rawCount'), returns: {} } },
    rawRows: plan({ operation: 'raw', returnsRows: true }),
    rawCount: plan({ operation: 'raw' }),
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    source(
      'A collection sends nothing before its last call; awaiting it gives the collection; all, createAll, updateAll and deleteAll are sent when they are awaited or iterated, the others at once (run with 8.0.0-rc.13)',
      'skills/prisma-8/references/queries.md',
    ),
    source(
      'count and the like are reducers of an include and throw on a collection (run)',
      'skills/prisma-8/references/queries-postgres.md',
    ),
    source(
      'where({ userId: undefined }) leaves the condition out: all reads, and deleteAndCount deletes, every row; eq(undefined) in a function matches nothing (run)',
      'skills/prisma-8/references/queries-postgres.md',
    ),
    source(
      'in takes a list, and one that is empty matches nothing; createAll and createAndCount of an empty list send nothing (run)',
      'skills/prisma-8/references/queries-postgres.md',
    ),
    source(
      'update and delete take the first row that matches and send four statements, updateAndCount and deleteAndCount all rows in one (run)',
      'skills/prisma-8/references/queries-postgres.md',
    ),
    source('createAll and createAndCount take no relations in the data', 'dist/orm-client.d.mts'),
    source(
      'A plan is sent by the runtime, or by a transaction (run)',
      'skills/prisma-8/references/queries-postgres.md',
    ),
  ],
});
