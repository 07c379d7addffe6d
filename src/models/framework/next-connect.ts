import { defineModel, type ApiType, type Callback } from '../model.js';
import { named, RECEIVER, returning } from '../words.js';

const CHECKED = '2026-11-30';
const SERVED = ['next.apiRequest', 'next.apiResponse', 'next'] as const;
const OPTIONS: readonly Callback[] = [
  { argument: 0, property: 'onError', parameters: ['error', ...SERVED] },
  { argument: 0, property: 'onNoMatch', parameters: SERVED },
];
/** What a handler throws, and what it rejects with, goes to onError in both generations. */
const route = {
  call: { returns: RECEIVER, callbacks: [{ argument: 'every', parameters: SERVED }] },
} as const satisfies ApiType;
const edgeRoute = {
  call: { returns: RECEIVER, callbacks: [{ argument: 'every', parameters: ['web.request'] }] },
} as const satisfies ApiType;
const METHODS = 'get head post put patch delete all use';

/** Routes in one file of Next's API: a function that is an application up to 0.13, a router with a handler from 1 on. */
export const nextConnect = defineModel({
  library: 'next-connect',
  kind: 'framework',
  modules: { 'next-connect': 'module' },
  versions: { 'next-connect': '0.9 - 0.13 || 1' },
  types: {
    module: {
      call: { returns: 'router', callbacks: OPTIONS },
      members: {
        default: 'module',
        nc: { call: { returns: 'router', callbacks: OPTIONS } },
        createRouter: returning('router'),
        createEdgeRouter: returning('edgeRouter'),
      },
    },
    router: {
      members: {
        ...named(`${METHODS} options trace connect`, route),
        clone: returning('router'),
        handler: { call: { callbacks: OPTIONS } },
        ...named('run handle', {}),
      },
    },
    edgeRouter: {
      members: {
        ...named(METHODS, edgeRoute),
        clone: returning('edgeRouter'),
        handler: {
          call: { callbacks: [{ argument: 0, property: 'onError', parameters: ['error', 'web.request'] }] },
        },
        run: {},
      },
    },
    next: { call: {} },
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'onError, of the factory up to 0.13 and of handler() in 1, is handed what a handler throws or rejects with, and what next is given up to 0.13 (run on 0.13 and 1.0)',
      url: 'https://github.com/hoangvvo/next-connect#onerrorerr-req-res',
      checked: CHECKED,
    },
    {
      claim:
        'Without onError, 0.13 answers 500 with the message of the error, and 1 with a fixed text (run on 0.13 and 1.0)',
      url: 'https://github.com/hoangvvo/next-connect/tree/v0.13.0#onerrorerr-req-res-next',
      checked: CHECKED,
    },
    {
      claim:
        'Handlers are given the request and the response as Next gives them; the request has a query only there (run on 0.13)',
      url: 'https://github.com/hoangvvo/next-connect#nextjs-api-routes',
      checked: CHECKED,
    },
  ],
});
