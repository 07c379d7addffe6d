// Whether any file of the project contains a word, or a text of a form. Asked only where a finding or a repair hangs on something
// that could stand anywhere.
import path from 'node:path';
import { hasWord } from '../../ast/texts.js';
import { Asked, PART, toldPaths, toldPlainly } from './asked.js';
import { foldersJoinedWith } from './joined-packages.js';
import type { Listings } from './listings.js';
import type { Packages } from './manifests.js';
import type { Module } from './module.js';
import type { Snapshots } from './snapshots.js';

interface Sweep {
  /** The pause after which it was made. */
  readonly pauses: number;
  readonly words: ReadonlySet<string>;
}

/** What one file's text was looked through for. */
interface SweptFile {
  readonly stamp: string | undefined;
  readonly words: Map<string, boolean>;
}

/** The words that the files of a project contain. */
export class Mentions {
  readonly #sweeps = new Map<string, Sweep | undefined>();
  readonly #asked = new Set<string>();
  readonly #files = new Map<string, SweptFile>();
  readonly #matches = new Map<string, { readonly pauses: number; readonly found: boolean | undefined }>();

  constructor(
    private readonly packages: Packages,
    private readonly snapshots: Snapshots,
    private readonly listings: Listings,
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
    if (isNew || !this.#sweeps.has(root) || (sweep && sweep.pauses !== this.snapshots.pauses)) {
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

  /**
   * The same of what may run in one program with a module. A service does not ask for the secrets of another one, so near as they
   * lie; files of the workspace that belong to no package of it may be of any.
   */
  isWrittenBeside(form: string, module: Module): boolean | undefined {
    const found = this.isWritten(form, module);
    const joined = found ? this.#joinedWith(module.path) : undefined;
    if (!joined || new RegExp(form).test(module.text)) return found;
    const root = this.packages.rootOf(path.dirname(module.path));
    return (
      [...joined].some((folder) => this.isFormIn(folder, form, '') !== false) || this.isFormBeside(root, form)
    );
  }

  #joinedWith(file: string): ReadonlySet<string> | undefined {
    const find = (): ReadonlySet<string> | undefined => foldersJoinedWith(file, this.packages);
    return this.questions.of('joined', path.dirname(file), '', find, toldPaths);
  }

  /** Does a file of a workspace hold a text of this form that belongs to the workspace itself, and to no package in it? */
  isFormBeside(root: string, form: string): boolean {
    const pattern = new RegExp(form);
    const isOfRoot = (file: string) => this.packages.nearestAbove(path.dirname(file))?.folder === root;
    const find = (): boolean =>
      (this.listings.scripts(root) ?? []).some(
        (file) => isOfRoot(file) && this.#holds(file, `/${form}/`, (text) => pattern.test(text)),
      );
    return this.questions.of('form-beside', root, form, find, toldPlainly);
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
    const { pauses } = this.snapshots;
    if (known?.pauses === pauses) return known.found;
    const found = this.listings
      .scripts(root)
      ?.some((file) => this.#holds(file, `/${form}/`, (text) => text.includes(word) && pattern.test(text)));
    this.#matches.set(key, { pauses, found });
    return found;
  }

  /** Is a file's text of a form? A file that stays the same is gone through once for each. */
  #holds(file: string, form: string, test: (text: string) => boolean): boolean {
    const stamp = this.snapshots.stampOf(file);
    let swept = this.#files.get(file);
    if (!swept || swept.stamp !== stamp) this.#files.set(file, (swept = { stamp, words: new Map() }));
    let isFound = swept.words.get(form);
    if (isFound === undefined) swept.words.set(form, (isFound = test(this.snapshots.textOf(file) ?? '')));
    return isFound;
  }

  #sweep(root: string): Sweep | undefined {
    const files = this.listings.scripts(root);
    if (!files) return undefined;
    const missing = new Set(this.#asked);
    const words = new Set<string>();
    for (const file of files) {
      if (missing.size === 0) break;
      for (const word of missing) {
        if (!this.#holds(file, word, (text) => hasWord(text, word))) continue;
        words.add(word);
        missing.delete(word);
      }
    }
    return { pauses: this.snapshots.pauses, words };
  }
}
