import { defineModel, type ApiType } from '../model.js';
import { NOTED, STEP, stepping, VALUE, type Statement } from '../words.js';

/** Commands are written without waiting for the answers of earlier ones: those of one tick wait for one round trip. */
const IN_TICK = { sends: 'at-call', mergesInTick: true } as const;
const command = (query: Statement) =>
  ({
    call: { query: { ...IN_TICK, ...query }, callbacks: [{ argument: 'every', parameters: ['error'] }] },
  }) as const satisfies ApiType;
const positional = (member: string, argument: number, column: string, wholeValue = false) =>
  command({
    operation: 'read-one',
    ...(wholeValue && { wholeValue }),
    conditions: [{ form: 'key', argument, column, anyOf: '{keys}' }],
    batch: {
      member,
      label: `${member}(…)`,
      labelIfVaried: 'pipeline()…exec()',
      positional: true,
      missing: 'null',
      emptyList: 'throws',
    },
  });

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
const REMOVE = command({ operation: 'delete', bulk: { label: 'del([…])', emptyList: 'throws' } });

const READS = `
  exists ttl pttl type strlen getrange getbit bitcount dump object hgetall hkeys hvals hlen hexists hmget hstrlen
  hrandfield lrange lindex llen lpos smembers scard srandmember smismember sinter sunion sdiff zrange zrangebyscore
  zrevrange zrevrangebyscore zcard zcount zrank zrevrank zmscore zrandmember xrange xrevrange xlen geopos geodist geosearch
  pfcount mget keys dbsize getBuffer hgetBuffer`;
const WRITES = `
  set setex setnx psetex getset getdel getex append incr incrby incrbyfloat decr decrby mset msetnx setrange setbit expire
  expireat pexpire pexpireat persist rename renamenx copy hset hsetnx hmset hdel hincrby hincrbyfloat hexpire lpush lpushx
  rpush rpushx lpop rpop lrem lset ltrim linsert lmove rpoplpush sadd srem spop smove zadd zrem zincrby zpopmin zpopmax
  zremrangebyrank zremrangebyscore zrangestore xadd xdel xtrim geoadd pfadd pfmerge`;

const named = (names: string, type: ApiType): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, type]),
  );

export const ioredis = defineModel({
  library: 'ioredis',
  kind: 'data-access',
  keepsCopies: true,
  modules: { ioredis: 'module' },
  augments: { 'fastify.app': { package: '@fastify/redis', members: { redis: 'client' } } },
  versions: { ioredis: '5 || 6' },
  types: {
    module: {
      instance: 'client',
      members: {
        default: 'Redis',
        Redis: 'Redis',
        Cluster: 'Cluster',
        RedisCommander: { instance: 'client' },
      },
    },
    Redis: {
      instance: 'client',
      members: { Cluster: 'Cluster', createClient: { call: { returns: 'client' } } },
    },
    Cluster: { instance: 'cluster' },
    commands: {
      role: 'database-client',
      members: {
        ...named(READS, READ),
        ...named(WRITES, WRITE),
        set: replacing(1),
        ...named('setex psetex', replacing(2)),
        ...named('get hget sismember zscore', READ),
        ...named('del unlink', REMOVE),
        pipeline: { call: { returns: 'pipeline' } },
        multi: { call: { returns: 'pipeline' } },
        on: STEP,
        connect: NOTED,
        disconnect: NOTED,
        quit: NOTED,
      },
    },
    client: {
      extends: 'commands',
      recognisedBy: ['mget', 'hgetall', 'pipeline', 'defineCommand'],
      members: {
        get: positional('mget', 0, 'key', true),
        hget: positional('hmget', 1, 'field'),
        sismember: positional('smismember', 1, 'member'),
        zscore: positional('zmscore', 1, 'member'),
        duplicate: STEP,
        scanStream: NOTED,
      },
    },
    /** One command takes only keys of one slot, so nothing is read by a list of keys. */
    cluster: { extends: 'commands', members: { nodes: NOTED, duplicate: STEP } },
    /** Collects commands; `exec` sends them in one round trip. */
    pipeline: {
      query: { operation: 'transaction', sends: 'on-execute', mutates: true },
      members: { exec: { call: { query: { operation: 'transaction', sends: 'at-call' } } } },
      otherMembers: { type: STEP },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim: 'pipeline and multi collect commands until exec',
      url: 'https://github.com/redis/ioredis#pipelining',
      checked: '2026-11-25',
    },
    {
      claim:
        'Commands do not wait for the answers of earlier ones; enableAutoPipelining also writes those of one tick together',
      url: 'https://github.com/redis/ioredis#autopipelining',
      checked: '2026-11-25',
    },
    {
      claim: 'In a cluster all keys of a command have to be in one slot',
      url: 'https://github.com/redis/ioredis#cluster',
      checked: '2026-11-25',
    },
  ],
});
