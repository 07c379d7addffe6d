// What GitHub and GitLab do with a job, as far as it can be done here: their own schemas judge the file, the job's commands are
// run one after the other, and what they print is read for annotations.
import { validateWorkflow } from '@action-validator/core';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parse } from 'yaml';
import type { Checkout, Run } from './checkout.js';
import { ROOT } from './project.js';

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: boolean;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

/** What GitHub's schema of workflow files has against one. */
export const faultsOfWorkflow = (text: string): readonly unknown[] => validateWorkflow(text).errors;

/** The steps of a workflow's only job, and what the job is permitted. */
export function readWorkflow(
  text: string,
): Pick<Workflow, 'permissions'> & { readonly steps: readonly Step[] } {
  const { permissions, jobs } = parse(text) as Workflow;
  const [job, ...others] = Object.values(jobs);
  if (!job || others.length > 0) throw new Error('not a workflow of one job');
  return { permissions, steps: job.steps };
}

/** Runs the commands of a job and returns the last one's run. Like a runner, it stops at the first that fails. */
export function runSteps(checkout: Checkout, steps: readonly Step[]): Run {
  let last: Run = { status: 0, stdout: '', stderr: '' };
  for (const { run, env, 'continue-on-error': goesOn } of steps) {
    if (run === undefined) continue;
    last = checkout.run(run, { env: { CI: 'true', GITHUB_ACTIONS: 'true', ...env } });
    if (last.status !== 0 && goesOn !== true) break;
  }
  return last;
}

export interface Annotation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly message: string;
  readonly rule: string;
}

/** The problem matcher `eslint-stylish` of actions/setup-node 7.0.0, .github/eslint-stylish.json, read on 2026-11-26. */
const FILE_LINE = /^\s*([^\s].*)$/;
const FINDING_LINE = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/;

/**
 * The annotations that GitHub's runner makes of a log with that matcher. The second expression loops: it goes on below the line
 * that the first one took for a file, and the first line that it does not fit is tried as a file again (actions/runner,
 * src/Runner.Worker/IssueMatcher.cs, read on 2026-11-26).
 */
export function annotationsIn(log: string): Annotation[] {
  const annotations: Annotation[] = [];
  let file: string | undefined;
  for (const text of log.split('\n')) {
    const finding = file === undefined ? null : FINDING_LINE.exec(text);
    if (file !== undefined && finding) {
      const [, line, column, severity = '', message = '', rule = ''] = finding;
      annotations.push({
        file,
        line: Number(line),
        column: Number(column),
        severity,
        message: message.trim(),
        rule,
      });
    } else file = FILE_LINE.exec(text)?.[1];
  }
  return annotations;
}

/** Has GitLab's schema judge the `.gitlab-ci.yml` of a checkout under version control. Returns what is wrong, or nothing. */
export function faultsOfPipeline(checkout: Checkout): string {
  const program = path.join(ROOT, 'node_modules/.bin/gitlab-ci-local');
  checkout.run('git remote add origin git@gitlab.com:somebody/shop.git');
  const { status, stdout, stderr } = spawnSync(program, ['--list-json'], {
    cwd: checkout.root,
    encoding: 'utf8',
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}
