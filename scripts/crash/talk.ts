// What the process that hands out files and those that lint them say to each other.
import type { BrokenPromise } from '../../tests/support/repairs.js';

export interface Task {
  readonly root: string;
  readonly file: string;
}

export interface Finding {
  readonly rule: string;
  readonly evidence: 'certain' | 'likely';
  readonly line: number;
  readonly message: string;
}

export interface Outcome {
  readonly file: string;
  /** Why no parser took it. */
  readonly refused?: string;
  readonly findings: readonly Finding[];
  readonly repairs: number;
  readonly broken: readonly BrokenPromise[];
  /** What a rule threw, with its stack. */
  readonly thrown?: string;
  /** What ESLint takes without a rule: parser and scopes. */
  readonly parsing: number;
  /** What the rules take beyond that. */
  readonly milliseconds: number;
}

export type Told =
  | { readonly kind: 'ready' }
  /** ESLint went through the file without a rule; now come the rules. */
  | { readonly kind: 'parsed'; readonly milliseconds: number }
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly heap: number };
