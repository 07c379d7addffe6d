import { defineModel } from '../model.js';

/** pino in Nest: PinoLogger has pino's own methods. Its Logger has Nest's, and takes what follows a message for a context. */
export const nestjsPino = defineModel({
  library: 'nestjs-pino',
  kind: 'logging',
  modules: { 'nestjs-pino': 'module' },
  versions: { 'nestjs-pino': '3 || 4' },
  types: {
    module: { members: { PinoLogger: 'PinoLogger' } },
    PinoLogger: { instance: 'logger' },
    logger: { extends: 'pino.logger', role: 'logger', perRequest: true },
  },
  sources: [
    {
      claim:
        'Each method of PinoLogger hands its arguments to the pino logger of the request (read and run on 4.1)',
      url: 'https://github.com/iamolegga/nestjs-pino/blob/master/src/PinoLogger.ts',
      checked: '2026-11-29',
    },
  ],
});
