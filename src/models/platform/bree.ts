import { defineModel } from '../model.js';

const HANDLER = {
  call: {
    callbacks: [{ argument: 0, property: 'errorHandler', parameters: ['error', {}], onFailedJob: true }],
  },
} as const;

/** Jobs in worker threads, by a timetable. */
export const bree = defineModel({
  library: 'bree',
  kind: 'platform',
  modules: { bree: 'module' },
  versions: { bree: '9' },
  types: {
    module: { role: 'service', ...HANDLER, instance: 'bree', members: { default: 'module' } },
    bree: {},
    error: { role: 'error' },
  },
  sources: [
    {
      claim:
        'errorHandler is handed what a worker did not catch, and an error of its own where the worker ended with another code than 0; without it, both are logged (read in 9.2)',
      url: 'https://github.com/breejs/bree#custom-error-message-handling',
      checked: '2026-11-30',
    },
  ],
});
