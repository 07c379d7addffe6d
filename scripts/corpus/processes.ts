// Hands repositories to processes that lint them.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LintedFinding } from './lint.js';

export interface Task {
  readonly root: string;
  readonly files: readonly string[];
  /** The module to lint with. */
  readonly plugin: string;
  readonly rules: readonly string[];
}

export type Told =
  | { readonly kind: 'file'; readonly path: string; readonly index: number }
  | { readonly kind: 'done'; readonly findings: LintedFinding[] };

export type FileBegun = Extract<Told, { kind: 'file' }>;

/**
 * Works through a list, a few at a time, and takes the next one whenever one is done.
 *
 * @returns the results in the order of the list
 */
export async function mapInParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  const workThrough = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, workThrough));
  return results;
}

/** @throws Error when the process ends before it has told its findings; the message names the file it was at */
export function lintInProcess(task: Task, onFile: (begun: FileBegun) => void): Promise<LintedFinding[]> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=6144'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let at = 'its first file';
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      if (told.kind === 'done') {
        resolve(told.findings);
        child.disconnect();
      } else {
        at = told.path;
        onFile(told);
      }
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      reject(new Error(`Linting ${task.root} ended with ${String(code ?? signal)} at ${at}.`)),
    );
    child.send(task);
  });
}
