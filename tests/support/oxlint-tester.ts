// The cases of the rules under oxlint, by its own rule tester: the third host beside ESLint without types and with them.
import type { RunTests } from '@typescript-eslint/rule-tester';
import type { RuleTester } from 'oxlint/plugins-dev';
import type { Rule } from '../../src/create-rule.js';

/** Does this run test under oxlint, and not under ESLint? `npm run test:oxlint` says so. */
export const isOxlintTheHost = process.env['FIRST_DRAFT_HOST'] === 'oxlint';

// Loading the tester loads oxlint's binary, which the other runs do not need.
const oxlint = isOxlintTheHost ? await import('oxlint/plugins-dev') : undefined;

/**
 * Runs cases that are written for ESLint. What oxlint's tester would let pass or count as a mistake in the case is said in
 * full: no `output` means that nothing is fixed, and no `suggestions` that none is offered. The parser is oxlint's own.
 */
export function runUnderOxlint(
  name: string,
  rule: Rule,
  { valid, invalid }: RunTests<string, readonly unknown[]>,
): void {
  if (!oxlint) throw new Error('oxlint is not the host of this run.');
  const tester = new oxlint.RuleTester({ eslintCompat: true });
  tester.run(`${name} (oxlint)`, rule as never, {
    valid: valid.map((each) => withoutParser(each as RuleTester.ValidTestCase)),
    invalid: invalid.map((each) => ({
      ...withoutParser(each as RuleTester.InvalidTestCase),
      ...lastOf(each.output ?? null),
      errors: each.errors.map((error) => ({ suggestions: null, ...error })) as RuleTester.Error[],
    })),
  });
}

/** ESLint's tester shows the text after each pass, oxlint's the text after the last one. */
function lastOf(output: string | readonly string[] | null) {
  if (output === null || typeof output === 'string') return { output };
  return { output: output.at(-1) ?? null, recursive: output.length - 1 };
}

function withoutParser<Case extends RuleTester.ValidTestCase>(each: Case): Case {
  return { ...each, languageOptions: undefined };
}
