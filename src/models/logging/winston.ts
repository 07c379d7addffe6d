import { defineModel, type ApiType, type LineFormat } from '../model.js';
import { writing } from '../words.js';

/** Levels of npm, which it has by itself, and of syslog, which it brings along. */
const LEVELS = {
  error: 'error',
  warn: 'warn',
  info: 'info',
  http: 'info',
  verbose: 'debug',
  debug: 'debug',
  silly: 'trace',
  emerg: 'fatal',
  alert: 'fatal',
  crit: 'fatal',
  warning: 'warn',
  notice: 'info',
} as const;
const format = (formats: LineFormat) =>
  ({ call: { returns: 'lineFormat', formats } }) as const satisfies ApiType;
const NEXT = format({ underKey: 'next' });
const OUTPUT = {
  instance: 'transport',
  call: { outputs: { format: { argument: 0, path: ['format'] } } },
} as const satisfies ApiType;
/** Run on winston 3: `error('failed:', err)` writes `failed: gone`, and the stack beside it. */
const BEHIND = { errors: 'behind-message', joinsMessages: true } as const;
const LOGGER = { instance: 'logger' } as const;

/** winston 3: an error is kept as the argument behind the message; what becomes of one under a key decides the format. */
export const winston = defineModel({
  library: 'winston',
  kind: 'logging',
  modules: { winston: 'module', logform: 'format', 'winston-daily-rotate-file': 'rotatingFile' },
  versions: { winston: '3', 'winston-daily-rotate-file': '4 || 5' },
  types: {
    module: {
      members: {
        default: 'module',
        createLogger: {
          call: {
            returns: 'logger',
            creates: {
              options: { argument: 0 },
              format: { argument: 0, path: ['format'] },
              outputs: { argument: 0, path: ['transports'] },
            },
          },
        },
        format: 'format',
        transports: 'transports',
        Logger: LOGGER,
      },
    },
    logger: {
      role: 'logger',
      members: {
        ...writing('error warn info http:info verbose:debug debug silly:trace', {
          ...BEHIND,
          message: 0,
        }),
        log: { call: { log: { ...BEHIND, message: 1, levels: LEVELS } } },
        child: { call: { returns: 'logger', creates: { options: { argument: 1 }, extendsReceiver: true } } },
      },
    },
    transports: { members: { Console: OUTPUT, File: OUTPUT, Stream: OUTPUT, Http: OUTPUT } },
    rotatingFile: { ...OUTPUT, members: { default: 'rotatingFile' } },
    transport: {},
    lineFormat: {},
    format: {
      members: {
        default: 'format',
        format: 'format',
        combine: format({ underKey: 'next', combines: true }),
        json: format({ underKey: 'json', unless: 'replacer' }),
        simple: format({ underKey: 'json', keepsWhole: true }),
        logstash: format({ underKey: 'json', keepsWhole: true }),
        prettyPrint: format({ underKey: 'kept' }),
        errors: format({ underKey: 'next', keepsWhole: true }),
        timestamp: NEXT,
        label: NEXT,
        ms: NEXT,
        splat: NEXT,
        metadata: NEXT,
        colorize: NEXT,
        uncolorize: NEXT,
        align: NEXT,
        padLevels: NEXT,
      },
    },
  },
  sources: [
    {
      claim:
        'An error behind the message is kept: its message is appended, its stack stands under stack (run on winston 3.19)',
      url: 'https://github.com/winstonjs/winston/blob/master/lib/winston/logger.js',
      checked: '2026-11-29',
    },
    {
      claim:
        'json, simple and logstash write an error under a key as its own enumerable properties, prettyPrint whole (run on winston 3.19)',
      url: 'https://github.com/winstonjs/logform#formats',
      checked: '2026-11-29',
    },
    {
      claim:
        'errors({ stack: true }) keeps an error that is the whole line, and none under a key (run on winston 3.19)',
      url: 'https://github.com/winstonjs/logform#errors',
      checked: '2026-11-29',
    },
    {
      claim: 'Without a format lines are JSON; a format of a transport has the last word',
      url: 'https://github.com/winstonjs/winston#formats',
      checked: '2026-11-29',
    },
  ],
});
