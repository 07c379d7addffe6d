// The one module that touches the file system and module resolution. Whatever cannot be read, found or parsed is
// `undefined`, and so `unknown` to everybody else: linting one file never fails because of another.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { globSync } from 'tinyglobby';
import { parse as parseYaml } from 'yaml';
import { readJsonc } from './jsonc.js';

const SCRIPT_EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const IGNORED_FOLDERS = ['**/node_modules/**', '**/.git/**', '**/dist/**', '**/build/**', '**/.next/**', '**/coverage/**', '**/out/**', '**/.turbo/**', '**/vendor/**'];
/** Above this a project's reverse index is not built: the answer is `unknown`. */
const MOST_PROJECT_FILES = 20_000;
/** A file above this is generated or data; reading it would cost more than its answer is worth. */
const LARGEST_MODULE = 1_000_000;
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

export function isScript(file: string): boolean {
  return SCRIPT_EXTENSIONS.includes(path.extname(file));
}

/** A file's text, or `undefined` when it is missing, unreadable, binary-sized or not a script. */
export function readScript(file: string): string | undefined {
  if (!isScript(file)) return undefined;
  return readSmall(file);
}

function readSmall(file: string): string | undefined {
  try {
    if (statSync(file).size > LARGEST_MODULE) return undefined;
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Changes whenever the file does. `undefined` for a file that is not there. */
export function stampOf(file: string): string | undefined {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? `${stat.mtimeMs}:${stat.size}` : undefined;
  } catch {
    return undefined;
  }
}

// ── resolution ────────────────────────────────────────────────────────────────────────────────────────────────────

const resolutions = new Map<string, { file: string | undefined; until: number }>();

/** The project's own file behind an import, or `undefined` for packages, built-ins and whatever does not resolve. */
export function resolveImport(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('node:') || /\.(?:css|scss|svg|png|json|wasm|node)$/.test(specifier)) return undefined;
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
    throughWorkspace(specifier, from);
  // Sources of an installed package are never read: packages are known by their models.
  return found !== undefined && !found.split(path.sep).includes('node_modules') && isScript(found) ? found : undefined;
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
  const file = nearestFile(path.dirname(from), 'tsconfig.json') ?? nearestFile(path.dirname(from), 'jsconfig.json');
  const options = file && (readJson(file) as TsConfig | undefined)?.compilerOptions;
  if (!file || !options) return undefined;
  const base = path.resolve(path.dirname(file), options.baseUrl ?? '.');
  for (const [pattern, targets] of Object.entries(options.paths ?? {})) {
    const [head = '', tail] = pattern.split('*');
    const matches = tail === undefined ? specifier === pattern : specifier.startsWith(head) && specifier.endsWith(tail);
    if (!matches) continue;
    const star = specifier.slice(head.length, specifier.length - (tail?.length ?? 0));
    for (const target of targets) {
      const found = resolved(() => withoutTsconfig.sync(base, `./${target.replace('*', star).replace(/^\.\//, '')}`));
      if (found) return found;
    }
  }
  return options.baseUrl === undefined ? undefined : resolved(() => withoutTsconfig.sync(base, `./${specifier}`));
}

interface TsConfig {
  compilerOptions?: { baseUrl?: string; paths?: Record<string, string[]> };
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
    resolved(() => withoutTsconfig.sync(folder, `./src/${sub || 'index'}`)) ??
    resolved(() => withoutTsconfig.sync(folder, `./${sub || 'index'}`))
  );
}

// ── manifests and workspaces ──────────────────────────────────────────────────────────────────────────────────────

export interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
}

const manifests = new Map<string, { stamp: string | undefined; value: Manifest | undefined }>();

/** The nearest package.json above a file, with its folder. */
export function nearestManifest(file: string): { folder: string; manifest: Manifest } | undefined {
  const found = nearestFile(path.dirname(file), 'package.json');
  if (!found) return undefined;
  const stamp = stampOf(found);
  let entry = manifests.get(found);
  if (!entry || entry.stamp !== stamp) manifests.set(found, (entry = { stamp, value: readJson(found) as Manifest | undefined }));
  return { folder: path.dirname(found), manifest: entry.value ?? {} };
}

/** The range in which a manifest above the file asks for a package, nearest first. */
export function requestedVersion(file: string, name: string): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const found = nearestManifest(path.join(folder, 'package.json'));
    if (!found) return undefined;
    const { dependencies, devDependencies, peerDependencies } = found.manifest;
    const range = dependencies?.[name] ?? devDependencies?.[name] ?? peerDependencies?.[name];
    if (range !== undefined) return range;
    if (found.folder === path.dirname(found.folder)) return undefined;
    folder = found.folder;
  }
}

const nearest = new Map<string, string | undefined>();

function nearestFile(folder: string, name: string): string | undefined {
  const key = path.join(folder, name);
  if (nearest.has(key)) return nearest.get(key);
  const parent = path.dirname(folder);
  const found = stampOf(key) !== undefined ? key : parent === folder ? undefined : nearestFile(parent, name);
  nearest.set(key, found);
  return found;
}

function readJson(file: string): unknown {
  const text = readSmall(file);
  return text === undefined ? undefined : readJsonc(text);
}

const roots = new Map<string, string>();

/** The outermost folder that declares a workspace around `folder`, else the folder of the nearest manifest. */
export function projectRoot(folder: string): string {
  let root = roots.get(folder);
  if (root === undefined) roots.set(folder, (root = findRoot(folder)));
  return root;
}

function findRoot(folder: string): string {
  const own = nearestFile(folder, 'package.json');
  if (!own) return folder;
  const home = path.dirname(own);
  for (let at = home; ; at = path.dirname(at)) {
    // A folder above counts only if its workspace holds this package: a fixture inside a repository is a project of its own.
    if (workspacePatterns(at).length > 0 && (at === home || [...packagesOf(at).values()].includes(home))) return at;
    if (at === path.dirname(at)) return home;
  }
}

function workspacePatterns(folder: string): readonly string[] {
  const pnpm = readSmall(path.join(folder, 'pnpm-workspace.yaml'));
  if (pnpm !== undefined) {
    try {
      return ((parseYaml(pnpm) as { packages?: string[] } | null)?.packages ?? []).filter((pattern) => typeof pattern === 'string');
    } catch {
      return [];
    }
  }
  if (stampOf(path.join(folder, 'package.json')) === undefined) return [];
  const workspaces = (readJson(path.join(folder, 'package.json')) as Manifest | undefined)?.workspaces;
  const patterns = Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: readonly string[] } | undefined)?.packages;
  return (patterns ?? []).filter((pattern) => typeof pattern === 'string');
}

const workspaces = new Map<string, ReadonlyMap<string, string>>();

function workspacePackages(folder: string): ReadonlyMap<string, string> {
  return packagesOf(projectRoot(folder));
}

function packagesOf(root: string): ReadonlyMap<string, string> {
  let packages = workspaces.get(root);
  if (!packages) {
    const patterns = workspacePatterns(root).map((pattern) => `${pattern.replace(/\/$/, '')}/package.json`);
    const found = patterns.length > 0 ? globSync(patterns, { cwd: root, absolute: true, ignore: ['**/node_modules/**'] }) : [];
    packages = new Map(
      found.flatMap((file) => {
        const { name } = (readJson(file) as Manifest | undefined) ?? {};
        return name ? [[name, path.dirname(file)] as const] : [];
      }),
    );
    workspaces.set(root, packages);
  }
  return packages;
}

/** All scripts of a project, or `undefined` when there are too many to index. */
export function projectScripts(root: string): readonly string[] | undefined {
  try {
    const patterns = [`**/*{${SCRIPT_EXTENSIONS.join(',')}}`];
    const files = globSync(patterns, { cwd: root, absolute: true, ignore: IGNORED_FOLDERS, dot: false, followSymbolicLinks: false });
    return files.length > MOST_PROJECT_FILES ? undefined : files.filter((file) => !file.endsWith('.d.ts')).map(path.normalize);
  } catch {
    return undefined;
  }
}

/** Files of one name pattern below a project's root: `schema.prisma`. */
export function projectFiles(root: string, pattern: string): readonly string[] {
  try {
    return globSync([pattern], { cwd: root, absolute: true, ignore: IGNORED_FOLDERS, dot: false }).map(path.normalize);
  } catch {
    return [];
  }
}

/** Any small text file. */
export function readText(file: string): string | undefined {
  return readSmall(file);
}
