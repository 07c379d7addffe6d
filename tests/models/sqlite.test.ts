import { originsIn, inProject } from '../support/testkit.js';
import { queriesIn } from '../support/queries.js';

const USES = `
export async function work(id: number, given: Database.Database) {
  const read = db.prepare('select * from orders where id = ?');
  read.get(id);
  db.prepare('select * from orders').pluck().all();
  db.exec('delete from orders');
  given.prepare('select 1').run();
  await wrapped.all('select * from orders');
  await inside.query('select * from orders');
  await inside.sql\`select * from orders\`;
}`;
const CLIENTS = `
import Database from 'better-sqlite3';
import { DatabaseSync } from 'node:sqlite';
import { open } from 'sqlite';
import { PGlite } from '@electric-sql/pglite';
const db = new Database('orders.db');
const wrapped = await open({ filename: 'orders.db' });
const inside = new PGlite();
`;

test('what stays in the process costs no round trip and is no query', () => {
  expect(queriesIn({ 'src/a.ts': CLIENTS + USES })).toEqual([]);
});

test('it is recognised all the same', () => {
  const code = `${CLIENTS}
/*?*/db;
/*?*/new DatabaseSync(':memory:');
/*?*/db.prepare('select 1');
/*?*/wrapped;
/*?*/inside;
`;
  expect(inProject({ 'src/a.ts': code }, originsIn)).toEqual([
    'sqlite.database',
    'sqlite.database',
    'sqlite.statement',
    'sqlite.async',
    'pglite.client',
  ]);
});
