import { defineModel } from '../model.js';

/** It makes a client of axios send again what failed: by default no POST that was answered. */
export const axiosRetry = defineModel({
  library: 'axios-retry',
  kind: 'http',
  modules: { 'axios-retry': 'module' },
  versions: { 'axios-retry': '3 || 4' },
  types: {
    module: {
      members: { default: 'module' },
      call: {
        retries: {
          client: 0,
          times: { argument: 1, path: ['retries'] },
          changesWhen: { argument: 1, path: ['retryCondition'] },
        },
      },
    },
  },
  sources: [
    {
      claim:
        'Without a retryCondition a request is sent again after a 5xx where its method is GET, HEAD, OPTIONS, PUT or DELETE, and after an error of the network',
      url: 'https://github.com/softonic/axios-retry#options',
      checked: '2026-11-29',
    },
  ],
});
