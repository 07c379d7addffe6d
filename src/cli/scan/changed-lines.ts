// What a branch brings: the lines that it added or changed since it left another one, and whatever is not committed yet.
import { execFileSync } from 'node:child_process';
import { BadInput } from '../bad-input.js';
import type { Finding } from './findings.js';

/** Lines of a file, first and last included. */
type Span = readonly [first: number, last: number];

/** Changed lines by file, below the folder of the command and with slashes. */
export type ChangedLines = ReadonlyMap<string, readonly Span[]>;

const WHOLE: readonly Span[] = [[1, Infinity]];

/**
 * Asks git.
 *
 * @throws {BadInput} without git, outside of a repository, and for a name that git does not know
 */
export function changedSince(ref: string, cwd: string): ChangedLines {
  if (ref.startsWith('-'))
    throw new BadInput(`--diff takes a branch, a tag or a commit, and "${ref}" is none: --diff origin/main`);
  git(
    cwd,
    ['rev-parse', '--is-inside-work-tree'],
    `${cwd} is no git repository, so there is nothing to compare with ${ref}.`,
  );
  git(
    cwd,
    ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`],
    `git knows no branch, tag or commit "${ref}" here. In CI the checkout may hold one commit alone: fetch the other (\`fetch-depth: 0\`), and name it as --diff origin/main.`,
  );
  const base = git(
    cwd,
    ['merge-base', ref, 'HEAD'],
    `git finds no commit that ${ref} and HEAD have in common. In CI the checkout may be shallow: \`fetch-depth: 0\`.`,
  ).trim();
  const patch = git(cwd, [
    ...['-c', 'core.quotePath=false', 'diff', '--unified=0', '--relative', '--find-renames', '--no-color'],
    ...[
      '--no-ext-diff',
      '--no-textconv',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      '--diff-filter=d',
      base,
      '--',
      '.',
    ],
  ]);
  const untracked = git(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'])
    .split('\0')
    .filter((file) => file !== '');
  return new Map([...linesOfPatch(patch), ...untracked.map((file) => [file, WHOLE] as const)]);
}

/** The lines that a patch without context adds, by file. */
export function linesOfPatch(patch: string): Map<string, Span[]> {
  const changed = new Map<string, Span[]>();
  let spans: Span[] = [];
  // Lines of code follow a heading, and may look like one.
  let codeLeft = 0;
  for (const line of patch.split('\n')) {
    if (codeLeft > 0) {
      if (!line.startsWith('\\')) codeLeft -= 1;
      continue;
    }
    const named = /^\+\+\+ (.+?)\t?$/.exec(line)?.[1];
    if (named !== undefined) {
      spans = [];
      changed.set(unquoted(named).replace(/^b\//, ''), spans);
    }
    const [, removed = '1', start, added = '1'] =
      /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start === undefined) continue;
    codeLeft = Number(removed) + Number(added);
    if (Number(added) > 0) spans.push([Number(start), Number(start) + Number(added) - 1]);
  }
  return changed;
}

/** git writes a name with a quotation mark, a tab or the like as C would. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  return name
    .slice(1, -1)
    .replaceAll(/\\([0-7]{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(parseInt(code, 8)) : ({ t: '\t', n: '\n' }[code] ?? code),
    );
}

/** Does a finding stand on a line that changed? */
export function isOnChange({ file, line, endLine }: Finding, changed: ChangedLines): boolean {
  return (changed.get(file) ?? []).some(([first, last]) => line <= last && first <= endLine);
}

function git(cwd: string, args: readonly string[], otherwise?: string): string {
  try {
    return execFileSync('git', [...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new BadInput('--diff asks git, which is not installed here.');
    throw new BadInput(otherwise ?? `git failed: ${(error as Error).message}`);
  }
}
