// MikroORM 7: an entity manager of its own for each program, which knows its rows by identity.
import { wrap } from '@mikro-orm/core';
import { ROW_TYPES, importing, KEYS_WITH_BIGINT, type Dialect, type Read } from '../grammar/dialect.js';

/** In rows of orders the owner is the user. */
const propertyOf = (table: string, column: string) =>
  table === 'orders' && column === 'owner' ? 'user' : column;

function whereOf({ table, column, key, extra, flag }: Read): string | undefined {
  const own = `${propertyOf(table, column)}: ${key}`;
  return {
    none: `{ ${own} }`,
    limit: `{ ${own} }`,
    offset: `{ ${own} }`,
    select: `{ ${own} }`,
    and: `{ ${own}, paid: ${flag} }`,
    or: `{ $or: [{ ${own} }, { paid: true }] }`,
    not: `{ ${own}, paid: { $ne: true } }`,
    in: `{ ${own}, total: { $in: [1, 2, 3] } }`,
  }[extra as 'none'];
}

export const mikroOrm: Dialect = {
  name: 'mikro-orm',
  dependencies: { '@mikro-orm/core': '*', '@mikro-orm/postgresql': '*' },
  client: 'em',
  knowsColumns: true,
  declares: 'const em = orm.em.fork();',
  importsFor: (text) =>
    importing(text, './db.js', ['orm', 'User', 'Order', 'Profile', 'Note']) +
    importing(text, '@mikro-orm/core', ['LockMode']),
  list: (table, name, client) =>
    `const ${name} = await ${client}.find(${ROW_TYPES[table]}, {}, { orderBy: { id: 'asc' } });`,
  read(asked) {
    const { client, table, statement, extra, isOrdered, isLocked, spelling } = asked;
    const where = whereOf(asked);
    if (where === undefined || (table !== 'orders' && !['none', 'limit', 'offset'].includes(extra)))
      return undefined;
    const model = ROW_TYPES[table];
    const parts = [
      isOrdered ? "orderBy: { id: 'asc' }" : '',
      extra === 'select' ? "fields: ['id', 'total']" : '',
      extra === 'limit' && statement === 'many' ? 'limit: 2' : extra === 'offset' ? 'offset: 1' : '',
      isLocked ? 'lockMode: LockMode.PESSIMISTIC_WRITE' : '',
    ].filter((part) => part !== '');
    const options = parts.length > 0 ? `, { ${parts.join(', ')} }` : '';
    switch (statement) {
      case 'many':
        return { inline: `await ${client}.find(${model}, ${where}${options})` };
      case 'count':
        return { inline: `await ${client}.count(${model}, ${where})` };
      case 'sum':
        return undefined;
      default:
        return {
          inline: `await ${client}.${spelling > 6 ? 'findOneOrFail' : 'findOne'}(${model}, ${where}${options})`,
        };
    }
  },
  write({ kind, client, owner, body, amount, data, column, key, condition, spelling }) {
    const creating = (fields: string) =>
      spelling % 2 === 0
        ? `await ${client}.insert(Note, ${fields})`
        : `await ${client}.persist(${client}.create(Note, ${fields})).flush()`;
    switch (kind) {
      case 'create':
        return creating(`{ owner: ${owner}, body: ${body} }`);
      case 'create shorthand':
        return creating(data);
      case 'create spread':
        return creating(`{ ...${data} }`);
      case 'create used':
        return `await ${client}.insert(Note, { owner: ${owner}, body: ${body} })`;
      case 'create optional':
        return creating(`{ owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined }`);
      case 'create partial':
        return creating(`{ owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) }`);
      case 'create null':
        return creating(`{ owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null }`);
      case 'set':
        return `await ${client}.nativeUpdate(Profile, { owner: ${owner} }, { bio: 'seen' })`;
      case 'set own':
        return `await ${client}.nativeUpdate(Profile, { owner: ${owner} }, { views: ${amount} })`;
      case 'upsert':
        return `await ${client}.upsert(Note, { owner: ${owner}, body: ${body} }, { onConflictFields: ['owner', 'body'] })`;
      case 'delete':
      case 'delete children':
        return `await ${client}.nativeDelete(Order, { user: ${owner} })`;
      case 'delete by key':
        return `await ${client}.nativeDelete(Order, { ${propertyOf('orders', column)}: ${key} })`;
      case 'delete some':
        return `await ${client}.nativeDelete(Order, { user: ${owner}, paid: true })`;
      case 'set by key':
        return `await ${client}.nativeUpdate(Order, { ${propertyOf('orders', column)}: ${key} }, { paid: true })`;
      case 'set many':
      case 'update children':
        return `await ${client}.nativeUpdate(Order, { user: ${owner} }, { paid: true })`;
      case 'raw update':
        return `await ${client}.execute('update orders set paid = true where owner = ?', [${owner}])`;
      case 'insert note':
        return `await ${client}.insert(Note, { owner: ${owner}, body: 'Dear' })`;
      case 'save row':
      case 'save all':
        return `await ${client}.flush()`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return em.transactional(async (trx) => {\n${body}\n});`,
  rowOf: (value) => {
    if (!('__helper' in value)) return undefined;
    const { found } = value as { found?: unknown };
    return { ...wrap(value).toPOJO(), ...(found !== undefined && { found }) };
  },
  ...KEYS_WITH_BIGINT,
};
