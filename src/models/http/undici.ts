import { defineModel, type ApiType } from '../model.js';

const request = {
  call: {
    http: {
      url: { argument: 0 },
      timeoutBy: {
        argument: 1,
        keys: ['signal', 'dispatcher', 'headersTimeout', 'bodyTimeout'],
        write: 'signal: AbortSignal.timeout(10_000)',
        everywhere: 'setGlobalDispatcher|(?:globalThis|global)[.]fetch ?=',
      },
    },
  },
} as const satisfies ApiType;

/** undici: what Node's fetch is made of. */
export const undici = defineModel({
  library: 'undici',
  kind: 'http',
  modules: { undici: 'module' },
  versions: { undici: '6 || 7' },
  types: { module: { members: { request, fetch: request } } },
  sources: [
    {
      claim:
        'A request that is not answered is pending (run on undici 7); headersTimeout and bodyTimeout are 300 seconds unless they are set',
      url: 'https://undici.nodejs.org/#/docs/api/Client.md',
      checked: '2026-11-29',
    },
  ],
});
