// How large the package is, and what an installation of it brings: measured on the tarball that npm would publish and on
// the packages that are installed here, for CONTRIBUTING.md.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

export interface PackageFacts {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly files: number;
  readonly directDependencies: number;
  /** Packages that an installation brings beside the plugin, with native bindings of this platform. */
  readonly installedPackages: number;
  readonly installedBytes: number;
  /** Those of them that run something when they are installed. */
  readonly withInstallScripts: readonly string[];
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Measures the package. `undefined` before it is built. */
export function measurePackage(): PackageFacts | undefined {
  if (!existsSync(path.join(ROOT, 'dist/index.js'))) return undefined;
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [{ size, unpackedSize, entryCount }] = JSON.parse(packed.slice(packed.indexOf('['))) as [
    { size: number; unpackedSize: number; entryCount: number },
  ];
  // Beside other packages npm may install one version twice; in a project that has none of them it is there once.
  const installed = new Map([...dependenciesOf(ROOT)].map((folder) => [describePackage(folder), folder]));
  return {
    packedBytes: size,
    unpackedBytes: unpackedSize,
    files: entryCount,
    directDependencies: Object.keys(manifestOf(ROOT).dependencies ?? {}).length,
    installedPackages: installed.size,
    installedBytes: [...installed.values()].reduce((bytes, folder) => bytes + bytesIn(folder), unpackedSize),
    withInstallScripts: [...installed].flatMap(([name, folder]) => (hasInstallScript(folder) ? [name] : [])),
  };
}

/** The folders of what a package depends on, with what those depend on; bindings of other platforms are not installed. */
function dependenciesOf(folder: string, found = new Set<string>()): ReadonlySet<string> {
  const { dependencies, optionalDependencies } = manifestOf(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const dependency = findPackage(name, folder);
    if (dependency === undefined || found.has(dependency)) continue;
    found.add(dependency);
    dependenciesOf(dependency, found);
  }
  return found;
}

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

function describePackage(folder: string): string {
  const { name = folder, version = '' } = manifestOf(folder);
  return `${name} ${version}`.trim();
}

function hasInstallScript(folder: string): boolean {
  const { scripts = {} } = manifestOf(folder);
  return ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
}

function findPackage(name: string, from: string): string | undefined {
  const folder = path.join(from, 'node_modules', name);
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(from);
  return parent === from ? undefined : findPackage(name, parent);
}

/** What the files of a package take, without the packages inside it. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((bytes, entry) => {
      const file = path.join(folder, entry.name);
      return bytes + (entry.isDirectory() ? bytesIn(file) : statSync(file).size);
    }, 0);
}

/** The facts as CONTRIBUTING.md states them. */
export function packageBlock(facts: PackageFacts): string {
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1_000)} kB`;
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  return [
    `The tarball has ${facts.files} files, ${kilobytes(facts.packedBytes)} packed and ${megabytes(facts.unpackedBytes)} unpacked.`,
    `It depends on ${facts.directDependencies} packages; with what those need, ${facts.installedPackages} packages are installed beside it, ${megabytes(facts.installedBytes)} in all, the native bindings of one platform included.`,
    facts.withInstallScripts.length === 0
      ? 'None of them runs a script when it is installed.'
      : `Scripts are run when these are installed: ${facts.withInstallScripts.join(', ')}.`,
  ].join(' ');
}

/** A number may be this much out before it is written anew: not every change of a rule changes the page. */
const TOLERANCE = 0.1;

/** Does a block still state the facts? */
export function isStated(block: string, facts: PackageFacts): boolean {
  const numbersIn = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const stated = numbersIn(block);
  const measured = numbersIn(packageBlock(facts));
  return (
    stated.length === measured.length &&
    measured.every((number, index) => Math.abs(number - (stated[index] as number)) <= number * TOLERANCE)
  );
}
