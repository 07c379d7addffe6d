// What is read off the nearest manifest, as a text. The packages and versions that it asks for are left out, and its scripts: they
// change often, and whoever needs one of them asks for that one.
import { PART, toldShort, toldOnce } from './asked.js';
import type { Manifest } from './manifest.js';

const TOLD = [
  'private',
  'bin',
  'type',
  'exports',
  'imports',
  'source',
  'types',
  'module',
  'main',
] as const satisfies readonly (keyof Manifest)[];

/** What may be read off a manifest that was found for its own sake. */
export type ToldManifest = Pick<Manifest, (typeof TOLD)[number]>;

/** A manifest with its folder. */
export function toldManifest(
  found: { readonly folder: string; readonly manifest: ToldManifest } | undefined,
): string {
  if (!found) return '?';
  const own = toldOnce(found.manifest, (manifest) =>
    JSON.stringify(TOLD.map((key) => manifest[key] ?? null)),
  );
  return toldShort(found.folder + PART + own);
}

/** The packages of a workspace with their folders. */
export function toldPackages(packages: ReadonlyMap<string, string>): string {
  return toldOnce(packages, (each) => JSON.stringify([...each].sort()));
}
