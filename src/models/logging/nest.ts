import { defineModel, type ApiType } from '../model.js';

const writes = {
  call: {
    log: {
      errors: 'stack-behind-message',
      before: 11,
      replacedBy: [
        'useLogger',
        'overrideLogger',
        'ConsoleLogger',
        'LoggerService',
        'WinstonModule',
        'bufferLogs',
      ],
    },
  },
} as const satisfies ApiType;

/** Nest's own logger. It hands on to whatever the application was given in its place. */
export const nestLogger = defineModel({
  library: 'nest-logger',
  kind: 'logging',
  modules: { '@nestjs/common': 'module' },
  versions: { '@nestjs/common': '8 || 9 || 10 || 11' },
  types: {
    module: { members: { Logger: 'Logger' } },
    Logger: { instance: 'logger' },
    logger: {
      role: 'logger',
      members: { error: writes, warn: writes, log: writes, debug: writes, verbose: writes, fatal: writes },
    },
  },
  sources: [
    {
      claim:
        'Up to version 10 an error behind the message is printed without its stack, as a second message or as the context; the text of the stack is kept for error() (run on @nestjs/common 9.4, 10.4)',
      url: 'https://github.com/nestjs/nest/blob/v10.4.0/packages/common/services/console-logger.service.ts',
      checked: '2026-11-29',
    },
    {
      claim:
        'From version 11 on errors are printed with message and stack wherever they stand (run on @nestjs/common 11.1)',
      url: 'https://github.com/nestjs/nest/blob/v11.0.0/packages/common/services/console-logger.service.ts',
      checked: '2026-11-29',
    },
    {
      claim: 'app.useLogger and the option logger put another logger in its place',
      url: 'https://docs.nestjs.com/techniques/logger',
      checked: '2026-11-29',
    },
  ],
});
