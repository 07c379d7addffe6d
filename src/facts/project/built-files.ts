// From a file that a build makes to the source it was made from. A package of the workspace is often imported by what its
// build makes, and a declaration file says nothing of queries and schemas. The answer is the same before and after a build.
import path from 'node:path';
import { BUILD_FOLDERS } from '../../budgets.js';
import { SCRIPT_EXTENSIONS, stampOf } from './files.js';
import type { Manifest } from './manifest.js';
import type { Packages } from './manifests.js';

/** Folders that only builds write to. */
const BUILT_FOLDERS = new Set(['dist', 'build', 'out', '.output']);
/** Folders that builds write to in some packages and people in others. */
const MAYBE_BUILT_FOLDERS = new Set(['lib', 'es', 'esm', 'cjs', 'types', 'typings']);

const BUILT_EXTENSION = /(?:\.d\.[cm]?ts|\.[cm]?jsx?)$/;
const TYPED_EXTENSIONS = SCRIPT_EXTENSIONS.filter((extension) => extension.includes('ts'));

/**
 * The source behind a file of a build.
 *
 * @param file the built file, whether it is there or not
 * @returns the source's path, or `undefined` when the file is no build's or its source is not found
 */
export function sourceOfBuilt(file: string, packages: Packages): string | undefined {
  if (!BUILT_EXTENSION.test(file)) return undefined;
  const home = packages.nearest(file)?.folder;
  if (home === undefined) return undefined;
  const [built = '', ...below] = path.relative(home, file).replace(BUILT_EXTENSION, '').split(path.sep);
  const isBuilt = BUILT_FOLDERS.has(built);
  if (!isBuilt && !MAYBE_BUILT_FOLDERS.has(built)) return undefined;
  for (let skipped = 0; skipped < Math.min(below.length, BUILD_FOLDERS + 1); skipped += 1) {
    const rest = below.slice(skipped).join('/');
    for (const stem of [`src/${rest}`, rest]) {
      // Beside a script in `lib` only a typed one is surely its source.
      const extensions = isBuilt ? SCRIPT_EXTENSIONS : TYPED_EXTENSIONS;
      const source = extensions.map((extension) => path.join(home, stem + extension)).find(isThere);
      if (source !== undefined) return source;
    }
  }
  return undefined;
}

function isThere(file: string): boolean {
  return stampOf(file) !== undefined;
}

/** Every file, as its manifest writes it, that a package may answer a subpath with: `.`, `./client` or its own `#db`. */
export function entriesOf(manifest: Manifest, subpath: string): readonly string[] {
  const table = subpath.startsWith('#') ? manifest.imports : manifest.exports;
  if (table !== undefined && table !== null) return entriesIn(table, subpath);
  if (subpath !== '.') return [subpath];
  return [manifest.source, manifest.types, manifest.module, manifest.main].filter(
    (entry) => typeof entry === 'string',
  );
}

/** Every file that a package may be imported by, under any subpath; what it has programs of is not meant. */
export function everyEntryOf(manifest: Manifest): readonly string[] {
  const { exports: table, source, types, module, main } = manifest;
  const stated = table === undefined || table === null ? [source, types, module, main] : [table];
  return stated.flatMap(targetsIn);
}

function entriesIn(table: unknown, subpath: string): readonly string[] {
  const isOfSubpaths =
    typeof table === 'object' && table !== null && Object.keys(table).some((key) => /^[.#]/.test(key));
  if (!isOfSubpaths) return subpath === '.' ? targetsIn(table) : [];
  const subpaths = table as Readonly<Record<string, unknown>>;
  if (subpath in subpaths) return targetsIn(subpaths[subpath]);
  const patterns = Object.keys(subpaths).filter((key) => key.includes('*'));
  const [matched] = patterns
    .flatMap((pattern) => {
      const [head = '', tail = ''] = pattern.split('*');
      const isMatch =
        subpath.startsWith(head) && subpath.endsWith(tail) && subpath.length >= head.length + tail.length;
      const star = subpath.slice(head.length, subpath.length - tail.length);
      return isMatch ? [{ pattern, head, star }] : [];
    })
    .sort((a, b) => b.head.length - a.head.length);
  if (!matched) return [];
  return targetsIn(subpaths[matched.pattern]).map((target) => target.replaceAll('*', matched.star));
}

/** The files in an entry, under every condition. */
function targetsIn(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry];
  return typeof entry === 'object' && entry !== null ? Object.values(entry).flatMap(targetsIn) : [];
}
