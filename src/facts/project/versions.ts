// Which version of a library a project asks for, read off the ranges of its manifests.
//
//   lowestVersion('^4.1.0'), '~4.1', '4.1.x', 'v4.1'    4.1
//   lowestVersion('>=3.22 <5'), '3.22 - 4'              3.22
//   lowestVersion('^4 || ^3.25')                        3.25: the lowest that any of them lets in
//   lowestVersion('npm:zod@^3.25'), 'workspace:^3.25'   3.25
//   lowestVersion('*'), 'latest', '<5', 'catalog:zod4'  unknown
//   lowestVersion('github:owner/zod#v3'), 'file:../v3'  unknown: a number in a name is no version
import type { Model } from '../../models/model.js';
import type { Analysis } from './analysis.js';
import { isNamedAbove } from './manifest-questions.js';
import type { Module } from './module.js';

export interface Version {
  readonly major: number;
  readonly minor: number;
}

const LOWER_BOUND = /^(?:npm:.+@|workspace:)?\s*(?:[\^~=v]|>=?)*\s*v?(\d+)(?:\.(\d+))?/;

/** The lowest version that a range lets in, as far as a major and a minor number; `undefined` where it names none. */
export function lowestVersion(range: string): Version | undefined {
  let lowest: Version | undefined;
  for (const alternative of range.split('||')) {
    const [found, major, minor = '0'] = LOWER_BOUND.exec(alternative.trim()) ?? [];
    if (found === undefined) return undefined;
    const version = { major: Number(major), minor: Number(minor) };
    if (!lowest || isBefore(version, lowest)) lowest = version;
  }
  return lowest;
}

/** Is one version older than another? */
export function isBefore(version: Version, other: Version): boolean {
  return version.major < other.major || (version.major === other.major && version.minor < other.minor);
}

/**
 * Is the version that a module's manifests ask for one of those from `since` on, and before `until`? Unknown where no version is
 * named.
 */
export function isRequestedWithin(
  { since, until }: { readonly since?: string; readonly until: string },
  library: Model,
  module: Module,
  analysis: Analysis,
): boolean | undefined {
  const asked = requestedVersionOf(library, module, analysis);
  const limit = lowestVersion(until);
  const first = since === undefined ? undefined : lowestVersion(since);
  if (!asked || !limit) return undefined;
  return isBefore(asked, limit) && !(first && isBefore(asked, first));
}

/** Do the manifests around a module say that a library is used: do they ask for a package of it, or run one as a command? */
export function isInUse({ versions, generated }: Model, { path }: Module, { project }: Analysis): boolean {
  const names = [...Object.keys(versions), ...(generated?.manifest ?? [])];
  return names.some((name) => isNamedAbove(path, name, project) || project.packages.isRun(path, name));
}

/** The lowest version of a library that the manifests around a module ask for, of the first of its packages that they name. */
export function requestedVersionOf(
  library: Model,
  { path }: Module,
  { project }: Analysis,
): Version | undefined {
  for (const name of Object.keys(library.versions)) {
    const range = project.packages.requestedVersion(path, name);
    if (range !== undefined) return lowestVersion(range);
  }
  return undefined;
}
