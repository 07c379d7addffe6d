// What each rule decided about a line: from what it reports in the user's configuration, what it reports when it is on with
// likely evidence, and what the rule's meta says that it looks at. No rule's own reasoning is written here again.
import type { RuleDocs } from '../../create-rule.js';
import plugin from '../../index.js';
import type { Explained } from './explanation.js';
import type { FileKind, Finding, Linted } from './asked-rules.js';

export type Decision =
  | 'reported'
  /** Reported, and hidden by a comment or by the record of an old code base. */
  | 'silenced'
  | 'off'
  | 'not-configured'
  /** It would be reported with `evidence: 'likely'`. */
  | 'likely-only'
  /** It looked and reports nothing. */
  | 'silent';

export interface RuleDecision {
  readonly rule: string;
  readonly decision: Decision;
  readonly preset: RuleDocs['preset'];
  /** What it reports, or would report if it were on. */
  readonly message?: string;
  readonly because?: FileKind | 'configuration' | 'comment' | 'record';
}

/** The decisions of all rules that are concerned with what stands on a line: by what they report, or by what they look at. */
export function decisionsOn(linted: Linted, { calls, ownLines }: Explained): RuleDecision[] {
  const facets = new Set(calls.flatMap((call) => call.facets));
  const on = (findings: readonly Finding[], rule: string): Finding | undefined =>
    findings.find((each) => each.rule === rule && ownLines.has(each.line));
  return Object.entries(plugin.rules).flatMap(([rule, { meta }]) => {
    const docs = meta?.docs as unknown as RuleDocs;
    const finding = on(linted.findings, rule);
    const message = (finding ?? on(linted.possible, rule))?.message;
    // `query:limit` is something that models say of queries.
    const isConcerned = docs.uses.some((facet) => facets.has(facet.split(':', 1)[0] ?? ''));
    if (message === undefined && !isConcerned) return [];
    return [
      {
        rule,
        preset: docs.preset,
        ...(message !== undefined && { message }),
        ...decided(rule, finding, message, linted),
      },
    ];
  });
}

function decided(
  rule: string,
  finding: Finding | undefined,
  message: string | undefined,
  { rules, kinds }: Linted,
): Pick<RuleDecision, 'decision' | 'because'> {
  if (finding)
    return finding.silencedBy
      ? { decision: 'silenced', because: finding.silencedBy }
      : { decision: 'reported' };
  const state = rules.get(rule);
  if (!state) return { decision: 'not-configured' };
  if (state.severity === 0) return { decision: 'off', because: kinds[0] ?? 'configuration' };
  return { decision: message === undefined ? 'silent' : 'likely-only' };
}
