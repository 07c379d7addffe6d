import { defineModel, type Log } from '../model.js';
import { writing } from '../words.js';

const LINE = { errors: 'anywhere', jsonPlaceholders: ['%j'] } as const satisfies Log;

/** Node's console: two streams, no levels but the method's name. */
export const console = defineModel({
  library: 'console',
  kind: 'logging',
  modules: { 'node:console': 'module', console: 'module' },
  globals: { console: 'console' },
  versions: { node: '>=20' },
  types: {
    module: { extends: 'console', members: { default: 'console' } },
    console: {
      role: 'console',
      members: {
        ...writing('log:info info debug', { ...LINE, stream: 'stdout', instead: 'error' }),
        ...writing('warn error', { ...LINE, stream: 'stderr' }),
        // It shows how the program came there, at no level.
        trace: { call: { log: { ...LINE, stream: 'stderr' } } },
      },
    },
  },
  sources: [
    {
      claim: 'console.log, info and debug write to stdout; error, warn and trace write to stderr',
      url: 'https://nodejs.org/api/console.html',
      checked: '2026-11-24',
    },
    {
      claim: 'An error is printed with message, stack, cause and own properties, also inside an object',
      url: 'https://nodejs.org/api/util.html#utilinspectobject-options',
      checked: '2026-11-24',
    },
    {
      claim: '%j writes JSON, which is {} for an error',
      url: 'https://nodejs.org/api/util.html#utilformatformat-args',
      checked: '2026-11-24',
    },
  ],
});
