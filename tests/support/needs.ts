// What some tests need and `npm install` does not bring. A machine without it skips them, and `skipped-reporter.ts` prints one
// line for each thing that is missing; CI has to have everything.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';

/** What is missing and how to get it, in one sentence; undefined where everything is here. */
export type Lack = string | undefined;

/** The packages that bring a program. */
export interface Packages {
  readonly apt: string;
  readonly brew?: string;
}

/** Daemons lie where the path of a user seldom leads. */
const FOLDERS_OF_DAEMONS = ['/usr/sbin', '/usr/local/sbin'];

/**
 * The file of a program, or undefined where there is none.
 *
 * @param elsewhere folders that are searched before those of the path
 */
export function findProgram(name: string, elsewhere: readonly string[] = []): string | undefined {
  const folders = [...elsewhere, ...(process.env['PATH'] ?? '').split(path.delimiter), ...FOLDERS_OF_DAEMONS];
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function describeLack(name: string, { apt, brew }: Packages): string {
  const ways = [`apt-get install ${apt}`, ...(brew === undefined ? [] : [`brew install ${brew}`])];
  return `${name} is not here. ${ways.map((way) => `\`${way}\``).join(' or ')} brings it.`;
}

/**
 * Skips the test where something is missing.
 *
 * @throws in CI, where nothing may be missing
 */
export function skipWithout(lack: Lack, context: TestContext): void {
  if (lack === undefined) return;
  if (process.env['CI']) throw new Error(lack);
  context.skip(lack);
}

const lackOfGit =
  findProgram('git') === undefined ? describeLack('git', { apt: 'git', brew: 'git' }) : undefined;

/** For `beforeEach`, where all tests of a file or a block need it. */
export const needsGit = (context: TestContext): void => skipWithout(lackOfGit, context);
