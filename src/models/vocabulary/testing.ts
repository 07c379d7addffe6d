// Tests: what a call of a runner, of a library of mocks or of a client for tests does.
import type { ArgumentPath } from './arguments.js';

/** A part of a test file, whose function is the last one that the call is given. */
export type TestPart = 'suite' | 'test' | 'before' | 'after' | 'skipped';

/** Something stands in for the real thing from here on. */
export interface Mocking {
  /** `nothing`: a new function or object, which stands where the test puts it. */
  readonly replaces: 'module' | 'member' | 'provider' | 'nothing';
  /** The module's name, the object, the token. */
  readonly what?: ArgumentPath;
  /** What takes its place. */
  readonly by?: ArgumentPath;
  /** With this option the real thing is still run. */
  readonly keptBy?: ArgumentPath;
  /** It is of the type that its type argument says, or that is annotated. */
  readonly ofTypeArgument?: boolean;
  /** What each function of a replaced module is. */
  readonly functions?: string;
}

/** What a mocked function gives from here on. */
export interface Stubbing {
  /** The value itself, a promise of it, a rejection, or what a function returns. */
  readonly gives: 'value' | 'resolved' | 'rejected' | 'result';
  readonly argument: number;
}

/** What an assertion says of its subject. */
export interface Assertion {
  readonly that:
    | 'equals'
    | 'contains'
    | 'one-of'
    | 'at-least'
    | 'at-most'
    | 'above'
    | 'below'
    | 'true'
    | 'false'
    | 'exists'
    | 'called'
    | 'called-with'
    | 'other';
  /** Position of the subject; without it, the subject of its chain. */
  readonly actual?: number;
  /** Position of what is expected; with `*`, all arguments. */
  readonly expected?: number | 'all';
  /** The subject is the answer of its chain, of which a number names the status; or that status. */
  readonly on?: 'answer' | 'status';
}

/** A request of a test to the application. It is sent when something waits for it, or on its own. */
export interface Exchange {
  readonly sends: 'when-awaited' | 'on-its-own';
}
