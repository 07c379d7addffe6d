import { queriesIn } from '../support/queries.js';

const SQL = `
import postgres from 'postgres';
export const sql = postgres('postgres://localhost/db');
`;

test('a template is sent when it is awaited, a transaction has its own', () => {
  const code = `${SQL}
export async function work(id: number, given: postgres.Sql, trx: postgres.TransactionSql) {
  const rows = await sql\`select * from orders where user_id = \${id}\`;
  await given\`insert into orders \${given({ id })}\`;
  await trx\`update orders set total = 0\`;
  await sql.unsafe('delete from orders');
  await sql.begin(async (inner) => {
    await inner\`select 1 from users\`;
    await inner.savepoint(async (deeper) => deeper\`select 2 from users\`);
  });
  return rows;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read orders: sql',
    'raw write orders: given',
    'raw write orders: trx',
    'raw write orders: sql.unsafe()',
    'transaction: sql.begin()',
    'raw read users: inner',
    'raw read users: deeper',
  ]);
});

test('members of a template go on, and some of them send it', () => {
  const code = `${SQL}
export async function work() {
  const names = await sql\`select name from users\`.values();
  sql\`delete from users\`.execute();
  await sql\`select * from users\`.forEach((row) => { console.log(row); });
  for await (const rows of sql\`select * from users\`.cursor(100)) console.log(rows);
  return names;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw read users: sql.values()',
    'raw write users: sql.execute()',
    'raw read users: sql.forEach()',
  ]);
});

test('parts of a statement are none of their own', () => {
  const code = `${SQL}
export async function work(ids: number[], name?: string) {
  const where = name ? sql\`where name = \${name}\` : sql\`\`;
  return sql\`select \${sql(['id', 'name'])} from users \${where} and id in \${sql(ids)} \${sql\`limit 5\`}\`;
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'raw unknown: sql',
    'raw unknown: sql',
    'raw read users: sql',
  ]);
});

test('a template that nothing awaits is not sent, and rows are no statement', () => {
  const code = `${SQL}
export async function work() {
  sql\`delete from orders\`;
  const rows = await sql\`select * from orders\`;
  return rows.map((row) => row.values());
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['raw read orders: sql']);
});

test('another tag of the same name is another tag', () => {
  const code = `
const sql = (parts: TemplateStringsArray) => parts.join('');
export const text = async () => sql\`select * from orders\`;
`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});
