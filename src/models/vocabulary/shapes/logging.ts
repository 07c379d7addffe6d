import type { HttpCall } from '../http.js';
import type { Log, LogOptions, LoggerCreation } from '../logging.js';
import { argumentPath } from './arguments.js';
import { boolean, fields, list, needed, number, oneOf, text, texts, type Of } from './shape.js';

export const log = fields<Log>({
  stream: oneOf<Of<Log, 'stream'>>({ stdout: 1, stderr: 1 }),
  errors: needed(oneOf<Log['errors']>({ anywhere: 1, 'first-argument-or-key': 1 })),
  errorKey: text,
  options: fields<LogOptions>({
    errorKey: needed(list(texts)),
    serializers: needed(texts),
    rewritesArguments: needed(texts),
    rewritesFields: needed(texts),
  }),
  jsonPlaceholders: texts,
  instead: text,
});

export const loggerCreation = fields<LoggerCreation>({
  options: needed(argumentPath),
  instance: argumentPath,
  extendsReceiver: boolean,
});

export const httpCall = fields<HttpCall>({ url: argumentPath, onFailure: number });
