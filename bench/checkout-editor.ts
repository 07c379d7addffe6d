// An editor on a checkout: a keystroke in each file, the first lint of a file in a fresh process, and a lint after the module that most
// others import was saved.
import { basename, join } from 'node:path';
import { pluginFile } from '../scripts/cases/plugin.js';
import { hubOf, scriptsOf } from './hubs.mjs';
import { inTurn, median, plainChild, printRatio, spread } from './measure.js';

interface Pair {
  readonly idle: number;
  readonly recommended: number;
}

interface Keystrokes {
  readonly files: Readonly<Record<string, Pair>>;
  readonly hub?: string;
  /** The lint after the hub was saved, and the next keystroke. */
  readonly saved: readonly { readonly file: string; readonly after: number; readonly again: number }[];
}

/** Files of which the first lint is measured, in a process each. */
const FIRST_LINTS = 8;
/** Of files that are linted sooner, what is measured is the collector. */
const LEAST_MS = 4;

export async function editorOn(root: string): Promise<void> {
  console.log(`\n${basename(root)}, editor (processor time, recommended over idle)`);
  const { files, hub, saved } = await plainChild<Keystrokes>('child-keystrokes.mjs', [
    root,
    pluginFile(),
    '200',
  ]);
  const ratios = Object.entries(files)
    .map(([file, { idle, recommended }]) => ({ file, idle, recommended, ratio: recommended / idle }))
    .sort((a, b) => b.ratio - a.ratio);
  const middle = median(ratios.map(({ ratio }) => ratio));
  const single = (ratio: number) => spread([ratio]);
  printRatio('a keystroke, median file', `${String(ratios.length)} files`, single(middle), { target: 1.15 });
  for (const [place, { file, idle, recommended, ratio }] of ratios
    .filter((each) => each.idle >= LEAST_MS)
    .slice(0, 5)
    .entries()) {
    const times = `${recommended.toFixed(1)} : ${idle.toFixed(1)} ms`;
    printRatio(place === 0 ? 'a keystroke, worst files' : '', times, single(ratio), {
      target: 1.4,
      more: file,
    });
  }
  await firstLints(
    root,
    ratios.map(({ file }) => file),
  );
  if (hub === undefined || saved.length === 0) return;
  const after = spread(saved.map((each) => each.after / each.again));
  const times = `${median(saved.map((each) => each.after)).toFixed(1)} : ${median(saved.map((each) => each.again)).toFixed(1)} ms`;
  printRatio('after a hub was saved, over a keystroke', times, after, { target: 1.5, more: hub });
}

/** The largest files, those that cost the most in the editor, and some that use the hub. */
async function firstLints(root: string, dearest: readonly string[]): Promise<void> {
  const hub = hubOf(root, scriptsOf(root));
  const chosen = [
    ...dearest.slice(0, FIRST_LINTS / 2).map((file) => join(root, file)),
    ...(hub?.importers ?? []),
  ];
  const ratios: number[] = [];
  for (const file of chosen.slice(0, FIRST_LINTS)) {
    const runs = await inTurn(['idle', 'recommended'], 2, (what) =>
      plainChild<{ cpu: number }>('child-first.mjs', [root, pluginFile(), what, file]),
    );
    const least = (what: string) => Math.min(...(runs.get(what) ?? []).map(({ cpu }) => cpu));
    ratios.push(least('recommended') / least('idle'));
  }
  printRatio('first lint of a file', `${String(ratios.length)} files`, spread(ratios), { target: 2 });
}
