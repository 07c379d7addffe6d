import { queriesIn } from '../support/queries.js';

test('pools, connections and batches', () => {
  const code = `
import mariadb, { type PoolConnection } from 'mariadb';
const pool = mariadb.createPool({ host: 'localhost' });
export async function work(id: number, given: PoolConnection) {
  const rows = await pool.query('select * from orders where user_id = ?', [id]);
  const connection = await pool.getConnection();
  await connection.execute('delete from orders where id = ?', [id]);
  await given.batch('insert into orders values (?, ?)', [[1, 2]]);
  return rows;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: pool.query()',
    'raw write orders: connection.execute()',
    'raw write orders: given.batch()',
  ]);
});
