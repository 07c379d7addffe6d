// Reads the case files and gives bugs and non-bugs one shape.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Mode = 'validation' | 'n+1' | 'concurrency' | 'error-logging' | 'testing';

export interface Case {
  readonly id: string;
  readonly kind: 'bug' | 'non-bug';
  readonly mode: Mode;
  /** What has to be seen to find it: `file`, `cross-file` or `types`. A non-bug has none. */
  readonly scope: string;
  readonly lib: string;
  /** GitHub repository, owner/name. */
  readonly repo: string;
  /** The version that `path` and `lines` refer to. */
  readonly commit: string;
  readonly path: string;
  /** The lines that hold the construct, 1-based. */
  readonly lines: readonly number[];
  readonly why: string;
}

interface BugRow {
  id: string;
  mode: Mode;
  scope: string;
  lib: string;
  repo: string;
  parent: string;
  path: string;
  lines: number[];
  why: string;
}

interface NonBugRow {
  id: string;
  mode: Mode;
  repo: string;
  commit: string;
  path: string;
  line: number;
  why: string;
}

/** Thrown when the set-up is wrong: its message says what to set, and a stack would only hide that. */
export class SetUpError extends Error {}

export function loadCases(folder: string): Case[] {
  const bugs = rows<BugRow>(folder, 'bugs.jsonl').map(({ parent, ...row }): Case => {
    return { ...row, kind: 'bug', commit: parent };
  });
  const nonBugs = rows<NonBugRow>(folder, 'non-bugs.jsonl').map(({ line, ...row }): Case => {
    return { ...row, kind: 'non-bug', scope: '-', lib: '', lines: [line] };
  });
  return [...bugs, ...nonBugs];
}

function rows<Row>(folder: string, name: string): Row[] {
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new SetUpError(`${file} is not there: FIRST_DRAFT_CASES must name the folder with ${name}.`);
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
