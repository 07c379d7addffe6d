// The list of libraries that no model tells of: one that has a model is not on it.
import { isDescribed } from '../../src/facts/catalogue/asked-for.js';
import { models } from '../../src/models/index.js';
import { WITHOUT_MODEL } from '../../src/models/without-model.js';

const names = Object.values(WITHOUT_MODEL).flat();

test('none of them has a model', () => {
  expect(isDescribed(models, 'zod')).toBe(true);
  expect(names.filter((name) => isDescribed(models, name))).toEqual([]);
});

test('each stands there once, in order', () => {
  expect(new Set(names).size).toBe(names.length);
  for (const list of Object.values(WITHOUT_MODEL)) expect([...list].sort()).toEqual(list);
});
