// What a case scored: which reports lie at its lines, by a rule of its mode.
import { relative } from 'node:path';
import type { Case } from './cases.js';
import { ProjectLint, type Finding, type LintedFile } from './lint.js';
import { modeOf, ruleById, type LoadedPlugin, type PresetName } from './plugin.js';

/** How far outside the case's lines a report may start. */
const NEAR = 3;

export interface PresetOutcome extends LintedFile {
  /** The reports that count: of a rule of the case's mode, at the case's lines. */
  readonly hits: readonly Finding[];
}

export interface Outcome {
  readonly case: Case;
  readonly presets: Readonly<Record<PresetName, PresetOutcome>>;
}

export async function score(each: Case, root: string, plugin: LoadedPlugin): Promise<Outcome> {
  const under = async (preset: PresetName): Promise<PresetOutcome> => {
    const linted = await new ProjectLint(root, plugin.configs[preset]).lint(`${root}/${each.path}`);
    return { ...linted, hits: linted.findings.filter((finding) => isHit(each, finding, plugin)) };
  };
  // One after the other, so that each preset's time is its own.
  const recommended = await under('recommended');
  return { case: each, presets: { recommended, strict: await under('strict') } };
}

export function isNear(each: Case, line: number): boolean {
  return line >= Math.min(...each.lines) - NEAR && line <= Math.max(...each.lines) + NEAR;
}

function isHit(each: Case, { ruleId, line }: Finding, plugin: LoadedPlugin): boolean {
  return modeOf(ruleById(plugin, ruleId)) === each.mode && isNear(each, line);
}

/** The first line of what was thrown and where in the plugin, without the machine's path to it. */
export function crashLine(message: string): string {
  const [first = '', ...rest] = message.split('\n');
  const at = rest.find((line) => /^\s*at .*(?:dist|src)\//.test(line)) ?? '';
  const [, place = ''] = /(?:file:\/\/)?([^\s()]+:\d+:\d+)/.exec(at) ?? [];
  return place === '' ? first : `${first} (${relative(process.cwd(), place)})`;
}
