// `npm run cases`: lints real bugs and real non-bugs at the commits where they stood, and prints what was found, missed and
// reported by mistake. Always exits 0 unless its own set-up is broken: the numbers are for people to judge.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCases, SetUpError, type Case } from './cases.js';
import { loadPlugin } from './plugin.js';
import { place, printReport } from './report.js';
import { crashLine, isNear, score, type Outcome } from './score.js';
import { reasonOut } from './scope.js';
import { checkOut, clonesFolder, folderIn, gitDirOf, hasFile } from './trees.js';

const HELP = `npm run cases [-- --case ID] [-- --all]

  --case ID   one case: its code with every report in the file
  --all       count every bug case, also those that scripts/cases/scope.ts leaves out

  FIRST_DRAFT_CASES       folder with bugs.jsonl and non-bugs.jsonl
  FIRST_DRAFT_CLONES      folder with the clones, as <owner>+<name>/repo or <owner>/<name>
  FIRST_DRAFT_CASE_TREES  where the commits are checked out to (default: a folder for temporary files)
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { case: { type: 'string' }, all: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const casesFolder = folderIn('FIRST_DRAFT_CASES', 'the folder with bugs.jsonl and non-bugs.jsonl');
  const clones = clonesFolder();
  const plugin = await loadPlugin();
  const cases = loadCases(casesFolder).filter(({ id }) => values.case === undefined || id === values.case);
  if (cases.length === 0) throw new SetUpError(`There is no case ${values.case ?? ''} in FIRST_DRAFT_CASES.`);

  const outcomes: Outcome[] = [];
  const missing: Case[] = [];
  for (const [index, each] of cases.entries()) {
    progress(`${String(index + 1)}/${String(cases.length)} ${each.id}`);
    const root = await treeOf(each, clones);
    if (root === undefined) missing.push(each);
    else outcomes.push(await score(each, root, plugin));
    if (values.case !== undefined && root !== undefined) await printCase(outcomes, root);
  }
  progress('');
  if (values.case === undefined) printReport({ outcomes, missing, all: values.all ?? false });
  else for (const each of missing) console.log(`${each.id} is not at hand: ${each.repo}@${each.commit}`);
}

async function treeOf(each: Case, clones: string): Promise<string | undefined> {
  const gitDir = gitDirOf(clones, each.repo);
  if (gitDir === undefined || !(await hasFile(gitDir, each.commit, each.path))) return undefined;
  return checkOut(gitDir, each.repo, each.commit);
}

/** The code around one case, with every report of the file beside its line. */
async function printCase(outcomes: readonly Outcome[], root: string): Promise<void> {
  for (const { case: each, presets } of outcomes) {
    progress('');
    const out = each.kind === 'bug' ? reasonOut(each.id) : undefined;
    console.log(
      `${each.id}  ${each.kind}, ${each.mode}, ${each.scope}, ${each.lib}\n${place(each)}\n${each.why}`,
    );
    console.log(`${out ?? 'counted'}\ntree: ${root}\n`);
    const lines = (await readFile(join(root, each.path), 'utf8')).split('\n');
    for (const [index, text] of lines.entries()) {
      const line = index + 1;
      const reports = presets.strict.findings.filter((finding) => finding.line === line);
      const isShown =
        reports.length > 0 || isNear(each, line + 5) || isNear(each, line - 5) || isNear(each, line);
      if (isShown)
        console.log(`${each.lines.includes(line) ? '>' : ' '}${String(line).padStart(5)}  ${text}`);
      for (const { ruleId, message } of reports) console.log(`        ^ ${ruleId}: ${message}`);
    }
    for (const preset of ['recommended', 'strict'] as const) {
      const { hits, findings, crashes, failure, milliseconds } = presets[preset];
      const counts = `${String(hits.length)} at the case's lines, ${String(findings.length)} in the file`;
      console.log(`\n${preset}: ${counts}, ${milliseconds.toFixed(0)} ms`);
      for (const { rule, message } of crashes) console.log(`  ${rule} threw: ${message}`);
      if (failure) console.log(`  not linted: ${crashLine(failure)}`);
    }
  }
}

/** One line that is overwritten, in a terminal only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
