import { queriesIn } from '../support/queries.js';

test('commands over HTTP', () => {
  const code = `
import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
const other = new Redis({ url: '', token: '' });
export async function work(id: string) {
  await redis.get(id);
  await other.hset(id, { a: 1 });
  await redis.del(id);
  await redis.pipeline().get('a').exec();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one: redis.get()',
    'update: other.hset()',
    'delete: redis.del()',
    "transaction: redis.pipeline().get('a').exec()",
  ]);
});
