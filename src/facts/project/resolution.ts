// From an import's specifier to the project's own file behind it.
import path from 'node:path';
import { entriesOf, sourceOfBuilt } from './built-files.js';
import { isScript, nearestFile, SCRIPT_EXTENSIONS } from './files.js';
import { nearestManifest, readJson, workspacePackages } from './manifests.js';
import { ResolverFactory } from './native.js';

/** A path that could not be resolved is tried again after this long: in an editor the file may exist by then. */
const RETRY_AFTER_MS = 2_000;

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

const withTsconfig = new ResolverFactory({ ...RESOLVE_OPTIONS, tsconfig: 'auto' });
const withoutTsconfig = withTsconfig.cloneWithOptions(RESOLVE_OPTIONS);

const resolutions = new Map<string, { file: string | undefined; until: number }>();

/** The project's own file behind an import, or `undefined` for packages, built-ins and whatever does not resolve. */
export function resolveImport(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('node:') || /\.(?:css|scss|svg|png|json|wasm|node)$/.test(specifier))
    return undefined;
  const key = `${path.dirname(from)}\0${specifier}`;
  const known = resolutions.get(key);
  if (known && known.until > Date.now()) return known.file;
  if (known) withTsconfig.clearCache();
  const file = findImport(specifier, from);
  resolutions.set(key, { file, until: file === undefined ? Date.now() + RETRY_AFTER_MS : Infinity });
  return file;
}

/** Resolutions are kept for good; a file that has gone makes them doubtful. */
export function forgetResolutions(): void {
  resolutions.clear();
  withTsconfig.clearCache();
}

function findImport(specifier: string, from: string): string | undefined {
  const found =
    resolved(() => withTsconfig.resolveFileSync(from, specifier)) ??
    resolved(() => withoutTsconfig.sync(path.dirname(from), specifier)) ??
    throughOwnPaths(specifier, from) ??
    throughOwnImports(specifier, from) ??
    throughWorkspace(specifier, from);
  // Sources of an installed package are never read: packages are known by their models.
  return found !== undefined && !found.split(path.sep).includes('node_modules') && isScript(found)
    ? (sourceOfBuilt(found) ?? found)
    : undefined;
}

function resolved(resolve: () => { path?: string }): string | undefined {
  try {
    return resolve().path;
  } catch {
    return undefined;
  }
}

/** `paths` of the nearest tsconfig, read alone: its `extends` may name a package that is not installed. */
function throughOwnPaths(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  const file =
    nearestFile(path.dirname(from), 'tsconfig.json') ?? nearestFile(path.dirname(from), 'jsconfig.json');
  const options = file && (readJson(file) as TsConfig | undefined)?.compilerOptions;
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
        withoutTsconfig.sync(base, `./${target.replace('*', star).replace(/^\.\//, '')}`),
      );
      if (found) return found;
    }
  }
  return baseUrl === undefined ? undefined : resolved(() => withoutTsconfig.sync(base, `./${specifier}`));
}

/** As it should be; a user's file may hold anything. */
interface TsConfig {
  readonly compilerOptions?: {
    readonly baseUrl?: unknown;
    readonly paths?: Readonly<Record<string, unknown>>;
  };
}

/** `#db` of the file's own package, where it leads to what a build will make. */
function throughOwnImports(specifier: string, from: string): string | undefined {
  const own = specifier.startsWith('#') ? nearestManifest(from) : undefined;
  return own && throughEntries(own.folder, specifier);
}

/** The source behind an entry of a package that is not built. */
function throughEntries(folder: string, subpath: string): string | undefined {
  const manifest = nearestManifest(path.join(folder, 'package.json'))?.manifest ?? {};
  for (const entry of entriesOf(manifest, subpath)) {
    const source = sourceOfBuilt(path.join(folder, entry));
    if (source !== undefined) return source;
  }
  return undefined;
}

/** A package of the same workspace that is not linked into node_modules, or whose entry is not built yet. */
function throughWorkspace(specifier: string, from: string): string | undefined {
  const name = /^(?:@[^/]+\/)?[^/.][^/]*/.exec(specifier)?.[0];
  const folder = name && workspacePackages(path.dirname(from)).get(name);
  if (!name || !folder) return undefined;
  const sub = specifier.slice(name.length + 1);
  return (
    resolved(() => withoutTsconfig.sync(folder, specifier)) ??
    resolved(() => withoutTsconfig.sync(folder, sub ? `./${sub}` : '.')) ??
    throughEntries(folder, sub ? `./${sub}` : '.') ??
    resolved(() => withoutTsconfig.sync(folder, `./src/${sub || 'index'}`)) ??
    resolved(() => withoutTsconfig.sync(folder, `./${sub || 'index'}`))
  );
}
