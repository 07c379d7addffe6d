// The types of the rules' options, as eslint-typegen writes them for a plugin: a configuration says
// `satisfies RuleOptions`, and a rule or an option that is not there is an error.
import { pluginsToRulesDTS } from 'eslint-typegen/core';
import { format, resolveConfig } from 'prettier';
import firstDraft from '../src/index.js';

export const RULE_OPTIONS = 'src/rule-options.ts';

/** The module that declares them. */
export async function ruleOptions(): Promise<string> {
  const declared = await pluginsToRulesDTS(
    { 'first-draft': firstDraft },
    // ESLint's own table of rules is an alias of another package's type by now and takes no more members.
    { includeIgnoreComments: false, includeAugmentation: false },
  );
  const style = await resolveConfig(import.meta.filename);
  return format(`// Written by \`npm run generate\` from the rules' schemas.\n${declared}`, {
    ...style,
    parser: 'typescript',
  });
}
