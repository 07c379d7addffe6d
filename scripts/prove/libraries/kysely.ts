// Kysely, on node-postgres.
import { importing, KEYS_AS_TEXT, type Dialect, type Read } from '../grammar/dialect.js';

function wheres({ column, key, extra, flag }: Read): string | undefined {
  const own = `.where('${column}', '=', ${key})`;
  switch (extra) {
    case 'none':
    case 'limit':
    case 'offset':
    case 'select':
    case 'distinct':
      return own;
    case 'and':
      return `${own}.where('paid', '=', ${flag})`;
    case 'or':
      return `.where((eb) => eb.or([eb('${column}', '=', ${key}), eb('paid', '=', true)]))`;
    case 'not':
      return `${own}.where('paid', '!=', true)`;
    case 'in':
      return `${own}.where('total', 'in', [1, 2, 3])`;
    default:
      return undefined;
  }
}

export const kysely: Dialect = {
  name: 'kysely',
  dependencies: { kysely: '*', pg: '*' },
  client: 'db',
  hasTypedColumns: true,
  importsFor: (text) => importing(text, './db.js', ['db']),
  list: (table, name, client) =>
    `const ${name} = await ${client}.selectFrom('${table}').selectAll().orderBy('id').execute();`,
  read(asked) {
    const { client, table, statement, extra, isOrdered, isLocked, spelling } = asked;
    const where = wheres(asked);
    if (where === undefined || (table !== 'orders' && !['none', 'limit', 'offset'].includes(extra)))
      return undefined;
    const from = `await ${client}.selectFrom('${table}')`;
    if (statement === 'count' || statement === 'sum') {
      const made = statement === 'count' ? 'fn.countAll()' : "fn.sum('total')";
      return {
        inline: `Number((${from}.select(({ fn }) => ${made}.as('n'))${where}.executeTakeFirst())?.n)`,
      };
    }
    const columns =
      extra === 'select'
        ? ".select(['id', 'total'])"
        : extra === 'distinct'
          ? ".select(['total', 'owner']).distinct()"
          : '.selectAll()';
    const tail = [
      isOrdered && extra !== 'distinct' ? ".orderBy('id')" : '',
      extra === 'limit' ? '.limit(2)' : extra === 'offset' ? '.offset(1)' : '',
      isLocked && extra !== 'distinct' ? '.forUpdate()' : '',
      statement === 'many'
        ? '.execute()'
        : spelling > 6
          ? '.executeTakeFirstOrThrow()'
          : '.executeTakeFirst()',
    ].join('');
    return {
      inline: spelling % 2 === 0 ? `${from}${columns}${where}${tail}` : `${from}${where}${columns}${tail}`,
    };
  },
  write({ kind, client, owner, body, amount, data, column, key, condition }) {
    switch (kind) {
      case 'create':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: ${body} }).execute()`;
      case 'create shorthand':
        return `await ${client}.insertInto('notes').values(${data}).execute()`;
      case 'create spread':
        return `await ${client}.insertInto('notes').values({ ...${data} }).execute()`;
      case 'create used':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: ${body} }).returningAll().executeTakeFirst()`;
      case 'create optional':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined }).execute()`;
      case 'create partial':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) }).execute()`;
      case 'create null':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null }).execute()`;
      case 'delete by key':
        return `await ${client}.deleteFrom('orders').where('${column}', '=', ${key}).execute()`;
      case 'set by key':
        return `await ${client}.updateTable('orders').set({ paid: true }).where('${column}', '=', ${key}).execute()`;
      case 'delete some':
        return `await ${client}.deleteFrom('orders').where('owner', '=', ${owner}).where('paid', '=', true).execute()`;
      case 'set':
        return `await ${client}.updateTable('profiles').set({ bio: 'seen' }).where('owner', '=', ${owner}).execute()`;
      case 'set own':
        return `await ${client}.updateTable('profiles').set({ views: ${amount} }).where('owner', '=', ${owner}).execute()`;
      case 'increment':
        return `await ${client}.updateTable('users').set((eb) => ({ stock: eb('stock', '-', ${amount}) })).where('id', '=', ${owner}).execute()`;
      case 'delete':
      case 'delete children':
        return `await ${client}.deleteFrom('orders').where('owner', '=', ${owner}).execute()`;
      case 'upsert':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: ${body} }).onConflict((oc) => oc.doNothing()).execute()`;
      case 'set many':
      case 'update children':
      case 'raw update':
        return `await ${client}.updateTable('orders').set({ paid: true }).where('owner', '=', ${owner}).execute()`;
      case 'insert note':
        return `await ${client}.insertInto('notes').values({ owner: ${owner}, body: 'Dear' }).execute()`;
      case 'update user':
        return `await ${client}.updateTable('users').set((eb) => ({ stock: eb('stock', '+', 1) })).where('id', '=', ${owner}).execute()`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return db.transaction().execute(async (trx) => {\n${body}\n});`,
  ...KEYS_AS_TEXT,
};
