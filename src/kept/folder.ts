// The folder of kept findings: what was found in a file is found again as long as the file's text and everything that its lint asked
// is the same. What is looked at to know that is looked at once in a run.
import { KEPT_FILES } from '../budgets.js';
import type { Analysis } from '../facts/project/analysis.js';
import { PART } from '../facts/project/asked.js';
import { stampOf } from '../facts/project/files.js';
import { askAgain } from './questions.js';
import type { Disk } from './disk.js';
import { KeptFile, NewFile, type KeptLint } from './kept-files.js';

/** A lint by its file and by what it was done with: settings, language. */
export function nameOf(file: string, surroundings: string): string {
  return file + PART + surroundings;
}

export class Folder {
  /** By the name of the lint the last file that holds it. */
  readonly #known = new Map<string, KeptFile>();
  readonly #files: readonly string[];
  readonly #new: NewFile;
  #answers = { run: 0, byQuestion: new Map<string, string | undefined>() };

  constructor(
    private readonly disk: Disk,
    private readonly root: string,
  ) {
    this.#files = disk.names();
    this.#new = new NewFile(root);
    for (const name of this.#files) {
      const file = KeptFile.from(disk.read(name), root);
      for (const lint of file?.names ?? []) if (file) this.#known.set(lint, file);
    }
  }

  /**
   * What is kept of a lint, where it still holds.
   *
   * @param name see `nameOf`
   * @param text stands for the file's own text
   */
  holding(name: string, text: string, analysis: Analysis): KeptLint | undefined {
    const lint = this.#known.get(name)?.lint(name);
    if (lint?.text !== text) return undefined;
    return lint.questions.every(({ question, answer }) => this.#answerTo(question, analysis) === answer)
      ? lint
      : undefined;
  }

  /** Keeps a lint, until the process ends. */
  add(name: string, lint: KeptLint): void {
    this.#new.add(name, lint);
  }

  /** What is kept of a lint no longer holds, whatever its answers are. */
  forget(name: string): void {
    this.#new.add(name, { text: '', questions: [], reports: {} });
  }

  /** Writes what was added. Of many files one is made: of each lint what is newest, where its file is still there. */
  write(): void {
    const isMuch = this.#files.length >= KEPT_FILES;
    if (isMuch) {
      for (const [name, file] of this.#known) {
        const lint = this.#new.has(name) ? undefined : file.lint(name);
        const isThere = stampOf(name.slice(0, name.indexOf(PART))) !== undefined;
        if (lint && isThere) this.#new.add(name, lint);
      }
    }
    if (this.#new.isEmpty) return;
    if (this.disk.write(this.#new.stored()) && isMuch) this.disk.remove(this.#files);
    this.disk.tidy();
  }

  #answerTo(question: string, analysis: Analysis): string | undefined {
    const { run } = analysis.project.snapshots;
    if (this.#answers.run !== run) this.#answers = { run, byQuestion: new Map() };
    const { byQuestion } = this.#answers;
    let answer = byQuestion.get(question);
    if (answer === undefined && !byQuestion.has(question)) {
      answer = analysis.project.asked.inSilence(() => answerTo(question, analysis));
      byQuestion.set(question, answer);
    }
    return answer;
  }
}

/** A question from disk may be none. */
function answerTo(question: string, analysis: Analysis): string | undefined {
  try {
    return askAgain(question, analysis);
  } catch {
    return undefined;
  }
}
