import { defineModel } from '../model.js';
import { named } from '../words.js';

/** The function runs once for each element of the list in front of it; one that is limited has a number in between. */
const EACH = { call: { callbacks: [{ argument: 1, each: 0, parameters: [] }] } } as const;
const LIMITED = { call: { callbacks: [{ argument: 2, each: 0, parameters: [] }] } } as const;

/** Loops over functions that take a callback or are asynchronous. */
export const async = defineModel({
  library: 'async',
  kind: 'platform',
  modules: {
    async: 'module',
    'async-es': 'module',
    ...named('async/each async/eachSeries async/forEach async/map async/mapSeries async/filter', 'loop'),
    ...named('async/eachLimit async/mapLimit', 'limited'),
  },
  versions: { async: '2 || 3' },
  types: {
    loop: { members: { default: 'loop' }, ...EACH },
    limited: { members: { default: 'limited' }, ...LIMITED },
    module: {
      members: {
        default: 'module',
        ...named(
          'each eachSeries forEach forEachSeries eachOf eachOfSeries forEachOf map mapSeries mapValues filter filterSeries reject ' +
            'concat concatSeries flatMap some every detect sortBy groupBy',
          EACH,
        ),
        ...named(
          'eachLimit forEachLimit eachOfLimit mapLimit mapValuesLimit filterLimit rejectLimit concatLimit',
          LIMITED,
        ),
      },
    },
  },
  sources: [
    {
      claim:
        'each, map, filter and their series call the function once for each element, as do the forms with a limit; run with async 3.2',
      url: 'https://caolan.github.io/async/v3/docs.html#each',
      checked: '2026-11-29',
    },
  ],
});
