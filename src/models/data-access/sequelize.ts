import { defineModel, type Result } from '../model.js';
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
  sending,
  SQL_DUPLICATES,
  type Statement,
  stepping,
} from '../words.js';

const CLASS = { entity: { from: 'receiver' } } as const;
const ofClass = (query: Statement, returns?: Result) => sending({ ...CLASS, ...query }, returns);
const ofRow = (query: Statement) => sending({ row: 'receiver', ...query }, RECEIVER);

/** Where a call takes its options, and the transaction among them. */
const handedIn = (argument: number) => ({ transactionIn: { argument, path: ['transaction'] } }) as const;
const WHERE = { filter: { argument: 0, path: ['where'] } } as const;
const LIMITED = { limitedBy: { options: [{ argument: 0, path: ['limit'] }] } } as const;
const BATCH = {
  member: 'findAll',
  anyOf: '{keys}',
  missing: 'null',
  nested: 'include',
  nesting: { style: 'list' },
  instances: true,
  // https://sequelize.org/docs/v6/other-topics/typescript/
  typedByClass: true,
  nestedOptions: [],
  perCallOptions: ['limit', 'offset', 'group', 'having', 'lock'],
  select: 'attributes',
} as const;
const BY_KEY = [{ form: 'key', column: 'id', anyOf: '{ where: { id: {keys} } }', alone: true }] as const;
const SKIPS = { skips: 'validation and the hooks of single rows' } as const;
/** https://sequelize.org/docs/v6/other-topics/hooks/#model-hooks: only those of bulk methods run, unless `individualHooks` asks. */
const SKIPS_HOOKS = { skips: 'the hooks of single rows' } as const;
const ROWS = { argument: 0 } as const;
/** https://sequelize.org/docs/v6/core-concepts/model-instances/#incrementing-and-decrementing-integer-values */
const ATOMIC = {
  ...stepping('increment', 'decrement', "('{column}', { by: {by} })"),
  // Validators and setters run when a row is saved; hooks are another question.
  unlessDeclaredWith: String.raw`\bvalidate\s*:|\bset\s*[(:]|@(?:Min|Max|Is\w*|Not\w*|Length|Contains|Equals)\b`,
} as const;
/** https://sequelize.org/docs/v6/other-topics/optimistic-locking/ */
const VERSIONED = { versionedBy: 'version: true' } as const;
const RAW = { operation: 'raw', returnsRows: true, entity: { from: 'text' }, text: { argument: 0 } } as const;
const TO_MANY = { declares: 'many', keyIn: 'other', entity: 0, exceptOptions: ['scope', 'through'] } as const;
const TO_OTHER = { declares: 'one', keyIn: 'other', entity: 0, exceptOptions: ['scope'] } as const;
const TO_ONE = { declares: 'one', keyIn: 'this', entity: 0, exceptOptions: ['scope'] } as const;
const SOURCE = { key: 'foreignKey', references: 'sourceKey' } as const;
const TARGET = { key: 'foreignKey', references: 'targetKey' } as const;
/** https://sequelize.org/docs/v6/other-topics/indexes/ */
const INDEXES = { indexes: 'indexes', columns: 'fields', unique: 'unique' } as const;
const ENTITY = {
  declares: 'entity',
  options: { isKey: 'primaryKey', ...INDEXES },
  exceptOptions: ['where'],
} as const;
/** `@HasMany(() => Order, 'userId')`: the key may stand by itself. */
const decorators: Members = {
  HasMany: relating({ ...TO_MANY, key: 1, options: SOURCE }),
  HasOne: relating({ ...TO_OTHER, key: 1, options: SOURCE }),
  BelongsTo: relating({ ...TO_ONE, key: 1, options: TARGET }),
  PrimaryKey: relating({ declares: 'key' }),
  Table: relating({ declares: 'index', options: INDEXES, exceptOptions: ['where'] }),
  Unique: relating({ declares: 'index', isUnique: true }),
};

export const sequelize = defineModel({
  library: 'sequelize',
  kind: 'data-access',
  ignoresCase: IGNORES_CASE,
  duplicatesRefusedBy: `UniqueConstraintError|${SQL_DUPLICATES}`,
  modules: {
    sequelize: 'module',
    '@sequelize/core': 'module',
    '@sequelize/core/decorators-legacy': 'decorators',
    'sequelize-typescript': 'typescript',
  },
  relations: {
    grammar: 'association-calls',
    defaultKey: 'id',
    uniqueOption: 'unique',
    // https://sequelize.org/docs/v6/core-concepts/model-basics/#data-types; whole numbers may be texts, by database.
    columnKinds: {
      ...{
        STRING: 'text',
        TEXT: 'text',
        CHAR: 'written-anew',
        UUID: 'uuid',
        CITEXT: 'caseless',
        ENUM: 'text',
        DATEONLY: 'written-anew',
        BOOLEAN: 'boolean',
      },
      ...{ DATE: 'date', DECIMAL: 'decimal', BLOB: 'object', JSON: 'object', JSONB: 'object' },
    },
  },
  transactionGivenAs: ['transaction'],
  transactionsAreAmbientBy: '\\buseCLS\\b|@sequelize/core',
  hooksOfOneRow: '\\b(?:[bB]efore|[aA]fter)(?:Create|Save|Validate)\\b|\\b[vV]alidationFailed\\b',
  versions: { sequelize: '6', '@sequelize/core': '7', 'sequelize-typescript': '2' },
  types: {
    module: {
      instance: 'client',
      members: {
        ...named('default Sequelize', { extends: 'module' }),
        Model: 'Model',
        Transaction: { instance: 'transaction' },
        ...named('ModelStatic ModelCtor', { instance: 'Model' }),
      },
    },
    typescript: {
      extends: 'module',
      members: {
        ...decorators,
        Sequelize: { instance: 'client' },
        Repository: { instance: 'Model' },
        Column: relating({ declares: 'column' }),
        ForeignKey: relating({ declares: 'refers', entity: 0 }),
      },
    },
    decorators: { members: { ...decorators, Attribute: relating({ declares: 'column' }) } },
    client: {
      role: 'database-client',
      recognisedBy: ['define', 'authenticate', 'transaction'],
      members: {
        define: relating({ ...ENTITY, name: 0, fields: 1 }, 'Model'),
        ...named('model getRepository', callable({ returns: 'Model' })),
        models: { otherMembers: { type: 'Model' } },
        ...named('query queryRaw', sending({ ...RAW, ...handedIn(1) })),
        transaction: callable({
          returns: { callback: 0, otherwise: 'transaction' },
          callbacks: [{ argument: 'every', parameters: ['transaction'] }],
          query: {
            operation: 'transaction',
            sends: 'at-call',
            serial: { argument: 0, path: ['isolationLevel'], value: 'SERIALIZABLE' },
          },
        }),
        startUnmanagedTransaction: callable({
          returns: 'transaction',
          query: { operation: 'transaction', sends: 'at-call' },
        }),
        ...named('sync authenticate close', NOTED),
      },
    },
    transaction: {
      role: 'transaction-handle',
      concurrentStatements: 'queue',
      recognisedBy: ['commit', 'rollback', 'afterCommit'],
      members: { ...named('commit rollback', callable({ endsTransaction: true })), afterCommit: NOTED },
    },
    Model: {
      role: 'entity',
      instance: 'row',
      recognisedBy: ['findAll', 'findByPk', 'bulkCreate'],
      members: {
        init: relating({ ...ENTITY, fields: 0 }, RECEIVER),
        hasMany: relating({ ...TO_MANY, options: { ...SOURCE, name: 'as' } }),
        hasOne: relating({ ...TO_OTHER, options: { ...SOURCE, name: 'as' } }),
        belongsTo: relating({ ...TO_ONE, options: { ...TARGET, name: 'as' } }),
        ...named(
          'scope unscoped schema withScope withoutScope withInitialScope withSchema',
          callable({ returns: RECEIVER }),
        ),
        build: callable({ returns: { ...ONE, ...CLASS } }),
        findAll: ofClass(
          { operation: 'read-many', ...handedIn(0), ...WHERE, ...LIMITED, batch: BATCH },
          MANY,
        ),
        findAndCountAll: ofClass(
          { operation: 'read-many', ...handedIn(0), ...WHERE, ...LIMITED, distinctive: true },
          'counted',
        ),
        findOne: ofClass({ operation: 'read-one', ...handedIn(0), ...WHERE, batch: BATCH }, ONE),
        findByPk: ofClass(
          { operation: 'read-one', ...handedIn(1), conditions: BY_KEY, batch: BATCH, distinctive: true },
          ONE,
        ),
        count: ofClass({ operation: 'count', ...handedIn(0), ...WHERE }),
        ...named('max min sum', ofClass({ operation: 'count', filter: { argument: 1, path: ['where'] } })),
        aggregate: ofClass({ operation: 'count', filter: { argument: 2, path: ['where'] } }),
        ...named('findOrCreate findCreateFind', ofClass({ operation: 'upsert', ...handedIn(0), ...WHERE })),
        create: ofClass(
          {
            operation: 'create',
            ...handedIn(1),
            data: ROWS,
            bulk: {
              label: 'bulkCreate([…])',
              member: 'bulkCreate',
              data: ROWS,
              options: '{ validate: true }',
              exceptOptions: ['raw', 'isNewRecord', 'silent'],
              ...SKIPS,
            },
          },
          ONE,
        ),
        bulkCreate: ofClass({ operation: 'create', ...handedIn(1), data: ROWS }, MANY),
        upsert: ofClass({
          operation: 'upsert',
          ...handedIn(1),
          data: ROWS,
          bulk: { label: 'bulkCreate([…], { updateOnDuplicate: […] })', ...SKIPS },
        }),
        update: ofClass({
          operation: 'update',
          ...handedIn(1),
          filter: { argument: 1, path: ['where'] },
          data: ROWS,
          batch: { anyOf: '{keys}', perCallOptions: ['limit'] },
        }),
        destroy: ofClass({
          operation: 'delete',
          ...handedIn(0),
          ...WHERE,
          batch: { anyOf: '{keys}', perCallOptions: ['limit', 'truncate'] },
        }),
        restore: ofClass({ operation: 'update', ...handedIn(0), ...WHERE }),
        ...named(
          'increment decrement',
          ofClass({ operation: 'update', filter: { argument: 1, path: ['where'] }, computedColumn: ROWS }),
        ),
        truncate: ofClass({ operation: 'delete', ...handedIn(0) }),
      },
    },
    row: {
      recognisedBy: ['getDataValue', 'isNewRecord', 'reload'],
      lazyRelations: { methods: '^(?:(?:get(?!DataValue$)|count|has)[A-Z]|\\$(?:get|count|has)$)' },
      members: {
        getDataValue: NOTED,
        save: ofRow({
          operation: 'upsert',
          ...handedIn(0),
          atomic: ATOMIC,
          ...VERSIONED,
          bulk: { label: 'bulkCreate([…], { updateOnDuplicate: […] })', ...SKIPS },
        }),
        update: ofRow({
          operation: 'update',
          ...handedIn(1),
          data: ROWS,
          atomic: ATOMIC,
          ...VERSIONED,
          bulk: { label: 'update({ … }, { where: { … } })', ...SKIPS_HOOKS },
        }),
        destroy: ofRow({
          operation: 'delete',
          ...handedIn(0),
          bulk: { label: 'destroy({ where: { … } })', ...SKIPS_HOOKS },
        }),
        restore: ofRow({ operation: 'update', ...handedIn(0) }),
        ...named('increment decrement', ofRow({ operation: 'update', computedColumn: ROWS })),
        reload: ofRow({ operation: 'read-one', ...handedIn(0) }),
      },
    },
    rows: { element: 'row' },
    counted: { members: { rows: 'rows', count: {} } },
  },
  sources: [
    {
      claim: 'Finders and the methods of instances; a list as a value means IN',
      url: 'https://sequelize.org/docs/v6/core-concepts/model-querying-basics/',
      checked: '2026-11-25',
    },
    {
      claim: 'bulkCreate validates no row and runs bulk hooks, not the hooks of single rows',
      url: 'https://sequelize.org/docs/v6/core-concepts/model-querying-basics/#creating-in-bulk',
      checked: '2026-11-25',
    },
    {
      claim: 'Associations give an instance methods that read: getOrders, countOrders, hasOrder',
      url: 'https://sequelize.org/docs/v6/core-concepts/assocs/#special-methodsmixins-added-to-instances',
      checked: '2026-11-25',
    },
  ],
});
