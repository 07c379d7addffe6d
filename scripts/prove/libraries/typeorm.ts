// TypeORM: repositories of entities that decorators declare.
import { ROW_TYPES, importing, KEYS_AS_TEXT, type Dialect, type Read } from '../grammar/dialect.js';

function optionsOf({ column, key, extra, flag, isOrdered, isLocked }: Read): string | undefined {
  const own = `${column}: ${key}`;
  const where = {
    none: `{ ${own} }`,
    limit: `{ ${own} }`,
    offset: `{ ${own} }`,
    select: `{ ${own} }`,
    and: `{ ${own}, paid: ${flag} }`,
    or: `[{ ${own} }, { paid: true }]`,
    not: `{ ${own}, paid: Not(true) }`,
    in: `{ ${own}, total: In([1, 2, 3]) }`,
    join: `{ ${own}, user: { active: true } }`,
  }[extra as 'none'] as string | undefined;
  if (where === undefined) return undefined;
  const parts = [
    `where: ${where}`,
    isOrdered ? "order: { id: 'ASC' }" : '',
    extra === 'select' ? 'select: { id: true, total: true }' : '',
    extra === 'limit' ? 'take: 2' : extra === 'offset' ? 'skip: 1' : '',
    isLocked ? "lock: { mode: 'pessimistic_write' }" : '',
  ];
  return `{ ${parts.filter((part) => part !== '').join(', ')} }`;
}

export const typeorm: Dialect = {
  name: 'typeorm',
  dependencies: { typeorm: '*', pg: '*', 'reflect-metadata': '*' },
  client: 'source',
  knowsColumns: true,
  importsFor: (text) =>
    importing(text, './db.js', ['source', 'User', 'Order', 'Profile', 'Note', 'Letter']) +
    importing(text, 'typeorm', ['In', 'Not']),
  list: (table, name, client) =>
    `const ${name} = await ${client}.getRepository(${ROW_TYPES[table]}).find({ order: { id: 'ASC' } });`,
  read(asked) {
    const { client, table, column, key, statement, extra, spelling } = asked;
    const options = optionsOf(asked);
    if (options === undefined || (table !== 'orders' && !['none', 'limit', 'offset'].includes(extra)))
      return undefined;
    const repository = `${client}.getRepository(${ROW_TYPES[table]})`;
    const isPlain = extra === 'none' && spelling % 2 === 1 && !asked.isOrdered && !asked.isLocked;
    switch (statement) {
      case 'many':
        return {
          inline: isPlain
            ? `await ${repository}.findBy({ ${column}: ${key} })`
            : `await ${repository}.find(${options})`,
        };
      case 'count':
        return { inline: `await ${repository}.count(${options})` };
      case 'sum':
        return undefined;
      default:
        if (extra === 'limit' || extra === 'offset') return undefined;
        return {
          inline: isPlain
            ? `await ${repository}.findOneBy({ ${column}: ${key} })`
            : `await ${repository}.findOne(${options})`,
        };
    }
  },
  write({ kind, client, owner, body, amount, data, row, column, key, condition, spelling }) {
    const of = (entity: string) => `${client}.getRepository(${entity})`;
    switch (kind) {
      case 'create':
      case 'create used':
        return `await ${of('Note')}.save({ owner: ${owner}, body: ${body} })`;
      case 'create shorthand':
        return `await ${of('Note')}.insert(${data})`;
      case 'create spread':
        return `await ${of('Note')}.insert({ ...${data} })`;
      case 'create optional':
        return `await ${of('Note')}.${spelling % 2 === 0 ? 'save' : 'insert'}({ owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined })`;
      case 'create partial':
        return `await ${of('Note')}.${spelling % 2 === 0 ? 'save' : 'insert'}({ owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) })`;
      case 'create null':
        return `await ${of('Note')}.${spelling % 2 === 0 ? 'save' : 'insert'}({ owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null })`;
      case 'create hooked':
        return `await ${of('Letter')}.${spelling % 2 === 0 ? 'save' : 'insert'}({ owner: ${owner}, body: ${body} })`;
      case 'delete by key':
        return `await ${of('Order')}.delete({ ${column}: ${key} })`;
      case 'set by key':
        return `await ${of('Order')}.update({ ${column}: ${key} }, { paid: true })`;
      case 'delete some':
        return `await ${of('Order')}.delete({ owner: ${owner}, paid: true })`;
      case 'set':
        return `await ${of('Profile')}.update({ owner: ${owner} }, { bio: 'seen' })`;
      case 'set own':
        return `await ${of('Profile')}.update({ owner: ${owner} }, { views: ${amount} })`;
      case 'increment':
        return `await ${of('User')}.decrement({ id: ${owner} }, 'stock', ${amount})`;
      case 'delete':
      case 'delete children':
        return `await ${of('Order')}.delete({ owner: ${owner} })`;
      case 'set many':
      case 'update children':
        return `await ${of('Order')}.update({ owner: ${owner} }, { paid: true })`;
      case 'raw update':
        return `await ${client}.query('update orders set paid = true where owner = $1', [${owner}])`;
      case 'insert note':
        return `await ${of('Note')}.insert({ owner: ${owner}, body: 'Dear' })`;
      case 'update user':
        return `await ${of('User')}.increment({ id: ${owner} }, 'stock', 1)`;
      case 'save row':
        return `await ${client}.save(${row})`;
      case 'save all':
        return `await ${client}.save(${row})`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return source.transaction(async (trx) => {\n${body}\n});`,
  ...KEYS_AS_TEXT,
};
