import { defineModel, type ApiType, type EntityPlace, type Query, type Result } from '../model.js';
import {
  callable,
  IGNORES_CASE,
  MANY,
  type Members,
  named,
  NOTED,
  ONE,
  RECEIVER,
  relating,
  returning,
  sending,
  SQL_DUPLICATES,
  type Statement,
  WRITTEN_ANEW,
} from '../words.js';

const MADE = { from: 'creation' } as const;
const OF_TYPE = { ...ONE, entity: MADE } as const;
const THROWS = { unmatched: { throws: true } } as const;
const LIMITS = [
  'limit',
  'offset',
  'first',
  'last',
  'after',
  'before',
  'groupBy',
  'having',
  'lockMode',
] as const;
const IN = { anyOf: '{ $in: {keys} }', missing: 'null', instances: true } as const;
const FIND = {
  ...IN,
  member: 'find',
  nested: 'populate',
  nestedOptions: [],
  perCallOptions: LIMITS,
} as const;
const RAW = sending({ operation: 'raw', returnsRows: true, entity: { from: 'text' }, text: { argument: 0 } });

/** The methods of a repository. A manager's take the entity first. */
const operations = (entity: EntityPlace, at: 0 | 1): Members => {
  const options = { argument: at + 1 } as const;
  const data = { data: { argument: at } } as const;
  const key = { form: 'key', argument: at, column: 'id', anyOf: '{keys}' } as const;
  const object = { form: 'object', argument: at, anyOf: IN.anyOf } as const;
  const batch = {
    ...FIND,
    nesting: { ...options, style: 'list', read: '.getItems()' },
    select: 'fields',
    omit: 'exclude',
  } as const;
  // In rows a relation is the other row, or a reference to it: only by their own key can they be told apart.
  const byId = { ...object, column: 'id' } as const;
  const where = { entity, filter: { argument: at }, batch, conditions: [byId, key] } as const;
  const limitedBy = { options: [{ ...options, path: ['limit'] }] } as const;
  const all = {
    filter: { argument: at, path: ['where'] },
    conditions: [{ ...byId, path: ['where'] }],
    limitedBy: { options: [{ argument: at, path: ['limit'] }] },
  } as const;
  const read = (query: Statement, returns?: Result) => sending({ entity, ...query }, returns);
  const one = { operation: 'read-one', ...where } as const;
  const native = { entity, filter: { argument: at }, conditions: [object, key], batch: IN } as const;
  return {
    find: read({ operation: 'read-many', ...where, limitedBy }, MANY),
    findAll: read(
      {
        operation: 'read-many',
        ...all,
        batch: { ...batch, nesting: { argument: at, style: 'list', read: '.getItems()' } },
      },
      MANY,
    ),
    findAndCount: read({ operation: 'read-many', filter: { argument: at }, limitedBy }),
    ...named('findByCursor stream', read({ operation: 'read-many' })),
    findOne: sending(one, ONE),
    findOneOrFail: sending({ ...one, ...THROWS }, ONE),
    ...named('count countBy', read({ operation: 'count', filter: { argument: at } })),
    insert: read({
      operation: 'create',
      ...data,
      bulk: { label: 'insertMany([…])', member: 'insertMany', ...data, undefinedIsDefault: true },
    }),
    insertMany: read({ operation: 'create', ...data }),
    upsert: read(
      { operation: 'upsert', ...data, bulk: { label: 'upsertMany([…])', member: 'upsertMany', ...data } },
      ONE,
    ),
    upsertMany: read({ operation: 'upsert', ...data }, MANY),
    nativeUpdate: sending({ operation: 'update', ...native, data: options }),
    nativeDelete: sending({ operation: 'delete', ...native }),
    populate: sending({ operation: 'read-many' }, { argument: 0 }),
    create: returning({ ...ONE, entity }),
    ...named('getReference merge map', returning({ ...ONE, entity })),
    ...named('createQueryBuilder qb', returning('builder')),
    getKnex: returning('knex.client'),
  };
};

const SELECT = {
  entity: MADE,
  mutates: true,
  conditions: [
    { form: 'object', member: 'where', column: 'id', anyOf: IN.anyOf },
    { form: 'object', member: 'andWhere', column: 'id', anyOf: IN.anyOf },
  ],
  batch: { ...IN, single: { getSingleResult: 'getResult' }, perCallOptions: LIMITS, select: 'select' },
  limitedBy: { members: ['limit'] },
} as const;
/** Version 6 sends a builder that is awaited; 7 sends none before one of these is called. */
const builder = (
  operation: Query['operation'],
  more: Partial<Query> = {},
  members: Members = {},
): ApiType => ({
  query: { operation, sends: 'when-awaited', ...SELECT, ...more },
  awaited: MANY,
  members: { execute: sending({ operation, ...SELECT, ...more }), ...members },
  otherMembers: { type: returning(RECEIVER), except: ['then', 'get', 'to', 'as'] },
});
const ROWS = { data: { argument: 0 } } as const;
const flushed = (operation: Query['operation'], name: string) =>
  sending({ operation, ...ROWS, bulk: { label: `${name}([…])`, ...ROWS } });
const read = (operation: Query['operation'], returns?: Result) => sending({ operation, ...SELECT }, returns);
const NAME = { options: { column: 'fieldName' } } as const;
const OTHER = { entity: 'entity', inverse: 'mappedBy', column: ['joinColumn', 'fieldName'] } as const;
const decorators: Members = {
  Entity: NOTED,
  PrimaryKey: relating({ declares: 'key', ...NAME }),
  Property: relating({ declares: 'column', ...NAME }),
  OneToMany: relating({
    declares: 'many',
    keyIn: 'other',
    entity: 0,
    inverse: 1,
    options: OTHER,
    exceptOptions: ['where'],
  }),
  ManyToOne: relating({ declares: 'one', keyIn: 'this', entity: 0, options: OTHER }),
  Unique: relating({
    declares: 'index',
    isUnique: true,
    options: { columns: 'properties' },
    exceptOptions: ['expression', 'where', 'options'],
  }),
};
const drivers = ['postgresql', 'mysql', 'mariadb', 'mssql', 'mongodb', 'knex', 'sql'] as const;
const local = ['sqlite', 'better-sqlite'] as const;

export const mikroOrm = defineModel({
  library: 'mikro-orm',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: `UniqueConstraintViolation|${SQL_DUPLICATES}`,
  modules: {
    '@mikro-orm/core': 'module',
    ...Object.fromEntries(drivers.map((driver) => [`@mikro-orm/${driver}`, 'module'])),
    ...Object.fromEntries(local.map((driver) => [`@mikro-orm/${driver}`, 'local'])),
    '@mikro-orm/decorators/legacy': 'decorators',
    '@mikro-orm/decorators/es': 'decorators',
    '@mikro-orm/nestjs': 'nest',
  },
  relations: {
    grammar: 'decorators',
    defaultColumn: '{relation}{Key}',
    columnKinds: WRITTEN_ANEW,
    uniqueOption: 'unique',
  },
  transactionGivenAs: ['ctx'],
  versions: { '@mikro-orm/core': '6 || 7' },
  types: {
    module: {
      members: {
        ...decorators,
        MikroORM: { instance: 'orm', members: named('init initSync', returning('orm')) },
        ...named('EntityManager SqlEntityManager', { instance: 'manager' }),
        ...named('EntityRepository SqlEntityRepository', { instance: 'repository' }),
        QueryBuilder: { instance: 'builder' },
        Collection: { instance: 'collection' },
        ...named('Reference Ref', { instance: 'reference' }),
        RequestContext: { members: { getEntityManager: returning('manager') } },
        wrap: returning('wrapped'),
      },
    },
    local: {
      extends: 'module',
      members: {
        MikroORM: { instance: 'localOrm', members: named('init initSync', returning('localOrm')) },
        ...named('EntityManager SqlEntityManager', { instance: 'localManager' }),
      },
    },
    decorators: { members: decorators },
    nest: { members: named('InjectRepository InjectEntityManager InjectMikroORM', NOTED) },
    orm: {
      recognisedBy: ['em', 'getMetadata', 'checkConnection'],
      members: { em: 'manager', close: NOTED },
    },
    localOrm: { extends: 'orm', inProcess: true },
    localManager: { extends: 'manager', inProcess: true },
    manager: {
      role: 'database-client',
      sharesConnection: true,
      joinsTransactions: true,
      recognisedBy: ['persist', 'flush', 'getUnitOfWork'],
      members: {
        ...operations({ from: 'call' }, 1),
        ...named('getRepository repo', returning('repository')),
        fork: returning('forked'),
        clear: returning(RECEIVER),
        getConnection: returning('connection'),
        getKysely: returning('kysely.client'),
        execute: RAW,
        ...named('refresh refreshOrFail', sending({ operation: 'read-one' }, { argument: 0 })),
        // What is persisted or removed waits for the next flush, which sends all of it.
        ...named('persist remove', returning(RECEIVER)),
        flush: sending({
          operation: 'upsert',
          row: 'loaded',
          versionedBy: 'version: true',
          bulk: { label: 'flush()' },
        }),
        persistAndFlush: flushed('upsert', 'persistAndFlush'),
        removeAndFlush: flushed('delete', 'removeAndFlush'),
        ...named('begin commit rollback lock', NOTED),
        transactional: callable({
          returns: { callback: 0 },
          callbacks: [{ argument: 0, parameters: ['transaction'] }],
          query: { operation: 'transaction', sends: 'at-call' },
        }),
      },
    },
    /** One of its own: no context finds the transaction that was opened on another. */
    forked: { extends: 'manager', joinsTransactions: false },
    transaction: { extends: 'manager', role: 'transaction-handle' },
    repository: {
      role: 'entity',
      recognisedBy: ['getEntityName', 'nativeUpdate', 'findOneOrFail'],
      members: { ...operations(MADE, 0), em: 'manager', getEntityManager: returning('manager') },
    },
    connection: { members: { execute: RAW } },
    builder: builder(
      'read-many',
      {},
      {
        ...named('getResult getResultList', read('read-many', MANY)),
        getSingleResult: read('read-one', ONE),
        ...named('getResultAndCount stream', read('read-many')),
        getCount: read('count'),
        getKnex: NOTED,
        ...named('getQuery getKnexQuery getNativeQuery getFormattedQuery getParams toQuery toRaw as', NOTED),
        insert: returning('insert'),
        update: returning('update'),
        ...named('delete truncate', returning('delete')),
      },
    ),
    insert: builder('create', {
      data: { member: 'insert', argument: 0 },
      bulk: { label: 'insert([…])', data: { member: 'insert', argument: 0 } },
    }),
    update: builder('update', { data: { member: 'update', argument: 0 } }),
    delete: builder('delete'),
    collection: {
      recognisedBy: ['loadItems', 'loadCount', 'matching'],
      keepsOthersChanges: true,
      lazyRelations: { loaders: ['init', 'load', 'loadItems', 'loadCount', 'matching'] },
      members: named('getItems loadItems matching', returning({ ...MANY, entity: MADE })),
    },
    reference: {
      recognisedBy: ['loadProperty', 'loadOrFail', 'unwrap'],
      lazyRelations: { loaders: ['load', 'loadOrFail', 'loadProperty'] },
      members: named('load loadOrFail unwrap getEntity', returning(OF_TYPE)),
    },
    wrapped: {
      lazyRelations: { loaders: ['init', 'populate'] },
      members: named('init populate', NOTED),
    },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    {
      claim:
        'persist marks an entity, flush sends everything that was marked; a find by key may be answered from the identity map',
      url: 'https://mikro-orm.io/docs/unit-of-work',
      checked: '2026-11-25',
    },
    {
      claim:
        'What is added to a collection or removed from it is inserted and deleted row by row at the next flush, and the rows that another one added meanwhile stay, many to many and one to many; an array in a column is written whole (run with 6.6.16 and 7.2.5)',
      url: 'https://mikro-orm.io/docs/collections',
      checked: '2026-11-30',
    },
    {
      claim: 'An awaited query builder is executed in 6 and is not any more in 7',
      url: 'https://mikro-orm.io/docs/upgrading-v6-to-v7',
      checked: '2026-11-25',
    },
  ],
});
