// Which files a project has. Each list is made once. After a pause the project's folders are looked at: as long as nothing came to one
// of them or went, the lists hold.
import { findFiles, folderStampOf, foldersBelow, projectScripts } from './files.js';
import type { Snapshots } from './snapshots.js';

interface Root {
  pauses: number;
  version: number;
  /** Its folders with their stamps. A run without a pause needs none. */
  folders: ReadonlyMap<string, string | undefined> | undefined;
}

export class Listings {
  readonly #roots = new Map<string, Root>();
  readonly #lists = new Map<
    string,
    { readonly version: number; readonly files: readonly string[] | undefined }
  >();

  constructor(private readonly snapshots: Snapshots) {}

  /** All scripts below a folder, or `undefined` when there are too many to index. */
  scripts(root: string): readonly string[] | undefined {
    return this.#list(root, root, () => projectScripts(root));
  }

  /** Files below a folder that match one of the patterns. `root` is the folder of the project that it belongs to. */
  matching(folder: string, patterns: readonly string[], root: string): readonly string[] {
    return this.#list(root, [folder, ...patterns].join('\0'), () => findFiles(folder, patterns)) ?? [];
  }

  #list(root: string, key: string, list: () => readonly string[] | undefined): readonly string[] | undefined {
    const version = this.#versionOf(root);
    let known = this.#lists.get(key);
    if (known?.version !== version) this.#lists.set(key, (known = { version, files: list() }));
    return known.files;
  }

  /** Rises when a file or a folder below a root came or went. */
  #versionOf(root: string): number {
    const { pauses } = this.snapshots;
    let known = this.#roots.get(root);
    if (!known) this.#roots.set(root, (known = { pauses, version: 1, folders: undefined }));
    if (known.pauses === pauses) return known.version;
    known.pauses = pauses;
    if (known.folders && [...known.folders].every(([folder, stamp]) => folderStampOf(folder) === stamp))
      return known.version;
    // Before the files are listed: what comes in between is seen the next time.
    known.folders = new Map(foldersBelow(root).map((folder) => [folder, folderStampOf(folder)]));
    known.version += 1;
    return known.version;
  }
}
