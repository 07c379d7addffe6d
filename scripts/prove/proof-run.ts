// What a differential proof came to, whatever it is made of: programs, schemas or loggers.

/** Two versions that do not do the same, made as small as it goes. */
export interface Counterexample {
  readonly library: string;
  readonly rule: string;
  /** `fix`, or the message id of the suggestion. */
  readonly repair: string;
  /** The parts of the grammar that it takes, so that two examples of one kind are seen to be one. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** The rows or the input that both were run on. */
  readonly input: string;
  /** What differs, and how it was before and after. */
  readonly difference: string;
}

/** The numbers of a run. What is offered is equal, different or undecided. */
export interface ProofRun {
  readonly programs: number;
  /** How many repairs were offered; a program may be offered none, or several. */
  readonly offered: number;
  readonly equal: number;
  readonly different: number;
  /** What has no outcome that could be compared, such as a program that does not end. */
  readonly undecided: number;
  /** The first of `counterexamples`, in words. */
  readonly counterexample?: string;
}
