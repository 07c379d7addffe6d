import { queriesIn } from '../support/queries.js';

test('pools and connections with promises', () => {
  const code = `
import mysql, { type Pool, type PoolConnection } from 'mysql2/promise';
const pool = mysql.createPool('mysql://localhost/db');
export async function work(id: number, given: PoolConnection, other: Pool) {
  const [rows] = await pool.query('select * from orders where user_id in (?)', [[id]]);
  await pool.execute('select * from \`users\` where id = ?', [id]);
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.execute('insert into orders values (?)', [id]);
  await given.query({ sql: 'update orders set total = 0', values: [] });
  await other.query('delete from orders');
  const single = await mysql.createConnection({});
  await single.query('show tables');
  return (rows as any[]).map((row) => row.query('select'));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: pool.query()',
    'raw read users: pool.execute()',
    'raw write orders: connection.execute()',
    'raw write orders: given.query()',
    'raw write orders: other.query()',
    'raw read: single.query()',
  ]);
});

test('callbacks, and promises out of the pool that has them', () => {
  const code = `
const mysql = require('mysql2');
const pool = mysql.createPool({});
const db = pool.promise();
exports.work = async (id, done) => {
  pool.getConnection((error, connection) => {
    connection.query('select * from orders where id = ?', [id], (failure, rows) => done(rows));
  });
  await db.execute('select * from users where id = ?', [id]);
};`;
  expect(queriesIn({ 'src/a.js': code })).toEqual([
    'raw read orders: connection.query()',
    'raw read users: db.execute()',
  ]);
});

test('the older driver', () => {
  const code = `
import mysql from 'mysql';
const connection = mysql.createConnection({});
connection.query('select * from orders', (error, rows) => { console.log(rows); });
`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['raw read orders: connection.query()']);
});

test('what only looks like it', () => {
  const code = `
import type { RowDataPacket } from 'mysql2/promise';
class Bus { query(x: string) { return x; } execute(x: string) { return x; } }
export const work = (given: any, bus: Bus) => [given.query('select 1'), bus.execute('select 1'), bus.query('select 1')];
`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});
