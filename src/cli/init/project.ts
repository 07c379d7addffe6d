// The project that is set up: what it is written in, who installs its packages, and how ESLint is configured.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { detect } from 'package-manager-detector/detect';
import type { Agent } from 'package-manager-detector';
import { globSync } from 'tinyglobby';
import { BadInput } from '../bad-input.js';

export interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly workspaces?: unknown;
  readonly eslintConfig?: unknown;
  readonly type?: string;
}

export interface Project {
  readonly root: string;
  readonly manifest: Manifest;
  readonly isTypeScript: boolean;
  /** Its packages are kept in one repository: npm and its like install into the root when they are told to. */
  readonly isWorkspaceRoot: boolean;
  /** The configuration that is there, by its name. */
  readonly config: string | undefined;
  readonly agent: Agent;
}

const CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);

/**
 * Reads the project in a folder.
 *
 * @throws {BadInput} where there is no project, or one that is configured elsewhere or in a way that ESLint 9 does not read
 */
export async function projectIn(root: string): Promise<Project> {
  const manifest = manifestIn(root);
  if (!manifest)
    throw new BadInput(
      `There is no package.json in ${root}. Run \`init\` in the project's folder, or make one: npm init`,
    );
  const config = CONFIGS.find((name) => existsSync(path.join(root, name)));
  if (config === undefined) {
    refuseLegacy(root, manifest);
    refuseInside(root);
  }
  return {
    root,
    manifest,
    config,
    isTypeScript: isTypeScript(root, manifest),
    isWorkspaceRoot: isWorkspaceRoot(root, manifest),
    agent: (await detect({ cwd: root }))?.agent ?? 'npm',
  };
}

/** What a package.json says, or `undefined` without one. */
function manifestIn(folder: string): Manifest | undefined {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (error) {
    throw new BadInput(`${file} is no JSON: ${(error as Error).message}`);
  }
}

const LEGACY = [
  '.eslintrc',
  ...['js', 'cjs', 'json', 'yaml', 'yml'].map((extension) => `.eslintrc.${extension}`),
];

function refuseLegacy(root: string, { eslintConfig }: Manifest): void {
  const legacy =
    LEGACY.find((name) => existsSync(path.join(root, name))) ??
    (eslintConfig === undefined ? undefined : 'package.json');
  if (legacy !== undefined)
    throw new BadInput(
      `ESLint is configured in ${legacy}, which ESLint 9 and 10 do not read, and the plugin needs one of them. Bring it into the new form first: npx @eslint/migrate-config ${legacy}`,
    );
}

/** In a repository of several packages one configuration at the top serves all. */
function refuseInside(root: string): void {
  for (let at = path.dirname(root); ; at = path.dirname(at)) {
    const config = CONFIGS.find((name) => existsSync(path.join(at, name)));
    const manifest = existsSync(path.join(at, 'package.json')) ? manifestIn(at) : undefined;
    if (config !== undefined || (manifest && isWorkspaceRoot(at, manifest)))
      throw new BadInput(
        `This is a part of ${at}, where one configuration serves all parts${config === undefined ? '' : ` (${config})`}. Run \`init\` there.`,
      );
    if (existsSync(path.join(at, '.git')) || at === path.dirname(at)) return;
  }
}

function isWorkspaceRoot(root: string, { workspaces }: Manifest): boolean {
  return workspaces !== undefined || existsSync(path.join(root, 'pnpm-workspace.yaml'));
}

function isTypeScript(root: string, manifest: Manifest): boolean {
  if (rangeOf(manifest, 'typescript') !== undefined || existsSync(path.join(root, 'tsconfig.json')))
    return true;
  const patterns = [
    '*.{ts,mts,cts,tsx}',
    '{src,app,lib,server}/**/*.{ts,mts,cts,tsx}',
    '{apps,packages}/*/tsconfig.json',
  ];
  const ignored = ['**/node_modules/**', '**/*.d.{ts,mts,cts}', 'eslint.config.*'];
  return globSync(patterns, { cwd: root, ignore: ignored, deep: 4 }).length > 0;
}

/** The range in which a project asks for a package. */
export function rangeOf({ dependencies, devDependencies }: Manifest, name: string): string | undefined {
  return devDependencies?.[name] ?? dependencies?.[name];
}

/** Major and minor version of a package: as it is installed, and else the least that the project asks for. */
export function versionOf({ root, manifest }: Project, name: string): readonly [number, number] | undefined {
  let version: string | undefined;
  try {
    const file = createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`);
    version = (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  } catch {
    version = rangeOf(manifest, name);
  }
  const [, major, minor = '0'] = /(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}
