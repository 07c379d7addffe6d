import { defineModel, type Log } from '../model.js';
import { named, NOTED, writing } from '../words.js';

const LINE = {
  errors: 'but-under-keys',
  errorKey: 'err',
  options: { serializers: ['serializers'] },
  jsonPlaceholders: ['%j'],
} as const satisfies Log;

/** bunyan: an error is kept wherever it stands but under a key of the first argument, where it needs a serializer. */
export const bunyan = defineModel({
  library: 'bunyan',
  kind: 'logging',
  modules: { bunyan: 'module' },
  versions: { bunyan: '1.8 || 2' },
  types: {
    module: {
      instance: 'logger',
      call: { returns: 'logger', creates: { options: { argument: 0 }, extendedBy: ['addSerializers'] } },
      members: {
        default: 'module',
        createLogger: {
          call: {
            returns: 'logger',
            creates: { options: { argument: 0 }, extendedBy: ['addSerializers'] },
          },
        },
        stdSerializers: { members: named('err req res', NOTED) },
      },
    },
    logger: {
      role: 'logger',
      recognisedBy: ['addSerializers', 'reopenFileStreams', 'levels'],
      members: {
        ...writing('trace debug info warn error fatal', LINE),
        child: {
          call: {
            returns: 'logger',
            creates: { options: { argument: 0 }, extendsReceiver: true, reads: ['serializers'] },
          },
        },
        addSerializers: NOTED,
      },
    },
  },
  sources: [
    {
      claim:
        'An error as the first argument is always serialised; fields only by the serializers of the logger, of which it has none by itself (run on bunyan 1.8 and 2.0)',
      url: 'https://github.com/trentm/node-bunyan#serializers',
      checked: '2026-11-29',
    },
    {
      claim:
        'What follows the message is formatted into it with util.format, errors and objects with their stacks (run on bunyan 1.8 and 2.0)',
      url: 'https://github.com/trentm/node-bunyan#log-method-api',
      checked: '2026-11-29',
    },
  ],
});
