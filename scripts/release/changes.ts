// Changes that are not released yet: the files in .changeset, which say of each what it means for the version and what a user reads
// about it. Changesets' own program leaves the package at the top of a workspace out, so its libraries are used with that one package.
import apply from '@changesets/apply-release-plan';
import assemble from '@changesets/assemble-release-plan';
import { parse } from '@changesets/config';
import { readPreState } from '@changesets/pre';
import read from '@changesets/read';
import type { PackageJSON, ReleasePlan, VersionType, WrittenConfig } from '@changesets/types';
import write from '@changesets/write';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const BUMPS = ['major', 'minor', 'patch'] as const satisfies readonly VersionType[];

// These packages are CommonJS, and what they export by default lies one step further in.
const own = <T>(imported: T): T => (imported as { default?: T }).default ?? imported;

/** The one package, as changesets look at it. */
function packagesIn(root: string) {
  const packageJson = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageJSON;
  const only = { dir: root, packageJson };
  return { root: only, packages: [only], tool: 'root' as const };
}

/** Writes a change into .changeset and says where. */
export async function addChange(
  root: string,
  type: (typeof BUMPS)[number],
  summary: string,
): Promise<string> {
  const { name } = packagesIn(root).root.packageJson;
  const id = await own(write)({ summary, releases: [{ name, type }] }, root);
  return `.changeset/${id}.md`;
}

/** The next version, and the changes that it brings. Before 1.0.0 is out, all that were made since the last release count. */
export async function plannedRelease(root: string): Promise<ReleasePlan> {
  const packages = packagesIn(root);
  const config = parse(configOf(root), packages);
  return own(assemble)(await own(read)(root), packages, config, await readPreState(root));
}

/** Changes that no release has had yet. */
export async function waitingChanges(root: string): Promise<string[]> {
  const released = (await readPreState(root))?.changesets ?? [];
  return (await own(read)(root)).map(({ id }) => id).filter((id) => !released.includes(id));
}

/** Gives the package its next version and its changelog the changes. */
export async function applyRelease(root: string, plan: ReleasePlan): Promise<void> {
  const packages = packagesIn(root);
  await own(apply)(plan, packages, parse(configOf(root), packages));
}

const configOf = (root: string) =>
  JSON.parse(readFileSync(path.join(root, '.changeset/config.json'), 'utf8')) as WrittenConfig;
