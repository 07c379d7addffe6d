// The files below .github, and those beside README that GitHub shows: what they say exists, and GitHub takes them.
import { validateWorkflow } from '@action-validator/core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { NODES } from '../scripts/matrix/cells.js';
import { dependabot, issueConfig, issueForm } from './support/github-files.js';
import { manifest } from './support/installed-plugin.js';
import { ROOT } from './support/project.js';

const GITHUB = path.join(ROOT, '.github');
const textOf = (file: string) => readFileSync(path.join(GITHUB, file), 'utf8');
const forms = readdirSync(path.join(GITHUB, 'ISSUE_TEMPLATE')).filter((name) => /^\d/.test(name));
const workflows = readdirSync(path.join(GITHUB, 'workflows'));

interface Job {
  readonly needs?: string;
  readonly uses?: string;
  readonly environment?: string | object;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
const workflow = (file: string) => parse(textOf(`workflows/${file}`)) as Workflow;

describe.each(workflows)('%s', (file) => {
  const { permissions, jobs } = workflow(file);
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  test('GitHub’s schema has nothing against it', () => {
    const text = textOf(`workflows/${file}`);
    expect(validateWorkflow(text).errors).toEqual([]);
    expect(validateWorkflow(text.replace('runs-on:', 'runs-in:')).errors).not.toEqual([]);
  });

  test('it may read alone, and a job says what it may beyond that', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const more = Object.values(jobs).flatMap((job) => Object.entries(job.permissions ?? {}));
    expect(
      more.filter(([name, access]) => access === 'write' && !['id-token', 'pages'].includes(name)),
    ).toEqual([]);
  });

  test('actions are pinned to a commit, with the tag behind it', () => {
    const lines = textOf(`workflows/${file}`)
      .split('\n')
      .filter((line) => /\buses: (?!\.\/)/.test(line));
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('every script that it runs is there', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const { run = '' } of steps) {
      const [, script] = /^npm run ([\w:-]+)/.exec(run) ?? [];
      if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
      if (run.startsWith('.')) expect(existsSync(path.join(ROOT, run))).toBe(true);
    }
    for (const { uses } of Object.values(jobs))
      if (uses !== undefined) expect(existsSync(path.join(ROOT, uses))).toBe(true);
  });
});

test('CI runs on the lowest Node that the manifest allows and on the newest of each major version', () => {
  const tested = workflow('ci.yml').jobs['test']?.strategy?.matrix['node'] ?? [];
  const [lowest, ...others] = NODES;
  expect(tested).toEqual([lowest, ...others.filter((version) => /^\d+$/.test(version))]);
});

test('a release waits for CI, has a person say yes, and is vouched for', () => {
  const { jobs } = workflow('release.yml');
  expect(jobs['ci']?.uses).toBe('./.github/workflows/ci.yml');
  expect(jobs['publish']).toMatchObject({
    needs: 'ci',
    environment: 'npm',
    permissions: { 'id-token': 'write' },
  });
  expect(jobs['publish']?.steps?.at(-1)?.run).toBe('npm run release');
  const secrets = workflows.filter((file) => textOf(`workflows/${file}`).includes('secrets.'));
  expect(secrets).toEqual([]);
});

test.each(forms)('%s', (file) => {
  const text = textOf(`ISSUE_TEMPLATE/${file}`);
  const form = parse(text) as { body: object[] };
  expect(issueForm.safeParse(form).error?.issues).toBeUndefined();
  // The judge refuses a slip.
  expect(issueForm.safeParse({ ...form, body: [...form.body, ...form.body] }).success).toBe(false);
  expect(issueForm.safeParse(parse(text.replace('label:', 'lable:'))).success).toBe(false);
});

test('a question has another place, and dependabot looks after packages and actions', () => {
  const config = parse(textOf('ISSUE_TEMPLATE/config.yml')) as object;
  expect(issueConfig.safeParse(config).error?.issues).toBeUndefined();
  const kept = dependabot.parse(parse(textOf('dependabot.yml')));
  expect(kept.updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  expect(dependabot.safeParse({ ...kept, version: 1 }).success).toBe(false);
});

test('a wrong finding is asked for as it is traced', () => {
  const asked = (parse(textOf('ISSUE_TEMPLATE/1-false-positive.yml')) as { body: { id?: string }[] }).body;
  expect(asked.map(({ id }) => id)).toEqual(expect.arrayContaining(['rule', 'code', 'why', 'versions']));
});

test('owners are of paths that are there', () => {
  const owned = textOf('CODEOWNERS')
    .split('\n')
    .filter((line) => line.startsWith('/'));
  expect(owned.length).toBeGreaterThan(0);
  for (const line of owned) {
    const [file = '', ...owners] = line.split(/\s+/);
    expect(existsSync(path.join(ROOT, file)), file).toBe(true);
    expect(owners.length).toBeGreaterThan(0);
  }
});

test('the version has an entry in the changelog', () => {
  const changelog = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
  expect(changelog).toContain(`\n## ${manifest.version}\n`);
});
