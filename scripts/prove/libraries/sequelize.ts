// Sequelize 6: models that are classes, whose rows are instances.
import { ROW_TYPES, importing, KEYS_AS_TEXT, type Dialect, type Read } from '../grammar/dialect.js';

const inTransaction = (client: string) => (client === 'trx' ? ['transaction: trx'] : []);
const object = (parts: readonly string[]) => `{ ${parts.filter((part) => part !== '').join(', ')} }`;

function whereOf({ column, key, extra, flag }: Read): string | undefined {
  const own = `${column}: ${key}`;
  return {
    none: `{ ${own} }`,
    limit: `{ ${own} }`,
    offset: `{ ${own} }`,
    select: `{ ${own} }`,
    join: `{ ${own} }`,
    group: undefined,
    and: `{ ${own}, paid: ${flag} }`,
    or: `{ [Op.or]: [{ ${own} }, { paid: true }] }`,
    not: `{ ${own}, paid: { [Op.ne]: true } }`,
    in: `{ ${own}, total: [1, 2, 3] }`,
  }[extra as 'none'];
}

export const sequelize: Dialect = {
  name: 'sequelize',
  dependencies: { sequelize: '*', pg: '*' },
  client: 'sequelize',
  knowsColumns: true,
  importsFor: (text) =>
    importing(text, './db.js', ['sequelize', 'User', 'Order', 'Profile', 'Note', 'Letter']) +
    importing(text, 'sequelize', ['Op']),
  list: (table, name, client) =>
    `const ${name} = await ${ROW_TYPES[table]}.findAll(${object(["order: [['id', 'ASC']]", ...inTransaction(client)])});`,
  read(asked) {
    const { client, table, column, key, statement, extra, isOrdered, isLocked, spelling } = asked;
    const where = whereOf(asked);
    if (where === undefined || (table !== 'orders' && !['none', 'limit', 'offset'].includes(extra)))
      return undefined;
    const model = ROW_TYPES[table];
    const more = inTransaction(client);
    const options = object([
      `where: ${where}`,
      isOrdered ? "order: [['id', 'ASC']]" : '',
      extra === 'select' ? "attributes: ['id', 'total']" : '',
      extra === 'limit' ? 'limit: 2' : extra === 'offset' ? 'offset: 1' : '',
      extra === 'join' ? "include: [{ association: 'user', where: { active: true } }]" : '',
      isLocked ? 'lock: true' : '',
      ...more,
    ]);
    switch (statement) {
      case 'many':
        return { inline: `await ${model}.findAll(${options})` };
      case 'count':
        return { inline: `await ${model}.count(${object([`where: ${where}`, ...more])})` };
      case 'sum':
        return { inline: `await ${model}.sum('total', ${object([`where: ${where}`, ...more])})` };
      default:
        if (column === 'id' && extra === 'none' && spelling % 2 === 0)
          return {
            inline: `await ${model}.findByPk(${key}${more.length > 0 ? `, ${object(more)}` : ''})`,
          };
        return { inline: `await ${model}.findOne(${options})` };
    }
  },
  write({ kind, client, owner, body, amount, data, row, column, key, condition }) {
    const more = inTransaction(client);
    const tail = more.length > 0 ? `, ${object(more)}` : '';
    const where = (condition: string) => object([`where: { ${condition} }`, ...more]);
    switch (kind) {
      case 'create':
      case 'create used':
        return `await Note.create({ owner: ${owner}, body: ${body} }${tail})`;
      case 'create shorthand':
        return `await Note.create(${data}${tail})`;
      case 'create spread':
        return `await Note.create({ ...${data} }${tail})`;
      case 'create optional':
        return `await Note.create({ owner: ${owner}, body: ${body}, kind: ${condition} ? 'own' : undefined }${tail})`;
      case 'create partial':
        return `await Note.create({ owner: ${owner}, body: ${body}, ...(${condition} ? { kind: 'own' } : {}) }${tail})`;
      case 'create null':
        return `await Note.create({ owner: ${owner}, body: ${body}, extra: ${condition} ? 'more' : null }${tail})`;
      case 'create hooked':
        return `await Letter.create({ owner: ${owner}, body: ${body} }${tail})`;
      case 'set':
        return `await Profile.update({ bio: 'seen' }, ${where(`owner: ${owner}`)})`;
      case 'set own':
        return `await Profile.update({ views: ${amount} }, ${where(`owner: ${owner}`)})`;
      case 'increment':
        return `await User.decrement({ stock: ${amount} }, ${where(`id: ${owner}`)})`;
      case 'delete':
      case 'delete children':
        return `await Order.destroy(${where(`owner: ${owner}`)})`;
      case 'delete by key':
        return `await Order.destroy(${where(`${column}: ${key}`)})`;
      case 'delete some':
        return `await Order.destroy(${where(`owner: ${owner}, paid: true`)})`;
      case 'set by key':
        return `await Order.update({ paid: true }, ${where(`${column}: ${key}`)})`;
      case 'set many':
      case 'update children':
        return `await Order.update({ paid: true }, ${where(`owner: ${owner}`)})`;
      case 'raw update':
        return `await sequelize.query('update orders set paid = true where owner = ?', ${object([`replacements: [${owner}]`, ...more])})`;
      case 'insert note':
        return `await Note.create({ owner: ${owner}, body: 'Dear' }${tail})`;
      case 'update user':
        return `await User.increment({ stock: 1 }, ${where(`id: ${owner}`)})`;
      case 'save row':
        return `await ${row}.save(${object(more)})`;
      case 'save all':
        return `for (const each of ${row}) await each.save(${object(more)})`;
      default:
        return undefined;
    }
  },
  transaction: (body) => `return sequelize.transaction(async (trx) => {\n${body}\n});`,
  rowOf: (value) => {
    if (!('dataValues' in value)) return undefined;
    const { dataValues, found } = value as { dataValues: object; found?: unknown };
    return { ...dataValues, ...(found !== undefined && { found }) };
  },
  ...KEYS_AS_TEXT,
};
