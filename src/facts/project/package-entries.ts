// Whether a file is what others import a package by: what such a file exports has users that no index of the project sees.
import path from 'node:path';
import { sourceOfBuilt, everyEntryOf } from './built-files.js';
import type { Packages } from './manifests.js';

/**
 * Is a file an entry of a package that may have users outside of the project? A private package of a workspace has none: those
 * that import it are in the workspace.
 */
export function isPackageEntry(file: string, packages: Packages): boolean {
  const found = packages.nearest(file);
  if (!found) return false;
  const { folder, manifest } = found;
  const isOfWorkspace = packages.rootOf(folder) !== folder;
  if (manifest.private === true && isOfWorkspace) return false;
  return everyEntryOf(manifest).some((entry) => isMeant(file, path.join(folder, entry), packages));
}

function isMeant(file: string, entry: string, packages: Packages): boolean {
  const [head = '', tail] = entry.split('*');
  if (tail !== undefined)
    return file.startsWith(head) && withoutTypedExtension(file).endsWith(withoutTypedExtension(tail));
  return (
    withoutTypedExtension(entry) === withoutTypedExtension(file) || sourceOfBuilt(entry, packages) === file
  );
}

function withoutTypedExtension(file: string): string {
  return file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}
