// What a schema accepted it accepts after an edit, and beside it only texts of such values. `npm run prove -- --schemas` tries more.
import { runs } from './runs.js';
import { proveSchemas } from './schemas.js';

test('edits of schemas, run before and after', runs.timeout, () => {
  const { programs, offered, different, counterexample } = proveSchemas({ runs: 250, seed: 20_261_129 });
  expect(counterexample).toBeUndefined();
  expect(different).toBe(0);
  // Most schemas of the grammar insist on something that texts are not.
  expect(offered).toBeGreaterThan(programs);
});
