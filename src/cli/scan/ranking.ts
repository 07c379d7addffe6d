// Which findings are shown first. Five of one kind would tell one thing five times: each rule has its turn before one has two.
import type { Domain } from '../../create-rule.js';
import { docsOf, type Finding } from './findings.js';

/** What is lost, dearest first: data and money, requests, time, what operators see, trust in tests. */
const AREAS_BY_HARM: readonly Domain[] = [
  'concurrency',
  'validation',
  'data-access',
  'errors',
  'observability',
  'tests',
];

/** The findings that matter most. */
export function foremost(findings: readonly Finding[], most: number): Finding[] {
  const turns = new Map<string, number>();
  return findings
    .map((finding) => {
      const turn = turns.get(finding.rule) ?? 0;
      turns.set(finding.rule, turn + 1);
      return { finding, turn };
    })
    .sort((one, other) => one.turn - other.turn || weightOf(one.finding) - weightOf(other.finding))
    .slice(0, most)
    .map(({ finding }) => finding);
}

/** Small is heavy: a defect in any backend comes before what a team may see otherwise, then the area decides. */
function weightOf({ rule, area }: Finding): number {
  const { preset } = docsOf(rule);
  const grade = ['recommended', 'strict', 'opt-in'].indexOf(preset);
  return grade * AREAS_BY_HARM.length + AREAS_BY_HARM.indexOf(area);
}
