// ESLint as the command runs it: the project's own where there is one, and otherwise the one that was installed beside the plugin.
import type { ESLint } from 'eslint';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BadInput } from './bad-input.js';

/** The first version with the configuration format that the plugin is written for. */
const OLDEST_MAJOR = 9;

export interface LoadedEslint {
  readonly ESLint: typeof ESLint;
  /** The version that the project has, where that is too old to be used. */
  readonly tooOld?: string;
}

/**
 * Loads ESLint.
 *
 * @throws {BadInput} where there is none, with what to install
 */
export async function loadEslint(cwd: string): Promise<LoadedEslint> {
  let tooOld: string | undefined;
  for (const from of [path.join(cwd, 'package.json'), import.meta.filename]) {
    const entry = resolveFrom(from, 'eslint');
    if (entry === undefined) continue;
    const { ESLint: found } = (await import(pathToFileURL(entry).href)) as { ESLint: typeof ESLint };
    if (Number(found.version.split('.')[0]) >= OLDEST_MAJOR)
      return { ESLint: found, ...(tooOld !== undefined && { tooOld }) };
    tooOld ??= found.version;
  }
  throw new BadInput(
    tooOld === undefined
      ? `ESLint is not installed in ${cwd}: npm install --save-dev eslint`
      : `ESLint ${tooOld} is installed in ${cwd}, and ${OLDEST_MAJOR} or newer is needed: npm install --save-dev eslint@latest`,
  );
}

/** Where a package is found from a file, or `undefined`. */
export function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}
