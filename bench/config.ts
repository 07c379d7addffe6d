// The configurations that are compared: the parser alone, the parser with one rule that does nothing, with a preset, with one
// rule of the plugin.
//
// Why the rule that does nothing: as soon as any rule is on, ESLint makes each rule's context with `Object.create(fileContext)`.
// The engine keeps that prototype, and through it the whole tree of the file, until its next full collection, so the tree is copied
// by every small collection until then. That costs a tenth or more of a run that only parses, for whichever rule comes first and
// whatever it does. It is ESLint's, it is in the ratio that the target is about, and it is shown so that the rest can be seen.
import parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { loadPlugin, RULE_PREFIX } from '../scripts/cases/plugin.js';

/** Where findings are kept, in the tree that is linted. */
export const KEPT_FOLDER = 'node_modules/.cache/first-draft';

/** `recommended`, the same with kept findings (`kept`), `all` rules, `none`, `idle` (the rule that does nothing), or the name of one rule. */
export type What = 'none' | 'idle' | 'recommended' | 'kept' | 'all' | (string & {});

const PARSER: Linter.Config = {
  files: ['**/*.{ts,tsx}'],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
};
const IDLE: Linter.Config = {
  plugins: { bench: { rules: { idle: { create: () => ({}) } } } },
  rules: { 'bench/idle': 'error' },
};

export async function configFor(what: What): Promise<Linter.Config[]> {
  if (what === 'none') return [PARSER];
  if (what === 'idle') return [PARSER, IDLE];
  const { configs, rules } = await loadPlugin();
  if (what === 'all') return [PARSER, { ...configs.strict[0], rules: everyRule(rules) }];
  if (what === 'recommended') return [PARSER, ...configs.recommended];
  if (what === 'kept')
    return [PARSER, ...configs.recommended, { settings: { 'first-draft': { cache: KEPT_FOLDER } } }];
  return [PARSER, ...configs.recommended.map((entry) => ({ ...entry, rules: only(what, entry.rules) }))];
}

/** The names of the rules that `recommended` turns on. */
export async function recommendedRules(): Promise<string[]> {
  const { configs } = await loadPlugin();
  const names = configs.recommended.flatMap(({ rules }) => Object.keys(rules ?? {}));
  return [...new Set(names)].map((name) => name.slice(RULE_PREFIX.length));
}

/** Those too that no preset has, at the grade that looks furthest. */
function everyRule(rules: object): Linter.RulesRecord {
  return Object.fromEntries(
    Object.keys(rules).map((name) => [RULE_PREFIX + name, ['error', { evidence: 'likely' }]]),
  );
}

function only(rule: string, rules: Linter.Config['rules']): Linter.Config['rules'] {
  return Object.fromEntries(Object.entries(rules ?? {}).filter(([name]) => name === RULE_PREFIX + rule));
}
