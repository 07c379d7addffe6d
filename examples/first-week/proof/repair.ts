import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { ESLint, type Linter, type Rule } from 'eslint';
import { createLinter, lint, LINTED, type Preset, rejectFatal } from './lint.ts';
import { appDir } from './paths.ts';

const MAX_PASSES = 20;
const PRESET: Preset = 'strict';

export interface Repair {
  passes: number;
  autofixed: number;
  suggestions: number;
}

/** A copy of the broken app, repaired by nothing but the plugin. */
export async function repairCopy(): Promise<Repair> {
  await rm(appDir('repaired'), { recursive: true, force: true });
  await cp(appDir('broken'), appDir('repaired'), { recursive: true });

  const repair: Repair = { passes: 0, autofixed: 0, suggestions: 0 };
  while (repair.passes < MAX_PASSES) {
    repair.passes++;
    const autofixed = await applyFixes();
    const suggestions = await applySuggestions();
    if (autofixed + suggestions === 0) return repair;
    repair.autofixed += autofixed;
    repair.suggestions += suggestions;
  }
  throw new Error(
    `after ${MAX_PASSES} passes there is still something to repair: the suggestions go in circles`,
  );
}

/** `eslint --fix`; returns how many findings it settled. */
async function applyFixes(): Promise<number> {
  const fixable = (results: ESLint.LintResult[]) =>
    results.reduce((sum, result) => sum + result.fixableErrorCount + result.fixableWarningCount, 0);

  const before = await lint('repaired', PRESET);
  const results = await createLinter('repaired', { fix: true, preset: PRESET }).lintFiles(LINTED);
  rejectFatal('repaired', results);
  await ESLint.outputFixes(results);
  return fixable(before) - fixable(results);
}

/** Takes the first suggestion of every finding, as an editor's quick fix would; those that overlap wait for the next pass. */
async function applySuggestions(): Promise<number> {
  let applied = 0;
  for (const { filePath, messages } of await lint('repaired', PRESET)) {
    const edits = withoutOverlaps(messages.flatMap(firstSuggestion));
    if (edits.length === 0) continue;
    await writeFile(filePath, applyEdits(await readFile(filePath, 'utf8'), edits));
    applied += edits.length;
  }
  return applied;
}

function firstSuggestion({ suggestions }: Linter.LintMessage): Rule.Fix[] {
  const first = suggestions?.[0];
  return first ? [first.fix] : [];
}

function withoutOverlaps(edits: Rule.Fix[]): Rule.Fix[] {
  const kept: Rule.Fix[] = [];
  for (const edit of [...edits].sort((a, b) => a.range[0] - b.range[0])) {
    const last = kept.at(-1);
    if (!last || edit.range[0] > last.range[1]) kept.push(edit);
  }
  return kept;
}

function applyEdits(text: string, edits: Rule.Fix[]): string {
  return edits.reduceRight((result, { range, text: replacement }) => {
    return result.slice(0, range[0]) + replacement + result.slice(range[1]);
  }, text);
}
