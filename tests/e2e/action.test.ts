// The action that a workflow can use: GitHub's own schema judges it, and its script is run as a runner does, with a stand-in for
// `npx` that runs the packed plugin.
import { validateAction } from '@action-validator/core';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { manifest } from '../support/installed-plugin.js';
import { needsGit } from '../support/needs.js';
import { Npx } from '../support/npx.js';
import { KINDS } from '../support/project-kinds.js';
import { ROOT } from '../support/project.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly run: string; readonly env: Readonly<Record<string, string>> }];
  };
}

const text = readFileSync(path.join(ROOT, 'action.yml'), 'utf8');
const { inputs, runs } = parse(text) as Action;
const [step] = runs.steps;

const npx = new Npx();
afterAll(() => {
  npx.remove();
});

/** Runs the step in a project, with what a workflow gives the action. */
function use(project: ReturnType<Npx['project']>, given: Readonly<Record<string, string>>) {
  // Outside of the project's sources, as a runner has it.
  project.write(
    '.bin/npx',
    `#!/bin/sh\n[ "$1" = --yes ] || exit 9\necho "npx $2"\nshift 2\nexec node '${npx.plugin}/dist/cli/main.js' "$@"\n`,
  );
  chmodSync(path.join(project.root, '.bin/npx'), 0o755);
  const env = Object.entries(step.env).map(([name, value]) => {
    const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
    return [
      name,
      value === '${{ github.action_path }}' ? ROOT : (given[input] ?? inputs[input]?.default ?? ''),
    ];
  });
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run],
    {
      cwd: project.root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(env),
        PATH: `${project.root}/.bin:${process.env['PATH'] ?? ''}`,
      } as never,
    },
  );
  return { status, stdout, stderr };
}

test('GitHub’s schema has nothing against it, and every input reaches the script', () => {
  expect(validateAction(text).errors).toEqual([]);
  expect(validateAction(text.replace('using: composite', 'using: shell')).errors).not.toEqual([]);
  const passed = Object.values(step.env).join();
  for (const name of Object.keys(inputs))
    expect(name === 'working-directory' ? text : passed, name).toContain(`\${{ inputs.${name} }}`);
  expect(step.run).not.toContain('${{');
});

test('it runs the version of its own checkout, annotates, and fails for a finding', () => {
  const { status, stdout, stderr } = use(npx.project(KINDS['plain JavaScript, CommonJS']), {});
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    `npx eslint-plugin-first-draft@${manifest.version}\n::error file=src/app.js,line=10,`,
  );
  expect(status).toBe(1);
});

describe('with what a workflow may give', () => {
  beforeEach(needsGit);

  test('files, areas, a branch whose name is no program, and a report', () => {
    const project = npx.project(KINDS['plain JavaScript, CommonJS']);
    project.git('init', '-q', '-b', 'main');
    project.git('add', 'src');
    project.git('commit', '-qm', 'start');
    const { status, stdout } = use(project, {
      version: '9.9.9',
      only: 'errors,validation',
      paths: 'src/app.js\nsrc/schemas.js\n',
      'max-findings': '2',
      'sarif-file': 'out/first-draft.sarif',
    });
    expect(stdout).toContain('npx eslint-plugin-first-draft@9.9.9\n');
    expect(project.read('out/first-draft.sarif')).toContain('first-draft/no-uncoerced-input');
    expect(status).toBe(0);
    const strange = use(project, { diff: 'main"; touch owned; "' });
    expect(strange.stderr).toContain('git knows no branch, tag or commit "main"; touch owned; ""');
    expect(strange.status).toBe(2);
    expect(project.spawn('ls').stdout).not.toContain('owned');
    expect(use(project, { diff: 'main' }).status).toBe(0);
  });
});
