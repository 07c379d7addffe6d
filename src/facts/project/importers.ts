// Which files may import an export, and which bear a mark: told by their texts, nothing is parsed.
import path from 'node:path';
import { MOST_IMPORTERS } from '../../budgets.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { Asked, toldPaths } from './asked.js';
import { withoutExtension } from './files.js';
import type { ImportClauses } from './import-clauses.js';
import { ImportIndex } from './import-index.js';
import type { Listings } from './listings.js';
import type { Packages } from './manifests.js';
import { marksOf, type Mark } from './marks.js';
import type { Modules } from './modules.js';
import type { Snapshots } from './snapshots.js';

type Files = readonly string[] | undefined;

/** One index for each root of a project. Each list is `undefined` where there are too many to say. */
export class Importers {
  readonly #indexes = new Map<string, ImportIndex>();

  constructor(
    private readonly packages: Packages,
    private readonly modules: Modules,
    private readonly snapshots: Snapshots,
    private readonly clauses: ImportClauses,
    private readonly listings: Listings,
    private readonly asked = new Asked(),
  ) {}

  /** Files of the project around another one whose text bears a mark. */
  marked(file: string, mark: Mark, catalogue: Catalogue): Files {
    const root = this.packages.rootOf(path.dirname(file));
    return this.markedIn(root, mark, catalogue);
  }

  /** The same below a root. */
  markedIn(root: string, mark: Mark, catalogue: Catalogue): Files {
    const find = (): Files => this.#indexOf(root, catalogue).importersOf(`#${mark}`);
    return this.asked.of('marked', root, mark, find, toldPaths);
  }

  /** Files that may import an export directly, and whose text does not rule it out. */
  takersOf(target: string, name: string, catalogue: Catalogue): Files {
    const find = (): Files =>
      this.#open(this.#candidatesFor(target, name, catalogue), (file) =>
        this.clauses.mayTake(file, name, target),
      );
    return this.asked.of('takers', target, name, find, () => this.toldTakers(target, name, catalogue));
  }

  /** The same as it is on disk, as a text. */
  toldTakers(target: string, name: string, catalogue: Catalogue): string {
    const files = this.#candidatesFor(target, name, catalogue);
    return toldPaths(files?.filter((file) => this.clauses.mayTake(file, name, target)));
  }

  /** Files that import something by the name of an export, and anything at all from its file, as far as their text tells. */
  importersOf(target: string, name: string, catalogue: Catalogue): Files {
    const find = (): Files =>
      this.#open(this.#candidatesFor(target, name, catalogue), (file) =>
        this.clauses.mayImport(file, target),
      );
    return this.asked.of('importers', target, name, find, () => this.toldImporters(target, name, catalogue));
  }

  /** The same as it is on disk, as a text. */
  toldImporters(target: string, name: string, catalogue: Catalogue): string {
    const files = this.#candidatesFor(target, name, catalogue);
    return toldPaths(files?.filter((file) => this.clauses.mayImport(file, target)));
  }

  /** Of the open file, the text on disk may say something else. */
  #open(files: Files, test: (file: string) => boolean): Files {
    return files?.filter((file) => this.modules.isOpen(file) || test(file));
  }

  /** Files that import something by the name of an export, or of its module. */
  #candidatesFor(target: string, name: string, catalogue: Catalogue): Files {
    const index = this.#indexOf(this.packages.rootOf(path.dirname(target)), catalogue);
    const file = withoutExtension(path.basename(target));
    const folder = path.basename(path.dirname(target));
    const candidates = new Set<string>();
    for (const key of [name, `./${file}`, ...(file === 'index' ? [`./${folder}`] : [])]) {
      const importers = index.importersFrom(key, target);
      if (!importers || importers.length > MOST_IMPORTERS) return undefined;
      for (const importer of importers) if (importer !== target) candidates.add(importer);
    }
    return [...candidates];
  }

  #indexOf(root: string, catalogue: Catalogue): ImportIndex {
    const { modules, snapshots, clauses, listings } = this;
    const index =
      this.#indexes.get(root) ??
      new ImportIndex(root, marksOf(catalogue), modules, snapshots, clauses, listings);
    this.#indexes.set(root, index);
    return index;
  }
}
