// Whether any file of the project contains a word, or a text of a form. Asked only where a finding or a repair hangs on something
// that could stand anywhere.
import path from 'node:path';
import { hasWord } from '../../ast/texts.js';
import { TRUST_WORDS_MS } from '../../budgets.js';
import { Asked, PART, toldPlainly } from './asked.js';
import { projectScripts } from './files.js';
import type { Packages } from './manifests.js';
import type { Module } from './module.js';
import type { Snapshots } from './snapshots.js';

interface Sweep {
  readonly until: number;
  readonly run: number;
  readonly words: ReadonlySet<string>;
}

/** The words that the files of a project contain. */
export class Mentions {
  readonly #sweeps = new Map<string, Sweep | undefined>();
  readonly #asked = new Set<string>();
  readonly #matches = new Map<
    string,
    { readonly until: number; readonly run: number; readonly found: boolean | undefined }
  >();

  constructor(
    private readonly packages: Packages,
    private readonly snapshots: Snapshots,
    private readonly questions = new Asked(),
  ) {}

  /**
   * Does a file of the project around a module contain all of these words?
   *
   * @returns `undefined` when the project is too large to be read.
   */
  isMentioned(words: readonly string[], module: Module): boolean | undefined {
    const root = this.packages.rootOf(path.dirname(module.path));
    const found = this.wordsIn(root, words);
    return found && words.every((word) => found.has(word) || module.text.includes(word));
  }

  /** Those of these words that a file below a root holds, among others; `undefined` when the project is too large to be read. */
  wordsIn(root: string, words: readonly string[]): ReadonlySet<string> | undefined {
    const find = (): ReadonlySet<string> | undefined => this.#wordsIn(root, words);
    return this.questions.of('word', root, words.join(PART), find, () => this.toldWords(root, words));
  }

  /** For each of these words, whether a file below a root holds it, as a text. */
  toldWords(root: string, words: readonly string[]): string {
    const found = this.#wordsIn(root, words);
    return toldPlainly(found && words.map((word) => found.has(word)).join());
  }

  #wordsIn(root: string, words: readonly string[]): ReadonlySet<string> | undefined {
    const isNew = words.some((word) => !this.#asked.has(word));
    for (const word of words) this.#asked.add(word);
    let sweep = this.#sweeps.get(root);
    if (isNew || !this.#sweeps.has(root) || (sweep && !this.#holds(sweep))) {
      sweep = this.#sweep(root);
      this.#sweeps.set(root, sweep);
    }
    return sweep?.words;
  }

  /**
   * Does a file of the project around a module hold a text of this form?
   *
   * @param form source of a regular expression
   * @param word what every such text holds: a file without it is passed over at once
   * @returns `undefined` when the project is too large to be read.
   */
  isWritten(form: string, module: Module, word = ''): boolean | undefined {
    const root = this.packages.rootOf(path.dirname(module.path));
    const pattern = new RegExp(form);
    return pattern.test(module.text) || this.isFormIn(root, form, word);
  }

  /** The same of the files below a root as they are on disk. */
  isFormIn(root: string, form: string, word: string): boolean | undefined {
    const find = (): boolean | undefined => this.#isFormIn(root, form, word);
    return this.questions.of('form', root, form + PART + word, find, toldPlainly);
  }

  #isFormIn(root: string, form: string, word: string): boolean | undefined {
    const pattern = new RegExp(form);
    const key = `${root}\n${form}`;
    const known = this.#matches.get(key);
    if (known && this.#holds(known)) return known.found;
    const found = projectScripts(root)?.some((file) => {
      const text = this.snapshots.textOf(file);
      return text?.includes(word) === true && pattern.test(text);
    });
    this.#matches.set(key, { until: Date.now() + TRUST_WORDS_MS, run: this.snapshots.run, found });
    return found;
  }

  /** In one run everything is looked at once, however long it takes. */
  #holds({ until, run }: { readonly until: number; readonly run: number }): boolean {
    return run === this.snapshots.run || until > Date.now();
  }

  #sweep(root: string): Sweep | undefined {
    const files = projectScripts(root);
    if (!files) return undefined;
    const missing = new Set(this.#asked);
    const words = new Set<string>();
    for (const file of files) {
      if (missing.size === 0) break;
      const text = this.snapshots.textOf(file) ?? '';
      for (const word of missing) {
        if (!hasWord(text, word)) continue;
        words.add(word);
        missing.delete(word);
      }
    }
    return { until: Date.now() + TRUST_WORDS_MS, run: this.snapshots.run, words };
  }
}
