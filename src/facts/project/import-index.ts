// Which files may import a name: a light scan of import clauses, kept for each file and read again when the file changes.
import { MOST_IMPORTERS } from '../../budgets.js';
import { importedNames, lastSegment, type Clause, type ImportClauses } from './import-clauses.js';
import type { Listings } from './listings.js';
import type { Modules } from './modules.js';
import type { Snapshots } from './snapshots.js';

interface FileEntry {
  readonly stamp: string | undefined;
  readonly names: readonly string[];
  readonly clauses: readonly Clause[];
  readonly isComplete: boolean;
}

/** Where files take a name from that many of them import. */
interface Sources {
  /** Of the index when they were found. */
  readonly version: number;
  readonly bySource: ReadonlyMap<string, readonly string[]>;
  /** The sources among them that export something of others again. */
  readonly barrels: readonly string[];
  /** Files of which the text does not tell. */
  readonly doubtful: readonly string[];
}

/** The files of one project by the names that they import. */
export class ImportIndex {
  readonly #files = new Map<string, FileEntry>();
  readonly #importers = new Map<string, Set<string>>();
  readonly #sources = new Map<string, Sources>();
  /** Rises when a file came, changed or went. */
  #version = 0;
  /** The pause after which it was compared with the files. */
  #pauses: number | undefined;
  #lint = 0;

  constructor(
    private readonly root: string,
    private readonly marks: Readonly<Record<string, (text: string) => boolean>>,
    private readonly modules: Modules,
    private readonly snapshots: Snapshots,
    private readonly clauses: ImportClauses,
    private readonly listings: Listings,
  ) {}

  /** Files that may import something by this name; `undefined` when the project is too large to say. */
  importersOf(name: string): readonly string[] | undefined {
    return this.#refresh() ? [...(this.#importers.get(name) ?? [])] : undefined;
  }

  /**
   * The same, without those that surely take it from another module than the target. Where more files import something by a name than
   * anybody would go through, it is found out once from where each does: what others call so says nothing of the target.
   */
  importersFrom(name: string, target: string): readonly string[] | undefined {
    if (!this.#refresh()) return undefined;
    const importers = this.#importers.get(name) ?? new Set();
    if (importers.size <= MOST_IMPORTERS) return [...importers];
    let known = this.#sources.get(name);
    if (known?.version !== this.#version) this.#sources.set(name, (known = this.#sourcesOf(name, importers)));
    const { bySource, barrels, doubtful } = known;
    const sources = [target, ...barrels.filter((barrel) => this.clauses.mayHandOn(barrel, target))];
    const found = new Set([...sources.flatMap((source) => bySource.get(source) ?? []), ...doubtful]);
    const { openPath } = this.modules;
    // Its text may be another than on disk.
    if (openPath !== undefined && importers.has(openPath)) found.add(openPath);
    return [...found];
  }

  #sourcesOf(name: string, importers: ReadonlySet<string>): Sources {
    const bySource = new Map<string, string[]>();
    const doubtful: string[] = [];
    for (const file of importers) {
      const entry = this.#files.get(file);
      if (!entry?.isComplete) doubtful.push(file);
      for (const clause of entry?.clauses ?? []) {
        const source = isUnder(clause, name) ? this.modules.pathOf(clause.from, file) : undefined;
        const known = source === undefined ? [] : bySource.get(source);
        if (known) known.push(file);
        else if (source !== undefined) bySource.set(source, [file]);
      }
    }
    const barrels = [...bySource.keys()].filter((source) => this.clauses.of(source).handsOn);
    return { version: this.#version, bySource, barrels, doubtful };
  }

  #refresh(): boolean {
    const { pauses } = this.snapshots;
    if (pauses === this.#pauses) {
      this.#lookAtLintedBefore();
      return this.#files.size > 0;
    }
    const files = this.listings.scripts(this.root);
    if (!files) return false;
    const present = new Set(files);
    for (const file of this.#files.keys()) {
      if (present.has(file)) continue;
      this.#forget(file);
      this.modules.forgetUses();
    }
    for (const file of files) this.#update(file);
    this.#pauses = pauses;
    return true;
  }

  /** Whoever saves an import and goes on to the imported file expects it to be known there, and is there within a second. */
  #lookAtLintedBefore(): void {
    if (this.#lint === this.modules.lint) return;
    this.#lint = this.modules.lint;
    const file = this.modules.lintedBefore;
    if (file !== undefined && this.#files.has(file)) this.#update(file);
  }

  #update(file: string): void {
    const known = this.#files.get(file);
    const stamp = this.snapshots.stampOf(file);
    if (known && known.stamp === stamp) return;
    if (known) this.#forget(file);
    const text = this.snapshots.textOf(file) ?? '';
    const { clauses, isComplete } = this.clauses.of(file);
    const names = importedNames(clauses);
    for (const [mark, bears] of Object.entries(this.marks)) if (bears(text)) names.push(`#${mark}`);
    this.#files.set(file, { stamp, names, clauses, isComplete });
    this.#version += 1;
    if (this.#pauses !== undefined) this.modules.forgetUses();
    for (const name of names) {
      let importers = this.#importers.get(name);
      if (!importers) this.#importers.set(name, (importers = new Set()));
      importers.add(file);
    }
  }

  #forget(file: string): void {
    for (const name of this.#files.get(file)?.names ?? []) this.#importers.get(name)?.delete(file);
    this.#files.delete(file);
    this.#version += 1;
  }
}

/** Does a clause stand in the index under this name? */
function isUnder({ from, names, isWhole }: Clause, name: string): boolean {
  return names.includes(name) || (isWhole && name === lastSegment(from));
}
