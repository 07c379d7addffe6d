import { lint } from './scratch-lib.js';
test('x', () => {
  const codes: [string, boolean?][] = [[`
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
export async function a(items: { id: number; name: string }[], opt?: string) {
  for (const item of items) await prisma.item.create({ data: { name: item.name } });
  for (const { id } of items) { await prisma.item.delete({ where: { id } }); }
  await Promise.all(items.map((item) => prisma.item.update({ where: { id: item.id }, data: { done: true } })));
  for (const item of items) { await prisma.item.update({ where: { id: item.id }, data: { name: item.name } }); }
  for (const item of items) { try { await prisma.item.create({ data: { name: item.name } }); } catch (e) { console.error(e); } }
  for (const item of items) { const row = await prisma.item.create({ data: { name: item.name } }); await prisma.log.create({ data: { itemId: row.id } }); }
  await prisma.$transaction(async (tx) => { for (const item of items) await tx.item.update({ where: { id: item.id }, data: { name: item.name } }); });
  prisma.item.create({ data: { name: 'x' } });
  items.forEach((item) => prisma.item.create({ data: { name: item.name } }));
  const unused = prisma.item.findMany();
  await prisma.item.deleteMany({ where: { ownerId: opt } });
  if (!opt) return;
  await prisma.item.deleteMany({ where: { ownerId: opt } });
}
const app = express();
app.get('/x', async (req, res) => {
  res.json(await prisma.item.findMany());
  await prisma.item.findFirst({ where: { id: req.query.id as string } });
  res.json(await list());
});
async function list() { return prisma.item.findMany(); }
`], [`
import { Kysely } from 'kysely';
const db = new Kysely<DB>({});
export async function a(items: { id: number; name: string }[]) {
  for (const item of items) await db.insertInto('items').values({ name: item.name }).execute();
  for (const item of items) await db.deleteFrom('items').where('id', '=', item.id).execute();
  db.insertInto('items').values({ name: 'x' });
  await db.deleteFrom('items').where('id', '=', 1);
  let q = db.selectFrom('items').selectAll();
  if (items) q = q.where('id', '=', 1);
  return q.execute();
}
`], [`
import knexFactory from 'knex';
const knex = knexFactory({});
export async function a(items: { id: number; name: string }[]) {
  for (const item of items) await knex('items').insert({ name: item.name });
  for (const item of items) await knex('items').where({ id: item.id }).delete();
  knex('items').insert({ name: 'x' });
  const q = knex('items').where('id', 1);
  q.orderBy('id');
  return q;
}
`]];
  for (const [code, typed] of codes) console.log(lint(code, typed));
});
