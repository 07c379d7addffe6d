// The rules as the site lists them, from what each says of itself.
import { AREAS } from '../../src/configs/areas.js';
import { describeFix, docsOf, librariesOf, namedRules } from '../../scripts/generate.js';

export interface RuleRow {
  readonly name: string;
  readonly description: string;
  readonly area: string;
  readonly preset: string;
  readonly repairs: readonly string[];
  readonly libraries: readonly string[];
}

export function ruleRows(): RuleRow[] {
  return namedRules.map(([name, rule]) => {
    const { description, domain, preset } = docsOf(rule);
    return {
      name,
      description,
      area: AREAS[domain],
      preset,
      repairs: describeFix(rule)
        .split(', ')
        .filter((repair) => repair !== ''),
      libraries: librariesOf(rule).map(({ library }) => library),
    };
  });
}

/** The names of the rules by area, in the order in which areas are listed. */
export function rulesByArea(): { readonly title: string; readonly names: readonly string[] }[] {
  const rows = ruleRows();
  return Object.values(AREAS).map((title) => ({
    title,
    names: rows.filter(({ area }) => area === title).map(({ name }) => name),
  }));
}
