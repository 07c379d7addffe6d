// Outgoing requests.
import type { ArgumentPath } from './arguments.js';

export interface HttpCall {
  /** Where the URL stands. */
  readonly url?: ArgumentPath;
  /** Registers a function that sees every failed response. */
  readonly onFailure?: number;
}
