// npm start: lints the draft, runs it, repairs a copy of it, runs that, runs the version fixed by hand, and compares.
//   --json <file>   also writes every measurement to a file
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { databaseKind } from './database.ts';
import { diffOfRepair, printDiffs } from './diff.ts';
import { generateClient, linkExpress4 } from './generate.ts';
import { countFindings, lint, printFindings } from './lint.ts';
import { measureLatencies, measureLoad } from './measure.ts';
import type { AppName } from './paths.ts';
import { heading, paint, step } from './progress.ts';
import { repairCopy } from './repair.ts';
import { runSuite } from './suites.ts';
import { COLUMNS, type Measured, type Measurements, printTable, rowsOf } from './table.ts';
import { typecheck } from './typecheck.ts';
import { runIntegrationTests, type TestResult } from './vitest.ts';

const passed = ({ passed, failed }: TestResult): string => `${passed} of ${passed + failed} pass`;

async function prove(): Promise<Measurements> {
  heading('The draft, as it was written');
  await step('Generate the Prisma clients', () =>
    Promise.all([generateClient('broken'), generateClient('fixed'), linkExpress4()]),
  );
  await step(
    'Type-check the draft',
    () => typecheck('broken'),
    () => 'it compiles',
  );
  const findings = await step(
    'Lint it',
    () => lint('broken'),
    (results) => `${countFindings(results)} findings`,
  );
  printFindings('broken', findings);
  await step(
    'Lint it with the strict preset',
    () => lint('broken', 'strict'),
    (results) => `${countFindings(results)} findings`,
  );
  const before = await measured('broken', 'the draft', countFindings(findings));

  if (before.suites.broken.failed > 0) throw new Error('the draft fails its own tests');
  for (const real of [before.suites.fixed, before.integration]) {
    if (real.failed === 0) throw new Error('tests that were written for the fixed version pass on the draft');
  }

  heading('The same code after --fix and suggestions');
  await step(
    'Repair a copy',
    repairCopy,
    ({ passes, autofixed, suggestions }) =>
      `${autofixed} findings by --fix, ${suggestions} by their first suggestion, in ${passes} passes`,
  );
  printDiffs(await diffOfRepair());
  await step(
    'Type-check the repaired copy',
    () => typecheck('repaired'),
    () => 'it compiles',
  );
  const left = await step(
    'Lint it again',
    () => lint('repaired'),
    (results) => `${countFindings(results)} findings left`,
  );
  if (countFindings(left) > 0) printFindings('repaired', left);
  const repaired = await measured('repaired', 'the repaired copy', countFindings(left));

  heading('Fixed by hand: what no suggestion can decide');
  await step(
    'Type-check it',
    () => typecheck('fixed'),
    () => 'it compiles',
  );
  const none = await step(
    'Lint it',
    () => lint('fixed'),
    (results) => `${countFindings(results)} findings`,
  );
  if (countFindings(none) > 0) printFindings('fixed', none);
  const fixed = await measured('fixed', 'the fixed version', countFindings(none));
  for (const own of [fixed.suites.fixed, fixed.integration]) {
    if (own.failed > 0) throw new Error(`the version fixed by hand fails: ${own.failures[0]?.name}`);
  }

  heading('Side by side');
  const latencies = await step('Time GET /dashboard of all three, in turns', () =>
    measureLatencies(['broken', 'repaired', 'fixed']),
  );

  return {
    before: { ...before, dashboardMs: latencies.broken },
    repaired: { ...repaired, dashboardMs: latencies.repaired },
    fixed: { ...fixed, dashboardMs: latencies.fixed },
  };
}

async function measured(
  app: AppName,
  title: string,
  findings: number,
): Promise<Omit<Measured, 'dashboardMs'>> {
  const load = await step(`Run ${title} under HTTP load on ${databaseKind()}`, () => measureLoad(app));
  const integration = await step(
    `Run the integration tests on ${title}`,
    () => runIntegrationTests(app),
    passed,
  );
  printFailures(integration);
  const broken = await step(`Run the draft's own tests on ${title}`, () => runSuite('broken', app), passed);
  printFailures(broken);
  const fixed = await step(
    `Run the fixed version's own tests on ${title}`,
    () => runSuite('fixed', app),
    passed,
  );
  printFailures(fixed);
  return { findings, load, integration, suites: { broken, fixed } };
}

function printFailures({ failures }: TestResult): void {
  for (const { name, reason } of failures) {
    console.info(`      ${paint('red', 'fails')}  ${name}: ${reason}`);
  }
}

const { values } = parseArgs({ options: { json: { type: 'string' } } });
try {
  const measurements = await prove();
  heading('Measured in this run');
  printTable(measurements);
  const report = { columns: COLUMNS, rows: rowsOf(measurements), ...measurements };
  if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
