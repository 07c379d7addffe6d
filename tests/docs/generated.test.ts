import { stalePages } from '../../scripts/generate.js';

test('the generated parts of README and docs are up to date', async () => {
  expect(await stalePages(), 'run `npm run generate`').toEqual([]);
});
