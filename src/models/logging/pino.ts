import { defineModel, type Log } from '../model.js';
import { NOTED, writing } from '../words.js';

const LINE = {
  errors: 'first-argument-or-key',
  errorKey: 'err',
  options: {
    errorKey: [['errorKey'], ['customAttributeKeys', 'err']],
    serializers: ['serializers'],
    rewritesArguments: ['hooks', 'logMethod'],
    rewritesFields: ['formatters', 'log'],
    redacts: ['redact'],
    shapesLine: [['mixin'], ['nestedKey'], ['messageKey'], ['hooks', 'streamWrite']],
    off: [
      { path: ['enabled'], is: false },
      { path: ['level'], is: 'silent' },
    ],
  },
  jsonPlaceholders: ['%j', '%o', '%O'],
} as const satisfies Log;
/** A child takes these and leaves the others to the logger that it is of; `errorKey` is one of the others. */
const CHILD_OPTIONS = ['level', 'msgPrefix', 'redact', 'serializers', 'formatters', 'customLevels'] as const;
const LOGGER = { instance: 'logger' } as const;

/** pino, and pino-http, which puts a logger on each request. */
export const pino = defineModel({
  library: 'pino',
  kind: 'logging',
  modules: { pino: 'factory', 'pino-http': 'httpFactory' },
  augments: {
    'express.request': { package: 'pino-http', members: { log: 'logger' } },
    'express.response': { package: 'pino-http', members: { log: 'logger' } },
  },
  versions: { pino: '8 || 9 || 10', 'pino-http': '8 || 9 || 10 || 11' },
  types: {
    factory: {
      call: { returns: 'logger', creates: { options: { argument: 0 } } },
      members: {
        default: 'factory',
        pino: 'factory',
        Logger: LOGGER,
        BaseLogger: LOGGER,
        LoggerOptions: {},
        stdSerializers: { members: { err: 'errorSerializer', errWithCause: 'errorSerializer' } },
        destination: NOTED,
        transport: NOTED,
        multistream: NOTED,
      },
    },
    errorSerializer: NOTED,
    logger: {
      role: 'logger',
      recognisedBy: ['bindings', 'setBindings', 'isLevelEnabled', 'fatal'],
      members: {
        ...writing('trace debug info warn error fatal', LINE),
        child: {
          call: {
            returns: 'logger',
            creates: { options: { argument: 1 }, extendsReceiver: true, reads: CHILD_OPTIONS },
          },
        },
      },
    },
    httpFactory: {
      members: { default: 'httpFactory', pinoHttp: 'httpFactory', HttpLogger: { instance: 'httpLogger' } },
      call: {
        returns: 'httpLogger',
        creates: { options: { argument: 0 }, instance: { argument: 0, path: ['logger'] } },
      },
    },
    httpLogger: { members: { logger: 'logger' } },
  },
  sources: [
    {
      claim:
        'The first argument is an object or an error that is merged into the line; further ones fill placeholders',
      url: 'https://github.com/pinojs/pino/blob/main/docs/api.md#logging-method-parameters',
      checked: '2026-11-24',
    },
    {
      claim:
        'An error is serialised as the first argument or under errorKey, err by default; other keys need a serialiser',
      url: 'https://github.com/pinojs/pino/blob/main/docs/api.md#errorkey-string',
      checked: '2026-11-24',
    },
    {
      claim: 'hooks.logMethod may change the arguments, formatters.log the fields',
      url: 'https://github.com/pinojs/pino/blob/main/docs/api.md#logmethod',
      checked: '2026-11-24',
    },
    {
      claim: 'redact makes values unreadable by their path in the line, whatever wrote them there',
      url: 'https://github.com/pinojs/pino/blob/main/docs/redaction.md',
      checked: '2026-11-29',
    },
    {
      claim: 'With enabled: false or the level silent nothing is written (run on pino 9 and 10)',
      url: 'https://github.com/pinojs/pino/blob/main/docs/api.md#enabled-boolean',
      checked: '2026-11-29',
    },
    {
      claim: '%o, %O and %j write JSON',
      url: 'https://github.com/pinojs/quick-format-unescaped',
      checked: '2026-11-24',
    },
    {
      claim: 'pino-http adds log to request and response',
      url: 'https://github.com/pinojs/pino-http#readme',
      checked: '2026-11-24',
    },
  ],
});
