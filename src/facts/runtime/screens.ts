// Files that are no scripts and import some: pages in HTML, and components of frameworks that have a language of their own.
import path from 'node:path';
import { TRUST_WORDS_MS } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { toldPlainly } from '../project/asked.js';
import { findFiles, readText, withoutExtension } from '../project/files.js';
import type { Module } from '../project/module.js';
import type { Project } from '../project/project.js';

interface Screens {
  readonly until: number;
  readonly run: number;
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
export function isBehindScreen(file: string, { packages, memo, snapshots }: Project): boolean {
  const root = packages.rootOf(path.dirname(file));
  const known = memo.to<Screens>(isImportedByScreen);
  let screens = known.get(root);
  if (!screens || (screens.run !== snapshots.run && screens.until < Date.now())) {
    const imported = findFiles(root, SCREENS).flatMap((screen) => importedBy(screen));
    known.set(root, (screens = { until: Date.now() + TRUST_WORDS_MS, run: snapshots.run, imported }));
  }
  const own = withoutExtension(file.replaceAll('\\', '/'));
  const names = [own, own.replace(/\/index$/, '')];
  return screens.imported.some((each) => names.some((name) => name === each || name.endsWith(`/${each}`)));
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
