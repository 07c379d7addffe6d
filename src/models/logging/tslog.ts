import { defineModel, type LoggerCreation } from '../model.js';
import { NOTED, writing } from '../words.js';

const creates = {
  options: { argument: 0 },
  format: { argument: 0, path: ['type'] },
  namedFormats: {
    by: {
      pretty: { underKey: 'kept' },
      json: { underKey: 'json', keepsWhole: true, unless: 'overwrite' },
      hidden: { underKey: 'kept' },
    },
    otherwise: 'pretty',
  },
  // A transport sees every line as an object.
  extendedBy: ['attachTransport'],
} as const satisfies LoggerCreation;

/** tslog: what type of lines it writes decides what becomes of an error under a key. */
export const tslog = defineModel({
  library: 'tslog',
  kind: 'logging',
  modules: { tslog: 'module' },
  versions: { tslog: '4 || 5' },
  types: {
    module: {
      members: {
        Logger: { instance: 'logger', call: { returns: 'logger', creates } },
        BaseLogger: { instance: 'logger' },
      },
    },
    logger: {
      role: 'logger',
      recognisedBy: ['getSubLogger', 'attachTransport', 'silly'],
      members: {
        ...writing('silly:trace trace debug info warn error fatal', { errors: 'own-argument' }),
        getSubLogger: {
          call: { returns: 'logger', creates: { ...creates, extendsReceiver: true } },
        },
        attachTransport: NOTED,
      },
    },
  },
  sources: [
    {
      claim:
        'With type "json" an error of its own is written with message and stack, in any place; one under a key as {} (4) or not at all (5). "pretty", the default, prints both (run on tslog 4.9 and 5.1)',
      url: 'https://tslog.js.org/#/?id=type',
      checked: '2026-11-29',
    },
    {
      claim: 'A transport gets each line as an object; overwrite replaces how lines are made',
      url: 'https://tslog.js.org/#/?id=transports',
      checked: '2026-11-29',
    },
  ],
});
