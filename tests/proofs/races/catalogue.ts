// What is proven of races. A race is a pair of files in `fixtures/<library>`: `<name>.before.ts`, as a first draft has it, and
// `<name>.after.ts`, as our suggestion leaves it. Each exports `run(n)`, what request n does. It is run for all requests at once,
// on the same rows before and after, and what a scene then reads is asserted.
//
// Between its read and its write `before` waits for `everyoneHasRead()`, so that the race is certain and no matter of luck.
import type { Database } from '../engines.js';
import type { Scene } from './scenes.js';
import { NO_ACCOUNT, NO_PROJECT, OPEN_INVITE, SALES, STOCK } from './scenes.js';

/** How many requests come at once, unless a race says otherwise. */
export const REQUESTS = 20;

export interface Ending {
  /** What the scene reads at the end. */
  readonly value: unknown;
  /** How many requests got through: they did not throw, nor return false. */
  readonly through: number;
}

export interface Race {
  readonly name: string;
  readonly rule: string;
  /** Message of the suggestion that leads from `before` to `after`; `fix` for a fix. */
  readonly suggestion: string;
  /** False where no rule offers it yet: `after` is then written by hand. */
  readonly offered: boolean;
  readonly scene: Scene;
  readonly requests?: number;
  /** `varies`: it depends on who comes first, and is only known not to be that of `after`. */
  readonly before: Ending | 'varies';
  readonly after: Ending;
  /** Requests run in transactions of their own, for which PGlite has too few sessions. */
  readonly transacts?: boolean;
}

export interface RacedLibrary {
  readonly name: string;
  readonly database: Database;
  readonly races: readonly Race[];
}

/** One unit is sold to each request. All read the same stock, and one sale is left of twenty. */
const sold = ({ name = 'stock', suggestion = 'changeAtomically', offered = true } = {}): Race => ({
  name,
  rule: 'no-read-modify-write',
  suggestion,
  offered,
  scene: STOCK,
  before: { value: 99, through: REQUESTS },
  after: { value: 80, through: REQUESTS },
});

/** One unit is sold to each request, and counted. */
const counted = (
  before: number,
  after: number,
  { name = 'several', suggestion = 'changeAtomically' } = {},
): Race => ({
  ...sold({ name, suggestion }),
  scene: SALES,
  before: { value: before, through: REQUESTS },
  after: { value: after, through: REQUESTS },
});

/** All find no account and make one. How many fail on the unique index depends on who comes first. */
const ensured: Race = {
  name: 'upsert',
  rule: 'no-racy-upsert',
  suggestion: 'setSameValue',
  offered: true,
  scene: NO_ACCOUNT,
  before: 'varies',
  after: { value: 1, through: REQUESTS },
};

/** All find the invitation open. One membership is right. */
const accepted: Race = {
  name: 'invite',
  rule: 'no-check-then-act',
  suggestion: 'compareAndSet',
  offered: true,
  scene: OPEN_INVITE,
  before: { value: REQUESTS, through: REQUESTS },
  after: { value: 1, through: 1 },
};

/** All count none, and three are allowed. The repair is by hand: what to lock is not written anywhere. */
const limited: Race = {
  name: 'limit',
  rule: 'no-check-then-act',
  suggestion: '',
  offered: false,
  scene: NO_PROJECT,
  transacts: true,
  before: { value: REQUESTS, through: REQUESTS },
  after: { value: 3, through: 3 },
};

export const RACED_LIBRARIES: readonly RacedLibrary[] = [
  {
    name: 'prisma',
    database: 'postgres',
    races: [
      sold({ suggestion: 'fix' }),
      sold({ name: 'named' }),
      counted(1099, 20_080, { suggestion: 'fix' }),
      ensured,
      accepted,
      limited,
    ],
  },
  { name: 'drizzle', database: 'postgres', races: [sold()] },
  { name: 'typeorm', database: 'postgres', races: [sold()] },
  {
    name: 'sequelize',
    database: 'postgres',
    races: [sold(), sold({ name: 'saved' }), counted(1100, 20_100, { name: 'counted' })],
  },
  { name: 'knex', database: 'postgres', races: [sold()] },
  { name: 'kysely', database: 'postgres', races: [sold()] },
  { name: 'pg', database: 'postgres', races: [sold()] },
  { name: 'postgres', database: 'postgres', races: [sold()] },
  { name: 'mysql2', database: 'mariadb', races: [sold()] },
  { name: 'mongoose', database: 'mongo', races: [sold(), sold({ name: 'saved' }), counted(1, 20)] },
  { name: 'mongodb', database: 'mongo', races: [sold()] },
  { name: 'ioredis', database: 'redis', races: [sold()] },
  { name: 'redis', database: 'redis', races: [sold()] },
];
