import { defineModel } from '../model.js';
import { named } from '../words.js';

const EACH = { call: { callbacks: [{ argument: 1, each: 0, parameters: [] }] } } as const;

/** Promises with loops over lists. */
export const bluebird = defineModel({
  library: 'bluebird',
  kind: 'platform',
  modules: { bluebird: 'module' },
  versions: { bluebird: '3' },
  types: {
    module: {
      members: { ...named('default Promise', 'module'), ...named('map each mapSeries filter', EACH) },
    },
  },
  sources: [
    {
      claim: 'map, each, mapSeries and filter call the function once for each element; run with bluebird 3.7',
      url: 'https://github.com/petkaantonov/bluebird/blob/master/docs/docs/api/promise.map.md',
      checked: '2026-11-29',
    },
  ],
});
