import { defineModel, type ApiType } from '../model.js';
import { NOTED, STEP, stepping, VALUE, type Statement } from '../words.js';

/** Commands that start in one tick are written together, so that all of them wait for one answer. */
const IN_TICK = { sends: 'at-call', mergesInTick: true } as const;
const AT_ONCE = { label: 'multi()…exec()' } as const;
const command = (query: Statement) =>
  ({ call: { query: { ...IN_TICK, ...query } } }) as const satisfies ApiType;
const positional = (member: string, argument: number, column: string, wholeValue = false) =>
  command({
    operation: 'read-one',
    ...(wholeValue && { wholeValue }),
    conditions: [{ form: 'key', argument, column, anyOf: '{keys}' }],
    batch: {
      member,
      label: `${member}(…)`,
      labelIfVaried: 'multi()…exec()',
      positional: true,
      missing: 'null',
      emptyList: 'throws',
    },
  });

const READ = command({ operation: 'read-one', batch: { label: 'multi()…exec()' } });
const WRITE = command({ operation: 'update', bulk: AT_ONCE });
const ATOMIC = { ...stepping('incrBy', 'decrBy', '({first}, {by})'), wholeNumbers: true } as const;
const replacing = (argument: number) =>
  command({
    operation: 'update',
    ...VALUE,
    data: { argument },
    ...(argument === 1 && { atomic: ATOMIC }),
    bulk: AT_ONCE,
  });
const REMOVE = command({ operation: 'delete', bulk: { label: 'del([…])', emptyList: 'throws' } });

const READS = `
  exists ttl pTTL type strLen getRange getBit bitCount dump hGetAll hKeys hVals hLen hExists hmGet hStrLen
  hRandField lRange lIndex lLen lPos sMembers sCard sRandMember smIsMember sInter sUnion sDiff zRange zRangeByScore
  zCard zCount zRank zRevRank zmScore zRandMember xRange xRevRange xLen geoPos geoDist geoSearch pfCount
  mGet keys dbSize`;
const WRITES = `
  set setEx setNX pSetEx getSet getDel getEx append incr incrBy incrByFloat decr decrBy mSet mSetNX setRange setBit expire
  expireAt pExpire pExpireAt persist rename renameNX copy hSet hSetNX hDel hIncrBy hIncrByFloat hExpire lPush lPushX rPush
  rPushX lPop rPop lRem lSet lTrim lInsert lMove rPopLPush sAdd sRem sPop sMove zAdd zRem zIncrBy zPopMin zPopMax
  zRemRangeByRank zRemRangeByScore zRangeStore xAdd xDel xTrim geoAdd pfAdd pfMerge`;

const namesIn = (text: string) => text.trim().split(/\s+/);
/** Each command in both spellings: `hGetAll`, `HGETALL`. */
const named = (names: readonly string[], type: ApiType): Readonly<Record<string, ApiType>> =>
  Object.fromEntries(names.flatMap((name) => [name, name.toUpperCase()].map((each) => [each, type])));

export const redis = defineModel({
  library: 'redis',
  kind: 'data-access',
  keepsCopies: true,
  modules: { redis: 'module', '@redis/client': 'module' },
  versions: { redis: '4 || 5 || 6' },
  types: {
    module: {
      members: {
        default: 'module',
        createClient: { call: { returns: 'client' } },
        createClientPool: { call: { returns: 'pool' } },
        createCluster: { call: { returns: 'cluster' } },
        createSentinel: { call: { returns: 'cluster' } },
        RedisClientType: { instance: 'client' },
        RedisClientPoolType: { instance: 'pool' },
        RedisClusterType: { instance: 'cluster' },
        RedisSentinelType: { instance: 'cluster' },
      },
    },
    commands: {
      role: 'database-client',
      members: {
        ...named(namesIn(READS), READ),
        ...named(namesIn(WRITES), WRITE),
        ...named(['set'], replacing(1)),
        ...named(['setEx', 'pSetEx'], replacing(2)),
        ...named(['get', 'hGet', 'sIsMember', 'zScore'], READ),
        ...named(['del', 'unlink'], REMOVE),
        ...named(['multi'], { call: { returns: 'multi' } }),
        zRangeWithScores: READ,
        on: STEP,
        connect: STEP,
        json: 'json',
        ft: 'search',
        scanIterator: NOTED,
        sendCommand: NOTED,
      },
    },
    client: {
      extends: 'commands',
      recognisedBy: ['mGet', 'hGetAll', 'scanIterator', 'sendCommand'],
      members: {
        ...named(['get'], positional('mGet', 0, 'key', true)),
        ...named(['hGet'], positional('hmGet', 1, 'field')),
        ...named(['sIsMember'], positional('smIsMember', 1, 'member')),
        ...named(['zScore'], positional('zmScore', 1, 'member')),
        duplicate: STEP,
        withTypeMapping: STEP,
        withCommandOptions: STEP,
        withAbortSignal: STEP,
        createPool: { call: { returns: 'pool' } },
        disconnect: NOTED,
        quit: NOTED,
      },
    },
    pool: {
      extends: 'commands',
      members: {
        ...named(['get'], positional('mGet', 0, 'key', true)),
        execute: { call: { returns: { callback: 0 }, callbacks: [{ argument: 0, parameters: ['client'] }] } },
      },
    },
    /** One command takes only keys of one slot, so nothing is read by a list of keys. */
    cluster: { extends: 'commands', members: { duplicate: STEP } },
    /** Collects commands; `exec` sends them in one round trip. */
    multi: {
      query: { operation: 'transaction', sends: 'on-execute', mutates: true },
      members: {
        exec: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
        execTyped: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
        execAsPipeline: { call: { query: { operation: 'transaction', sends: 'at-call' } } },
      },
      otherMembers: { type: STEP },
    },
    json: { members: { get: READ, mGet: READ, set: WRITE, del: REMOVE } },
    search: { members: { search: READ, aggregate: READ } },
  },
  sources: [
    {
      claim: 'Commands that are called in one tick are written to the socket together',
      url: 'https://github.com/redis/node-redis#auto-pipelining',
      checked: '2026-11-25',
    },
    {
      claim: 'multi collects commands until exec',
      url: 'https://github.com/redis/node-redis/blob/master/docs/transactions.md',
      checked: '2026-11-25',
    },
    {
      claim:
        'MGET gives a value for each key in their order, null where there is none, and fails without a key',
      url: 'https://redis.io/docs/latest/commands/mget/',
      checked: '2026-11-25',
    },
  ],
});
