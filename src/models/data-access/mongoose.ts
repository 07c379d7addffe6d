import { defineModel, type ApiType, type ConditionForm, type Query, type Relating } from '../model.js';
import { callable, classOf, named, NOTED, returning, sending, type Statement, STEP } from '../words.js';

const NAMED = { entity: { from: 'creation' } } as const;
const IN = '{ $in: {keys} }';
const WHERE = { form: 'object', member: 'where', anyOf: IN } as const;
/** A filter by its columns, and by the key alone. */
const object = (member: string, becomes: string): ConditionForm => ({
  ...{ form: 'object', member, anyOf: IN, becomes },
});
const key = (member: string, becomes: string): ConditionForm => ({
  ...{ form: 'key', member, column: '_id', anyOf: `{ _id: ${IN} }`, becomes },
});
/** A write to the first match is one to all matches where the key is all that they are told by. */
const single = (member: string, becomes: string): ConditionForm => ({
  ...object(member, becomes),
  column: '_id',
});
/** Arguments behind the filter choose columns, page, or add a row where there is none. */
const exceptWith = (member: string, ...positions: number[]) => ({
  exceptArguments: positions.map((argument) => ({ argument, member })),
});
const PAGED = 'limit skip orFail transform explain distinct countDocuments setOptions'.split(' ');
const READ = {
  anyOf: IN,
  ...{ comparesAsText: true, findsElements: true },
  missing: 'null',
  nested: 'populate',
  nesting: { style: 'chained' },
  instances: true,
  perCallOptions: PAGED,
  select: 'select',
} as const;

/** A query changes itself and is sent, only once, when it is waited for or executed. */
const lazy = (query: Statement, gives: string): ApiType => ({
  query: { sends: 'when-awaited', mutates: true, takesCallback: { until: '7' }, ...NAMED, ...query },
  awaited: gives,
  members: {
    // Until version 6 with an error-first callback.
    exec: callable({
      sendsReceiver: true,
      returns: gives,
      callbacks: [{ argument: 'every', parameters: ['error', gives] }],
    }),
    cursor: returning('cursor'),
  },
  otherMembers: {
    type: STEP,
    except: ['then', 'catch', 'finally', 'get', 'model', 'schema', 'op', 'toConstructor', '_', '$'],
  },
});
/** Where a call takes its options, and the session among them. */
const handedIn = (argument: number) => ({ transactionIn: { argument, path: ['session'] } });
/** What a member of a model builds: its filter is found behind all that is chained to it. */
const built = (member: string, query: Statement, gives: string, argument = 0) =>
  lazy(
    {
      filter: { argument, member },
      // Options stand behind the filter, and behind what is written or chosen.
      transactionIn: {
        argument: /^(?:count|delete)/.test(query.operation) ? 1 : 2,
        member,
        path: ['session'],
      },
      ...query,
    },
    gives,
  );
/** Schema types that a Map does not find by value: https://mongoosejs.com/docs/schematypes.html */
const COLUMN_KINDS = {
  Date: 'date',
  Decimal128: 'decimal',
  ...named('Buffer Map Mixed Array []', 'object'),
} as const;
/** A document keeps the session that it was read with. */
const OWN = { row: 'receiver', rowKeepsTransaction: true } as const;
const COLUMNS = { columnKinds: COLUMN_KINDS, uniqueOption: 'unique' } as const;
const AT_ONCE = { bulk: { label: 'bulkWrite([…])' } } as const;
/** Of a field that is not there it makes the operand; of null it fails. Validators of updates look at `$set`, and not at it. */
const INC = { in: 'property', plus: '$inc: { {column}: {by} }', minus: '$inc: { {column}: -{by} }' } as const;
const CHECKED = { unlessWritten: 'runValidators' } as const;
/** Validators and setters run when a document is saved: https://mongoosejs.com/docs/api/document.html#Document.prototype.updateOne() */
const INC_OF_ROW = {
  ...({ in: 'call', plus: `updateOne({ ${INC.plus} })`, minus: `updateOne({ ${INC.minus} })` } as const),
  unlessDeclaredWith: String.raw`\b(?:min|max|validate|enum|set|get)\s*[(:]`,
} as const;
const BY = { prefix: '$', sets: '$set' } as const;
const OPERATORS = { operators: BY, computes: ['$inc', '$mul'], atomic: { ...INC, ...CHECKED } } as const;
const updating = (member: string, query: Partial<Query> = {}) =>
  built(
    member,
    {
      operation: 'update',
      data: { argument: 1, member },
      replacesUnder: ['$set', '$unset'],
      upserts: { option: { argument: 2, member, path: ['upsert'] } },
      ...OPERATORS,
      ...AT_ONCE,
      ...query,
    },
    'document',
  );
const deleting = (member: string, query: Partial<Query> = {}) =>
  built(member, { operation: 'delete', ...AT_ONCE, ...query }, 'document');
/** A write to one row that another member makes to all rows of a list, unless it is told more. */
const toMany = (form: ConditionForm, ...positions: number[]) => ({
  conditions: [form],
  batch: exceptWith(form.member ?? '', ...positions),
});
const CHANGED = {
  unmatched: { count: 'modifiedCount' },
  compareAndSet: { count: 'modifiedCount', isFalse: '{ $ne: true }', keepsDates: true },
} as const;
const GONE = { unmatched: { count: 'deletedCount' } } as const;
const INSERTED = { data: { argument: 0 } } as const;
const MANY_INSERTED = { ...handedIn(1), ...NAMED, ...INSERTED };
const INSERT_MANY = {
  label: 'insertMany([…])',
  member: 'insertMany',
  ...INSERTED,
  skips: 'save hooks',
} as const;

const relates = (relating: Relating, more: ApiType = {}): ApiType => ({
  ...more,
  call: { ...more.call, relates: relating },
});
/** https://mongoosejs.com/docs/api/schema.html#Schema.prototype.index() */
const INDEX = {
  ...({ declares: 'index', fields: 0, options: { unique: 'unique' } } as const),
  exceptOptions: ['partialFilterExpression', 'sparse'],
};
const OPENS = {
  model: relates({ declares: 'entity', name: 0, fields: 1 }, returning('model')),
  models: { otherMembers: { type: 'model' } },
  startSession: returning('mongodb.session'),
} as const;

const source = (claim: string, page: string, day: string) =>
  ({ claim, url: `https://mongoosejs.com/docs/${page}`, checked: `2026-11-${day}` }) as const;

export const mongoose = defineModel({
  library: 'mongoose',
  kind: 'data-access',
  duplicatesRefusedBy: '11000|duplicate key',
  modules: { mongoose: 'module', '@nestjs/mongoose': 'nest', '@typegoose/typegoose': 'typegoose' },
  relations: { ...{ grammar: 'schema-refs', defaultKey: '_id', keyAliases: ['id'] }, ...COLUMNS },
  transactionGivenAs: ['session'],
  ...{ transactionChainedBy: 'session', transactionsSharePool: true },
  transactionsAreAmbientBy: '\\btransactionAsyncLocalStorage\\b',
  transactionsConflict: true,
  hooksOfOneRow:
    '\\bpre\\s*(?:<[^<>()]*>)?\\(|\\bpost\\s*(?:<[^<>()]*>)?\\(\\s*\\[?\\s*[\'"`](?:save|find|update|delete|replace|remove)|\\.plugin\\(',
  // Middleware of documents runs with no statement of a model: https://mongoosejs.com/docs/middleware.html#types-of-middleware
  hooksOfOneChange:
    '\\b(?:pre|post)\\s*(?:<[^<>()]*>)?\\(\\s*(?![\'"`](?:save|validate|init|find|findOne|count|countDocuments|distinct|aggregate|insertMany|create\\w*)[\'"`])|\\.plugin\\(',
  versions: { mongoose: '8 || 9', '@typegoose/typegoose': '12 || 13' },
  types: {
    module: {
      members: {
        ...OPENS,
        default: 'module',
        Mongoose: classOf('module'),
        connect: returning('module'),
        createConnection: returning('connection'),
        connection: 'connection',
        Schema: relates({ declares: 'fields', fields: 0, options: { entity: 'ref' } }, classOf('schema')),
        ...named('Document HydratedDocument', classOf('document')),
        Model: classOf('model'),
        Connection: classOf('connection'),
        ClientSession: classOf('mongodb.session'),
      },
    },
    nest: {
      members: {
        Prop: relates({ declares: 'one', keyIn: 'property', options: { entity: 'ref' } }),
        SchemaFactory: 'factory',
        ...named('InjectModel InjectConnection', NOTED),
        ...named('getModelToken getConnectionToken', { call: { returns: { role: 'entity' } } }),
      },
    },
    factory: { members: { createForClass: relates({ declares: 'fields', fields: 0 }, returning('schema')) } },
    typegoose: {
      members: {
        getModelForClass: returning('model'),
        ReturnModelType: classOf('model'),
        DocumentType: classOf('document'),
        mongoose: 'module',
      },
    },
    schema: {
      members: {
        virtual: relates({
          ...({ declares: 'many', keyIn: 'other', name: 0 } as const),
          options: { entity: 'ref', key: 'foreignField', references: 'localField', single: 'justOne' },
          exceptOptions: ['match', 'options', 'count', 'get', 'getters', 'refPath'],
        }),
        index: relates(INDEX, returning('schema')),
      },
    },
    connection: {
      role: 'database-client',
      recognisedBy: ['useDb', 'startSession', 'modelNames'],
      members: {
        ...OPENS,
        ...named('asPromise useDb openUri', returning('connection')),
        collection: returning('mongodb.collection'),
        db: 'mongodb.database',
        getClient: returning('mongodb.client'),
        transaction: callable({
          returns: { callback: 0 },
          callbacks: [{ argument: 0, parameters: ['mongodb.session'] }],
          query: { operation: 'transaction', sends: 'at-call' },
        }),
      },
    },
    model: {
      role: 'entity',
      instance: 'document',
      recognisedBy: ['findById', 'countDocuments', 'hydrate', 'bulkSave'],
      members: {
        ...named('find findOne exists countDocuments distinct aggregate', returning),
        ...named('updateOne updateMany replaceOne deleteOne deleteMany', returning),
        ...named(
          'findOneAndUpdate findByIdAndUpdate findOneAndReplace findOneAndDelete findByIdAndDelete',
          returning,
        ),
        findById: returning('findOne'),
        where: returning('find'),
        estimatedDocumentCount: returning('countDocuments'),
        ...named(
          'create insertOne',
          sending({ operation: 'create', ...NAMED, ...INSERTED, bulk: INSERT_MANY }, 'document'),
        ),
        insertMany: sending({ operation: 'create', ...MANY_INSERTED }, 'documents'),
        ...named('bulkWrite bulkSave', sending({ operation: 'update', ...MANY_INSERTED })),
        populate: sending({ operation: 'read-many', ...NAMED }, { argument: 0 }),
        hydrate: returning('document'),
        discriminator: returning('model'),
        collection: 'mongodb.collection',
        db: 'connection',
        startSession: returning('mongodb.session'),
        watch: NOTED,
      },
    },
    find: built(
      'find',
      {
        operation: 'read-many',
        conditions: [WHERE],
        batch: { ...READ, ...exceptWith('find', 1, 2) },
        limitedBy: { members: ['limit'], options: [{ argument: 2, member: 'find', path: ['limit'] }] },
      },
      'documents',
    ),
    findOne: built(
      'findOne',
      {
        operation: 'read-one',
        conditions: [object('findOne', 'find'), key('findById', 'find')],
        batch: {
          ...READ,
          exceptArguments: [
            ...exceptWith('findOne', 1, 2).exceptArguments,
            ...exceptWith('findById', 1, 2).exceptArguments,
          ],
        },
      },
      'document',
    ),
    countDocuments: built('countDocuments', { operation: 'count' }, 'value'),
    exists: built('exists', { operation: 'count' }, 'value'),
    distinct: built('distinct', { operation: 'read-many' }, 'value', 1),
    aggregate: lazy({ operation: 'read-many' }, 'value'),
    updateOne: updating('updateOne', { ...CHANGED, ...toMany(single('updateOne', 'updateMany'), 2) }),
    updateMany: updating('updateMany', { ...CHANGED, ...toMany(object('updateMany', 'updateMany'), 2) }),
    replaceOne: updating('replaceOne', CHANGED),
    findOneAndUpdate: updating('findOneAndUpdate', toMany(single('findOneAndUpdate', 'updateMany'), 2)),
    findByIdAndUpdate: updating('findByIdAndUpdate', toMany(key('findByIdAndUpdate', 'updateMany'), 2)),
    findOneAndReplace: updating('findOneAndReplace'),
    deleteOne: deleting('deleteOne', { ...GONE, ...toMany(single('deleteOne', 'deleteMany'), 1) }),
    deleteMany: deleting('deleteMany', { ...GONE, ...toMany(object('deleteMany', 'deleteMany'), 1) }),
    findOneAndDelete: deleting('findOneAndDelete', toMany(single('findOneAndDelete', 'deleteMany'), 1)),
    findByIdAndDelete: deleting('findByIdAndDelete', toMany(key('findByIdAndDelete', 'deleteMany'), 1)),
    ownUpdate: lazy({ operation: 'update', ...OWN, ...AT_ONCE }, 'value'),
    ownDelete: lazy(
      { operation: 'delete', ...OWN, bulk: { label: 'deleteMany({ _id: { $in: […] } })' } },
      'value',
    ),
    documents: { element: 'document' },
    document: {
      recognisedBy: ['markModified', 'isModified', 'toObject', 'populate'],
      lazyRelations: { loaders: ['populate'] },
      members: {
        save: sending(
          {
            operation: 'update',
            ...handedIn(0),
            ...OWN,
            ...NAMED,
            atomic: INC_OF_ROW,
            versionedBy: 'optimisticConcurrency',
            keepsParts: true,
            bulk: { label: 'bulkSave([…])' },
          },
          { same: 'receiver' },
        ),
        populate: STEP,
        ...named('updateOne replaceOne', returning('ownUpdate')),
        deleteOne: returning('ownDelete'),
      },
    },
    cursor: {
      element: 'document',
      members: {
        next: returning('document'),
        eachAsync: callable({ callbacks: [{ argument: 0, parameters: ['document'] }] }),
      },
    },
    ...{ value: {}, error: { role: 'error' } },
  },
  sources: [
    source(
      'A query is sent by its callback until 6; 7 throws',
      'migrating_to_7.html#dropped-callback-support',
      '29',
    ),
    source('Queries are sent when awaited or executed, once', 'queries.html#executing', '25'),
    source(
      'create: an insert each; insertMany: one, without save hooks',
      'api/model.html#Model.insertMany()',
      '25',
    ),
    source('bulkSave: save hooks, and one bulkWrite', 'api/model.html#Model.bulkSave()', '25'),
    source('populate reads all rows with one $in', 'populate.html', '25'),
    {
      claim: 'A condition whose value is undefined is sent as null and matches documents without the field',
      url: 'https://mongodb.github.io/node-mongodb-native/7.0/interfaces/MongoClientOptions.html',
      checked: '2026-11-25',
    },
    source('Each statement is handed its session; documents keep theirs', 'transactions.html', '30'),
    source(
      'Upserts at once insert several documents without a unique index on the fields of the filter',
      'tutorials/findoneandupdate.html#upsert',
      '29',
    ),
  ],
});
