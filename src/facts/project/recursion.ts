// Questions that ask themselves: classes that extend each other, functions that call each other, objects spread into themselves.

/** The questions that are being answered. One that comes round to itself, or goes too deep, gets another answer. */
export class Recursion {
  readonly #open = new Map<unknown, Map<unknown, Set<unknown>>>();

  /**
   * Asks a question about a subject, unless it is being asked about that subject already or about more than `deepest` others.
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
    if (details.has(detail) || open.size > deepest) return otherwise;
    open.set(subject, details.add(detail));
    try {
      return find(open.size);
    } finally {
      details.delete(detail);
      if (details.size === 0) open.delete(subject);
    }
  }
}

interface Question {
  readonly question: unknown;
  readonly subject: unknown;
  readonly detail?: unknown;
  readonly deepest: number;
}
