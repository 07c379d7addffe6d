// Outgoing requests.
import type { ArgumentPath } from './arguments.js';

export interface HttpCall {
  /** Where the URL stands. */
  readonly url?: ArgumentPath;
  /** Repeats a request, as an interceptor does after a refresh. */
  readonly repeats?: boolean;
  /** Registers a function that sees every failed response. */
  readonly onFailure?: number;
}
