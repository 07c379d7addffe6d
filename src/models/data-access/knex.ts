import { defineModel, type ApiType, type EntityPlace, type Query } from '../model.js';
import { IGNORES_CASE, named, NOTED, returning, SQL_DUPLICATES, STEP, TOLD_BY_RESULT } from '../words.js';

const source = (claim: string, page: string) =>
  ({ claim, url: `https://knexjs.org/guide/${page}`, checked: '2026-11-25' }) as const;

const LIST = 'whereIn({column}, {keys})';
const CONDITIONS = ['where', 'andWhere'].flatMap(
  (member) =>
    [
      { form: 'comparison', member, anyOf: LIST },
      { form: 'pair', member, anyOf: LIST },
      { form: 'object', member, anyOf: LIST },
    ] as const,
);
const READ = {
  conditions: CONDITIONS,
  batch: {
    single: { first: '' },
    missing: 'undefined',
    // A bigint column is text in rows of PostgreSQL, and the key may be a number.
    comparesAsText: true,
    perCallOptions: 'limit offset groupBy groupByRaw distinctOn distinct pluck columns column union'.split(
      ' ',
    ),
    select: 'select',
  },
  limitedBy: { members: ['limit', 'first'] },
  // `db<User>('users')`: declared in its types/index.d.ts, TRecord.
  rowType: 'row',
} as const;
const COMPUTED = {
  in: 'value',
  plus: "{client}.raw('?? + ?', ['{column}', {by}])",
  minus: "{client}.raw('?? - ?', ['{column}', {by}])",
} as const;
const CHANGE = { conditions: CONDITIONS, batch: {}, ...TOLD_BY_RESULT } as const;
const row = (member: string) => ({ member, argument: 0 }) as const;
const RAW = { operation: 'raw', sends: 'when-awaited', returnsRows: true, text: { argument: 0 } } as const;

const DEFINES =
  'createTable createTableLike createTableIfNotExists alterTable table dropTable dropTableIfExists renameTable createSchema ' +
  'createSchemaIfNotExists dropSchema dropSchemaIfExists createView createViewOrReplace createMaterializedView alterView dropView ' +
  'dropViewIfExists renameView hasTable hasColumn raw';
const ENDS = ['then', 'catch', 'finally', 'toSQL', 'toString', 'toQuery', 'as', 'columnInfo', 'pipe'];
const STEPS =
  'where andWhere orWhere whereNot whereIn whereNotIn whereNull whereNotNull whereRaw whereBetween whereExists select column ' +
  'columns from into table join innerJoin leftJoin joinRaw groupBy having orderBy orderByRaw limit offset distinct clone pluck ' +
  'with withSchema transacting forUpdate returning onConflict modify timeout';
/** They send without being awaited. */
const SENDS = named('asCallback stream', { call: { sendsReceiver: true } });

/** Six statements that a builder can stand for, by where their table is named. */
const statements = (suffix: string, entity: EntityPlace): Record<string, ApiType> => {
  const next = (name: string) => returning(`${name}${suffix}`);
  const turns = {
    ...{ insert: next('insert'), first: next('one'), truncate: next('delete') },
    ...{
      update: next('update'),
      ...named('increment decrement', next),
      ...named('delete del', next('delete')),
    },
    ...{
      upsert: next('upsert'),
      merge: next('merge'),
      ...named('count countDistinct sum max min avg', next('count')),
    },
  };
  /** A builder changes itself, and sends its statement anew each time it is awaited. */
  const builder = (query: Omit<Query, 'sends' | 'entity'>, awaited = 'rows'): ApiType => ({
    query: { ...query, entity, sends: 'when-awaited', mutates: true },
    awaited,
    members: { ...named(STEPS, STEP), ...SENDS, ...turns },
    otherMembers: { type: STEP, except: ENDS },
  });
  const computing = (member: string) =>
    builder({ operation: 'update', computedColumn: row(member), ...CHANGE });
  const bulk = { label: 'insert([…])', data: row('insert'), emptyList: 'throws' } as const;
  return {
    [`select${suffix}`]: builder({ operation: 'read-many', ...READ }),
    [`one${suffix}`]: builder({ operation: 'read-one', ...READ }, 'row'),
    [`count${suffix}`]: builder({ operation: 'count', conditions: CONDITIONS }),
    [`insert${suffix}`]: builder({ operation: 'create', data: row('insert'), bulk }),
    [`upsert${suffix}`]: builder({ operation: 'upsert', data: row('upsert') }),
    [`merge${suffix}`]: builder({ operation: 'upsert', data: row('insert'), bulk }),
    [`update${suffix}`]: builder({ operation: 'update', data: row('update'), atomic: COMPUTED, ...CHANGE }),
    ...named(`increment${suffix} decrement${suffix}`, (name) => computing(name.slice(0, 9))),
    [`delete${suffix}`]: builder({
      operation: 'delete',
      ...CHANGE,
      bulk: { label: 'whereIn(…, […]).delete()' },
    }),
  };
};

export const knex = defineModel({
  library: 'knex',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: SQL_DUPLICATES,
  modules: { knex: 'module' },
  transactionChainedBy: 'transacting',
  versions: { knex: '2 || 3' },
  conventions: [
    {
      path: '(?:^|/)migrations?/(?:.*/)?[^/]+\\.[cm]?[jt]s$',
      exports: ['up', 'down'],
      parameters: ['client'],
      packages: ['knex'],
    },
    {
      path: '(?:^|/)seeds?/(?:.*/)?[^/]+\\.[cm]?[jt]s$',
      exports: ['seed'],
      parameters: ['client'],
      packages: ['knex'],
    },
  ],
  types: {
    module: {
      call: { returns: 'client' },
      members: { default: 'module', knex: returning('client'), Knex: 'Knex' },
    },
    Knex: {
      instance: 'client',
      members: {
        Transaction: { instance: 'transaction' },
        QueryBuilder: { instance: 'select' },
        Raw: { instance: 'raw' },
      },
    },
    transaction: {
      extends: 'client',
      role: 'transaction-handle',
      concurrentStatements: 'queue',
      recognisedBy: ['raw', 'batchInsert', 'commit', 'rollback'],
      members: {
        savepoint: returning({ callback: 0 }, { callbacks: [{ argument: 0, parameters: ['transaction'] }] }),
        ...named('commit rollback', { call: { endsTransaction: true } }),
        isCompleted: NOTED,
      },
    },
    client: {
      role: 'database-client',
      inProcess: {
        option: { argument: 0, path: ['client'] },
        values: ['better-sqlite3', 'sqlite3', 'sqlite'],
      },
      recognisedBy: ['raw', 'transaction', 'batchInsert'],
      call: { returns: 'select' },
      members: {
        ...named(
          'select columns column from table into queryBuilder with withSchema where',
          returning('selectFrom'),
        ),
        ...{ insert: returning('insertFrom'), first: returning('oneFrom'), count: returning('countFrom') },
        ...{ update: returning('updateFrom'), delete: returning('deleteFrom'), del: returning('deleteFrom') },
        raw: returning('raw'),
        schema: 'schema',
        batchInsert: returning(
          {},
          { query: { operation: 'create', sends: 'when-awaited', entity: { from: 'call' } } },
        ),
        transaction: returning(
          { callback: 0, otherwise: 'transaction' },
          {
            callbacks: [{ argument: 0, parameters: ['transaction'] }],
            query: {
              operation: 'transaction',
              sends: 'when-awaited',
              serial: { argument: 1, path: ['isolationLevel'], value: 'serializable' },
            },
          },
        ),
        transactionProvider: returning({ call: { returns: 'transaction' } }),
        ...named('ref destroy withUserParams', NOTED),
      },
    },
    ...statements('', { from: 'chain' }),
    ...statements('From', { from: 'chain', member: 'from' }),
    raw: {
      query: RAW,
      awaited: 'rows',
      members: SENDS,
      otherMembers: { type: STEP, except: [...ENDS, 'wrap'] },
    },
    /** Its steps are kept and sent, in order, when it is awaited. */
    schema: {
      query: { operation: 'define', sends: 'when-awaited', mutates: true },
      awaited: {},
      members: { ...named(DEFINES, STEP), ...SENDS },
      otherMembers: { type: STEP, except: [...ENDS, 'generateDdlCommands'] },
    },
    rows: { element: 'row' },
    row: {},
  },
  sources: [
    source(
      'A migration exports up and down, a seed exports seed: each is given the client',
      'migrations.html',
    ),
    source('A schema builder sends its statements when it is awaited', 'schema-builder.html'),
    source('asCallback and stream send the statement at the call', 'interfaces.html#callbacks'),
    source(
      'A builder sends its statement when it is awaited, and again at each await',
      'interfaces.html#promises',
    ),
    source('whereIn takes a list, and matches nothing when it is empty', 'query-builder.html#wherein'),
    source('insert takes a list of rows', 'query-builder.html#insert'),
    source('A where whose value is undefined throws when it is compiled', 'query-builder.html#where-clauses'),
    source('transaction without a function resolves with a transaction', 'transactions.html'),
    source('raw takes the text first, with its bindings after it', 'raw.html'),
  ],
});
