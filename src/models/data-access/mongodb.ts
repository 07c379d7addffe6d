import { defineModel, type ApiType, type Batch, type Query } from '../model.js';
import { callable, classOf, named, NOTED, returning, sending, STEP, type Statement } from '../words.js';

const sendingForRow = (statement: Statement) => sending(statement, 'row');

// `db.collection<Order>('orders')`: https://mongodb.github.io/node-mongodb-native/6.0/classes/Db.html#collection
const NAMED = { entity: { from: 'creation' }, rowType: 'row' } as const;
/** Where a call takes its options, and the session among them. */
const handedIn = (argument: number, member?: string) => ({
  transactionIn: { argument, path: ['session'], ...(member !== undefined && { member }) },
});
const FILTER = { ...NAMED, filter: { argument: 0 } } as const;
/** Of a field that is not there it makes the operand; of null it fails. */
const INC = {
  in: 'property',
  plus: '$inc: { {column}: {by} }',
  minus: '$inc: { {column}: -{by} }',
} as const;
/** Fields stand under operators only. */
const OPERATORS = {
  operators: { prefix: '$', sets: '$set' },
  computes: ['$inc', '$mul'],
  atomic: INC,
} as const;
const DATA = { ...NAMED, data: { argument: 0 } } as const;
const IN = {
  anyOf: '{ $in: {keys} }',
  // https://www.mongodb.com/docs/manual/tutorial/query-arrays/
  comparesAsText: true,
  findsElements: true,
  missing: 'null',
  instances: true,
} as const;
/** Options may page, leave the key out, or add a row where there is none. */
const without = (options: number, more: Batch = {}) => ({
  batch: { ...IN, exceptArguments: [{ argument: options }], ...more },
});
/** A write to the first match is one to all matches where the key is all that they are told by. */
const single = (options: number, member: string): Partial<Query> => ({
  conditions: [{ form: 'object', column: '_id', anyOf: IN.anyOf }],
  ...without(options, { member }),
});

const PAGED = ['limit', 'skip', 'project', 'batchSize', 'map'];
const FOUND: Partial<Query> = {
  ...handedIn(1, 'find'),
  filter: { argument: 0, member: 'find' },
  batch: { ...IN, exceptArguments: [{ argument: 1, member: 'find' }], perCallOptions: PAGED },
  limitedBy: { members: ['limit'], options: [{ argument: 1, member: 'find', path: ['limit'] }] },
};
/** Nothing but a list has a form for many keys. */
const ALONE = { batch: { label: 'find(…).toArray()' } } as const;
/** A cursor sends nothing by itself, and waiting for it gives the cursor: it is read by one of these. */
const cursor = (found: Partial<Query>): ApiType => ({
  element: 'row',
  recognisedBy: ['toArray', 'tryNext', 'rewind'],
  members: {
    toArray: sending({ operation: 'read-many', ...NAMED, ...found }, 'rows'),
    forEach: sendingForRow({ operation: 'read-many', ...NAMED, ...found, ...ALONE }),
    ...named('next tryNext hasNext', sendingForRow({ operation: 'read-one', ...NAMED, ...found, ...ALONE })),
    ...named('close explain stream', NOTED),
  },
  otherMembers: { type: STEP, except: ['then', 'id', 'closed', 'killed', '_'] },
});
const update = (query: Partial<Query> = {}) =>
  sendingForRow({
    operation: 'update',
    ...handedIn(2),
    ...FILTER,
    data: { argument: 1 },
    ...OPERATORS,
    ...AT_ONCE,
    ...query,
  });
const remove = (query: Partial<Query> = {}) =>
  sendingForRow({ operation: 'delete', ...handedIn(1), ...FILTER, ...AT_ONCE, ...query });
const AT_ONCE = { bulk: { label: 'bulkWrite([…])' } } as const;
const CHANGED = {
  unmatched: { count: 'modifiedCount' },
  compareAndSet: { count: 'modifiedCount', isFalse: '{ $ne: true }', keepsDates: true },
} as const;
const GONE = { unmatched: { count: 'deletedCount' } } as const;
const MANY = { label: 'insertMany([…])', member: 'insertMany', emptyList: 'throws' } as const;
const IN_TURN = { returns: { callback: 0 }, callbacks: [{ argument: 0, parameters: ['session'] }] } as const;

export const mongodb = defineModel({
  library: 'mongodb',
  kind: 'data-access',
  duplicatesRefusedBy: '11000|duplicate key',
  modules: { mongodb: 'module' },
  transactionGivenAs: ['session'],
  transactionsSharePool: true,
  transactionsConflict: true,
  versions: { mongodb: '6 || 7' },
  types: {
    module: {
      members: {
        default: 'module',
        MongoClient: { instance: 'client', members: { connect: returning('client') } },
        Db: classOf('database'),
        Collection: classOf('collection'),
        FindCursor: classOf('cursor'),
        AggregationCursor: classOf('aggregation'),
        ClientSession: classOf('session'),
      },
    },
    client: {
      role: 'database-client',
      recognisedBy: ['db', 'startSession', 'withSession', 'bulkWrite'],
      members: {
        connect: STEP,
        db: returning('database'),
        startSession: returning('session'),
        withSession: callable(IN_TURN),
      },
    },
    database: {
      role: 'database-client',
      recognisedBy: ['collection', 'createCollection', 'listCollections', 'command'],
      members: {
        ...named('collection createCollection', returning('collection')),
        aggregate: returning('aggregation'),
        // What a command does is said by its first key.
        command: sendingForRow({
          operation: 'raw',
          returnsRows: true,
          text: { argument: 0, path: ['text'] },
        }),
      },
    },
    session: {
      role: 'transaction-handle',
      concurrentStatements: 'may-fail',
      recognisedBy: ['withTransaction', 'startTransaction', 'commitTransaction', 'endSession'],
      members: {
        withTransaction: callable({ ...IN_TURN, query: { operation: 'transaction', sends: 'at-call' } }),
        startTransaction: callable({ opensTransaction: true }),
        ...named('commitTransaction abortTransaction', callable({ endsTransaction: true })),
        endSession: NOTED,
      },
    },
    collection: {
      role: 'entity',
      recognisedBy: ['insertOne', 'findOneAndUpdate', 'initializeOrderedBulkOp'],
      members: {
        find: returning('cursor'),
        findOne: sendingForRow({
          operation: 'read-one',
          ...handedIn(1),
          ...FILTER,
          ...without(1, { member: 'find', ends: '.toArray()' }),
        }),
        ...named('countDocuments count', sendingForRow({ operation: 'count', ...handedIn(1), ...FILTER })),
        estimatedDocumentCount: sendingForRow({ operation: 'count', ...NAMED }),
        distinct: sendingForRow({ operation: 'read-many', ...NAMED, filter: { argument: 1 } }),
        aggregate: returning('aggregation'),
        insertOne: sendingForRow({
          operation: 'create',
          ...handedIn(1),
          ...DATA,
          bulk: { ...MANY, data: DATA.data },
        }),
        insertMany: sendingForRow({ operation: 'create', ...handedIn(1), ...DATA }),
        updateOne: update({ ...CHANGED, ...single(2, 'updateMany') }),
        updateMany: update({ ...CHANGED, ...without(2) }),
        replaceOne: update(CHANGED),
        ...named('findOneAndUpdate findOneAndReplace', update()),
        deleteOne: remove({ ...GONE, ...single(1, 'deleteMany') }),
        deleteMany: remove({ ...GONE, ...without(1) }),
        findOneAndDelete: remove(),
        bulkWrite: sendingForRow({ operation: 'update', ...handedIn(1), ...DATA }),
      },
    },
    cursor: cursor(FOUND),
    aggregation: cursor({}),
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'Each command of a session checks a connection out and gives it back, except behind a load balancer (`withConnection`, pinning)',
      url: 'https://github.com/mongodb/node-mongodb-native/blob/v7.0.0/src/sdam/server.ts',
      checked: '2026-11-30',
    },
    {
      claim: 'find and aggregate give a cursor, which sends its command when it is first read',
      url: 'https://www.mongodb.com/docs/drivers/node/current/crud/query/cursor/',
      checked: '2026-11-25',
    },
    {
      claim:
        'insertMany and bulkWrite refuse an empty list; a write answers with modifiedCount or deletedCount',
      url: 'https://www.mongodb.com/docs/drivers/node/current/crud/bulk-write/',
      checked: '2026-11-25',
    },
    {
      claim: 'A condition whose value is undefined is sent as null unless ignoreUndefined is set',
      url: 'https://mongodb.github.io/node-mongodb-native/7.0/interfaces/MongoClientOptions.html',
      checked: '2026-11-25',
    },
  ],
});
