import { defineModel, type ApiType, type EntityPlace, type Query, type Result } from '../model.js';

const SAME = { call: { returns: { same: 'receiver' } } } as const satisfies ApiType;
const MANY = { rows: 'many', otherwise: 'rows' } as const;
const ONE = { rows: 'one', otherwise: 'row' } as const;
const to = (returns: Result) => ({ call: { returns } }) as const satisfies ApiType;
const each = (names: readonly string[], type: ApiType): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(names.map((name) => [name, type]));
const sent = (query: Omit<Query, 'sends'>, returns?: Result): ApiType => ({
  call: { ...(returns !== undefined && { returns }), query: { sends: 'at-call', ...query } },
});
const RAW = { operation: 'raw', returnsRows: true } as const;
const raw = { query: sent({ ...RAW, text: { argument: 0 } }), sql: sent(RAW) } as const;

const IN = { list: 'In({keys})', imports: { name: 'In', from: 'typeorm' } } as const;
const LIMITS = ['take', 'skip', 'lock', 'cache'] as const;
const COUNTED = { unmatched: { count: 'affected' } } as const;
/** Until 0.3 a condition that is undefined was left out. */
const DROPPED = { undefinedMatches: { in: { typeorm: '<1' } } } as const;

/** The methods of a repository. A manager's take the entity first, and what is saved may stand in its place. */
const operations = (place: EntityPlace, at: 0 | 1) => {
  const whole = { argument: at } as const;
  const where = { argument: at, path: ['where'] } as const;
  const saved = at === 0 ? { entity: place, data: whole } : {};
  const read = (query: Omit<Query, 'sends'>, returns?: Result) =>
    sent({ entity: place, filter: whole, ...DROPPED, ...query }, returns);
  const found = (operation: 'read-one' | 'read-many', member: string, more: Partial<Query> = {}) =>
    read(
      {
        operation,
        batch: {
          ...IN,
          member,
          missing: 'null',
          ...(member === 'find' && {
            nested: 'relations',
            nesting: { argument: at, style: 'object' },
            nestedOptions: [],
            select: 'select',
            perCallOptions: LIMITS,
          }),
        },
        ...(member === 'find' && {
          filter: where,
          limitedBy: { options: [{ argument: at, path: ['take'] }] },
        }),
        ...more,
      },
      operation === 'read-one' ? ONE : MANY,
    );
  const keyed = (operation: 'update' | 'delete', words: string) =>
    read({
      operation,
      conditions: [
        { form: 'object', argument: at, list: IN.list },
        { form: 'key', argument: at, column: 'id', list: '{keys}' },
      ],
      batch: { ...IN, emptyList: 'throws' },
      ...(words.startsWith('update') && { data: { argument: at + 1 } }),
      ...COUNTED,
      bulk: { words, emptyList: 'throws' },
    });
  const save = (operation: 'upsert' | 'delete', words: string) =>
    sent({ operation, ...saved, bulk: { words } }, at === 0 ? { argument: 0 } : undefined);
  return {
    ...raw,
    createQueryBuilder: to('select'),
    create: to({ ...ONE, entity: place }),
    find: found('read-many', 'find'),
    findBy: found('read-many', 'findBy'),
    findOne: found('read-one', 'find'),
    findOneBy: found('read-one', 'findBy'),
    findOneOrFail: found('read-one', 'find', { unmatched: { throws: true } }),
    findOneByOrFail: found('read-one', 'findBy', { unmatched: { throws: true } }),
    findAndCount: read({ operation: 'read-many', filter: where }),
    findAndCountBy: read({ operation: 'read-many' }),
    preload: sent({ operation: 'read-one', entity: place }, ONE),
    ...each(['count', 'exists'], read({ operation: 'count', filter: where })),
    ...each(['countBy', 'existsBy'], read({ operation: 'count' })),
    ...each(
      ['sum', 'average', 'minimum', 'maximum'],
      read({ operation: 'count', filter: { argument: at + 1 } }),
    ),
    save: save('upsert', 'save([…])'),
    recover: save('upsert', 'recover([…])'),
    remove: save('delete', 'remove([…])'),
    softRemove: save('delete', 'softRemove([…])'),
    insert: sent({
      operation: 'create',
      entity: place,
      data: whole,
      bulk: { words: 'insert([…])', data: whole },
    }),
    upsert: sent({
      operation: 'upsert',
      entity: place,
      data: whole,
      bulk: { words: 'upsert([…], …)', data: whole },
    }),
    update: keyed('update', 'update({ … In([…]) }, …)'),
    delete: keyed('delete', 'delete({ … In([…]) })'),
    softDelete: keyed('delete', 'softDelete({ … In([…]) })'),
    restore: keyed('update', 'restore({ … In([…]) })'),
    ...each(['increment', 'decrement'], read({ operation: 'update', ...COUNTED })),
    clear: sent({ operation: 'delete', entity: place }),
  } satisfies Readonly<Record<string, ApiType>>;
};
