import { defineModel } from '../model.js';

export const bugsnag = defineModel({
  library: 'bugsnag',
  kind: 'tracking',
  modules: { '@bugsnag/js': 'module', '@bugsnag/node': 'module' },
  versions: { '@bugsnag/js': '7 - 9' },
  types: {
    module: {
      extends: 'client',
      role: 'error-tracker',
      members: { default: 'module', start: { call: { returns: 'client' } } },
    },
    client: { members: { notify: { call: { captures: { argument: 0 } } } } },
  },
  sources: [
    {
      claim: 'notify reports an error that was handled (members read in @bugsnag/js 9.0)',
      url: 'https://docs.bugsnag.com/platforms/javascript/reporting-handled-errors/',
      checked: '2026-11-29',
    },
  ],
});
