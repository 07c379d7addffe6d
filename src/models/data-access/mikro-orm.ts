import { defineModel, type ApiType, type EntityPlace, type Query, type Result } from '../model.js';

type Call = NonNullable<ApiType['call']>;
type Members = Readonly<Record<string, ApiType>>;
const call = (made: Call): ApiType => ({ call: made });
const to = (returns: Result) => call({ returns });
const relates = (relating: Call['relates'] & {}) => call({ relates: relating });
const each = (names: string, type: ApiType): Members =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));
const sent = (query: Omit<Query, 'sends'>, returns?: Result) =>
  call({ ...(returns !== undefined && { returns }), query: { sends: 'at-call', ...query } });

const SAME = { same: 'receiver' } as const;
const MADE = { from: 'creation' } as const;
const MANY = { rows: 'many', otherwise: 'rows' } as const;
const ONE = { rows: 'one', otherwise: 'row' } as const;
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
const IN = { operator: '$in', list: '{ $in: {keys} }', missing: 'null' } as const;
const FIND = {
  ...IN,
  member: 'find',
  nested: 'populate',
  nestedOptions: [],
  perCallOptions: LIMITS,
} as const;
const RAW = sent({ operation: 'raw', returnsRows: true, entity: { from: 'text' }, text: { argument: 0 } });

/** The methods of a repository. A manager's take the entity first. */
const operations = (entity: EntityPlace, at: 0 | 1): Members => {
  const options = { argument: at + 1 } as const;
  const data = { data: { argument: at } } as const;
  const key = { form: 'key', argument: at, column: 'id', list: '{keys}' } as const;
  const object = { form: 'object', argument: at, list: IN.list } as const;
  const batch = {
    ...FIND,
    nesting: { ...options, style: 'list', instances: true, read: '.getItems()' },
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
  const read = (query: Omit<Query, 'sends'>, returns?: Result) => sent({ entity, ...query }, returns);
  const one = { operation: 'read-one', ...where } as const;
  const native = { entity, filter: { argument: at }, conditions: [object, key], batch: IN } as const;
  return {
    find: read({ operation: 'read-many', ...where, limitedBy }, MANY),
    findAll: read(
      {
        operation: 'read-many',
        ...all,
        batch: { ...batch, nesting: { argument: at, style: 'list', instances: true, read: '.getItems()' } },
      },
      MANY,
    ),
    findAndCount: read({ operation: 'read-many', filter: { argument: at }, limitedBy }),
    ...each('findByCursor stream', read({ operation: 'read-many' })),
    findOne: sent(one, ONE),
    findOneOrFail: sent({ ...one, ...THROWS }, ONE),
    ...each('count countBy', read({ operation: 'count', filter: { argument: at } })),
    insert: read({
      operation: 'create',
      ...data,
      bulk: { words: 'insertMany([…])', member: 'insertMany', ...data },
    }),
    insertMany: read({ operation: 'create', ...data }),
    upsert: read(
      { operation: 'upsert', ...data, bulk: { words: 'upsertMany([…])', member: 'upsertMany', ...data } },
      ONE,
    ),
    upsertMany: read({ operation: 'upsert', ...data }, MANY),
    nativeUpdate: sent({ operation: 'update', ...native, data: options }),
    nativeDelete: sent({ operation: 'delete', ...native }),
    populate: sent({ operation: 'read-many' }, { argument: 0 }),
    create: to({ ...ONE, entity }),
    ...each('getReference merge map', to({ ...ONE, entity })),
    ...each('createQueryBuilder qb', to('builder')),
    getKnex: to('knex.client'),
  };
};

const SELECT = {
  entity: MADE,
  mutates: true,
  conditions: [
    { form: 'object', member: 'where', column: 'id', list: IN.list },
    { form: 'object', member: 'andWhere', column: 'id', list: IN.list },
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
  members: { execute: sent({ operation, ...SELECT, ...more }), ...members },
  otherMembers: { type: to(SAME), except: ['then', 'get', 'to', 'as'] },
});
const ROWS = { data: { argument: 0 } } as const;
const flushed = (operation: Query['operation'], name: string) =>
  sent({ operation, ...ROWS, bulk: { words: `${name}([…])`, ...ROWS } });
const read = (operation: Query['operation'], returns?: Result) => sent({ operation, ...SELECT }, returns);
const NAME = { options: { column: 'fieldName' } } as const;
const OTHER = { entity: 'entity', inverse: 'mappedBy', column: ['joinColumn', 'fieldName'] } as const;
const decorators: Members = {
  Entity: call({}),
  PrimaryKey: relates({ declares: 'key', ...NAME }),
  Property: relates({ declares: 'column', ...NAME }),
  OneToMany: relates({
    declares: 'many',
    keyIn: 'other',
    entity: 0,
    inverse: 1,
    options: OTHER,
    unless: ['where'],
  }),
  ManyToOne: relates({ declares: 'one', keyIn: 'this', entity: 0, options: OTHER }),
};
const drivers = ['postgresql', 'mysql', 'mariadb', 'mssql', 'mongodb', 'knex', 'sql'] as const;
const local = ['sqlite', 'better-sqlite'] as const;

export const mikroOrm = defineModel({
  library: 'mikro-orm',
  kind: 'data-access',
  modules: {
    '@mikro-orm/core': 'module',
    ...Object.fromEntries(drivers.map((driver) => [`@mikro-orm/${driver}`, 'module'])),
    ...Object.fromEntries(local.map((driver) => [`@mikro-orm/${driver}`, 'local'])),
    '@mikro-orm/decorators/legacy': 'decorators',
    '@mikro-orm/decorators/es': 'decorators',
    '@mikro-orm/nestjs': 'nest',
  },
  relations: { grammar: 'decorators', defaultColumn: '{relation}{Key}' },
  versions: { '@mikro-orm/core': '6 || 7' },
  types: {
    module: {
      members: {
        ...decorators,
        MikroORM: { instance: 'orm', members: each('init initSync', to('orm')) },
        ...each('EntityManager SqlEntityManager', { instance: 'manager' }),
        ...each('EntityRepository SqlEntityRepository', { instance: 'repository' }),
        QueryBuilder: { instance: 'builder' },
        Collection: { instance: 'collection' },
        ...each('Reference Ref', { instance: 'reference' }),
        RequestContext: { members: { getEntityManager: to('manager') } },
        wrap: to('wrapped'),
      },
    },
    local: {
      extends: 'module',
      members: {
        MikroORM: { instance: 'localOrm', members: each('init initSync', to('localOrm')) },
        ...each('EntityManager SqlEntityManager', { instance: 'localManager' }),
      },
    },
    decorators: { members: decorators },
    nest: { members: each('InjectRepository InjectEntityManager InjectMikroORM', call({})) },
    orm: {
      recognisedBy: ['em', 'getMetadata', 'checkConnection'],
      members: { em: 'manager', close: call({}) },
    },
    localOrm: { extends: 'orm', inProcess: true },
    localManager: { extends: 'manager', inProcess: true },
    manager: {
      role: 'database-client',
      recognisedBy: ['persist', 'flush', 'getUnitOfWork'],
      members: {
        ...operations({ from: 'call' }, 1),
        ...each('getRepository repo', to('repository')),
        ...each('fork clear', to(SAME)),
        getConnection: to('connection'),
        getKysely: to('kysely.client'),
        execute: RAW,
        ...each('refresh refreshOrFail', sent({ operation: 'read-one' }, { argument: 0 })),
        // What is persisted or removed waits for the next flush, which sends all of it.
        ...each('persist remove', to(SAME)),
        flush: sent({ operation: 'upsert', bulk: { words: 'flush()' } }),
        persistAndFlush: flushed('upsert', 'persistAndFlush'),
        removeAndFlush: flushed('delete', 'removeAndFlush'),
        ...each('begin commit rollback lock', call({})),
        transactional: call({
          returns: { callback: 0 },
          callbacks: [{ argument: 0, parameters: ['transaction'] }],
          query: { operation: 'transaction', sends: 'at-call' },
        }),
      },
    },
    transaction: { extends: 'manager', role: 'transaction-handle' },
    repository: {
      role: 'entity',
      recognisedBy: ['getEntityName', 'nativeUpdate', 'findOneOrFail'],
      members: { ...operations(MADE, 0), em: 'manager', getEntityManager: to('manager') },
    },
    connection: { members: { execute: RAW } },
    builder: builder(
      'read-many',
      {},
      {
        ...each('getResult getResultList', read('read-many', MANY)),
        getSingleResult: read('read-one', ONE),
        ...each('getResultAndCount stream', read('read-many')),
        getCount: read('count'),
        getKnex: call({}),
        ...each(
          'getQuery getKnexQuery getNativeQuery getFormattedQuery getParams toQuery toRaw as',
          call({}),
        ),
        insert: to('insert'),
        update: to('update'),
        ...each('delete truncate', to('delete')),
      },
    ),
    insert: builder('create', {
      data: { member: 'insert', argument: 0 },
      bulk: { words: 'insert([…])', data: { member: 'insert', argument: 0 } },
    }),
    update: builder('update', { data: { member: 'update', argument: 0 } }),
    delete: builder('delete'),
    collection: {
      recognisedBy: ['loadItems', 'loadCount', 'matching'],
      lazyRelations: { loaders: ['init', 'load', 'loadItems', 'loadCount', 'matching'] },
      members: each('getItems loadItems matching', to({ ...MANY, entity: MADE })),
    },
    reference: {
      recognisedBy: ['loadProperty', 'loadOrFail', 'unwrap'],
      lazyRelations: { loaders: ['load', 'loadOrFail', 'loadProperty'] },
      members: each('load loadOrFail unwrap getEntity', to(OF_TYPE)),
    },
    wrapped: { lazyRelations: { loaders: ['init', 'populate'] }, members: each('init populate', call({})) },
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
      claim: 'An awaited query builder is executed in 6 and is not any more in 7',
      url: 'https://mikro-orm.io/docs/upgrading-v6-to-v7',
      checked: '2026-11-25',
    },
  ],
});
