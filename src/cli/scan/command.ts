// `first-draft`: looks through the project without any configuration, and says what matters most.
import path from 'node:path';
import { AREAS } from '../../configs/areas.js';
import type { Domain } from '../../create-rule.js';
import { BadInput } from '../bad-input.js';
import { chosen } from '../chosen.js';
import { readOptions } from '../options.js';
import { changedSince, isOnChange } from './changed-lines.js';
import { counted } from './counting.js';
import type { Scan } from './findings.js';
import type { ScanPreset } from './linting.js';
import { progressOf } from './progress.js';
import { findSources } from './sources.js';
import { noteOf, unknownLibrariesBelow } from './unknown-libraries.js';

const PRESETS = ['recommended', 'strict', 'all'] as const satisfies readonly ScanPreset[];
const areaNames = Object.keys(AREAS) as Domain[];

export const HELP = `Usage: first-draft [files and folders] [options]
       first-draft init              set ESLint up with the plugin
       first-draft explain <rule>    a rule's page
       first-draft why <file>:<line> why something is reported on a line, or nothing

Looks through the sources below this folder, without any configuration: what git ignores and what tools wrote is left out.
It reads files and writes none but those that are named below. Your ESLint configuration is not read: \`npx eslint .\` does that.

What is looked for:
  --preset <name>       ${PRESETS.join(', ')} (default: recommended)
  --only <area>         one area; may be given again. The areas:
                        ${areaNames.join(', ')}
  --diff <ref>          only findings on lines that changed since this branch left <ref>, and on those not committed yet

What is printed and written:
  --json[=<file>]       the findings as data, on standard output or in a file
  --sarif[=<file>]      the same in SARIF 2.1.0, for code scanning
  --html <file>         a page to read and to pass on, in one file
  --annotate            a line for each finding that GitHub shows in the pull request
  --no-hints            nothing about libraries that the plugin does not know
  --max-warnings <n>    end with 0 while there are no more than so many findings (default: 0)

  -v, --version         the version
  -h, --help            show this

Exit codes:
  0   nothing was found
  1   something was found, or a file could not be read as a program
  2   the command could not run

Examples:
  npx eslint-plugin-first-draft
  npx eslint-plugin-first-draft --diff origin/main --annotate
  npx eslint-plugin-first-draft src --only data-access --preset strict --html report.html
`;

const OPTIONS = {
  preset: { type: 'string' },
  only: { type: 'string', multiple: true },
  diff: { type: 'string' },
  json: { type: 'boolean' },
  'json-file': { type: 'string' },
  sarif: { type: 'boolean' },
  'sarif-file': { type: 'string' },
  html: { type: 'string' },
  annotate: { type: 'boolean' },
  hints: { type: 'boolean' },
  'max-warnings': { type: 'string' },
} as const;

/** Runs the command and says how it ends. */
export async function run(args: readonly string[], cwd: string): Promise<number> {
  const { values, positionals } = readOptions(args.map(withOwnFile), HELP, OPTIONS);
  const preset = chosen('preset', values.preset ?? 'recommended', PRESETS);
  const areas = (values.only ?? [])
    .flatMap((each) => each.split(','))
    .map((each) => chosen('area', each, areaNames));
  const most = maximumOf(values['max-warnings']);
  const streams = [
    values.json && '--json',
    values.sarif && '--sarif',
    values.annotate && '--annotate',
  ].filter(Boolean);
  if (streams.length > 1)
    throw new BadInput(
      `${streams.join(' and ')} both write to standard output. Give one of them a file: --sarif=first-draft.sarif`,
    );
  const { scan, isComplete } = await scanOf(cwd, positionals, {
    preset,
    areas,
    diff: values.diff,
    hints: values.hints ?? true,
  });
  const { writeReports } = await import('./reports.js');
  writeReports(scan, values);
  return scan.findings.length > most || !isComplete ? 1 : 0;
}

interface Wanted {
  readonly preset: ScanPreset;
  readonly areas: readonly Domain[];
  readonly diff: string | undefined;
  /** Is told what the project uses and no model knows? */
  readonly hints: boolean;
}

async function scanOf(
  cwd: string,
  named: readonly string[],
  { preset, areas, diff, hints }: Wanted,
): Promise<{ scan: Scan; isComplete: boolean }> {
  const sources = await findSources(cwd, named);
  const changed = diff === undefined ? undefined : changedSince(diff, cwd);
  const files = changed
    ? sources.files.filter((file) => changed.has(path.relative(cwd, file).split(path.sep).join('/')))
    : sources.files;
  const { lintSources, textsBelow } = await import('./linting.js');
  const progress = progressOf(Math.max(1, files.length), process.stderr);
  const linted =
    files.length === 0
      ? { findings: [], unparsed: [], notes: [] }
      : await lintSources(files, { cwd, preset, areas, onFile: progress.step }).finally(progress.end);
  const unknownLibraries = hints ? unknownLibrariesBelow(cwd) : [];
  const scan: Scan = {
    cwd,
    preset,
    files: files.length,
    findings: changed ? linted.findings.filter((each) => isOnChange(each, changed)) : linted.findings,
    unparsed: linted.unparsed,
    notes: [
      ...(sources.generated > 0 ? [`${counted(sources.generated, 'file')} that a tool wrote left out.`] : []),
      ...linted.notes,
      ...(unknownLibraries.length > 0 ? [noteOf(unknownLibraries)] : []),
    ],
    unknownLibraries,
    textOf: textsBelow(cwd),
  };
  return { scan, isComplete: linted.unparsed.length === 0 };
}

/** `--json` prints, `--json=report.json` writes: Node's parser knows options with a value and without, and none with either. */
function withOwnFile(argument: string): string {
  return argument.replace(/^--(json|sarif)=/, '--$1-file=');
}

function maximumOf(text = '0'): number {
  if (!/^\d+$/.test(text))
    throw new BadInput(`--max-warnings takes a number, and "${text}" is none: --max-warnings 10`);
  return Number(text);
}
