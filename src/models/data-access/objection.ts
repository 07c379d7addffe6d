import { defineModel, type ApiType, type Call, type Query, type Result } from '../model.js';

const each = (names: string, type: ApiType) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type] as const));
const to = (returns: Result, more: Call = {}): ApiType => ({ call: { returns, ...more } });
const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const source = (claim: string, page: string) =>
  ({ claim, url: `https://vincit.github.io/objection.js/${page}`, checked: '2026-11-25' }) as const;

const MANY = { rows: 'many', otherwise: 'rows' } as const;
const ONE = { rows: 'one', otherwise: 'row' } as const;

const LIST = 'whereIn({column}, {keys})';
const CONDITIONS = [
  ...['where', 'andWhere', 'findOne'].flatMap(
    (member) =>
      [
        { form: 'comparison', member, list: LIST },
        { form: 'pair', member, list: LIST },
        { form: 'object', member, list: LIST },
      ] as const,
  ),
  { form: 'key', member: 'findById', column: 'id', list: '{keys}', becomes: 'findByIds' },
] as const;
const READ = {
  conditions: CONDITIONS,
  batch: {
    single: { first: '' },
    missing: 'undefined',
    perCallOptions: 'limit offset page range groupBy distinctOn distinct pluck columns throwIfNotFound'.split(
      ' ',
    ),
    select: 'select',
  },
  limitedBy: { members: ['limit', 'page', 'range', 'first'] },
} as const;
/** It takes a list as the parts of one key. */
const DELETED = {
  form: 'key',
  member: 'deleteById',
  column: 'id',
  list: '{keys}',
  becomes: 'delete().findByIds',
} as const;
const row = (member: string) => ({ member, argument: 0 }) as const;
/** On other databases a list throws, so no code is offered for it. The hooks of each row run. */
const ROWS = { data: row('insert'), bulk: { words: 'insert([…]) on PostgreSQL and SQL Server' } } as const;

const ENDS = [
  'then',
  'catch',
  'toString',
  'toFindQuery',
  'toKnexQuery',
  'isFind',
  'isInsert',
  'has',
  'hasWheres',
];
const STEPS =
  'where andWhere orWhere whereNot whereIn whereNotIn whereNull whereNotNull whereRaw whereExists select orderBy groupBy having ' +
  'limit offset joinRelated leftJoinRelated innerJoin leftJoin join withGraphFetched withGraphJoined modifyGraph modify findByIds ' +
  'transacting returning throwIfNotFound skipUndefined context clone for alias';
type Statement = Omit<Query, 'sends'>;

/** A builder changes itself, and sends its statement anew each time it is awaited. */
const builder = (query: Statement, awaited: ApiType['awaited'], turns: ApiType['members'] = {}): ApiType => ({
  query: { ...query, sends: 'when-awaited', mutates: true },
  ...(awaited !== undefined && { awaited }),
  members: {
    ...each(STEPS, SAME),
    toKnexQuery: to('knex.select'),
    execute: to(awaited ?? {}, {
      query: { ...query, sends: 'at-call' },
    }),
    ...turns,
  },
  otherMembers: { type: SAME, except: ENDS },
});
/** What a query of a class, of a row or of its relation can turn into, each with what it is about. */
const statements = (suffix: string, about: Partial<Query>): Record<string, ApiType> => {
  const next = (name: string) => to(`${name}${suffix}`);
  const turns = {
    ...each('findById findOne first', next('one')),
    ...each('insert insertAndFetch insertGraph insertGraphAndFetch', next('insert')),
    ...each('patch update patchAndFetch updateAndFetch patchAndFetchById updateAndFetchById', next('update')),
    ...each('increment decrement relate unrelate', next('update')),
    ...each('upsertGraph upsertGraphAndFetch', next('upsert')),
    ...each('delete deleteById', next('delete')),
    ...each('count countDistinct sum min max avg', next('count')),
    resultSize: to({}, { query: { operation: 'count', conditions: CONDITIONS, ...about, sends: 'at-call' } }),
    ...each('page range', next('page')),
  };
  const changes = {
    ...about,
    conditions: [...CONDITIONS, DELETED],
    batch: {},
  } as const;
  return {
    ...(suffix !== 'Own' && {
      [`query${suffix}`]: builder({ operation: 'read-many', ...READ, ...about }, MANY, turns),
    }),
    [`page${suffix}`]: builder({ operation: 'read-many', ...READ, ...about }, 'paged'),
    [`one${suffix}`]: builder({ operation: 'read-one', ...READ, ...about }, ONE, turns),
    [`count${suffix}`]: builder({ operation: 'count', conditions: CONDITIONS, ...about }, {}),
    [`insert${suffix}`]: builder({ operation: 'create', ...ROWS, ...about }, ONE),
    [`upsert${suffix}`]: builder({ operation: 'upsert', ...about }, MANY),
    [`update${suffix}`]: builder(
      { operation: 'update', data: row('patch'), ...changes, bulk: { words: 'findByIds([…]).patch({ … })' } },
      {},
    ),
    [`delete${suffix}`]: builder(
      { operation: 'delete', ...changes, bulk: { words: 'delete().whereIn(…, […])' } },
      {},
    ),
  };
};
const TRANSACTION = { operation: 'transaction', sends: 'at-call' } as const;
const handing = (position: number) => ({ argument: position, parameters: ['knex.transaction'] }) as const;

export const objection = defineModel({
  library: 'objection',
  kind: 'data-access',
  modules: { objection: 'module' },
  versions: { objection: '3' },
  types: {
    module: {
      members: {
        default: 'module',
        Model: 'Model',
        transaction: 'transacting',
        ...each('ModelClass ModelConstructor', { instance: 'Model' }),
        QueryBuilder: { instance: 'query' },
        ...each('Transaction TransactionOrKnex', { instance: 'knex.transaction' }),
        ...each('raw ref fn val', { call: {} }),
      },
    },
    transacting: {
      call: { returns: { callback: 1 }, callbacks: [handing(1)], query: TRANSACTION },
      members: { start: to('knex.transaction', { query: TRANSACTION }) },
    },
    Model: {
      role: 'entity',
      instance: 'row',
      recognisedBy: ['relatedQuery', 'knexQuery', 'bindKnex'],
      members: {
        query: to('query'),
        /** The relation of many rows in one statement: `User.relatedQuery('orders').for(ids)`. */
        relatedQuery: to('queryRelated'),
        fetchGraph: to('queryGraph'),
        ...each('bindTransaction bindKnex', SAME),
        knex: to('knex.client'),
        knexQuery: to('knex.select'),
        transaction: to({ callback: 0 }, { callbacks: [handing(0), handing(1)], query: TRANSACTION }),
        startTransaction: to('knex.transaction', { query: TRANSACTION }),
        fromJson: to({ rows: 'one', entity: { from: 'receiver' }, otherwise: 'row' }),
        ...each('ref fn raw', { call: {} }),
      },
    },
    row: {
      recognisedBy: ['$relatedQuery', '$fetchGraph', '$query'],
      members: {
        $query: to('oneOwn'),
        $relatedQuery: to('queryOfRow'),
        $fetchGraph: to('oneOwn'),
        ...each('$set $setJson $setRelated $appendRelated', SAME),
      },
    },
    ...statements('', { entity: { from: 'receiver' } }),
    ...statements('Related', { entity: { from: 'chain', member: 'relatedQuery' } }),
    ...statements('OfRow', { entity: { from: 'chain', member: '$relatedQuery' }, row: 'receiver' }),
    ...statements('Own', { row: 'receiver' }),
    queryGraph: builder({ operation: 'read-many', entity: { from: 'receiver' } }, MANY),
    rows: { element: 'row' },
    paged: { members: { results: 'rows', total: {} } },
  },
  sources: [
    source(
      'A query builder changes itself and sends its statement when it is awaited',
      'guide/query-examples.html',
    ),
    source('findByIds takes a list of keys', 'api/query-builder/find-methods.html#findbyids'),
    source(
      'insert takes a list of rows on PostgreSQL and SQL Server',
      'api/query-builder/mutate-methods.html#insert',
    ),
    source(
      'withGraphFetched reads each relation with one more statement',
      'guide/query-examples.html#eager-loading',
    ),
    source(
      'relatedQuery for a list of ids is one statement',
      'api/model/static-methods.html#static-relatedquery',
    ),
    source(
      'A value that is undefined throws in where and find methods',
      'api/query-builder/other-methods.html#skipundefined',
    ),
    source('Transactions are given as an argument, or bound to a model class', 'guide/transactions.html'),
  ],
});
