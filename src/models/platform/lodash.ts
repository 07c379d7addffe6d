import { defineModel } from '../model.js';
import { named } from '../words.js';

/** The function behind the list runs once for each of its elements. */
const EACH = { call: { callbacks: [{ argument: 1, each: 0, parameters: [] }] } } as const;
/** An object of the same values, or of some of them. */
const COPY = { call: { returns: { copyOf: 0 } } } as const;
const NAMES =
  'map forEach each forEachRight eachRight flatMap filter reject some every find findLast findIndex keyBy groupBy countBy partition ' +
  'sortBy sumBy meanBy minBy maxBy mapValues uniqBy';

/** Loops over lists and objects that are called with the list. */
export const lodash = defineModel({
  library: 'lodash',
  kind: 'platform',
  modules: {
    lodash: 'module',
    'lodash-es': 'module',
    underscore: 'module',
    ...named('lodash/map lodash/forEach lodash/each lodash/flatMap lodash/filter lodash/mapValues', 'loop'),
  },
  versions: { lodash: '4', underscore: '1' },
  types: {
    module: {
      members: {
        default: 'module',
        ...named(NAMES, EACH),
        ...named('pick omit clone cloneDeep', COPY),
        ...named('pickBy omitBy mapKeys', { call: { ...EACH.call, ...COPY.call } }),
      },
    },
    loop: { members: { default: 'loop' }, ...EACH },
  },
  sources: [
    {
      claim:
        'map, forEach, filter and the like call the function once for each element; run with lodash 4.17 and underscore 1.13',
      url: 'https://lodash.com/docs/4.17.15#map',
      checked: '2026-11-29',
    },
    {
      claim:
        'pick, omit, pickBy, omitBy, mapKeys and clone give an object with values of the one that they are given; run with lodash 4.17',
      url: 'https://lodash.com/docs/4.17.15#pick',
      checked: '2026-11-30',
    },
  ],
});
