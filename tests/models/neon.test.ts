import { queriesIn } from '../support/queries.js';

test('the tag sends when it is awaited, a pool at once', () => {
  const code = `
import { neon, Pool } from '@neondatabase/serverless';
const sql = neon('postgres://localhost/db');
const pool = new Pool();
export async function work(id: number) {
  const rows = await sql\`select * from orders where user_id = \${id}\`;
  await sql.query('select * from users where id = $1', [id]);
  await pool.query('delete from orders');
  await sql.transaction([sql\`update orders set total = 0\`]);
  return rows.map((row) => row.query('select'));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: sql',
    'raw read users: sql.query()',
    'raw write orders: pool.query()',
    'transaction: sql.transaction()',
    'raw write orders: sql',
  ]);
});
