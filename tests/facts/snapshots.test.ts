// What a run has seen of a file: the same throughout, and anew in the next.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Snapshots } from '../../src/facts/project/snapshots.js';

const folder = mkdtempSync(path.join(tmpdir(), 'first-draft-snapshots-'));
const file = path.join(folder, 'db.ts');
/** A stamp of its own for each text, however soon one follows the other. */
let seconds = 1_000;
const save = (text: string) => {
  writeFileSync(file, text);
  utimesSync(file, (seconds += 10), seconds);
};

let snapshots: Snapshots;

beforeEach(() => {
  save('export const a = 1;\n');
  snapshots = new Snapshots();
  snapshots.opened('first.ts');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a file is the same for all files that are linted one after the other', () => {
  const before = snapshots.stampOf(file);
  expect(snapshots.textOf(file)).toContain('a = 1');
  save('export const a = 2;\n');
  snapshots.opened('second.ts');
  expect(snapshots.stampOf(file)).toBe(before);
  expect(snapshots.textOf(file)).toContain('a = 1');
});

test('it is looked at again when a file is linted a second time, as editors and passes of fixes do', () => {
  const before = snapshots.stampOf(file);
  snapshots.textOf(file);
  save('export const a = 2;\n');
  snapshots.opened('first.ts');
  expect(snapshots.stampOf(file)).not.toBe(before);
  expect(snapshots.textOf(file)).toContain('a = 2');
});

test('it is looked at again behind a pause', async () => {
  snapshots.textOf(file);
  save('export const a = 2;\n');
  // A machine that has other things to do may be late for the pause.
  await expect
    .poll(
      async () => {
        await wait(150);
        snapshots.opened('second.ts');
        return snapshots.textOf(file);
      },
      { timeout: 60_000 },
    )
    .toContain('a = 2');
});

test('a file that comes, and one that goes', () => {
  const other = path.join(folder, 'other.ts');
  expect(snapshots.textOf(other)).toBeUndefined();
  writeFileSync(other, 'export {};\n');
  snapshots.opened('first.ts');
  expect(snapshots.textOf(other)).toBe('export {};\n');
  rmSync(other);
  snapshots.opened('first.ts');
  expect(snapshots.stampOf(other)).toBeUndefined();
  expect(snapshots.textOf(other)).toBeUndefined();
});

test('what takes long is no pause', () => {
  const before = snapshots.stampOf(file);
  save('export const a = 2;\n');
  for (const started = performance.now(); performance.now() - started < 150;);
  snapshots.opened('second.ts');
  expect(snapshots.stampOf(file)).toBe(before);
});
