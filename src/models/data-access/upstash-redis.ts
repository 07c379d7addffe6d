import { defineModel, type ApiType, type Query } from '../model.js';
import { STEP, stepping, VALUE } from '../words.js';

/** Commands of one tick go in one HTTP request, unless `enableAutoPipelining` is false. */
const IN_TICK = { sends: 'at-call', mergesInTick: true } as const;
const command = (query: Omit<Query, 'sends'>) =>
  ({ call: { query: { ...IN_TICK, ...query } } }) as const satisfies ApiType;
const READ = command({ operation: 'read-one', batch: { label: 'pipeline()…exec()' } });
const WRITE = command({ operation: 'update', bulk: { label: 'pipeline()…exec()' } });
const ATOMIC = { ...stepping('incrby', 'decrby', '({first}, {by})'), wholeNumbers: true } as const;
const replacing = (argument: number) =>
  command({
    operation: 'update',
    ...VALUE,
    data: { argument },
    ...(argument === 1 && { atomic: ATOMIC }),
    bulk: { label: 'pipeline()…exec()' },
  });
const REMOVE = command({ operation: 'delete', bulk: { label: 'del(…keys)', emptyList: 'throws' } });

const READS = `
  exists ttl pttl type strlen getrange hget hgetall hkeys hvals hlen hexists hmget lrange lindex llen smembers sismember
  smismember scard srandmember sinter sunion sdiff zrange zcard zcount zrank zrevrank zscore zmscore xrange xlen mget keys
  dbsize`;
const WRITES = `
  set setex setnx psetex getset getdel getex append incr incrby incrbyfloat decr decrby mset msetnx expire expireat pexpire
  persist rename hset hsetnx hdel hincrby lpush rpush lpop rpop lrem lset ltrim sadd srem spop smove zadd zrem zincrby
  zpopmin zpopmax zremrangebyscore xadd xdel`;
const named = (names: string, type: ApiType): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, type]),
  );

export const upstashRedis = defineModel({
  library: 'upstash-redis',
  kind: 'data-access',
  keepsCopies: true,
  modules: { '@upstash/redis': 'module', '@upstash/redis/cloudflare': 'module' },
  versions: { '@upstash/redis': '1.34 - 1.39' },
  types: {
    module: { members: { Redis: 'Redis' } },
    Redis: { instance: 'client', members: { fromEnv: { call: { returns: 'client' } } } },
    client: {
      role: 'database-client',
      recognisedBy: ['mget', 'hgetall', 'pipeline', 'createScript'],
      members: {
        ...named(READS, READ),
        ...named(WRITES, WRITE),
        set: replacing(1),
        ...named('setex psetex', replacing(2)),
        get: command({
          operation: 'read-one',
          wholeValue: true,
          conditions: [{ form: 'key', column: 'key', anyOf: '{keys}' }],
          batch: { member: 'mget', label: 'mget(…)', positional: true, missing: 'null', emptyList: 'throws' },
        }),
        del: REMOVE,
        unlink: REMOVE,
        pipeline: { call: { returns: 'pipeline' } },
        multi: { call: { returns: 'pipeline' } },
      },
    },
    /** Collects commands; `exec` sends them in one request. */
    pipeline: {
      query: { operation: 'transaction', sends: 'on-execute', mutates: true },
      members: { exec: { call: { query: { operation: 'transaction', sends: 'at-call' } } } },
      otherMembers: { type: STEP },
    },
  },
  sources: [
    {
      claim:
        'Commands that are started together are sent in one request by default; pipeline collects until exec',
      url: 'https://upstash.com/docs/redis/sdks/ts/pipelining/auto-pipeline',
      checked: '2026-11-25',
    },
  ],
});
