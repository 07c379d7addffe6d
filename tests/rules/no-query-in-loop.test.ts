import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const SCHEMA = `
model User {
  id     Int     @id
  name   String
  active Boolean
  orders Order[]
}
model Order {
  id     Int     @id
  paid   Boolean
  userId Int
  user   User    @relation(fields: [userId], references: [id])
  items  Item[]
}
model Item {
  id      Int   @id
  orderId Int
  order   Order @relation(fields: [orderId], references: [id])
}
`;

testRule('no-query-in-loop', rule, {
  valid: [
    {
      name: 'a read in the round that leaves the loop: behind a call, by a break, and for the text of an error',
      files: {
        'src/db.ts': DB,
        'src/users.ts': `
import { prisma } from './db';
export const users = { byId: (id: number) => prisma.user.findUnique({ where: { id } }) };
`,
      },
      code: `
import { prisma } from './db';
import { users } from './users';
declare const matches: (rule: { userId: number }) => boolean;
export async function pick(rules: { userId: number }[]) {
  let user;
  let rule;
  for (const each of rules) {
    if (matches(each)) {
      user = await users.byId(each.userId);
      rule = each;
      break;
    }
  }
  return { user, rule };
}
export async function refuse(lines: { userId: number; quantity: number }[], stock: number) {
  for (const line of lines) {
    if (line.quantity > stock) {
      const user = await prisma.user.findUnique({ where: { id: line.userId } });
      throw new Error('Not enough for ' + user?.name);
    }
  }
}
`,
    },
    {
      name: 'a registry of another folder than its own',
      filename: 'src/report.js',
      files: {
        'package.json': '{}',
        'src/models/index.js': `
const fs = require('fs');
const path = require('path');
const Sequelize = require('sequelize');
const basename = path.basename(__filename);
const sequelize = new Sequelize('mysql://localhost/app');
const db = {};
fs.readdirSync(__dirname)
  .filter((file) => file.indexOf('.') !== 0 && file !== basename && file.slice(-3) === '.js')
  .forEach((file) => {
    const model = require(path.join(__dirname, '../entities', file))(sequelize, Sequelize.DataTypes);
    db[model.name] = model;
  });
db.sequelize = sequelize;
db.Sequelize = Sequelize;
module.exports = db;
`,
        'src/models/order.js': `
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define('Order', { userId: DataTypes.INTEGER });
  return Order;
};
`,
        'src/models/user.model.js': `
const { Model } = require('sequelize');
module.exports = (sequelize, DataTypes) => {
  class User extends Model {
    static associate(models) {
      User.hasMany(models.Order);
    }
  }
  User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User' });
  return User;
};
`,
      },
      code: `
const db = require('./models');
const { User } = require('./models');
exports.orders = async (ids) => {
  for (const id of ids) console.info(await db.Order.count({ where: { userId: id } }));
};
exports.users = async (ids) => {
  for (const id of ids) console.info(await User.count({ where: { name: id } }));
};
`,
    },
    {
      name: 'two files of a folder that call their models the same',
      filename: 'src/report.js',
      files: {
        'package.json': '{}',
        'src/models/index.js': `
const fs = require('fs');
const path = require('path');
const Sequelize = require('sequelize');
const basename = path.basename(__filename);
const sequelize = new Sequelize('mysql://localhost/app');
const db = {};
fs.readdirSync(__dirname)
  .filter((file) => file.indexOf('.') !== 0 && file !== basename && file.slice(-3) === '.js')
  .forEach((file) => {
    const model = require(path.join(__dirname, file))(sequelize, Sequelize.DataTypes);
    db[model.name] = model;
  });
db.sequelize = sequelize;
db.Sequelize = Sequelize;
module.exports = db;
`,
        'src/models/order.js': `
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define('Order', { userId: DataTypes.INTEGER });
  return Order;
};
`,
        'src/models/user.model.js': `
const { Model } = require('sequelize');
module.exports = (sequelize, DataTypes) => {
  class User extends Model {
    static associate(models) {
      User.hasMany(models.Order);
    }
  }
  User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User' });
  return User;
};
`,
        'src/models/order-copy.js': `
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define('Order', { userId: DataTypes.INTEGER });
  return Order;
};
`,
        'src/models/user-copy.js': `
const { Model } = require('sequelize');
module.exports = (sequelize, DataTypes) => {
  class User extends Model {
    static associate(models) {
      User.hasMany(models.Order);
    }
  }
  User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User' });
  return User;
};
`,
      },
      code: `
const db = require('./models');
const { User } = require('./models');
exports.orders = async (ids) => {
  for (const id of ids) console.info(await db.Order.count({ where: { userId: id } }));
};
exports.users = async (ids) => {
  for (const id of ids) console.info(await User.count({ where: { name: id } }));
};
`,
    },
    {
      name: 'one query for all elements',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) { return prisma.order.findMany({ where: { userId: { in: ids } } }); }
`,
    },
    {
      name: 'the list that is gone through is read once',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load() { for (const user of await prisma.user.findMany()) console.log(user.id); }
`,
    },
    {
      name: 'a list in memory has a find of its own',
      code: `
const order = { items: [{ id: 1 }] };
export function load(ids: number[]) { return ids.map((id) => order.items.find((item) => item.id === id)); }
`,
    },
    {
      name: 'an any receiver is a likely sign and not certain',
      files: { 'package.json': '{"dependencies":{"@prisma/client":"7"}}' },
      code: `
export async function load(db: any, ids: number[]) { for (const id of ids) await db.order.findMany({ where: { id } }); }
`,
    },
    {
      name: 'a shadowed name',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const prisma = { order: { findMany: async (options: object) => [options] } };
  for (const id of ids) await prisma.order.findMany({ where: { id } });
}
export { prisma };
`,
    },
    {
      name: 'pages by cursor',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load() {
  let cursor: number | undefined;
  do {
    const page = await prisma.order.findMany({ take: 100, where: { id: { gt: cursor } } });
    cursor = page.at(-1)?.id;
  } while (cursor);
}
`,
    },
    {
      name: 'chunks',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
declare function chunk<T>(list: T[], size: number): T[][];
export async function load(ids: number[]) {
  for (const part of chunk(ids, 1000)) await prisma.order.findMany({ where: { id: { in: part } } });
}
`,
    },
    {
      name: 'steps through a list by size',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  for (let i = 0; i < ids.length; i += 500) await prisma.order.findMany({ where: { id: { in: ids.slice(i, i + 500) } } });
}
`,
    },
    {
      name: 'a short list that is written out',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load() {
  return Promise.all(['paid', 'open'].map((status) => prisma.order.findFirst({ where: { status } })));
}
`,
    },
    {
      name: 'a constant of another module, with an annotation',
      files: {
        'src/db.ts': DB,
        'src/plans.ts':
          "export const PLANS: { name: string }[] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }, { name: 'e' }, { name: 'f' }];",
      },
      code: `
import { prisma } from './db';
import { PLANS } from './plans';
export async function load() { for (const plan of PLANS) await prisma.plan.findFirst({ where: { name: plan.name } }); }
`,
    },
    {
      name: 'a search that stops at the first match',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(names: string[]) {
  for (const name of names) {
    const user = await prisma.user.findFirst({ where: { name } });
    if (user) return user;
  }
}
`,
    },
    {
      name: 'a query in the catch of each element',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
declare function send(id: number): Promise<void>;
export async function load(ids: number[]) {
  for (const id of ids) {
    try { await send(id); } catch { await prisma.order.findFirst({ where: { id } }); }
  }
}
`,
    },
    {
      name: 'reads of one tick that the library merges',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  return Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));
}
`,
    },
    {
      name: 'an answer that is kept in a map',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(orders: { userId: number }[]) {
  const users = new Map<number, unknown>();
  for (const order of orders) {
    if (users.has(order.userId)) continue;
    const user = await prisma.user.findFirst({ where: { id: order.userId } });
    users.set(order.userId, user);
  }
}
`,
    },
    {
      name: 'queries that go out as one transaction',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  return prisma.$transaction(ids.map((id) => prisma.order.findFirst({ where: { userId: id } })));
}
`,
    },
    {
      name: 'a handler that is only registered in the loop',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export function register(app: any, paths: string[]) {
  for (const path of paths) app.get(path, async () => prisma.order.findMany({ where: { path } }));
}
`,
    },
    {
      name: 'a walk over a tree that calls itself',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function walk(parentId: number): Promise<void> {
  const children = await prisma.node.findMany({ where: { parentId } });
  for (const child of children) await walk(child.id);
}
`,
    },
    {
      name: 'a helper that keeps its answers',
      files: {
        'src/db.ts': DB,
        'src/names.ts': `
import { prisma } from './db';
const names = new Map<number, unknown>();
export async function nameOf(id: number) {
  const known = names.get(id);
  if (known) return known;
  const user = await prisma.user.findFirst({ where: { id } });
  names.set(id, user);
  return user;
}
`,
      },
      code: `
import { nameOf } from './names';
export async function load(ids: number[]) { for (const id of ids) await nameOf(id); }
`,
    },
    {
      name: 'a write, which is for another rule',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function save(ids: number[]) { for (const id of ids) await prisma.user.update({ where: { id }, data: { seen: true } }); }
`,
    },
    {
      name: 'a script, by the settings',
      files: { 'src/db.ts': DB },
      settings: { 'first-draft': { scripts: ['src/file'] } },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) { for (const id of ids) await prisma.order.findMany({ where: { userId: id } }); }
`,
    },
    {
      name: 'a query that does not use the element is likely and not certain',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) { for (const id of ids) { await prisma.order.findMany({ where: { open: true } }); console.log(id); } }
`,
    },
    { name: 'an empty file', code: '' },
  ],
  invalid: [
    {
      name: 'a list that a step of a chain is handed, and one that the chain ends with',
      filename: 'src/orders.js',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, balance: Number, resetToken: String, used: Boolean }));
const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
exports.all = (req, res, next) => {
  User.find({ used: true })
    .limit(50)
    .then((users) => Promise.all(users.map((user) => Order.findOne({ user: user.id }))))
    .then((orders) => res.json(orders))
    .catch(next);
};
exports.saved = async () => {
  const users = await User.find({ used: true }).limit(50).catch(() => []);
  return Promise.all(users.map(async (user) => [user, await Order.findOne({ user: user.id })]));
};
`,
      errors: [
        { messageId: 'readPerElement', at: 'Order.findOne', line: 8 },
        {
          messageId: 'readPerElement',
          at: 'Order.findOne',
          line: 14,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, balance: Number, resetToken: String, used: Boolean }));
const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
exports.all = (req, res, next) => {
  User.find({ used: true })
    .limit(50)
    .then((users) => Promise.all(users.map((user) => Order.findOne({ user: user.id }))))
    .then((orders) => res.json(orders))
    .catch(next);
};
exports.saved = async () => {
  const users = await User.find({ used: true }).limit(50).catch(() => []);
  const orders = await Order.find({ user: { $in: users.map((user) => user.id) } });
  const orderByUser = new Map();
  for (const order of orders) {
    if (!orderByUser.has(String(order.user))) orderByUser.set(String(order.user), order);
  }
  return Promise.all(users.map(async (user) => [user, orderByUser.get(String(user.id)) ?? null]));
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a round that goes on to the next one where all is well, and throws where it is not',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function check(lines: { userId: number; isLarge: boolean }[]) {
  for (const line of lines) {
    if (line.isLarge) {
      const user = await prisma.user.findUnique({ where: { id: line.userId } });
      if (user?.isTrusted) continue;
      throw new Error('refused');
    }
  }
}
`,
      errors: [{ messageId: 'readPerElement', at: 'prisma.user.findUnique' }],
    },
    {
      name: 'a client that is cast is named as it is written, and a list keeps its operators',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export const load = (given: number[] | undefined, more: number[]) =>
  Promise.all((given ?? more).map((id) => (prisma as any).order.findMany({ where: { userId: id } })));
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: '(prisma as any).order.findMany',
          data: {
            query: '(prisma as any).order.findMany()',
            list: 'given ?? more',
            remedy: 'Read all rows first with one `findMany` and `userId: { in: … }`, then look them up.',
          },
        },
      ],
    },
    {
      name: 'Sequelize: models that their index file reads from its folder',
      filename: 'src/report.js',
      files: {
        'package.json': '{}',
        'src/models/index.js': `
const fs = require('fs');
const path = require('path');
const Sequelize = require('sequelize');
const basename = path.basename(__filename);
const sequelize = new Sequelize('mysql://localhost/app');
const db = {};
fs.readdirSync(__dirname)
  .filter((file) => file.indexOf('.') !== 0 && file !== basename && file.slice(-3) === '.js')
  .forEach((file) => {
    const model = require(path.join(__dirname, file))(sequelize, Sequelize.DataTypes);
    db[model.name] = model;
  });
db.sequelize = sequelize;
db.Sequelize = Sequelize;
module.exports = db;
`,
        'src/models/order.js': `
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define('Order', { userId: DataTypes.INTEGER });
  return Order;
};
`,
        'src/models/user.model.js': `
const { Model } = require('sequelize');
module.exports = (sequelize, DataTypes) => {
  class User extends Model {
    static associate(models) {
      User.hasMany(models.Order);
    }
  }
  User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User' });
  return User;
};
`,
      },
      code: `
const db = require('./models');
const { User } = require('./models');
exports.orders = async (ids) => {
  for (const id of ids) console.info(await db.Order.count({ where: { userId: id } }));
};
exports.users = async (ids) => {
  for (const id of ids) console.info(await User.count({ where: { name: id } }));
};
`,
      errors: [
        { messageId: 'readPerElement', at: 'db.Order.count' },
        { messageId: 'readPerElement', at: 'User.count' },
      ],
    },
    {
      name: 'Sequelize: the same under a name, where the file gives a function',
      filename: 'src/report.js',
      files: {
        'package.json': '{}',
        'src/models/index.js': `
const fs = require('fs');
const path = require('path');
const Sequelize = require('sequelize');
const basename = path.basename(__filename);
const sequelize = new Sequelize('mysql://localhost/app');
const db = {};
fs.readdirSync(__dirname)
  .filter((file) => file.indexOf('.') !== 0 && file !== basename && file.slice(-3) === '.js')
  .forEach((file) => {
    const define = require(\`./\${file}\`);
    if (typeof define === 'function') {
      const model = define(sequelize, Sequelize.DataTypes);
      db[model.name] = model;
    }
  });
db.sequelize = sequelize;
db.Sequelize = Sequelize;
module.exports = db;
`,
        'src/models/order.js': `
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define('Order', { userId: DataTypes.INTEGER });
  return Order;
};
`,
        'src/models/user.model.js': `
const { Model } = require('sequelize');
module.exports = (sequelize, DataTypes) => {
  class User extends Model {
    static associate(models) {
      User.hasMany(models.Order);
    }
  }
  User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User' });
  return User;
};
`,
      },
      code: `
const db = require('./models');
const { User } = require('./models');
exports.orders = async (ids) => {
  for (const id of ids) console.info(await db.Order.count({ where: { userId: id } }));
};
exports.users = async (ids) => {
  for (const id of ids) console.info(await User.count({ where: { name: id } }));
};
`,
      errors: [
        { messageId: 'readPerElement', at: 'db.Order.count' },
        { messageId: 'readPerElement', at: 'User.count' },
      ],
    },
    {
      name: 'pg: text and values as one object are rewritten in the call, and left alone under a name',
      filename: 'src/items.js',
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.inCall = async (ids) => {
  const items = [];
  for (const id of ids) {
    const { rows } = await pool.query({ text: 'SELECT * FROM items WHERE id = $1', values: [id] });
    items.push(rows[0]);
  }
  return items;
};
exports.named = async (ids) => {
  const items = [];
  for (const id of ids) {
    const query = { text: 'SELECT * FROM items WHERE id = $1', values: [id] };
    const { rows } = await pool.query(query);
    items.push(rows[0]);
  }
  return items;
};
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
const { Pool } = require('pg');
const pool = new Pool();
exports.inCall = async (ids) => {
  const items = [];
  const allIds = [...ids];
  const { rows: allItems } = await pool.query({ text: 'SELECT * FROM items WHERE id = any($1)', values: [allIds] });
  const itemsById = new Map();
  for (const item of allItems) {
    const group = itemsById.get(String(item.id));
    if (group) group.push(item);
    else itemsById.set(String(item.id), [item]);
  }
  for (const id of allIds) {
    const rows = itemsById.get(String(id)) ?? [];
    items.push(rows[0]);
  }
  return items;
};
exports.named = async (ids) => {
  const items = [];
  for (const id of ids) {
    const query = { text: 'SELECT * FROM items WHERE id = $1', values: [id] };
    const { rows } = await pool.query(query);
    items.push(rows[0]);
  }
  return items;
};
`,
            },
          ],
        },
        { messageId: 'readPerElement', at: 'pool.query', line: 16, suggestions: [] },
      ],
    },
    {
      name: 'options that may hold a limit, and a filter that may be replaced: no form for many keys',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
declare const page: object;
declare const option: 'take';
export async function first(users: { id: number }[]) {
  const all = [];
  for (const user of users) all.push({ user, orders: await prisma.order.findMany({ ...page, where: { userId: user.id } }) });
  return all;
}
export async function second(users: { id: number }[]) {
  const all = [];
  for (const user of users) all.push({ user, orders: await prisma.order.findMany({ [option]: 1, where: { userId: user.id } }) });
  return all;
}
export async function third(users: { id: number }[]) {
  const all = [];
  for (const user of users) all.push({ user, orders: await prisma.order.findMany({ where: { userId: user.id }, ...page }) });
  return all;
}
`,
      errors: [7, 12, 17].map((line) => ({
        messageId: 'readPerElement',
        data: {
          query: 'prisma.order.findMany()',
          list: 'users',
          remedy: 'Read the rows of all elements in one query before the loop, then look them up.',
        },
        at: 'prisma.order.findMany',
        line,
        suggestions: [],
      })),
    },
    {
      name: 'an element that is taken apart, in a builder whose conditions take one value or a list',
      files: {
        'src/db.ts': `import { Kysely } from 'kysely';\nexport const db = new Kysely<any>({} as never);`,
      },
      code: `
import { db } from './db';
export async function load(keys: { userId: number; teamId: number; tagIds: number[] }[]) {
  return Promise.all(keys.map(async ({ userId, teamId }) =>
    db.selectFrom('auth').selectAll().where('userId', '=', userId).where('teamId', '=', teamId).executeTakeFirst()));
}
export async function loadTags(keys: { tagIds: number[] }[]) {
  return Promise.all(keys.map((key) => db.selectFrom('tags').selectAll().where('id', 'in', key.tagIds).execute()));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.selectFrom('auth').selectAll().where('userId', '=', userId).where('teamId', '=', teamId).executeTakeFirst",
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'rows spread into a list: the relation is loaded with the parents, and the loop goes',
      files: { 'src/db.ts': DB, 'prisma/schema.prisma': SCHEMA },
      code: `
import { prisma } from './db';
export async function load() {
  const users = await prisma.user.findMany({ where: { active: true } });
  const result = [];
  for (const user of users) {
    const orders = await prisma.order.findMany({ where: { userId: user.id, paid: true }, take: 3 });
    result.push({ ...user, orders });
  }
  return result;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.order.findMany',
          data: {
            query: 'prisma.order.findMany()',
            list: 'users',
            remedy: 'Load it with the parents: `include: { orders: { where: { paid: true }, take: 3 } }`.',
          },
          line: 7,
          column: 26,
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'include: { orders: { where: { paid: true }, take: 3 } }' },
              output: `
import { prisma } from './db';
export async function load() {
  const result = await prisma.user.findMany({ where: { active: true }, include: { orders: { where: { paid: true }, take: 3 } } });
  return result;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an assigned property, in plain JavaScript with require',
      filename: 'src/file.js',
      files: {
        'src/db.js': `
const { PrismaClient } = require('@prisma/client');
module.exports = { prisma: new PrismaClient() };
`,
        'prisma/schema.prisma': SCHEMA,
      },
      code: `
const { prisma } = require('./db');
async function load() {
  const users = await prisma.user.findMany();
  for (const u of users) {
    u.orders = await prisma.order.findMany({ where: { userId: u.id } });
  }
  return users;
}
module.exports = { load };
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.order.findMany',
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'include: { orders: true }' },
              output: `
const { prisma } = require('./db');
async function load() {
  const users = await prisma.user.findMany({ include: { orders: true } });
  return users;
}
module.exports = { load };
`,
            },
            {
              messageId: 'readAllFirst',
              output: `
const { prisma } = require('./db');
async function load() {
  const users = await prisma.user.findMany();
  const orders = await prisma.order.findMany({ where: { userId: { in: users.map((u) => u.id) } } });
  const ordersByUserId = new Map();
  for (const order of orders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  for (const u of users) {
    u.orders = ordersByUserId.get(u.id) ?? [];
  }
  return users;
}
module.exports = { load };
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Promise.all over a map, in an extended client: no include, which would skip its hooks',
      files: {
        'src/db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient().$extends({ query: {} });
`,
        'prisma/schema.prisma': SCHEMA,
      },
      code: `
import { prisma } from './db';
export async function load() {
  const users = await prisma.user.findMany();
  return Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) })));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.order.findMany',
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function load() {
  const users = await prisma.user.findMany();
  const allOrders = await prisma.order.findMany({ where: { userId: { in: users.map((user) => user.id) } } });
  const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  return Promise.all(users.map(async (user) => ({ ...user, orders: ordersByUserId.get(user.id) ?? [] })));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a singleton that is declared as a plain client and built as an extended one',
      files: {
        'src/db.ts': `
import { PrismaClient } from '@prisma/client';
declare global { var prisma: PrismaClient | undefined; }
const client = global.prisma || (new PrismaClient().$extends({ query: {} }) as unknown as PrismaClient);
global.prisma = client;
export default client;
`,
        'prisma/schema.prisma': SCHEMA,
      },
      code: `
import prisma from './db';
export async function load() {
  const users = await prisma.user.findMany();
  for (const user of users) console.log(await prisma.order.findMany({ where: { userId: user.id }, take: 3 }));
}
`,
      errors: [{ messageId: 'readPerElement', at: 'prisma.order.findMany', line: 5 }],
    },
    {
      name: 'nested loops become nested includes',
      files: { 'src/db.ts': DB, 'prisma/schema.prisma': SCHEMA },
      code: `
import { prisma as db } from './db';
export async function load() {
  const users = await db.user.findMany({ take: 50 });
  return Promise.all(
    users.map(async (user) => {
      const orders = await db.order.findMany({ where: { userId: user.id }, take: 5 });
      for (const order of orders) order.items = await db.item.findMany({ where: { orderId: order.id }, take: 9 });
      return { ...user, orders };
    }),
  );
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.order.findMany',
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'include: { orders: { take: 5, include: { items: { take: 9 } } } }' },
              output: `
import { prisma as db } from './db';
export async function load() {
  const users = await db.user.findMany({ take: 50, include: { orders: { take: 5, include: { items: { take: 9 } } } } });
  return users;
}
`,
            },
          ],
        },
        {
          messageId: 'readPerElement',
          at: 'db.item.findMany',
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'include: { items: { take: 9 } }' },
              output: `
import { prisma as db } from './db';
export async function load() {
  const users = await db.user.findMany({ take: 50 });
  return Promise.all(
    users.map(async (user) => {
      const orders = await db.order.findMany({ where: { userId: user.id }, take: 5, include: { items: { take: 9 } } });
      return { ...user, orders };
    }),
  );
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a service of another file, injected by its class: the relation needs no child client',
      files: {
        'src/orders.service.ts': `
import { PrismaClient } from '@prisma/client';
export class OrderService {
  constructor(private readonly db: PrismaClient) {}
  async listForUser(userId: number) {
    return this.db.order.findMany({ where: { userId } });
  }
}
`,
        'prisma/schema.prisma': SCHEMA,
      },
      code: `
import { PrismaClient } from '@prisma/client';
import { OrderService } from './orders.service';
export class UserService {
  constructor(private readonly db: PrismaClient, private readonly orders: OrderService) {}
  async totals() {
    const users = await this.db.user.findMany();
    const rows = [];
    for (const user of users) {
      const orders = await this.orders.listForUser(user.id);
      rows.push({ id: user.id, orders: orders.length });
    }
    return rows;
  }
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'this.orders.listForUser',
          data: {
            call: 'this.orders.listForUser()',
            query: 'this.db.order.findMany()',
            place: 'orders.service.ts:6',
            list: 'users',
            remedy: 'Load it with the parents: `include: { orders: true }`.',
          },
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'include: { orders: true }' },
              output: `
import { PrismaClient } from '@prisma/client';
import { OrderService } from './orders.service';
export class UserService {
  constructor(private readonly db: PrismaClient, private readonly orders: OrderService) {}
  async totals() {
    const users = await this.db.user.findMany({ include: { orders: true } });
    const rows = [];
    for (const user of users) {
      const { orders } = user;
      rows.push({ id: user.id, orders: orders.length });
    }
    return rows;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'no schema file: the relation is not proven, and the rows are read first',
      files: { 'src/db.ts': DB, 'src/index.ts': "export * from './db';" },
      code: `
import { prisma } from './index';
export async function load(ids: number[]) {
  const found = [];
  for (const id of ids) {
    found.push(await prisma.user.findUnique({ where: { id } }));
  }
  return found;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.user.findUnique',
          data: {
            query: 'prisma.user.findUnique()',
            list: 'ids',
            remedy: 'Read all rows first with one `findMany` and `id: { in: … }`, then look them up.',
          },
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './index';
export async function load(ids: number[]) {
  const found = [];
  const users = await prisma.user.findMany({ where: { id: { in: ids } } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const user of users) {
    if (!userById.has(user.id)) userById.set(user.id, user);
  }
  for (const id of ids) {
    found.push(userById.get(id) ?? null);
  }
  return found;
}
`,
            },
            {
              messageId: 'startTogether',
              data: { repair: 'await Promise.all(ids.map(…))' },
              output: `
import { prisma } from './index';
export async function load(ids: number[]) {
  const found = await Promise.all(ids.map(async (id) => await prisma.user.findUnique({ where: { id } })));
  return found;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a transaction handle, optional chaining and an assertion; a comment keeps the code as it is',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    for (const id of ids) {
      const user = (await tx!.user?.findUnique({ where: { id /* the key */ } })) as unknown;
      console.log(user);
    }
  });
}
`,
      errors: [{ messageId: 'readPerElement', at: 'tx!.user?.findUnique', line: 6 }],
    },
    {
      name: 'a helper of this file, awaited later with Promise.all',
      files: { 'src/db.ts': DB },
      code: `
import * as data from './db';
const isMember = async (userId: number, teamId: number) => {
  const found = await data.prisma.member.findFirst({ where: { userId, teamId } });
  return found !== null;
};
export async function load(userId: number, teams: { id: number }[]) {
  const pending = teams.map(async (team) => ((await isMember(userId, team.id)) ? team : null));
  return Promise.all(pending);
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'isMember',
          line: 8,
          data: {
            call: 'isMember()',
            query: 'data.prisma.member.findFirst()',
            place: 'line 4',
            list: 'teams',
            remedy: 'Give it all elements at once and send one query.',
          },
        },
      ],
    },
    {
      name: 'a function that is handed to map by its name',
      files: {
        'src/db.ts': DB,
        'src/orders.ts': `
import { prisma } from './db';
export const ordersOf = (userId: number) => prisma.order.findMany({ where: { userId } });
`,
      },
      code: `
import { ordersOf } from './orders';
export async function load(ids: number[]) { return Promise.all(ids.map(ordersOf)); }
`,
      errors: [{ messageId: 'readBehindCall', at: 'ids.map', line: 3 }],
    },
    {
      name: 'a raw read, a count and forEach',
      files: { 'src/db.ts': DB },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  for (const id of ids) console.log(await prisma.$queryRaw\`select * from orders where user_id = \${id}\`);
  ids.forEach(async (id) => { console.log(await prisma.order.count({ where: { userId: id } })); });
}
`,
      errors: [
        { messageId: 'readPerElement', at: 'prisma.$queryRaw', line: 4 },
        { messageId: 'readPerElement', at: 'prisma.order.count', line: 5, suggestions: [] },
      ],
    },
    {
      name: 'an unknown receiver in a project that has the library, where likely signs are wanted',
      files: { 'package.json': '{"dependencies":{"@prisma/client":"7"}}' },
      options: { evidence: 'likely' },
      code: `
export async function load(db: any, ids: number[]) {
  for (const id of ids) await db.order.findMany({ where: { userId: id }, take: 5 });
}
`,
      errors: [{ messageId: 'readPerElement', at: 'db.order.findMany', line: 3 }],
    },
    {
      name: 'a query that does not use the element, where likely signs are wanted',
      files: { 'src/db.ts': DB },
      options: { evidence: 'likely' },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  for (const id of ids) console.log(id, await prisma.order.findMany({ where: { open: true } }));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.order.findMany',
          data: {
            query: 'prisma.order.findMany()',
            list: 'ids',
            remedy: 'It does not depend on the element: run it once, before the loop.',
          },
        },
      ],
    },
    {
      name: 'a helper that asks for what it makes up: not the same in the next round',
      files: { 'src/db.ts': DB },
      options: { evidence: 'likely' },
      code: `
import { prisma } from './db';
async function freeCode(prefix: string) {
  for (;;) {
    const code = prefix + Math.random().toString(36).slice(2);
    if (!(await prisma.user.findFirst({ where: { name: code } }))) return code;
  }
}
export async function codes(ids: number[]) {
  for (const id of ids) console.log(id, await freeCode('TR'));
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'freeCode',
          line: 10,
          data: {
            call: 'freeCode()',
            query: 'prisma.user.findFirst()',
            place: 'line 6',
            list: 'ids',
            remedy: 'Read what all elements need in one query before the loop.',
          },
        },
      ],
    },
    {
      name: 'a per-member read in a callback for a helper',
      files: { 'src/db.ts': DB },
      options: { evidence: 'likely' },
      code: `
import { prisma } from './db';
import { readThrough } from 'read-through';
export async function load(members: { id: number }[]) {
  const read = (id: number) => prisma.run.findFirst({ where: { id } });
  return Promise.all(members.map(async (member) => {
    const run = await readThrough({ key: member.id, read: () => read(member.id) });
    return run;
  }));
}
`,
      errors: [{ messageId: 'readBehindCall', at: 'read', line: 7, column: 65 }],
    },
  ],
});
