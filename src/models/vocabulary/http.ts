// Outgoing requests.
import type { ArgumentPath } from './arguments.js';

export interface HttpCall {
  /** Where the URL stands. */
  readonly url?: ArgumentPath;
  /** What ends a request that is not answered; without this nothing is said of how long one may take. */
  readonly timeoutBy?: TimeoutOption;
  /** An error of it holds the request with its headers and body: whoever logs it logs secrets. */
  readonly errorsHoldRequest?: boolean;
  /** Makes a client; where the options stand that hold for all its requests. */
  readonly defaultsIn?: ArgumentPath;
  /** Registers a function that sees every failed response. */
  readonly onFailure?: number;
}

/** The options of a request that bound its time. */
export interface TimeoutOption {
  /** Position of the options. */
  readonly argument: number;
  /** Any of these bounds it, or hands it to something that may. */
  readonly keys: readonly string[];
  /** What to write among the options. */
  readonly write: string;
  /** Regular expression source: how a project reads that gives all its requests a bound. */
  readonly everywhere: string;
}
