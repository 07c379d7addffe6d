import { defineModel } from '../model.js';
import { NOTED } from '../words.js';

/** The global function: it rejects when the network fails, not when the server answers 401. */
export const fetch = defineModel({
  library: 'fetch',
  kind: 'http',
  modules: {},
  globals: { fetch: 'fetch' },
  versions: { node: '>=20' },
  types: {
    fetch: { call: { returns: 'answer', http: { url: { argument: 0 } } } },
    answer: {
      members: { status: {}, ok: {}, headers: 'web.headers', json: NOTED, text: NOTED },
    },
  },
  sources: [
    {
      claim: 'fetch resolves to a response whatever its status is',
      url: 'https://fetch.spec.whatwg.org/#fetch-method',
      checked: '2026-11-24',
    },
  ],
});
