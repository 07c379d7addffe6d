// Manifests and workspaces: which packages a project asks for, and which it consists of.
import path from 'node:path';
import { Asked, toldPlainly } from './asked.js';
import { stampOf } from './files.js';
import { Listings } from './listings.js';
import type { Manifest } from './manifest.js';
import { askedBy, commandsOf } from './manifest-commands.js';
import { Snapshots } from './snapshots.js';
import { toldManifest, toldPackages, type ToldManifest } from './told-manifests.js';
import { namedPackages, readJson, WORKSPACE_FILES, workspacePatterns } from './workspace-patterns.js';

/** What the manifests of a project say. Each is read once, and again when it changes or another one comes. */
export class Packages {
  /** By the name of the file, and the folder above which it was looked for. */
  readonly #nearest = new Map<string, Map<string, string | undefined>>();
  readonly #values = new Map<string, { stamp: string | undefined; value: unknown }>();
  readonly #asked = new Map<string, { readonly version: number; readonly packages: ReadonlySet<string> }>();
  readonly #roots = new Map<string, string>();
  readonly #patterns = new Map<string, readonly string[]>();
  readonly #workspaces = new Map<string, ReadonlyMap<string, string>>();
  readonly #folders = new Map<string, ReadonlySet<string>>();
  /** The files from which all of this follows, there or not, with their stamps, and what the patterns of workspaces matched. */
  readonly #looked = new Map<string, string | undefined>();
  readonly #matched = new Map<string, readonly string[]>();
  #pauses = 0;
  #version = 1;

  constructor(
    private readonly snapshots = new Snapshots(),
    private readonly listings = new Listings(snapshots),
    private readonly asked = new Asked(),
  ) {}

  /** Rises when a manifest, or a file that says what a workspace is, came, changed or went. */
  get version(): number {
    return this.#version;
  }

  /** Compares what is known with the files, where there was a pause since. */
  lookAgain(): void {
    const { pauses } = this.snapshots;
    if (pauses === this.#pauses) return;
    this.#pauses = pauses;
    const isSame =
      [...this.#looked].every(([file, stamp]) => stampOf(file) === stamp) &&
      [...this.#matched].every(([root, files]) => this.#membersOf(root).join('\0') === files.join('\0'));
    if (isSame) return;
    this.#version += 1;
    for (const known of [this.#nearest, this.#roots, this.#patterns, this.#workspaces, this.#folders])
      known.clear();
    this.#looked.clear();
    this.#matched.clear();
  }

  /** A file whose coming, change or going makes another answer of what was found. */
  note(file: string): boolean {
    const stamp = stampOf(file);
    this.#looked.set(file, stamp);
    return stamp !== undefined;
  }

  /** The nearest package.json above a file, with its folder. */
  nearest(file: string): { folder: string; manifest: ToldManifest } | undefined {
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
    const found = this.note(file) ? file : parent === folder ? undefined : this.nearestFile(parent, name);
    byFolder.set(folder, found);
    return found;
  }

  /** The range in which a manifest above the file asks for a package, nearest first. */
  requestedVersion(file: string, name: string): string | undefined {
    const find = (): string | undefined => this.#requestedVersion(file, name);
    return this.asked.of('version', path.dirname(file), name, find, toldPlainly);
  }

  #requestedVersion(file: string, name: string): string | undefined {
    for (const { dependencies, devDependencies, peerDependencies } of this.#above(file)) {
      const range = dependencies?.[name] ?? devDependencies?.[name] ?? peerDependencies?.[name];
      if (typeof range === 'string') return range;
    }
    return undefined;
  }

  /** Does the package around a file, or the workspace it belongs to, ask for another package? */
  isRequested(file: string, name: string): boolean {
    const find = (): boolean => this.#isRequested(file, name);
    return this.asked.of('requested', path.dirname(file), name, find, toldPlainly);
  }

  #isRequested(file: string, name: string): boolean {
    const folder = path.dirname(file);
    return [folder, this.rootOf(folder)]
      .map((each) => this.nearestAbove(each))
      .some(
        (found) =>
          found?.manifest.dependencies?.[name] !== undefined ||
          found?.manifest.devDependencies?.[name] !== undefined,
      );
  }

  /** Does a script of a manifest above a file run the command of a package that has its name? */
  isRun(file: string, command: string): boolean {
    const find = (): boolean => this.#above(file).some((each) => commandsOf(each).includes(command));
    return this.asked.of('command', path.dirname(file), command, find, toldPlainly);
  }

  /** The manifests above a file, nearest first. */
  #above(file: string): readonly Manifest[] {
    const manifests: Manifest[] = [];
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const found = this.nearestAbove(folder);
      if (!found) return manifests;
      manifests.push(found.manifest);
      if (found.folder === path.dirname(found.folder)) return manifests;
      folder = found.folder;
    }
  }

  /**
   * Every package that the manifests around a file ask for, its own, the workspace's, and those of the workspace's packages, and the
   * commands that their scripts run: `npx prisma` asks for `prisma`. Most of them make no difference: what follows from one is a
   * question of its own, and of this nothing is written down.
   */
  askedAround(file: string): ReadonlySet<string> {
    return this.asked.inSilence(() => this.#askedAround(file));
  }

  #askedAround(file: string): ReadonlySet<string> {
    // Every lint asks: what the manifest says is not looked at for the folder alone.
    const manifest = this.nearestFile(path.dirname(file), 'package.json');
    const own = path.dirname(manifest ?? file);
    const root = this.rootOf(own);
    const members = this.#foldersOf(root);
    // All packages of a workspace have one answer, so many as they are.
    const home = own === root || members.has(own) ? root : own;
    const known = this.#asked.get(home);
    if (known?.version === this.#version) return known.packages;
    const folders = [...new Set([own, root, ...members])];
    const packages = new Set(folders.flatMap((each) => askedBy(this.nearestAbove(each)?.manifest ?? {})));
    // What follows from the names is kept by their set: as long as they are the same, it is the same one.
    const isSame =
      known?.packages.size === packages.size && [...packages].every((name) => known.packages.has(name));
    const kept = known && isSame ? known.packages : packages;
    this.#asked.set(home, { version: this.#version, packages: kept });
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
    if (known) return known;
    for (const name of WORKSPACE_FILES) this.note(path.join(folder, name));
    this.#patterns.set(folder, (known = workspacePatterns(folder)));
    return known;
  }

  /** The manifests of a workspace's packages. */
  #membersOf(root: string): readonly string[] {
    const patterns = this.#patternsOf(root).map((pattern) => `${pattern.replace(/\/$/, '')}/package.json`);
    return patterns.length > 0 ? this.listings.matching(root, patterns, root) : [];
  }

  #packagesOf(root: string): ReadonlyMap<string, string> {
    let packages = this.#workspaces.get(root);
    if (!packages) {
      const found = this.#membersOf(root);
      this.#matched.set(root, found);
      for (const file of found) this.note(file);
      this.#workspaces.set(root, (packages = namedPackages(found)));
    }
    return packages;
  }
}
