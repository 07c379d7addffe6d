import { defineModel, type ApiType, type Batch, type Query, type Result } from '../model.js';

type Statement = Omit<Query, 'sends'>;
const call = (made: NonNullable<ApiType['call']>): ApiType => ({ call: made });
const to = (returns: Result) => call({ returns });
const sent = (query: Statement, returns?: Result) =>
  call({ ...(returns !== undefined && { returns }), query: { sends: 'at-call', ...query } });
const each = (names: string, type: ApiType): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

const NAMED = { entity: { from: 'creation' } } as const;
const FILTER = { filter: { argument: 0 } } as const;
const IN = { operator: '$in', list: '{ $in: {keys} }', comparesAsText: true, missing: 'null' } as const;
/** Options may page, leave the key out, or add a row where there is none. */
const without = (options: number, more: Batch = {}) =>
  ({ batch: { ...IN, unless: [{ argument: options }], ...more } }) as const;
/** A write to the first match is one to all matches where the key is all that they are told by. */
const single = (options: number, member: string) =>
  ({
    conditions: [{ form: 'object', column: '_id', list: IN.list }],
    ...without(options, { member }),
  }) as const;

const FOUND = {
  ...NAMED,
  filter: { argument: 0, member: 'find' },
  batch: {
    ...IN,
    unless: [{ argument: 1, member: 'find' }],
    perCallOptions: ['limit', 'skip', 'project', 'batchSize', 'map'],
  },
  limitedBy: { members: ['limit'], options: [{ argument: 1, member: 'find', path: ['limit'] }] },
} as const;
const PIPED = { ...NAMED, operation: 'read-many' } as const;

/** A cursor sends nothing by itself, and waiting for it gives the cursor: it is read by one of these. */
const cursor = (many: Statement, one: Statement): ApiType => ({
  element: 'row',
  recognisedBy: ['toArray', 'tryNext', 'rewind'],
  members: {
    toArray: sent(many, 'rows'),
    forEach: call({
      query: { sends: 'at-call', ...many },
      callbacks: [{ argument: 0, parameters: ['row'] }],
    }),
    ...each('next tryNext', sent(one, 'row')),
    hasNext: sent(one),
    ...each('close explain stream readBufferedDocuments', call({})),
  },
  otherMembers: {
    type: to({ same: 'receiver' }),
    except: ['then', 'id', 'closed', 'killed', 'namespace', '_'],
  },
});

const update = (more: Partial<Query> = {}, returns?: Result) =>
  sent({ operation: 'update', ...NAMED, ...FILTER, data: { argument: 1 }, ...more }, returns);
const remove = (more: Partial<Query> = {}, returns?: Result) =>
  sent({ operation: 'delete', ...NAMED, ...FILTER, ...more }, returns);
const AT_ONCE = { bulk: { words: 'bulkWrite([…])' } } as const;
const CHANGED = { unmatched: { count: 'modifiedCount' } } as const;
const GONE = { unmatched: { count: 'deletedCount' } } as const;
const transacted = (returns: Result) =>
  call({
    returns,
    callbacks: [{ argument: 0, parameters: ['session'] }],
    query: { operation: 'transaction', sends: 'at-call' },
  });

export const mongodb = defineModel({
  library: 'mongodb',
  kind: 'data-access',
  modules: { mongodb: 'module' },
  versions: { mongodb: '6 || 7' },
  types: {
    module: {
      members: {
        default: 'module',
        MongoClient: { instance: 'client', members: { connect: to('client') } },
        Db: { instance: 'database' },
        Collection: { instance: 'collection' },
        FindCursor: { instance: 'cursor' },
        AggregationCursor: { instance: 'aggregation' },
        ClientSession: { instance: 'session' },
      },
    },
    client: {
      role: 'database-client',
      recognisedBy: ['db', 'startSession', 'withSession', 'bulkWrite'],
      members: {
        connect: to({ same: 'receiver' }),
        db: to('database'),
        startSession: to('session'),
        withSession: call({
          returns: { callback: 0 },
          callbacks: [{ argument: 0, parameters: ['session'] }],
        }),
        ...each('close watch', call({})),
      },
    },
    database: {
      role: 'database-client',
      recognisedBy: ['collection', 'createCollection', 'listCollections', 'command'],
      members: {
        ...each('collection createCollection', to('collection')),
        aggregate: to('aggregation'),
        // What a command does is said by its first key.
        command: sent({ operation: 'raw', returnsRows: true, text: { argument: 0, path: ['text'] } }),
      },
    },
    session: {
      role: 'transaction-handle',
      recognisedBy: ['withTransaction', 'startTransaction', 'commitTransaction', 'endSession'],
      members: {
        withTransaction: transacted({ callback: 0 }),
        ...each('startTransaction commitTransaction abortTransaction endSession', call({})),
      },
    },
    collection: {
      role: 'entity',
      recognisedBy: ['insertOne', 'findOneAndUpdate', 'initializeOrderedBulkOp'],
      members: {
        find: to('cursor'),
        findOne: sent(
          {
            operation: 'read-one',
            ...NAMED,
            ...FILTER,
            ...without(1, { member: 'find', ends: '.toArray()' }),
          },
          'row',
        ),
        countDocuments: sent({ operation: 'count', ...NAMED, ...FILTER }),
        ...each('estimatedDocumentCount count', sent({ operation: 'count', ...NAMED })),
        distinct: sent({ operation: 'read-many', ...NAMED, filter: { argument: 1 } }),
        aggregate: to('aggregation'),
        insertOne: sent({
          operation: 'create',
          ...NAMED,
          data: { argument: 0 },
          bulk: {
            words: 'insertMany([…])',
            member: 'insertMany',
            data: { argument: 0 },
            emptyList: 'throws',
          },
        }),
        insertMany: sent({ operation: 'create', ...NAMED, data: { argument: 0 } }),
        updateOne: update({ ...AT_ONCE, ...CHANGED, ...single(2, 'updateMany') }),
        updateMany: update({ ...AT_ONCE, ...CHANGED, ...without(2) }),
        replaceOne: update({ ...AT_ONCE, ...CHANGED }),
        ...each('findOneAndUpdate findOneAndReplace', update(AT_ONCE, 'row')),
        deleteOne: remove({ ...AT_ONCE, ...GONE, ...single(1, 'deleteMany') }),
        deleteMany: remove({ ...GONE, ...without(1) }),
        findOneAndDelete: remove(AT_ONCE, 'row'),
        bulkWrite: sent({ operation: 'update', ...NAMED, data: { argument: 0 } }),
        ...each('watch createIndex createIndexes indexes drop', call({})),
      },
    },
    cursor: cursor(
      { operation: 'read-many', ...FOUND },
      { operation: 'read-one', ...NAMED, filter: FOUND.filter },
    ),
    aggregation: cursor(PIPED, { ...PIPED, operation: 'read-one' }),
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'find and aggregate give a cursor, which sends its command when it is first read; all else is sent at the call',
      url: 'https://www.mongodb.com/docs/drivers/node/current/crud/query/cursor/',
      checked: '2026-11-25',
    },
    {
      claim:
        'insertMany and bulkWrite refuse an empty list; updateOne tells modifiedCount and deleteOne deletedCount',
      url: 'https://www.mongodb.com/docs/drivers/node/current/crud/bulk-write/',
      checked: '2026-11-25',
    },
    {
      claim: 'A condition whose value is undefined is sent as null unless ignoreUndefined is set',
      url: 'https://mongodb.github.io/node-mongodb-native/7.0/interfaces/MongoClientOptions.html',
      checked: '2026-11-25',
    },
    {
      claim: 'withTransaction hands its session to the callback; only operations that are given it take part',
      url: 'https://www.mongodb.com/docs/drivers/node/current/crud/transactions/',
      checked: '2026-11-25',
    },
  ],
});
