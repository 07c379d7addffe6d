import { defineModel, type ApiType, type Query, type Relating, type Result } from '../model.js';

type Statement = Omit<Query, 'sends'>;
const call = (made: NonNullable<ApiType['call']>): ApiType => ({ call: made });
const to = (returns: Result) => call({ returns });
const of = (instance: string): ApiType => ({ instance });
const sent = (query: Statement, returns?: Result) =>
  call({ ...(returns !== undefined && { returns }), query: { sends: 'at-call', ...query } });
const each = (names: string, type: ApiType | ((name: string) => ApiType)): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, typeof type === 'function' ? type(name) : type]));

const NAMED = { entity: { from: 'creation' } } as const;
const IN = { operator: '$in', list: '{ $in: {keys} }' } as const;
const byId = (member: string) =>
  ({ form: 'key', member, column: '_id', list: '{ _id: { $in: {keys} } }' }) as const;
const WHERE = { form: 'object', member: 'where', list: IN.list } as const;
/** Arguments behind the filter choose columns, page, or add a row where there is none. */
const only = (members: string, ...positions: number[]) => ({
  unless: members.split(' ').flatMap((member) => positions.map((argument) => ({ argument, member }))),
});
const READ = {
  ...IN,
  comparesAsText: true,
  missing: 'null',
  nested: 'populate',
  nesting: { style: 'chained' },
  perCallOptions: ['limit', 'skip', 'orFail', 'transform', 'explain', 'distinct', 'countDocuments', 'setOptions'],
  select: 'select',
} as const;

/** A query changes itself, is sent when it is waited for or executed, and only once. */
const lazy = (query: Statement, gives: string): ApiType => ({
  query: { sends: 'when-awaited', mutates: true, ...NAMED, ...query },
  awaited: gives,
  members: { exec: call({ executes: true, returns: gives }), cursor: to('cursor') },
  otherMembers: {
    type: to({ same: 'receiver' }),
    except: ['then', 'catch', 'finally', 'get', 'model', 'schema', 'op', 'options', 'toConstructor', '_', '$'],
  },
});
/** What one member of a model builds: its filter stays findable behind what is chained to it. */
const from = (member: string, query: Statement, gives: string, argument = 0) =>
  lazy({ filter: { argument, member }, ...query }, gives);
const update = (member: string, batched: Partial<Query> = {}) =>
  from(member, { operation: 'update', data: { argument: 1, member }, ...AT_ONCE, ...batched }, 'document');
const remove = (member: string, more: Partial<Query> = {}) =>
  from(member, { operation: 'delete', ...AT_ONCE, ...more }, 'document');
const AT_ONCE = { bulk: { words: 'bulkWrite([…])' } } as const;
const CHANGED = { unmatched: { count: 'modifiedCount' } } as const;
const GONE = { unmatched: { count: 'deletedCount' } } as const;
const toMany = (member: string, many: string, ...positions: number[]) => ({
  batch: { ...IN, single: { [member]: many }, ...only(member, ...positions) },
});

const relates = (relating: Relating, more: ApiType = {}): ApiType => ({ ...more, call: { ...more.call, relates: relating } });
const FIELDS = { declares: 'fields', fields: 0, options: { entity: 'ref' } } as const;
const MODEL = relates({ declares: 'entity', name: 0, fields: 1 }, to('model'));
const OPENS = { model: MODEL, models: { otherMembers: { type: 'model' } }, startSession: to('mongodb.session') } as const;

export const mongoose = defineModel({
  library: 'mongoose',
  kind: 'data-access',
  modules: { mongoose: 'module', '@nestjs/mongoose': 'nest', '@typegoose/typegoose': 'typegoose' },
  relations: { grammar: 'schema-refs', defaultKey: '_id', keyAliases: ['id'] },
  versions: { mongoose: '8 || 9' },
  types: {
    module: {
      members: {
        ...OPENS,
        default: 'module',
        Mongoose: of('module'),
        connect: to('module'),
        createConnection: to('connection'),
        connection: 'connection',
        Schema: relates(FIELDS, of('schema')),
        ...each('Document HydratedDocument', of('document')),
        Model: of('model'),
        Connection: of('connection'),
        ClientSession: of('mongodb.session'),
      },
    },
    nest: {
      members: {
        Prop: relates({ declares: 'one', keyIn: 'property', options: { entity: 'ref' } }),
        SchemaFactory: { members: { createForClass: relates({ declares: 'fields', fields: 0 }, to('schema')) } },
        ...each('InjectModel InjectConnection', call({})),
      },
    },
    typegoose: {
      members: { getModelForClass: to('model'), ReturnModelType: of('model'), DocumentType: of('document'), mongoose: 'module' },
    },
    schema: {
      members: {
        virtual: relates({
          declares: 'many',
          keyIn: 'other',
          name: 0,
          options: { entity: 'ref', key: 'foreignField', references: 'localField', single: 'justOne' },
          unless: ['match', 'options', 'count', 'get', 'getters', 'refPath'],
        }),
      },
    },
    connection: {
      role: 'database-client',
      recognisedBy: ['useDb', 'startSession', 'modelNames'],
      members: {
        ...OPENS,
        ...each('asPromise useDb openUri', to('connection')),
        collection: to('mongodb.collection'),
        db: 'mongodb.database',
        getClient: to('mongodb.client'),
        transaction: call({
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
        ...each('find findOne exists countDocuments distinct aggregate', (name) => to(name)),
        ...each('updateOne updateMany replaceOne deleteOne deleteMany', (name) => to(name)),
        ...each('findOneAndUpdate findByIdAndUpdate findOneAndReplace', (name) => to(name)),
        ...each('findOneAndDelete findByIdAndDelete', (name) => to(name)),
        findById: to('findOne'),
        where: to('find'),
        estimatedDocumentCount: to('countDocuments'),
        ...each('create insertOne', sent({ operation: 'create', ...NAMED, data: { argument: 0 }, bulk: INSERT_MANY }, 'document')),
        insertMany: sent({ operation: 'create', ...NAMED, data: { argument: 0 } }, 'documents'),
        ...each('bulkWrite bulkSave', sent({ operation: 'update', ...NAMED, data: { argument: 0 } })),
        populate: sent({ operation: 'read-many', ...NAMED }, { argument: 0 }),
        hydrate: to('document'),
        discriminator: to('model'),
        collection: 'mongodb.collection',
        db: 'connection',
        startSession: to('mongodb.session'),
        watch: call({}),
      },
    },
  },
  sources: [],
});
