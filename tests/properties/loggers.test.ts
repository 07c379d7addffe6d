// What is logged before an edit is logged after it, and the error with it. `npm run prove -- --loggers` tries more programs.
import { proveLoggers } from './loggers.js';
import { runs } from './runs.js';

test('edits of log calls, run before and after', runs.timeout, () => {
  const { programs, offered, different, counterexample } = proveLoggers({ runs: 400, seed: 20_261_129 });
  expect(counterexample).toBeUndefined();
  expect(different).toBe(0);
  // An offer that is given up everywhere proves nothing.
  expect(offered).toBeGreaterThan(programs / 4);
});
