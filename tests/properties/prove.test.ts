// Programs of the grammar do the same before and after each repair: a fixed seed of `npm run prove`. Prisma, whose client has to be
// generated, and postgres.js, whose repairs are those of pg, run there alone.
import { drizzle } from '../../scripts/prove/libraries/drizzle.js';
import { knex } from '../../scripts/prove/libraries/knex.js';
import { kysely } from '../../scripts/prove/libraries/kysely.js';
import { mikroOrm } from '../../scripts/prove/libraries/mikro-orm.js';
import { pg } from '../../scripts/prove/libraries/pg.js';
import { sequelize } from '../../scripts/prove/libraries/sequelize.js';
import { typeorm } from '../../scripts/prove/libraries/typeorm.js';
import { describeCounterexample, prove } from '../../scripts/prove/prove.js';

const RUNS = 350;
const SLOWEST = 300_000;

test('repaired programs do what they did', { timeout: SLOWEST }, async () => {
  const dialects = [drizzle, knex, kysely, mikroOrm, pg, sequelize, typeorm];
  const proved = await prove({ runs: RUNS, seed: 3, dialects });
  expect(proved.counterexamples.map((each) => describeCounterexample(each))).toEqual([]);
  expect(proved.different).toBe(0);
  // On a busy machine a program may run out of its time.
  expect(proved.equal).toBeGreaterThan(proved.undecided);
  // An offer that is given up everywhere proves nothing.
  const offered = (repair: string) =>
    dialects.filter(({ name }) => (proved.tallies.get(`${name} ${repair}`)?.offered ?? 0) > 0);
  expect(offered('no-query-in-loop readAllFirst').length).toBeGreaterThan(4);
  expect(offered('no-write-in-loop writeAllAtOnce').length).toBeGreaterThan(3);
  expect(offered('no-unexecuted-query awaitQuery').length).toBeGreaterThan(0);
});
