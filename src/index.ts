import type { ESLint, Linter, Rule } from 'eslint';
import { createRequire } from 'node:module';
import { GENERATED_FILES, ONE_OFF_FILES, SCRIPT_FILES, TEST_FILES } from './configs/files.js';
import { presetsFor } from './configs/index.js';
import { rules } from './rules/index.js';

/** The rules by name with their options: `rules: { … } satisfies RuleOptions`. */
export type { RuleOptions } from './rule-options.js';

/** The plugin as a flat config registers it. */
export interface FirstDraftPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<string, Rule.RuleModule>;
  configs: {
    /** What is proven, from rules whose findings are defects in any backend. */
    recommended: Linter.Config[];
    /** Every rule but those to opt in to, and likely signs as well as proof. */
    strict: Linter.Config[];
    /** Every rule, and likely signs as well as proof. */
    all: Linter.Config[];
    // What is proven in one area, from every rule but those to opt in to.
    validation: Linter.Config[];
    'data-access': Linter.Config[];
    /** Transactions and races. */
    concurrency: Linter.Config[];
    /** Errors and logs. */
    errors: Linter.Config[];
    observability: Linter.Config[];
    tests: Linter.Config[];
  };
  /** The file patterns that the presets use. */
  files: { scripts: string[]; tests: string[]; oneOff: string[]; generated: string[] };
}

const manifest = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

const plugin: FirstDraftPlugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'first-draft' },
  // typescript-eslint's rule type differs from ESLint's in members that no rule of ours uses.
  rules: rules as unknown as FirstDraftPlugin['rules'],
  configs: presetsFor({}, {}),
  files: { scripts: SCRIPT_FILES, tests: TEST_FILES, oneOff: ONE_OFF_FILES, generated: GENERATED_FILES },
};
// The presets' entries register the plugin itself, so they are made once it exists.
plugin.configs = presetsFor(plugin, rules);

export default plugin;
// What `require()` of this module gives.
export { plugin as 'module.exports' };
