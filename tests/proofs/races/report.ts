// The table of the races, as it is kept in `report.md`.
import { tableOf } from '../report.js';
import { REQUESTS, type Ending } from './catalogue.js';
import type { RaceVerdict } from './racing.js';

export function describeRaces(verdicts: readonly RaceVerdict[]): string {
  const rows = verdicts.map(({ library, race }) => [
    library.name,
    race.name,
    race.rule,
    race.suggestion + (race.offered ? '' : ' (not offered yet)'),
    library.database,
    race.before === 'varies' ? 'varies' : describe(race.before),
    describe(race.after),
  ]);
  return [
    '# Races, before and after',
    '',
    `Written by \`tests/proofs/races/races.test.ts\`. \`before\` was linted, the suggestion taken, both type-checked against the real package under \`strict\`, and both run by ${REQUESTS} requests at once, each of which had read before any wrote. What is in the store at the end, and how many requests got through:`,
    '',
    tableOf(['Library', 'Race', 'Rule', 'Suggestion', 'Database', 'Before', 'After'], rows),
    '',
  ].join('\n');
}

function describe({ value, through }: Ending): string {
  return `${String(value)}, ${through} through`;
}
