import { queriesIn } from '../support/queries.js';

test('clients, clusters and annotations', () => {
  const code = `
import Redis, { Cluster, type Redis as Client } from 'ioredis';
const redis = new Redis();
const cluster = new Redis.Cluster([]);
export class Cache {
  constructor(@InjectRedis() private readonly redis: Redis, private readonly other: Client) {}
  async work(id: string) {
    await redis.get(id);
    await cluster.hgetall(id);
    await new Cluster([]).smembers(id);
    await this.redis.set(id, '1', 'EX', 5);
    await this.other.zadd(id, 1, 'a');
  }
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one: redis.get()',
    'read-one: cluster.hgetall()',
    'read-one: new Cluster([]).smembers()',
    'update: this.redis.set()',
    'update: this.other.zadd()',
  ]);
});

test('pipelines and transactions are sent by exec', () => {
  const code = `
const Redis = require('ioredis');
const redis = new Redis();
exports.work = async (ids) => {
  const pipeline = redis.pipeline();
  ids.forEach((id) => pipeline.get(id));
  await pipeline.exec();
  await redis.multi().incr('a').exec();
};`;
  expect(queriesIn({ 'src/a.js': code })).toEqual([
    'unsent transaction: redis.pipeline()',
    'unsent transaction: pipeline.get(id)',
    'transaction: pipeline.exec()',
    "transaction: redis.multi().incr('a').exec()",
  ]);
});

test('a client on a Fastify instance', () => {
  const code = `
import Fastify from 'fastify';
import plugin from '@fastify/redis';
const app = Fastify();
app.register(plugin);
app.get('/', () => app.redis.get('a'));`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['read-one: app.redis.get()']);
});

test('subscriptions, blocking commands, streams and look-alikes are no queries', () => {
  const code = `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function work(given: any, seen: Set<string>, headers: Headers) {
  await redis.subscribe('news');
  await redis.blpop('queue', 0);
  redis.scanStream().on('data', console.log);
  return [given.get('a'), seen.has('a'), headers.get('a')];
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});
