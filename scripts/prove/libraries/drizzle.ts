// Drizzle, on node-postgres: its builders, and its relational queries.
import { importing, KEYS_WITH_BIGINT, type Dialect, type Read } from '../grammar/dialect.js';

function whereOf({ table, column, key, extra, flag }: Read): string | undefined {
  const own = `eq(${table}Table.${column}, ${key})`;
  switch (extra) {
    case 'none':
    case 'limit':
    case 'offset':
    case 'select':
    case 'distinct':
      return own;
    case 'and':
      return `and(${own}, eq(ordersTable.paid, ${flag}))`;
    case 'or':
      return `or(${own}, eq(ordersTable.paid, true))`;
    case 'not':
      return `not(${own})`;
    case 'in':
      return `and(${own}, inArray(ordersTable.total, [1, 2, 3]))`;
    default:
      return undefined;
  }
}

function relational({ client, table, statement, extra, isOrdered }: Read, where: string) {
  if (extra === 'distinct') return undefined;
  const method = statement === 'many' ? 'findMany' : 'findFirst';
  const parts = [
    `where: ${where}`,
    isOrdered ? `orderBy: asc(${table}Table.id)` : '',
    extra === 'select' ? 'columns: { id: true, total: true }' : '',
    extra === 'limit' && statement === 'many' ? 'limit: 2' : '',
    extra === 'offset' ? 'offset: 1' : '',
  ];
  return {
    inline: `await ${client}.query.${table}Table.${method}({ ${parts.filter((part) => part !== '').join(', ')} })`,
  };
}

export const drizzle: Dialect = {
  name: 'drizzle',
  dependencies: { 'drizzle-orm': '*', pg: '*' },
  client: 'db',
  knowsColumns: true,
  importsFor: (text) =>
    importing(text, './db.js', ['db', 'usersTable', 'ordersTable', 'profilesTable', 'notesTable']) +
    importing(text, 'drizzle-orm', ['eq', 'and', 'or', 'not', 'inArray', 'asc', 'sql', 'count', 'sum']),
  list: (table, name, client) =>
    `const ${name} = await ${client}.select().from(${table}Table).orderBy(${table}Table.id);`,
  read(asked) {
    const { client, table, statement, extra, isOrdered, isLocked, spelling } = asked;
    const where = whereOf(asked);
    if (where === undefined || (table !== 'orders' && !['none', 'limit', 'offset'].includes(extra)))
      return undefined;
    if (statement === 'count' || statement === 'sum') {
      const made = statement === 'count' ? 'count()' : 'sum(ordersTable.total)';
      return {
        inline: `Number((await ${client}.select({ n: ${made} }).from(${table}Table).where(${where}))[0]?.n)`,
      };
    }
    if (spelling % 3 === 2 && !isLocked) return relational(asked, where);
    const columns =
      extra === 'select'
        ? '.select({ id: ordersTable.id, total: ordersTable.total })'
        : extra === 'distinct'
          ? '.selectDistinct({ total: ordersTable.total, owner: ordersTable.owner })'
          : '.select()';
    const tail = [
      isOrdered && extra !== 'distinct' ? `.orderBy(${table}Table.id)` : '',
      extra === 'limit' ? '.limit(2)' : statement !== 'many' && spelling > 3 ? '.limit(1)' : '',
      extra === 'offset' ? '.offset(1)' : '',
      isLocked && extra !== 'distinct' ? ".for('update')" : '',
    ].join('');
    const sent = `await ${client}${columns}.from(${table}Table).where(${where})${tail}`;
    if (statement === 'many') return { inline: sent };
    return { inline: `(${sent})[0]`, declare: (name) => `const [${name}] = ${sent};` };
  },
  write({ kind, client, owner, body, amount, data, column, key, condition }) {
    switch (kind) {
      case 'create':
        return `await ${client}.insert(notesTable).values({ owner: ${owner}, body: ${body} })`;
      case 'create shorthand':
        return `await ${client}.insert(notesTable).values(${data})`;
      case 'create spread':
        return `await ${client}.insert(notesTable).values({ ...${data} })`;
      case 'create used':
        return `(await ${client}.insert(notesTable).values({ owner: ${owner}, body: ${body} }).returning())[0]`;
      case 'create optional':
        return `await ${client}.insert(notesTable).values({ owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined })`;
      case 'create partial':
        return `await ${client}.insert(notesTable).values({ owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) })`;
      case 'create null':
        return `await ${client}.insert(notesTable).values({ owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null })`;
      case 'delete by key':
        return `await ${client}.delete(ordersTable).where(eq(ordersTable.${column}, ${key}))`;
      case 'set by key':
        return `await ${client}.update(ordersTable).set({ paid: true }).where(eq(ordersTable.${column}, ${key}))`;
      case 'delete some':
        return `await ${client}.delete(ordersTable).where(and(eq(ordersTable.owner, ${owner}), eq(ordersTable.paid, true)))`;
      case 'set':
        return `await ${client}.update(profilesTable).set({ bio: 'seen' }).where(eq(profilesTable.owner, ${owner}))`;
      case 'set own':
        return `await ${client}.update(profilesTable).set({ views: ${amount} }).where(eq(profilesTable.owner, ${owner}))`;
      case 'increment':
        return `await ${client}.update(usersTable).set({ stock: sql\`\${usersTable.stock} - \${${amount}}\` }).where(eq(usersTable.id, ${owner}))`;
      case 'delete':
      case 'delete children':
        return `await ${client}.delete(ordersTable).where(eq(ordersTable.owner, ${owner}))`;
      case 'upsert':
        return `await ${client}.insert(notesTable).values({ owner: ${owner}, body: ${body} }).onConflictDoNothing()`;
      case 'set many':
      case 'update children':
        return `await ${client}.update(ordersTable).set({ paid: true }).where(eq(ordersTable.owner, ${owner}))`;
      case 'raw update':
        return `await ${client}.execute(sql\`update orders set paid = true where owner = \${${owner}}\`)`;
      case 'insert note':
        return `await ${client}.insert(notesTable).values({ owner: ${owner}, body: 'Dear' })`;
      case 'update user':
        return `await ${client}.update(usersTable).set({ stock: sql\`\${usersTable.stock} + 1\` }).where(eq(usersTable.id, ${owner}))`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return db.transaction(async (trx) => {\n${body}\n});`,
  ...KEYS_WITH_BIGINT,
};
