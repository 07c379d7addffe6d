import { queriesIn } from '../support/queries.js';

test('a database, its methods and its tasks', () => {
  const code = `
import pgPromise, { type IDatabase } from 'pg-promise';
const pgp = pgPromise();
const db = pgp('postgres://localhost/db');
export async function work(id: number, given: IDatabase<{}>) {
  await db.any('select * from orders where user_id = $1', [id]);
  await db.one('select * from users where id = $1', [id]);
  await db.none('delete from orders where id = $1', [id]);
  await given.oneOrNone('select * from users');
  await db.tx(async (t) => { await t.none('insert into orders values ($1)', [id]); });
  await db.task('name', async (t) => t.any('select 1'));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: db.any()',
    'raw read users: db.one()',
    'raw write orders: db.none()',
    'raw read users: given.oneOrNone()',
    'transaction: db.tx()',
    'raw write orders: t.none()',
    'raw read: t.any()',
  ]);
});

test("an array's map, some and each are no queries", () => {
  const code = `
import pgPromise from 'pg-promise';
const db = pgPromise()('postgres://localhost/db');
export const work = async (ids: number[]) => {
  const rows = await db.any('select * from orders');
  return rows.map((row) => ids.map((id) => row.any(id)));
};`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['raw read orders: db.any()']);
});
