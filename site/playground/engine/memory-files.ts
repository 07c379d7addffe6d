// The files of the playground. In the browser the plugin reads these where in Node it reads the disk: `node:fs` and `tinyglobby`,
// which `src/facts/project/files.ts` alone imports, are this module there (see `engine/bundle.ts`).
import path from 'node:path';
import picomatch from 'picomatch';

/** By absolute path. */
const texts = new Map<string, string>();

/** Puts these files in place of all others. */
export function replaceFiles(files: Iterable<readonly [file: string, text: string]>): void {
  texts.clear();
  for (const [file, text] of files) texts.set(file, text);
}

/** A file's text. @throws where there is none, as Node does. */
export function readFileSync(file: string): string {
  const text = texts.get(file);
  if (text === undefined) throw new Error(`ENOENT: ${file}`);
  return text;
}

interface Stat {
  readonly isFile: () => boolean;
  readonly size: number;
  readonly mtimeMs: number;
}

/** What there is at a path: only files are. @throws where there is nothing, unless it is asked not to */
export function statSync(file: string, options?: { readonly throwIfNoEntry?: boolean }): Stat | undefined {
  const text = texts.get(file);
  if (text !== undefined) return { isFile: () => true, size: text.length, mtimeMs: 0 };
  if (options?.throwIfNoEntry === false) return undefined;
  throw new Error(`ENOENT: ${file}`);
}

interface GlobOptions {
  readonly cwd: string;
  readonly ignore?: readonly string[];
  readonly dot?: boolean;
}

/** Absolute paths of the files below a folder that match one of the patterns, and none of `ignore`. */
export function globSync(
  patterns: readonly string[],
  { cwd, ignore = [], dot = false }: GlobOptions,
): string[] {
  const isWanted = picomatch([...patterns], { dot });
  const isIgnored = picomatch([...ignore], { dot: true });
  return [...texts.keys()].filter((file) => {
    const below = path.relative(cwd, file);
    return !below.startsWith('..') && isWanted(below) && !isIgnored(below);
  });
}

/** Is there a file at a path? */
export function hasFile(file: string): boolean {
  return texts.has(file);
}

/** Findings are kept in a folder on disk, and a page has none. */
function nothingIsKept(): never {
  throw new Error('Nothing is kept in the browser.');
}

export {
  nothingIsKept as mkdirSync,
  nothingIsKept as readdirSync,
  nothingIsKept as renameSync,
  nothingIsKept as rmSync,
  nothingIsKept as writeFileSync,
};
