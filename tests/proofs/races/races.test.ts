// Each suggestion against a race is proven: taken, type-checked against the real package, and run before and after, all requests
// at once, on a real database.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { skipWithout } from '../../support/needs.js';
import { RACED_LIBRARIES } from './catalogue.js';
import type { Finish } from './racer.js';
import { afterFileOf, engineFor, raceAll, racesOnDisk, type RaceVerdict } from './racing.js';
import { describeRaces } from './report.js';

const REPORT = path.join(import.meta.dirname, 'report.md');

let verdicts: readonly RaceVerdict[] = [];
beforeAll(async () => {
  verdicts = await raceAll();
});

it('has an entry for each pair of files', () => {
  const listed = RACED_LIBRARIES.flatMap(({ name, races }) =>
    races.flatMap((race) => [`${name}/${race.name}.after.ts`, `${name}/${race.name}.before.ts`]),
  );
  expect(racesOnDisk().sort()).toEqual(listed.sort());
});

describe.each(RACED_LIBRARIES)('$name', (library) => {
  describe.each(library.races)('$name', (race) => {
    const verdict = () => verdicts.find((each) => each.race === race) as RaceVerdict;

    if (race.offered)
      it('is offered', async () => {
        const { suggested } = verdict();
        if (suggested === undefined) throw new Error(`${race.rule} does not offer ${race.suggestion}.`);
        await expect(suggested).toMatchFileSnapshot(afterFileOf(library, race));
      });

    it('has the right types', () => {
      expect(verdict().typeErrors).toEqual([]);
    });

    it('loses before what it keeps after', (context) => {
      const { lack } = engineFor(library);
      skipWithout(lack, context);
      const { finishes } = verdict();
      if (race.transacts && !finishes) return context.skip('PGlite has one session.');
      const before = finished('before', finishes?.before);
      const after = finished('after', finishes?.after);
      if (race.before === 'varies') expect(before).not.toMatchObject(race.after);
      else expect(before).toMatchObject(race.before);
      expect(after).toMatchObject(race.after);
    });
  });
});

it('is reported', async () => {
  const known = verdicts.filter(({ finishes }) => finishes !== undefined);
  const report = describeRaces(known);
  if (known.length === verdicts.length) await expect(report).toMatchFileSnapshot(REPORT);
  // Where an engine is missing, the lines of the others are those of the report, and it is not written.
  else expect(readFileSync(REPORT, 'utf8').split('\n')).toEqual(expect.arrayContaining(report.split('\n')));
});

function finished(name: string, finish: Finish | undefined) {
  if (!finish || 'error' in finish) throw new Error(`${name}: ${finish?.error ?? 'not run'}`);
  return finish;
}
