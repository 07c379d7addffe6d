// Outgoing requests.
import type { ArgumentPath } from './arguments.js';

export interface HttpCall {
  /** Where the URL stands. */
  readonly url?: ArgumentPath;
  /** What ends a request that is not answered; without this nothing is said of how long one may take. */
  readonly timeoutBy?: TimeoutOption | TimeoutStep;
  /** An error of it holds the request with its headers and body: whoever logs it logs secrets. */
  readonly errorsHoldRequest?: boolean;
  /** Makes a client; where the options stand that hold for all its requests. */
  readonly defaultsIn?: ArgumentPath;
  /** How it is told to send a request again that failed. */
  readonly repeats?: RequestRepetition;
  /** Registers a function that sees every failed response. */
  readonly onFailure?: number;
}

/** The options of a request that bound its time. */
export interface TimeoutOption {
  /** Position of the options. */
  readonly argument: number;
  /** Any of these bounds it, or hands it to something that may. */
  readonly keys: readonly string[];
  /** Where nothing is said there is a bound. This one of the keys takes it away, with `false`. */
  readonly removedBy?: string;
  /** What to write among the options. */
  readonly write: string;
  /** Regular expression source: how a project reads that gives all its requests a bound. */
  readonly everywhere?: string;
  /** Packages that send equal reads once while they render, and each for itself where it has the option that is written. */
  readonly sharedBy?: readonly string[];
}

/** The steps that bound the time of a request which is put together in a chain. */
export interface TimeoutStep {
  /** Any of these bounds it, or hands it to something that may. */
  readonly steps: readonly string[];
  /** The members that send it; `await` does as well. */
  readonly sentBy: readonly string[];
  /** The step to write. */
  readonly write: string;
}

/** A request that fails is sent again: those that change something only where the options say so. */
export interface RequestRepetition {
  /** Where the methods are listed that are sent again; in the call that makes a client, below the same keys of its options. */
  readonly methods: ArgumentPath;
  /** Where it says how often. */
  readonly times: ArgumentPath;
}

/** It runs a function again that failed, or makes a client send its requests again. */
export interface Retrying {
  /** The function that it runs. */
  readonly runs?: ArgumentPath;
  /** Position of the client. */
  readonly client?: number;
  /** Where it says how often, or whether: 0 and false mean never. */
  readonly times?: ArgumentPath;
  /** Where that is not said, it never does. */
  readonly onlyWhenAsked?: boolean;
  /** Without this, requests that change something are not sent again. */
  readonly changesWhen?: ArgumentPath;
}
