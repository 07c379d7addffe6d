import type { HttpCall, RequestRepetition, Retrying, TimeoutOption, TimeoutStep } from '../http.js';
import type { LineFormat, LineOutput, Log, LoggerCreation, LogLevel, LogOptions } from '../logging.js';
import { argumentPath } from './arguments.js';
import {
  boolean,
  dictionary,
  either,
  fields,
  list,
  needed,
  number,
  oneOf,
  pattern,
  text,
  texts,
  type Of,
} from './shape.js';

const logLevel = oneOf<LogLevel>({ trace: 1, debug: 1, info: 1, warn: 1, error: 1, fatal: 1 });

export const log = fields<Log>({
  level: logLevel,
  levels: dictionary(logLevel),
  stream: oneOf<Of<Log, 'stream'>>({ stdout: 1, stderr: 1 }),
  errors: needed(
    oneOf<Log['errors']>({
      anywhere: 1,
      'in-record': 1,
      'first-argument-or-key': 1,
      'behind-message': 1,
      'own-argument': 1,
      'but-under-keys': 1,
      'stack-behind-message': 1,
      nowhere: 1,
    }),
  ),
  errorKey: text,
  message: number,
  joinsMessages: boolean,
  before: number,
  replacedBy: texts,
  options: fields<LogOptions>({
    errorKey: list(texts),
    serializers: needed(texts),
    rewritesArguments: texts,
    rewritesFields: texts,
    redacts: texts,
    shapesLine: list(texts),
    off: list(
      fields<Of<LogOptions, 'off'>[number]>({
        path: needed(texts),
        is: needed(either(boolean, text)),
      }),
    ),
  }),
  jsonPlaceholders: texts,
  instead: text,
});

export const lineFormat = fields<LineFormat>({
  underKey: needed(oneOf<LineFormat['underKey']>({ json: 1, kept: 1, next: 1 })),
  keepsWhole: boolean,
  unless: text,
  combines: boolean,
});

export const loggerCreation = fields<LoggerCreation>({
  options: needed(argumentPath),
  instance: argumentPath,
  extendsReceiver: boolean,
  reads: texts,
  needsOptions: boolean,
  extendedBy: texts,
  format: argumentPath,
  namedFormats: fields<Of<LoggerCreation, 'namedFormats'>>({
    by: needed(dictionary(lineFormat)),
    otherwise: needed(text),
  }),
  outputs: argumentPath,
});

export const lineOutput = fields<LineOutput>({ format: needed(argumentPath) });

export const httpCall = fields<HttpCall>({
  url: argumentPath,
  timeoutBy: either(
    fields<TimeoutOption>({
      argument: needed(number),
      keys: needed(texts),
      removedBy: text,
      write: needed(text),
      everywhere: pattern,
      sharedBy: texts,
    }),
    fields<TimeoutStep>({ steps: needed(texts), sentBy: needed(texts), write: needed(text) }),
  ),
  errorsHoldRequest: boolean,
  defaultsIn: argumentPath,
  repeats: fields<RequestRepetition>({ methods: needed(argumentPath), times: needed(argumentPath) }),
  onFailure: number,
});

export const retrying = fields<Retrying>({
  runs: argumentPath,
  client: number,
  times: argumentPath,
  onlyWhenAsked: boolean,
  changesWhen: argumentPath,
});
