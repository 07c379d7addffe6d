import { defineModel } from '../model.js';
import { named } from '../words.js';

/** Packages that are one function: it runs once for each element of the list in front of it. */
export const pMap = defineModel({
  library: 'p-map',
  kind: 'platform',
  modules: named('p-map p-each-series p-map-series p-filter', 'module'),
  versions: { 'p-map': '2 - 7', 'p-each-series': '1 - 3', 'p-map-series': '1 - 3', 'p-filter': '2 - 4' },
  types: {
    module: {
      members: { default: 'module' },
      call: { callbacks: [{ argument: 1, each: 0, parameters: [] }] },
    },
  },
  sources: [
    {
      claim: 'The mapper is called for every element of the list; run with p-map 7',
      url: 'https://github.com/sindresorhus/p-map#readme',
      checked: '2026-11-29',
    },
  ],
});
