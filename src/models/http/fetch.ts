import { defineModel, type TimeoutOption } from '../model.js';
import { NOTED } from '../words.js';

const BOUND = {
  argument: 1,
  // Next.js caches, and answers from there; a dispatcher may have bounds of its own.
  keys: ['signal', 'dispatcher', 'next', 'cache'],
  write: 'signal: AbortSignal.timeout(10_000)',
  everywhere: 'setGlobalDispatcher|(?:globalThis|global)[.]fetch ?=',
  // React leaves a fetch that has a signal out of what it remembers for a rendering:
  // https://nextjs.org/docs/app/deep-dive/caching#opting-out.
  sharedBy: ['next'],
} as const satisfies TimeoutOption;

/** The global function: it rejects when the network fails, not when the server answers 401. */
export const fetch = defineModel({
  library: 'fetch',
  kind: 'http',
  modules: {},
  globals: { fetch: 'fetch' },
  versions: { node: '>=20' },
  types: {
    fetch: { call: { returns: 'answer', http: { url: { argument: 0 }, timeoutBy: BOUND } } },
    answer: {
      answer: 'whole',
      members: {
        status: { answer: 'status' },
        ok: { answer: 'ok' },
        headers: 'web.headers',
        json: NOTED,
        text: NOTED,
      },
    },
  },
  sources: [
    {
      claim: 'fetch resolves to a response whatever its status is',
      url: 'https://fetch.spec.whatwg.org/#fetch-method',
      checked: '2026-11-24',
    },
    {
      claim:
        'A request that is not answered is pending (run on Node 20); its dispatcher gives up on headers and on each part of a body after 300 seconds',
      url: 'https://undici.nodejs.org/#/docs/api/Client.md',
      checked: '2026-11-29',
    },
  ],
});
