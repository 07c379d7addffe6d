// Log calls and the loggers that they are made on.
import type { ArgumentPath } from './arguments.js';

/** How urgent a line is. Loggers have more names than these for it. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

export interface Log {
  readonly stream?: 'stdout' | 'stderr';
  /** The level at which it writes. */
  readonly level?: LogLevel;
  /** The same, by the text that names it in its first argument: `log('warning', message)`. */
  readonly levels?: Readonly<Record<string, LogLevel>>;
  /**
   * Where an error survives:
   *
   * - `anywhere`
   * - `in-record`: anywhere in the record; what a line shows of it decides where the record goes
   * - `first-argument-or-key`: as the first argument, or under the error key of the first
   * - `behind-message`: as an argument of its own behind the message; under a key the format decides
   * - `own-argument`: as an argument of its own in any place; under a key the format decides
   * - `but-under-keys`: as an argument of its own in any place, and in an object behind the message; not under a key of the first
   *   argument, unless that has a serializer
   * - `stack-behind-message`: nowhere but as the text of its stack behind the message
   * - `nowhere`: it serialises no error, and what follows a message only fills its placeholders
   */
  readonly errors:
    | 'anywhere'
    | 'in-record'
    | 'first-argument-or-key'
    | 'behind-message'
    | 'own-argument'
    | 'but-under-keys'
    | 'stack-behind-message'
    | 'nowhere';
  readonly errorKey?: string;
  /** Position of the message: 1 for `log(level, message)`. */
  readonly message?: number;
  /** The message of an error behind the message is put behind it, with a blank in between: it would stand there twice. */
  readonly joinsMessages?: boolean;
  /** From this major version of the library on an error survives anywhere. */
  readonly before?: number;
  /** Words of a project that puts another logger in the place of this one. */
  readonly replacedBy?: readonly string[];
  /** Options of the logger that decide what becomes of an error, as paths into them. */
  readonly options?: LogOptions;
  /** Placeholders of the message that write their argument as JSON. */
  readonly jsonPlaceholders?: readonly string[];
  /** The member that writes the same to the right stream. */
  readonly instead?: string;
}

export interface LogOptions {
  /** Where another error key can be named. */
  readonly errorKey?: readonly (readonly string[])[];
  /** Serialisers by key: a key that has one is safe. */
  readonly serializers: readonly string[];
  /** A function that sees the arguments of each call first. */
  readonly rewritesArguments?: readonly string[];
  /** A function that sees the fields of each line first. */
  readonly rewritesFields?: readonly string[];
  /** Paths of what is made unreadable in a line, as a list or under `paths`. */
  readonly redacts?: readonly string[];
  /** Whatever else decides which keys a line has. */
  readonly shapesLine?: readonly (readonly string[])[];
  /** Where a logger is switched off, and by what it is. */
  readonly off?: readonly { readonly path: readonly string[]; readonly is: boolean | string }[];
}

export interface LoggerCreation {
  readonly options: ArgumentPath;
  /** An existing logger that is used in its place. */
  readonly instance?: ArgumentPath;
  /** It adds to the logger it is called on, whose options hold as well. */
  readonly extendsReceiver?: boolean;
  /** The options that mean something to it; all of them without this. */
  readonly reads?: readonly string[];
  /** Without options, or with `false` in their place, nothing is logged. */
  readonly needsOptions?: boolean;
  /** Words of a project that gives parts of it other options: those of a route or a plugin. */
  readonly extendedBy?: readonly string[];
  /** Where the format of its lines stands; without one they are JSON. */
  readonly format?: ArgumentPath;
  /** Formats that are named by a text in that place, and the one that it has without one. */
  readonly namedFormats?: { readonly by: Readonly<Record<string, LineFormat>>; readonly otherwise: string };
  /** Where its lines go, one or a list. */
  readonly outputs?: ArgumentPath;
}

/** What a format makes of an error in a line. */
export interface LineFormat {
  /** Of one under a key: JSON, which has neither message nor stack; all of it; or the next format decides. */
  readonly underKey: 'json' | 'kept' | 'next';
  /** Of one that is the whole line at least the message reaches the text. */
  readonly keepsWhole?: boolean;
  /** With this option nothing is known of it. */
  readonly unless?: string;
  /** It runs the formats that it is given, one after the other. */
  readonly combines?: boolean;
}

/** An output of a logger. */
export interface LineOutput {
  /** Its own format, which has the last word. */
  readonly format: ArgumentPath;
}
