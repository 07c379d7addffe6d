// From an import's specifier to the project's own file behind it.
import path from 'node:path';
import { Asked, toldPlainly } from './asked.js';
import { entriesOf, sourceOfBuilt } from './built-files.js';
import { isScript, SCRIPT_EXTENSIONS } from './files.js';
import type { Packages } from './manifests.js';
import { ResolverFactory } from './native.js';
import type { Snapshots } from './snapshots.js';
import { configsBehind } from './tsconfigs.js';

const RESOLVE_OPTIONS = {
  extensions: [...SCRIPT_EXTENSIONS, '.d.ts', '.json'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs', '.d.mts'],
    '.cjs': ['.cts', '.cjs', '.d.cts'],
  },
  // `types` before `import`: a workspace package that is not built has only its sources, which `types` often names.
  conditionNames: ['source', 'development', 'types', 'import', 'require', 'node', 'default'],
  mainFields: ['source', 'types', 'module', 'main'],
};

interface Resolved {
  readonly file: string | undefined;
  /** The pause after which it is tried again; none where it was found. */
  readonly pauses: number | undefined;
}

/** From imports to files. What was found is kept until a file has gone, or a manifest or a tsconfig says something else. */
export class Resolution {
  readonly #withTsconfig = new ResolverFactory({ ...RESOLVE_OPTIONS, tsconfig: 'auto' });
  readonly #withoutTsconfig = this.#withTsconfig.cloneWithOptions(RESOLVE_OPTIONS);
  /** By the file that imports; files of one folder share them. */
  readonly #resolutions = new Map<string, Map<string, Resolved>>();
  /** The tsconfigs of which it is known what they extend. */
  readonly #configs = new Set<string>();
  #pauses = 0;
  #clearedAfter = 0;
  #packagesVersion = 0;

  constructor(
    private readonly packages: Packages,
    private readonly asked = new Asked(),
  ) {}

  /**
   * After a pause, what could not be resolved is tried again.
   *
   * @returns whether an import may lead elsewhere than before, because a manifest or a tsconfig changed.
   */
  beginRun({ pauses }: Snapshots): boolean {
    this.#pauses = pauses;
    this.packages.lookAgain();
    const { version } = this.packages;
    if (version === this.#packagesVersion) return false;
    this.#packagesVersion = version;
    this.forget();
    return true;
  }

  /** The project's own file behind an import, or `undefined` for packages, built-ins and whatever does not resolve. */
  resolve(specifier: string, from: string): string | undefined {
    if (!this.asked.isOn) return this.#resolve(specifier, from);
    const find = (): string | undefined => this.#resolve(specifier, from);
    return this.asked.of('import', path.dirname(from), specifier, find, toldPlainly);
  }

  #resolve(specifier: string, from: string): string | undefined {
    const resolutions = this.#resolutionsFrom(from);
    const known = resolutions.get(specifier);
    if (known && (known.pauses === undefined || known.pauses === this.#pauses)) return known.file;
    if (known && this.#clearedAfter !== this.#pauses) {
      this.#clearedAfter = this.#pauses;
      this.#withTsconfig.clearCache();
    }
    const { file, isFinal } = isNoScript(specifier)
      ? { file: undefined, isFinal: true }
      : this.#findImport(specifier, from);
    resolutions.set(specifier, { file, pauses: isFinal ? undefined : this.#pauses });
    return file;
  }

  #resolutionsFrom(from: string): Map<string, Resolved> {
    let known = this.#resolutions.get(from);
    if (!known) {
      const folder = path.dirname(from);
      known = this.#resolutions.get(folder) ?? this.#begin(folder);
      this.#resolutions.set(folder, known).set(from, known);
    }
    return known;
  }

  /** What is resolved from a folder on follows from its tsconfig too. */
  #begin(folder: string): Map<string, Resolved> {
    const own = this.packages.nearestFile(folder, 'tsconfig.json');
    if (own !== undefined && !this.#configs.has(own)) {
      this.#configs.add(own);
      const find = (specifier: string, from: string) =>
        resolved(() => this.#withoutTsconfig.sync(from, specifier));
      for (const each of configsBehind(own, this.packages, find)) this.packages.note(each);
    }
    return new Map<string, Resolved>();
  }

  /** Resolutions are kept for good; a file that has gone makes them doubtful. */
  forget(): void {
    this.#resolutions.clear();
    this.#configs.clear();
    this.#withTsconfig.clearCache();
  }

  #findImport(specifier: string, from: string): { file: string | undefined; isFinal: boolean } {
    const found =
      resolved(() => this.#withTsconfig.resolveFileSync(from, specifier)) ??
      resolved(() => this.#withoutTsconfig.sync(path.dirname(from), specifier)) ??
      this.#throughOwnPaths(specifier, from) ??
      this.#throughOwnImports(specifier, from) ??
      this.#throughWorkspace(specifier, from);
    // Sources of an installed package are never read: packages are known by their models.
    if (found?.split(path.sep).includes('node_modules')) return { file: undefined, isFinal: true };
    const file =
      found !== undefined && isScript(found) ? (sourceOfBuilt(found, this.packages) ?? found) : undefined;
    return { file, isFinal: file !== undefined };
  }

  /** `paths` of the nearest tsconfig, read alone: its `extends` may name a package that is not installed. */
  #throughOwnPaths(specifier: string, from: string): string | undefined {
    if (specifier.startsWith('.')) return undefined;
    const file =
      this.packages.nearestFile(path.dirname(from), 'tsconfig.json') ??
      this.packages.nearestFile(path.dirname(from), 'jsconfig.json');
    const options = file && (this.packages.json(file) as TsConfig | undefined)?.compilerOptions;
    if (!file || !options) return undefined;
    const baseUrl = typeof options.baseUrl === 'string' ? options.baseUrl : undefined;
    const base = path.resolve(path.dirname(file), baseUrl ?? '.');
    for (const [pattern, targets] of Object.entries(options.paths ?? {})) {
      const [head = '', tail] = pattern.split('*');
      const matches =
        tail === undefined ? specifier === pattern : specifier.startsWith(head) && specifier.endsWith(tail);
      if (!matches) continue;
      const star = specifier.slice(head.length, specifier.length - (tail?.length ?? 0));
      for (const target of Array.isArray(targets) ? targets.map(String) : []) {
        const found = resolved(() =>
          this.#withoutTsconfig.sync(base, `./${target.replace('*', star).replace(/^\.\//, '')}`),
        );
        if (found) return found;
      }
    }
    return baseUrl === undefined
      ? undefined
      : resolved(() => this.#withoutTsconfig.sync(base, `./${specifier}`));
  }

  /** `#db` of the file's own package, where it leads to what a build will make. */
  #throughOwnImports(specifier: string, from: string): string | undefined {
    const own = specifier.startsWith('#') ? this.packages.nearest(from) : undefined;
    return own && this.#throughEntries(own.folder, specifier);
  }

  /** The source behind an entry of a package that is not built. */
  #throughEntries(folder: string, subpath: string): string | undefined {
    const manifest = this.packages.nearestAbove(folder)?.manifest ?? {};
    for (const entry of entriesOf(manifest, subpath)) {
      const source = sourceOfBuilt(path.join(folder, entry), this.packages);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  /** A package of the same workspace that is not linked into node_modules, or whose entry is not built yet. */
  #throughWorkspace(specifier: string, from: string): string | undefined {
    const name = /^(?:@[^/]+\/)?[^/.][^/]*/.exec(specifier)?.[0];
    const folder = name && this.packages.workspaceOf(path.dirname(from)).get(name);
    if (!name || !folder) return undefined;
    const sub = specifier.slice(name.length + 1);
    return (
      resolved(() => this.#withoutTsconfig.sync(folder, specifier)) ??
      resolved(() => this.#withoutTsconfig.sync(folder, sub ? `./${sub}` : '.')) ??
      this.#throughEntries(folder, sub ? `./${sub}` : '.') ??
      resolved(() => this.#withoutTsconfig.sync(folder, `./src/${sub || 'index'}`)) ??
      resolved(() => this.#withoutTsconfig.sync(folder, `./${sub || 'index'}`))
    );
  }
}

/** A built-in module, or a file of another kind. */
function isNoScript(specifier: string): boolean {
  return specifier.startsWith('node:') || /\.(?:css|scss|svg|png|json|wasm|node)$/.test(specifier);
}

function resolved(resolve: () => { path?: string }): string | undefined {
  try {
    return resolve().path;
  } catch {
    return undefined;
  }
}

/** As it should be; a user's file may hold anything. */
interface TsConfig {
  readonly compilerOptions?: {
    readonly baseUrl?: unknown;
    readonly paths?: Readonly<Record<string, unknown>>;
  };
}
