// What a lint is done with beside the file and the project: plugin, settings, parser. Where that cannot be told, nothing is kept.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fingerprintOf } from '../facts/project/asked.js';
import { FORMAT } from './kept-files.js';

const require = createRequire(import.meta.url);

/** Packages whose answers become ours. */
const READERS = ['oxc-parser', 'oxc-resolver', '@typescript-eslint/scope-manager', 'tinyglobby'];

/** Stands for the plugin with what it reads with, and for the folder that it is run in: paths decide what a file is. */
export function madeBy(version: string, root: string): string {
  const readers = READERS.map((name) => `${name}@${versionOf(name) ?? '?'}`);
  const made = fingerprintOf(JSON.stringify([FORMAT, version, readers, root]));
  return made.replaceAll(/[+/=]/g, '_').slice(0, 12);
}

const languages = new WeakMap<object, string | undefined>();

/** How ESLint was told to read a file, as a text; `undefined` where something is no data, or the parser does not say what it is. */
export function toldLanguage(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null) return undefined;
  if (!languages.has(options)) languages.set(options, tell(options));
  return languages.get(options);
}

interface LanguageOptions {
  readonly parser?: {
    readonly meta?: { readonly name?: unknown; readonly version?: unknown };
    readonly name?: unknown;
    readonly version?: unknown;
  };
}

function tell({ parser, ...rest }: LanguageOptions): string | undefined {
  const { name, version } = parser?.meta ?? parser ?? {};
  if (typeof name !== 'string' || typeof version !== 'string') return undefined;
  try {
    const told = JSON.stringify([name, version, rest], (_, value: unknown) => {
      if (typeof value === 'function') throw new TypeError('A function is no data.');
      return value;
    });
    return fingerprintOf(told);
  } catch {
    return undefined;
  }
}

function versionOf(name: string): string | undefined {
  try {
    for (let folder = path.dirname(require.resolve(name)); ; folder = path.dirname(folder)) {
      const manifest = readManifest(path.join(folder, 'package.json'));
      if (manifest?.name === name) return manifest.version;
      if (folder === path.dirname(folder)) return undefined;
    }
  } catch {
    return undefined;
  }
}

function readManifest(file: string): { readonly name?: string; readonly version?: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
  } catch {
    return undefined;
  }
}
