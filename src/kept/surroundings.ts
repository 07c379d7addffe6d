// What a lint is done with beside the file and the project: plugin, settings, parser. Where that cannot be told, nothing is kept.
import { fingerprintOf } from '../facts/project/asked.js';
import { readers } from '../facts/project/native.js';
import { FORMAT } from './kept-files.js';

/** Stands for the plugin with what it reads with, and for the folder that it is run in: paths decide what a file is. */
export function madeBy(version: string, root: string): string {
  const made = fingerprintOf(JSON.stringify([FORMAT, version, readers(), root]));
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
