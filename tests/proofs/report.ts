// The table of the proofs, as it is kept in `report.md`.
import type { Side } from './runner.js';
import type { Verdict } from './proving.js';

export function describeVerdicts(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ library, proof, runs }) => [
    library.name,
    proof.name,
    proof.rule,
    proof.suggestion + (proof.offered ? '' : ' (not offered yet)'),
    library.database ?? 'types only',
    statementsOf('before', runs),
    statementsOf('after', runs),
  ]);
  return [
    '# Suggestions, proven',
    '',
    'Written by `tests/proofs/proofs.test.ts`. `before` was linted, the suggestion taken, both type-checked against the real package under `strict`, and both run on the same rows: 100 users, 150 orders. The results are equal, and so they are when there are no rows. Statements are counted by the engine, the reads of the users and of the result included; for Redis, round trips.',
    '',
    tableOf(['Library', 'Proof', 'Rule', 'Suggestion', 'Database', 'Before', 'After'], rows),
    '',
  ].join('\n');
}

/** One number: the engines of a database agree. */
function statementsOf(side: Side, runs: Verdict['runs']): string {
  const counts = [...runs.values()].map(({ [side]: run }) =>
    'statements' in run ? run.statements : 'failed',
  );
  return counts.length === 0 ? '–' : [...new Set(counts)].join(' or ');
}

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
