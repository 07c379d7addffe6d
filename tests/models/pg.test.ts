import { queriesIn } from '../support/queries.js';

const POOL = `
import pg from 'pg';
export const pool = new pg.Pool();
`;

test('a pool, a client, a client of a pool and an annotation', () => {
  const code = `
import { Pool, Client, type PoolClient } from 'pg';
const pool = new Pool({ max: 5 });
class Orders {
  constructor(private readonly pool: Pool, private readonly db: Client) {}
  async list(id: number, given: PoolClient) {
    const client = await pool.connect();
    await client.query('select 1');
    await this.pool.query('select 2');
    await this.db.query('select 3');
    await given.query('select 4');
    client.release();
  }
}
class Database extends Pool {}
export async function more() {
  await new Database().query('select 5');
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read: client.query()',
    'raw read: this.pool.query()',
    'raw read: this.db.query()',
    'raw read: given.query()',
    'raw read: new Database().query()',
  ]);
});

test('what a text does, and to which table', () => {
  const code = `${POOL}
const BY_USER = 'select * from orders where user_id = $1';
export async function work(id: number, text: string, table: string) {
  await pool.query('select * from orders where id = $1', [id]);
  await pool.query(BY_USER, [id]);
  await pool.query({ text: 'insert into public.orders (id) values ($1)', values: [id] });
  await pool.query(\`update "orders" set total = 0 where id = \${id}\`);
  await pool.query('with gone as (delete from orders returning *) select * from gone');
  await pool.query('select * from orders for update');
  await pool.query('-- all\\nselect replace(name, $1, $2) from users', [1, 2]);
  await pool.query(text, [id]);
  await pool.query(\`select * from \${table}\`);
  await pool.query('begin');
  await pool.query('listen changes');
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: pool.query()',
    'raw read orders: pool.query()',
    'raw write public.orders: pool.query()',
    'raw write orders: pool.query()',
    'raw write orders: pool.query()',
    'raw read orders: pool.query()',
    'raw read users: pool.query()',
    'raw unknown: pool.query()',
    'raw read: pool.query()',
    'raw unknown: pool.query()',
    'raw unknown: pool.query()',
  ]);
});

test('callbacks receive a client, another module hands the pool on, CommonJS loads it', () => {
  const db = `
const { Pool } = require('pg');
const pool = new Pool();
module.exports = { pool };
`;
  const code = `
const { pool } = require('./db');
exports.work = function (id, done) {
  pool.connect((error, client, release) => {
    client.query('select * from orders where id = $1', [id], (failure, result) => {
      release();
      done(failure, result.rows);
    });
  });
};`;
  expect(queriesIn({ 'src/db.js': db, 'src/a.js': code })).toEqual(['raw read orders: client.query()']);
});

test('a pool that Nest injects, and one that Fastify holds', () => {
  const service = `
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
@Injectable()
export class Orders {
  constructor(@Inject('PG') private readonly pool: Pool) {}
  list() { return this.pool.query('select * from orders'); }
}`;
  expect(queriesIn({ 'src/a.ts': service })).toEqual(['raw read orders: this.pool.query()']);
  const plugin = `
import Fastify from 'fastify';
import postgres from '@fastify/postgres';
const app = Fastify();
app.register(postgres, { connectionString: 'postgres://localhost/db' });
app.get('/', async (request) => {
  const client = await app.pg.connect();
  await client.query('select 1 from orders');
  return app.pg.transact(async (inner) => inner.query('delete from orders'));
});`;
  expect(queriesIn({ 'src/a.ts': plugin })).toEqual([
    'raw read orders: client.query()',
    'transaction: app.pg.transact()',
    'raw write orders: inner.query()',
  ]);
});

test('rows are no client, and neither is what only looks like one', () => {
  const code = `${POOL}
class Search { query(text: string) { return text; } }
export async function work(given: any, url: URL) {
  const { rows } = await pool.query('select * from orders');
  rows.map((row) => row.query('select 1'));
  given.query('select 1');
  new Search().query('select 1');
  return url.searchParams.get('query');
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['raw read orders: pool.query()']);
});
