// docs/ci.md: the jobs of the page are judged by the services' own schemas and run on the example backend.
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { ESLint } from 'eslint';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log, Result, Run as SarifRun } from 'sarif';
import { parse } from 'yaml';
import { Checkout, JSON_ROUTE, TWO_FILES } from '../support/checkout.js';
import { DRAFT, REPAIRED } from '../support/first-week.js';
import {
  annotationsIn,
  faultsOfPipeline,
  faultsOfWorkflow,
  readWorkflow,
  runSteps,
} from '../support/ci-services.js';
import { needsGit } from '../support/needs.js';
import { destinationOf, readPage } from '../support/pages.js';
import { ROOT } from '../support/project.js';

const { blocks } = readPage(path.join(ROOT, 'docs/ci.md'));
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
  overrides: Record<string, unknown>;
};

function textOf(file: string): string {
  const block = blocks.find((each) => destinationOf(each) === file);
  if (!block) throw new Error(`docs/ci.md has no ${file}`);
  return block.code;
}

const WORKFLOWS = blocks.map(destinationOf).filter((file) => file?.startsWith('.github/workflows/') === true);

let draft: Checkout;
/** What ESLint's own report says of the draft. */
let findings: readonly (ESLint.LintResult['messages'][number] & { readonly file: string })[];

beforeAll(() => {
  draft = new Checkout(DRAFT);
  const results = JSON.parse(draft.run('npx eslint . --format json').stdout) as ESLint.LintResult[];
  findings = results.flatMap(({ filePath, messages }) =>
    messages.map((each) => ({ ...each, file: path.relative(draft.root, filePath) })),
  );
});

afterAll(() => {
  draft.remove();
});

test('every block of the page is a file, a step, a package to install, or the override', () => {
  const others = blocks.filter(
    (block) => destinationOf(block) === undefined && !['overrides', 'step'].includes(block.info),
  );
  const names = others.map(({ code }) => /^npm install --save-dev (\S+)\n$/.exec(code)?.[1]);
  expect(names).toEqual(['@microsoft/eslint-formatter-sarif', 'eslint-formatter-gitlab', 'lint-staged']);
  expect(Object.keys(manifest.devDependencies)).toEqual(expect.arrayContaining(names));
});

test('the override of the page is the one under which these tests ran', () => {
  const block = blocks.find(({ info }) => info === 'overrides');
  const { overrides } = JSON.parse(block?.code ?? '') as { overrides: Record<string, unknown> };
  expect(manifest.overrides).toMatchObject(overrides);
  const nested = 'node_modules/@microsoft/eslint-formatter-sarif/node_modules/eslint';
  expect(existsSync(path.join(ROOT, nested))).toBe(false);
});

test.each(WORKFLOWS)('%s is a workflow by GitHub’s schema, with actions of a fixed major version', (file) => {
  const text = textOf(String(file));
  expect(faultsOfWorkflow(text)).toEqual([]);
  expect(faultsOfWorkflow(text.replace('runs-on:', 'run-on:'))).not.toEqual([]);
  const used = readWorkflow(text).steps.flatMap(({ uses }) => uses ?? []);
  expect(used.filter((action) => !/^[\w-]+\/[\w/-]+@v\d+$/.test(action))).toEqual([]);
});

test('the step of the page stands behind `npm ci` in the lint job, and brings back the folder of the settings', () => {
  const step = blocks.find(({ info }) => info === 'step')?.code ?? '';
  const job = textOf('.github/workflows/lint.yml').replace(
    /^( *)- run: npm ci\n/m,
    (install, indent: string) => install + step.trimEnd().replaceAll(/^/gm, indent) + '\n',
  );
  expect(faultsOfWorkflow(job)).toEqual([]);
  const { uses, with: given } = readWorkflow(job).steps[
    readWorkflow(job).steps.findIndex(({ run }) => run === 'npm ci') + 1
  ] as { readonly uses?: string; readonly with?: { readonly path?: string } };
  expect(uses).toBe('actions/cache@v5');
  expect(readFileSync(path.join(ROOT, 'docs/settings.md'), 'utf8')).toContain(
    `cache: '${String(given?.path)}'`,
  );
});

describe('the lint job', () => {
  const { steps } = readWorkflow(textOf('.github/workflows/lint.yml'));

  test('fails on the draft, and GitHub’s problem matcher makes an annotation of every finding', () => {
    const { status, stdout } = runSteps(draft, steps);
    expect(status).toBe(1);
    const expected = findings.map(({ file, line, column, message, ruleId }) => ({
      file: path.join(draft.root, file),
      line,
      column,
      severity: 'error',
      // The report leaves the full stop out.
      message: message.replace(/\.$/, ''),
      rule: ruleId,
    }));
    expect(expected).toHaveLength(69);
    expect(annotationsIn(stdout)).toEqual(expected);
  });

  test('passes on the backend that was repaired by hand', () => {
    const repaired = new Checkout(REPAIRED);
    expect(runSteps(repaired, steps)).toEqual({ status: 0, stdout: '', stderr: '' });
    repaired.remove();
  });

  test('fails for a comment that silences nothing any more, which is a warning', () => {
    const project = new Checkout({
      'src/schema.ts': `// eslint-disable-next-line first-draft/no-uncoerced-input -- once needed\nexport const page = 1;\n`,
    });
    expect(runSteps(project, steps).status).toBe(1);
    expect(project.run('npx eslint .').status).toBe(0);
    project.remove();
  });

  test('registers the matcher: Node is set up by setup-node', () => {
    expect(steps.map(({ uses }) => uses)).toContain('actions/setup-node@v7');
  });
});

describe('the code scanning job', () => {
  const { permissions, steps } = readWorkflow(textOf('.github/workflows/code-scanning.yml'));
  const upload = steps.at(-1);
  let run: SarifRun;
  let results: Result[];

  const readReport = () => JSON.parse(draft.read(String(upload?.with?.['sarif_file']))) as Log;

  beforeAll(() => {
    runSteps(draft, steps);
    [run] = readReport().runs as [SarifRun];
    results = run.results ?? [];
  });

  test('may write alerts, and uploads the file that ESLint wrote', () => {
    expect(permissions).toEqual({ contents: 'read', 'security-events': 'write' });
    expect(upload?.uses).toMatch(/^github\/codeql-action\/upload-sarif@/);
  });

  test('writes a file that fits the schema which it names', () => {
    const file = createRequire(import.meta.url).resolve(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    );
    const report = readReport();
    expect(path.basename(file, '.json')).toBe(path.basename(String(report.$schema)));
    // The schema has an expression that is none under the flag `u`.
    const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    const fits = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    fits(report);
    expect(fits.errors ?? []).toEqual([]);
    expect(fits({ ...report, version: '2.0.0' })).toBe(false);
  });

  test('has every finding at its place', () => {
    const placed = results.map(({ ruleId, message, level, locations }) => {
      const place = locations?.[0]?.physicalLocation;
      return {
        file: path.relative(draft.root, fileURLToPath(String(place?.artifactLocation?.uri))),
        line: place?.region?.startLine,
        column: place?.region?.startColumn,
        message: message.text,
        ruleId,
        level,
      };
    });
    expect(placed).toEqual(
      findings.map(({ file, line, column, message, ruleId }) => ({
        file,
        line,
        column,
        message,
        ruleId,
        level: 'error',
      })),
    );
  });

  test('describes every rule and links to its page', () => {
    const rules = run.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id).sort()).toEqual(
      [...new Set(findings.map(({ ruleId }) => ruleId))].sort(),
    );
    for (const { id, helpUri, shortDescription } of rules) {
      expect(shortDescription?.text).toMatch(/^(?:Disallow|Require|Enforce) /);
      const page = /\/(docs\/rules\/.+\.md)$/.exec(String(helpUri))?.[1];
      expect(page).toBe(`docs/rules/${id.replace('first-draft/', '')}.md`);
      expect(existsSync(path.join(ROOT, String(page)))).toBe(true);
    }
  });

  test('leaves out what is suppressed', () => {
    const old = new Checkout(TWO_FILES);
    old.run('npx eslint . --suppress-all');
    const reported = (env?: Record<string, string>) => {
      runSteps(
        old,
        steps.map((step) => (env ? { ...step, env } : step)),
      );
      return (JSON.parse(old.read('eslint.sarif')) as Log).runs[0]?.results;
    };
    expect(reported()).toEqual([]);
    expect(reported({})?.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'external', justification: '' }],
    ]);
    old.remove();
  });
});

interface QualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: {
    readonly path: string;
    readonly positions: { readonly begin: { readonly line: number } };
  };
}

describe('the GitLab job', () => {
  const text = textOf('.gitlab-ci.yml');
  const [[job, { script, artifacts }]] = Object.entries(parse(text) as object) as [
    [string, { script: string[]; artifacts: { reports: { codequality: string } } }],
  ];

  /** What GitLab's runner sets that the formatter reads. */
  function report(checkout: Checkout): { status: number | null; issues: QualityIssue[] } {
    checkout.write('.gitlab-ci.yml', text);
    const env = { CI: 'true', GITLAB_CI: 'true', CI_JOB_NAME: job, CI_PROJECT_DIR: checkout.root };
    const { status } = checkout.run(script.join('\n'), { env });
    return { status, issues: JSON.parse(checkout.read(artifacts.reports.codequality)) as QualityIssue[] };
  }
  const fingerprints = (checkout: Checkout) =>
    report(checkout)
      .issues.map(({ fingerprint }) => fingerprint)
      .sort();

  test('is a pipeline by GitLab’s schema', (context) => {
    needsGit(context);
    const pipeline = new Checkout({ '.gitlab-ci.yml': text });
    pipeline.commit();
    expect(faultsOfPipeline(pipeline)).toBe('');
    pipeline.write('.gitlab-ci.yml', text.replace('codequality', 'codequalty'));
    expect(faultsOfPipeline(pipeline)).toContain("'codequalty' property is not expected");
    pipeline.remove();
  });

  test('writes the fields that GitLab documents, for every finding', () => {
    const { status, issues } = report(draft);
    expect(status).toBe(1);
    expect(
      issues.map(({ description, check_name, severity, location }) => ({
        description,
        check_name,
        severity,
        path: location.path,
        line: location.positions.begin.line,
      })),
    ).toEqual(
      findings.map(({ message, ruleId, file, line }) => ({
        description: message,
        check_name: ruleId,
        severity: 'major',
        path: file,
        line,
      })),
    );
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(69);
  });

  test('gives a finding the same fingerprint until its message names another line of another file', () => {
    const project = new Checkout(TWO_FILES);
    const first = fingerprints(project);
    expect(first).toHaveLength(1);
    expect(fingerprints(project)).toEqual(first);
    project.write('src/schema.ts', `// A line more.\n${String(TWO_FILES['src/schema.ts'])}`);
    expect(fingerprints(project)).toEqual(first);
    project.write('src/route.ts', `// A line more.\n${String(TWO_FILES['src/route.ts'])}`);
    expect(fingerprints(project)).not.toEqual(first);
    project.write('src/route.ts', JSON_ROUTE);
    expect(fingerprints(project)).toEqual([]);
    project.remove();
  });
});
