// Which packages a monorepo consists of: pnpm's file, `workspaces` of npm, Yarn and Bun, lerna.json, rush.json, nx.json.
import path from 'node:path';
import { readText, stampOf } from './files.js';
import { readJsonc } from './jsonc.js';
import type { Manifest } from './manifest.js';
import { parseYaml } from './native.js';

/** A JSON file's value; comments and trailing commas are allowed. */
export function readJson(file: string): unknown {
  const text = readText(file);
  return text === undefined ? undefined : readJsonc(text);
}

/** The files that say where the packages of a workspace lie. */
export const WORKSPACE_FILES = ['pnpm-workspace.yaml', 'package.json', 'lerna.json', 'rush.json', 'nx.json'];

/** Where the packages of a workspace lie, as its package manager or its build tool is told; nothing where the folder is none. */
export function workspacePatterns(folder: string): readonly string[] {
  const pnpm = readText(path.join(folder, 'pnpm-workspace.yaml'));
  if (pnpm !== undefined) {
    try {
      return textsOf((parseYaml()(pnpm) as { packages?: unknown } | null)?.packages);
    } catch {
      return [];
    }
  }
  const workspaces = configIn(folder, 'package.json')?.workspaces;
  const declared = textsOf(
    Array.isArray(workspaces)
      ? workspaces
      : (workspaces as { packages?: unknown } | null | undefined)?.packages,
  );
  if (declared.length > 0) return declared;
  // Monorepos whose packages the package manager is not told of.
  const lerna = textsOf(configIn(folder, 'lerna.json')?.packages);
  if (lerna.length > 0) return lerna;
  const rush = configIn(folder, 'rush.json')?.projects;
  if (Array.isArray(rush))
    return textsOf(
      rush.map((project: unknown) => (project as { projectFolder?: unknown } | null)?.projectFolder),
    );
  return configIn(folder, 'nx.json') ? ['**'] : [];
}

/** The packages that manifests are of: name → folder. */
export function namedPackages(manifests: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    manifests.flatMap((file) => {
      const { name } = (readJson(file) as Manifest | undefined) ?? {};
      return typeof name === 'string' ? [[name, path.dirname(file)] as const] : [];
    }),
  );
}

/** A JSON file's object, where the folder holds such a file. */
function configIn(folder: string, name: string): Readonly<Record<string, unknown>> | undefined {
  const file = path.join(folder, name);
  const value = stampOf(file) === undefined ? undefined : readJson(file);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** The texts of a list, whatever else a user's file holds there. */
function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
