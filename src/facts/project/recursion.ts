// Questions that ask themselves: classes that extend each other, functions that call each other, objects spread into themselves.

import type { Memo } from './memo.js';

/** The questions that are being answered. One that comes round to itself, or goes too deep, gets another answer. */
export class Recursion {
  readonly #open = new Map<unknown, Map<unknown, Set<unknown>>>();
  /** How often each question came round to itself, or went too deep. */
  readonly #cuts = new Map<unknown, number>();
  /** Answers that hold only as long as a question of their kind is being answered. */
  readonly #passing = new Map<unknown, Map<unknown, unknown>>();

  /**
   * Asks a question about a subject, unless it is being asked about that subject already or about more than `deepest` others, or
   * with more than `deepest` other details.
   *
   * @param detail what tells two questions about one subject apart
   * @param find gets how many subjects are being asked about, itself included
   */
  ask<Answer>(
    { question, subject, detail, deepest }: Question,
    otherwise: Answer,
    find: (depth: number) => Answer,
  ): Answer {
    let open = this.#open.get(question);
    if (!open) this.#open.set(question, (open = new Map<unknown, Set<unknown>>()));
    const details = open.get(subject) ?? new Set<unknown>();
    // A question may come round to its subject with another detail each time: the next parameter, and the next.
    if (details.has(detail) || details.size > deepest || open.size > deepest) {
      this.#cut(question);
      return otherwise;
    }
    open.set(subject, details.add(detail));
    try {
      return find(open.size);
    } finally {
      details.delete(detail);
      if (details.size === 0) open.delete(subject);
      if (open.size === 0) this.#passing.delete(question);
    }
  }

  /**
   * The same, with the answer kept: for good where nothing on the way to it was cut off, and else only until the outermost question
   * of its kind is answered. So what was asked before decides nothing.
   */
  kept<Answer>(memo: Memo, asked: Question, otherwise: Answer, find: () => Answer): Answer {
    const { question, subject } = asked;
    const known = memo.to<Answer>(question);
    if (known.has(subject)) return known.get(subject) as Answer;
    if (this.#passing.get(question)?.has(subject)) {
      this.#cut(question);
      return this.#passing.get(question)?.get(subject) as Answer;
    }
    const cuts = this.#cuts.get(question);
    const met = { times: 0 };
    const answer = this.ask(asked, otherwise, () => {
      met.times += 1;
      return find();
    });
    if (this.#cuts.get(question) === cuts) known.set(subject, answer);
    else if (met.times > 0 && this.#open.get(question)?.size) this.#keepPassing(question, subject, answer);
    return answer;
  }

  #cut(question: unknown): void {
    this.#cuts.set(question, (this.#cuts.get(question) ?? 0) + 1);
  }

  #keepPassing(question: unknown, subject: unknown, answer: unknown): void {
    const passing = this.#passing.get(question) ?? new Map<unknown, unknown>();
    this.#passing.set(question, passing.set(subject, answer));
  }
}

interface Question {
  readonly question: unknown;
  readonly subject: unknown;
  readonly detail?: unknown;
  readonly deepest: number;
}
