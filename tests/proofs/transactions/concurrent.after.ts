import type { PoolClient } from 'pg';
import { pool } from './db.js';

async function charge(client: PoolClient) {
  await client.query('select 1 / 0');
}

async function note(client: PoolClient, userId: number) {
  await client.query('select pg_sleep(0.1)').catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await client.query('insert into notes (user_id, body) values ($1, $2)', [userId, 'Paid']);
}

async function pay(userId: number) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await charge(client);
    await note(client, userId);
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
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (await pool.query('select * from notes')).rows.length;
}
