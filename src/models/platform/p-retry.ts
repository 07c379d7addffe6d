import { defineModel } from '../model.js';
import { named } from '../words.js';

/** Packages that are one function: it runs the function that it is given again when that fails. */
export const pRetry = defineModel({
  library: 'p-retry',
  kind: 'platform',
  modules: {
    ...named('p-retry async-retry', 'module'),
    'exponential-backoff': 'backoff',
    cockatiel: 'cockatiel',
  },
  versions: {
    'p-retry': '4 - 7',
    'async-retry': '1',
    'exponential-backoff': '3',
    cockatiel: '3',
  },
  types: {
    module: {
      members: { default: 'module' },
      call: { retries: { runs: { argument: 0 }, times: { argument: 1, path: ['retries'] } } },
    },
    backoff: {
      members: {
        backOff: {
          call: { retries: { runs: { argument: 0 }, times: { argument: 1, path: ['numOfAttempts'] } } },
        },
      },
    },
    cockatiel: { members: { retry: { call: { returns: 'policy' } } } },
    /** How often is said where the policy is made. */
    policy: {
      members: {
        execute: { call: { retries: { runs: { argument: 0 } } } },
      },
    },
  },
  sources: [
    {
      claim:
        'p-retry and async-retry run the function ten times more by default, after any error that it throws',
      url: 'https://github.com/sindresorhus/p-retry#readme',
      checked: '2026-11-29',
    },
    {
      claim: 'backOff runs the function up to ten times',
      url: 'https://github.com/coveooss/exponential-backoff#readme',
      checked: '2026-11-29',
    },
    {
      claim: 'execute of a retry policy runs the function again as often as the policy says',
      url: 'https://github.com/connor4312/cockatiel#retrypolicy-options',
      checked: '2026-11-29',
    },
  ],
});
