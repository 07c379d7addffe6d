// Knex. Numbers of eight bytes and decimals arrive as text, as its driver gives them.
import {
  ROW_TYPES,
  importing,
  KEYS_AS_TEXT,
  type Dialect,
  type Read,
  type Reading,
} from '../grammar/dialect.js';

function read({
  client,
  table,
  column,
  key,
  statement,
  extra,
  flag,
  isOrdered,
  isLocked,
  spelling,
}: Read): Reading | undefined {
  const from =
    extra === 'alias' ? `${client}('${table} as t')` : `${client}<${ROW_TYPES[table]}>('${table}')`;
  const where =
    spelling % 3 === 0
      ? `.where({ ${column}: ${key} })`
      : spelling % 3 === 1
        ? `.where('${column}', ${key})`
        : `.where('${column}', '=', ${key})`;
  const base = `${from}${where}`;
  const more = moreOf(extra, flag, table);
  if (more === undefined) return undefined;
  const order = isOrdered && extra !== 'group' && extra !== 'distinct' ? ".orderBy('id')" : '';
  const lock = isLocked && !['group', 'distinct'].includes(extra) ? '.forUpdate()' : '';
  switch (statement) {
    case 'many':
      return { inline: `await ${base}${more}${order}${lock}` };
    case 'first':
    case 'one':
    case 'user':
      if (spelling > 5)
        return {
          inline: `(await ${base}${more}${order}${lock})[0]`,
          declare: (name) => `const [${name}] = await ${base}${more}${order}${lock};`,
        };
      return { inline: `await ${base}${more}${order}${lock}.first()` };
    case 'count':
      return { inline: `Number((await ${base}${more}.count('* as n').first())?.n)` };
    case 'sum':
      return { inline: `Number((await ${base}${more}.sum('total as n').first())?.n)` };
  }
}

function moreOf(extra: Read['extra'], flag: string, table: Read['table']): string | undefined {
  if (extra === 'none' || extra === 'alias') return '';
  if (extra === 'limit') return '.limit(2)';
  if (extra === 'offset') return '.offset(1)';
  if (table !== 'orders') return undefined;
  switch (extra) {
    case 'and':
      return `.where('paid', ${flag})`;
    case 'select':
      return ".select('id', 'total')";
    case 'or':
      return ".orWhere('paid', true)";
    case 'not':
      return ".whereNot('paid', true)";
    case 'distinct':
      return ".distinct('total')";
    case 'join':
      return ".join('notes', 'notes.id', 'orders.id').select('orders.id', 'orders.total')";
    case 'subquery':
      return ".whereIn('orders.id', db('notes').select('id'))";
    case 'group':
      return ".select('total').groupBy('total')";
    case 'in':
      return ".whereIn('total', [1, 2, 3])";
    default:
      return undefined;
  }
}

export const knex: Dialect = {
  name: 'knex',
  dependencies: { knex: '*', pg: '*' },
  client: 'db',
  importsFor: (text) =>
    importing(text, './db.js', ['db', 'type User', 'type Order', 'type Profile', 'type Note']),
  list: (table, name, client) =>
    `const ${name} = await ${client}<${ROW_TYPES[table]}>('${table}').orderBy('id');`,
  read,
  write({ kind, client, owner, body, amount, data, row, column, key, condition }) {
    switch (kind) {
      case 'create':
        return `await ${client}('notes').insert({ owner: ${owner}, body: ${body} })`;
      case 'create shorthand':
        return `await ${client}('notes').insert(${data})`;
      case 'create spread':
        return `await ${client}('notes').insert({ ...${data} })`;
      case 'create used':
        return `(await ${client}('notes').insert({ owner: ${owner}, body: ${body} }).returning('*'))[0]`;
      case 'create optional':
        return `await ${client}('notes').insert({ owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined })`;
      case 'create partial':
        return `await ${client}('notes').insert({ owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) })`;
      case 'create null':
        return `await ${client}('notes').insert({ owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null })`;
      case 'delete by key':
        return `await ${client}('orders').where('${column}', ${key}).del()`;
      case 'set by key':
        return `await ${client}('orders').where({ ${column}: ${key} }).update({ paid: true })`;
      case 'delete some':
        return `await ${client}('orders').where({ owner: ${owner}, paid: true }).del()`;
      case 'set':
        return `await ${client}('profiles').where({ owner: ${owner} }).update({ bio: 'seen' })`;
      case 'set own':
        return `await ${client}('profiles').where({ owner: ${owner} }).update({ views: ${amount} })`;
      case 'increment':
        return `await ${client}('users').where({ id: ${owner} }).decrement('stock', ${amount})`;
      case 'delete':
      case 'delete children':
        return `await ${client}('orders').where({ owner: ${owner} }).del()`;
      case 'upsert':
        return `await ${client}('notes').insert({ owner: ${owner}, body: ${body} }).onConflict(['owner', 'body']).ignore()`;
      case 'set many':
      case 'update children':
        return `await ${client}('orders').where('owner', ${owner}).update({ paid: true })`;
      case 'raw update':
        return `await ${client}.raw('update orders set paid = true where owner = ?', [${owner}])`;
      case 'insert note':
        return `await ${client}('notes').insert({ owner: ${owner}, body: 'Dear' })`;
      case 'update user':
        return `await ${client}('users').where({ id: ${owner} }).increment('stock', 1)`;
      case 'save all':
        return `for (const each of ${row}) await ${client}('users').where({ id: each.id }).update({ stock: each.id })`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return db.transaction(async (trx) => {\n${body}\n});`,
  ...KEYS_AS_TEXT,
};
