// What a file imports and exports again, read off its text: nothing is parsed. Most questions about who uses an export end here,
// because most files that import something by that name import it from somewhere else.
import path from 'node:path';
import type { Resolution } from './resolution.js';
import type { Snapshots } from './snapshots.js';
import { Asked, PART, toldPaths, toldPlainly } from './asked.js';
import { withoutExtension } from './files.js';

/** One import, export from another module, `require('x')` or `import('x')`. */
export interface Clause {
  readonly from: string;
  /** Every word between its braces, imported names among them. */
  readonly names: readonly string[];
  /** It may take more than the names in its braces: a default, a namespace, all exports. */
  readonly isWhole: boolean;
  /** It may export again what it takes. */
  readonly handsOn: boolean;
  /** Where it stands in the text, and what stands between its keyword and `from`. */
  readonly range: readonly [number, number];
  readonly clause: string;
}

export interface FileClauses {
  readonly clauses: readonly Clause[];
  /** Whatever the file takes from other modules is among the clauses. Else a comment stands in one, or a name in other letters. */
  readonly isComplete: boolean;
  /** It may export again what it takes from others. */
  readonly handsOn: boolean;
}

// Nothing in it can take what its neighbour takes, and a clause ends where the next may begin: whatever the text is, the
// time for it grows no faster than the text.
const CLAUSE =
  /\b(import|export)\b(?:\s+type\b)?((?:(?!\b(?:import|export)\b)[\w$*{},\s])*?)\bfrom\s*['"]([^'"\n]+)['"]|\b(?:require|import)(?:\(\s*|\s*(?=['"]))['"]([^'"\n]+)['"]/g;

/** Blanks and comments. Each can be read in one way only, so that nothing is tried twice. */
const GAP = String.raw`(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*(?:\n|$))*`;

/** In front of every text that names another module, as syntax has it, comments included. */
const SOURCE = new RegExp(String.raw`\b(?:from|(?:require|import)(?:${GAP}\()?)${GAP}['"\`]`, 'g');

/** How every export from another module begins. */
const EXPORT_FROM = new RegExp(String.raw`\bexport\b${GAP}(?:type\b${GAP})?[*{]`);

/** Reads the clauses of a text. */
export function clausesIn(text: string): FileClauses {
  const clauses: Clause[] = [];
  for (const match of text.matchAll(CLAUSE)) {
    const [, keyword, clause = '', from, called] = match;
    const specifier = from ?? called;
    if (specifier === undefined) continue;
    clauses.push({
      from: specifier,
      names: clause.match(/[\w$]+/g) ?? [],
      isWhole: called !== undefined || !/^\s*\{/.test(clause),
      handsOn: keyword === 'export' || isName(text, match.index),
      range: [match.index, match.index + match[0].length],
      clause,
    });
  }
  const isComplete = clauses.length === (text.match(SOURCE)?.length ?? 0);
  const handsOn = isComplete ? clauses.some((each) => each.handsOn) : EXPORT_FROM.test(text);
  return { clauses, isComplete, handsOn };
}

/** `export { import as load } from './load'`: the word is a name in a clause that began before it. */
function isName(text: string, position: number): boolean {
  return /(?:[{,]|\bas)\s*$/.test(text.slice(Math.max(0, position - 20), position));
}

/** Under which a clause that takes a module as a whole stands: the last segment of what it names. */
export function lastSegment(specifier: string): string {
  return `./${withoutExtension(path.basename(specifier))}`;
}

/** Names in import and re-export clauses; namespace, default and CommonJS imports stand under their module's last segment. */
export function importedNames(clauses: readonly Clause[]): string[] {
  const names = new Set<string>();
  for (const { from, names: own, isWhole } of clauses) {
    for (const name of own) names.add(name);
    if (isWhole) names.add(lastSegment(from));
  }
  return [...names];
}

/** The clauses of a project's files, with the files that they lead to. */
export class ImportClauses {
  readonly #files = new Map<string, { readonly stamp: string | undefined; readonly read: FileClauses }>();
  /** Files that a file exports something of again, near and far; `undefined` where its text does not tell. */
  #handedOn = new Map<string, ReadonlySet<string> | undefined>();
  #run = 0;

  constructor(
    private readonly resolution: Resolution,
    private readonly snapshots: Snapshots,
    private readonly asked = new Asked(),
  ) {}

  /** The clauses of a file as it is on disk. */
  of(file: string): FileClauses {
    if (!this.asked.isOn) return this.#of(file);
    const told = (): string => this.snapshots.fingerprintOf(file);
    return this.asked.of('text', file, '', () => this.#of(file), told);
  }

  #of(file: string): FileClauses {
    const stamp = this.snapshots.stampOf(file);
    let known = this.#files.get(file);
    if (!known || known.stamp !== stamp) {
      known = { stamp, read: clausesIn(this.snapshots.textOf(file) ?? '') };
      this.#files.set(file, known);
      this.#handedOn.clear();
    }
    return known.read;
  }

  /** May a file take an export of another one, straight from it or from one that exports it again? */
  mayTake(file: string, name: string, target: string): boolean {
    const { clauses, isComplete } = this.of(file);
    return (
      !isComplete ||
      clauses.some((clause) =>
        this.resolution.resolve(clause.from, file) === target
          ? clause.isWhole || clause.names.includes(name)
          : this.#leadsTo(clause.from, file, target),
      )
    );
  }

  /**
   * How often a file renders an export of another one, where its text shows that it does nothing else with it: `<Panel>`.
   *
   * @returns `undefined` where it may do something else
   */
  elementsOf(file: string, name: string, target: string): number | undefined {
    const find = (): number | undefined => this.#elementsOf(file, name, target);
    return this.asked.of('elements', file, name + PART + target, find, toldPlainly);
  }

  #elementsOf(file: string, name: string, target: string): number | undefined {
    if (!/\.[jt]sx$/.test(file)) return undefined;
    const taking = this.of(file).clauses.filter(({ from }) => this.#leadsTo(from, file, target));
    const [clause] = taking;
    const local = taking.length === 1 && clause && localName(clause, name);
    return local ? elementsIn(this.snapshots.textOf(file) ?? '', local, clause.range) : undefined;
  }

  #leadsTo(specifier: string, file: string, target: string): boolean {
    const source = this.resolution.resolve(specifier, file);
    return source !== undefined && (source === target || this.mayHandOn(source, target));
  }

  /** May a file take anything of another one, straight from it? */
  mayImport(file: string, target: string): boolean {
    const { clauses, isComplete } = this.of(file);
    return !isComplete || clauses.some(({ from }) => this.resolution.resolve(from, file) === target);
  }

  /** May a file export something again that another one exports? */
  mayHandOn(file: string, target: string): boolean {
    return this.handedOnBy(file)?.has(target) ?? true;
  }

  /** The files that a file may export something of again, near and far; `undefined` where its text does not tell. */
  handedOnBy(file: string): ReadonlySet<string> | undefined {
    if (!this.asked.isOn) return this.#handedOnBy(file);
    return this.asked.of('handed-on', file, '', () => this.#handedOnBy(file), toldPaths);
  }

  #handedOnBy(file: string): ReadonlySet<string> | undefined {
    if (this.#run !== this.snapshots.run) {
      this.#run = this.snapshots.run;
      this.#handedOn.clear();
    }
    if (!this.#handedOn.has(file)) this.#handedOn.set(file, this.#behind(file));
    return this.#handedOn.get(file);
  }

  #behind(file: string): ReadonlySet<string> | undefined {
    const behind = new Set<string>();
    const seen = new Set([file]);
    // A set is walked while it grows.
    for (const each of seen) {
      const { clauses, isComplete, handsOn } = this.of(each);
      if (!handsOn) continue;
      if (!isComplete) return undefined;
      for (const clause of clauses) {
        const source = clause.handsOn ? this.resolution.resolve(clause.from, each) : undefined;
        if (source === undefined) continue;
        behind.add(source);
        seen.add(source);
      }
    }
    return behind;
  }
}

/** The name that a clause gives to an export in its file; `undefined` where it is no plain import of one name. */
function localName({ clause, handsOn }: Clause, name: string): string | undefined {
  const [, own = '', braces] = /^\s*([\w$]*)\s*,?\s*(?:\{([^{}]*)\}\s*)?$/.exec(clause) ?? [];
  if (handsOn || (own === '' && braces === undefined)) return undefined;
  if (name === 'default' && own !== '') return own;
  for (const each of braces?.split(',') ?? []) {
    const words = each.trim().split(/\s+/);
    if (words[0] !== name) continue;
    return words.length === 1 ? name : words.length === 3 && words[1] === 'as' ? words[2] : undefined;
  }
  return undefined;
}

/** In front of an element, whatever it stands in: no name, number or closing bracket, which would be compared with it. */
const BEFORE_ELEMENT = /(?:^|[({[>,;:?&|=}]|\breturn)\s*<$|<\/$/;
/** Behind its name: an attribute, or its end. `<T extends X>` declares a type. */
const BEHIND_ELEMENT = /^(?:\s*\/?>|\s+(?!extends\b)[\w{/])/;

/** How often a text has an element of this name; `undefined` where the name may stand for something else. */
function elementsIn(text: string, name: string, [start, end]: readonly [number, number]): number | undefined {
  const inRemark = remarksIn(text);
  let found = 0;
  for (const { index } of text.matchAll(
    new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'),
  )) {
    if (index >= start && index < end) continue;
    const before = text.slice(Math.max(0, index - 40), index);
    const behind = text.slice(index + name.length, index + name.length + 40);
    if (!BEFORE_ELEMENT.test(before) || !BEHIND_ELEMENT.test(behind) || inRemark(index)) return undefined;
    found += 1;
  }
  return found > 0 ? found : undefined;
}

/** Longer lines are no code that somebody wrote. */
const LINE = 1000;

/** Whether a place may be in a comment or in quotes, asked from the front to the back: the text is gone through once. */
function remarksIn(text: string): (index: number) => boolean {
  let [at, isOpen, isQuoted] = [0, false, false];
  return (index) => {
    for (const [mark] of text.slice(at, index).matchAll(/`|\/\*|\*\//g)) {
      if (mark === '`') isQuoted = !isQuoted;
      else isOpen = mark === '/*';
    }
    at = index;
    const near = text.slice(Math.max(0, index - LINE), index);
    const begin = near.lastIndexOf('\n') + 1;
    const line = near.slice(begin).replaceAll(/"[^"]*"|'[^']*'/g, '');
    return (begin === 0 && near.length === LINE) || /\/\/|["'`]/.test(line) || isOpen || isQuoted;
  };
}
