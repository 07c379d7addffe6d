import { defineModel } from '../model.js';
import { NOTED, returning, writing } from '../words.js';

/**
 * LogTape: an error stays in the record wherever it is handed over. What a line shows of it decides the sink, which one call for all
 * of the program sets up: as text only what a placeholder of the message names, as JSON every property.
 */
export const logtape = defineModel({
  library: 'logtape',
  kind: 'logging',
  modules: { '@logtape/logtape': 'module' },
  versions: { '@logtape/logtape': '2' },
  types: {
    module: {
      members: { getLogger: returning('logger'), configure: NOTED, Logger: { instance: 'logger' } },
    },
    logger: {
      role: 'logger',
      recognisedBy: ['getChild', 'category', 'isEnabledFor'],
      members: {
        ...writing('trace debug info warn warning:warn error fatal', { errors: 'in-record' }),
        getChild: returning('logger'),
        with: returning('logger'),
      },
    },
  },
  sources: [
    {
      claim:
        'error(err), error(message, err) and a property keep the error in the record; JSON lines write message, stack and cause, text only what the message names (run on LogTape 2.4)',
      url: 'https://logtape.org/manual/struct',
      checked: '2026-11-29',
    },
  ],
});
