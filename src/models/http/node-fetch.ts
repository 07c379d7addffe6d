import { defineModel } from '../model.js';

/** node-fetch 3: the option timeout of version 2 is gone, and is not refused. */
export const nodeFetch = defineModel({
  library: 'node-fetch',
  kind: 'http',
  modules: { 'node-fetch': 'module' },
  versions: { 'node-fetch': '2 || 3' },
  types: {
    module: { extends: 'fetch', members: { default: 'fetch' } },
    fetch: {
      call: {
        returns: 'fetch.answer',
        http: {
          url: { argument: 0 },
          timeoutBy: {
            argument: 1,
            keys: ['signal', 'timeout'],
            write: 'signal: AbortSignal.timeout(10_000)',
            everywhere: 'setGlobalDispatcher|(?:globalThis|global)[.]fetch ?=',
          },
        },
      },
    },
  },
  sources: [
    {
      claim: 'A request that is not answered is pending, until its signal aborts it (run on node-fetch 3)',
      url: 'https://github.com/node-fetch/node-fetch#request-cancellation-with-abortsignal',
      checked: '2026-11-29',
    },
  ],
});
