// Each suggestion is proven: taken, type-checked against the real package, and run before and after on a real database.
import path from 'node:path';
import { LIBRARIES } from './catalogue.js';
import { afterFileOf, pairsOnDisk, proveAll, type Verdict } from './proving.js';
import { describeVerdicts } from './report.js';
import type { Run } from './runner.js';

const isSkipped = process.env.FIRST_DRAFT_PROOFS === 'skip' && !process.env.CI;
if (isSkipped) console.log('FIRST_DRAFT_PROOFS=skip: no suggestion is run against a database.');

const PREPARATION_LIMIT = 400_000;

describe.skipIf(isSkipped)('suggestions on real databases', () => {
  let verdicts: readonly Verdict[] = [];
  beforeAll(async () => {
    verdicts = await proveAll();
  }, PREPARATION_LIMIT);

  it('has an entry for each pair of files', () => {
    const listed = LIBRARIES.flatMap(({ name, proofs }) =>
      proofs.flatMap((proof) => [`${name}/${proof.name}.after.ts`, `${name}/${proof.name}.before.ts`]),
    );
    expect(pairsOnDisk().sort()).toEqual(listed.sort());
  });

  describe.each(LIBRARIES)('$name', (library) => {
    it.each(library.proofs)('$name', async (proof) => {
      const { suggested, typeErrors, runs } = verdicts.find((each) => each.proof === proof) as Verdict;
      if (proof.offered) {
        if (suggested === undefined) throw new Error(`${proof.rule} does not offer ${proof.suggestion}.`);
        await expect(suggested).toMatchFileSnapshot(afterFileOf(library, proof));
      }
      expect(typeErrors).toEqual([]);
      if (library.server === undefined) return;
      const before = finished('before', runs?.before);
      const after = finished('after', runs?.after);
      expect(after.result).toEqual(before.result);
      expect(after.statements).toBeLessThan(before.statements / 10);
      const beforeOnNone = finished('before, no rows', runs?.beforeOnNone);
      const afterOnNone = finished('after, no rows', runs?.afterOnNone);
      expect(afterOnNone.result).toEqual(beforeOnNone.result);
    });
  });

  it('is reported', async () => {
    const names = (each: Verdict) => `${each.library.name}/${each.proof.name}`;
    const waiting = verdicts.filter(({ proof }) => !proof.offered);
    const ready = waiting.filter(({ suggested }) => suggested !== undefined);
    if (waiting.length > 0) console.log(`Not offered yet: ${waiting.map(names).join(', ')}`);
    if (ready.length > 0) console.log(`Offered by now, flip the flag: ${ready.map(names).join(', ')}`);
    await expect(describeVerdicts(verdicts)).toMatchFileSnapshot(path.join(import.meta.dirname, 'report.md'));
  });
});

function finished(name: string, run: Run | undefined) {
  if (!run || 'error' in run) throw new Error(`${name}: ${run?.error ?? 'not run'}`);
  return run;
}
