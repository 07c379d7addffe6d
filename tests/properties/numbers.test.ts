// What reads a number of a text reads the same one after a suggestion, and NaN no more. `npm run prove -- --schemas` tries more.
import { proveNumbers } from './numbers.js';
import { runs } from './runs.js';

test('suggestions about numbers that are read of texts, run before and after', runs.timeout, async () => {
  const { different, counterexample, offeredBy } = await proveNumbers({ runs: 250, seed: 20_261_130 });
  expect(counterexample).toBeUndefined();
  expect(different).toBe(0);
  // Each of the repairs was among what was run.
  expect(Object.keys(offeredBy).sort()).toEqual([
    'no-empty-string-coercion handOnUndefined',
    'no-empty-string-coercion readStrictly',
    'no-empty-string-coercion skipEmpty',
    'no-unchecked-number-parse refuse',
    'no-unvalidated-transform refuseNaN',
  ]);
});
