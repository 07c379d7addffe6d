// Outgoing requests.
import type { ArgumentPath } from './arguments.js';

export interface HttpCall {
  /** Where the URL stands. */
  readonly url?: ArgumentPath;
  /** An error of it holds the request with its headers and body: whoever logs it logs secrets. */
  readonly errorsHoldRequest?: boolean;
  /** Registers a function that sees every failed response. */
  readonly onFailure?: number;
}
