import { defineModel, type ApiType, type EntityPlace, type Query, type Result } from '../model.js';
import {
  callable,
  classOf,
  IGNORES_CASE,
  MANY,
  type Members,
  named,
  NOTED,
  ONE,
  relating,
  returning,
  sending,
  SQL_DUPLICATES,
  type Statement,
  STEP,
  stepping,
  WRITTEN_ANEW,
} from '../words.js';

type Operation = Query['operation'];
const MADE = { from: 'creation' } as const;
const IMPORTS = { name: 'In', from: 'typeorm' } as const;
const IN = { anyOf: 'In({keys})', imports: IMPORTS, missing: 'null', instances: true } as const;
const FIND = { ...IN, member: 'find', nested: 'relations', nestedOptions: [], select: 'select' } as const;
const LIMITS = { perCallOptions: ['take', 'skip', 'lock', 'cache'] } as const;
/** In reads only: an update or delete met no row then, and 0.2 compares with null. */
const UNTIL_1 = { undefinedMatches: { since: '0.3', until: '1' } } as const;
const THROWS = { unmatched: { throws: true } } as const;
const ATOMIC = stepping('increment', 'decrement', "({first}, '{column}', {by})");
const VERSIONED = { versionedBy: 'VersionColumn' } as const;
const OWN = { row: 'receiver', ...VERSIONED } as const;
const RAW = { operation: 'raw', returnsRows: true, entity: { from: 'text' } } as const;
const raw = { query: sending({ ...RAW, text: { argument: 0 } }), sql: sending(RAW) } as const;

/** Of a repository and of an entity's class. A manager's take the entity first, and may take what is saved in its place. */
const operations = (entity: EntityPlace, at: 0 | 1) => {
  const data = at === 0 ? { data: { argument: 0 } } : {};
  const read = (query: Statement, returns?: Result) =>
    sending(
      { entity, filter: { argument: at }, ...(/^(?:read|count)/.test(query.operation) && UNTIL_1), ...query },
      returns,
    );
  const where = { filter: { argument: at, path: ['where'] } } as const;
  const batch = { ...FIND, ...LIMITS, nesting: { argument: at, style: 'object' } } as const;
  const find = { ...where, batch } as const;
  /** In 0.2 the first argument of findOne is a key, or conditions; 0.3 throws without conditions. */
  const beside = { argument: at + 1, path: ['where'] } as const;
  const one = { ...find, undefinedKey: { argument: at, column: 'id', until: '0.3', beside } } as const;
  const findBy = { batch: { ...IN, member: 'findBy' } } as const;
  const limited = { limitedBy: { options: [{ argument: at, path: ['take'] }] } } as const;
  const object = { form: 'object', argument: at, anyOf: IN.anyOf } as const;
  const key = { form: 'key', argument: at, column: 'id', anyOf: '{keys}' } as const;
  // `{ revokedAt: null }` is `= NULL` in 0.3 and finds nothing (run on 0.3 with PostgreSQL).
  const isNull = { text: 'IsNull()', imports: { name: 'IsNull', from: 'typeorm' } } as const;
  const counted = {
    unmatched: { count: 'affected' },
    compareAndSet: { count: 'affected', isNull },
    data: { argument: at + 1 },
  } as const;
  const computed = { computedColumn: { argument: at + 1 } } as const;
  const keyed = (name: string) =>
    read({
      operation: name.endsWith('elete') ? 'delete' : 'update',
      ...counted,
      ...(name === 'update' && at === 0 && { atomic: ATOMIC }),
      conditions: [object, key],
      batch: { ...IN, emptyList: 'throws' },
      bulk: { label: `${name}({ … In([…]) }${name === 'update' ? ', …' : ''})`, emptyList: 'throws' },
    });
  const saved = (name: string) => {
    const operation = name.endsWith('emove') ? 'delete' : 'upsert';
    const query = { operation, ...data, ...VERSIONED, bulk: { label: `${name}([…])`, ...data } } as const;
    return at === 0 ? sending({ ...query, entity }, { argument: 0 }) : sending(query);
  };
  const rows = (operation: Operation, label: string) =>
    sending({ operation, entity, data: { argument: at }, bulk: { label, data: { argument: at } } });
  return {
    ofAll: {
      query: raw.query,
      createQueryBuilder: returning('SelectQueryBuilder'),
      create: returning({ ...ONE, entity }),
      find: read({ operation: 'read-many', ...find, ...limited }, MANY),
      findBy: read({ operation: 'read-many', ...findBy }, MANY),
      findAndCount: read({ operation: 'read-many', ...where, ...limited }),
      findAndCountBy: read({ operation: 'read-many' }),
      findOne: read({ operation: 'read-one', ...one }, ONE),
      findOneOrFail: read({ operation: 'read-one', ...one, ...THROWS }, ONE),
      findOneBy: read({ operation: 'read-one', ...findBy }, ONE),
      findOneByOrFail: read({ operation: 'read-one', ...findBy, ...THROWS }, ONE),
      ...named('findOneById preload', sending({ operation: 'read-one', entity }, ONE)),
      ...named('count exists', read({ operation: 'count', ...where })),
      ...named('countBy existsBy', read({ operation: 'count' })),
      ...named('sum average minimum maximum', read({ operation: 'count', filter: { argument: at + 1 } })),
      ...named('save remove softRemove', saved),
      ...named('update delete', keyed),
      insert: rows('create', 'insert([…])'),
      upsert: rows('upsert', 'upsert([…], …)'),
      clear: sending({ operation: 'delete', entity }),
    },
    ofManaged: {
      sql: raw.sql,
      recover: saved('recover'),
      ...named('softDelete restore', keyed),
      ...named('increment decrement', read({ operation: 'update', ...counted, ...computed })),
    },
  };
};

const QUERIED = {
  entity: MADE,
  conditions: [
    { form: 'text', member: 'where', values: 1, anyOf: 'in (:...{value})' },
    { form: 'text', member: 'andWhere', values: 1, anyOf: 'in (:...{value})' },
  ],
} as const;
const SINGLE = { getOne: 'getMany', getRawOne: 'getRawMany' } as const;
const PAGED = ['take', 'skip', 'limit', 'offset', 'groupBy', 'distinctOn', 'setLock'] as const;
const BATCH = {
  single: SINGLE,
  emptyList: 'throws',
  missing: 'null',
  instances: true,
  perCallOptions: PAGED,
  select: 'select',
} as const;
const FROM = { from: 'chain', member: 'from' } as const;
const SELECT = { ...QUERIED, entity: FROM, batch: BATCH, limitedBy: { members: ['take', 'limit'] } } as const;
/** A builder changes itself and sends nothing, not even when it is awaited, until one of its last members is called. */
const builder = (query: Statement, members: Members = {}): ApiType => ({
  query: { sends: 'on-execute', mutates: true, ...query },
  members: {
    ...members,
    execute: sending(query),
    ...named('getQuery getSql getParameters getQueryAndParameters', NOTED),
  },
  otherMembers: { type: STEP },
});

const OPENS = {
  ...named('getRepository getTreeRepository getMongoRepository', (name) => returning(name.slice(3))),
  createQueryBuilder: returning('SelectQueryBuilder'),
};
const TRANSACTION = callable({
  returns: { callback: 0 },
  callbacks: [{ argument: 'every', parameters: ['transaction'] }],
  query: { operation: 'transaction', sends: 'at-call', serial: { argument: 0, value: 'SERIALIZABLE' } },
});
const manager = operations({ from: 'call' }, 1);
const repository = operations(MADE, 0);
const onRow = (operation: Operation, name: string) =>
  sending({ operation, ...OWN, bulk: { label: `repository.${name}([…])` } }, { same: 'receiver' });
const mongo = (names: string, operation: Operation, returns?: Result) =>
  named(names, sending({ operation, entity: MADE, filter: { argument: 0 } }, returns));
const tree = (names: string, operation: Operation, returns?: Result) =>
  named(names, sending({ operation, entity: MADE }, returns));
const LAZY = ['lazy'] as const;
const TO_OTHER = { entity: 0, inverse: 1, exceptOptions: LAZY } as const;
const NAME = { options: { column: 'name' } } as const;
const JOIN = { declares: 'join', options: { column: 'name', references: 'referencedColumnName' } } as const;
const COLUMNS = { columnKinds: WRITTEN_ANEW, uniqueOption: 'unique' } as const;

const source = (claim: string, page: string, day: string) =>
  ({ claim, url: `https://typeorm.io/docs/${page}`, checked: `2026-11-${day}` }) as const;

export const typeorm = defineModel({
  library: 'typeorm',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: { typeorm: 'module', '@nestjs/typeorm': 'nest.typeorm' },
  relations: { grammar: 'decorators', defaultColumn: '{relation}{Key}', ...COLUMNS },
  transactionsAreAmbientBy: 'typeorm-transactional|typeorm-transactional-cls-hooked',
  versions: { typeorm: '0.3 || 1' },
  types: {
    module: {
      members: {
        default: 'module',
        ...named('DataSource Connection QueryRunner EntityManager MongoEntityManager', classOf),
        ...named('Repository TreeRepository MongoRepository', classOf),
        ...named('SelectQueryBuilder InsertQueryBuilder UpdateQueryBuilder DeleteQueryBuilder', classOf),
        BaseEntity: 'BaseEntity',
        In: NOTED,
        Entity: { ...NOTED, lazyRelations: { promises: true } },
        Column: relating({ declares: 'column', options: { column: 'name', isKey: 'primary' } }),
        ...named('PrimaryColumn PrimaryGeneratedColumn', relating({ declares: 'key', ...NAME })),
        OneToMany: relating({ declares: 'many', keyIn: 'other', ...TO_OTHER }),
        ManyToOne: relating({ declares: 'one', keyIn: 'this', ...TO_OTHER }),
        OneToOne: relating({ declares: 'one', keyIn: 'joined', ...TO_OTHER }),
        JoinColumn: relating(JOIN),
        Index: relating({ declares: 'index', options: { unique: 'unique' }, exceptOptions: ['where'] }),
        Unique: relating({ declares: 'index', isUnique: true }),
        // Functions of 0.3 for the connection that was opened first.
        ...OPENS,
        ...named('createConnection getConnection', returning('DataSource')),
        getManager: returning('EntityManager'),
      },
    },
    token: { role: 'entity' },
    DataSource: {
      ...{ role: 'database-client', recognisedBy: ['createQueryRunner', 'getRepository', 'entityMetadatas'] },
      members: {
        ...raw,
        ...OPENS,
        transaction: TRANSACTION,
        ...named('manager mongoManager', { extends: 'EntityManager' }),
        createQueryRunner: returning('QueryRunner'),
        initialize: STEP,
      },
    },
    Connection: { extends: 'DataSource' },
    EntityManager: {
      ...{ role: 'database-client', sharesConnection: true },
      recognisedBy: ['findOneByOrFail', 'getTreeRepository', 'transaction'],
      members: {
        ...manager.ofAll,
        ...manager.ofManaged,
        ...OPENS,
        transaction: TRANSACTION,
        withRepository: returning({ argument: 0 }),
      },
    },
    MongoEntityManager: { extends: 'EntityManager' },
    transaction: {
      ...{ extends: 'EntityManager', role: 'transaction-handle', concurrentStatements: 'queue' },
      adoptsBy: 'withRepository',
    },
    QueryRunner: {
      ...{ role: 'transaction-handle', recognisedBy: ['startTransaction', 'commitTransaction', 'manager'] },
      members: {
        ...raw,
        stream: raw.query,
        manager: 'transaction',
        ...named('connect release', NOTED),
        startTransaction: callable({ opensTransaction: true }),
        ...named('commitTransaction rollbackTransaction', callable({ endsTransaction: true })),
      },
    },
    Repository: {
      ...{ role: 'entity', recognisedBy: ['findOneByOrFail', 'softRemove', 'metadata'] },
      members: {
        ...repository.ofAll,
        ...repository.ofManaged,
        manager: 'EntityManager',
        extend: returning({ same: 'receiver', with: 0 }),
      },
    },
    TreeRepository: {
      extends: 'Repository',
      members: {
        ...tree('findTrees findRoots findDescendants findAncestors', 'read-many', MANY),
        ...tree('findDescendantsTree findAncestorsTree', 'read-one', ONE),
        ...tree('countDescendants countAncestors', 'count'),
        createDescendantsQueryBuilder: returning('SelectQueryBuilder'),
        createAncestorsQueryBuilder: returning('SelectQueryBuilder'),
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
      ...{ role: 'entity', instance: 'row of BaseEntity' },
      recognisedBy: ['findOneByOrFail', 'useDataSource', 'getId'],
      members: { ...operations({ from: 'receiver' }, 0).ofAll, getRepository: returning('Repository') },
    },
    'row of BaseEntity': {
      ...{ recognisedBy: ['softRemove', 'recover', 'reload', 'hasId'], lazyRelations: { promises: true } },
      members: {
        ...named('save recover', (name) => onRow('upsert', name)),
        ...named('remove softRemove', (name) => onRow('delete', name)),
        reload: sending({ operation: 'read-one', row: 'receiver' }),
      },
    },
    SelectQueryBuilder: builder(
      { operation: 'read-many', ...SELECT },
      {
        getMany: sending({ operation: 'read-many', ...SELECT }, MANY),
        getRawMany: sending({ operation: 'read-many', ...SELECT }, 'rows'),
        ...named('getManyAndCount getRawAndEntities stream', sending({ operation: 'read-many', ...SELECT })),
        getOne: sending({ operation: 'read-one', ...SELECT }, ONE),
        getRawOne: sending({ operation: 'read-one', ...SELECT }, 'row'),
        getOneOrFail: sending({ operation: 'read-one', ...SELECT, ...THROWS }, ONE),
        ...named('getCount getExists', sending({ operation: 'count', ...SELECT })),
        insert: returning('InsertQueryBuilder'),
        ...named('update softDelete restore', returning('UpdateQueryBuilder')),
        delete: returning('DeleteQueryBuilder'),
        relation: returning('relation'),
      },
    ),
    InsertQueryBuilder: builder({
      operation: 'create',
      entity: { from: 'chain', member: 'into' },
      data: { member: 'values', argument: 0 },
      bulk: { label: 'values([…])', data: { member: 'values', argument: 0 } },
    }),
    UpdateQueryBuilder: builder({ operation: 'update', ...QUERIED, data: { member: 'set', argument: 0 } }),
    DeleteQueryBuilder: builder({ operation: 'delete', ...QUERIED, entity: FROM }),
    relation: {
      members: {
        of: STEP,
        ...named('loadOne loadMany', sending({ operation: 'read-many' })),
        ...named('add set remove addAndRemove', sending({ operation: 'update' })),
      },
    },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'In 0.2 findOne(undefined) gives the first row; undefined in a condition compares with null (run)',
      url: 'https://github.com/typeorm/typeorm/issues/2500',
      checked: '2026-11-29',
    },
    source('getMany and the like send a builder', 'query-builder/select-query-builder', '25'),
    source('Version 1 throws for an undefined condition', 'data-source/null-and-undefined-handling', '25'),
    source('Transactions: statements go through the manager (run)', 'advanced-topics/transactions/', '30'),
  ],
});
