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
  readonly files: { readonly scripts: string[]; readonly tests: string[]; readonly oneOff: string[] };
}

/** The built plugin; FIRST_DRAFT_PLUGIN names another module to try instead. */
export async function loadPlugin(file = pluginFile()): Promise<LoadedPlugin> {
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

/** `strict` and the rules to opt in to, these where `strict` has its own of the kind: those about production not in tests and scripts. */
export function everyRule(plugin: LoadedPlugin): Linter.Config[] {
  const optIn = Object.keys(plugin.rules).filter((rule) => !isInStrict(plugin, rule));
  const entries = (which: readonly string[], entry: Linter.RuleEntry) =>
    Object.fromEntries(which.map((rule) => [RULE_PREFIX + rule, entry]));
  const { scripts, tests, oneOff } = plugin.files;
  const on: Linter.RuleEntry = ['error', { evidence: 'likely' }];
  const isAboutTests = (rule: string) => modeOf(plugin.rules[rule]) === 'testing';
  return [
    ...plugin.configs.strict,
    {
      files: scripts,
      rules: entries(
        optIn.filter((rule) => !isAboutTests(rule)),
        on,
      ),
    },
    { files: [...tests, ...oneOff], rules: entries(optIn, 'off') },
    { files: tests, rules: entries(optIn.filter(isAboutTests), on) },
  ];
}

/** Whether any entry of `strict` turns the rule on; if none does, it is a rule to opt in to. */
export function isInStrict(plugin: LoadedPlugin, rule: string): boolean {
  return plugin.configs.strict.some(({ rules }) => (rules?.[RULE_PREFIX + rule] ?? 'off') !== 'off');
}

/** `first-draft/no-query-in-loop` → the plugin's rule of that name. */
export function ruleById(plugin: LoadedPlugin, ruleId: string) {
  return plugin.rules[ruleId.slice(RULE_PREFIX.length)];
}
