// Answers to requests: what a call, a construction or an assignment does to one, and where in it its parts stand.
import type { ArgumentPath } from './arguments.js';

export interface Reply {
  /**
   * - `sends`: the answer is complete; a second one fails
   * - `begins`: head or a part of it is sent, and more may follow
   * - `sets`: it is the answer until something else takes its place
   * - `makes`: it is the answer if the handler returns it
   * - `prepares`: a status or headers for an answer that is still to come
   */
  readonly does: 'sends' | 'begins' | 'sets' | 'makes' | 'prepares';
  /** Position of what the client is sent. */
  readonly body?: number;
  /** Where the status stands, if something does there, or the status that it always has. */
  readonly status?: ArgumentPath | FixedStatus;
  /** A function in this position is told what became of it, and may answer in its place. */
  readonly callback?: number;
  /** Without a body it ends an answer, and does nothing where that has ended already: `end()`. */
  readonly mayRepeat?: boolean;
}

/** The members of an object that a handler returns for its answer. Without a status it is none. */
export interface ReturnedAnswer {
  readonly status: string;
  readonly body: string;
  readonly callback?: CalledBack;
}

/** The parameter of a handler that it may call in place of returning, and the argument that takes what it would return. */
export interface CalledBack {
  readonly parameter: number;
  readonly argument: number;
}

export interface FixedStatus {
  readonly is: number;
}
