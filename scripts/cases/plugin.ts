// The plugin under test, and which failure mode each of its rules is about.
import type { ESLint, Linter } from 'eslint';
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetUpError, type Mode } from './cases.js';

export type PresetName = 'recommended' | 'strict';

export const RULE_PREFIX = 'first-draft/';

export interface LoadedPlugin extends ESLint.Plugin {
  readonly rules: Record<string, { readonly meta?: { readonly docs?: unknown } } & object> &
    ESLint.Plugin['rules'];
  readonly configs: Record<PresetName, Linter.Config[]>;
}

/** The built plugin; FIRST_DRAFT_PLUGIN names another module to try instead. */
export async function loadPlugin(): Promise<LoadedPlugin> {
  const file = pluginFile();
  const loaded = (await import(pathToFileURL(file).href)) as { default: LoadedPlugin };
  return loaded.default;
}

export function pluginFile(): string {
  const chosen = process.env['FIRST_DRAFT_PLUGIN'];
  if (chosen) return isAbsolute(chosen) ? chosen : resolve(chosen);
  const built = join(import.meta.dirname, '..', '..', 'dist', 'index.js');
  if (!existsSync(built)) throw new SetUpError('The plugin is not built: run `npm run build` first.');
  return built;
}

const MODES: Readonly<Record<string, Mode>> = {
  validation: 'validation',
  'data-access': 'n+1',
  concurrency: 'concurrency',
  errors: 'error-logging',
  tests: 'testing',
};

/** The failure mode that a rule is about, from its own meta. */
export function modeOf(rule: { readonly meta?: { readonly docs?: unknown } } | undefined): Mode | undefined {
  const docs = rule?.meta?.docs as { domain?: string; mode?: Mode } | undefined;
  return docs?.mode ?? MODES[docs?.domain ?? ''];
}

/** `first-draft/no-query-in-loop` → the plugin's rule of that name. */
export function ruleById(plugin: LoadedPlugin, ruleId: string) {
  return plugin.rules[ruleId.slice(RULE_PREFIX.length)];
}
