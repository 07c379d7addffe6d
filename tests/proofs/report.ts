// The table of the proofs, as it is kept in `report.md`.
import type { Run } from './runner.js';
import type { Verdict } from './proving.js';

export function describeVerdicts(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ library, proof, runs }) => [
    library.name,
    proof.name,
    proof.rule,
    proof.suggestion + (proof.offered ? '' : ' (not offered yet)'),
    library.server ?? 'types only',
    statementsIn(runs?.before),
    statementsIn(runs?.after),
  ]);
  return [
    '# Suggestions, proven',
    '',
    'Written by `tests/proofs/proofs.test.ts`. `before` was linted, the suggestion taken, both type-checked against the real package under `strict`, and both run on the same rows: 100 users, 150 orders. The results are equal, and so they are when there are no rows. Statements are counted by the server, the reads of the users and of the result included; for Redis, round trips.',
    '',
    tableOf(['Library', 'Proof', 'Rule', 'Suggestion', 'Database', 'Before', 'After'], rows),
    '',
  ].join('\n');
}

function statementsIn(run: Run | undefined): string {
  return run && 'statements' in run ? String(run.statements) : '–';
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
