// `npm run crash`: every rule over every script that npm installed. None may throw or hang, and no repair may break code.
import { appendFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { modelledPackages } from './modelled-packages.js';
import { lintInProcesses, type Result } from './pool.js';
import { failuresIn, printSummary } from './summary.js';
import { distinct, layOut, layOutPath, sampleOf, scriptsBelow } from './subjects.js';

const HELP = `npm run crash -- [--from folder] [--sample n] [--part n/m] [--only text] [--findings file]

  --from folder    whose scripts (default: node_modules)
  --sample n       the n files with the lowest hashes of their paths; the same on every machine
  --part n/m       the n-th of m parts of the files
  --only text      files whose path holds this
  --findings file  writes each finding on a line
`;

const ROOT = path.join(import.meta.dirname, '../..');
const LAYOUT = path.join(ROOT, 'scripts/.crash/all');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: path.join(ROOT, 'node_modules') },
      sample: { type: 'string' },
      part: { type: 'string', default: '1/1' },
      only: { type: 'string', default: '' },
      findings: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const found = scriptsBelow(values.from).filter((file) => file.includes(values.only));
  const all = distinct(values.from, found);
  console.log(`${String(found.length)} scripts, of which ${String(all.length)} differ`);
  const chosen = values.sample === undefined ? all : sampleOf(values.from, all, Number(values.sample));
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  const size = Math.ceil(chosen.length / parts);
  const files = chosen.slice((part - 1) * size, part * size);
  layOut(values.from, chosen, LAYOUT, modelledPackages());

  if (values.findings) writeFileSync(values.findings, '');
  const results: Result[] = [];
  await lintInProcesses(LAYOUT, files.map(layOutPath), Math.min(2, availableParallelism()), (result) => {
    results.push(result);
    for (const { file, how } of failuresIn(result)) console.log(`${file}: ${how}`);
    if (results.length % 1_000 === 0)
      console.log(`${String(results.length)} of ${String(files.length)} files`);
    if (values.findings && 'outcome' in result)
      for (const { rule, evidence, line, message } of result.outcome.findings)
        appendFileSync(
          values.findings,
          [evidence, rule, `${result.outcome.file}:${String(line)}`, message].join('\t') + '\n',
        );
  });
  if (printSummary(results) > 0) process.exitCode = 1;
}

await main();
