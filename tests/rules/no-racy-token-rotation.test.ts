import rule from '../../src/rules/no-racy-token-rotation.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-racy-token-rotation', rule, {
  valid: [
    {
      name: 'a login that opens a locked account again: what a check refuses for is taken away, so the next one passes too',
      filename: 'src/login.js',
      code: `
const { PrismaClient } = require('@prisma/client');
const { Pool } = require('pg');
const { compare } = require('bcrypt');
const { sign } = require('jsonwebtoken');
const prisma = new PrismaClient();
const pool = new Pool();
const router = require('express').Router();
router.post('/login', async (req, res) => {
  const result = await pool.query('SELECT * FROM users WHERE email = $1', [req.body.email]);
  if (result.rows.length === 0) return res.status(401).end();
  const user = result.rows[0];
  if (user.locked_until && new Date(user.locked_until) > new Date()) return res.status(423).end();
  if (!(await compare(req.body.password, user.password_hash))) {
    const attempts = user.failed_logins + 1;
    if (attempts >= 5) {
      await pool.query('UPDATE users SET failed_logins = $1, locked_until = now() WHERE id = $2', [attempts, user.id]);
      return res.status(423).end();
    }
    return res.status(401).end();
  }
  await pool.query('UPDATE users SET failed_logins = 0, locked_until = NULL, seen_at = NOW() WHERE id = $1', [user.id]);
  return res.json({ token: sign({ id: user.id }, process.env.SECRET) });
});
exports.login = async (email, password) => {
  const user = await prisma.user.findUnique({ where: { email } });
  if (!user || user.failedLogins >= 5 || user.lockedUntil > new Date()) throw new Error('refused');
  if (!(await compare(password, user.passwordHash))) throw new Error('refused');
  await prisma.user.update({ where: { id: user.id }, data: { failedLogins: 0, lockedUntil: null } });
  return sign({ id: user.id }, process.env.SECRET);
};
module.exports.router = router;
`,
    },
    {
      name: 'a login: the functions that are handed the user ask about its password and its state, not about the token that it gets',
      filename: 'src/auth.js',
      code: `
const { PrismaClient } = require('@prisma/client');
const { sign } = require('jsonwebtoken');
const prisma = new PrismaClient();
const isPasswordOf = ({ password }, text) => decrypt(password) === text;
function isActive(user) { return user.state === 'active' && isKnown(user); }
function isKnown(user) { return user.verifiedAt !== null; }
exports.login = async (email, text) => {
  const user = await prisma.user.findFirst({ where: { email } });
  if (!user || !isPasswordOf(user, text) || !isActive(user)) throw new Error('refused');
  const refreshToken = sign({ id: user.id }, 'key');
  await prisma.user.update({ where: { id: user.id }, data: { refreshToken } });
  return { refreshToken };
};
`,
    },
    {
      name: 'an answer that is kept for a while: who gets none goes on, and what is out of date is removed by the way',
      filename: 'src/orders.js',
      code: `
const { randomUUID } = require('node:crypto');
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
async function keptFor(key) {
  const kept = await prisma.answer.findUnique({ where: { key } });
  if (!kept) return null;
  if (kept.expiresAt < new Date()) {
    prisma.answer.delete({ where: { key } }).catch(() => {});
    return null;
  }
  return kept.response;
}
exports.order = async (key, lines) => {
  const kept = await keptFor(key);
  if (kept) return kept;
  const tracking = randomUUID();
  await prisma.order.create({ data: { tracking, lines } });
  return { tracking };
};
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'an account of which another login becomes a part: the row was made with an id, and nothing new stands in what is taken from it',
      filename: 'src/accounts.js',
      files: {
        'package.json': '{}',
        'src/user.js': `
const mongoose = require('mongoose');
const schema = new mongoose.Schema({ email: String, social: Object, seenAt: Date });
module.exports = mongoose.model('User', schema);
`,
      },
      code: `
const { randomUUID } = require('node:crypto');
const User = require('./user');
async function accountOf(email) {
  const existing = await User.findOne({ email });
  if (existing) return existing;
  const created = User.create({ _id: randomUUID(), email });
  return created;
}
exports.connect = async (email, provider, id) => {
  const user = await accountOf(email);
  if (user.social && user.social[provider]) return user.toObject();
  user.social = user.social || {};
  user.social[provider] = { id };
  user.seenAt = new Date();
  await user.save();
  return user.toObject();
};
`,
    },
    {
      name: 'pg: a condition that stands under a name, with its count read',
      filename: 'src/tokens.js',
      code: `
const { Pool } = require('pg');
const { randomUUID } = require('node:crypto');
const pool = new Pool();
exports.refresh = async (token) => {
  const find = { text: 'SELECT * FROM tokens WHERE token = $1', values: [token] };
  const { rows } = await pool.query(find);
  if (!rows[0] || rows[0].revoked) throw new Error('invalid');
  const revoke = { text: 'UPDATE tokens SET revoked = $1 WHERE id = $2 AND revoked = $3', values: [true, rows[0].id, false] };
  const { rowCount } = await pool.query(revoke);
  if (rowCount === 0) throw new Error('used');
  return { next: randomUUID() };
};
`,
    },
    {
      name: 'a login by a method of the row that asks about its password, and a method that nothing is known of',
      filename: 'src/auth.js',
      files: {
        'package.json': '{}',
        'src/user.js': `
const mongoose = require('mongoose');
const bcrypt = require('bcrypt');
const schema = new mongoose.Schema({ email: String, password: String, refreshToken: String });
schema.methods.comparePassword = function (candidate) {
  return bcrypt.compare(candidate, this.password);
};
schema.statics.isActive = function () {
  return this.find({ revokedAt: null });
};
schema.query.isActive = function () {
  return this.where({ revokedAt: null });
};
module.exports = mongoose.model('User', schema);
`,
      },
      code: `
const { randomUUID } = require('node:crypto');
const User = require('./user');
exports.login = async (email, password) => {
  const user = await User.findOne({ email });
  if (!user || !(await user.comparePassword(password))) throw new Error('refused');
  user.refreshToken = randomUUID();
  await user.save();
  return { refreshToken: user.refreshToken, session: randomUUID() };
};
exports.rotate = async (email) => {
  const user = await User.findOne({ email });
  if (!user || !user.isActive()) throw new Error('refused');
  user.revokedAt = new Date();
  await user.save();
  return User.create({ email: randomUUID() });
};
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'a row that is found by its key, and another that names it: nothing says that the row is good for one use',
      code: `
const { DataTypes, Sequelize } = require('sequelize');
const sequelize = new Sequelize('sqlite::memory:');
const Invoice = sequelize.define('Invoice', { ownerId: DataTypes.INTEGER, status: DataTypes.STRING, cancels: DataTypes.INTEGER });
async function cancel(id, ownerId) {
  const invoice = await Invoice.findOne({ where: { id, ownerId, status: 'sent' } });
  if (!invoice) throw new Error('unknown');
  await Invoice.create({ ownerId, status: 'sent', cancels: invoice.id });
  await invoice.update({ status: 'cancelled' });
}
`,
    },
    {
      name: 'a patient that is found by its key is linked to an account, and is logged in: no token is presented',
      code: `
import { PrismaClient } from '@prisma/client';
import { sign } from 'jsonwebtoken';
const prisma = new PrismaClient();
export async function claim(patientId: string, email: string) {
  const patient = await prisma.patient.findFirst({ where: { id: patientId, isActive: true } });
  if (!patient || patient.accountId) throw new Error('claimed');
  const account = await prisma.account.create({ data: { email } });
  await prisma.patient.update({ where: { id: patientId }, data: { accountId: account.id } });
  return sign({ sub: account.id }, process.env.JWT_SECRET!);
}
`,
    },
    {
      name: 'a login that brings its user up to date: the helper refuses nobody by what it changes',
      code: `
import { PrismaClient } from '@prisma/client';
import { sign } from 'jsonwebtoken';
const prisma = new PrismaClient();
async function sync(account: string, email: string, isVerified: boolean) {
  let user = await prisma.user.findUnique({ where: { account } });
  if (!user && email) {
    user = await prisma.user.findUnique({ where: { email } });
    if (user) user = await prisma.user.update({ where: { id: user.id }, data: { account, isVerified } });
    else user = await prisma.user.create({ data: { account, email } });
  }
  else if (user && isVerified && !user.isVerified) user = await prisma.user.update({ where: { id: user.id }, data: { isVerified } });
  if (!user) throw new Error('unknown');
  return user;
}
export async function login(account: string, email: string, isVerified: boolean) {
  const user = await sync(account, email, isVerified);
  return sign({ id: user.id }, 'key');
}
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'a field that is written back with what it held',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function attach(method: string, details: object) {
  const card = await prisma.card.findFirst({ where: { data: { method } } });
  if (!card) throw new Error('unknown');
  await prisma.card.update({ where: { id: card.id }, data: { data: { ...card.data, ...details } } });
  return prisma.card.create({ data: { data: { method: card.data.generated } } });
}
`,
      options: { evidence: 'likely' },
    },
    { name: 'an empty file', code: '' },
    {
      name: 'pg: the second row, another list, and a row that is not checked',
      filename: 'src/tokens.js',
      code: `
const { Pool } = require('pg');
const { randomUUID } = require('node:crypto');
const pool = new Pool();
exports.second = async (token) => {
  const { rows } = await pool.query('SELECT * FROM resets WHERE token = $1 AND used = false', [token]);
  if (rows.length > 100) throw new Error('too many');
  await pool.query('UPDATE resets SET used = true WHERE id = $1', [rows[0]?.id]);
  return { session: randomUUID() };
};
exports.other = async (token) => {
  const { rows } = await pool.query('SELECT * FROM resets WHERE token = $1 AND used = false', [token]);
  const result = await pool.query('SELECT * FROM others WHERE token = $1', [token]);
  if (result.rows.length === 0) throw new Error('invalid');
  await pool.query('UPDATE resets SET used = true WHERE id = $1', [rows[0]?.id]);
  return { session: randomUUID() };
};
exports.counted = async (token) => {
  const { rows } = await pool.query('SELECT * FROM resets WHERE token = $1', [token]);
  if (rows.length === 0 || rows[0].used) throw new Error('invalid');
  const { rowCount } = await pool.query('UPDATE resets SET used = true WHERE id = $1 AND used = false', [rows[0].id]);
  if (rowCount === 0) throw new Error('used');
  return { session: randomUUID() };
};
`,
    },
    {
      name: 'a stock is no token: it is good for as many as are in it, and the id of the sale is not handed out for it',
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
    },
    {
      name: 'compare and set, with its count tested',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored) throw new Error('invalid');
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
  if (count !== 1) throw new Error('used');
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
    },
    {
      name: 'a delete by id throws for all but one',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored) throw new Error('invalid');
  await prisma.refreshToken.delete({ where: { id: stored.id } });
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
    },
    {
      name: 'the same members on something else',
      code: `
class Store { async findUnique(_: object) { return { id: 1, revokedAt: null as Date | null }; } async update(_: object) {} async create(_: object) {} }
const prisma = { refreshToken: new Store() };
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
    },
    {
      name: 'a client of which nothing is known',
      code: `
export async function refresh(prisma: any, token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
    },
    {
      name: 'a shadowed client',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(prisma: any, token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next } });
}
export const users = prisma.user.findMany();
`,
    },
    {
      name: 'one name for each row: two tokens are read, one is spent and the other is not checked',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function unlink(token: string, other: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { token: other }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: other } });
}
`,
    },
    {
      name: 'a row that is found by its key alone: whoever is logged in presents nothing that is good for one use',
      code: `
import { PrismaClient } from '@prisma/client';
import jwt from 'jsonwebtoken';
const prisma = new PrismaClient();
export async function actAs(input: { userId: string; role: string }) {
  const user = await prisma.user.findUnique({ where: { id: input.userId } });
  if (!user || user.role === 'ADMIN') throw new Error('no such user');
  if (user.role !== input.role) await prisma.user.update({ where: { id: input.userId }, data: { role: input.role } });
  return jwt.sign({ sub: user.id, role: input.role }, process.env.KEY as string);
}
export async function becomeSeller(userId: string) {
  const user = await prisma.user.findUnique({ where: { id: userId } });
  if (!user) throw new Error('no such user');
  if (user.role === 'SELLER') throw new Error('a seller already');
  await prisma.user.update({ where: { id: user.id }, data: { role: 'SELLER' } });
  return jwt.sign({ sub: user.id, role: 'SELLER' }, process.env.KEY as string);
}
`,
    },
    {
      name: 'the old tokens of a user go before new ones are handed out: who has none goes on as well',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
import { sign } from 'jsonwebtoken';
const prisma = new PrismaClient();
const dropTokens = async (userId: number) => {
  const tokens = await prisma.token.findMany({ where: { userId, type: { in: ['ACCESS', 'REFRESH'] } } });
  if (tokens) await prisma.token.deleteMany({ where: { userId, type: { in: ['ACCESS', 'REFRESH'] } } });
};
const dropOne = async (userId: number) => {
  const stored = await prisma.token.findFirst({ where: { userId, type: 'RESET' } });
  if (stored) await prisma.token.deleteMany({ where: { userId, type: 'RESET' } });
};
export const forgot = async (userId: number) => {
  await dropOne(userId);
  await prisma.token.create({ data: { userId, token: sign({ userId }, 'secret'), type: 'RESET' } });
};
export const logIn = async (userId: number) => {
  await dropTokens(userId);
  const token = sign({ userId }, 'secret');
  await prisma.token.create({ data: { userId, token, type: 'REFRESH' } });
  return token;
};
`,
    },
    {
      name: 'another row is made where one is missing, not in the place of the one that goes',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function merge(visitor: string, buyerId: string) {
  const visited = await prisma.cart.findUnique({ where: { visitor } });
  if (!visited || visited.merged) return;
  let own = await prisma.cart.findFirst({ where: { buyerId } });
  if (!own) {
    own = await prisma.cart.create({ data: { buyerId, storeId: visited.storeId } });
  }
  await prisma.cart.update({ where: { id: visited.id }, data: { merged: true } });
}
`,
    },
    {
      name: 'a name is no evidence: a row that is found by its key and followed by one without a new value',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function next(id: string) {
  const resetToken = await prisma.resetToken.findUnique({ where: { id } });
  if (!resetToken || resetToken.used) throw new Error('used');
  await prisma.resetToken.update({ where: { id: resetToken.id }, data: { used: true } });
  return prisma.resetToken.create({ data: { used: false } });
}
`,
    },
    {
      name: 'names that say nothing of tokens are only a likely sign',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function swap(id: string) {
  const voucher = await prisma.voucher.findUnique({ where: { id } });
  if (!voucher || voucher.used) throw new Error('used');
  await prisma.voucher.update({ where: { id: voucher.id }, data: { used: true } });
  return prisma.voucher.create({ data: { used: false } });
}
`,
    },
    {
      name: 'Mongoose: the check in the filter, and its count read',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  const { modifiedCount } = await Refresh.updateOne({ _id: stored._id, used: { $ne: true } }, { $set: { used: true } });
  if (modifiedCount !== 1) throw new Error('refused');
  return Refresh.create({ token: randomUUID() });
};
`,
    },
    {
      name: 'Mongoose: a row that was changed meanwhile is refused by its version',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
const Versioned = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean }, { optimisticConcurrency: true }));
exports.rotate = async (token) => {
  const stored = await Versioned.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  stored.used = true;
  await stored.save();
  return Versioned.create({ token: randomUUID() });
};
`,
    },
    {
      name: 'what the write gives is looked at, in libraries whose result is the count',
      filename: 'src/file.js',
      code: `
const knex = require('knex')({ client: 'pg' });
const { randomUUID } = require('node:crypto');
exports.refresh = async (token) => {
  const stored = await knex('tokens').where({ token }).first();
  if (!stored) throw new Error('invalid');
  const deleted = await knex('tokens').where({ id: stored.id }).del();
  if (deleted === 0) throw new Error('invalid');
  await knex('tokens').insert({ token: randomUUID() });
};
`,
    },
    {
      name: 'find, then update or create, twice: nothing is spent',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function keep(email: string, token: string) {
  const existing = await prisma.sessionToken.findFirst({ where: { email } });
  if (existing) return prisma.sessionToken.update({ where: { id: existing.id }, data: { email, token } });
  return prisma.sessionToken.create({ data: { email, token } });
}
export async function both(a: string, b: string) { await keep(a, 'x'); await keep(b, 'y'); }
`,
    },
    {
      name: 'a field that is filled in on the way, whatever was in it',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function copy(id: string) {
  const plan = await prisma.plan.findUnique({ where: { id } });
  if (!plan) throw new Error('no such plan');
  if (!plan.openedAt) await prisma.plan.update({ where: { id }, data: { openedAt: new Date() } });
  return prisma.plan.create({ data: { key: crypto.randomUUID(), version: plan.version + 1 } });
}
`,
    },
    {
      name: 'SQL and a builder whose condition repeats the check',
      code: `
import { randomUUID } from 'node:crypto';
import knex from 'knex';
import { Pool } from 'pg';
const pool = new Pool();
const db = knex({ client: 'pg' });
export async function bySql(token: string) {
  const result = await pool.query('select * from refresh_tokens where token = $1', [token]);
  const stored = result.rows[0];
  if (!stored || stored.revoked_at) throw new Error('refused');
  const spent = await pool.query('update refresh_tokens set revoked_at = now() where id = $1 and revoked_at is null', [stored.id]);
  if (spent.rowCount !== 1) throw new Error('refused');
  await pool.query('insert into refresh_tokens (token) values ($1)', [randomUUID()]);
}
export async function byBuilder(token: string) {
  const stored = await db('refresh_tokens').where({ token }).first();
  if (!stored || stored.revoked_at) throw new Error('refused');
  const count = await db('refresh_tokens').where({ id: stored.id }).whereNull('revoked_at').update({ revoked_at: new Date() });
  if (count !== 1) throw new Error('refused');
  await db('refresh_tokens').insert({ token: randomUUID() });
}
`,
    },
  ],
  invalid: [
    {
      name: 'a code that is emptied: nothing is left of what a check asks for',
      filename: 'src/login.js',
      code: `
const { PrismaClient } = require('@prisma/client');
const { sign } = require('jsonwebtoken');
const prisma = new PrismaClient();
exports.byCode = async (code) => {
  const link = await prisma.link.findUnique({ where: { code } });
  if (!link || link.usesLeft <= 0) throw new Error('refused');
  await prisma.link.update({ where: { id: link.id }, data: { usesLeft: 0 /* used up */ } });
  return sign({ id: link.userId }, process.env.SECRET);
};
exports.byKey = async (email, key) => {
  const user = await prisma.user.findUnique({ where: { email } });
  if (!user || user.key !== key) throw new Error('refused');
  await prisma.user.update({ where: { id: user.id }, data: { key: null /* used up */ } });
  return sign({ id: user.id }, process.env.SECRET);
};
`,
      errors: [
        { messageId: 'mintsMany', at: 'prisma.link.update', suggestions: [] },
        { messageId: 'mintsMany', at: 'prisma.user.update', suggestions: [] },
      ],
    },
    {
      name: 'a chain of promises: the step that is handed the row tests and spends it',
      filename: 'src/reset.js',
      code: `
const jwt = require('jsonwebtoken');
const router = require('express').Router();
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, balance: Number, resetToken: String, used: Boolean }));
const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
router.post('/reset', (req, res, next) => {
  User.findOne({ resetToken: req.body.token })
    .then((user) => {
      if (!user || user.used) return res.status(400).end();
      user.used = true;
      return user.save().then(() => res.json({ token: jwt.sign({ id: user.id }, process.env.SECRET) }));
    })
    .catch(next);
});
module.exports = router;
`,
      options: { evidence: 'likely' },
      errors: [{ messageId: 'mintsMany', at: 'user.save' }],
    },
    {
      name: 'a helper that comes back with nothing for what it refuses, and a caller that asks for that',
      filename: 'src/auth.js',
      code: `
const { randomUUID } = require('node:crypto');
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
async function consume(token) {
  const stored = await prisma.invite.findUnique({ where: { token } });
  if (!stored || stored.usedAt) return null;
  await prisma.invite.update({ where: { id: stored.id }, data: { usedAt: new Date() } });
  return stored;
}
exports.accept = async (token) => {
  const invite = await consume(token);
  if (!invite) throw new Error('refused');
  return { session: randomUUID() };
};
`,
      errors: [{ messageId: 'mintsMany', at: 'consume', line: 12 }],
    },
    {
      name: 'a token that a function is asked about which is handed the whole row',
      filename: 'src/auth.js',
      code: `
const { PrismaClient } = require('@prisma/client');
const { sign } = require('jsonwebtoken');
const { compareSync } = require('bcrypt');
const prisma = new PrismaClient();
const isTokenOf = (user, token) => compareSync(token, user.refreshTokenHash);
exports.refresh = async (email, token) => {
  const user = await prisma.user.findFirst({ where: { email } });
  if (!user || !isTokenOf(user, token)) throw new Error('refused');
  const refreshTokenHash = sign({ id: user.id }, 'key');
  await prisma.user.update({ where: { id: user.id }, data: { refreshTokenHash } });
  return { refreshTokenHash };
};
`,
      errors: [
        {
          messageId: 'overwrites',
          at: 'prisma.user.update',
          line: 11,
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
const { PrismaClient } = require('@prisma/client');
const { sign } = require('jsonwebtoken');
const { compareSync } = require('bcrypt');
const prisma = new PrismaClient();
const isTokenOf = (user, token) => compareSync(token, user.refreshTokenHash);
exports.refresh = async (email, token) => {
  const user = await prisma.user.findFirst({ where: { email } });
  if (!user || !isTokenOf(user, token)) throw new Error('refused');
  const refreshTokenHash = sign({ id: user.id }, 'key');
  const { count } = await prisma.user.updateMany({ where: { id: user.id, refreshTokenHash: user.refreshTokenHash }, data: { refreshTokenHash } });
  if (count !== 1) throw new Error('refused');
  return { refreshTokenHash };
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pg: text and values under a name',
      filename: 'src/tokens.js',
      code: `
const { Pool } = require('pg');
const { randomUUID } = require('node:crypto');
const pool = new Pool();
exports.refresh = async (token) => {
  const find = { text: 'SELECT * FROM tokens WHERE token = $1', values: [token] };
  const { rows } = await pool.query(find);
  if (!rows[0] || rows[0].revoked) throw new Error('invalid');
  const revoke = { text: 'UPDATE tokens SET revoked = $1 WHERE id = $2', values: [true, rows[0].id] };
  await pool.query(revoke);
  return { next: randomUUID() };
};
`,
      errors: [{ messageId: 'mintsMany', at: 'pool.query', line: 10, suggestions: [] }],
    },
    {
      name: 'Mongoose: read and checked by a method in a helper, in another file than the schema; saved again with what came of it',
      filename: 'src/tokens.js',
      files: {
        'package.json': '{}',
        'src/models/token.js': `
const mongoose = require('mongoose');
const schema = new mongoose.Schema({ hash: { type: String, unique: true }, expiresAt: Date, revokedAt: Date, replacedBy: String });
schema.methods.isExpired = function isExpired() {
  return Boolean(this.expiresAt && this.expiresAt.getTime() <= Date.now());
};
schema.methods.isActive = function isActive() {
  return !this.revokedAt && !this.isExpired();
};
module.exports = mongoose.model('Token', schema);
`,
      },
      code: `
const crypto = require('node:crypto');
const Token = require('./models/token');
async function create(userId) {
  const fresh = crypto.randomBytes(40).toString('hex');
  return Token.create({ hash: fresh, userId });
}
async function findActive(hash) {
  const stored = await Token.findOne({ hash });
  if (!stored || !stored.isActive()) {
    return null;
  }
  return stored;
}
exports.rotate = async (hash) => {
  const existing = await findActive(hash);
  if (!existing) throw new Error('refused');
  existing.revokedAt = new Date();
  await existing.save();
  const next = await create(existing.userId);
  existing.replacedBy = next._id;
  await existing.save();
  return next;
};
`,
      errors: [{ messageId: 'mintsMany', at: 'existing.save', line: 19, suggestions: [] }],
    },
    {
      name: 'Mongoose: a method in the options of the schema',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const schema = new mongoose.Schema(
  { token: String, used: Boolean },
  { methods: { isSpent() { return this.used; } } },
);
const Refresh = mongoose.model('RefreshToken', schema);
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.isSpent()) throw new Error('refused');
  await Refresh.updateOne({ _id: stored._id }, { used: true });
  return Refresh.create({ token: randomUUID() });
};
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'Refresh.updateOne',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const schema = new mongoose.Schema(
  { token: String, used: Boolean },
  { methods: { isSpent() { return this.used; } } },
);
const Refresh = mongoose.model('RefreshToken', schema);
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.isSpent()) throw new Error('refused');
  const { modifiedCount } = await Refresh.updateOne({ _id: stored._id, used: stored.used }, { used: true });
  if (modifiedCount !== 1) throw new Error('refused');
  return Refresh.create({ token: randomUUID() });
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pg: the first row by its place, and checks of how many there are',
      filename: 'src/tokens.js',
      code: `
const { Pool } = require('pg');
const { randomUUID } = require('node:crypto');
const pool = new Pool();
exports.byPlace = async (token) => {
  const { rows } = await pool.query('SELECT * FROM resets WHERE token = $1 AND used = false', [token]);
  if (rows.length === 0) throw new Error('invalid');
  await pool.query('UPDATE resets SET used = true WHERE id = $1', [rows[0].id]);
  return { session: randomUUID() };
};
exports.underResult = async (token) => {
  const result = await pool.query('SELECT * FROM resets WHERE token = $1', [token]);
  if (result.rowCount === 0 || result.rows[0].used) throw new Error('invalid');
  await pool.query('UPDATE resets SET used = true WHERE id = $1', [result.rows[0].id]);
  return { session: randomUUID() };
};
exports.named = async (token) => {
  const result = await pool.query('SELECT * FROM resets WHERE token = $1 AND used = false', [token]);
  if (!result.rows.length) throw new Error('invalid');
  const reset = result.rows[0];
  await pool.query('UPDATE resets SET used = true WHERE id = $1', [reset.id]);
  return { session: randomUUID() };
};
exports.takenOut = async (token) => {
  const result = await pool.query('SELECT * FROM resets WHERE token = $1 AND used = false', [token]);
  if (result.rows.length < 1) return null;
  const { id } = result.rows.at(0);
  await pool.query('UPDATE resets SET used = true WHERE id = $1', [id]);
  return { session: randomUUID() };
};
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'pool.query',
          line: 8,
          data: {
            write: 'pool.query',
            row: 'rows[0]',
            remedy: 'Repeat the check in its filter, test how many rows it changed',
          },
        },
        { messageId: 'mintsMany', at: 'pool.query', line: 14 },
        { messageId: 'mintsMany', at: 'pool.query', line: 21 },
        { messageId: 'mintsMany', at: 'pool.query', line: 28 },
      ],
    },
    {
      name: 'a refusal of two statements, in code without semicolons',
      code: `
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
export async function rotate(req: any, res: any) {
  const stored = await prisma.refreshToken.findUnique({ where: { token: req.body.token } })
  if (!stored || stored.revokedAt) {
    res.status(401).json({ error: 'invalid' })
    return
  }
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } })
  res.json(await prisma.refreshToken.create({ data: { userId: stored.userId } }))
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'prisma.refreshToken.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
export async function rotate(req: any, res: any) {
  const stored = await prisma.refreshToken.findUnique({ where: { token: req.body.token } })
  if (!stored || stored.revokedAt) {
    res.status(401).json({ error: 'invalid' })
    return
  }
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } })
  if (count !== 1) { res.status(401).json({ error: 'invalid' }); return; }
  res.json(await prisma.refreshToken.create({ data: { userId: stored.userId } }))
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'no word says what it is: a value that lets one request pass is replaced',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function swap(shown: string, next: string) {
  const slip = await prisma.slip.findUnique({ where: { mark: shown } });
  if (!slip || slip.goneAt) throw new Error('gone');
  await prisma.slip.update({ where: { id: slip.id, size: 1 /* of one */ }, data: { goneAt: new Date() } });
  return prisma.slip.create({ data: { mark: next } });
}
`,
      errors: [{ messageId: 'mintsMany', at: 'prisma.slip.update', suggestions: [] }],
    },
    {
      name: 'find, check, update, create',
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
      errors: [
        {
          messageId: 'mintsMany',
          at: 'prisma.refreshToken.update',
          data: {
            write: 'prisma.refreshToken.update',
            row: 'stored',
            remedy: 'Put `revokedAt: null` in its filter, test its count',
          },
          line: 7,
          column: 9,
          suggestions: [
            {
              messageId: 'compareAndSet',
              data: { change: 'Repeat `revokedAt: null` in the filter' },
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
  if (count !== 1) throw new Error('invalid');
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'inside a transaction, a flag, an answer in place of a throw',
      code: `
import { PrismaClient as Client } from '@prisma/client';
const db = new Client();
export async function refresh(token: string, next: string) {
  return db.$transaction(async (tx) => {
    const session = await tx.session.findFirst({ where: { token } });
    if (!session || session.used) {
      return null;
    }
    await tx.session.update({
      where: { id: session!.id },
      data: { used: true },
    });
    return tx.session.create({ data: { token: next } });
  });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'tx.session.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient as Client } from '@prisma/client';
const db = new Client();
export async function refresh(token: string, next: string) {
  return db.$transaction(async (tx) => {
    const session = await tx.session.findFirst({ where: { token } });
    if (!session || session.used) {
      return null;
    }
    const { count } = await tx.session.updateMany({
      where: { id: session!.id, used: false },
      data: { used: true },
    });
    if (count !== 1) return null;
    return tx.session.create({ data: { token: next } });
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'one column of the user is overwritten: the old value is what must still be there',
      code: `
import * as orm from '@prisma/client';
import { compare, hash } from 'bcrypt';
import { randomUUID } from 'node:crypto';
const prisma = new orm.PrismaClient();
export async function refresh(id: number, token: string) {
  const user = await prisma.user.findUnique({ where: { id } });
  if (!user?.refreshTokenHash) throw new Error('logged out');
  const isSame = await compare(token, user.refreshTokenHash);
  if (!isSame) throw new Error('invalid');
  const next = randomUUID();
  await prisma.user.update({ where: { id }, data: { refreshTokenHash: await hash(next, 10) } });
  return next;
}
`,
      errors: [
        {
          messageId: 'overwrites',
          at: 'prisma.user.update',
          data: {
            write: 'prisma.user.update',
            row: 'user',
            remedy: 'Put `refreshTokenHash: user.refreshTokenHash` in its filter, test its count',
          },
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import * as orm from '@prisma/client';
import { compare, hash } from 'bcrypt';
import { randomUUID } from 'node:crypto';
const prisma = new orm.PrismaClient();
export async function refresh(id: number, token: string) {
  const user = await prisma.user.findUnique({ where: { id } });
  if (!user?.refreshTokenHash) throw new Error('logged out');
  const isSame = await compare(token, user.refreshTokenHash);
  if (!isSame) throw new Error('invalid');
  const next = randomUUID();
  const { count } = await prisma.user.updateMany({ where: { id, refreshTokenHash: user.refreshTokenHash }, data: { refreshTokenHash: await hash(next, 10) } });
  if (count !== 1) throw new Error('invalid');
  return next;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a delete whose count is not read; the count has a name of its own where it is taken',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const count = 1;
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored) return undefined;
  await prisma.refreshToken.deleteMany({ where: { id: stored.id } });
  return prisma.refreshToken.create({ data: { token: next, count } });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'prisma.refreshToken.deleteMany',
          data: {
            write: 'prisma.refreshToken.deleteMany',
            row: 'stored',
            remedy: 'Test how many rows it changed',
          },
          suggestions: [
            {
              messageId: 'compareAndSet',
              data: { change: 'Test the count' },
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const count = 1;
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored) return undefined;
  const { count: spentCount } = await prisma.refreshToken.deleteMany({ where: { id: stored.id } });
  if (spentCount === 0) return undefined;
  return prisma.refreshToken.create({ data: { token: next, count } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an Express answer is repeated whole',
      code: `
import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
express().post('/refresh', async (req, res) => {
  const stored = await prisma.refreshToken.findUnique({ where: { token: req.body.token } });
  if (!stored || stored.revokedAt) {
    res.status(401).json({ error: 'invalid' });
    return;
  }
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  res.json(await prisma.refreshToken.create({ data: { userId: stored.userId } }));
});
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'prisma.refreshToken.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
express().post('/refresh', async (req, res) => {
  const stored = await prisma.refreshToken.findUnique({ where: { token: req.body.token } });
  if (!stored || stored.revokedAt) {
    res.status(401).json({ error: 'invalid' });
    return;
  }
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
  if (count !== 1) { res.status(401).json({ error: 'invalid' }); return; }
  res.json(await prisma.refreshToken.create({ data: { userId: stored.userId } }));
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a comment inside the write: no suggestion',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id /* spent */ }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
      errors: [{ messageId: 'mintsMany', at: 'prisma.refreshToken.update', suggestions: [] }],
    },
    {
      name: 'the result of the write is used: no suggestion',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  const spent = await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next, familyId: spent.familyId } });
}
`,
      errors: [{ messageId: 'mintsMany', at: 'prisma.refreshToken.update', suggestions: [] }],
    },
    {
      name: 'a nested write, which no bulk member takes: no suggestion',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date(), user: { update: { seen: true } } } });
  return prisma.refreshToken.create({ data: { token: next } });
}
`,
      errors: [{ messageId: 'mintsMany', at: 'prisma.refreshToken.update', suggestions: [] }],
    },
    {
      name: 'behind a repository in another module, injected',
      files: {
        'src/db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`,
        'src/index.ts': `export { TokenRepository } from './tokens';`,
        'src/tokens.ts': `
import { prisma } from './db';
export class TokenRepository {
  findByToken(token: string) { return prisma.refreshToken.findUnique({ where: { token } }); }
  async revoke(id: string) { await prisma.refreshToken.update({ where: { id }, data: { revokedAt: new Date() } }); }
  issue(userId: string) { return prisma.refreshToken.create({ data: { userId } }); }
}
`,
      },
      code: `
import { TokenRepository } from './index';
export class Sessions {
  constructor(private readonly tokens: TokenRepository) {}
  async refresh(token: string) {
    const stored = await this.tokens.findByToken(token);
    if (!stored || stored.revokedAt) throw new Error('invalid');
    await this.tokens.revoke(stored.id);
    return this.tokens.issue(stored.userId);
  }
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'this.tokens.revoke',
          data: {
            write: 'this.tokens.revoke',
            row: 'stored',
            remedy: 'Repeat the check in its filter, test how many rows it changed',
          },
          line: 8,
          column: 11,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a helper that reads, checks and spends; the caller mints',
      files: {
        'src/tokens.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export async function consume(token: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return stored;
}
`,
      },
      code: `
import { consume, prisma } from './tokens';
export async function refresh(token: string, next: string) {
  const { userId } = await consume(token);
  return prisma.refreshToken.create({ data: { token: next, userId } });
}
`,
      errors: [{ messageId: 'mintsMany', at: 'consume', line: 4, column: 28, suggestions: [] }],
    },
    {
      name: 'plain JavaScript with require',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { PrismaClient } = require('@prisma/client');
const jwt = require('jsonwebtoken');
const prisma = new PrismaClient();
exports.refresh = async (token) => {
  const stored = await prisma.refreshToken.findFirst({ where: { token, revoked: false } });
  if (!stored) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revoked: true } });
  return jwt.sign({ sub: stored.userId }, process.env.KEY);
};
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'prisma.refreshToken.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
const { PrismaClient } = require('@prisma/client');
const jwt = require('jsonwebtoken');
const prisma = new PrismaClient();
exports.refresh = async (token) => {
  const stored = await prisma.refreshToken.findFirst({ where: { token, revoked: false } });
  if (!stored) throw new Error('invalid');
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revoked: false }, data: { revoked: true } });
  if (count !== 1) throw new Error('invalid');
  return jwt.sign({ sub: stored.userId }, process.env.KEY);
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an order that is found by its key, and followed by one that takes over what it says, is a likely sign',
      options: { evidence: 'likely' },
      files: {
        'prisma/schema.prisma':
          'model Order {\n  id String @id\n  shopId String\n  supplierId String\n  status String\n  deleted Boolean\n}\n',
      },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function amend(orderId: string, shopId: string) {
  const order = await prisma.order.findFirst({ where: { id: orderId, shopId, deleted: false } });
  if (!order || order.status === 'CLOSED') throw new Error('closed');
  await prisma.order.update({ where: { id: orderId }, data: { status: 'AMENDED' } });
  return prisma.order.create({ data: { shopId, supplierId: order.supplierId, status: 'DRAFT' } });
}
`,
      errors: [
        {
          messageId: 'likelyReused',
          at: 'prisma.order.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function amend(orderId: string, shopId: string) {
  const order = await prisma.order.findFirst({ where: { id: orderId, shopId, deleted: false } });
  if (!order || order.status === 'CLOSED') throw new Error('closed');
  const { count } = await prisma.order.updateMany({ where: { id: orderId, status: order.status }, data: { status: 'AMENDED' } });
  if (count !== 1) throw new Error('closed');
  return prisma.order.create({ data: { shopId, supplierId: order.supplierId, status: 'DRAFT' } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the shape under another name is a likely sign',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function swap(id: string) {
  const voucher = await prisma.voucher.findUnique({ where: { id } });
  if (!voucher || voucher.state !== 'OPEN') throw new Error('used');
  await prisma.voucher.update({ where: { id: voucher.id }, data: { state: 'SPENT' } });
  return prisma.voucher.create({ data: { state: 'OPEN' } });
}
`,
      errors: [
        {
          messageId: 'likelyReused',
          at: 'prisma.voucher.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function swap(id: string) {
  const voucher = await prisma.voucher.findUnique({ where: { id } });
  if (!voucher || voucher.state !== 'OPEN') throw new Error('used');
  const { count } = await prisma.voucher.updateMany({ where: { id: voucher.id, state: 'OPEN' }, data: { state: 'SPENT' } });
  if (count !== 1) throw new Error('used');
  return prisma.voucher.create({ data: { state: 'OPEN' } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Mongoose: an operator; a field that was never set passes the check too',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  await Refresh.updateOne({ _id: stored._id }, { $set: { used: true } });
  return Refresh.create({ token: randomUUID() });
};
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'Refresh.updateOne',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  const { modifiedCount } = await Refresh.updateOne({ _id: stored._id, used: { $ne: true } }, { $set: { used: true } });
  if (modifiedCount !== 1) throw new Error('refused');
  return Refresh.create({ token: randomUUID() });
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Mongoose: by a bare id',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  await Refresh.findByIdAndUpdate(stored._id, { used: true });
  return Refresh.create({ token: randomUUID() });
};
`,
      errors: [{ messageId: 'mintsMany', at: 'Refresh.findByIdAndUpdate', suggestions: [] }],
    },
    {
      name: 'Mongoose: the row saves itself',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  stored.used = true;
  await stored.save();
  return Refresh.create({ token: randomUUID() });
};
`,
      errors: [{ messageId: 'mintsMany', at: 'stored.save', suggestions: [] }],
    },
    {
      name: 'Mongoose: the row is given its fields at once',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  Object.assign(stored, { used: true });
  await stored.save();
  return Refresh.create({ token: randomUUID() });
};
`,
      errors: [{ messageId: 'mintsMany', at: 'stored.save', suggestions: [] }],
    },
    {
      name: 'Mongoose: the row removes itself',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Refresh.findOne({ token });
  if (!stored || stored.used) throw new Error('refused');
  await stored.deleteOne();
  return Refresh.create({ token: randomUUID() });
};
`,
      errors: [{ messageId: 'mintsMany', at: 'stored.deleteOne', suggestions: [] }],
    },
    {
      name: 'Sequelize: the row updates itself',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { randomUUID } = require('node:crypto');
const mongoose = require('mongoose');
const { DataTypes, Sequelize } = require('sequelize');
const Refresh = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, used: Boolean, usedAt: Date }));
const Session = new Sequelize('').define('sessionToken', { token: DataTypes.STRING, used: DataTypes.BOOLEAN });
exports.rotate = async (token) => {
  const stored = await Session.findOne({ where: { token } });
  if (!stored || stored.used) throw new Error('refused');
  await stored.update({ used: true });
  return Session.create({ token: randomUUID() });
};
`,
      errors: [{ messageId: 'mintsMany', at: 'stored.update', suggestions: [] }],
    },
    {
      name: 'SQL, Kysely and Drizzle on one row',
      code: `
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';
import { Kysely } from 'kysely';
import { Pool } from 'pg';
const pool = new Pool();
const kysely = new Kysely<any>({} as never);
const refreshTokens = pgTable('refresh_tokens', { id: serial().primaryKey(), token: text(), revokedAt: timestamp() });
const db = drizzle('');
export async function bySql(token: string) {
  const { rows: [stored] } = await pool.query('select * from refresh_tokens where token = $1', [token]);
  if (!stored || stored.revoked_at) throw new Error('refused');
  await pool.query('update refresh_tokens set revoked_at = $1 where id = $2', [new Date(), stored.id]);
  await pool.query('insert into refresh_tokens (token) values ($1)', [randomUUID()]);
}
export async function byKysely(token: string) {
  const stored = await kysely.selectFrom('refresh_tokens').selectAll().where('token', '=', token).executeTakeFirst();
  if (!stored || stored.revoked_at) throw new Error('refused');
  await kysely.updateTable('refresh_tokens').set({ revoked_at: new Date() }).where('id', '=', stored.id).execute();
  await kysely.insertInto('refresh_tokens').values({ token: randomUUID() }).execute();
}
export async function byDrizzle(token: string) {
  const found = await db.select().from(refreshTokens).where(eq(refreshTokens.token, token));
  const stored = found[0];
  if (!stored || stored.revokedAt) throw new Error('refused');
  await db.update(refreshTokens).set({ revokedAt: new Date() }).where(eq(refreshTokens.id, stored.id));
  await db.insert(refreshTokens).values({ token: randomUUID() });
}
`,
      errors: [
        { messageId: 'mintsMany', at: 'pool.query', line: 15, suggestions: [] },
        {
          messageId: 'mintsMany',
          at: "kysely.updateTable('refresh_tokens').set({ revoked_at: new Date() }).where('id', '=', stored.id).execute",
          suggestions: [],
        },
        {
          messageId: 'mintsMany',
          at: 'db.update(refreshTokens).set({ revokedAt: new Date() }).where',
          suggestions: [],
        },
      ],
    },
    {
      name: 'a refusal that takes what its condition asked about is not repeated',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
class Denied extends Error { constructor(readonly since: Date) { super(since.toISOString()); } }
export async function rotate(token: string) {
  const stored = await prisma.refreshToken.findUniqueOrThrow({ where: { token } });
  if (stored.revokedAt) throw new Denied(stored.revokedAt);
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: crypto.randomUUID() } });
}
`,
      errors: [{ messageId: 'mintsMany', at: 'prisma.refreshToken.update', suggestions: [] }],
    },
    {
      name: 'the row by its id, by itself, in a builder and in SQL, in every library',
      filename: 'src/file.js',
      code: `
import { DataSource } from 'typeorm';
import knexFactory from 'knex';
import { Kysely } from 'kysely';
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { pgTable, text, integer, timestamp } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
import mysql from 'mysql2/promise';
import postgres from 'postgres';
import { Sequelize, DataTypes } from 'sequelize';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/core';
import { createClient } from '@supabase/supabase-js';
import { randomUUID } from 'node:crypto';
const source = new DataSource({ type: 'postgres' });
const repo = source.getRepository('RefreshToken');
const knex = knexFactory({ client: 'pg' });
const kysely = new Kysely({});
const pool = new Pool();
const db = drizzle(pool);
const tokens = pgTable('tokens', { id: integer('id'), token: text('token'), usedAt: timestamp('used_at') });
const my = mysql.createPool('');
const sql = postgres('');
const sequelize = new Sequelize('');
const Token = sequelize.define('Token', { token: DataTypes.STRING, revokedAt: DataTypes.DATE });
class RefreshToken extends Model { static tableName = 'refresh_tokens'; }
const orm = await MikroORM.init({});
const supabase = createClient('', '');
export async function typeormUpdateId(token) {
  const stored = await repo.findOneBy({ token });
  if (!stored || stored.revoked) throw new Error('invalid');
  await repo.update(stored.id, { revoked: true });
  return repo.insert({ token: randomUUID() });
}
export async function typeormSave(token) {
  const stored = await repo.findOneBy({ token });
  if (!stored || stored.revoked) throw new Error('invalid');
  stored.revoked = true;
  await repo.save(stored);
  return repo.insert({ token: randomUUID() });
}
export async function typeormRemove(token) {
  const stored = await repo.findOneBy({ token });
  if (!stored) throw new Error('invalid');
  await repo.remove(stored);
  return repo.insert({ token: randomUUID() });
}
export async function knexUpdate(token) {
  const stored = await knex('tokens').where({ token }).first();
  if (!stored || stored.revoked_at) throw new Error('invalid');
  await knex('tokens').where({ id: stored.id }).update({ revoked_at: new Date() });
  await knex('tokens').insert({ token: randomUUID() });
}
export async function knexDel(token) {
  const stored = await knex('tokens').where('token', token).first();
  if (!stored) throw new Error('invalid');
  await knex('tokens').where('id', stored.id).del();
  await knex('tokens').insert({ token: randomUUID() });
}
export async function kyselyUpdate(token) {
  const stored = await kysely.selectFrom('tokens').selectAll().where('token', '=', token).executeTakeFirst();
  if (!stored || stored.used_at) throw new Error('invalid');
  await kysely.updateTable('tokens').set({ used_at: new Date() }).where('id', '=', stored.id).execute();
  await kysely.insertInto('tokens').values({ token: randomUUID() }).execute();
}
export async function drizzleUpdate(token) {
  const [stored] = await db.select().from(tokens).where(eq(tokens.token, token));
  if (!stored || stored.usedAt) throw new Error('invalid');
  await db.update(tokens).set({ usedAt: new Date() }).where(eq(tokens.id, stored.id));
  await db.insert(tokens).values({ token: randomUUID() });
}
export async function drizzleDelete(token) {
  const [stored] = await db.select().from(tokens).where(eq(tokens.token, token));
  if (!stored) throw new Error('invalid');
  await db.delete(tokens).where(eq(tokens.id, stored.id));
  await db.insert(tokens).values({ token: randomUUID() });
}
export async function pgUpdate(token) {
  const { rows } = await pool.query('select * from tokens where token = $1', [token]);
  const stored = rows[0];
  if (!stored || stored.used_at) throw new Error('invalid');
  await pool.query('update tokens set used_at = now() where id = $1', [stored.id]);
  await pool.query('insert into tokens (token) values ($1)', [randomUUID()]);
}
export async function mysqlUpdate(token) {
  const [rows] = await my.query('select * from tokens where token = ?', [token]);
  const stored = rows[0];
  if (!stored || stored.used_at) throw new Error('invalid');
  await my.query('update tokens set used_at = now() where id = ?', [stored.id]);
  await my.query('insert into tokens (token) values (?)', [randomUUID()]);
}
export async function postgresUpdate(token) {
  const [stored] = await sql\`select * from tokens where token = \${token}\`;
  if (!stored || stored.used_at) throw new Error('invalid');
  await sql\`update tokens set used_at = now() where id = \${stored.id}\`;
  await sql\`insert into tokens (token) values (\${randomUUID()})\`;
}
export async function sequelizeUpdate(token) {
  const stored = await Token.findOne({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await Token.update({ revokedAt: new Date() }, { where: { id: stored.id } });
  return Token.create({ token: randomUUID() });
}
export async function sequelizeDestroy(token) {
  const stored = await Token.findOne({ where: { token } });
  if (!stored) throw new Error('invalid');
  await stored.destroy();
  return Token.create({ token: randomUUID() });
}
export async function objectionPatch(token) {
  const stored = await RefreshToken.query().findOne({ token });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await RefreshToken.query().findById(stored.id).patch({ revokedAt: new Date() });
  return RefreshToken.query().insert({ token: randomUUID() });
}
export async function mikroNative(token) {
  const em = orm.em.fork();
  const stored = await em.findOne('Token', { token });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await em.nativeUpdate('Token', { id: stored.id }, { revokedAt: new Date() });
  await em.insert('Token', { token: randomUUID() });
}
export async function supabaseUpdate(token) {
  const { data: stored } = await supabase.from('tokens').select('*').eq('token', token).single();
  if (!stored || stored.used_at) throw new Error('invalid');
  await supabase.from('tokens').update({ used_at: new Date() }).eq('id', stored.id);
  await supabase.from('tokens').insert({ token: randomUUID() });
}
`,
      errors: [
        { messageId: 'mintsMany', at: 'repo.update' },
        { messageId: 'mintsMany', at: 'repo.save' },
        { messageId: 'mintsMany', at: 'repo.remove' },
        { messageId: 'mintsMany', at: "knex('tokens').where({ id: stored.id }).update" },
        { messageId: 'mintsMany', at: "knex('tokens').where('id', stored.id).del" },
        {
          messageId: 'mintsMany',
          at: "kysely.updateTable('tokens').set({ used_at: new Date() }).where('id', '=', stored.id).execute",
        },
        { messageId: 'mintsMany', at: 'db.update(tokens).set({ usedAt: new Date() }).where' },
        { messageId: 'mintsMany', at: 'db.delete(tokens).where' },
        { messageId: 'mintsMany', at: 'pool.query', line: 83 },
        { messageId: 'mintsMany', at: 'my.query', line: 90 },
        { messageId: 'mintsMany', at: 'sql', line: 96, column: 9 },
        { messageId: 'mintsMany', at: 'Token.update' },
        { messageId: 'mintsMany', at: 'stored.destroy' },
        { messageId: 'mintsMany', at: 'RefreshToken.query().findById(stored.id).patch' },
        { messageId: 'mintsMany', at: 'em.nativeUpdate' },
        { messageId: 'mintsMany', at: "supabase.from('tokens').update({ used_at: new Date() }).eq" },
      ],
    },
    {
      name: 'TypeORM: update by conditions',
      filename: 'src/file.js',
      code: `
import { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
const source = new DataSource({ type: 'postgres' });
const repo = source.getRepository('RefreshToken');
export async function typeormUpdateWhere(token) {
  const stored = await repo.findOne({ where: { token } });
  if (!stored || stored.revoked) throw new Error('invalid');
  await repo.update({ id: stored.id }, { revoked: true });
  return repo.save({ token: randomUUID() });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'repo.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
const source = new DataSource({ type: 'postgres' });
const repo = source.getRepository('RefreshToken');
export async function typeormUpdateWhere(token) {
  const stored = await repo.findOne({ where: { token } });
  if (!stored || stored.revoked) throw new Error('invalid');
  const { affected } = await repo.update({ id: stored.id, revoked: false }, { revoked: true });
  if (affected !== 1) throw new Error('invalid');
  return repo.save({ token: randomUUID() });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: delete by a bare id',
      filename: 'src/file.js',
      code: `
import { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
const source = new DataSource({ type: 'postgres' });
const repo = source.getRepository('RefreshToken');
export async function typeormDelete(token) {
  const stored = await repo.findOneBy({ token });
  if (!stored) throw new Error('invalid');
  await repo.delete(stored.id);
  return repo.insert({ token: randomUUID() });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'repo.delete',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
const source = new DataSource({ type: 'postgres' });
const repo = source.getRepository('RefreshToken');
export async function typeormDelete(token) {
  const stored = await repo.findOneBy({ token });
  if (!stored) throw new Error('invalid');
  const { affected } = await repo.delete(stored.id);
  if (affected === 0) throw new Error('invalid');
  return repo.insert({ token: randomUUID() });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the driver of MongoDB',
      filename: 'src/file.js',
      code: `
import { MongoClient } from 'mongodb';
import { randomUUID } from 'node:crypto';
const mongo = new MongoClient('');
export async function mongoUpdate(token) {
  const all = mongo.db().collection('tokens');
  const stored = await all.findOne({ token });
  if (!stored || stored.usedAt) throw new Error('invalid');
  await all.updateOne({ _id: stored._id }, { $set: { usedAt: new Date() } });
  await all.insertOne({ token: randomUUID() });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'all.updateOne',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { MongoClient } from 'mongodb';
import { randomUUID } from 'node:crypto';
const mongo = new MongoClient('');
export async function mongoUpdate(token) {
  const all = mongo.db().collection('tokens');
  const stored = await all.findOne({ token });
  if (!stored || stored.usedAt) throw new Error('invalid');
  const { modifiedCount } = await all.updateOne({ _id: stored._id, usedAt: null }, { $set: { usedAt: new Date() } });
  if (modifiedCount !== 1) throw new Error('invalid');
  await all.insertOne({ token: randomUUID() });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'no semicolon behind the refusal, and another statement on the line',
      code: `
import { MongoClient } from 'mongodb'
import { randomUUID } from 'node:crypto'
const all = new MongoClient('').db().collection('tokens')
export async function rotate(token) {
  const stored = await all.findOne({ token })
  if (!stored || stored.usedAt) throw new Error('invalid')
  await all.updateOne({ _id: stored._id }, { $set: { usedAt: new Date() } }); await all.insertOne({ token: randomUUID() })
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'all.updateOne',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { MongoClient } from 'mongodb'
import { randomUUID } from 'node:crypto'
const all = new MongoClient('').db().collection('tokens')
export async function rotate(token) {
  const stored = await all.findOne({ token })
  if (!stored || stored.usedAt) throw new Error('invalid')
  const { modifiedCount } = await all.updateOne({ _id: stored._id, usedAt: null }, { $set: { usedAt: new Date() } });
  if (modifiedCount !== 1) throw new Error('invalid'); await all.insertOne({ token: randomUUID() })
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a second round, hooks of one form only: the write with the check in it would refuse what passes today',
      files: {
        'prisma/schema.prisma': `
model Token {
  id     Int     @id
  token  String  @unique
  used   Boolean
  userId Int
}
`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
import jwt from 'jsonwebtoken';
const prisma = new PrismaClient();
const watched = new PrismaClient().$extends({ query: { token: { async update({ args, query }) { return query(args); } } } });
export async function spend(token: string) {
  const row = await prisma.token.findUnique({ where: { token } });
  if (!row || row.used) throw new Error('bad');
  for (const _ of [1, 2]) {
    await prisma.token.update({ where: { id: row.id }, data: { used: true } });
  }
  return jwt.sign({ id: row.userId }, 's');
}
export async function note(token: string) {
  const row = await watched.token.findUnique({ where: { token } });
  if (!row || row.used) throw new Error('bad');
  await watched.token.update({ where: { id: row.id }, data: { used: true } });
  return jwt.sign({ id: row.userId }, 's');
}
`,
      errors: [
        { messageId: 'mintsMany', at: 'prisma.token.update', suggestions: [] },
        { messageId: 'mintsMany', at: 'watched.token.update', suggestions: [] },
      ],
    },
    {
      name: 'a column that may be null: what was never set passes the check, and no filter for false',
      files: {
        'prisma/schema.prisma': `
model Token {
  id     Int      @id
  token  String   @unique
  used   Boolean?
  userId Int
}
`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
import jwt from 'jsonwebtoken';
const prisma = new PrismaClient();
export async function spend(token: string) {
  const row = await prisma.token.findUnique({ where: { token } });
  if (!row || row.used) throw new Error('bad');
  await prisma.token.update({ where: { id: row.id }, data: { used: true } });
  return jwt.sign({ id: row.userId }, 's');
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'prisma.token.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
import jwt from 'jsonwebtoken';
const prisma = new PrismaClient();
export async function spend(token: string) {
  const row = await prisma.token.findUnique({ where: { token } });
  if (!row || row.used) throw new Error('bad');
  const { count } = await prisma.token.updateMany({ where: { id: row.id, used: row.used }, data: { used: true } });
  if (count !== 1) throw new Error('bad');
  return jwt.sign({ id: row.userId }, 's');
}
`,
            },
          ],
        },
      ],
    },
  ],
});
