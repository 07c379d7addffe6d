import { queriesIn } from '../support/queries.js';

test('sql is a tag and a pool', () => {
  const code = `
import { sql, db, createClient } from '@vercel/postgres';
export async function work(id: number) {
  const { rows } = await sql\`select * from orders where user_id = \${id}\`;
  await sql.query('select * from users where id = $1', [id]);
  const client = await db.connect();
  await client.sql\`delete from orders\`;
  const other = createClient();
  await other.query('update orders set total = 0');
  return rows;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: sql',
    'raw read users: sql.query()',
    'raw write orders: client.sql',
    'raw write orders: other.query()',
  ]);
});
