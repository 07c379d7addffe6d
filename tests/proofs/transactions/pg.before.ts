import { pool } from './db.js';

async function pay(userId: number) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('update users set name = $1 where id = $2', ['Paid', userId]);
    await pool.query('insert into notes (user_id, body) values ($1, $2)', [userId, 'Paid']);
    await client.query('select 1 / 0');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

export async function run() {
  await pay(1).catch(() => undefined);
  return (await pool.query('select * from notes')).rows.length;
}
