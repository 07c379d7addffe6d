import { defineModel, type ApiType } from '../model.js';

const JSON_PLACEHOLDERS = ['%j'] as const;
const writes = (stream: 'stdout' | 'stderr') =>
  ({
    call: {
      log: {
        stream,
        errors: 'anywhere',
        jsonPlaceholders: JSON_PLACEHOLDERS,
        ...(stream === 'stdout' && { instead: 'error' }),
      },
    },
  }) as const satisfies ApiType;

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
        log: writes('stdout'),
        info: writes('stdout'),
        debug: writes('stdout'),
        warn: writes('stderr'),
        error: writes('stderr'),
        trace: writes('stderr'),
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
