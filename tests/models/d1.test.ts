import { queriesIn } from '../support/queries.js';

const PROJECT = { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' };

test('statements of a database that the platform declares, in Workers, in Hono and injected', () => {
  const code = `
import { Hono } from 'hono';
interface Env { DB: D1Database; LIMIT: string }
export async function work(env: Env, id: string) {
  const { results } = await env.DB.prepare('select * from orders where user_id = ?').bind(id).all<{ id: string }>();
  const order = await env.DB.prepare('SELECT * FROM orders WHERE id = ?').bind(results[0].id).first();
  await env.DB.exec('delete from orders');
  const session = env.DB.withSession('first-primary');
  await session.batch([session.prepare('update orders set total = 0')]);
  return order;
}
const app = new Hono<{ Bindings: Env }>();
app.get('/', async (c) => c.json(await c.env.DB.prepare('select * from users').raw()));
export class Orders {
  constructor(private readonly db: D1Database, private readonly cache: Cache) {}
  async close(id: string) {
    await this.db.prepare('update orders set open = 0 where id = ?').bind(id).run();
    this.cache.prepare('select 1').first();
  }
}`;
  expect(queriesIn({ ...PROJECT, 'src/a.ts': code })).toEqual([
    'raw read orders: env.DB.prepare().bind(id).all()',
    'raw read orders: env.DB.prepare().bind().first()',
    'raw write orders: env.DB.exec()',
    'transaction: session.batch()',
    "raw read users: c.env.DB.prepare('select*from users').raw()",
    'raw write orders: this.db.prepare().bind(id).run()',
  ]);
});

test('imported types, and what a Worker in JavaScript is handed', () => {
  const imported = `
import type { D1Database } from '@cloudflare/workers-types';
export const all = (db: D1Database) => db.prepare('select * from orders').all();
export const own = (db: { prepare(text: string): { first(): object } }) => db.prepare('select 1').first();
`;
  const worker = `
export default {
  async fetch(request, env) {
    const text = env.GREETING;
    return Response.json(await env.DB.prepare('select * from orders').all());
  },
};
`;
  expect(queriesIn({ ...PROJECT, 'src/a.ts': imported })).toEqual([
    "raw read orders: db.prepare('select*from orders').all()",
  ]);
  expect(queriesIn({ ...PROJECT, 'src/a.js': worker })).toEqual([
    "raw read orders: env.DB.prepare('select*from orders').all()",
  ]);
});
