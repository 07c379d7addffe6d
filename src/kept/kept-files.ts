// What files of kept findings hold, read with care: on disk anything may stand.
//
//   places     folders and files, shortened where they lie in the project
//   questions  what lints asked: kind, place, detail and answer; each stands here once
//   lints      by file and surroundings: its text, the questions by their numbers, and for each rule what it reported
import path from 'node:path';
import { isRecord } from '../facts/catalogue/settings.js';
import { PART } from '../facts/project/asked.js';

/** Rises with every change of what is kept, or of how it is written. */
export const FORMAT = 2;

/** A question as `Asked` writes it, with the answer that it had. */
export interface AnsweredQuestion {
  readonly question: string;
  readonly answer: string;
}

/** What is kept of one lint. */
export interface KeptLint {
  readonly text: string;
  readonly questions: readonly AnsweredQuestion[];
  /** For each rule with its options what it reported; whether that is what it should be is seen when it is used. */
  readonly reports: Readonly<Record<string, unknown>>;
}

type StoredQuestion = readonly [kind: string, place: number, detail: string, answer: string];

interface StoredLint {
  readonly text: string;
  readonly asked: readonly number[];
  readonly reports: Readonly<Record<string, unknown>>;
}

interface Stored {
  readonly format: number;
  readonly places: readonly string[];
  readonly questions: readonly StoredQuestion[];
  readonly lints: Readonly<Record<string, StoredLint>>;
}

/** A file of kept findings that was read. */
export class KeptFile {
  readonly #questions: readonly (AnsweredQuestion | undefined)[];
  readonly #lints: ReadonlyMap<string, unknown>;

  private constructor(stored: Stored, root: string) {
    const places = stored.places.map((place) => (place.startsWith('.') ? root + place.slice(1) : place));
    this.#questions = stored.questions.map((each) => answeredQuestion(each, places));
    this.#lints = new Map(Object.entries(stored.lints));
  }

  /** @returns `undefined` for what no plugin of this version has written */
  static from(value: unknown, root: string): KeptFile | undefined {
    if (!isRecord(value) || value['format'] !== FORMAT) return undefined;
    const { places, questions, lints } = value;
    const isStored = Array.isArray(places) && Array.isArray(questions) && isRecord(lints);
    if (!isStored || !places.every((place) => typeof place === 'string')) return undefined;
    return new KeptFile(value as unknown as Stored, root);
  }

  get names(): Iterable<string> {
    return this.#lints.keys();
  }

  /** What is kept under a name; `undefined` where that is not whole. */
  lint(name: string): KeptLint | undefined {
    const value = this.#lints.get(name);
    if (!isRecord(value)) return undefined;
    const { text, asked, reports } = value;
    if (typeof text !== 'string' || !Array.isArray(asked) || !isRecord(reports)) return undefined;
    const questions: AnsweredQuestion[] = [];
    for (const number of asked) {
      const question = this.#questions[number as number];
      if (!question) return undefined;
      questions.push(question);
    }
    return { text, questions, reports };
  }
}

function answeredQuestion(stored: unknown, places: readonly string[]): AnsweredQuestion | undefined {
  if (!Array.isArray(stored)) return undefined;
  const [kind, place, detail, answer] = stored as unknown[];
  const where = places[place as number];
  if (typeof kind !== 'string' || where === undefined) return undefined;
  if (typeof detail !== 'string' || typeof answer !== 'string') return undefined;
  return { question: kind + PART + where + PART + detail, answer };
}

/** A file of kept findings that is being written. */
export class NewFile {
  readonly #places = new Numbered();
  readonly #questions = new Numbered();
  readonly #lints = new Map<string, StoredLint>();

  constructor(private readonly root: string) {}

  get isEmpty(): boolean {
    return this.#lints.size === 0;
  }

  has(name: string): boolean {
    return this.#lints.has(name);
  }

  add(name: string, { text, questions, reports }: KeptLint): void {
    const asked = questions.map(({ question, answer }) => this.#questions.of(question + PART + answer));
    this.#lints.set(name, { text, asked: asked.sort((a, b) => a - b), reports });
  }

  /** What is written. */
  stored(): Stored {
    const questions = this.#questions.all.map((each): StoredQuestion => {
      const [kind = '', place = '', ...rest] = each.split(PART);
      const answer = rest.pop() ?? '';
      return [kind, this.#places.of(this.#shortened(place)), rest.join(PART), answer];
    });
    return {
      format: FORMAT,
      places: this.#places.all,
      questions,
      lints: Object.fromEntries(this.#lints),
    };
  }

  #shortened(place: string): string {
    const isWithin = place === this.root || place.startsWith(this.root + path.sep);
    return isWithin ? `.${place.slice(this.root.length)}` : place;
  }
}

/** Texts by their numbers, each once. */
class Numbered {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  get all(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
