import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AppName, binOf, exampleDir } from './paths.ts';
import { runNode } from './run.ts';

export interface TestFailure {
  name: string;
  reason: string;
}

export interface TestResult {
  passed: number;
  failed: number;
  /** The tests that failed, and on what. */
  failures: TestFailure[];
}

interface JsonReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

/** The tests of the whole API, the same ones for every app. */
export const runIntegrationTests = (app: AppName): Promise<TestResult> =>
  runVitest(path.join(exampleDir, 'integration'), { APP: app });

/** Runs the tests of a folder, whatever they say. */
export async function runVitest(root: string, env?: NodeJS.ProcessEnv): Promise<TestResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'first-week-'));
  const file = path.join(folder, 'report.json');
  try {
    const args = [binOf('vitest'), 'run', '--root', root, '--reporter=json', `--outputFile=${file}`];
    const { output } = await runNode(args, root, env);
    const report = JSON.parse(await readFile(file, 'utf8').catch(() => fail(output))) as JsonReport;
    const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    // A file that cannot even be loaded reports no tests, and a hook that fails skips them.
    if (report.numPassedTests + report.numFailedTests === 0) fail(output);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      failures: tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          name: fullName,
          reason: firstLine(failureMessages[0] ?? ''),
        })),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/^\w*Error: /, '');

function fail(output: string): never {
  throw new Error(`vitest ran no test\n${output.trim()}`);
}
