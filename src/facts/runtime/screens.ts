// Files that are no scripts and import some: pages in HTML, and components of frameworks that have a language of their own.
import path from 'node:path';
import type { Analysis } from '../project/analysis.js';
import { toldPlainly } from '../project/asked.js';
import { readText, stampOf, withoutExtension } from '../project/files.js';
import type { Memo } from '../project/memo.js';
import type { Module } from '../project/module.js';
import type { Project } from '../project/project.js';

interface Screens {
  readonly pauses: number;
  /** What they import: absolute paths, and ends of paths where an alias stands in front; without extension. */
  readonly imported: readonly string[];
}

const SCREENS = ['**/*.{vue,svelte}', '**/index.html', '*.html'];
const IMPORTS = /\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]|<script\b[^>]*?\bsrc\s*=\s*['"]([^'"\n]+)['"]/g;

/** Does a page or a component import a module? */
export function isImportedByScreen({ path: file }: Module, { project }: Analysis): boolean {
  return project.asked.of('screen', file, '', () => isBehindScreen(file, project), toldPlainly);
}

/** The same of a file. */
export function isBehindScreen(file: string, { packages, memo, snapshots, listings }: Project): boolean {
  const { pauses } = snapshots;
  const root = packages.rootOf(path.dirname(file));
  const known = memo.to<Screens>(isImportedByScreen);
  let screens = known.get(root);
  if (screens?.pauses !== pauses) {
    const imported = listings.matching(root, SCREENS, root).flatMap((screen) => importsOf(screen, memo));
    known.set(root, (screens = { pauses, imported }));
  }
  const own = withoutExtension(file.replaceAll('\\', '/'));
  const names = [own, own.replace(/\/index$/, '')];
  return screens.imported.some((each) => names.some((name) => name === each || name.endsWith(`/${each}`)));
}

/** The same as long as the file is. */
function importsOf(file: string, memo: Memo): readonly string[] {
  const stamp = stampOf(file);
  const read = memo.to<{ readonly stamp: string | undefined; readonly imported: readonly string[] }>(
    importsOf,
  );
  let known = read.get(file);
  if (!known || known.stamp !== stamp) read.set(file, (known = { stamp, imported: importedBy(file) }));
  return known.imported;
}

function importedBy(file: string): string[] {
  return [...(readText(file) ?? '').matchAll(IMPORTS)].flatMap(([, imported, source]) => {
    const specifier = imported ?? source ?? '';
    if (specifier.startsWith('.') || source !== undefined) {
      const below = source === undefined ? specifier : `./${specifier.replace(/^\//, '')}`;
      return /^\w+:/.test(specifier) || specifier.startsWith('//')
        ? []
        : [withoutExtension(path.resolve(path.dirname(file), below).replaceAll('\\', '/'))];
    }
    // `@/api/halls`: what the alias stands for is told to the bundler only.
    const alias = /^[@~#$]\w*\/(.+)$/.exec(specifier)?.[1];
    return alias?.includes('/') ? [withoutExtension(alias)] : [];
  });
}
