// Which packages of a workspace may run in one program: those that a package is made of, and those that are made of it, with what
// these are made of.
//
//   api → config, auth; worker → auth      auth: api, worker, config, auth     config: api, auth, config
//   gateway → shared; billing → shared     gateway: gateway, shared            what billing asks for is no concern of it
import path from 'node:path';
import type { Packages } from './manifests.js';

/**
 * The folders of the packages that may run in one program with a file.
 *
 * @returns undefined where every package of the workspace may: there is one only, or its manifest asks for nothing by itself
 */
export function foldersJoinedWith(file: string, packages: Packages): ReadonlySet<string> | undefined {
  const own = packages.nearest(file);
  const members = own && packages.workspaceOf(own.folder);
  if (!own || !members || members.size < 2 || own.folder === packages.rootOf(own.folder)) return undefined;
  if (asksFor(own.folder, packages).length === 0) return undefined;
  const needs = (folder: string): string[] =>
    asksFor(folder, packages).flatMap((name) => members.get(name) ?? []);
  const users = (folder: string): string[] =>
    [...members.values()].filter((each) => needs(each).includes(folder));
  const programs = closureOf([own.folder], users);
  return closureOf([...programs], needs);
}

function asksFor(folder: string, packages: Packages): string[] {
  const { dependencies, devDependencies, peerDependencies } =
    packages.nearest(path.join(folder, 'package.json'))?.manifest ?? {};
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
}

function closureOf(
  from: readonly string[],
  next: (folder: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set(from);
  for (const folder of found) for (const each of next(folder)) found.add(each);
  return found;
}
