// The configurations that are compared: the parser alone, the parser with a preset, the parser with one rule.
import parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { loadPlugin, RULE_PREFIX } from '../scripts/cases/plugin.js';

const PARSER: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser } };

export async function configFor(what: string): Promise<Linter.Config[]> {
  if (what === 'none') return [PARSER];
  const { configs } = await loadPlugin();
  if (what === 'recommended' || what === 'strict') return [PARSER, ...configs[what]];
  return [PARSER, ...configs.recommended.map((entry) => ({ ...entry, rules: only(what, entry.rules) }))];
}

/** The names of the rules that `recommended` turns on. */
export async function recommendedRules(): Promise<string[]> {
  const { configs } = await loadPlugin();
  const names = configs.recommended.flatMap(({ rules }) => Object.keys(rules ?? {}));
  return [...new Set(names)].map((name) => name.slice(RULE_PREFIX.length));
}

function only(rule: string, rules: Linter.Config['rules']): Linter.Config['rules'] {
  return Object.fromEntries(Object.entries(rules ?? {}).filter(([name]) => name === RULE_PREFIX + rule));
}
