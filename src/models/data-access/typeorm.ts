import { defineModel, type ApiType, type EntityPlace, type Query, type Result } from '../model.js';

type Operation = Query['operation'];
type Members = Readonly<Record<string, ApiType>>;
const call = (made: NonNullable<ApiType['call']>): ApiType => ({ call: made });
const to = (returns: Result) => call({ returns });
const of = (instance: string): ApiType => ({ instance });
const relates = (relating: NonNullable<ApiType['call']>['relates'] & {}) => call({ relates: relating });
const sent = (query: Omit<Query, 'sends'>, returns?: Result) =>
  call({ ...(returns !== undefined && { returns }), query: { sends: 'at-call', ...query } });
const each = (names: string, type: ApiType | ((name: string) => ApiType)): Members =>
  Object.fromEntries(names.split(' ').map((name) => [name, typeof type === 'function' ? type(name) : type]));

const MADE = { from: 'creation' } as const;
const MANY = { rows: 'many', otherwise: 'rows' } as const;
const ONE = { rows: 'one', otherwise: 'row' } as const;
const IN = { list: 'In({keys})', imports: { name: 'In', from: 'typeorm' }, missing: 'null' } as const;
const FIND = { ...IN, member: 'find', nested: 'relations', nestedOptions: [], select: 'select' } as const;
const LIMITS = { perCallOptions: ['take', 'skip', 'lock', 'cache'] } as const;
/** In reads only: an update or delete met no row then. */
const UNTIL_1 = { undefinedMatches: { rows: 'every-row', until: '1' } } as const;
const THROWS = { unmatched: { throws: true } } as const;
const RAW = { operation: 'raw', returnsRows: true, entity: { from: 'text' } } as const;
const raw = { query: sent({ ...RAW, text: { argument: 0 } }), sql: sent(RAW) } as const;

/** Of a repository and of an entity's class. A manager's take the entity first, and may take what is saved in its place. */
const operations = (entity: EntityPlace, at: 0 | 1) => {
  const data = at === 0 ? { data: { argument: 0 } } : {};
  const read = (query: Omit<Query, 'sends'>, returns?: Result) =>
    sent(
      { entity, filter: { argument: at }, ...(/^(?:read|count)/.test(query.operation) && UNTIL_1), ...query },
      returns,
    );
  const where = { filter: { argument: at, path: ['where'] } } as const;
  const find = {
    ...where,
    batch: { ...FIND, ...LIMITS, nesting: { argument: at, style: 'object', instances: true } },
  } as const;
  const findBy = { batch: { ...IN, member: 'findBy' } } as const;
  const limited = { limitedBy: { options: [{ argument: at, path: ['take'] }] } } as const;
  const object = { form: 'object', argument: at, list: IN.list } as const;
  const key = { form: 'key', argument: at, column: 'id', list: '{keys}' } as const;
  const counted = { unmatched: { count: 'affected' }, data: { argument: at + 1 } } as const;
  const keyed = (name: string) =>
    read({
      operation: name.endsWith('elete') ? 'delete' : 'update',
      ...counted,
      conditions: [object, key],
      batch: { ...IN, emptyList: 'throws' },
      bulk: { words: `${name}({ … In([…]) }${name === 'update' ? ', …' : ''})`, emptyList: 'throws' },
    });
  const saved = (name: string) => {
    const operation = name.endsWith('emove') ? 'delete' : 'upsert';
    const query = { operation, ...data, bulk: { words: `${name}([…])`, ...data } } as const;
    return at === 0 ? sent({ ...query, entity }, { argument: 0 }) : sent(query);
  };
  const rows = (operation: Operation, words: string) =>
    sent({ operation, entity, data: { argument: at }, bulk: { words, data: { argument: at } } });
  return {
    ofAll: {
      query: raw.query,
      createQueryBuilder: to('SelectQueryBuilder'),
      create: to({ ...ONE, entity }),
      find: read({ operation: 'read-many', ...find, ...limited }, MANY),
      findBy: read({ operation: 'read-many', ...findBy }, MANY),
      findAndCount: read({ operation: 'read-many', ...where, ...limited }),
      findAndCountBy: read({ operation: 'read-many' }),
      findOne: read({ operation: 'read-one', ...find }, ONE),
      findOneOrFail: read({ operation: 'read-one', ...find, ...THROWS }, ONE),
      findOneBy: read({ operation: 'read-one', ...findBy }, ONE),
      findOneByOrFail: read({ operation: 'read-one', ...findBy, ...THROWS }, ONE),
      ...each('findOneById preload', sent({ operation: 'read-one', entity }, ONE)),
      ...each('count exists', read({ operation: 'count', ...where })),
      ...each('countBy existsBy', read({ operation: 'count' })),
      ...each('sum average minimum maximum', read({ operation: 'count', filter: { argument: at + 1 } })),
      ...each('save remove softRemove', saved),
      ...each('update delete', keyed),
      insert: rows('create', 'insert([…])'),
      upsert: rows('upsert', 'upsert([…], …)'),
      clear: sent({ operation: 'delete', entity }),
    },
    ofManaged: {
      sql: raw.sql,
      recover: saved('recover'),
      ...each('softDelete restore', keyed),
      ...each('increment decrement', read({ operation: 'update', ...counted })),
    },
  };
};

const QUERIED = {
  entity: MADE,
  conditions: [
    { form: 'text', member: 'where', values: 1, list: 'in (:...{value})' },
    { form: 'text', member: 'andWhere', values: 1, list: 'in (:...{value})' },
  ],
} as const;
const SINGLE = { getOne: 'getMany', getRawOne: 'getRawMany' } as const;
const PAGED = ['take', 'skip', 'limit', 'offset', 'groupBy', 'distinctOn', 'setLock'] as const;
const BATCH = {
  single: SINGLE,
  emptyList: 'throws',
  missing: 'null',
  perCallOptions: PAGED,
  select: 'select',
} as const;
const FROM = { from: 'chain', member: 'from' } as const;
const SELECT = { ...QUERIED, entity: FROM, batch: BATCH, limitedBy: { members: ['take', 'limit'] } } as const;
/** A builder changes itself and sends nothing, not even when it is awaited, until one of its last members is called. */
const builder = (query: Omit<Query, 'sends'>, members: Members = {}): ApiType => ({
  query: { sends: 'on-execute', mutates: true, ...query },
  members: {
    ...members,
    execute: sent(query),
    ...each('getQuery getSql getParameters getQueryAndParameters', call({})),
  },
  otherMembers: { type: to({ same: 'receiver' }) },
});

const OPENS = {
  ...each('getRepository getTreeRepository getMongoRepository', (name) => to(name.slice(3))),
  createQueryBuilder: to('SelectQueryBuilder'),
};
const TRANSACTION = call({
  returns: { callback: 0 },
  callbacks: [{ argument: 'every', parameters: ['transaction'] }],
  query: { operation: 'transaction', sends: 'at-call', serial: { argument: 0, value: 'SERIALIZABLE' } },
});
const manager = operations({ from: 'call' }, 1);
const repository = operations(MADE, 0);
const onRow = (operation: Operation, name: string) =>
  sent({ operation, row: 'receiver', bulk: { words: `repository.${name}([…])` } }, { same: 'receiver' });
const mongo = (names: string, operation: Operation, returns?: Result) =>
  each(names, sent({ operation, entity: MADE, filter: { argument: 0 } }, returns));
const LAZY = ['lazy'] as const;
const TO_OTHER = { entity: 0, inverse: 1, unless: LAZY } as const;
const NAME = { options: { column: 'name' } } as const;

export const typeorm = defineModel({
  library: 'typeorm',
  kind: 'data-access',
  modules: { typeorm: 'module', '@nestjs/typeorm': 'nest' },
  relations: { grammar: 'decorators', defaultColumn: '{relation}{Key}' },
  versions: { typeorm: '0.3 || 1' },
  types: {
    module: {
      members: {
        default: 'module',
        ...each('DataSource Connection QueryRunner EntityManager MongoEntityManager', of),
        ...each('Repository TreeRepository MongoRepository', of),
        ...each('SelectQueryBuilder InsertQueryBuilder UpdateQueryBuilder DeleteQueryBuilder', of),
        BaseEntity: 'BaseEntity',
        In: call({}),
        Entity: { ...call({}), lazyRelations: { promises: true } },
        Column: relates({ declares: 'column', options: { column: 'name', isKey: 'primary' } }),
        ...each('PrimaryColumn PrimaryGeneratedColumn', relates({ declares: 'key', ...NAME })),
        OneToMany: relates({ declares: 'many', keyIn: 'other', ...TO_OTHER }),
        ManyToOne: relates({ declares: 'one', keyIn: 'this', ...TO_OTHER }),
        OneToOne: relates({ declares: 'one', keyIn: 'joined', ...TO_OTHER }),
        JoinColumn: relates({
          declares: 'join',
          options: { column: 'name', references: 'referencedColumnName' },
        }),
        // Functions of 0.3 for the connection that was opened first.
        ...OPENS,
        ...each('createConnection getConnection', to('DataSource')),
        getManager: to('EntityManager'),
      },
    },
    nest: { members: each('InjectRepository InjectDataSource InjectEntityManager', call({})) },
    DataSource: {
      role: 'database-client',
      recognisedBy: ['createQueryRunner', 'getRepository', 'entityMetadatas'],
      members: {
        ...raw,
        ...OPENS,
        transaction: TRANSACTION,
        ...each('manager mongoManager', { extends: 'EntityManager' }),
        createQueryRunner: to('QueryRunner'),
        initialize: to({ same: 'receiver' }),
      },
    },
    Connection: { extends: 'DataSource' },
    EntityManager: {
      role: 'database-client',
      recognisedBy: ['findOneByOrFail', 'getTreeRepository', 'transaction'],
      members: {
        ...manager.ofAll,
        ...manager.ofManaged,
        ...OPENS,
        transaction: TRANSACTION,
        withRepository: to({ argument: 0 }),
      },
    },
    MongoEntityManager: { extends: 'EntityManager' },
    transaction: { extends: 'EntityManager', role: 'transaction-handle' },
    QueryRunner: {
      role: 'transaction-handle',
      recognisedBy: ['startTransaction', 'commitTransaction', 'manager'],
      members: {
        ...raw,
        stream: raw.query,
        manager: 'transaction',
        ...each('connect startTransaction commitTransaction rollbackTransaction release', call({})),
      },
    },
    Repository: {
      role: 'entity',
      recognisedBy: ['findOneByOrFail', 'softRemove', 'metadata'],
      members: {
        ...repository.ofAll,
        ...repository.ofManaged,
        manager: 'EntityManager',
        extend: to({ same: 'receiver', with: 0 }),
      },
    },
    TreeRepository: {
      extends: 'Repository',
      members: {
        ...each(
          'findTrees findRoots findDescendants findAncestors',
          sent({ operation: 'read-many', entity: MADE }, MANY),
        ),
        ...each('findDescendantsTree findAncestorsTree', sent({ operation: 'read-one', entity: MADE }, ONE)),
        ...each('countDescendants countAncestors', sent({ operation: 'count', entity: MADE })),
        ...each('createDescendantsQueryBuilder createAncestorsQueryBuilder', to('SelectQueryBuilder')),
      },
    },
    MongoRepository: {
      extends: 'Repository',
      members: {
        ...mongo('find findBy', 'read-many', MANY),
        ...mongo('findOne findOneBy findOneOrFail findOneByOrFail', 'read-one', ONE),
        ...mongo('countDocuments', 'count'),
        ...mongo('insertOne insertMany', 'create'),
        ...mongo('updateOne updateMany replaceOne findOneAndUpdate findOneAndReplace', 'update'),
        ...mongo('deleteOne deleteMany findOneAndDelete', 'delete'),
      },
    },
    BaseEntity: {
      role: 'entity',
      instance: 'row of BaseEntity',
      recognisedBy: ['findOneByOrFail', 'useDataSource', 'getId'],
      members: { ...operations({ from: 'receiver' }, 0).ofAll, getRepository: to('Repository') },
    },
    'row of BaseEntity': {
      recognisedBy: ['softRemove', 'recover', 'reload', 'hasId'],
      lazyRelations: { promises: true },
      members: {
        ...each('save recover', (name) => onRow('upsert', name)),
        ...each('remove softRemove', (name) => onRow('delete', name)),
        reload: sent({ operation: 'read-one', row: 'receiver' }),
      },
    },
    SelectQueryBuilder: builder(
      { operation: 'read-many', ...SELECT },
      {
        getMany: sent({ operation: 'read-many', ...SELECT }, MANY),
        getRawMany: sent({ operation: 'read-many', ...SELECT }, 'rows'),
        ...each('getManyAndCount getRawAndEntities stream', sent({ operation: 'read-many', ...SELECT })),
        getOne: sent({ operation: 'read-one', ...SELECT }, ONE),
        getRawOne: sent({ operation: 'read-one', ...SELECT }, 'row'),
        getOneOrFail: sent({ operation: 'read-one', ...SELECT, ...THROWS }, ONE),
        ...each('getCount getExists', sent({ operation: 'count', ...SELECT })),
        insert: to('InsertQueryBuilder'),
        ...each('update softDelete restore', to('UpdateQueryBuilder')),
        delete: to('DeleteQueryBuilder'),
        relation: to('relation'),
      },
    ),
    InsertQueryBuilder: builder({
      operation: 'create',
      entity: { from: 'chain', member: 'into' },
      data: { member: 'values', argument: 0 },
      bulk: { words: 'values([…])', data: { member: 'values', argument: 0 } },
    }),
    UpdateQueryBuilder: builder({ operation: 'update', ...QUERIED, data: { member: 'set', argument: 0 } }),
    DeleteQueryBuilder: builder({
      operation: 'delete',
      ...QUERIED,
      entity: FROM,
    }),
    relation: {
      members: {
        of: to({ same: 'receiver' }),
        ...each('loadOne loadMany', sent({ operation: 'read-many' })),
        ...each('add set remove addAndRemove', sent({ operation: 'update' })),
      },
    },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim: 'Builders change themselves and are sent by getMany, getOne, execute and the like',
      url: 'https://typeorm.io/docs/query-builder/select-query-builder',
      checked: '2026-11-25',
    },
    {
      claim: 'Version 1 throws for an undefined condition, which 0.3 left out',
      url: 'https://typeorm.io/docs/data-source/null-and-undefined-handling',
      checked: '2026-11-25',
    },
  ],
});
