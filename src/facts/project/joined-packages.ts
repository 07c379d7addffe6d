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
  const own = packages.nearestAbove(path.dirname(file))?.folder;
  const members = own === undefined ? undefined : packages.workspaceOf(own);
  if (own === undefined || !members || members.size < 2 || own === packages.rootOf(own)) return undefined;
  if (asksFor(own, packages).length === 0) return undefined;
  // Each manifest is asked once, so many packages as there are.
  const needs = new Map<string, readonly string[]>();
  const users = new Map<string, string[]>();
  for (const folder of new Set([own, ...members.values()])) {
    const needed = asksFor(folder, packages).flatMap((name) => members.get(name) ?? []);
    needs.set(folder, needed);
    for (const each of needed) {
      const known = users.get(each);
      if (known) known.push(folder);
      else users.set(each, [folder]);
    }
  }
  return closureOf(closureOf([own], users), needs);
}

function asksFor(folder: string, packages: Packages): string[] {
  const { dependencies, devDependencies, peerDependencies } = packages.nearestAbove(folder)?.manifest ?? {};
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
}

function closureOf(
  from: Iterable<string>,
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const found = new Set(from);
  // A set is walked while it grows.
  for (const folder of found) for (const each of next.get(folder) ?? []) found.add(each);
  return found;
}
