// Asks the worker. Of questions of one kind only the newest that waits is asked: whoever types faster than it answers wants no
// answer about what is gone.
import url from 'virtual:engine';
import type { Draft, FileFindings } from './draft.js';
import type { Answer, Question } from './questions.js';

type Asked = Question extends infer Each ? (Each extends Question ? Omit<Each, 'id'> : never) : never;

interface Waiting {
  readonly question: Asked;
  readonly resolve: (answer: Answer | undefined) => void;
}

export class Engine {
  readonly #worker = new Worker(url);
  readonly #waiting = new Map<Asked['kind'], Waiting>();
  #open: Waiting | undefined;
  #questions = 0;

  constructor(onFailure: (message: string) => void) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const answered = this.#open;
      this.#open = undefined;
      answered?.resolve(data);
      this.#askNext();
    });
    this.#worker.addEventListener('error', ({ message }) => onFailure(message));
  }

  /** Findings by file, and how long they took; `undefined` where a newer question took its place. */
  async lint(draft: Draft): Promise<{ findings: FileFindings; took: number } | undefined> {
    const answer = await this.#ask({ kind: 'lint', draft });
    return answer && { findings: answer.value as FileFindings, took: answer.took };
  }

  async fixAll(draft: Draft): Promise<Draft | undefined> {
    return (await this.#ask({ kind: 'fix', draft }))?.value as Draft | undefined;
  }

  async why(draft: Draft, file: string, line: number): Promise<string | undefined> {
    return (await this.#ask({ kind: 'why', draft, file, line }))?.value as string | undefined;
  }

  close(): void {
    this.#worker.terminate();
  }

  async #ask(question: Asked): Promise<Extract<Answer, { value: unknown }> | undefined> {
    const answer = await new Promise<Answer | undefined>((resolve) => {
      this.#waiting.get(question.kind)?.resolve(undefined);
      this.#waiting.set(question.kind, { question, resolve });
      this.#askNext();
    });
    if (answer && 'error' in answer) throw new Error(answer.error);
    return answer;
  }

  #askNext(): void {
    if (this.#open) return;
    const [next] = this.#waiting;
    if (!next) return;
    const [kind, waiting] = next;
    this.#waiting.delete(kind);
    this.#open = waiting;
    this.#worker.postMessage({ ...waiting.question, id: (this.#questions += 1) } satisfies Question);
  }
}
