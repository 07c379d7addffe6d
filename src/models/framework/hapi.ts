import { defineModel, type ApiType, type Input, type Validation } from '../model.js';
import { named, NOTED, returning, stringsOf } from '../words.js';

/** It reads JSON and forms by itself. */
const PARTS = {
  query: { part: 'query', carries: 'strings' },
  params: { part: 'params', carries: 'strings' },
  headers: { part: 'headers', carries: 'strings' },
  payload: { part: 'body', carries: 'unknown' },
} as const satisfies Record<string, Input>;
/** In the options of a route, which were called `config`, alone or in a list of routes. */
const validatedIn = (above: readonly string[]): readonly Validation[] =>
  ['options', 'config'].flatMap((options) =>
    Object.entries(PARTS).map(([key, input]) => ({
      schema: { argument: 0, path: [...above, options, 'validate', key] },
      input: { is: input },
      strictBy: [{ argument: 0, path: [...above, options, 'validate', 'options', 'convert'], is: false }],
    })),
  );
const ROUTE = {
  call: {
    callbacks: [{ argument: 0, property: 'handler', parameters: ['request'] }],
    validates: [...validatedIn([]), ...validatedIn(['[]'])],
  },
} as const satisfies ApiType;

/** What the routes of a server validate, and the parts of a request. */
export const hapi = defineModel({
  library: 'hapi',
  kind: 'framework',
  modules: { '@hapi/hapi': 'module' },
  versions: { '@hapi/hapi': '20 || 21' },
  types: {
    module: {
      role: 'service',
      members: {
        default: 'module',
        ...named('server Server', { instance: 'server', ...returning('server') }),
        Request: { instance: 'request' },
        ...named('ServerRoute ResponseToolkit Plugin', NOTED),
      },
    },
    server: {
      members: { route: ROUTE, ...named('start stop initialize ext register validator inject', {}) },
    },
    request: {
      role: 'request',
      members: {
        query: stringsOf(PARTS.query),
        params: stringsOf(PARTS.params),
        headers: stringsOf(PARTS.headers),
        payload: { input: PARTS.payload },
      },
    },
  },
  sources: [
    {
      claim:
        'A route validates query, params, headers and payload with what its options say under validate, which holds options of joi too, and hands on what that makes of them (run on 21.4 with joi 17.13)',
      url: 'https://hapi.dev/api/?v=21.4.0#-routeoptionsvalidate',
      checked: '2026-11-30',
    },
    {
      claim: 'A payload is JSON or a form by its content type, without a setting (run on 21.4)',
      url: 'https://hapi.dev/api/?v=21.4.0#-routeoptionspayload',
      checked: '2026-11-30',
    },
  ],
});
