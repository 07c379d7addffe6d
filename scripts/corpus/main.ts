// `npm run corpus`: what the plugin finds in pinned public repositories, kept as text without their code. A change to facts
// or models is read as a diff of these findings, and labels beside them make precision a number.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { SetUpError } from '../cases/cases.js';
import { excerpt } from '../cases/excerpt.js';
import { loadPlugin, pluginFile, RULE_PREFIX } from '../cases/plugin.js';
import { sourceFiles } from '../cases/sources.js';
import { checkOut, clonesFolder, commitOf, gitDirOf } from '../cases/trees.js';
import { compare, subjectOf, type Difference } from './comparison.js';
import { Corpus, type Repository } from './corpus.js';
import { isTrouble, placeOf, type Finding, type RepositoryFindings } from './findings.js';
import { Labels, type Label } from './labels.js';
import type { LintedFinding } from './lint.js';
import { lintInProcess, mapInParallel } from './processes.js';
import { printDifferenceCounts, printSummary } from './report.js';

const HELP = `npm run corpus [-- --record | --compare | --messages | --label] [--repository owner/name] [--rule name] [--dist folder]

                           the numbers of what is recorded, and its precision; needs no clones
  --record                 lints and writes findings/<owner>+<name>.tsv
  --compare                lints and shows what came, went and changed since; exits with 1 if anything did
  --messages               lints and prints each finding in its code
  --label                  the same for those without a label, and adds a line for each to labels.tsv

  --repository owner/name  this one only (may be repeated)
  --rule name              findings of this rule only (may be repeated; not with --record)
  --dist folder            another build of the plugin than ./dist
  --corpus folder          another corpus: a folder with repositories.json (default: scripts/corpus)

  FIRST_DRAFT_CLONES       folder with the clones, as <owner>+<name>/repo or <owner>/<name>
  FIRST_DRAFT_CASE_TREES   where the commits are checked out to (default: a folder for temporary files)
`;

const ACTIONS = ['record', 'compare', 'messages', 'label'] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      record: { type: 'boolean' },
      compare: { type: 'boolean' },
      messages: { type: 'boolean' },
      label: { type: 'boolean' },
      repository: { type: 'string', multiple: true, default: [] },
      rule: { type: 'string', multiple: true, default: [] },
      dist: { type: 'string' },
      corpus: { type: 'string', default: import.meta.dirname },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const corpus = new Corpus(resolve(values.corpus));
  const repositories = corpus.repositoriesNamed(values.repository);
  const rules = values.rule.map((rule) => rule.replace(RULE_PREFIX, ''));
  const isWanted = ({ rule }: { readonly rule: string }) => rules.length === 0 || rules.includes(rule);
  const labels = corpus.labels().filter(isWanted);
  const recorded = (repository: Repository): RepositoryFindings => {
    const all = corpus.recorded(repository);
    return { ...all, findings: all.findings.filter((each) => isWanted(each) || each.rule === '-') };
  };

  const [action, another] = ACTIONS.filter((each) => values[each]);
  if (another) throw new SetUpError(`Choose one of --${String(action)} and --${another}.`);
  if (!action) {
    if (values.dist)
      throw new SetUpError('--dist says what to lint with: add --record, --compare or --messages.');
    printSummary(repositories.map(recorded), labels);
    return;
  }
  if (action === 'record' && rules.length > 0)
    throw new SetUpError('--record writes all findings of a repository: leave --rule out.');
  // What is missing shows before minutes of linting.
  if (action === 'compare') repositories.forEach(recorded);
  const plugin = values.dist ? join(resolve(values.dist), 'index.js') : pluginFile();
  await refuseUnknownRules(plugin, rules);
  const linted = await lintAll(repositories, plugin, rules, (each) => {
    // At once, so that a run that is broken off leaves what it has.
    if (action === 'record') corpus.record(each);
  });
  if (action === 'compare') await printComparison(repositories.map(recorded), linted, labels);
  if (action === 'messages') await printFindings(linted, labels);
  if (action === 'label') {
    const added = await printFindings(linted, labels, { unlabelledOnly: true });
    corpus.writeLabels([...corpus.labels(), ...added]);
    console.log(`\n${added.length} lines without a label are new in ${corpus.labelsFile}\n`);
  }
  printSummary(linted, labels);
}

interface Linted extends RepositoryFindings {
  readonly root: string;
  readonly findings: readonly LintedFinding[];
}

interface Tree {
  readonly repository: Repository;
  readonly root: string;
  readonly files: readonly string[];
}

async function refuseUnknownRules(plugin: string, rules: readonly string[]): Promise<void> {
  const known = Object.keys((await loadPlugin(plugin)).rules);
  const unknown = rules.find((rule) => !known.includes(rule));
  if (unknown) throw new SetUpError(`There is no rule ${unknown}. There are ${known.join(', ')}.`);
}

async function lintAll(
  repositories: readonly Repository[],
  plugin: string,
  rules: readonly string[],
  onLinted: (linted: Linted) => void,
): Promise<Linted[]> {
  const clones = clonesFolder();
  const trees: Tree[] = [];
  for (const repository of repositories) {
    const gitDir = gitDirOf(clones, repository.name);
    if (!gitDir)
      throw new SetUpError(
        `FIRST_DRAFT_CLONES (${clones}) has no clone of ${repository.name}. Without it, name those that are there with --repository.`,
      );
    await commitOf(gitDir, repository.commit);
    say(`checking ${repository.name} out`);
    const root = await checkOut(gitDir, repository.name, repository.commit);
    // Labelled findings stand in pages and components too: a schema that only a form reads is not a server's.
    trees.push({ repository, root, files: await sourceFiles(root, { jsx: true }) });
  }
  // The largest first, so that no process is left with it while the other has nothing to do.
  trees.sort((a, b) => b.files.length - a.files.length);
  const begun = performance.now();
  const progress = new Map<string, string>();
  // Each in a process of its own, which may keep in memory what it has read of the project.
  const all = await mapInParallel(trees, availableParallelism(), async ({ repository, root, files }) => {
    const { name, commit } = repository;
    const start = performance.now();
    const findings = await lintInProcess({ root, files, plugin, rules }, ({ path, index }) => {
      progress.set(name, `${name} ${index + 1}/${files.length} ${path}`);
      overwrite([...progress.values()].join('  |  '));
    });
    progress.delete(name);
    say(
      `${name}: ${findings.length} findings in ${files.length} files, ${seconds(performance.now() - start)}`,
    );
    const linted: Linted = { repository: name, commit, root, files: files.length, findings };
    onLinted(linted);
    return linted;
  });
  say(`linted in ${seconds(performance.now() - begun)}`);
  return repositories.flatMap(({ name }) => all.filter(({ repository }) => repository === name));
}

async function printComparison(
  recorded: readonly RepositoryFindings[],
  linted: readonly Linted[],
  labels: readonly Label[],
): Promise<void> {
  const known = new Labels(labels);
  const byRepository = new Map<string, Difference[]>();
  let filesDiffer = false;
  for (const [index, now] of linted.entries()) {
    const was = recorded[index] ?? { ...now, files: 0, findings: [] };
    if (was.files !== now.files) {
      filesDiffer = true;
      console.log(`${now.repository}: ${was.files} files were linted, ${now.files} are`);
    }
    const differences = compare(was.findings, now.findings);
    byRepository.set(now.repository, differences);
    let rule = '';
    for (const difference of differences) {
      const subject = subjectOf(difference);
      if (subject.rule !== rule) console.log(`\n== ${now.repository}  ${subject.rule}`);
      rule = subject.rule;
      await printDifference(now, difference, known.find(now, subject));
    }
  }
  const count = [...byRepository.values()].flat().length;
  console.log(count === 0 ? 'No finding differs.\n' : `\n${count} findings differ.\n`);
  printDifferenceCounts(byRepository);
  if (count > 0) console.log('');
  if (count > 0 || filesDiffer) process.exitCode = 1;
}

const SIGNS = { came: '+', went: '-', changed: '~' } as const;

async function printDifference(
  { root }: Linted,
  difference: Difference<LintedFinding>,
  label: Label | undefined,
): Promise<void> {
  const subject = subjectOf(difference);
  const about = difference.kind === 'changed' ? difference.what.join('; ') : subject.reported;
  console.log(`${SIGNS[difference.kind]} ${placeOf(subject)}  ${difference.kind}: ${about}${ofLabel(label)}`);
  await printLine(root, subject, 0);
  if (difference.kind !== 'went') console.log(`      ${difference.now.text}`);
}

/** @returns a line of the table of labels for each finding that had none, in whose second column nobody wrote yet */
async function printFindings(
  linted: readonly Linted[],
  labels: readonly Label[],
  { unlabelledOnly = false } = {},
): Promise<Label[]> {
  const known = new Labels(labels);
  const added: Label[] = [];
  for (const { root, repository, commit, findings } of linted) {
    const columns = new Set<string>();
    for (const finding of findings) {
      const label = known.find({ repository, commit }, finding);
      if (unlabelledOnly && (label || isTrouble(finding))) continue;
      const { rule, path, line, reported, messageId, text } = finding;
      console.log(
        `\n${repository}  ${placeOf(finding)}  ${rule}, ${messageId}, ${reported}${ofLabel(label)}`,
      );
      console.log(`  ${text}`);
      await printLine(root, finding);
      if (label || isTrouble(finding)) continue;
      // The line is enough, unless it has several.
      const atLine = `${path}:${line}`;
      const place = columns.has(`${rule} ${atLine}`) ? placeOf(finding) : atLine;
      columns.add(`${rule} ${atLine}`);
      added.push({ repository, commit, rule, place, verdict: '', why: '' });
    }
  }
  return added;
}

function ofLabel(label: Label | undefined): string {
  if (!label || label.verdict === '') return '';
  return `  [${label.verdict}${label.why === '' ? '' : `: ${label.why}`}]`;
}

async function printLine(root: string, { path, line }: Finding, context?: number): Promise<void> {
  if (line === 0) return;
  const lines = (await readFile(join(root, path), 'utf8')).split('\n');
  console.log(excerpt(lines, line, context));
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(0)} s`;

/** A line of progress that stays. */
function say(text: string): void {
  overwrite('');
  process.stderr.write(`${text}\n`);
}

/** A line of progress that the next one overwrites, in a terminal only. */
function overwrite(text: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${text.slice(0, process.stderr.columns - 1)}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
