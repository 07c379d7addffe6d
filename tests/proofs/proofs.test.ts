// Each suggestion is proven: taken, type-checked against the real package, and run before and after on every engine of the
// library's database that is here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { skipWithout } from '../support/needs.js';
import { LIBRARIES } from './catalogue.js';
import { ENGINES } from './engines.js';
import { afterFileOf, pairsOnDisk, proveAll, type Verdict } from './proving.js';
import { describeVerdicts } from './report.js';
import type { Run } from './runner.js';

const REPORT = path.join(import.meta.dirname, 'report.md');

let verdicts: readonly Verdict[] = [];
beforeAll(async () => {
  verdicts = await proveAll();
});

it('has an entry for each pair of files', () => {
  const listed = LIBRARIES.flatMap(({ name, proofs }) =>
    proofs.flatMap((proof) => [`${name}/${proof.name}.after.ts`, `${name}/${proof.name}.before.ts`]),
  );
  expect(pairsOnDisk().sort()).toEqual(listed.sort());
});

describe.each(LIBRARIES)('$name', (library) => {
  describe.each(library.proofs)('$name', (proof) => {
    const verdict = () => verdicts.find((each) => each.proof === proof) as Verdict;

    if (proof.offered)
      it('is offered', async () => {
        const { suggested } = verdict();
        if (suggested === undefined) throw new Error(`${proof.rule} does not offer ${proof.suggestion}.`);
        await expect(suggested).toMatchFileSnapshot(afterFileOf(library, proof));
      });

    it('has the right types', () => {
      expect(verdict().typeErrors).toEqual([]);
    });

    const engines = ENGINES.filter(({ database }) => database === library.database);
    it.for(engines)('gives the same with a tenth of the statements on $name', (engine, context) => {
      skipWithout(engine.lack, context);
      const runs = verdict().runs.get(engine);
      const before = finished('before', runs?.before);
      const after = finished('after', runs?.after);
      expect(after.result).toEqual(before.result);
      expect(after.statements).toBeLessThan(before.statements / 10);
      const beforeOnNone = finished('before, no rows', runs?.beforeOnNone);
      const afterOnNone = finished('after, no rows', runs?.afterOnNone);
      expect(afterOnNone.result).toEqual(beforeOnNone.result);
    });
  });
});

it('is reported', async () => {
  const names = (each: Verdict) => `${each.library.name}/${each.proof.name}`;
  const waiting = verdicts.filter(({ proof }) => !proof.offered);
  const ready = waiting.filter(({ suggested }) => suggested !== undefined);
  if (waiting.length > 0) console.log(`Not offered yet: ${waiting.map(names).join(', ')}`);
  if (ready.length > 0) console.log(`Offered by now, flip the flag: ${ready.map(names).join(', ')}`);
  const known = verdicts.filter(({ library, runs }) => library.database === undefined || runs.size > 0);
  const report = describeVerdicts(known);
  if (known.length === verdicts.length) await expect(report).toMatchFileSnapshot(REPORT);
  // Where an engine is missing, the lines of the others are those of the report, and it is not written.
  else expect(readFileSync(REPORT, 'utf8').split('\n')).toEqual(expect.arrayContaining(report.split('\n')));
});

function finished(name: string, run: Run | undefined) {
  if (!run || 'error' in run) throw new Error(`${name}: ${run?.error ?? 'not run'}`);
  return run;
}
