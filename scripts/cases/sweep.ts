// `npm run sweep -- <tree>`: lints every backend source file of a project with `recommended` and prints each finding in its
// code, so that precision can be reviewed on code that nobody picked.
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { SetUpError } from './cases.js';
import { excerpt } from './excerpt.js';
import { ProjectLint, type Finding, type LintedFile } from './lint.js';
import { loadPlugin, RULE_PREFIX, type PresetName } from './plugin.js';
import { crashLine } from './score.js';
import { sourceFiles } from './sources.js';
import { checkOut, commitOf, gitDirOf } from './trees.js';

const HELP = `npm run sweep -- <tree | owner/name[@revision]> [--rule name] [--strict] [--jsx] [--quiet]

  <tree>                 a folder with a project's sources
  owner/name[@revision]  a clone in FIRST_DRAFT_CLONES, checked out at that revision (default: HEAD)
  --rule name            findings of this rule only (may be repeated)
  --strict               the preset strict instead of recommended
  --jsx                  also .tsx and .jsx files, which are mostly not backend code
  --quiet                the summary only

  Findings that are kept and labelled are those of the pinned repositories: see npm run corpus.
`;

const SLOWEST = 10;

interface Swept extends LintedFile {
  readonly file: string;
  readonly findings: readonly Finding[];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rule: { type: 'string', multiple: true },
      strict: { type: 'boolean' },
      jsx: { type: 'boolean' },
      quiet: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [target] = positionals;
  if (values.help || target === undefined) {
    console.log(HELP);
    return;
  }
  const preset: PresetName = values.strict ? 'strict' : 'recommended';
  const plugin = await loadPlugin();
  const root = await treeOf(target);
  const lint = new ProjectLint(root, plugin.configs[preset]);
  const rules = values.rule?.map((rule) => (rule.startsWith(RULE_PREFIX) ? rule : RULE_PREFIX + rule));
  const swept: Swept[] = [];
  const start = performance.now();
  for (const file of await sourceFiles(root, { jsx: values.jsx ?? false })) {
    const linted = await lint.lint(file);
    const findings = linted.findings.filter(({ ruleId }) => rules?.includes(ruleId) ?? true);
    const each: Swept = { ...linted, findings, file };
    swept.push(each);
    if (!values.quiet) printFindings(root, each);
  }
  printSummary(root, preset, swept, performance.now() - start);
}

async function treeOf(target: string): Promise<string> {
  if (existsSync(target)) return resolve(target);
  const [, repo = '', revision = 'HEAD'] = /^([^/@]+\/[^/@]+)(?:@(.+))?$/.exec(target) ?? [];
  const clones = process.env['FIRST_DRAFT_CLONES'];
  if (repo === '' || !clones) {
    throw new SetUpError(
      `${target} is no folder. For owner/name@revision, FIRST_DRAFT_CLONES must name the clones.`,
    );
  }
  const gitDir = gitDirOf(clones, repo);
  if (!gitDir) throw new SetUpError(`FIRST_DRAFT_CLONES (${clones}) has no clone of ${repo}.`);
  return checkOut(gitDir, repo, await commitOf(gitDir, revision));
}

function printFindings(root: string, { file, text, findings }: Swept): void {
  const lines = text.split('\n');
  for (const { ruleId, line, message } of findings) {
    console.log(`\n${relative(root, file)}:${String(line)}  ${ruleId}\n  ${message}`);
    console.log(excerpt(lines, line));
  }
}

function printSummary(root: string, preset: PresetName, swept: readonly Swept[], milliseconds: number): void {
  const findings = swept.flatMap((each) => each.findings);
  const withFindings = swept.filter((each) => each.findings.length > 0).length;
  const perFile = (milliseconds / Math.max(1, swept.length)).toFixed(1);
  console.log(`\n${root}, ${preset}: ${String(swept.length)} files`);
  console.log(`  ${(milliseconds / 1000).toFixed(1)} s, ${perFile} ms a file, parsing included`);
  console.log(`  ${String(findings.length)} findings in ${String(withFindings)} files`);
  const perRule = new Map<string, number>();
  for (const { ruleId } of findings) perRule.set(ruleId, (perRule.get(ruleId) ?? 0) + 1);
  for (const [rule, count] of [...perRule].sort(([, a], [, b]) => b - a)) {
    console.log(`    ${String(count).padStart(5)}  ${rule}`);
  }
  console.log('  Slowest files');
  const slowest = [...swept].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  for (const each of slowest)
    console.log(`    ${each.milliseconds.toFixed(0).padStart(6)} ms  ${relative(root, each.file)}`);
  const troubles = swept.flatMap(({ file, crashes, failure }) => [
    ...crashes.map(({ rule, message }) => `${relative(root, file)}  ${rule} threw: ${crashLine(message)}`),
    ...(failure ? [`${relative(root, file)}  not linted: ${crashLine(failure)}`] : []),
  ]);
  console.log(`  Rules that threw, files that could not be linted: ${String(troubles.length)}`);
  for (const trouble of troubles) console.log(`    ${trouble}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
