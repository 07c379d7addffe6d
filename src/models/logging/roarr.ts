import { defineModel, type Log } from '../model.js';
import { returning, writing } from '../words.js';

const LINE = {
  errors: 'nowhere',
  errorKey: 'error',
  replacedBy: ['serializeMessage', 'transforms'],
} as const satisfies Log;

/** Roarr: a line is a context and a message, both JSON. An error is kept where the code serialises it, and nowhere else. */
export const roarr = defineModel({
  library: 'roarr',
  kind: 'logging',
  modules: { roarr: 'module' },
  versions: { roarr: '7' },
  types: {
    module: {
      members: { Roarr: 'logger', Logger: { instance: 'logger' } },
    },
    logger: {
      call: { log: LINE },
      role: 'logger',
      members: {
        ...writing('trace debug info warn error fatal', LINE),
        ...writing(
          'traceOnce:trace debugOnce:debug infoOnce:info warnOnce:warn errorOnce:error fatalOnce:fatal',
          LINE,
        ),
        child: returning('logger'),
      },
    },
  },
  sources: [
    {
      claim:
        'The context is written as JSON, an error in it as its own enumerable properties; arguments behind the message fill placeholders only (run on roarr 7.21)',
      url: 'https://github.com/gajus/roarr#roarr-log-api',
      checked: '2026-11-29',
    },
    {
      claim: 'Errors are to be serialised by the caller, with serialize-error',
      url: 'https://github.com/gajus/roarr#how-to-log-errors',
      checked: '2026-11-29',
    },
    {
      claim:
        'ROARR.serializeMessage replaces how lines are serialised; child takes a function that transforms messages',
      url: 'https://github.com/gajus/roarr#serializing-messages',
      checked: '2026-11-29',
    },
  ],
});
