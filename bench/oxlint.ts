// The other host: oxlint with the plugin beside ESLint without types, on one tree, with one preset.
import { spawn } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Tree } from './generate.js';
import { child, median, spread, type LintRun } from './measure.js';

const ROOT = join(import.meta.dirname, '..');

/** oxlint with one rule of its own, with a plugin whose one rule does nothing, and with `recommended`. */
const CONFIGURATIONS = {
  none: { rules: { 'no-debugger': 'error' } },
  idle: { jsPlugins: ['./idle-plugin.mjs'], rules: { 'bench/idle': 'error' } },
  recommended: { extends: ['./node_modules/eslint-plugin-first-draft/oxlint/recommended.json'] },
} as const;
type Configuration = keyof typeof CONFIGURATIONS;
const IDLE_PLUGIN = "export default { meta: { name: 'bench' }, rules: { idle: { create: () => ({}) } } };\n";

type OxlintRun = Pick<LintRun, 'cpu' | 'wall' | 'places'>;
type Round = Readonly<Record<Configuration | 'eslint', OxlintRun>>;

/** Runs both hosts in turn in fresh processes, and prints what one costs over the other and whether they find the same. */
export async function hosts({ root }: Tree, count: number): Promise<void> {
  install(root);
  const rounds: Round[] = [];
  for (let round = 0; round < count; round += 1) {
    rounds.push({
      none: await lintWithOxlint(root, 'oxlint-none.json'),
      idle: await lintWithOxlint(root, 'oxlint-idle.json'),
      recommended: await lintWithOxlint(root, 'oxlint-recommended.json'),
      eslint: await child<LintRun>('child-lint.ts', [root, 'recommended']),
    });
  }
  console.log(`\nHosts: oxlint with \`recommended\` (medians of ${String(count)} rounds, fresh processes)`);
  print('processor, over ESLint', rounds, 'cpu', 'eslint');
  print('wall, over ESLint', rounds, 'wall', 'eslint');
  print('processor, over a plugin that is idle', rounds, 'cpu', 'idle');
  print('processor, over oxlint without plugins', rounds, 'cpu', 'none');
  printDifference(rounds);
}

function install(root: string): void {
  symlinkSync(ROOT, join(root, 'node_modules/eslint-plugin-first-draft'), 'dir');
  writeFileSync(join(root, 'idle-plugin.mjs'), IDLE_PLUGIN);
  for (const [name, configuration] of Object.entries(CONFIGURATIONS)) {
    const config = { ...configuration, categories: { correctness: 'off' } };
    writeFileSync(join(root, `oxlint-${name}.json`), JSON.stringify(config));
  }
}

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

/** One run of oxlint's command line; what Node takes to start is in its times, and not in ESLint's. */
export async function lintWithOxlint(
  root: string,
  configuration: string,
  folder = 'src',
): Promise<OxlintRun> {
  const start = performance.now();
  const linter = spawn(
    process.execPath,
    [
      ...['--import', join(ROOT, 'bench/cpu-at-exit.mjs')],
      ...[join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--config', configuration],
      ...['--format', 'json', folder],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [output, errors] = await Promise.all([text(linter.stdout), text(linter.stderr)]);
  const wall = performance.now() - start;
  const { diagnostics } = JSON.parse(output) as { diagnostics: readonly Diagnostic[] };
  const places = diagnostics.map(({ code, filename, labels: [label] }) => {
    const { line, column } = label?.span ?? { line: 0, column: 0 };
    return `${filename}:${String(line)}:${String(column)} ${code.replace(/\((.*)\)$/, '/$1')}`;
  });
  return { cpu: Number(/^cpu ([\d.]+)$/m.exec(errors)?.[1] ?? NaN), wall, places };
}

function print(what: string, rounds: readonly Round[], by: 'cpu' | 'wall', over: 'eslint' | 'idle' | 'none') {
  const seconds = (which: keyof Round) => (median(rounds.map((each) => each[which][by])) / 1000).toFixed(2);
  const ratio = spread(rounds.map((each) => each.recommended[by] / each[over][by]));
  const range = ratio.low < ratio.high ? ` (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})` : '';
  const times = `${seconds('recommended')} : ${seconds(over)} s`;
  console.log(`  ${what.padEnd(40)} ${times.padEnd(20)} ratio ${ratio.median.toFixed(3)}${range}`);
}

function printDifference([first]: readonly Round[]): void {
  if (!first) return;
  const { eslint, recommended: oxlint } = first;
  const differing = [...new Set([...eslint.places, ...oxlint.places])].filter(
    (place) => !eslint.places.includes(place) || !oxlint.places.includes(place),
  );
  const same = `${String(oxlint.places.length)} findings, at the same places as in ESLint`;
  console.log(`  ${differing.length === 0 ? same : `FOUND BY ONE HOST ONLY: ${differing.join(', ')}`}`);
}
