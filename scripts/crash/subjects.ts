// The code of others that the rules are run over: what npm installed, laid out anew as if it were backends of their own.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const SCRIPT = /\.[cm]?[jt]sx?$/;
/** What is read beside scripts: schemas, and settings of the resolver. */
const BESIDE = /^(?:package\.json|[tj]sconfig.*\.json|pnpm-workspace\.yaml)$|\.prisma$/;

/** Paths of all scripts below a folder, relative to it, in a fixed order: code first, then declarations. */
export function scriptsBelow(root: string): string[] {
  const scripts = filesBelow(root, '').filter((file) => SCRIPT.test(file));
  const isDeclaration = (file: string) => /\.d\.[cm]?ts$/.test(file);
  return [...scripts.filter((file) => !isDeclaration(file)), ...scripts.filter(isDeclaration)];
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesBelow(root, file);
      return entry.isFile() ? [file] : [];
    });
}

/** Nothing that a person wrote is longer; the full run takes these as well. */
const LARGEST_OF_SAMPLE = 200_000;

/** A sample that is the same on every machine with the same files: those whose paths have the lowest hashes. */
export function sampleOf(root: string, files: readonly string[], size: number): string[] {
  const hashOf = (file: string) => createHash('sha1').update(file).digest('hex');
  return files
    .map((file) => ({ file, hash: hashOf(file) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .filter(({ file }) => statSync(path.join(root, file)).size <= LARGEST_OF_SAMPLE)
    .slice(0, size)
    .map(({ file }) => file);
}

/**
 * Puts installed files where they count as the project's own code: nothing below `node_modules` is ever followed. Each
 * manifest is given the dependencies, so that every package is judged as a backend that has all of these libraries. A
 * file stands at `layOutPath` of its own path below the target.
 */
export function layOut(
  installed: string,
  files: readonly string[],
  target: string,
  dependencies: Readonly<Record<string, string>>,
): void {
  rmSync(target, { recursive: true, force: true });
  const folders = new Set(files.flatMap(foldersAbove));
  for (const folder of folders) mkdirSync(path.join(target, layOutPath(folder)), { recursive: true });
  const beside = [...folders].flatMap((folder) =>
    readdirSync(path.join(installed, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && BESIDE.test(entry.name))
      .map(({ name }) => path.posix.join(folder, name)),
  );
  for (const file of [...files, ...beside]) {
    const [source, copy] = [path.join(installed, file), path.join(target, layOutPath(file))];
    if (path.basename(file) === 'package.json')
      writeFileSync(copy, withDependencies(readFileSync(source, 'utf8'), dependencies));
    else linkOrCopy(source, copy);
  }
}

function foldersAbove(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? ['.'] : [...foldersAbove(folder), folder];
}

/** Where an installed file stands in the layout. */
export function layOutPath(file: string): string {
  return file.replaceAll(/(^|\/)node_modules(?=\/|$)/g, '$1modules');
}

function linkOrCopy(source: string, copy: string): void {
  try {
    linkSync(source, copy);
  } catch {
    copyFileSync(source, copy);
  }
}

function withDependencies(manifest: string, dependencies: Readonly<Record<string, string>>): string {
  try {
    const parsed = JSON.parse(manifest) as { dependencies?: object };
    return JSON.stringify({ ...parsed, dependencies: { ...dependencies, ...parsed.dependencies } });
  } catch {
    return manifest;
  }
}

/** One of the files of each text: many packages hold theirs several times, for every module system. */
export function distinct(root: string, files: readonly string[]): string[] {
  const seen = new Set<string>();
  return files.filter((file) => {
    const hash = createHash('sha1')
      .update(readFileSync(path.join(root, file)))
      .update(path.extname(file))
      .digest('hex');
    const isNew = !seen.has(hash);
    seen.add(hash);
    return isNew;
  });
}
