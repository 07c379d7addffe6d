// The other direction of an import: which of the project's files import a name. A light scan of import clauses picks the
// candidates; whether one really imports that export is decided by the module reader.
import { MOST_IMPORTERS } from '../../budgets.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { Asked, toldPlainly } from './asked.js';
import type { ImportClauses } from './import-clauses.js';
import {
  importsModule,
  keyOf,
  usesIn,
  type ImportUse,
  type KnownClauses,
  type Links,
} from './import-uses.js';
import { Importers } from './importers.js';
import type { Listings } from './listings.js';
import type { Packages } from './manifests.js';
import type { Mark } from './marks.js';
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
  /** A file's many schema fields ask about the same few exports. */
  #answers = { lint: 0, uses: new Map<string, FoundUses | undefined>(), clauses: new Map() as KnownClauses };

  readonly #links: Links;
  /** Who imports what, as texts tell. */
  readonly importers: Importers;

  constructor(
    private readonly packages: Packages,
    private readonly modules: Modules,
    snapshots: Snapshots,
    private readonly clauses: ImportClauses,
    listings: Listings,
    private readonly asked = new Asked(),
  ) {
    this.importers = new Importers(packages, modules, snapshots, clauses, listings, asked);
    this.#links = { modules, mayHandOn: (file, target) => this.#mayHandOn(file, target) };
  }

  /** Modules of the project around another one whose text bears a mark; `undefined` when there are too many to say. */
  marked(
    module: Module,
    mark: Mark,
    catalogue: Catalogue,
    most = MOST_IMPORTERS,
  ): readonly Module[] | undefined {
    const files = this.importers.marked(module.path, mark, catalogue);
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
    const importers = new Set<Module>();
    for (const name of [...module.exports.named.keys(), 'default']) {
      const found = this.importers.importersOf(module.path, name, catalogue);
      if (!found) return undefined;
      for (const file of found) {
        const importer = this.modules.at(file);
        if (importer && importsModule(importer, module, this.modules)) importers.add(importer);
      }
    }
    return [...importers];
  }

  #findUses(module: Module, name: string, catalogue: Catalogue): FoundUses | undefined {
    const files = this.importers.takersOf(module.path, name, catalogue);
    if (!files) return undefined;
    if (files.some((file) => this.#mayHandOn(file, module.path)))
      return this.#usesThroughOthers(module, name, catalogue);
    return {
      importers: files.map((file) => this.#importer(file, [{ module, name }])),
      isPublic: this.isEntry(module.path),
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
  #usesThroughOthers(module: Module, name: string, catalogue: Catalogue): FoundUses | undefined {
    const uses: ImportUse[] = [];
    const { clauses } = this.#answers;
    const sources: Source[] = [{ module, name }];
    const seen = new Set<string>();
    /** Files that hand nothing on, with what they use. */
    const users = new Map<string, Source[]>();
    for (const source of sources) {
      const files = this.importers.takersOf(source.module.path, source.name, catalogue);
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
      isPublic: sources.some((source) => this.isEntry(source.module.path)),
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

  /** Is a file what its package is imported by, so that others may use what it exports? */
  isEntry(file: string): boolean {
    return this.asked.of('entry', file, '', () => isPackageEntry(file, this.packages), toldPlainly);
  }
}

/** Uses of which each stands in another place; the last that was found counts. */
function distinct(uses: readonly ImportUse[]): readonly ImportUse[] {
  return [...new Map(uses.map((use) => [use.node, use])).values()];
}
