import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { Kysely, type Transaction } from 'kysely';
export interface Database { orders: { id: number; user_id: number } }
export const db = new Kysely<Database>({} as never);
`;

test('reads and writes are sent by execute', () => {
  const code = `${CLIENT}
export async function load(id: number) {
  const rows = await db.selectFrom('orders').selectAll().where('user_id', '=', id).execute();
  const row = await db.selectFrom('orders').select('id').where('id', '=', id).executeTakeFirst();
  await db.insertInto('orders').values({ id, user_id: id }).execute();
  await db.updateTable('orders').set({ user_id: id }).where('id', '=', id).executeTakeFirst();
  await db.deleteFrom('orders').where('id', '=', id).execute();
  return [rows, row];
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "read-many orders: db.selectFrom('orders').selectAll()….execute()",
    "read-one orders: db.selectFrom('orders').select('id')….executeTakeFirst()",
    "create orders: db.insertInto('orders').values().execute()",
    "update orders: db.updateTable('orders').set()….executeTakeFirst()",
    "delete orders: db.deleteFrom('orders').where().execute()",
  ]);
});

test('a builder that nothing executes is not sent, awaited or not', () => {
  const code = `${CLIENT}
export async function save(id: number) {
  db.insertInto('orders').values({ id, user_id: id });
  await db.deleteFrom('orders').where('id', '=', id);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "unsent create orders: db.insertInto('orders').values()",
    "unsent delete orders: db.deleteFrom('orders').where()",
  ]);
});

test('a transaction hands its callback a client, and an annotation is enough', () => {
  const code = `${CLIENT}
export async function move(trx: Transaction<Database>, id: number) {
  await db.transaction().setIsolationLevel('serializable').execute(async (inner) => {
    await inner.deleteFrom('orders').where('id', '=', id).execute();
  });
  await trx.selectFrom('orders').selectAll().execute();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "transaction: db.transaction().setIsolationLevel('serializable').execute()",
    "delete orders: inner.deleteFrom('orders').where().execute()",
    "read-many orders: trx.selectFrom('orders').selectAll().execute()",
  ]);
});

test('rows are no builder any more', () => {
  const code = `${CLIENT}
export async function names(ids: number[]) {
  const rows = await db.selectFrom('orders').selectAll().execute();
  return ids.map((id) => rows.filter((row) => row.user_id === id));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toHaveLength(1);
});
