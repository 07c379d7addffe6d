// What is read off the nearest manifest, as a text: of the packages that it asks for, their names. Which versions it asks for, and of
// what else nothing is read, makes no difference.
import { PART, shortened, toldOnce } from './asked.js';
import type { Manifest } from './manifest.js';

/** A manifest with its folder. */
export function toldManifest(
  found: { readonly folder: string; readonly manifest: Manifest } | undefined,
): string {
  if (!found) return '?';
  const own = toldOnce(found.manifest, ({ dependencies, devDependencies, peerDependencies, ...rest }) =>
    JSON.stringify([
      ...[dependencies, devDependencies, peerDependencies].map((names) => Object.keys(names ?? {})),
      [
        rest.name,
        rest.private,
        rest.scripts,
        rest.bin,
        rest.workspaces,
        rest.type,
        rest.exports,
        rest.imports,
      ],
      [rest.source, rest.types, rest.module, rest.main],
    ]),
  );
  return shortened(found.folder + PART + own);
}

/** The packages of a workspace, or those that a project asks for. */
export function toldPackages(packages: ReadonlySet<string> | ReadonlyMap<string, string>): string {
  return toldOnce(packages, (each) => JSON.stringify([...each].sort()));
}
