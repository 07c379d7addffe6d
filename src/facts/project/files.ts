// The one module that touches the file system. Whatever cannot be read or found is `undefined`, and so `unknown` to
// everybody else: linting one file never fails because of another.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import {
  PROJECT_FILES,
  MODULE_SIZE,
  FRESH_FILE_MS,
  FRESH_FILE_PATIENCE_MS,
  FRESH_FILE_PAUSE_MS,
} from '../../budgets.js';

export const SCRIPT_EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const IGNORED_FOLDERS = [
  '**/node_modules/**',
  '**/.git/**',
  '**/dist/**',
  '**/build/**',
  '**/.next/**',
  '**/coverage/**',
  '**/out/**',
  '**/.turbo/**',
  '**/vendor/**',
];

/** A link may lead out of the project, or round in a circle. */
const WALK = { absolute: true, ignore: IGNORED_FOLDERS, dot: false, followSymbolicLinks: false };

export function isScript(file: string): boolean {
  return SCRIPT_EXTENSIONS.includes(path.extname(file));
}

/** A script's path without what says its language. */
export function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, '');
}

/** A file's text, or `undefined` when it is missing, unreadable, binary-sized or not a script. */
export function readScript(file: string): string | undefined {
  if (!isScript(file)) return undefined;
  return readText(file);
}

/** A small text file's text. A pipe or a device is none: reading it may never end. */
export function readText(file: string, most: number = MODULE_SIZE): string | undefined {
  try {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > most) return undefined;
    if (stat.size === 0) waitForText(file);
    // Files that the kernel makes up while they are read say that they are empty.
    const text = stat.size === 0 && statSync(file).size === 0 ? '' : readFileSync(file, 'utf8');
    // The mark is no part of the text: ESLint leaves it out too, and places would be off by one.
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

/**
 * Whoever writes a file empties it first. oxlint writes the fixes of one file while the next is linted, and an editor saves
 * when it likes: what was emptied just now is looked at again.
 */
function waitForText(file: string): void {
  for (let waited = 0; waited < FRESH_FILE_PATIENCE_MS; waited += FRESH_FILE_PAUSE_MS) {
    const { size, mtimeMs } = statSync(file);
    if (size > 0 || Date.now() - mtimeMs > FRESH_FILE_MS) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FRESH_FILE_PAUSE_MS);
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

/** All scripts of a project in their order, which folders on disk do not have: the same on each machine; or `undefined` when there are too many to index. */
export function projectScripts(root: string): readonly string[] | undefined {
  try {
    const patterns = [`**/*{${SCRIPT_EXTENSIONS.join(',')}}`];
    const files = filesMatching(patterns, root);
    return files.length > PROJECT_FILES ? undefined : files;
  } catch {
    return undefined;
  }
}

/** Changes whenever something comes to a folder or goes. `undefined` for a folder that is not there. */
export function folderStampOf(folder: string): string | undefined {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.mtimeMs.toString();
  } catch {
    return undefined;
  }
}

/** A folder, and all below it in which files of a project may lie. */
export function foldersBelow(root: string): readonly string[] {
  try {
    const options = { ...WALK, cwd: root, onlyDirectories: true };
    return [root, ...globSync(['**'], options).map((folder) => path.normalize(folder))];
  } catch {
    return [root];
  }
}

/** Files below a folder that match one of the patterns: `schema.prisma`, `packages/api/package.json`. */
export function findFiles(root: string, patterns: readonly string[]): readonly string[] {
  try {
    const below = patterns.filter(
      (pattern) => !path.isAbsolute(pattern) && !pattern.split('/').includes('..'),
    );
    return below.length > 0 ? filesMatching(below, root) : [];
  } catch {
    return [];
  }
}

/** In one order on every machine: that of a folder is its disk's. */
function filesMatching(patterns: readonly string[], root: string): readonly string[] {
  return globSync(patterns, { ...WALK, cwd: root })
    .map((file) => path.normalize(file))
    .sort();
}
