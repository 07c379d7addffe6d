import { defineModel, type ApiType } from '../model.js';
import { named, NOTED, returning, sending, STEP, type Statement } from '../words.js';

const sendingForNothing = (statement: Statement) => sending(statement, {});

const source = (claim: string, file: string) =>
  ({
    claim,
    url: `https://www.npmjs.com/package/@prisma/orm-postgres/v/8.0.0-rc.13?activeTab=code#${file}`,
    checked: '2026-11-25',
  }) as const;

const WHERE = {
  form: 'object',
  member: 'where',
  anyOf: 'where((row) => row.{column}.in({keys}))',
} as const;
/** `.update()` and `.delete()` take the first row that matches: for a list they mean the same by its key only. */
const BY_KEY = { ...WHERE, column: 'id' } as const;
const IN_FIRST = {
  form: 'object',
  member: 'first',
  anyOf: 'where((row) => row.{column}.in({keys})).all()',
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
    toArray: returning('rows', { sendsReceiver: true }),
    ...named('first firstOrThrow', returning('row', { sendsReceiver: true })),
  },
});
/** A builder makes a plan; the runtime, or a transaction, is given the plan and sends it. */
const plan = (query: Statement): ApiType => ({
  query: { sends: 'at-call', ...query },
  members: { build: STEP },
  otherMembers: { type: STEP, except: ['as'] },
});
const RUNS = { operation: 'raw', returnsRows: true, operationOf: 0 } as const;

const ALL = returning('listed', { query: { sends: 'when-awaited', ...MANY } });

export const prisma8 = defineModel({
  library: 'prisma8',
  kind: 'data-access',
  duplicatesRefusedBy: 'P2002',
  modules: {
    '@prisma/orm-postgres/runtime': 'module',
    '@prisma/orm-postgres/serverless': 'serverless',
    '@prisma/orm-postgres/orm-client': 'ormClient',
  },
  versions: { '@prisma/orm-postgres': '>=8.0.0-rc.13 <9' },
  types: {
    module: {
      members: {
        default: returning('client'),
        PostgresClient: { instance: 'client' },
        PostgresRuntime: { instance: 'runtime' },
      },
    },
    serverless: {
      members: { default: returning('perRequest'), PostgresServerlessClient: { instance: 'perRequest' } },
    },
    ormClient: {
      members: {
        orm: returning('orm'),
        Collection: { instance: 'collection' },
        ...named('and or not', NOTED),
      },
    },
    client: {
      role: 'database-client',
      recognisedBy: ['orm', 'nativeEnums', 'transaction'],
      members: {
        ...{ orm: 'orm', sql: 'sql', raw: { members: { sql: { tag: { returns: 'raw' } } } } },
        runtime: returning('runtime'),
        connect: returning('runtime'),
        transaction: returning(
          { callback: 0 },
          {
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: { operation: 'transaction', sends: 'at-call' },
          },
        ),
        ...named('prepare close', NOTED),
      },
    },
    perRequest: { role: 'database-client', members: { sql: 'sql', connect: returning('runtime') } },
    transaction: {
      role: 'transaction-handle',
      extends: 'runs',
      recognisedBy: ['orm', 'nativeEnums', 'invalidated'],
      members: { orm: 'orm', sql: 'sql' },
    },
    runtime: { extends: 'runs', recognisedBy: ['telemetry', 'prepare', 'execute'] },
    runs: {
      members: {
        query: returning('rows', { query: { ...RUNS, sends: 'when-awaited' } }),
        execute: sendingForNothing(RUNS),
      },
    },
    orm: { otherMembers: { type: 'namespace' } },
    namespace: { otherMembers: { type: 'collection' } },
    collection: {
      role: 'entity',
      recognisedBy: ['createAndCount', 'updateAndCount', 'deleteAndCount'],
      members: {
        ...named(STEPS, returning('composed')),
        ...{
          all: ALL,
          first: sending(ONE, 'row'),
          aggregate: sendingForNothing({ operation: 'count', ...ANY }),
        },
        groupBy: returning('grouped'),
        create: sending(
          {
            ...CREATES,
            bulk: {
              label: 'createAndCount([…])',
              member: 'createAndCount',
              ...DATA,
              skips: 'relations in the data',
            },
          },
          'row',
        ),
        ...{ createAll: returning('created'), createAndCount: sendingForNothing(CREATES) },
        update: sending({ ...UPDATES, conditions: [BY_KEY], batch: { member: 'updateAndCount' } }, 'row'),
        ...{ updateAll: returning('updated'), updateAndCount: sendingForNothing(UPDATES) },
        delete: sending({ ...DELETES, conditions: [BY_KEY], batch: { member: 'deleteAndCount' } }, 'row'),
        ...{ deleteAll: returning('deleted'), deleteAndCount: sendingForNothing(DELETES) },
        upsert: sending({ operation: 'upsert' }, 'row'),
      },
    },
    /** Awaiting it sends nothing; each step gives another one. */
    composed: {
      extends: 'collection',
      query: { ...MANY, sends: 'on-execute' },
      members: { all: ALL, ...named(STEPS, STEP) },
    },
    grouped: {
      role: 'entity',
      members: {
        ...named('having orderBy limit offset', STEP),
        aggregate: sending({ operation: 'count', ...ANY }, 'rows'),
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
        ...{
          insert: returning('insertPlan'),
          update: returning('updatePlan'),
          delete: returning('deletePlan'),
        },
        ...named('as columns', {}),
      },
      otherMembers: { type: returning('selectPlan') },
    },
    selectPlan: plan({ operation: 'read-many', limitedBy: { members: ['limit'] } }),
    insertPlan: plan({ operation: 'create', data: { member: 'insert', argument: 0 } }),
    updatePlan: plan({ operation: 'update', data: { member: 'update', argument: 0 } }),
    deletePlan: plan({ operation: 'delete' }),
    raw: { members: { returnsRow: returning('rawRows'), affectedCount: returning('rawCount'), returns: {} } },
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
