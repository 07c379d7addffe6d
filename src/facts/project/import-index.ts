// Which files may import a name: a light scan of import clauses, kept for each file and read again when the file changes.
import { importedNames, type ImportClauses } from './import-clauses.js';
import type { Listings } from './listings.js';
import type { Modules } from './modules.js';
import type { Snapshots } from './snapshots.js';

interface FileEntry {
  readonly stamp: string | undefined;
  readonly names: readonly string[];
}

/** The files of one project by the names that they import. */
export class ImportIndex {
  readonly #files = new Map<string, FileEntry>();
  readonly #importers = new Map<string, Set<string>>();
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
    const names = importedNames(this.clauses.of(file));
    for (const [mark, bears] of Object.entries(this.marks)) if (bears(text)) names.push(`#${mark}`);
    this.#files.set(file, { stamp, names });
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
  }
}
