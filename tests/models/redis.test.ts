import { queriesIn } from '../support/queries.js';

test('clients, clusters and both spellings of commands', () => {
  const code = `
import { createClient, createCluster, type RedisClientType } from 'redis';
export const client = await createClient().on('error', console.error).connect();
const cluster = createCluster({ rootNodes: [] });
export async function work(id: string, given: RedisClientType, other: ReturnType<typeof createClient>) {
  await client.get(id);
  await client.HGETALL(id);
  await cluster.sMembers(id);
  await given.set(id, '1', { EX: 5 });
  await other.del(id);
  await client.duplicate().incr(id);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one: client.get()',
    'read-one: client.HGETALL()',
    'read-one: cluster.sMembers()',
    'update: given.set()',
    'delete: other.del()',
    'update: client.duplicate().incr(id)',
  ]);
});

test('what is collected is sent by exec', () => {
  const code = `
import * as redis from 'redis';
const client = redis.createClient();
export async function work(ids: string[]) {
  await client.multi().set('a', '1').expire('a', 5).exec();
  const batch = client.multi();
  for (const id of ids) batch.get(id);
  return batch.exec();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'transaction: client.multi().set()….exec()',
    'unsent transaction: client.multi()',
    'unsent transaction: batch.get(id)',
    'transaction: batch.exec()',
  ]);
});

test('subscriptions, blocking commands and iterators are no queries', () => {
  const code = `
const { createClient } = require('redis');
const client = createClient();
exports.work = async () => {
  await client.subscribe('news', () => {});
  await client.blPop('queue', 0);
  await client.publish('news', 'x');
  for await (const key of client.scanIterator()) console.log(key);
};`;
  expect(queriesIn({ 'src/a.js': code })).toEqual([]);
});

test("a map's get and set are no commands", () => {
  const code = `
import { createClient } from 'redis';
const client = createClient();
const kept = new Map<string, string>();
class Cache { get(key: string) { return key; } set(key: string) { return key; } }
export const work = (given: any, cache: Cache) =>
  [kept.get('a'), kept.set('a', 'b'), given.get('a'), cache.get('a'), cache.set('a'), new URLSearchParams().get('a')];
`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});
