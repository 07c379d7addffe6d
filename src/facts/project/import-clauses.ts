// What a file imports and exports again, read off its text: nothing is parsed. Most questions about who uses an export end here,
// because most files that import something by that name import it from somewhere else.
import path from 'node:path';
import type { Resolution } from './resolution.js';
import type { Snapshots } from './snapshots.js';
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
}

export interface FileClauses {
  readonly clauses: readonly Clause[];
  /** Whatever the file takes from other modules is among the clauses. Else a comment stands in one, or a name in other letters. */
  readonly isComplete: boolean;
}

// Nothing in it can take what its neighbour takes, and a clause ends where the next may begin: whatever the text is, the
// time for it grows no faster than the text.
const CLAUSE =
  /\b(import|export)\b(?:\s+type\b)?((?:(?!\b(?:import|export)\b)[\w$*{},\s])*?)\bfrom\s*['"]([^'"\n]+)['"]|\b(?:require|import)(?:\(\s*|\s*(?=['"]))['"]([^'"\n]+)['"]/g;

/** In front of every text that names another module, as syntax has it, comments included. */
const SOURCE =
  /\b(?:from|(?:require|import)(?:\s|\/\*[^]*?\*\/|\/\/.*)*\(?)(?:\s|\/\*[^]*?\*\/|\/\/.*)*['"`]/g;

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
    });
  }
  return { clauses, isComplete: clauses.length === (text.match(SOURCE)?.length ?? 0) };
}

/** `export { import as load } from './load'`: the word is a name in a clause that began before it. */
function isName(text: string, position: number): boolean {
  return /(?:[{,]|\bas)\s*$/.test(text.slice(Math.max(0, position - 20), position));
}

/** Names in import and re-export clauses; namespace, default and CommonJS imports stand under their module's last segment. */
export function importedNames({ clauses }: FileClauses): string[] {
  const names = new Set<string>();
  for (const { from, names: own, isWhole } of clauses) {
    for (const name of own) names.add(name);
    if (isWhole) names.add(`./${withoutExtension(path.basename(from))}`);
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
  ) {}

  /** The clauses of a file as it is on disk. */
  of(file: string): FileClauses {
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
      clauses.some((clause) => {
        const source = this.resolution.resolve(clause.from, file);
        if (source === target) return clause.isWhole || clause.names.includes(name);
        return source !== undefined && this.mayHandOn(source, target);
      })
    );
  }

  /** May a file take anything of another one, straight from it? */
  mayImport(file: string, target: string): boolean {
    const { clauses, isComplete } = this.of(file);
    return !isComplete || clauses.some(({ from }) => this.resolution.resolve(from, file) === target);
  }

  /** May a file export something again that another one exports? */
  mayHandOn(file: string, target: string): boolean {
    if (this.#run !== this.snapshots.run) {
      this.#run = this.snapshots.run;
      this.#handedOn.clear();
    }
    if (!this.#handedOn.has(file)) this.#handedOn.set(file, this.#behind(file));
    return this.#handedOn.get(file)?.has(target) ?? true;
  }

  #behind(file: string): ReadonlySet<string> | undefined {
    const behind = new Set<string>();
    const seen = new Set([file]);
    // A set is walked while it grows.
    for (const each of seen) {
      const { clauses, isComplete } = this.of(each);
      if (!isComplete) return undefined;
      for (const { from, handsOn } of clauses) {
        const source = handsOn ? this.resolution.resolve(from, each) : undefined;
        if (source === undefined) continue;
        behind.add(source);
        seen.add(source);
      }
    }
    return behind;
  }
}
