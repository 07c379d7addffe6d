// Projects outside this repository, in which the packed plugin and its host are installed as a user installs them. They
// are kept, so that a second run installs only a plugin that has changed.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { configurationOf } from './configurations.js';
import { arrangementOf, describeHost, FORMS, isAtLeast, NODES, type FormName } from './cells.js';
import type { Host, Installer, NodeVersion, Tier } from './cells.js';

const run = promisify(execFile);

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROJECT = path.join(ROOT, 'tests/fixtures/matrix/project');
const KEY = createHash('sha1').update(ROOT).digest('hex').slice(0, 8);
/**
 * Outside the repository: a package that a host lacks must not be found in ours. Each clone has its own, and so have the
 * tests, because a run replaces the plugin in the hosts that it uses.
 */
const FOLDER = path.join(os.tmpdir(), `first-draft-matrix-${KEY}${process.env['VITEST'] ? '-tests' : ''}`);

const TOOLS = {
  ...Object.fromEntries(
    NODES.map((version) => [`node${version}`, `npm:node-${process.platform}-${process.arch}@${version}`]),
  ),
  pnpm: '12.21.0',
  '@yarnpkg/cli-dist': '4.18.1',
};
const JITI = '2.7.0';

/** A project could not be installed. The message holds what the installer said. */
export class InstallError extends Error {
  constructor(what: string, cause: unknown) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    super(`${what} could not be installed:\n${`${stdout}${stderr}`.trim() || String(cause)}`, { cause });
  }
}

/** Forgets every installation. */
export function removeHosts(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

/** The plugin as npm would publish it, under a name that follows from what it holds. Expects `dist` to be built. */
export function packPlugin(): string {
  mkdirSync(FOLDER, { recursive: true });
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', FOLDER],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const [{ filename, shasum }] = JSON.parse(packed.slice(packed.indexOf('['))) as [
    { filename: string; shasum: string },
  ];
  const tarball = path.join(FOLDER, `plugin-${shasum.slice(0, 12)}.tgz`);
  for (const name of readdirSync(FOLDER)) if (/^plugin-.*\.tgz$/.test(name)) rmSync(path.join(FOLDER, name));
  renameSync(path.join(FOLDER, filename), tarball);
  return tarball;
}

/** Installs the versions of Node, and the installers that are not npm. */
export async function installTools(): Promise<void> {
  const folder = path.join(FOLDER, 'tools');
  const manifest = JSON.stringify({ private: true, dependencies: TOOLS });
  await installOnce(folder, manifest, 'Node and the installers', () => installWith('npm', folder));
}

/** The binary of a Node; `undefined` is the one that runs this. */
export function nodeBinary(version: NodeVersion | undefined): string {
  return version === undefined
    ? process.execPath
    : path.join(FOLDER, 'tools/node_modules', `node${version}`, 'bin/node');
}

/**
 * Installs a host with the plugin, and returns its folder.
 *
 * @throws InstallError with what the installer said.
 */
export async function installHost(host: Host, tarball: string): Promise<string> {
  const { packages } = arrangementOf(host);
  const isTypeScriptConfigured = isAtLeast(host.eslint, FORMS.ts.since);
  const manifest = JSON.stringify({
    name: 'host',
    private: true,
    dependencies: {
      eslint: host.eslint,
      ...(isTypeScriptConfigured && { jiti: JITI }),
      ...packages,
      'eslint-plugin-first-draft': `file:${tarball}`,
    },
  });
  const withoutPlugin = manifest.replace(tarball, '');
  const key = createHash('sha1').update(`${host.installer}${withoutPlugin}`).digest('hex').slice(0, 10);
  const folder = path.join(FOLDER, `${host.installer}-eslint${host.eslint}-${host.arrangement}-${key}`);
  await installOnce(folder, manifest, describeHost(host), () => installWith(host.installer, folder));
  return folder;
}

const INSTALLED = '.installed.json';

/** Writes a manifest and installs it, unless the folder holds just that. */
async function installOnce(
  folder: string,
  manifest: string,
  title: string,
  install: () => Promise<unknown>,
): Promise<void> {
  const stamp = path.join(folder, INSTALLED);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifest) return;
  rmSync(stamp, { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), manifest);
  try {
    await install();
  } catch (error) {
    throw new InstallError(title, error);
  }
  writeFileSync(stamp, manifest);
}

/** No install scripts: neither the plugin nor what it depends on needs one. */
function installWith(installer: Installer, folder: string): Promise<unknown> {
  const options = { cwd: folder, maxBuffer: 1e8, env: { ...process.env, NODE_OPTIONS: '' } };
  const tool = (file: string, ...args: string[]) =>
    run(nodeBinary('24'), [path.join(FOLDER, 'tools/node_modules', file), ...args], options);
  switch (installer) {
    case 'npm':
      return run(
        'npm',
        ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'],
        options,
      );
    case 'pnpm':
      writeFileSync(path.join(folder, 'pnpm-workspace.yaml'), 'nodeLinker: isolated\nhoist: false\n');
      return tool('pnpm/bin/pnpm.mjs', 'install', '--ignore-scripts', '--no-frozen-lockfile');
    case 'yarn': {
      const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
      writeFileSync(
        path.join(folder, '.yarnrc.yml'),
        `nodeLinker: pnp\nenableScripts: false\nenableTelemetry: false\nnpmRegistryServer: '${registry}'\n`,
      );
      writeFileSync(path.join(folder, 'yarn.lock'), '');
      return tool('@yarnpkg/cli-dist/bin/yarn.js', 'install', '--no-immutable');
    }
  }
}

/** Writes the project with one form of configuration into a host, and returns the project's folder. */
export function writeForm(host: Host, hostFolder: string, form: FormName, tier: Tier): string {
  const folder = path.join(hostFolder, `${form}-${tier}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(PROJECT, folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  const { packageType, file } = FORMS[form];
  const content = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  writeFileSync(manifest, JSON.stringify({ ...content, type: packageType }));
  writeFileSync(path.join(folder, file), configurationOf(host, form, tier));
  return folder;
}
