import { defineModel, type ApiType, type TimeoutOption } from '../model.js';
import { named } from '../words.js';

const BOUND = {
  argument: 1,
  keys: ['timeout', 'signal', 'fetch'],
  removedBy: 'timeout',
  write: 'timeout: 10_000',
} as const satisfies TimeoutOption;
const request = {
  call: {
    http: {
      url: { argument: 0 },
      timeoutBy: BOUND,
      repeats: {
        methods: { argument: 1, path: ['retry', 'methods'] },
        times: { argument: 1, path: ['retry', 'limit'] },
      },
    },
  },
} as const satisfies ApiType;

/** ky ends a request by itself after ten seconds, unless it is told not to. */
export const ky = defineModel({
  library: 'ky',
  kind: 'http',
  modules: { ky: 'module' },
  versions: { ky: '1' },
  types: {
    module: { members: { default: 'client' } },
    client: {
      ...request,
      role: 'http-client',
      members: {
        ...named('get post put patch head delete', request),
        create: { call: { returns: 'client', http: { defaultsIn: { argument: 0 } } } },
        extend: { call: { returns: 'client', http: { defaultsIn: { argument: 0 } } } },
      },
    },
  },
  sources: [
    {
      claim:
        'With timeout: false, of a request or of an instance, one that is not answered is pending; a signal ends it, and so does a timeout of the request itself (run on ky 1.14)',
      url: 'https://github.com/sindresorhus/ky#timeout',
      checked: '2026-11-30',
    },
    {
      claim:
        'By default get, put, head, delete, options and trace are sent again, twice, and post is not; a request ends after 10 s',
      url: 'https://github.com/sindresorhus/ky#retry',
      checked: '2026-11-29',
    },
  ],
});
