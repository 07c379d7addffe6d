// Two processes that lint, and a watch over each: a file that takes too long costs its process, not the run.
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Outcome, Task, Told } from './talk.js';

/** What the rules may take in one file, beside as much again as parsing took, ten times over. */
const LIMIT_MS = 20_000;
const PARSING_SHARE = 10;
/** No parser takes this long; what does is named as well. */
const PARSING_LIMIT_MS = 120_000;
/** Modules that were read are kept for the life of a process; so it is not kept for ever. */
const MOST_HEAP = 1_500_000_000;

export interface TimeOut {
  readonly seconds: number;
  /** In the parser, and so none of our doing. */
  readonly inParser: boolean;
}

export type Result = { readonly file: string } & (
  { readonly outcome: Outcome } | { readonly timeOut: TimeOut } | { readonly died: string }
);

/**
 * Lints every file in one of the processes; each result is handed on as it comes.
 *
 * @param limit milliseconds that the rules may take in one file
 */
export async function lintInProcesses(
  root: string,
  files: readonly string[],
  processes: number,
  onResult: (result: Result) => void,
  limit = LIMIT_MS,
): Promise<void> {
  const queue = [...files];
  const next = () => queue.shift();
  await Promise.all(Array.from({ length: processes }, () => workThrough(root, next, onResult, limit)));
}

async function workThrough(
  root: string,
  next: () => string | undefined,
  onResult: (result: Result) => void,
  limit: number,
): Promise<void> {
  let child: ChildProcess | undefined;
  for (let file = next(); file !== undefined; file = next()) {
    child ??= await started();
    const { result, isTired } = await lintIn(child, { root, file }, limit);
    onResult(result);
    if (!isTired) continue;
    child.kill('SIGKILL');
    child = undefined;
  }
  child?.kill();
}

function started(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=6144'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

function lintIn(
  child: ChildProcess,
  task: Task,
  limit: number,
): Promise<{ result: Result; isTired: boolean }> {
  return new Promise((resolve) => {
    let watch: NodeJS.Timeout | undefined;
    const watchFor = (milliseconds: number, inParser: boolean) => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        const seconds = Math.round(milliseconds / 1_000);
        end({ file: task.file, timeOut: { seconds, inParser } }, true);
      }, milliseconds);
    };
    const onMessage = (told: Told) => {
      if (told.kind === 'parsed') watchFor(limit + told.milliseconds * PARSING_SHARE, false);
      if (told.kind === 'done') end({ file: task.file, outcome: told.outcome }, told.heap > MOST_HEAP);
    };
    const onExit = (code: number | null, signal: string | null) =>
      end({ file: task.file, died: String(code ?? signal) }, true);
    const end = (result: Result, isTired: boolean) => {
      clearTimeout(watch);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve({ result, isTired });
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    watchFor(PARSING_LIMIT_MS, true);
    child.send(task);
  });
}
