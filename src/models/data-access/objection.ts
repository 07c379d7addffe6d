import { defineModel, type ApiType, type Query } from '../model.js';
import {
  IGNORES_CASE,
  MANY,
  named,
  NOTED,
  ONE,
  returning,
  SQL_DUPLICATES,
  type Statement,
  STEP,
  TOLD_BY_RESULT,
} from '../words.js';

const source = (claim: string, page: string) =>
  ({ claim, url: `https://vincit.github.io/objection.js/${page}`, checked: '2026-11-25' }) as const;

const LIST = 'whereIn({column}, {keys})';
const CONDITIONS = [
  ...['where', 'andWhere', 'findOne'].flatMap(
    (member) =>
      [
        { form: 'comparison', member, anyOf: LIST },
        { form: 'pair', member, anyOf: LIST },
        { form: 'object', member, anyOf: LIST },
      ] as const,
  ),
  { form: 'key', member: 'findById', column: 'id', anyOf: '{keys}', becomes: 'findByIds' },
] as const;
const READ = {
  conditions: CONDITIONS,
  batch: {
    single: { first: '' },
    missing: 'undefined',
    instances: true,
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
  anyOf: '{keys}',
  becomes: 'delete().findByIds',
} as const;
const row = (member: string) => ({ member, argument: 0 }) as const;
/** On other databases a list throws, so no code is offered for it. The hooks of each row run. */
const ROWS = { data: row('insert'), bulk: { label: 'insert([…]) on PostgreSQL and SQL Server' } } as const;

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

/** A builder changes itself, and sends its statement anew each time it is awaited. */
const builder = (query: Statement, awaited: ApiType['awaited'], turns: ApiType['members'] = {}): ApiType => ({
  query: { ...query, sends: 'when-awaited', mutates: true },
  ...(awaited !== undefined && { awaited }),
  members: {
    ...named(STEPS, STEP),
    toKnexQuery: returning('knex.select'),
    execute: returning(awaited ?? {}, {
      query: { ...query, sends: 'at-call' },
    }),
    ...turns,
  },
  otherMembers: { type: STEP, except: ENDS },
});
/** What a query of a class, of a row or of its relation can turn into, each with what it is about. */
const statements = (suffix: string, about: Partial<Query>): Record<string, ApiType> => {
  const next = (name: string) => returning(`${name}${suffix}`);
  const turns = {
    ...named('findById findOne first', next('one')),
    ...named('insert insertAndFetch insertGraph insertGraphAndFetch', next('insert')),
    ...named(
      'patch update patchAndFetch updateAndFetch patchAndFetchById updateAndFetchById',
      next('update'),
    ),
    ...named('increment decrement relate unrelate', next('update')),
    ...named('upsertGraph upsertGraphAndFetch', next('upsert')),
    ...named('delete deleteById', next('delete')),
    ...named('count countDistinct sum min max avg', next('count')),
    resultSize: returning(
      {},
      { query: { operation: 'count', conditions: CONDITIONS, ...about, sends: 'at-call' } },
    ),
    ...named('page range', next('page')),
  };
  const changes = {
    ...about,
    conditions: [...CONDITIONS, DELETED],
    batch: {},
    ...TOLD_BY_RESULT,
  } as const;
  return {
    ...(suffix !== 'Own' && {
      [`query${suffix}`]: builder({ operation: 'read-many', ...READ, ...about }, MANY, turns),
    }),
    [`page${suffix}`]: builder({ operation: 'read-many', ...READ, ...about }, 'paged'),
    [`one${suffix}`]: builder({ operation: 'read-one', ...READ, ...about }, ONE, turns),
    [`count${suffix}`]: builder({ operation: 'count', conditions: CONDITIONS, ...about }, {}),
    [`insert${suffix}`]: builder({ operation: 'create', ...ROWS, ...about }, ONE, { merge: next('merge') }),
    [`merge${suffix}`]: builder({ operation: 'upsert', ...ROWS, ...about }, ONE),
    [`upsert${suffix}`]: builder({ operation: 'upsert', ...about }, MANY),
    [`update${suffix}`]: builder(
      { operation: 'update', data: row('patch'), ...changes, bulk: { label: 'findByIds([…]).patch({ … })' } },
      {},
    ),
    [`delete${suffix}`]: builder(
      { operation: 'delete', ...changes, bulk: { label: 'delete().whereIn(…, […])' } },
      {},
    ),
  };
};
const TRANSACTION = { operation: 'transaction', sends: 'at-call' } as const;
const handing = (position: number) => ({ argument: position, parameters: ['knex.transaction'] }) as const;

export const objection = defineModel({
  library: 'objection',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: `UniqueViolationError|${SQL_DUPLICATES}`,
  modules: { objection: 'module' },
  transactionChainedBy: 'transacting',
  versions: { objection: '3' },
  types: {
    module: {
      members: {
        default: 'module',
        Model: 'Model',
        transaction: 'transacting',
        ...named('ModelClass ModelConstructor', { instance: 'Model' }),
        QueryBuilder: { instance: 'query' },
        ...named('Transaction TransactionOrKnex', { instance: 'knex.transaction' }),
        ...named('raw ref fn val', NOTED),
      },
    },
    transacting: {
      call: { returns: { callback: 1 }, callbacks: [handing(1)], query: TRANSACTION },
      members: { start: returning('knex.transaction', { query: TRANSACTION }) },
    },
    Model: {
      role: 'entity',
      instance: 'row',
      recognisedBy: ['relatedQuery', 'knexQuery', 'bindKnex'],
      members: {
        query: returning('query'),
        /** The relation of many rows in one statement: `User.relatedQuery('orders').for(ids)`. */
        relatedQuery: returning('queryRelated'),
        fetchGraph: returning('queryGraph'),
        ...named('bindTransaction bindKnex', STEP),
        knex: returning('knex.client'),
        knexQuery: returning('knex.select'),
        transaction: returning({ callback: 0 }, { callbacks: [handing(0), handing(1)], query: TRANSACTION }),
        startTransaction: returning('knex.transaction', { query: TRANSACTION }),
        fromJson: returning({ rows: 'one', entity: { from: 'receiver' }, otherwise: 'row' }),
        ...named('ref fn raw', NOTED),
      },
    },
    row: {
      recognisedBy: ['$relatedQuery', '$fetchGraph', '$query'],
      members: {
        $query: returning('oneOwn'),
        $relatedQuery: returning('queryOfRow'),
        $fetchGraph: returning('oneOwn'),
        ...named('$set $setJson $setRelated $appendRelated', STEP),
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
