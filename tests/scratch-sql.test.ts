import { writeProject } from './support/project.js';
import { Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import plugin from '../src/index.js';
import path from 'node:path';
const HEAD = `import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq, relations } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: integer('id') });
export const orders = pgTable('orders', { id: integer('id'), userId: integer('user_id') });
export const usersRelations = relations(users, ({ many }) => ({ orders: many(orders) }));
export const ordersRelations = relations(orders, ({ one }) => ({ user: one(users, { fields: [orders.userId], references: [users.id] }) }));
const schema = { users, orders, usersRelations, ordersRelations };
const db = drizzle('x', { schema });
`;
test('x', () => {
  const codes = [HEAD+`
export async function a() {
  const list = await db.query.users.findMany();
  const out = [];
  for (const user of list) {
    out.push({ ...user, orders: await db.query.orders.findMany({ where: eq(orders.userId, user.id) }) });
  }
  return out;
}
export async function b(ids: number[]) {
  await db.batch(ids.map((id) => db.insert(orders).values({ id })));
  await Promise.all(ids.map((id) => db.delete(orders).where(eq(orders.id, id))));
  for (const id of ids) await db.insert(orders).values({ id });
  for (const id of ids) await db.update(orders).set({ userId: 1 }).where(eq(orders.id, id));
}
export async function c(ids: number[]) {
  for (const id of ids) {
    const row = await db.query.orders.findFirst({ where: (t, { eq }) => eq(t.userId, id) });
    console.log(row);
  }
}`,`
import { drizzle } from 'drizzle-orm/node-postgres';
import { defineRelations } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: integer('id') });
export const orders = pgTable('orders', { id: integer('id'), userId: integer('user_id') });
const relations = defineRelations({ users, orders }, (r) => ({ users: { orders: r.many.orders({ from: r.users.id, to: r.orders.userId }) } }));
const db = drizzle('x', { relations });
export async function a() {
  const list = await db.query.users.findMany();
  for (const user of list) {
    const mine = await db.query.orders.findMany({ where: { userId: user.id } });
    console.log(mine);
  }
}`,`
import { Knex } from 'knex';
export async function a(users: { id: number }[], kn: Knex) {
  for (const user of users) {
    const query = kn('orders').where('user_id', user.id);
    if (user.id > 3) query.andWhere('paid', true);
    const rows = await query;
    const one = await kn('profiles').where({ user_id: user.id }).first();
    await kn('orders').where('id', user.id).del();
    await kn('orders').insert({ id: user.id });
    console.log(rows, one);
  }
  for (const user of users) await kn('orders').insert({ id: user.id });
  for (const user of users) await kn('orders').where('id', user.id).del();
  const q = kn('orders');
  for (const user of users) q.orWhere('id', user.id);
  await q;
}`,`
import { Model } from 'objection';
class Order extends Model {}
class User extends Model { id!: number }
export async function a(users: User[]) {
  for (const user of users) {
    const orders = await user.$relatedQuery('orders');
    const row = await Order.query().findById(user.id);
    const list = await Order.query().where('userId', user.id);
    const one = await Order.query().findOne({ userId: user.id });
    console.log(orders, row, list, one);
  }
  for (const user of users) await Order.query().insert({ userId: user.id });
  for (const user of users) await Order.query().deleteById(user.id);
  for (const user of users) await Order.query().findById(user.id).patch({ paid: true });
  for (const user of users) await user.$query().patch({ paid: true });
}`,`
import { Kysely } from 'kysely';
const k = new Kysely<any>({} as any);
export async function a(users: { id: number }[]) {
  for (const user of users) {
    const row = await k.selectFrom('profiles').selectAll().where('user_id', '=', user.id).executeTakeFirst();
    console.log(row);
  }
  for (const user of users) await k.insertInto('orders').values({ id: user.id }).execute();
  for (const user of users) await k.deleteFrom('orders').where('id', '=', user.id).execute();
  let q = k.selectFrom('orders');
  for (const user of users) q = q.where('id', '=', user.id);
  await q.execute();
  await q;
}`];
  const names = ['no-query-in-loop','no-write-in-loop','no-unexecuted-query','no-undefined-filter','no-lazy-relation-in-loop'];
  for (const code of codes) {
    const folder = writeProject({ 'src/a.ts': code });
    const linter = new Linter({ configType: 'flat', cwd: folder });
    const messages = linter.verify(code, [{ files: ['**/*.ts'], plugins: { f: plugin as never }, rules: Object.fromEntries(names.map(n=>['f/'+n, 'error'])), languageOptions: { parser: parser as never } }], { filename: path.join(folder, 'src/a.ts') });
    console.log('=====');
    for (const m of messages) {
      console.log(m.line, m.ruleId, m.message);
      for (const s of m.suggestions ?? []) console.log('   --> ' + s.desc + '\n' + s.fix.text + '\n');
    }
  }
});
