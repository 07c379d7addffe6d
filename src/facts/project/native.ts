// The two packages with a native binding: the parser and the resolver. npm installs a binding as an optional dependency,
// so it may be missing while everything else is there, and what the packages then throw names neither the package nor the
// platform. Without them nothing is known across files, and a run that finds less without a word is worse than one that
// stops: so the plugin stops where it is loaded, and says what to do.
import { createRequire } from 'node:module';
import path from 'node:path';

/** Is it a module of Node itself? Its loader knows, and this is the one fact that asks it. */
export { isBuiltin } from 'node:module';

const require = createRequire(import.meta.url);

export const { parseSync } = load('oxc-parser') as typeof import('oxc-parser');
export const { ResolverFactory } = load('oxc-resolver') as typeof import('oxc-resolver');

/** The parser of YAML, which is as large as all of the plugin: loaded where a workspace is described in it, and nowhere else. */
export function parseYaml(): (text: string) => unknown {
  return (require('yaml') as typeof import('yaml')).parse;
}

/** The packages that read files for us, with their versions: what they say becomes what we say. */
export function readers(): readonly string[] {
  return ['oxc-parser', 'oxc-resolver', '@typescript-eslint/scope-manager', 'tinyglobby'].map(
    (name) => `${name}@${versionOf(name)}`,
  );
}

/** The version of an installed package; some do not let their manifest be asked for. */
function versionOf(name: string): string {
  try {
    for (let folder = path.dirname(require.resolve(name)); ; folder = path.dirname(folder)) {
      const { name: own, version } = requireManifest(folder);
      if (own === name || folder === path.dirname(folder)) return version ?? '?';
    }
  } catch {
    return '?';
  }
}

function requireManifest(folder: string): { readonly name?: string; readonly version?: string } {
  try {
    return require(path.join(folder, 'package.json')) as { name?: string; version?: string };
  } catch {
    return {};
  }
}

function load(name: string): unknown {
  try {
    return require(name);
  } catch (error) {
    throw new Error(describeMissing(name, error), { cause: error });
  }
}

function describeMissing(name: string, error: unknown): string {
  const { platform, arch, version } = process;
  return [
    `eslint-plugin-first-draft needs ${name}, whose native binding for ${platform}-${arch} could not be loaded by Node ${version}.`,
    'The binding is an optional dependency: install again on the machine that runs ESLint, with optional dependencies (no `--omit=optional`), and without a `node_modules` or a lockfile from another system.',
    'What was tried:',
    ...causesOf(error).map((cause) => `  - ${cause}`),
  ].join('\n');
}

/** The first line of each error in a chain of causes, outermost first. ESLint prints a message and no causes. */
function causesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const [line = ''] = error.message.split('\n');
  return [line, ...causesOf(error.cause)];
}
