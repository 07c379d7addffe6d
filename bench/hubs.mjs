// The scripts of a checkout, and the module that most of them import.
import { readFileSync } from 'node:fs';
import { ResolverFactory } from 'oxc-resolver';
import { globSync } from 'tinyglobby';

const IMPORT = /\bfrom\s*['"]([^'"\n]+)['"]/g;

/** Absolute paths, in order. */
export function scriptsOf(root) {
  const ignore = ['**/node_modules/**', '**/dist/**', '**/build/**', '**/.next/**'];
  return globSync(['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], { cwd: root, absolute: true, ignore }).sort();
}

/** The module with the most importers, and these; `undefined` where nothing is imported. */
export function hubOf(root, scripts) {
  const extensions = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs'];
  const resolver = new ResolverFactory({ extensions, tsconfig: 'auto' });
  const importers = new Map();
  for (const file of scripts) {
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const found = resolver.resolveFileSync(file, specifier).path;
      if (found === undefined || found.includes('node_modules') || found === file) continue;
      importers.set(found, (importers.get(found) ?? new Set()).add(file));
    }
  }
  const [hub] = [...importers]
    .filter(([file]) => scripts.includes(file))
    .sort((a, b) => b[1].size - a[1].size);
  return hub && { file: hub[0], importers: evenly([...hub[1]].sort(), 12) };
}

function evenly(list, count) {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, at) => list[Math.floor(at * step)]);
}
