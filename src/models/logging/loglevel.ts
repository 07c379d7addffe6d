import { defineModel } from '../model.js';
import { NOTED, returning, writing } from '../words.js';

/** loglevel: levels in front of the console, whose methods it calls. */
export const loglevel = defineModel({
  library: 'loglevel',
  kind: 'logging',
  modules: { loglevel: 'module' },
  versions: { loglevel: '1.8 - 1.9' },
  types: {
    module: {
      extends: 'logger',
      members: {
        default: 'module',
        getLogger: returning('logger'),
        Logger: { instance: 'logger' },
        RootLogger: { instance: 'logger' },
      },
    },
    logger: {
      role: 'logger',
      recognisedBy: ['setDefaultLevel', 'methodFactory', 'resetLevel'],
      members: {
        ...writing('trace debug info log:debug warn error', { errors: 'anywhere', jsonPlaceholders: ['%j'] }),
        setLevel: NOTED,
      },
    },
  },
  sources: [
    {
      claim:
        'Its methods are those of the console, so an error is printed with its stack in any place; %j writes JSON (run on loglevel 1.9)',
      url: 'https://github.com/pimterry/loglevel#documentation',
      checked: '2026-11-29',
    },
  ],
});
