import { queriesIn } from '../support/queries.js';

const POOL = `
import { createPool, sql, type CommonQueryMethods, type DatabaseTransactionConnection } from 'slonik';
import { z } from 'zod';
const pool = await createPool('postgres://localhost/inn');
const Row = z.object({ name: z.string() });
`;

test('a statement is sent by the method that it is given to', () => {
  const code = `${POOL}
export async function work(id: number) {
  await pool.any(sql.unsafe\`select * from guests\`);
  await pool.many(sql.type(Row)\`select name from guests\`);
  await pool.one(sql.typeAlias('row')\`insert into guests (name) values ('Ann') returning id\`);
  await pool.maybeOne(sql.type(Row)\`select name from guests where id = \${id}\`);
  await pool.oneFirst(sql.unsafe\`select count(*) from stays\`);
  await pool.exists(sql.unsafe\`select 1 from stays\`);
  await pool.query(sql.unsafe\`delete from stays\`);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read guests: pool.any()',
    'raw read guests: pool.many()',
    'raw write guests: pool.one()',
    'raw read guests: pool.maybeOne()',
    'raw read stays: pool.oneFirst()',
    'raw read stays: pool.exists()',
    'raw write stays: pool.query()',
  ]);
});

test('a connection is handed over by connect and transaction, or has one of the types', () => {
  const code = `${POOL}
export async function work(db: CommonQueryMethods, trx: DatabaseTransactionConnection) {
  await db.any(sql.unsafe\`select * from guests\`);
  await trx.query(sql.unsafe\`update guests set name = ''\`);
  await pool.connect(async (connection) => connection.anyFirst(sql.unsafe\`select name from guests\`));
  await pool.transaction(async (inner) => { await inner.maybeOneFirst(sql.unsafe\`select name from guests\`); });
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read guests: db.any()',
    'raw write guests: trx.query()',
    'raw read guests: connection.anyFirst()',
    'transaction: pool.transaction()',
    'raw read guests: inner.maybeOneFirst()',
  ]);
});

test('fragments and statements that nobody sends are no queries', () => {
  const code = `${POOL}
const where = sql.fragment\`where name = 'Ann'\`;
export const guests = sql.unsafe\`select * from guests \${where}\`;
export async function work() {
  sql.fragment\`limit 5\`;
  return pool.any(guests);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['raw read guests: pool.any()']);
});

test('CommonJS, a fork, and the tag of old versions', () => {
  const code = `
const { createPool, sql } = require('@silverhand/slonik');
exports.work = async () => {
  const pool = await createPool('postgres://localhost/inn');
  return pool.one(sql\`select * from guests limit 1\`);
};`;
  expect(queriesIn({ 'src/a.js': code })).toEqual(['raw read guests: pool.one()']);
});

test('an own pool with methods of these names is another', () => {
  const code = `
const pool = { any: (text: string) => [text], one: (text: string) => text };
export const work = async () => [pool.any('select * from guests'), pool.one('select 1')];`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});
