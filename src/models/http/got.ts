import { defineModel, type ApiType } from '../model.js';
import { named } from '../words.js';

const request = {
  call: {
    http: {
      url: { argument: 0 },
      repeats: {
        methods: { argument: 1, path: ['retry', 'methods'] },
        times: { argument: 1, path: ['retry', 'limit'] },
      },
      timeoutBy: {
        argument: 1,
        keys: ['timeout', 'signal'],
        write: 'timeout: { request: 10_000 }',
        everywhere: 'defaults[.]options',
      },
    },
  },
} as const satisfies ApiType;

/** got: an instance that was extended with a timeout is another one. */
export const got = defineModel({
  library: 'got',
  kind: 'http',
  modules: { got: 'module' },
  versions: { got: '12 - 14' },
  types: {
    module: { extends: 'client', members: { default: 'client', got: 'client' } },
    client: {
      ...request,
      role: 'http-client',
      members: {
        ...named('get post put patch head delete', request),
        extend: { call: { returns: 'client', http: { defaultsIn: { argument: 0 } } } },
      },
    },
  },
  sources: [
    {
      claim: 'By default GET, PUT, HEAD, DELETE, OPTIONS and TRACE are sent again, twice, and POST is not',
      url: 'https://github.com/sindresorhus/got/blob/main/documentation/7-retry.md',
      checked: '2026-11-29',
    },
    {
      claim: 'Without timeout a request that is not answered is pending (run on got 14)',
      url: 'https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md',
      checked: '2026-11-29',
    },
  ],
});
