// The presets, derived from what each rule says of itself: a preset is a predicate over rule meta and nothing is listed.
import type { ESLint, Linter } from 'eslint';
import type { Domain, Rule, RuleDocs } from '../create-rule.js';
import type { Evidence } from '../facts/catalogue/evidence.js';
import { GENERATED_FILES, ONE_OFF_FILES, SCRIPT_FILES, TEST_FILES, TEST_SCRIPTS } from './files.js';

/** Every preset: three by how much they ask, and one for each area. */
export type PresetName = 'recommended' | 'strict' | 'all' | Domain;

interface Preset {
  readonly holds: (docs: RuleDocs) => boolean;
  readonly evidence: Evidence;
}

const PRESETS: Readonly<Record<PresetName, Preset>> = {
  /** What is proven, from rules whose findings are defects in any backend. */
  recommended: { holds: ({ preset }) => preset === 'recommended', evidence: 'certain' },
  /** Every rule but those to opt in to, and likely signs as well as proof: for a review, or a team that wants to be asked. */
  strict: { holds: ({ preset }) => preset !== 'opt-in', evidence: 'likely' },
  /** Every rule. Whether those to opt in to are right depends on the project: to look around, and to choose from. */
  all: { holds: () => true, evidence: 'likely' },
  validation: ofArea('validation'),
  'data-access': ofArea('data-access'),
  concurrency: ofArea('concurrency'),
  errors: ofArea('errors'),
  observability: ofArea('observability'),
  tests: ofArea('tests'),
};

/** What is proven in one area, from every rule but those to opt in to. */
function ofArea(area: Domain): Preset {
  return { holds: ({ domain, preset }) => domain === area && preset !== 'opt-in', evidence: 'certain' };
}

/** Builds the presets for the plugin object that their entries register. */
export function presetsFor(
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, Rule>>,
): Record<PresetName, Linter.Config[]> {
  const presets = Object.entries(PRESETS).map(([name, preset]) => [
    name,
    presetOf(name, preset, plugin, rules),
  ]);
  return Object.fromEntries(presets) as Record<PresetName, Linter.Config[]>;
}

function presetOf(
  name: string,
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
