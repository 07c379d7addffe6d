import { defineModel } from '../model.js';
import { named } from '../words.js';

export const rollbar = defineModel({
  library: 'rollbar',
  kind: 'tracking',
  modules: { rollbar: 'module' },
  versions: { rollbar: '2 || 3' },
  types: {
    module: { role: 'error-tracker', instance: 'client', members: { default: 'module' } },
    client: {
      members: named('log debug info warn warning error critical', { call: { captures: { argument: 0 } } }),
    },
  },
  sources: [
    {
      claim: 'Each level reports what it is given, in any order of arguments (members read in 3.1)',
      url: 'https://docs.rollbar.com/docs/nodejs#rollbarlog-and-other-functions',
      checked: '2026-11-29',
    },
  ],
});
