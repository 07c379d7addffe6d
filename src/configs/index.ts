// The presets, derived from what each rule says of itself: a preset is a predicate over rule meta and nothing is listed.
import type { ESLint, Linter } from 'eslint';
import type { PresetName, Rule, RuleDocs } from '../create-rule.js';
import type { Evidence } from '../facts/catalogue/evidence.js';
import { GENERATED_FILES, ONE_OFF_FILES, SCRIPT_FILES, TEST_FILES, TEST_SCRIPTS } from './files.js';

interface Preset {
  readonly holds: (docs: RuleDocs) => boolean;
  readonly evidence: Evidence;
}

const PRESETS: Readonly<Record<PresetName, Preset>> = {
  /** What is proven, from rules whose findings are defects in any backend. */
  recommended: { holds: ({ preset }) => preset === 'recommended', evidence: 'certain' },
  /** Every rule but those to opt in to, and likely signs as well as proof: for a review, or a team that wants to be asked. */
  strict: { holds: ({ preset }) => preset !== 'opt-in', evidence: 'likely' },
};

/** Builds the presets for the plugin object that their entries register. */
export function presetsFor(
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, Rule>>,
): Record<PresetName, Linter.Config[]> {
  const build = (name: PresetName) => presetOf(name, PRESETS[name], plugin, rules);
  return { recommended: build('recommended'), strict: build('strict') };
}

function presetOf(
  name: PresetName,
  { holds, evidence }: Preset,
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, Rule>>,
): Linter.Config[] {
  const held = Object.entries(rules).filter(([, rule]) => rule.meta.docs && holds(rule.meta.docs));
  const isAboutTests = ([, rule]: [string, Rule]) => rule.meta.docs?.domain === 'tests';
  const holdsInOneOffFiles = ([, rule]: [string, Rule]) => rule.meta.docs?.holdsInOneOffFiles === true;
  const on: Linter.RuleEntry = ['error', { evidence }];
  const entries = (which: typeof held, entry: Linter.RuleEntry) =>
    Object.fromEntries(which.map(([rule]) => [`first-draft/${rule}`, entry]));
  const aboutTests = held.filter(isAboutTests);
  const aboutProduction = held.filter((each) => !isAboutTests(each));
  const presets: Linter.Config[] = [
    {
      name: `first-draft/${name}`,
      files: SCRIPT_FILES,
      plugins: { 'first-draft': plugin },
      rules: entries(aboutProduction, on),
    },
    {
      name: `first-draft/${name}/not-production`,
      files: [...TEST_FILES, ...ONE_OFF_FILES],
      rules: entries(
        aboutProduction.filter((each) => !holdsInOneOffFiles(each)),
        'off',
      ),
    },
    {
      name: `first-draft/${name}/not-tests`,
      files: TEST_FILES,
      rules: entries(aboutProduction.filter(holdsInOneOffFiles), 'off'),
    },
  ];
  if (aboutTests.length > 0) {
    presets.push({ name: `first-draft/${name}/tests`, files: TEST_SCRIPTS, rules: entries(aboutTests, on) });
  }
  presets.push({
    name: `first-draft/${name}/generated`,
    files: GENERATED_FILES,
    // Generators write `eslint-disable` on top, for rules of anyone's. ESLint would warn that it silences nothing, in every
    // file of Prisma's client, and `--fix` would take it out.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: entries(held, 'off'),
  });
  return presets;
}
