// The plugin as a project has it that installed it: packed, unpacked, and beside the dependencies that its manifest declares.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { extract } from 'tar';
import { ROOT } from './project.js';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

export const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** Packs the built plugin into a folder. */
export function packPlugin(folder: string): string {
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('['))) as [{ filename: string }];
  return path.join(folder, filename);
}

/**
 * Installs the built plugin into a project.
 *
 * @param linters packages of this repository that the project has too
 * @param tarball the packed plugin; without it, it is packed into the project's folder
 * @returns the folder of the plugin there, and the tarball that it was unpacked from
 */
export function installPlugin(
  project: string,
  linters: readonly string[],
  tarball = packPlugin(project),
): { plugin: string; tarball: string } {
  const plugin = path.join(project, 'node_modules/eslint-plugin-first-draft');
  mkdirSync(plugin, { recursive: true });
  extract({ file: tarball, cwd: plugin, strip: 1, sync: true });
  for (const name of [...Object.keys(manifest.dependencies), ...linters]) {
    const link = path.join(project, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', name), link);
  }
  return { plugin, tarball };
}
