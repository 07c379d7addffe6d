import { defineModel } from '../model.js';
import { named, returning, writing } from '../words.js';

/** consola: its reporters print an error with its stack wherever it stands. */
export const consola = defineModel({
  library: 'consola',
  kind: 'logging',
  modules: { consola: 'module', 'consola/basic': 'module', 'consola/core': 'module' },
  versions: { consola: '3' },
  types: {
    module: {
      members: {
        default: 'logger',
        consola: 'logger',
        createConsola: returning('logger'),
        Consola: { instance: 'logger' },
        ConsolaInstance: { instance: 'logger' },
      },
    },
    logger: {
      role: 'logger',
      recognisedBy: ['withTag', 'addReporter', 'wrapConsole'],
      members: {
        ...writing(
          'fatal error warn info log:info success:info fail:info ready:info start:info box:info debug trace verbose:trace',
          { errors: 'anywhere' },
        ),
        silent: { call: { log: { errors: 'anywhere' } } },
        ...named('withTag withDefaults create', returning('logger')),
      },
    },
  },
  sources: [
    {
      claim:
        'The reporters that come with it print an error with stack and cause, as an argument and under a key (run on consola 3.4); a reporter of the project may do otherwise',
      url: 'https://github.com/unjs/consola#reporters',
      checked: '2026-11-29',
    },
  ],
});
