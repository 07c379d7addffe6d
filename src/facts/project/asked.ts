// What the lint of a file asked of everything outside of that file, with the answers: what it found follows from its own text and
// from these. While nobody wants to know, a question costs one look at a field.
import { createHash } from 'node:crypto';

/** How a question can be asked again, by its kind: see `src/kept/questions.ts`. */
export type QuestionKind =
  /** The text of a script. */
  | 'text'
  /** The text of a file that holds a statement. */
  | 'statement'
  /** The file behind an import: by the folder that it is written in, and the specifier. */
  | 'import'
  /** What a file exports again of others, near and far. */
  | 'handed-on'
  /** Files that may import an export of a file: by that file, and the export's name. */
  | 'takers'
  | 'importers'
  /** How often a file renders an export of another one: by the file, the name and the other file. */
  | 'elements'
  /** Files below a root that bear a mark. */
  | 'marked'
  /** Is a file what its package is imported by? */
  | 'entry'
  /** Does a file below a root hold a word, or a text of a form? */
  | 'word'
  | 'form'
  /** The folders of the packages that may run in one program with a folder's. */
  | 'joined'
  /** Does a file hold it that belongs to no package of the workspace? */
  | 'form-beside'
  /** What manifests say, by the folder from which they are looked for. */
  | 'manifest'
  | 'version'
  | 'named'
  | 'requested'
  | 'command'
  | 'asked-for'
  | 'models'
  | 'browser'
  | 'started'
  | 'root'
  | 'workspace'
  /** The plain scripts of a folder. */
  | 'folder'
  /** Does a page or a component import a file? */
  | 'screen'
  /** The schema around a folder, in files of these patterns. */
  | 'schema';

/** Between the parts of a question: no path holds it. */
export const PART = '\0';

/** The questions of one lint, each with its answer as a short text that is another one when the answer is. */
export type Answers = Map<string, string>;

export class Asked {
  #answers: Answers | undefined;

  /** From here on every question is written down, until the next lint begins. */
  begin(): Answers {
    this.#answers = new Map();
    return this.#answers;
  }

  /** Nothing is written down. */
  end(): void {
    this.#answers = undefined;
  }

  /** What is asked here is not written down. */
  inSilence<Answer>(ask: () => Answer): Answer {
    const answers = this.#answers;
    this.#answers = undefined;
    try {
      return ask();
    } finally {
      this.#answers = answers;
    }
  }

  /** Is written down what is asked now? Not within another question, whose answer holds what this one said. */
  get isOn(): boolean {
    return this.#answers !== undefined;
  }

  /**
   * Answers a question.
   *
   * @param place the file or folder that it is about
   * @param detail what else tells it from others of its kind
   * @param find gives the answer: it reads files and asks nothing that is remembered of modules
   * @param told the answer as a text
   */
  of<Answer>(
    kind: QuestionKind,
    place: string,
    detail: string,
    find: () => Answer,
    told: (answer: Answer) => string,
  ): Answer {
    const answers = this.#answers;
    if (!answers) return find();
    return this.inSilence(() => {
      const answer = find();
      const key = kind + PART + place + PART + detail;
      if (!answers.has(key)) answers.set(key, told(answer));
      return answer;
    });
  }
}

/** What stands for a text: another text has another one. */
export function fingerprintOf(text: string): string {
  return createHash('sha1').update(text).digest('base64').slice(0, 20);
}

const LONGEST = 24;

/** A short text as it is, and the fingerprint of a longer one. */
export function toldShort(text: string): string {
  return text.length > LONGEST ? `#${fingerprintOf(text)}` : text;
}

/** A list of paths, in whichever order they were found; `undefined` where they could not be told. */
export function toldPaths(paths: Iterable<string> | undefined): string {
  return paths === undefined ? '?' : toldShort([...paths].sort().join('\n'));
}

/** What is true, false or unknown, and other short answers. */
export function toldPlainly(answer: boolean | number | string | undefined): string {
  return answer === undefined ? '?' : toldShort(String(answer));
}

const objects = new WeakMap<object, string>();

/** A value that does not change as long as it is the same object, always told by the same function. */
export function toldOnce<Value extends object>(value: Value, tell: (value: Value) => string): string {
  // A user's manifest may hold anything.
  if (typeof value !== 'object') return toldShort(tell(value));
  let told = objects.get(value);
  if (told === undefined) objects.set(value, (told = toldShort(tell(value))));
  return told;
}
