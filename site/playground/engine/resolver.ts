// Finds the file behind an import among the files of the playground, in place of `oxc-resolver`, whose WebAssembly needs what its
// parser's needs. There is no node_modules, so what is left is small: relative paths, `imports` and `exports` of the project's own
// packages. `tests/site/resolver.test.ts` holds it against oxc-resolver.
import path from 'node:path';
import { resolveExports, resolveImports } from 'resolve-pkg-maps';
import { hasFile, readFileSync } from './memory-files.js';

interface ResolveOptions {
  readonly extensions?: readonly string[];
  readonly extensionAlias?: Readonly<Record<string, readonly string[]>>;
  readonly conditionNames?: readonly string[];
  readonly mainFields?: readonly string[];
}

interface Manifest {
  readonly name?: unknown;
  readonly exports?: Parameters<typeof resolveExports>[0];
  readonly imports?: Parameters<typeof resolveImports>[0];
  readonly [field: string]: unknown;
}

export class ResolverFactory {
  constructor(private readonly options: ResolveOptions) {}

  cloneWithOptions(options: ResolveOptions): ResolverFactory {
    return new ResolverFactory(options);
  }

  /** Nothing is kept. */
  clearCache(): void {}

  /** `paths` of a tsconfig are followed by whoever asks. */
  resolveFileSync(file: string, request: string): { path?: string } {
    return this.sync(path.dirname(file), request);
  }

  /** The file behind a request from a folder. */
  sync(folder: string, request: string): { path?: string } {
    const found = this.#find(folder, request);
    return found === undefined ? {} : { path: found };
  }

  #find(folder: string, request: string): string | undefined {
    if (/^(?:\.{1,2}(?:\/|$)|\/)/.test(request)) return this.#at(path.resolve(folder, request));
    const own = nearestManifest(folder);
    if (!own) return undefined;
    const conditions = [...(this.options.conditionNames ?? []), 'default'];
    const { name, exports, imports } = own.manifest;
    try {
      if (request.startsWith('#'))
        return imports && this.#first(own.folder, resolveImports(imports, request, conditions));
      if (exports && typeof name === 'string' && (request === name || request.startsWith(`${name}/`)))
        return this.#first(own.folder, resolveExports(exports, request.slice(name.length + 1), conditions));
    } catch {
      // The manifest has no entry for it.
    }
    return undefined;
  }

  #first(folder: string, targets: readonly string[]): string | undefined {
    for (const target of targets) {
      const found = target.startsWith('.')
        ? this.#file(path.join(folder, target))
        : this.#find(folder, target);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What a path without its extension, or a folder, stands for. */
  #at(place: string): string | undefined {
    return this.#file(place) ?? this.#index(place);
  }

  #file(place: string): string | undefined {
    const extension = path.extname(place);
    const aliases = this.options.extensionAlias?.[extension];
    const stem = place.slice(0, place.length - extension.length);
    if (aliases) return aliases.map((alias) => stem + alias).find(hasFile);
    return ['', ...(this.options.extensions ?? [])].map((each) => place + each).find(hasFile);
  }

  #index(folder: string): string | undefined {
    const manifest = readManifest(folder);
    for (const field of this.options.mainFields ?? []) {
      const main = manifest?.[field];
      const entry = typeof main === 'string' ? path.join(folder, main) : undefined;
      const found = entry === undefined ? undefined : (this.#file(entry) ?? this.#file(`${entry}/index`));
      if (found !== undefined) return found;
    }
    return this.#file(path.join(folder, 'index'));
  }
}

function nearestManifest(folder: string): { folder: string; manifest: Manifest } | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    const manifest = readManifest(at);
    if (manifest) return { folder: at, manifest };
    if (at === path.dirname(at)) return undefined;
  }
}

function readManifest(folder: string): Manifest | undefined {
  const file = path.join(folder, 'package.json');
  if (!hasFile(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file)) as Manifest;
  } catch {
    return undefined;
  }
}
