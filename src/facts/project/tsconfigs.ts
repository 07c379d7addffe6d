// The files that a tsconfig's `paths` may come from: it extends others, and refers to those of its projects.
import path from 'node:path';
import type { Packages } from './manifests.js';

/** As it should be; a user's file may hold anything. */
interface TsConfig {
  readonly extends?: unknown;
  readonly references?: unknown;
}

/** Finds the file of a package. */
type FindInPackages = (specifier: string, from: string) => string | undefined;

/** A tsconfig, and all that it extends and refers to, near and far. */
export function configsBehind(
  config: string,
  packages: Packages,
  findInPackages: FindInPackages,
): ReadonlySet<string> {
  const configs = new Set([config]);
  // A set is walked while it grows.
  for (const each of configs) {
    const { extends: bases, references } = (packages.json(each) as TsConfig | null | undefined) ?? {};
    const folder = path.dirname(each);
    for (const base of [bases].flat()) {
      if (typeof base !== 'string') continue;
      const found = isPath(base)
        ? withEnding(path.resolve(folder, base), '.json')
        : findInPackages(base, folder);
      if (found !== undefined) configs.add(found);
    }
    for (const reference of Array.isArray(references) ? (references as unknown[]) : []) {
      const referred = (reference as { path?: unknown } | null)?.path;
      if (typeof referred === 'string')
        configs.add(withEnding(path.resolve(folder, referred), '/tsconfig.json'));
    }
  }
  return configs;
}

function isPath(specifier: string): boolean {
  return specifier.startsWith('.') || path.isAbsolute(specifier);
}

function withEnding(file: string, ending: string): string {
  return file.endsWith('.json') ? file : path.normalize(file + ending);
}
