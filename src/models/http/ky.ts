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
    },
  },
} as const satisfies ApiType;

/** ky ends a request by itself after ten seconds. */
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
        'By default get, put, head, delete, options and trace are sent again, twice, and post is not; a request ends after 10 s',
      url: 'https://github.com/sindresorhus/ky#retry',
      checked: '2026-11-29',
    },
  ],
});
