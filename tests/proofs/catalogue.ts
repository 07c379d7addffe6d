// What is proven, by library. A proof is a pair of files in `fixtures/<library>`: `<name>.before.ts`, as a first draft has
// it, and `<name>.after.ts`, as our suggestion leaves it. `offered: false` means that no rule offers it yet: the file then
// holds what we want, written by hand, and is proven all the same. Flip the flag when the rule learns it.
import type { Database } from './engines.js';

export interface Proof {
  readonly name: string;
  readonly rule: string;
  /** Message of the suggestion that leads from `before` to `after`. */
  readonly suggestion: string;
  readonly offered: boolean;
}

export interface Library {
  readonly name: string;
  /** Where it runs; without one its types are all that is checked. */
  readonly database?: Database;
  readonly proofs: readonly Proof[];
}

const nested = (name = 'nested', offered = true): Proof => ({
  name,
  rule: 'no-query-in-loop',
  suggestion: 'loadWithParents',
  offered,
});
const batched = (name: string, offered = true): Proof => ({
  name,
  rule: 'no-query-in-loop',
  suggestion: 'readAllFirst',
  offered,
});
const written = (name = 'write', offered = true): Proof => ({
  name,
  rule: 'no-write-in-loop',
  suggestion: 'writeAllAtOnce',
  offered,
});

export const LIBRARIES: readonly Library[] = [
  {
    name: 'prisma',
    database: 'postgres',
    proofs: [
      nested('nested', true),
      nested('count', false),
      batched('many', true),
      batched('one', true),
      written('write', true),
    ],
  },
  {
    name: 'drizzle',
    database: 'postgres',
    proofs: [
      nested('nested', true),
      batched('many', true),
      batched('one', true),
      batched('query-first', true),
      batched('count', false),
      written('write', true),
    ],
  },
  {
    name: 'typeorm',
    database: 'postgres',
    proofs: [
      nested(),
      batched('many', true),
      batched('one', true),
      written('save', false),
      written('insert', true),
    ],
  },
  {
    name: 'sequelize',
    database: 'postgres',
    proofs: [nested(), batched('many', true), batched('one', true), written('write', true)],
  },
  {
    name: 'mongoose',
    database: 'mongo',
    proofs: [
      nested('nested', false),
      batched('many', true),
      batched('many-lean', true),
      batched('one', true),
      written('write', true),
    ],
  },
  {
    name: 'mikro-orm',
    database: 'postgres',
    proofs: [nested('nested', false), batched('many', false), batched('one', false), written('flush', false)],
  },
  {
    name: 'knex',
    database: 'postgres',
    proofs: [batched('many', true), batched('one', true), written('write')],
  },
  {
    name: 'kysely',
    database: 'postgres',
    proofs: [batched('many', true), batched('one', true), written('write', true)],
  },
  {
    name: 'objection',
    database: 'postgres',
    proofs: [nested('nested', false), batched('many'), batched('one'), written('write', false)],
  },
  {
    name: 'pg',
    database: 'postgres',
    proofs: [batched('many', true), batched('one', true), written('write', false)],
  },
  {
    name: 'postgres',
    database: 'postgres',
    proofs: [batched('many'), batched('one'), written('write', false)],
  },
  { name: 'mysql2', database: 'mariadb', proofs: [batched('many'), batched('one'), written('write', false)] },
  {
    name: 'mongodb',
    database: 'mongo',
    proofs: [batched('many', true), batched('one', true), written('write', true)],
  },
  { name: 'redis', database: 'redis', proofs: [batched('get', true), written('set', false)] },
  { name: 'ioredis', database: 'redis', proofs: [batched('get', true), written('set', false)] },
  { name: 'supabase', proofs: [nested('nested', false), batched('many', false), written('write', true)] },
  { name: 'firestore', proofs: [batched('one', false), written('write', false)] },
  { name: 'dynamodb', proofs: [batched('one', false), written('write', false)] },
];
