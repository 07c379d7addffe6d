// Manifests and workspaces: which packages a project asks for, and which it consists of.
import path from 'node:path';
import { TRUST_PACKAGES_MS } from '../../budgets.js';
import { Asked, toldPlainly } from './asked.js';
import { findFiles, stampOf } from './files.js';
import type { Manifest } from './manifest.js';
import { commandsOf } from './manifest-commands.js';
import { Snapshots } from './snapshots.js';
import { toldManifest, toldPackages } from './told-manifests.js';
import { readJson, workspacePatterns } from './workspace-patterns.js';

export type { Manifest } from './manifest.js';

/** What the manifests of a project say. Each is read once, and again when it changes. */
export class Packages {
  /** By the name of the file, and the folder above which it was looked for. */
  readonly #nearest = new Map<string, Map<string, string | undefined>>();
  readonly #values = new Map<string, { stamp: string | undefined; value: unknown }>();
  readonly #asked = new Map<
    string,
    { readonly until: number; readonly run: number; readonly packages: ReadonlySet<string> }
  >();
  readonly #roots = new Map<string, string>();
  readonly #patterns = new Map<string, readonly string[]>();
  readonly #workspaces = new Map<string, ReadonlyMap<string, string>>();
  readonly #folders = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly snapshots = new Snapshots(),
    private readonly asked = new Asked(),
  ) {}

  /** The nearest package.json above a file, with its folder. */
  nearest(file: string): { folder: string; manifest: Manifest } | undefined {
    const folder = path.dirname(file);
    return this.asked.of('manifest', folder, '', () => this.nearestAbove(folder), toldManifest);
  }

  /** The same from a folder on, its own included. */
  nearestAbove(folder: string): { folder: string; manifest: Manifest } | undefined {
    const found = this.nearestFile(folder, 'package.json');
    if (!found) return undefined;
    return { folder: path.dirname(found), manifest: (this.json(found) as Manifest | undefined) ?? {} };
  }

  /** A JSON file's value, read again when the file changes. */
  json(file: string): unknown {
    const stamp = this.snapshots.stampOf(file);
    let entry = this.#values.get(file);
    if (!entry || entry.stamp !== stamp) this.#values.set(file, (entry = { stamp, value: readJson(file) }));
    return entry.value;
  }

  /** A file of this name in the folder or the nearest one above it. */
  nearestFile(folder: string, name: string): string | undefined {
    let byFolder = this.#nearest.get(name);
    if (!byFolder) this.#nearest.set(name, (byFolder = new Map<string, string | undefined>()));
    const known = byFolder.get(folder);
    if (known !== undefined || byFolder.has(folder)) return known;
    const file = path.join(folder, name);
    const parent = path.dirname(folder);
    const found =
      stampOf(file) !== undefined ? file : parent === folder ? undefined : this.nearestFile(parent, name);
    byFolder.set(folder, found);
    return found;
  }

  /** The range in which a manifest above the file asks for a package, nearest first. */
  requestedVersion(file: string, name: string): string | undefined {
    const find = (): string | undefined => this.#requestedVersion(file, name);
    return this.asked.of('version', path.dirname(file), name, find, toldPlainly);
  }

  #requestedVersion(file: string, name: string): string | undefined {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const found = this.nearestAbove(folder);
      if (!found) return undefined;
      const { dependencies, devDependencies, peerDependencies } = found.manifest;
      const range = dependencies?.[name] ?? devDependencies?.[name] ?? peerDependencies?.[name];
      if (typeof range === 'string') return range;
      if (found.folder === path.dirname(found.folder)) return undefined;
      folder = found.folder;
    }
  }

  /** Does the package around a file, or the workspace it belongs to, ask for another package? */
  isRequested(file: string, name: string): boolean {
    const find = (): boolean => this.#isRequested(file, name);
    return this.asked.of('requested', path.dirname(file), name, find, toldPlainly);
  }

  #isRequested(file: string, name: string): boolean {
    const own = this.nearest(file);
    const root = this.nearestAbove(this.rootOf(path.dirname(file)));
    return [own, root].some(
      (found) =>
        found?.manifest.dependencies?.[name] !== undefined ||
        found?.manifest.devDependencies?.[name] !== undefined,
    );
  }

  /** Does a script of a manifest above a file run the command of a package that has its name? */
  isRun(file: string, command: string): boolean {
    const find = (): boolean => this.#isRun(file, command);
    return this.asked.of('command', path.dirname(file), command, find, toldPlainly);
  }

  #isRun(file: string, command: string): boolean {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const found = this.nearestAbove(folder);
      if (!found) return false;
      if (commandsOf(found.manifest).includes(command)) return true;
      if (found.folder === path.dirname(found.folder)) return false;
      folder = found.folder;
    }
  }

  /**
   * Every package that the manifests around a file ask for, its own, the workspace's, and those of the workspace's packages, and the
   * commands that their scripts run: `npx prisma` asks for `prisma`.
   */
  askedFor(file: string): ReadonlySet<string> {
    const find = (): ReadonlySet<string> => this.#askedFor(file);
    return this.asked.of('asked-for', path.dirname(file), '', find, toldPackages);
  }

  #askedFor(file: string): ReadonlySet<string> {
    const own = this.nearest(file)?.folder ?? path.dirname(file);
    const root = this.rootOf(own);
    const members = this.#foldersOf(root);
    // All packages of a workspace have one answer, so many as they are.
    const home = own === root || members.has(own) ? root : own;
    const known = this.#asked.get(home);
    const { run } = this.snapshots;
    if (known && (known.run === run || known.until > Date.now())) return known.packages;
    const packages = new Set<string>();
    for (const folder of new Set([own, root, ...members])) {
      const manifest = this.nearestAbove(folder)?.manifest;
      for (const names of [manifest?.dependencies, manifest?.devDependencies, manifest?.peerDependencies])
        for (const name of Object.keys(names ?? {})) packages.add(name);
      for (const command of commandsOf(manifest ?? {})) packages.add(command);
    }
    // What follows from the names is kept by their set: as long as they are the same, it is the same one.
    const isSame =
      known?.packages.size === packages.size && [...packages].every((name) => known.packages.has(name));
    const kept = known && isSame ? known.packages : packages;
    this.#asked.set(home, { until: Date.now() + TRUST_PACKAGES_MS, run, packages: kept });
    return kept;
  }

  /** Every package that the manifests around a file ask for to run: tools are left out. */
  neededToRun(file: string): ReadonlySet<string> {
    const own = this.nearest(file)?.folder ?? path.dirname(file);
    const root = this.rootOf(own);
    const manifests = [own, root, ...this.#foldersOf(root)].map(
      (folder) => this.nearestAbove(folder)?.manifest,
    );
    return new Set(
      manifests.flatMap((each) => Object.keys({ ...each?.dependencies, ...each?.peerDependencies })),
    );
  }

  /** The folders of the packages of a workspace. */
  #foldersOf(root: string): ReadonlySet<string> {
    let folders = this.#folders.get(root);
    if (!folders) this.#folders.set(root, (folders = new Set(this.#packagesOf(root).values())));
    return folders;
  }

  /** The outermost folder that declares a workspace around `folder`, else the folder of the nearest manifest. */
  rootOf(folder: string): string {
    if (!this.asked.isOn) return this.#rootOf(folder);
    return this.asked.of('root', folder, '', () => this.#rootOf(folder), toldPlainly);
  }

  #rootOf(folder: string): string {
    let root = this.#roots.get(folder);
    if (root === undefined) this.#roots.set(folder, (root = this.#findRoot(folder)));
    return root;
  }

  /** The packages of the workspace around a folder: name → folder. */
  workspaceOf(folder: string): ReadonlyMap<string, string> {
    const find = (): ReadonlyMap<string, string> => this.#packagesOf(this.rootOf(folder));
    return this.asked.of('workspace', folder, '', find, toldPackages);
  }

  #findRoot(folder: string): string {
    const own = this.nearestFile(folder, 'package.json');
    if (!own) return folder;
    const home = path.dirname(own);
    for (let at = home; ; at = path.dirname(at)) {
      // A folder above counts only if its workspace holds this package: a fixture inside a repository is a project of its own.
      if (this.#patternsOf(at).length > 0 && (at === home || this.#foldersOf(at).has(home))) return at;
      if (at === path.dirname(at)) return home;
    }
  }

  /** The patterns by which a folder says where the packages of its workspace are; none when it is no workspace. */
  #patternsOf(folder: string): readonly string[] {
    let known = this.#patterns.get(folder);
    if (!known) this.#patterns.set(folder, (known = workspacePatterns(folder)));
    return known;
  }

  #packagesOf(root: string): ReadonlyMap<string, string> {
    let packages = this.#workspaces.get(root);
    if (!packages) {
      const patterns = this.#patternsOf(root).map((pattern) => `${pattern.replace(/\/$/, '')}/package.json`);
      const found = patterns.length > 0 ? findFiles(root, patterns) : [];
      packages = new Map(
        found.flatMap((file) => {
          const { name } = (readJson(file) as Manifest | undefined) ?? {};
          return typeof name === 'string' ? [[name, path.dirname(file)] as const] : [];
        }),
      );
      this.#workspaces.set(root, packages);
    }
    return packages;
  }
}
