// The editor: one warm process lints one file again after every keystroke, with no rules, an idle rule and the preset in turn, so that
// whatever slows the machine down slows both. Prints one line of JSON.
// argv: root, keystrokes, then pairs of kind=file.
import { ESLint } from 'eslint';
import { readFileSync, writeFileSync } from 'node:fs';
import { configFor } from './config.js';

/** Rounds over all files before anything is measured: until then the compiler of the engine is what is measured. */
const WARM_UP = 25;

const [root = '', keystrokes = '30', ...samples] = process.argv.slice(2);

const make = async (what: string) =>
  new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: await configFor(what) });
const linters = {
  none: await make('none'),
  idle: await make('idle'),
  recommended: await make('recommended'),
};
const kinds = ['none', 'idle', 'recommended'] as const;

/** A text as it is while somebody types in it: another word each time, in the middle of the file. */
function typed(text: string, count: number): string {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const place = lines.findIndex((line, index) => index >= middle && line === '');
  return lines
    .toSpliced(place < 0 ? lines.length : place, 0, `export const typed${String(count)} = ${String(count)};`)
    .join('\n');
}

async function timeOf(linter: ESLint, text: string, filePath: string): Promise<number> {
  const start = performance.now();
  await linter.lintText(text, { filePath });
  return performance.now() - start;
}

/** Milliseconds of every lint of one file. */
export interface Keystrokes {
  none: number[];
  idle: number[];
  recommended: number[];
  /** The first lint after another file of the project has been saved. */
  afterSave: number[];
}

const measured: Record<string, Keystrokes> = {};
const pairs = samples.map((sample) => {
  const at = sample.indexOf('=');
  return [sample.slice(0, at), sample.slice(at + 1)] as const;
});
for (let count = 0; count < WARM_UP; count += 1) {
  for (const [, file] of pairs) {
    const text = typed(readFileSync(file, 'utf8'), count);
    for (const what of kinds) await timeOf(linters[what], text, file);
  }
}
for (const [kind, file] of pairs) {
  const text = readFileSync(file, 'utf8');
  const times: Keystrokes = (measured[kind] = { none: [], idle: [], recommended: [], afterSave: [] });
  for (let count = 0; count < Number(keystrokes); count += 1) {
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const what = kinds[(count + turn) % kinds.length] ?? 'none';
      times[what].push(await timeOf(linters[what], typed(text, count), file));
    }
  }
  // Another file is saved (the next sample), and this one is linted again.
  const next = pairs[(pairs.findIndex(([each]) => each === kind) + 1) % pairs.length];
  if (next === undefined) continue;
  const original = readFileSync(next[1], 'utf8');
  for (let count = 0; count < Number(keystrokes) / 3; count += 1) {
    writeFileSync(next[1], typed(original, count));
    times.afterSave.push(await timeOf(linters.recommended, text, file));
  }
  writeFileSync(next[1], original);
}
console.log(JSON.stringify(measured));
