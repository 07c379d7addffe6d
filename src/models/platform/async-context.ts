import { defineModel } from '../model.js';
import { NOTED } from '../words.js';

/** Values that follow a request through asynchronous calls: what is stored is what the type argument says. */
export const asyncContext = defineModel({
  library: 'async-context',
  kind: 'platform',
  modules: { 'node:async_hooks': 'module', async_hooks: 'module' },
  versions: { node: '>=20' },
  types: {
    module: { members: { default: 'module', AsyncLocalStorage: { instance: 'storage' } } },
    storage: {
      perRequest: true,
      members: {
        getStore: { call: { returns: 'store' } },
        run: { call: { returns: { callback: 1 } } },
        exit: { call: { returns: { callback: 0 } } },
        enterWith: NOTED,
      },
    },
    store: { typeArgument: { index: 0 } },
  },
  sources: [
    {
      claim: 'getStore gives what run or enterWith was given, or undefined outside of it',
      url: 'https://nodejs.org/api/async_context.html#asynclocalstoragegetstore',
      checked: '2026-11-25',
    },
  ],
});
