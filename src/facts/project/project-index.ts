// The other direction of an import: which of the project's files import a name. A light scan of import clauses picks the
// candidates; whether one really imports that export is decided by the module reader.
import path from 'node:path';
import { MOST_IMPORTERS } from '../../budgets.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { withoutExtension } from './files.js';
import type { ImportClauses } from './import-clauses.js';
import { ImportIndex } from './import-index.js';
import {
  importsModule,
  keyOf,
  usesIn,
  type ImportUse,
  type KnownClauses,
  type Links,
} from './import-uses.js';
import type { Listings } from './listings.js';
import type { Packages } from './manifests.js';
import { marksOf, type Mark } from './marks.js';
import type { Module } from './module.js';
import type { Modules } from './modules.js';
import { isPackageEntry } from './package-entries.js';
import { handedOnBy, namespaceNames, reexported } from './re-exports.js';
import type { Snapshots } from './snapshots.js';

/** The uses of an export in one file, which is parsed for them when they are asked for. */
export interface ImporterUses {
  readonly file: string;
  readonly uses: () => readonly ImportUse[];
  /** How often it is rendered there, where the text shows that nothing else is done with it. */
  readonly elements?: () => number | undefined;
}

/** An export, under the name by which it is taken from a module. */
interface Source {
  readonly module: Module;
  readonly name: string;
}

interface FoundUses {
  readonly importers: readonly ImporterUses[];
  /** Others may use it as well. */
  readonly isPublic: boolean;
}

/** The files of a project by what they import, one index for each root. */
export class ProjectIndex {
  readonly #indexes = new Map<string, ImportIndex>();
  /** A file's many schema fields ask about the same few exports. */
  #answers = { lint: 0, uses: new Map<string, FoundUses | undefined>(), clauses: new Map() as KnownClauses };

  readonly #links: Links;

  constructor(
    private readonly packages: Packages,
    private readonly modules: Modules,
    private readonly snapshots: Snapshots,
    private readonly clauses: ImportClauses,
    private readonly listings: Listings,
  ) {
    this.#links = { modules, mayHandOn: (file, target) => this.#mayHandOn(file, target) };
  }

  /** Modules of the project around another one whose text bears a mark; `undefined` when there are too many to say. */
  marked(
    module: Module,
    mark: Mark,
    catalogue: Catalogue,
    most = MOST_IMPORTERS,
  ): readonly Module[] | undefined {
    const files = this.#around(module, catalogue).importersOf(`#${mark}`);
    if (!files || files.length > most) return undefined;
    return files.flatMap((file) => this.modules.at(file) ?? []);
  }

  /**
   * Where the project uses an export of a module.
   *
   * @returns every use in other modules, or `undefined` when there may be uses that were not seen.
   */
  usesOf(module: Module, name: string, catalogue: Catalogue): readonly ImportUse[] | undefined {
    return this.placesOf(module, name, catalogue)?.filter(({ held }) => held === undefined);
  }

  /** The same, and the places where all exports of the module are handed on as one object. */
  placesOf(module: Module, name: string, catalogue: Catalogue): readonly ImportUse[] | undefined {
    return this.importersUsing(module, name, catalogue)?.flatMap((importer) => importer.uses());
  }

  /** The same by the files in which they stand: one that is not gone through need not be parsed. */
  importersUsing(module: Module, name: string, catalogue: Catalogue): readonly ImporterUses[] | undefined {
    return this.#foundUses(module, name, catalogue)?.importers;
  }

  /** May an export have users outside of the project, because it is exported by an entry of its package? */
  isPublic(module: Module, name: string, catalogue: Catalogue): boolean {
    return this.#foundUses(module, name, catalogue)?.isPublic ?? true;
  }

  #foundUses(module: Module, name: string, catalogue: Catalogue): FoundUses | undefined {
    const { lint } = this.modules;
    if (this.#answers.lint !== lint) this.#answers = { lint, uses: new Map(), clauses: new Map() };
    const { uses } = this.#answers;
    const key = `${module.path}\0${name}`;
    if (uses.has(key)) return uses.get(key);
    // Modules may hand on each other as a whole.
    uses.set(key, { importers: [], isPublic: false });
    const found = this.#findUses(module, name, catalogue);
    uses.set(key, found);
    return found;
  }

  /** Modules of the project that import another one, whatever they take of it; `undefined` when there may be others. */
  importersOf(module: Module, catalogue: Catalogue): readonly Module[] | undefined {
    const index = this.#around(module, catalogue);
    const importers = new Set<Module>();
    for (const name of [...module.exports.named.keys(), 'default']) {
      const found = this.#candidatesFor(module, name, index);
      if (!found) return undefined;
      for (const file of found) {
        if (!this.modules.isOpen(file) && !this.clauses.mayImport(file, module.path)) continue;
        const importer = this.modules.at(file);
        if (importer && importsModule(importer, module, this.modules)) importers.add(importer);
      }
    }
    return [...importers];
  }

  #findUses(module: Module, name: string, catalogue: Catalogue): FoundUses | undefined {
    const index = this.#around(module, catalogue);
    const files = this.#importersOf(module, name, index);
    if (!files) return undefined;
    if (files.some((file) => this.#mayHandOn(file, module.path)))
      return this.#usesThroughOthers(module, name, index, catalogue);
    return {
      importers: files.map((file) => this.#importer(file, [{ module, name }])),
      isPublic: isPackageEntry(module.path, this.packages),
    };
  }

  /** A file that uses exports of a module, under whatever names; it is parsed when its uses are asked for. */
  #importer(file: string, sources: readonly Source[]): ImporterUses {
    let uses: readonly ImportUse[] | undefined;
    const [only, ...others] = sources;
    return {
      file,
      uses: () =>
        (uses ??= distinct(sources.flatMap(({ module, name }) => this.#usesOfOne(file, module, name)))),
      elements: () =>
        !only || others.length > 0 || this.modules.isOpen(file)
          ? undefined
          : this.clauses.elementsOf(file, only.name, only.module.path),
    };
  }

  #usesOfOne(file: string, module: Module, name: string): readonly ImportUse[] {
    const importer = this.modules.at(file);
    return importer ? usesIn(importer, module, name, this.#links, this.#answers.clauses) : [];
  }

  /** What others export again is asked for under their names as well. */
  #usesThroughOthers(
    module: Module,
    name: string,
    index: ImportIndex,
    catalogue: Catalogue,
  ): FoundUses | undefined {
    const uses: ImportUse[] = [];
    const { clauses } = this.#answers;
    const sources: Source[] = [{ module, name }];
    const seen = new Set<string>();
    /** Files that hand nothing on, with what they use. */
    const users = new Map<string, Source[]>();
    for (const source of sources) {
      const files = this.#importersOf(source.module, source.name, index);
      if (!files) return undefined;
      for (const file of files) {
        if (!this.#mayHandOn(file, source.module.path)) {
          users.set(file, [...(users.get(file) ?? []), source]);
          continue;
        }
        const importer = this.modules.at(file);
        if (!importer) continue;
        uses.push(...usesIn(importer, source.module, source.name, this.#links, clauses));
        for (const alias of namespaceNames(importer, source.module, this.modules))
          for (const { node, held } of this.placesOf(importer, alias, catalogue) ?? [])
            if (held === undefined) uses.push(...keyOf(node, source.name));
        for (const alias of reexported(importer, source.name)) {
          const key = `${importer.path}\0${alias}`;
          if (seen.has(key) || this.modules.exportSite(importer, alias)?.module !== module) continue;
          seen.add(key);
          sources.push({ module: importer, name: alias });
        }
      }
    }
    return {
      importers: [
        ...distinct(uses).map((use) => ({ file: use.module.path, uses: () => [use] })),
        ...[...users].map(([file, own]) => this.#importer(file, own)),
      ],
      isPublic: sources.some((source) => isPackageEntry(source.module.path, this.packages)),
    };
  }

  /** May a module export something of another one again? Of the open one, the text on disk may say something else. */
  #mayHandOn(file: string, target: string): boolean {
    if (!this.modules.isOpen(file)) return this.clauses.mayHandOn(file, target);
    const open = this.modules.at(file);
    return handedOnBy(open).some((specifier) => {
      const source = open && this.modules.sourceOf(open, specifier);
      return source !== undefined && (source === target || this.clauses.mayHandOn(source, target));
    });
  }

  /** Files that may import an export of a module directly, and whose text does not rule it out. */
  #importersOf(module: Module, name: string, index: ImportIndex): readonly string[] | undefined {
    return this.#candidatesFor(module, name, index)?.filter(
      (file) => this.modules.isOpen(file) || this.clauses.mayTake(file, name, module.path),
    );
  }

  /** Files that import something by the name of an export, or of its module. */
  #candidatesFor({ path: target }: Module, name: string, index: ImportIndex): readonly string[] | undefined {
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

  #around(module: Module, catalogue: Catalogue): ImportIndex {
    const root = this.packages.rootOf(path.dirname(module.path));
    const { modules, snapshots, clauses, listings } = this;
    const index =
      this.#indexes.get(root) ??
      new ImportIndex(root, marksOf(catalogue), modules, snapshots, clauses, listings);
    this.#indexes.set(root, index);
    return index;
  }
}

/** Uses of which each stands in another place; the last that was found counts. */
function distinct(uses: readonly ImportUse[]): readonly ImportUse[] {
  return [...new Map(uses.map((use) => [use.node, use])).values()];
}
