// Prisma 7, on its adapter for pg.
import { importing, KEYS_WITH_BIGINT, type Dialect, type Read, type Reading } from '../grammar/dialect.js';

const MODELS = { users: 'user', orders: 'order', profiles: 'profile', notes: 'note' } as const;

function read(asked: Read): Reading | undefined {
  const { client, table, column, key, statement, extra, flag, isOrdered, isLocked, spelling } = asked;
  const more = moreOf(extra, flag, table);
  // Its statements hold no lock.
  if (more === undefined || isLocked) return undefined;
  const model = `${client}.${MODELS[table]}`;
  const isUnique = statement === 'one' || (statement === 'user' && column === 'id');
  const where =
    isUnique && spelling % 2 === 0 ? `${column}: ${key}` : whereOf(extra, `${column}: ${key}`, flag);
  const order = isOrdered && extra !== 'distinct' ? `, orderBy: { id: 'asc' }` : '';
  const call = (method: string, tail = '') => ({
    inline: `await ${model}.${method}({ where: { ${where} }${tail} })`,
  });
  switch (statement) {
    case 'many':
      return call('findMany', `${order}${more}`);
    case 'one':
    case 'user':
      if (isUnique && spelling % 2 === 0) return call(spelling > 5 ? 'findUniqueOrThrow' : 'findUnique');
      return call('findFirst', order);
    case 'first':
      return call(
        spelling > 6 ? 'findFirstOrThrow' : 'findFirst',
        `${order}${extra === 'limit' ? '' : more}`,
      );
    case 'count':
      return extra === 'select' || extra === 'distinct'
        ? undefined
        : call('count', extra === 'limit' ? more : '');
    case 'sum':
      return extra === 'select' || extra === 'distinct'
        ? undefined
        : { inline: `(await ${model}.aggregate({ where: { ${where} }, _sum: { total: true } }))._sum.total` };
  }
}

function whereOf(extra: Read['extra'], own: string, flag: string): string {
  switch (extra) {
    case 'and':
      return `${own}, paid: ${flag}`;
    case 'or':
      return `OR: [{ ${own} }, { paid: true }]`;
    case 'not':
      return `NOT: { ${own} }`;
    case 'in':
      return `${own}, total: { in: [1, 2, 3] }`;
    case 'join':
      return `${own}, user: { active: true }`;
    default:
      return own;
  }
}

function moreOf(extra: Read['extra'], flag: string, table: Read['table']): string | undefined {
  if (extra === 'none') return '';
  if (extra === 'limit') return ', take: 2';
  if (extra === 'offset') return ', skip: 1';
  if (table !== 'orders') return undefined;
  switch (extra) {
    case 'select':
      return ', select: { id: true, total: true }';
    case 'distinct':
      return ", distinct: ['total'], orderBy: { id: 'asc' }";
    case 'and':
    case 'or':
    case 'not':
    case 'in':
    case 'join':
      return '';
    default:
      return undefined;
  }
}

export const prisma: Dialect = {
  name: 'prisma',
  dependencies: { '@prisma/client': '*', '@prisma/adapter-pg': '*' },
  client: 'prisma',
  knowsColumns: true,
  leavesUndefinedOut: true,
  importsFor: (text) => importing(text, './db.js', ['prisma']),
  list: (table, name, client) =>
    `const ${name} = await ${client}.${MODELS[table]}.findMany({ orderBy: { id: 'asc' } });`,
  read,
  write({ kind, client, owner, body, amount, data, row, column, key, condition }) {
    switch (kind) {
      case 'create':
      case 'create used':
        return `await ${client}.note.create({ data: { owner: ${owner}, body: ${body} } })`;
      case 'create shorthand':
        return `await ${client}.note.create({ data: ${data} })`;
      case 'create spread':
        return `await ${client}.note.create({ data: { ...${data} } })`;
      case 'create with select':
        return `await ${client}.note.create({ data: { owner: ${owner}, body: ${body} }, select: { id: true } })`;
      case 'create optional':
        return `await ${client}.note.create({ data: { owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined } })`;
      case 'create partial':
        return `await ${client}.note.create({ data: { owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) } })`;
      case 'create null':
        return `await ${client}.note.create({ data: { owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null } })`;
      case 'delete by key':
        return `await ${client}.order.deleteMany({ where: { ${column}: ${key} } })`;
      case 'set by key':
        return `await ${client}.order.updateMany({ where: { ${column}: ${key} }, data: { paid: true } })`;
      case 'delete some':
        return `await ${client}.order.deleteMany({ where: { owner: ${owner}, paid: true } })`;
      case 'set':
      case 'set used':
        return `await ${client}.profile.update({ where: { owner: ${owner} }, data: { bio: 'seen' } })`;
      case 'set own':
        return `await ${client}.profile.update({ where: { owner: ${owner} }, data: { views: ${amount} } })`;
      case 'increment':
        return `await ${client}.user.update({ where: { id: ${owner} }, data: { stock: { decrement: ${amount} } } })`;
      case 'delete':
        return `await ${client}.profile.delete({ where: { owner: ${owner} } })`;
      case 'upsert':
        return `await ${client}.note.upsert({ where: { owner_body: { owner: ${owner}, body: ${body} } }, create: { owner: ${owner}, body: ${body} }, update: {} })`;
      case 'set many':
      case 'update children':
        return `await ${client}.order.updateMany({ where: { owner: ${owner} }, data: { paid: true } })`;
      case 'delete children':
        return `await ${client}.order.deleteMany({ where: { owner: ${owner} } })`;
      case 'raw update':
        return `await ${client}.$executeRaw\`update orders set paid = true where owner = \${${owner}}\``;
      case 'insert note':
        return `await ${client}.note.create({ data: { owner: ${owner}, body: 'Dear' } })`;
      case 'update user':
        return `await ${client}.user.updateMany({ where: { id: ${owner} }, data: { stock: { increment: 1 } } })`;
      case 'save all':
        return `for (const each of ${row}) await ${client}.user.updateMany({ where: { id: each.id }, data: { stock: each.id } })`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return prisma.$transaction(async (trx) => {\n${body}\n});`,
  ...KEYS_WITH_BIGINT,
};
