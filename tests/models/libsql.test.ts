import { queriesIn } from '../support/queries.js';

test('statements, batches and transactions', () => {
  const code = `
import { createClient, type Client } from '@libsql/client';
const db = createClient({ url: 'libsql://x' });
export async function work(id: number, given: Client) {
  const { rows } = await db.execute({ sql: 'select * from orders where user_id = ?', args: [id] });
  await given.execute('delete from orders');
  await db.batch(['select 1']);
  const trx = await db.transaction('write');
  await trx.execute('update orders set total = 0');
  return rows.map((row) => row.execute);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: db.execute()',
    'raw write orders: given.execute()',
    'transaction: db.batch()',
    'raw write orders: trx.execute()',
  ]);
});
