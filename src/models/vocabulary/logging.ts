// Log calls and the loggers that they are made on.
import type { ArgumentPath } from './arguments.js';

export interface Log {
  readonly stream?: 'stdout' | 'stderr';
  /** Where an error survives: anywhere, or only as the first argument or under the error key of the first. */
  readonly errors: 'anywhere' | 'first-argument-or-key';
  readonly errorKey?: string;
  /** Options of the logger that decide what becomes of an error, as paths into them. */
  readonly options?: LogOptions;
  /** Placeholders of the message that write their argument as JSON. */
  readonly jsonPlaceholders?: readonly string[];
  /** The member that writes the same to the right stream. */
  readonly instead?: string;
}

export interface LogOptions {
  /** Where another error key can be named. */
  readonly errorKey: readonly (readonly string[])[];
  /** Serialisers by key: a key that has one is safe. */
  readonly serializers: readonly string[];
  /** A function that sees the arguments of each call first. */
  readonly rewritesArguments: readonly string[];
  /** A function that sees the fields of each line first. */
  readonly rewritesFields: readonly string[];
}

export interface LoggerCreation {
  readonly options: ArgumentPath;
  /** An existing logger that is used in its place. */
  readonly instance?: ArgumentPath;
  /** It adds to the logger it is called on, whose options hold as well. */
  readonly extendsReceiver?: boolean;
}
