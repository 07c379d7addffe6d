/** Answers by question and subject. The question is the function that finds the answer. */
export class Memo {
  readonly #answers = new Map<unknown, Map<unknown, unknown>>();

  /** The answer to a question about a subject, found once. */
  of<Answer>(question: unknown, subject: unknown, find: () => Answer): Answer {
    const answers = this.to<Answer>(question);
    const known = answers.get(subject);
    if (known !== undefined || answers.has(subject)) return known as Answer;
    const answer = find();
    answers.set(subject, answer);
    return answer;
  }

  /** All answers to one question, by their subject. */
  to<Answer>(question: unknown): Map<unknown, Answer> {
    let answers = this.#answers.get(question);
    if (!answers) this.#answers.set(question, (answers = new Map<unknown, unknown>()));
    return answers as Map<unknown, Answer>;
  }
}
