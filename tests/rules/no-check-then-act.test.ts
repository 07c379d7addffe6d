import rule from '../../src/rules/no-check-then-act.js';
import { testRule } from '../support/rule-tester.js';

const PRISMA_SCHEMA = `
datasource db { provider = "postgresql" }
model User {
  id Int @id
  email String @unique
  name String
}
`;

testRule('no-check-then-act', rule, {
  valid: [
    {
      name: 'what catches the violation knows it by its text',
      files: { 'prisma/schema.prisma': PRISMA_SCHEMA },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string, name: string) {
  if (await prisma.user.findUnique({ where: { email } })) throw new Error('taken');
  try {
    return await prisma.user.create({ data: { email, name } });
  } catch (error) {
    if (error instanceof Error && error.message?.includes('Unique')) throw new Error('taken');
    throw error;
  }
}
export async function signUp(email: string, name: string) {
  if (await prisma.user.findUnique({ where: { email } })) throw new Error('taken');
  try {
    return await prisma.user.create({ data: { email, name } });
  } catch (error) {
    throw /unique|duplicate/i.test(String(error)) ? new Error('taken') : error;
  }
}
`,
    },
    {
      name: 'D1: what the statement does with a second row is said in it',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
export async function ignored({ DB }: { DB: D1Database }, email: string) {
  const taken = await DB.prepare('SELECT id FROM users WHERE email = ?').bind(email).first();
  if (taken) return;
  await DB.prepare('INSERT OR IGNORE INTO users (email) VALUES (?)').bind(email).run();
}
export async function replaced({ DB }: { DB: D1Database }, email: string) {
  const taken = await DB.prepare('SELECT id FROM users WHERE email = ?').bind(email).first();
  if (taken) return;
  await DB.prepare('INSERT OR REPLACE INTO users (email) VALUES (?)').bind(email).run();
}
`,
    },
    {
      name: 'D1: the check is repeated in the filter',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
export async function pay({ DB }: { DB: D1Database }, id: string) {
  const account = await DB.prepare('SELECT balance FROM accounts WHERE id = ?').bind(id).first<{ balance: number }>();
  if (!account || account.balance < 10) return false;
  const { meta } = await DB.prepare('UPDATE accounts SET balance = balance - 10 WHERE id = ? AND balance >= 10').bind(id).run();
  return meta.changes === 1;
}
`,
    },
    {
      name: 'a creation whose failure makes it look again: another one may have been first',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refer(partner: number, external: string) {
  const known = await prisma.shipmentRef.findFirst({ where: { partner, external } });
  if (known) return known;
  try {
    return await prisma.shipmentRef.create({ data: { partner, external } });
  } catch {
    const raced = await prisma.shipmentRef.findFirst({ where: { partner, external } });
    if (raced) return raced;
    throw new Error('not written');
  }
}
`,
    },
    {
      name: 'a state that another write has moved on for some: asked for in the filter, it would refuse them',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function send(id: number, isUrgent: boolean) {
  const claim = await prisma.claim.findUnique({ where: { id } });
  if (!claim) throw new Error('not found');
  if (claim.status !== 'DRAFT') throw new Error('not a draft');
  if (isUrgent) await prisma.claim.update({ where: { id }, data: { status: 'URGENT' } });
  await prisma.request.create({ data: { claimId: id } });
  await prisma.claim.update({ where: { id }, data: { status: 'SENT' } });
}
`,
    },
    {
      name: 'a list of states that holds the next one, that is added to, or that is not written out',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const LATER = ['OPEN'];
LATER.push('PAID');
export async function pay(id: string, states: string[]) {
  const order = await prisma.order.findUnique({ where: { id } });
  if (!order || !['OPEN', 'PAID'].includes(order.status)) throw new Error('refused');
  if (!LATER.includes(order.status) || !states.includes(order.status)) throw new Error('refused');
  await prisma.order.update({ where: { id }, data: { status: 'PAID' } });
  await prisma.payment.create({ data: { orderId: id } });
}
`,
    },
    {
      name: 'a state that SQL says: repeated in the filter, one that passes again, a row that is locked, the rows of somebody',
      filename: 'src/orders.js',
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.guarded = async (code, userId) => {
  const { rows } = await pool.query('SELECT * FROM vouchers WHERE code = $1', [code]);
  if (rows.length === 0 || rows[0].used_at) throw new Error('used');
  const { rowCount } = await pool.query('UPDATE vouchers SET used_at = NOW() WHERE id = $1 AND used_at IS NULL', [rows[0].id]);
  if (rowCount === 0) throw new Error('used');
  await pool.query('INSERT INTO credits (user_id) VALUES ($1)', [userId]);
};
exports.paid = async (id) => {
  const { rows } = await pool.query('SELECT * FROM orders WHERE id = $1', [id]);
  if (rows.length === 0 || rows[0].status === 'CANCELED') throw new Error('refused');
  await pool.query("UPDATE orders SET status = 'PAID' WHERE id = $1", [id]);
  await pool.query('INSERT INTO payments (order_id) VALUES ($1)', [id]);
};
exports.locked = async (id) => {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows } = await client.query('SELECT * FROM orders WHERE order_id = $1 FOR UPDATE', [id]);
  if (rows.length === 0 || rows[0].status === 'CANCELED') throw new Error('refused');
  await client.query("UPDATE orders SET status = 'CANCELED' WHERE order_id = $1", [id]);
  await client.query('INSERT INTO refunds (order_id) VALUES ($1)', [id]);
  await client.query('COMMIT');
};
exports.owned = async (userId) => {
  const { rows } = await pool.query('SELECT * FROM sessions WHERE user_id = $1', [userId]);
  if (rows.length === 0 || rows[0].state === 'closed') throw new Error('refused');
  await pool.query("UPDATE sessions SET state = 'closed' WHERE user_id = $1", [userId]);
  await pool.query('INSERT INTO events (user_id) VALUES ($1)', [userId]);
};
`,
    },
    {
      name: 'pg: a text under a name that says the conflict, that is put together, or whose values are added later; other columns',
      filename: 'src/users.js',
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.expected = async (email) => {
  const find = { text: 'SELECT id FROM users WHERE email = $1', values: [email] };
  const { rows } = await pool.query(find);
  if (rows.length > 0) throw new Error('taken');
  const insert = { text: 'INSERT INTO users (email) VALUES ($1) ON CONFLICT (email) DO NOTHING', values: [email] };
  await pool.query(insert);
};
exports.other = async (email, name) => {
  const find = 'SELECT id FROM users WHERE email = $1';
  const { rows } = await pool.query(find, [email]);
  if (rows.length > 0) throw new Error('taken');
  const insert = 'INSERT INTO users (email, name) VALUES (lower($2), $1)';
  await pool.query(insert, [email, name]);
};
exports.added = async (email, name) => {
  let find = 'SELECT id FROM users WHERE';
  find += ' name = $1';
  const values = [];
  values.push(name, email);
  const { rows } = await pool.query(find, values);
  if (rows.length > 0) throw new Error('taken');
  await pool.query('INSERT INTO users (email) VALUES ($1)', [email]);
};
`,
    },
    {
      name: 'a row that saves itself: one of many fills it up, the store refuses the second, a lock of the project, a second save',
      code: `
const mongoose = require('mongoose');
const { createClient } = require('redis');
const redis = createClient();
const Order = mongoose.model('Order', new mongoose.Schema({ status: String, taken: Number, seats: Number }));
const Seat = mongoose.model('Seat', new mongoose.Schema({ orderId: String }));
const User = mongoose.model('User', new mongoose.Schema({ email: String }));
async function lockOrder(id) {
  return redis.set('lock:' + id, '1', { NX: true, EX: 10 });
}
exports.fill = async (id) => {
  const order = await Order.findById(id);
  if (!order || order.status !== 'open') throw new Error('closed');
  await Seat.create({ orderId: id });
  if (order.taken + 1 >= order.seats) {
    order.status = 'full';
    await order.save();
  }
};
exports.conflicts = (id) =>
  mongoose.connection.transaction(async (session) => {
    const order = await Order.findById(id).session(session);
    if (!order || order.status !== 'open') throw new Error('closed');
    order.status = 'paid';
    await order.save({ session });
    await Seat.create([{ orderId: id }], { session });
  });
exports.locked = async (id) => {
  await lockOrder(id);
  const order = await Order.findById(id);
  if (!order || order.status !== 'open') throw new Error('closed');
  order.status = 'paid';
  await order.save();
  await Seat.create({ orderId: id });
};
exports.open = async (id) => {
  const order = await Order.findOne({ _id: id, status: 'open' });
  if (!order) throw new Error('closed');
  order.seats = 3;
  await order.save();
  await Seat.create({ orderId: id });
};
`,
    },
    {
      name: 'of a list that was read the run looks for something else than what it writes, or for more than one value',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function addItem(orderId: string, sku: string, now: Date) {
  const items = await prisma.item.findMany({ where: { orderId } });
  if (items.some((item) => item.isLocked)) throw new Error('locked');
  if (items.some((item) => item.sku !== sku)) throw new Error('mixed');
  if (items.find((item) => item.dueAt > now)) throw new Error('due');
  if (items.some((item) => item.sku === 'gift')) throw new Error('gift');
  await prisma.item.create({ data: { orderId, sku } });
}
`,
    },
    {
      name: 'what the test turns away is caught, and goes on',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function addItem(orderId: string, sku: string) {
  let note = '';
  try {
    const other = await prisma.item.findFirst({ where: { sku } });
    if (other) throw new Error('taken');
  } catch (error) {
    note = String(error);
  }
  await prisma.item.create({ data: { sku, note } });
}
export async function other(orderId: string, sku: string, isNew: boolean) {
  if (isNew) {
    const other = await prisma.item.findFirst({ where: { sku } });
    if (other) throw new Error('taken');
  } else {
    await prisma.item.create({ data: { sku } });
  }
}
`,
    },
    {
      name: 'what is done in another branch, which ends: of the two a run takes one',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function verify(id: string, code: string) {
  const transfer = await prisma.transfer.findUniqueOrThrow({ where: { id } });
  if (transfer.status !== 'PENDING') throw new Error('over');
  if (new Date() > transfer.expiresAt) {
    await prisma.transfer.update({ where: { id }, data: { status: 'EXPIRED' } });
    throw new Error('expired');
  }
  if (transfer.code !== code) {
    await prisma.transfer.update({ where: { id }, data: { attempts: { increment: 1 } } });
    throw new Error('wrong');
  }
}
`,
    },
    { name: 'an empty file', code: '' },
    {
      name: 'what is not found, nobody creates; whose it is, nobody changes',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function comment(userId: string, postId: string, text: string) {
  const post = await prisma.post.findFirst({ where: { id: postId, userId } });
  if (!post) throw new Error('not found');
  await prisma.post.update({ where: { id: post.id }, data: { text } });
  return prisma.comment.create({ data: { postId, userId, text } });
}
export async function rename(userId: string, id: string, name: string) {
  const project = await prisma.project.findUnique({ where: { id } });
  if (!project || project.ownerId !== userId) throw new Error('forbidden');
  return prisma.project.update({ where: { id }, data: { name } });
}
`,
    },
    {
      name: 'the violation is caught, in the function or by a handler of all errors',
      files: {
        'prisma/schema.prisma': PRISMA_SCHEMA,
        'src/errors.ts': `
export function errorHandler(error: any, _req: unknown, res: any, _next: unknown) {
  res.status(error.code === 'P2002' ? 409 : 500).end();
}
`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string, name: string) {
  const existing = await prisma.user.findUnique({ where: { email } });
  if (existing) throw new Error('taken');
  return prisma.user.create({ data: { email, name } });
}
`,
    },
    {
      name: 'caught around the insert, in several libraries',
      code: `
import { Pool } from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
import mongoose from 'mongoose';
const pool = new Pool();
const db = drizzle(pool);
const users = pgTable('users', { email: text('email').unique() });
const User = mongoose.model('User', new mongoose.Schema({ email: { type: String, unique: true } }));
export async function byDrizzle(email: string) {
  const [existing] = await db.select().from(users).where(eq(users.email, email));
  if (existing) throw new Error('taken');
  await db.insert(users).values({ email }).onConflictDoNothing();
}
export async function bySql(email: string) {
  const { rows } = await pool.query('select 1 from users where email = $1', [email]);
  if (rows.length > 0) throw new Error('taken');
  await pool.query('insert into users (email) values ($1) on conflict do nothing', [email]);
}
export async function byMongoose(email: string) {
  if (await User.findOne({ email })) throw new Error('taken');
  try {
    await User.create({ email });
  } catch (error: any) {
    if (error.code === 11000) throw new Error('taken');
    throw error;
  }
}
`,
    },
    {
      name: 'known by a function that a function of the catch calls',
      code: `
import mongoose from 'mongoose';
const File = mongoose.model('File', new mongoose.Schema({ checksum: { type: String, unique: true } }));
export class Files {
  async add(checksum: string) {
    const existing = await File.findOne({ checksum });
    if (existing) return existing;
    try {
      return await this.write(checksum);
    } catch (error) {
      const duplicate = await this.sameAs(error, checksum);
      if (duplicate) return duplicate;
      throw error;
    }
  }
  private write(checksum: string) {
    return File.create({ checksum });
  }
  private async sameAs(error: unknown, checksum: string) {
    return this.isRefused(error) ? { checksum } : null;
  }
  private isRefused(error: unknown): boolean {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
  }
}
`,
    },
    {
      name: 'a lock, a serialisable transaction',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string) {
  await prisma.$transaction(
    async (tx) => {
      const existing = await tx.user.findFirst({ where: { email } });
      if (existing) throw new Error('taken');
      await tx.user.create({ data: { email } });
    },
    { isolationLevel: 'Serializable' },
  );
}
export async function book(roomId: string) {
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw\`select pg_advisory_xact_lock(hashtext(\${roomId}))\`;
    const taken = await tx.booking.count({ where: { roomId } });
    if (taken >= 10) throw new Error('full');
    await tx.booking.create({ data: { roomId } });
  });
}
`,
    },
    {
      name: 'a value that was made up on the spot, a row of another kind, a row in another state',
      code: `
import { PrismaClient } from '@prisma/client';
import { randomUUID } from 'node:crypto';
const prisma = new PrismaClient();
export async function shorten(url: string) {
  const code = randomUUID().slice(0, 8);
  const existing = await prisma.link.findFirst({ where: { code } });
  if (existing) throw new Error('try again');
  return prisma.link.create({ data: { code, url } });
}
export async function follow(userId: string) {
  const banned = await prisma.ban.findFirst({ where: { userId } });
  if (banned) throw new Error('banned');
  return prisma.follow.create({ data: { userId } });
}
export async function reorder(userId: string) {
  const last = await prisma.order.findFirst({ where: { userId } });
  if (last && last.status === 'OPEN') throw new Error('there is one');
  return prisma.order.create({ data: { userId, status: 'DRAFT' } });
}
`,
    },
    {
      name: 'what goes through a list is mostly alone',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function importAll(rows: { email: string }[]) {
  for (const { email } of rows) {
    const existing = await prisma.user.findFirst({ where: { email } });
    if (!existing) await prisma.user.create({ data: { email } });
  }
}
`,
    },
    {
      name: 'the condition is in the write and its count is looked at; nothing else is done twice; what was written passes again',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function pay(id: string) {
  const order = await prisma.order.findUnique({ where: { id } });
  if (!order || order.status !== 'OPEN') throw new Error('not open');
  const { count } = await prisma.order.updateMany({ where: { id, status: 'OPEN' }, data: { status: 'PAID' } });
  if (count !== 1) throw new Error('not open');
  await prisma.payment.create({ data: { orderId: id } });
}
export async function cancel(id: string) {
  const order = await prisma.order.findUnique({ where: { id } });
  if (!order || order.status !== 'OPEN') throw new Error('not open');
  await prisma.order.update({ where: { id: order.id }, data: { status: 'CANCELLED' } });
}
export async function log(id: string, level: string) {
  const order = await prisma.order.findUnique({ where: { id } });
  if (!order || order.status === 'CANCELLED') throw new Error('cancelled');
  await prisma.order.update({ where: { id: order.id }, data: { status: 'OPEN' } });
  await prisma.entry.create({ data: { orderId: id, level } });
}
export async function withdraw(id: string, amount: number) {
  const { count } = await prisma.account.updateMany({
    where: { id, balance: { gte: amount } },
    data: { balance: { decrement: amount } },
  });
  if (count === 0) throw new Error('too little');
}
`,
    },
    {
      name: 'a token that is spent is the business of no-racy-token-rotation',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
    },
    {
      name: 'the same members on something else, and a client of which nothing is known',
      code: `
class Store { async findFirst(_: object) { return null as null | object; } async create(_: object) {} }
const prisma = { user: new Store() };
export async function register(email: string) {
  if (await prisma.user.findFirst({ where: { email } })) throw new Error('taken');
  await prisma.user.create({ data: { email } });
}
export async function registerBy(db: any, email: string) {
  if (await db.user.findFirst({ where: { email } })) throw new Error('taken');
  await db.user.create({ data: { email } });
}
`,
    },
  ],
  invalid: [
    {
      name: 'what catches the violation says the word, and asks for nothing',
      files: { 'prisma/schema.prisma': PRISMA_SCHEMA },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string, name: string, isQuiet: boolean) {
  if (await prisma.user.findUnique({ where: { email } })) throw new Error('taken');
  try {
    return await prisma.user.create({ data: { email, name } });
  } catch (error) {
    if (!isQuiet) console.error('not created, maybe no unique address', error);
    throw error;
  }
}
`,
      errors: [{ messageId: 'refused', at: 'prisma.user.create' }],
    },
    {
      name: 'a range, which no unique index holds: in options, by a function, in a text; and what excludes the row itself is none',
      code: `
import { PrismaClient } from '@prisma/client';
import { and, eq, gte } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
const prisma = new PrismaClient();
const pool = new Pool();
const db = drizzle(pool);
const alerts = pgTable('alerts', { machineId: text('machine_id'), createdAt: timestamp('created_at') });
export async function book(roomId: string, start: Date, end: Date) {
  const other = await prisma.booking.findFirst({ where: { roomId, start: { lt: end }, end: { gt: start } } });
  if (other) throw new Error('taken');
  return prisma.booking.create({ data: { roomId, start, end } });
}
export async function alert(machineId: string, since: Date) {
  const [known] = await db.select().from(alerts).where(and(eq(alerts.machineId, machineId), gte(alerts.createdAt, since)));
  if (known) return;
  await db.insert(alerts).values({ machineId });
}
export async function warn(machineId: string, since: Date) {
  const { rows } = await pool.query('select id from warnings where machine_id = $1 and created_at >= $2', [machineId, since]);
  if (rows.length > 0) return;
  await pool.query('insert into warnings (machine_id) values ($1)', [machineId]);
}
export async function name(team: string, title: string, own: string) {
  const { rows } = await pool.query('select id from boards where team = $1 and title = $2 and id <> $3', [team, title, own]);
  if (rows.length > 0) throw new Error('taken');
  await pool.query('insert into boards (team, title) values ($1, $2)', [team, title]);
}
`,
      errors: [
        {
          messageId: 'overlapped',
          at: 'prisma.booking.create',
          data: { read: 'prisma.booking.findFirst', write: 'prisma.booking.create' },
        },
        { messageId: 'overlapped', at: 'db.insert(alerts).values' },
        { messageId: 'overlapped', at: 'pool.query', line: 24 },
        { messageId: 'duplicated', at: 'pool.query', line: 29 },
      ],
    },
    {
      name: 'a chain of promises: the test stands in the step that is handed the row',
      filename: 'src/sign-up.js',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, balance: Number, resetToken: String, used: Boolean }));
const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
exports.signUp = (req, res, next) => {
  User.findOne({ email: req.body.email })
    .then((user) => {
      if (user) return res.status(409).end();
      return User.create({ email: req.body.email }).then(() => res.end());
    })
    .catch(next);
};
exports.touch = (req, res, next) => {
  User.findOne({ email: req.body.email })
    .then((user) => {
      if (user) return res.status(409).end();
      return Order.create({ total: 1 }).then(() => res.end());
    })
    .catch(next);
};
`,
      options: { evidence: 'likely' },
      errors: [{ messageId: 'duplicated', at: 'User.create' }],
    },
    {
      name: 'D1: one row or null, and a list in its result',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
export async function one({ DB }: { DB: D1Database }, email: string) {
  const taken = await DB.prepare('SELECT id FROM users WHERE email = ?').bind(email).first();
  if (taken) return;
  await DB.prepare('INSERT INTO users (email) VALUES (?)').bind(email).run();
}
export async function many({ DB }: { DB: D1Database }, email: string) {
  const { results } = await DB.prepare('SELECT id FROM users WHERE email = ?').bind(email).all();
  if (results.length > 0) return;
  await DB.prepare('INSERT INTO users (email) VALUES (?)').bind(email).run();
}
`,
      errors: [
        {
          messageId: 'duplicated',
          at: "DB.prepare('INSERT INTO users (email) VALUES (?)').bind(email).run",
          line: 5,
        },
        {
          messageId: 'duplicated',
          at: "DB.prepare('INSERT INTO users (email) VALUES (?)').bind(email).run",
          line: 10,
        },
      ],
    },
    {
      name: 'helpers of pg that give the first row, in one expression and by a name',
      filename: 'src/users.js',
      files: { 'package.json': '{ "type": "module", "dependencies": { "pg": "^8.0.0" } }' },
      code: `
import { Pool } from 'pg';
const pool = new Pool();
const userOf = async (id) => (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
async function accountOf(id) {
  const { rows } = await pool.query('SELECT * FROM accounts WHERE id = $1', [id]);
  const first = rows[0];
  return first ? first : undefined;
}
async function allOf(id) {
  const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [id]);
  return rows;
}
export async function close(id) {
  const user = await userOf(id);
  if (!user) throw new Error('unknown');
  if (user.status !== 'open') throw new Error('closed');
  await pool.query("UPDATE users SET status = 'closed' WHERE id = $1", [id]);
  await pool.query('INSERT INTO notes (user_id) VALUES ($1)', [id]);
}
export async function closeAccount(id) {
  const account = await accountOf(id);
  if (!account) throw new Error('unknown');
  if (account.status !== 'open') throw new Error('closed');
  await pool.query("UPDATE accounts SET status = 'closed' WHERE id = $1", [id]);
  await pool.query('INSERT INTO notes (user_id) VALUES ($1)', [id]);
}
export async function closeAll(id) {
  const users = await allOf(id);
  if (!users) throw new Error('unknown');
  if (users.status !== 'open') throw new Error('closed');
  await pool.query("UPDATE users SET status = 'closed' WHERE id = $1", [id]);
  await pool.query('INSERT INTO notes (user_id) VALUES ($1)', [id]);
}
`,
      options: { evidence: 'likely' },
      errors: [
        { messageId: 'doneTwice', at: 'pool.query', line: 18 },
        { messageId: 'doneTwice', at: 'pool.query', line: 25 },
      ],
    },
    {
      name: 'a helper that gives the first of the rows that it reads, asked for in two tests',
      filename: 'src/bids.js',
      files: {
        'package.json': '{ "type": "module", "dependencies": { "mysql2": "^3.0.0" } }',
        'src/models.js': `
import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
export const bidOf = async (id) => {
  const query = 'SELECT b.*, u.name FROM bids b LEFT JOIN users u ON b.userId = u.id WHERE b.id = ?';
  const [rows] = await pool.execute(query, [id]);
  return rows[0] || null;
};
export const accept = async (id) => {
  await pool.execute("UPDATE bids SET status = 'accepted' WHERE id = ?", [id]);
};
export const credit = async (id) => {
  await pool.execute('INSERT INTO credits (bid) VALUES (?)', [id]);
};
`,
      },
      code: `
import { accept, bidOf, credit } from './models.js';
export async function acceptBid(id) {
  const bid = await bidOf(id);
  if (!bid) throw new Error('unknown');
  if (bid.status !== 'pending') throw new Error('closed');
  await accept(id);
  await credit(bid.id);
}
`,
      options: { evidence: 'likely' },
      errors: [{ messageId: 'doneTwice', at: 'accept', line: 7 }],
    },
    {
      name: 'a state that moves on twice: the first write lets both through, and the second finds it changed',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function submit(id: number) {
  const claim = await prisma.claim.findUnique({ where: { id } });
  if (!claim) throw new Error('not found');
  if (claim.status !== 'DRAFT') throw new Error('not a draft');
  await prisma.claim.update({ where: { id }, data: { status: 'SUBMITTED' } });
  const request = await prisma.request.create({ data: { claimId: id } });
  await prisma.claim.update({ where: { id }, data: { status: 'PENDING', requestId: request.id } });
}
`,
      errors: [
        {
          messageId: 'doneTwice',
          at: 'prisma.claim.update',
          line: 8,
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function submit(id: number) {
  const claim = await prisma.claim.findUnique({ where: { id } });
  if (!claim) throw new Error('not found');
  if (claim.status !== 'DRAFT') throw new Error('not a draft');
  const { count } = await prisma.claim.updateMany({ where: { id, status: 'DRAFT' }, data: { status: 'SUBMITTED' } });
  if (count !== 1) throw new Error('not a draft');
  const request = await prisma.request.create({ data: { claimId: id } });
  await prisma.claim.update({ where: { id }, data: { status: 'PENDING', requestId: request.id } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a list of states, in its place and under a name',
      filename: 'src/orders.js',
      code: `
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
const CLOSED = ['PAID', 'CANCELED'];
exports.pay = async (id) => {
  const row = await prisma.voucher.findUnique({ where: { id } });
  if (!row) throw new Error('none');
  if (!['OPEN', 'WAITING'].includes(row.state)) throw new Error('refused');
  await prisma.voucher.update({ where: { id }, data: { state: 'PAID' } });
  await prisma.payment.create({ data: { orderId: id } });
};
exports.cancel = async (id) => {
  const row = await prisma.voucher.findUnique({ where: { id } });
  if (!row || CLOSED.includes(row.state)) throw new Error('refused');
  await prisma.voucher.update({ where: { id }, data: { state: 'CANCELED' } });
  await prisma.refund.create({ data: { orderId: id } });
};
`,
      errors: [
        {
          messageId: 'doneTwice',
          at: 'prisma.voucher.update',
          line: 9,
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
const CLOSED = ['PAID', 'CANCELED'];
exports.pay = async (id) => {
  const row = await prisma.voucher.findUnique({ where: { id } });
  if (!row) throw new Error('none');
  if (!['OPEN', 'WAITING'].includes(row.state)) throw new Error('refused');
  const { count } = await prisma.voucher.updateMany({ where: { id, state: row.state }, data: { state: 'PAID' } });
  if (count !== 1) throw new Error('refused');
  await prisma.payment.create({ data: { orderId: id } });
};
exports.cancel = async (id) => {
  const row = await prisma.voucher.findUnique({ where: { id } });
  if (!row || CLOSED.includes(row.state)) throw new Error('refused');
  await prisma.voucher.update({ where: { id }, data: { state: 'CANCELED' } });
  await prisma.refund.create({ data: { orderId: id } });
};
`,
            },
          ],
        },
        {
          messageId: 'doneTwice',
          at: 'prisma.voucher.update',
          line: 15,
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
const CLOSED = ['PAID', 'CANCELED'];
exports.pay = async (id) => {
  const row = await prisma.voucher.findUnique({ where: { id } });
  if (!row) throw new Error('none');
  if (!['OPEN', 'WAITING'].includes(row.state)) throw new Error('refused');
  await prisma.voucher.update({ where: { id }, data: { state: 'PAID' } });
  await prisma.payment.create({ data: { orderId: id } });
};
exports.cancel = async (id) => {
  const row = await prisma.voucher.findUnique({ where: { id } });
  if (!row || CLOSED.includes(row.state)) throw new Error('refused');
  const { count } = await prisma.voucher.updateMany({ where: { id, state: row.state }, data: { state: 'CANCELED' } });
  if (count !== 1) throw new Error('refused');
  await prisma.refund.create({ data: { orderId: id } });
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a state that SQL says, or that is given to it; a table of orders is asked by order_id',
      filename: 'src/orders.js',
      code: `
const { Pool } = require('pg');
const pool = new Pool();
async function withTransaction(run) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
exports.cancel = async (id) =>
  withTransaction(async (client) => {
    const { rows } = await client.query('SELECT * FROM orders WHERE order_id = $1', [id]);
    if (!rows.length) throw new Error('none');
    if (rows[0].status === 'CANCELED') throw new Error('canceled');
    await client.query(\`UPDATE orders SET status='CANCELED', updated_at=now() WHERE order_id=$1\`, [id]);
    await client.query('UPDATE products SET stock = stock + $1 WHERE id = $2', [rows[0].quantity, rows[0].product_id]);
  });
exports.redeem = async (code, userId) => {
  const { rows } = await pool.query('SELECT * FROM vouchers WHERE code = $1', [code]);
  if (rows.length === 0 || rows[0].used_at) throw new Error('used');
  await pool.query('UPDATE vouchers SET used_at = NOW() WHERE id = $1', [rows[0].id]);
  await pool.query('INSERT INTO credits (user_id) VALUES ($1)', [userId]);
};
exports.refund = async (id) => {
  const { rows } = await pool.query('SELECT * FROM orders WHERE id = $1', [id]);
  if (rows.length === 0 || rows[0].status === 'REFUNDED') throw new Error('refunded');
  await pool.query('UPDATE orders SET status = $1 WHERE id = $2', ['REFUNDED', id]);
  await pool.query('INSERT INTO refunds (order_id) VALUES ($1)', [id]);
};
`,
      errors: [
        { messageId: 'doneTwice', at: 'client.query', line: 23, suggestions: [] },
        { messageId: 'doneTwice', at: 'pool.query', line: 29, suggestions: [] },
        { messageId: 'doneTwice', at: 'pool.query', line: 35, suggestions: [] },
      ],
    },
    {
      name: 'pg and mysql2: text and values under names, as one object, and in an order of their own',
      filename: 'src/users.js',
      code: `
const { Pool } = require('pg');
const mysql = require('mysql2/promise');
const pool = new Pool();
const connections = mysql.createPool('mysql://localhost/app');
class Users {
  constructor() {
    this._pool = new Pool();
  }
  async add(email) {
    await this.verify(email);
    const query = { text: 'INSERT INTO users (id, email) VALUES (gen_random_uuid(), $1) RETURNING id', values: [email] };
    return this._pool.query(query);
  }
  async verify(email) {
    const query = { text: 'SELECT id FROM users WHERE email = $1', values: [email] };
    const result = await this._pool.query(query);
    if (result.rowCount) throw new Error('taken');
  }
}
exports.add = async (email, name) => {
  const find = \`
    SELECT id FROM users
    WHERE email = $1
  \`;
  const { rows } = await pool.query(find, [email]);
  if (rows.length > 0) throw new Error('taken');
  const values = [name, email];
  const insert = 'INSERT INTO users (email, name) VALUES ($2::text, $1)';
  await pool.query(insert, values);
};
exports.join = async (email) => {
  const [rows] = await connections.query({ sql: 'SELECT id FROM users WHERE email = ?', values: [email] });
  if (rows.length > 0) throw new Error('taken');
  const insert = { sql: 'INSERT INTO users (email) VALUES (?)', values: [email] };
  await connections.query(insert);
};
exports.few = async (userId) => {
  const counting = 'SELECT COUNT(*) AS total FROM keys WHERE user_id = $1';
  const { rows } = await pool.query(counting, [userId]);
  if (rows[0].total >= 5) throw new Error('too many');
  await pool.query('INSERT INTO keys (user_id) VALUES ($1)', [userId]);
};
exports.Users = Users;
`,
      errors: [
        { messageId: 'duplicated', at: 'this._pool.query', line: 13, suggestions: [] },
        { messageId: 'duplicated', at: 'pool.query', line: 30, suggestions: [] },
        { messageId: 'duplicated', at: 'connections.query', line: 36, suggestions: [] },
        { messageId: 'overLimit', at: 'pool.query', line: 42, suggestions: [] },
      ],
    },
    {
      name: 'a stock, where the function gives a new id back: a sum, and no token',
      code: `
import { PrismaClient } from '@prisma/client';
import { randomUUID } from 'node:crypto';
const prisma = new PrismaClient();
export async function sell(dto: { variationId: string; productId: string; quantity: number }) {
  const saleId = randomUUID();
  await prisma.$transaction(async (tx) => {
    const variation = await tx.productVariation.findFirst({ where: { id: dto.variationId, productId: dto.productId } });
    if (!variation) throw new Error('not found');
    if (variation.stock < dto.quantity) throw new Error('not enough');
    await tx.productVariation.update({ where: { id: dto.variationId }, data: { stock: { decrement: dto.quantity } } });
    await tx.sale.create({ data: { id: saleId } });
  });
  return { saleId };
}
`,
      errors: [{ messageId: 'overBound', at: 'tx.productVariation.update' }],
    },
    {
      name: 'a row that saves itself, whose state was tested or asked for, and a function that only is called after a lock',
      code: `
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Order = mongoose.model('Order', new mongoose.Schema({ status: String, locked: Number, userId: String }));
const Balance = mongoose.model('Balance', new mongoose.Schema({ userId: String, available: Number, locked: Number }));
const Booking = new Sequelize('sqlite::memory:').define('Booking', { reviewedAt: DataTypes.DATE });
const Review = new Sequelize('sqlite::memory:').define('Review', { bookingId: DataTypes.INTEGER });
async function lockFunds(userId, amount) {
  await Balance.updateOne({ userId }, { $inc: { available: amount, locked: -amount } });
}
exports.cancel = async (id) => {
  const order = await Order.findOne({ _id: id, status: 'open' });
  if (!order) throw new Error('closed');
  await lockFunds(order.userId, order.locked);
  order.status = 'cancelled';
  await order.save();
};
exports.pay = async (id) => {
  const order = await Order.findById(id);
  if (!order || order.status !== 'open') throw new Error('closed');
  order.status = 'paid';
  await order.save();
  await Balance.updateOne({ userId: order.userId }, { $inc: { available: 1 } });
};
exports.review = async (id) => {
  const booking = await Booking.findByPk(id);
  if (!booking) throw new Error('unknown');
  if (booking.reviewedAt) throw new Error('reviewed');
  await Review.create({ bookingId: id });
  await booking.update({ reviewedAt: new Date() });
};
`,
      errors: [
        { messageId: 'doneTwice', at: 'order.save', line: 16 },
        { messageId: 'doneTwice', at: 'order.save', line: 22 },
        { messageId: 'doneTwice', at: 'booking.update' },
      ],
    },
    {
      name: 'whether somebody is a member, counted by two columns under a condition: one row, and no quota',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function isMember(orgId: string, userId: string) {
  const count = await prisma.member.count({ where: { orgId, userId } });
  return count > 0;
}
export async function accept(invitation: { orgId?: string; teamId: string }, userId: string) {
  if (invitation.orgId) {
    if (await isMember(invitation.orgId, userId)) throw new Error('already a member');
  }
  if (invitation.orgId) await prisma.member.create({ data: { orgId: invitation.orgId, userId } });
}
`,
      errors: [{ messageId: 'duplicated', at: 'prisma.member.create' }],
    },
    {
      name: 'a read that names the table, where the insert says which one it is: the unique index is known',
      files: {
        'src/schema.ts':
          "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', { email: text('email').notNull().unique() });\n",
        'src/db.ts':
          "import { drizzle } from 'drizzle-orm/node-postgres';\nimport * as schema from './schema.js';\nexport const db = drizzle(process.env.DATABASE_URL!, { schema });\n",
      },
      filename: 'src/users.ts',
      code: `
import { eq } from 'drizzle-orm';
import { db } from './db.js';
import { users } from './schema.js';
export async function register(email: string) {
  const existing = await db.query.users.findFirst({ where: eq(users.email, email) });
  if (existing) throw new Error('taken');
  await db.insert(users).values({ email });
}
`,
      errors: [{ messageId: 'refused', at: 'db.insert(users).values' }],
    },
    {
      name: 'columns that are unique together: the index that the schema has refuses the second row',
      code: `
const mongoose = require('mongoose');
const likeSchema = new mongoose.Schema({ user: String, post: String });
likeSchema.index({ user: 1, post: 1 }, { unique: true });
const Like = mongoose.model('Like', likeSchema);
exports.like = async (user, post) => {
  if (await Like.findOne({ user, post })) throw new Error('liked');
  await Like.create({ user, post });
};
`,
      errors: [
        {
          messageId: 'refused',
          at: 'Like.create',
          data: { asked: '`user` and `post`', write: 'Like.create' },
        },
      ],
    },
    {
      name: 'columns of an index that holds another one: what was asked for may be there twice',
      code: `
const mongoose = require('mongoose');
const likeSchema = new mongoose.Schema({ user: String, post: String, day: String });
likeSchema.index({ user: 1, post: 1, day: 1 }, { unique: true });
const Like = mongoose.model('Like', likeSchema);
exports.like = async (user, post, day) => {
  if (await Like.findOne({ user, post })) throw new Error('liked');
  await Like.create({ user, post, day });
};
`,
      errors: [{ messageId: 'duplicated', at: 'Like.create' }],
    },
    {
      name: 'a row that is made is made by its first save',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: { type: String, unique: true }, wallet: String }));
exports.signUp = async (email, wallet) => {
  if (await User.findOne({ email })) throw new Error('taken');
  const user = new User({ email });
  await user.save();
  user.wallet = wallet;
  await user.save();
};
`,
      errors: [{ messageId: 'refused', at: 'user.save', line: 7 }],
    },
    {
      name: 'a row that is made, or found otherwise and linked: only who makes it can be refused',
      files: {
        'prisma/schema.prisma': `
model User {
  id      String  @id
  email   String  @unique
  account String? @unique
}
`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function login(account: string, email: string) {
  let user = await prisma.user.findUnique({ where: { account } });
  if (!user) {
    user = await prisma.user.findUnique({ where: { email } });
    if (user) user = await prisma.user.update({ where: { id: user.id }, data: { account } });
    else user = await prisma.user.create({ data: { account, email } });
  }
  return user;
}
export async function rename(id: string, account: string) {
  if (await prisma.user.findUnique({ where: { account } })) throw new Error('taken');
  await prisma.user.update({ where: { id }, data: { account } });
}
`,
      errors: [
        { messageId: 'refused', at: 'prisma.user.create' },
        { messageId: 'refused', at: 'prisma.user.update', line: 15 },
      ],
    },
    {
      name: 'Prisma: the email is looked for, then created; the schema refuses the second',
      files: { 'prisma/schema.prisma': PRISMA_SCHEMA },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function register(email: string, name: string) {
  const existing = await prisma.user.findFirst({ where: { email } });
  if (existing) throw new Error('taken');
  return prisma.user.create({ data: { email, name } });
}
`,
      errors: [{ messageId: 'refused', at: 'prisma.user.create' }],
    },
    {
      name: 'Express and Mongoose in plain JavaScript; a document that saves itself',
      filename: 'src/file.js',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String }));
exports.register = async (req, res) => {
  const { email, name } = req.body;
  const existing = await User.findOne({ email });
  if (existing) return res.status(409).json({ message: 'taken' });
  const user = new User({ email, name });
  await user.save();
  res.json(user);
};
exports.create = async (req, res) => {
  if (await User.exists({ email: req.body.email })) {
    return res.status(409).end();
  }
  await User.create({ ...req.body, role: 'member' });
  res.end();
};
exports.findOrCreate = async (req, res) => {
  let user = await User.findOne({ email: req.body.email });
  if (!user) {
    user = await User.create(req.body);
  }
  res.json(user);
};
`,
      errors: [
        { messageId: 'duplicated', at: 'user.save' },
        { messageId: 'duplicated', at: 'User.create', line: 16 },
        { messageId: 'duplicated', at: 'User.create', line: 22 },
      ],
    },
    {
      name: 'a limit and a name that must be free, before one creation: a lock and an index',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function addProject(userId: string, name: string, plan: string) {
  if (plan === 'free') {
    const total = await prisma.project.count({ where: { userId } });
    if (total >= 1) throw new Error('limit');
  }
  if (await prisma.project.findFirst({ where: { userId, name } })) throw new Error('taken');
  return prisma.project.create({ data: { userId, name } });
}
`,
      errors: [
        { messageId: 'overLimit', at: 'prisma.project.create' },
        { messageId: 'duplicated', at: 'prisma.project.create' },
      ],
    },
    {
      name: 'what is free is asked only where it changes',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rename(id: string, email: string) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id } });
  try {
    if (email !== user.email) {
      const other = await prisma.user.findFirst({ where: { email } });
      if (other) throw new Error('taken');
    }
  } catch (error) {
    console.error(error);
    throw error;
  }
  await prisma.user.update({ where: { id }, data: { email } });
}
`,
      errors: [{ messageId: 'duplicated', at: 'prisma.user.update' }],
    },
    {
      name: 'a list is read, and looked through in memory',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function addItem(orderId: string, sku: string) {
  const items = await prisma.item.findMany({ where: { orderId } });
  const existing = items.find((item) => item.sku === sku);
  if (!existing) await prisma.item.create({ data: { orderId, sku } });
}
export async function addText(orderId: string, sku: string) {
  const items = await prisma.item.findMany({ where: { orderId } });
  if (items.some(({ sku: own }) => own.toLowerCase() === sku.toLowerCase())) throw new Error('taken');
  await prisma.item.create({ data: { orderId, sku } });
}
export async function addKey(orderId: string, key: { sku: string }) {
  const items = await prisma.item.findMany({ where: { orderId } });
  const same = items.filter((item) => {
    return item.sku.equals(key.sku);
  });
  if (same.length > 0) throw new Error('taken');
  await prisma.item.create({ data: { orderId, sku: key.sku } });
}
`,
      errors: [
        { messageId: 'duplicated', at: 'prisma.item.create', line: 7 },
        { messageId: 'duplicated', at: 'prisma.item.create', line: 12 },
        { messageId: 'duplicated', at: 'prisma.item.create', line: 20 },
      ],
    },
    {
      name: 'a limit',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function addProject(userId: string, name: string, plan: { isFree: boolean; limit: number }) {
  const total = await prisma.project.count({ where: { userId } });
  if (plan.isFree && total >= plan.limit) throw new Error('limit');
  return prisma.project.create({ data: { userId, name } });
}
`,
      errors: [{ messageId: 'overLimit', at: 'prisma.project.create' }],
    },
    {
      name: 'pg, Knex, Drizzle, TypeORM, Sequelize',
      code: `
import { Pool } from 'pg';
import knex from 'knex';
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, count } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
const pool = new Pool();
const k = knex({ client: 'pg' });
const db = drizzle(pool);
const users = pgTable('users', { email: text('email').unique(), team: text('team') });
export async function byPg(email: string) {
  const { rows } = await pool.query('select id from users where email = $1', [email]);
  if (rows.length > 0) throw new Error('taken');
  await pool.query('insert into users (email) values ($1)', [email]);
}
export async function byKnex(email: string) {
  const existing = await k('users').where({ email }).first();
  if (existing) throw new Error('taken');
  await k('users').insert({ email });
}
export async function byDrizzle(email: string) {
  const [existing] = await db.select().from(users).where(eq(users.email, email)).limit(1);
  if (existing) throw new Error('taken');
  await db.insert(users).values({ email });
}
export async function limitByDrizzle(email: string, team: string) {
  const [{ total }] = await db.select({ total: count() }).from(users).where(eq(users.team, team));
  if (total >= 5) throw new Error('full');
  await db.insert(users).values({ email, team });
}
`,
      errors: [
        { messageId: 'duplicated', at: 'pool.query', line: 14 },
        { messageId: 'duplicated', at: "k('users').insert" },
        { messageId: 'refused', at: 'db.insert(users).values', line: 24 },
        { messageId: 'overLimit', at: 'db.insert(users).values', line: 29 },
      ],
    },
    {
      name: 'behind a service in another file',
      filename: 'src/auth.service.ts',
      files: {
        'src/users.service.ts': `
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity';
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async findByEmail(email: string) { return this.users.findOne({ where: { email } }); }
  async assertFree(email: string) {
    const found = await this.users.findOneBy({ email });
    if (found) throw new Error('taken');
  }
  async create(dto: { email: string; name: string }) {
    const user = this.users.create({ ...dto });
    return this.users.save(user);
  }
}
`,
        'src/user.entity.ts': `
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity() export class User { @PrimaryGeneratedColumn() id!: number; @Column({ unique: true }) email!: string; @Column() name!: string; }
`,
      },
      code: `
import { UsersService } from './users.service';
export class AuthService {
  constructor(private readonly users: UsersService) {}
  async register(dto: { email: string; name: string }) {
    const existing = await this.users.findByEmail(dto.email);
    if (existing) throw new Error('taken');
    return this.users.create(dto);
  }
  async invite(dto: { email: string; name: string }) {
    await this.users.assertFree(dto.email);
    return this.users.create(dto);
  }
}
`,
      errors: [
        { messageId: 'refused', at: 'this.users.create', line: 8 },
        { messageId: 'refused', at: 'this.users.create', line: 12 },
      ],
    },
    {
      name: 'a bound, and a change that the database computes',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function withdraw(id: string, amount: number) {
  await prisma.$transaction(async (tx) => {
    const account = await tx.account.findUnique({ where: { id } });
    if (!account || account.balance < amount) throw new Error('too little');
    await tx.account.update({ where: { id }, data: { balance: { decrement: amount } } });
  });
}
export async function redeem(code: string) {
  const coupon = await prisma.coupon.findUnique({ where: { code } });
  if (!coupon || coupon.uses >= coupon.maxUses) throw new Error('used up');
  await prisma.coupon.update({ where: { id: coupon.id }, data: { uses: { increment: 1 } } });
}
`,
      errors: [
        { messageId: 'overBound', at: 'tx.account.update' },
        { messageId: 'overBound', at: 'prisma.coupon.update' },
      ],
    },
    {
      name: 'a bound in Mongoose, TypeORM, Knex, Drizzle and SQL, in plain JavaScript',
      filename: 'src/file.js',
      code: `
const mongoose = require('mongoose');
const { DataSource } = require('typeorm');
const knex = require('knex')({ client: 'pg' });
const { Pool } = require('pg');
const { drizzle } = require('drizzle-orm/node-postgres');
const { eq, sql } = require('drizzle-orm');
const { pgTable, integer } = require('drizzle-orm/pg-core');
const pool = new Pool();
const db = drizzle(pool);
const items = pgTable('items', { id: integer('id'), stock: integer('stock') });
const source = new DataSource({ type: 'postgres' });
const Item = mongoose.model('Item', new mongoose.Schema({ stock: Number }));
exports.byMongoose = async (id, n) => {
  const item = await Item.findById(id);
  if (!item || item.stock < n) throw new Error('sold out');
  await Item.updateOne({ _id: item._id }, { $inc: { stock: -n } });
};
exports.byTypeorm = async (id, n) => {
  const item = await source.getRepository('Item').findOneBy({ id });
  if (!item || item.stock < n) throw new Error('sold out');
  await source.getRepository('Item').decrement({ id }, 'stock', n);
};
exports.byKnex = async (id, n) => {
  const item = await knex('items').where({ id }).first();
  if (!item || item.stock < n) throw new Error('sold out');
  await knex('items').where({ id }).decrement('stock', n);
};
exports.byDrizzle = async (id, n) => {
  const [item] = await db.select().from(items).where(eq(items.id, id));
  if (!item || item.stock < n) throw new Error('sold out');
  await db.update(items).set({ stock: sql\`\${items.stock} - \${n}\` }).where(eq(items.id, id));
};
exports.bySql = async (id, n) => {
  const { rows: [item] } = await pool.query('select stock from items where id = $1', [id]);
  if (!item || item.stock < n) throw new Error('sold out');
  await pool.query('update items set stock = stock - $2 where id = $1', [id, n]);
};
`,
      errors: [
        { messageId: 'overBound', at: 'Item.updateOne' },
        { messageId: 'overBound', at: "source.getRepository('Item').decrement" },
        { messageId: 'overBound', at: "knex('items').where({ id }).decrement" },
        { messageId: 'overBound', at: 'db.update(items).set({ stock: sql`${items.stock} - ${n}` }).where' },
        { messageId: 'overBound', at: 'pool.query', line: 37 },
      ],
    },
    {
      name: 'a state, and a row that is created for each request that passes',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function accept(id: string, userId: string) {
  const invite = await prisma.invite.findUnique({ where: { id } });
  if (!invite) throw new Error('not found');
  if (invite.status !== 'PENDING') throw new Error('already answered');
  await prisma.invite.update({ where: { id }, data: { status: 'ACCEPTED' } });
  await prisma.membership.create({ data: { teamId: invite.teamId, userId } });
}
`,
      errors: [
        {
          messageId: 'doneTwice',
          at: 'prisma.invite.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function accept(id: string, userId: string) {
  const invite = await prisma.invite.findUnique({ where: { id } });
  if (!invite) throw new Error('not found');
  if (invite.status !== 'PENDING') throw new Error('already answered');
  const { count } = await prisma.invite.updateMany({ where: { id, status: 'PENDING' }, data: { status: 'ACCEPTED' } });
  if (count !== 1) throw new Error('already answered');
  await prisma.membership.create({ data: { teamId: invite.teamId, userId } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the same in other libraries, in plain JavaScript',
      filename: 'src/file.js',
      code: `
import { DataSource } from 'typeorm';
import knexFactory from 'knex';
import { Kysely, sql as k } from 'kysely';
import mysql from 'mysql2/promise';
import postgres from 'postgres';
import { MongoClient } from 'mongodb';
import { Sequelize, DataTypes } from 'sequelize';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/core';
import { createClient } from '@supabase/supabase-js';
const source = new DataSource({ type: 'postgres' });
const repo = source.getRepository('User');
const knex = knexFactory({ client: 'pg' });
const kysely = new Kysely({});
const my = mysql.createPool('');
const sql = postgres('');
const mongo = new MongoClient('');
const sequelize = new Sequelize('');
const User = sequelize.define('User', { email: { type: DataTypes.STRING, unique: true }, stock: DataTypes.INTEGER });
class Person extends Model { static tableName = 'people'; }
const orm = await MikroORM.init({});
const supabase = createClient('', '');
export async function typeorm1(email) {
  if (await repo.existsBy({ email })) throw new Error('taken');
  await repo.insert({ email });
}
export async function typeorm2(email) {
  const count = await repo.count({ where: { email } });
  if (count > 0) throw new Error('taken');
  const user = repo.create({ email });
  await repo.save(user);
}
export async function knex1(email) {
  const [{ total }] = await knex('users').where({ team: email }).count('* as total');
  if (Number(total) >= 5) throw new Error('full');
  await knex('users').insert({ team: email });
}
export async function kysely1(email) {
  const found = await kysely.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
  if (found) throw new Error('taken');
  await kysely.insertInto('users').values({ email }).execute();
}
export async function kysely2(id, n) {
  const item = await kysely.selectFrom('items').selectAll().where('id', '=', id).executeTakeFirst();
  if (!item || item.stock < n) throw new Error('sold out');
  await kysely.updateTable('items').set({ stock: k\`stock - \${n}\` }).where('id', '=', id).execute();
}
export async function mysql1(email) {
  const [rows] = await my.query('select id from users where email = ?', [email]);
  if (rows.length > 0) throw new Error('taken');
  await my.query('insert into users (email) values (?)', [email]);
}
export async function postgres1(email) {
  const rows = await sql\`select id from users where email = \${email}\`;
  if (rows.length > 0) throw new Error('taken');
  await sql\`insert into users (email) values (\${email})\`;
}
export async function mongo1(email) {
  const users = mongo.db().collection('users');
  if (await users.findOne({ email })) throw new Error('taken');
  await users.insertOne({ email });
}
export async function mongo2(userId) {
  const links = mongo.db().collection('links');
  const n = await links.countDocuments({ userId });
  if (n >= 10) throw new Error('full');
  await links.insertOne({ userId });
}
export async function sequelize1(email) {
  const found = await User.findOne({ where: { email } });
  if (found) throw new Error('taken');
  await User.create({ email });
}
export async function sequelize2(id, n) {
  const item = await User.findByPk(id);
  if (!item || item.stock < n) throw new Error('sold out');
  await User.decrement('stock', { by: n, where: { id } });
}
export async function sequelize3(id, n) {
  const item = await User.findByPk(id);
  if (!item || item.stock < n) throw new Error('sold out');
  await item.decrement('stock', { by: n });
}
export async function objection1(email) {
  const found = await Person.query().findOne({ email });
  if (found) throw new Error('taken');
  await Person.query().insert({ email });
}
export async function mikro1(email) {
  const em = orm.em.fork();
  const found = await em.findOne('User', { email });
  if (found) throw new Error('taken');
  await em.insert('User', { email });
}
export async function supabase1(email) {
  const { data } = await supabase.from('users').select('id').eq('email', email).maybeSingle();
  if (data) throw new Error('taken');
  await supabase.from('users').insert({ email });
}
`,
      errors: [
        { messageId: 'duplicated', at: 'repo.insert' },
        { messageId: 'duplicated', at: 'repo.save' },
        { messageId: 'overLimit', at: "knex('users').insert" },
        { messageId: 'duplicated', at: "kysely.insertInto('users').values({ email }).execute" },
        {
          messageId: 'overBound',
          at: "kysely.updateTable('items').set({ stock: k`stock - ${n}` }).where('id', '=', id).execute",
        },
        { messageId: 'duplicated', at: 'my.query', line: 52 },
        { messageId: 'duplicated', at: 'sql', line: 57, column: 9 },
        { messageId: 'duplicated', at: 'users.insertOne' },
        { messageId: 'overLimit', at: 'links.insertOne' },
        { messageId: 'refused', at: 'User.create' },
        { messageId: 'overBound', at: 'User.decrement' },
        { messageId: 'overBound', at: 'item.decrement' },
        { messageId: 'duplicated', at: 'Person.query().insert' },
        { messageId: 'duplicated', at: 'em.insert' },
        { messageId: 'duplicated', at: "supabase.from('users').insert" },
      ],
    },
  ],
});
