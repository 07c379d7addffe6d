// Programs of the grammar do the same before and after each repair: a fixed seed of `npm run prove`, in the libraries that start fast.
import { drizzle } from '../../scripts/prove/libraries/drizzle.js';
import { knex } from '../../scripts/prove/libraries/knex.js';
import { pg } from '../../scripts/prove/libraries/pg.js';
import { describeCounterexample, prove } from '../../scripts/prove/prove.js';

const RUNS = 240;
const SLOWEST = 300_000;

test('repaired programs do what they did', { timeout: SLOWEST }, async () => {
  const proved = await prove({ runs: RUNS, seed: 3, dialects: [drizzle, knex, pg] });
  expect(proved.counterexamples.map((each) => describeCounterexample(each))).toEqual([]);
  expect(proved.different).toBe(0);
  for (const repair of ['drizzle', 'knex', 'pg'])
    expect(proved.tallies.get(`${repair} no-query-in-loop readAllFirst`)?.offered).toBeGreaterThan(0);
  expect(proved.tallies.get('knex no-unexecuted-query awaitQuery')?.offered).toBeGreaterThan(0);
});
