// Manifests and workspaces: which packages a project asks for, and which it consists of.
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { findFiles, nearestFile, readText, stampOf } from './files.js';
import { readJsonc } from './jsonc.js';

export interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  // What the package is imported by.
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly source?: unknown;
  readonly types?: unknown;
  readonly module?: unknown;
  readonly main?: unknown;
}

const manifests = new Map<string, { stamp: string | undefined; value: Manifest | undefined }>();

/** The nearest package.json above a file, with its folder. */
export function nearestManifest(file: string): { folder: string; manifest: Manifest } | undefined {
  const found = nearestFile(path.dirname(file), 'package.json');
  if (!found) return undefined;
  const stamp = stampOf(found);
  let entry = manifests.get(found);
  if (!entry || entry.stamp !== stamp)
    manifests.set(found, (entry = { stamp, value: readJson(found) as Manifest | undefined }));
  return { folder: path.dirname(found), manifest: entry.value ?? {} };
}

/** The range in which a manifest above the file asks for a package, nearest first. */
export function requestedVersion(file: string, name: string): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const found = nearestManifest(path.join(folder, 'package.json'));
    if (!found) return undefined;
    const { dependencies, devDependencies, peerDependencies } = found.manifest;
    const range = dependencies?.[name] ?? devDependencies?.[name] ?? peerDependencies?.[name];
    if (typeof range === 'string') return range;
    if (found.folder === path.dirname(found.folder)) return undefined;
    folder = found.folder;
  }
}

/** Does the package around a file, or the workspace it belongs to, ask for another package? */
export function isRequested(file: string, name: string): boolean {
  const own = nearestManifest(file);
  const root = nearestManifest(path.join(projectRoot(path.dirname(file)), 'package.json'));
  return [own, root].some(
    (found) =>
      found?.manifest.dependencies?.[name] !== undefined ||
      found?.manifest.devDependencies?.[name] !== undefined,
  );
}

/** Manifests of a workspace change seldom; a session in an editor still sees a package that was just added. */
const TRUST_PACKAGES_MS = 5_000;
const asked = new Map<string, { readonly until: number; readonly packages: ReadonlySet<string> }>();

/** Every package that the manifests around a file ask for: its own, the workspace's, and those of the workspace's packages. */
export function packagesAskedFor(file: string): ReadonlySet<string> {
  const own = nearestManifest(file)?.folder ?? path.dirname(file);
  const known = asked.get(own);
  if (known && known.until > Date.now()) return known.packages;
  const root = projectRoot(own);
  const folders = new Set([own, root, ...packagesOf(root).values()]);
  const packages = new Set<string>();
  for (const folder of folders) {
    const manifest = nearestManifest(path.join(folder, 'package.json'))?.manifest;
    for (const names of [manifest?.dependencies, manifest?.devDependencies, manifest?.peerDependencies])
      for (const name of Object.keys(names ?? {})) packages.add(name);
  }
  asked.set(own, { until: Date.now() + TRUST_PACKAGES_MS, packages });
  return packages;
}

/** A JSON file's value; comments and trailing commas are allowed. */
export function readJson(file: string): unknown {
  const text = readText(file);
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
    if (workspacePatterns(at).length > 0 && (at === home || [...packagesOf(at).values()].includes(home)))
      return at;
    if (at === path.dirname(at)) return home;
  }
}

const patterns = new Map<string, readonly string[]>();

/** The patterns by which a folder says where the packages of its workspace are; none when it is no workspace. */
function workspacePatterns(folder: string): readonly string[] {
  let known = patterns.get(folder);
  if (!known) patterns.set(folder, (known = readPatterns(folder)));
  return known;
}

function readPatterns(folder: string): readonly string[] {
  const pnpm = readText(path.join(folder, 'pnpm-workspace.yaml'));
  if (pnpm !== undefined) {
    try {
      return textsOf((parseYaml(pnpm) as { packages?: unknown } | null)?.packages);
    } catch {
      return [];
    }
  }
  const workspaces = configIn(folder, 'package.json')?.workspaces;
  const declared = textsOf(
    Array.isArray(workspaces)
      ? workspaces
      : (workspaces as { packages?: unknown } | null | undefined)?.packages,
  );
  if (declared.length > 0) return declared;
  // Monorepos whose packages the package manager is not told of.
  const lerna = textsOf(configIn(folder, 'lerna.json')?.packages);
  if (lerna.length > 0) return lerna;
  const rush = configIn(folder, 'rush.json')?.projects;
  if (Array.isArray(rush))
    return textsOf(
      rush.map((project: unknown) => (project as { projectFolder?: unknown } | null)?.projectFolder),
    );
  return configIn(folder, 'nx.json') ? ['**'] : [];
}

/** A JSON file's object, where the folder holds such a file. */
function configIn(folder: string, name: string): Readonly<Record<string, unknown>> | undefined {
  const file = path.join(folder, name);
  const value = stampOf(file) === undefined ? undefined : readJson(file);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** The texts of a list, whatever else a user's file holds there. */
function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

const workspaces = new Map<string, ReadonlyMap<string, string>>();

/** The packages of the workspace around a folder: name → folder. */
export function workspacePackages(folder: string): ReadonlyMap<string, string> {
  return packagesOf(projectRoot(folder));
}

function packagesOf(root: string): ReadonlyMap<string, string> {
  let packages = workspaces.get(root);
  if (!packages) {
    const patterns = workspacePatterns(root).map((pattern) => `${pattern.replace(/\/$/, '')}/package.json`);
    const found = patterns.length > 0 ? findFiles(root, patterns) : [];
    packages = new Map(
      found.flatMap((file) => {
        const { name } = (readJson(file) as Manifest | undefined) ?? {};
        return typeof name === 'string' ? [[name, path.dirname(file)] as const] : [];
      }),
    );
    workspaces.set(root, packages);
  }
  return packages;
}
