// `npm run matrix` installs the packed plugin beside every ESLint, TypeScript and Node that it supports, lints one project
// in each, and compares what is found.
//
//   --only TEXT   cells whose description has this text: `--only "ESLint 9.0.0"`, `--only "Node 20"`
//   --fresh       installs everything anew
//   --write       writes the table into docs/compatibility.md, if every cell agrees
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillBlock } from '../generate.js';
import {
  arrangementOf,
  compilersOf,
  describeCell,
  describeHost,
  formsOf,
  HOSTS,
  NODES,
  TYPESCRIPT_ESLINT,
  type Cell,
  type Host,
} from './cells.js';
import { readReference } from './findings.js';
import { InstallError, installHost, installTools, nodeBinary, packPlugin, removeHosts } from './hosts.js';
import { lintForm, type Verdict } from './lint.js';
import { allCells, cellLine, heading, matrixBlock, type Circumstances } from './report.js';
import { typeErrorsOf } from './types.js';

const PAGE = path.resolve(import.meta.dirname, '../../docs/compatibility.md');
const AT_ONCE = Math.max(2, Math.min(4, os.availableParallelism()));

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, fresh: { type: 'boolean' }, write: { type: 'boolean' } },
});

async function main(): Promise<number> {
  const { only, fresh, write } = options;
  const cells = allCells(HOSTS).filter((cell) => only === undefined || describeCell(cell).includes(only));
  if (cells.length === 0) return fail(`No cell is described by "${only}".`);
  if (write && only !== undefined) return fail('--write writes the whole table: leave --only out.');
  if (fresh) removeHosts();

  const tarball = packPlugin();
  await installTools();
  const { folders, failures } = await installHosts([...new Set(cells.map(({ host }) => host))], tarball);
  for (const { message } of failures) console.error(`\n${message}`);

  const installed = cells.filter(({ host }) => folders.has(host));
  const typeErrors = await checkTypes(folders);
  const verdicts = await lintCells(installed, folders);
  const different = verdicts.filter(({ differences }) => differences.length > 0);
  for (const verdict of different) console.log(describeDifference(verdict));
  for (const error of typeErrors) console.log(`\n${error}`);
  console.log(`\n${summary(installed.length, verdicts.length, different.length, failures.length)}`);
  if (different.length + typeErrors.length + failures.length > 0) return 1;
  if (write) await writePage(cells, folders);
  return 0;
}

function summary(cells: number, runs: number, different: number, failures: number): string {
  const outcome = different === 0 ? 'all find the same' : `${different} runs differ from the reference`;
  const ran = `${cells} cells, ${runs} runs${runs === 0 ? '' : `: ${outcome}`}.`;
  return failures === 0 ? ran : `${ran} Hosts that could not be installed: ${failures}.`;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

async function installHosts(
  hosts: readonly Host[],
  tarball: string,
): Promise<{ folders: ReadonlyMap<Host, string>; failures: readonly InstallError[] }> {
  const folders = new Map<Host, string>();
  const failures: InstallError[] = [];
  await inParallel(hosts, async (host) => {
    try {
      folders.set(host, await installHost(host, tarball));
    } catch (error) {
      if (!(error instanceof InstallError)) throw error;
      failures.push(error);
    }
  });
  return { folders, failures };
}

async function checkTypes(folders: ReadonlyMap<Host, string>): Promise<string[]> {
  const errors: string[] = [];
  await inParallel([...folders], async ([host, folder]) => {
    for (const error of await typeErrorsOf(host, folder))
      errors.push(`${describeHost(host)}: a typed configuration does not compile.\n${error}`);
  });
  const compiled = [...folders.keys()].flatMap(compilersOf).length;
  console.log(
    `${compiled} compilers read a typed configuration: ${errors.length === 0 ? 'it fits' : 'DIFFERS'}.\n`,
  );
  return errors;
}

async function lintCells(cells: readonly Cell[], folders: ReadonlyMap<Host, string>): Promise<Verdict[]> {
  const reference = readReference();
  const all: Verdict[] = [];
  console.log(heading());
  // The cells of one host and tier share folders, one for each form: they take turns.
  const turns = [...folders.keys()].flatMap((host) =>
    arrangementOf(host).tiers.map((tier) => cells.filter((cell) => cell.host === host && cell.tier === tier)),
  );
  await inParallel(turns, async (turn) => {
    for (const cell of turn) {
      const verdicts: Verdict[] = [];
      for (const form of formsOf(cell))
        verdicts.push(await lintForm(cell, folders.get(cell.host) as string, form, reference));
      console.log(cellLine(cell, verdicts));
      all.push(...verdicts);
    }
  });
  return all;
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const describeDifference = ({ cell, form, differences }: Verdict) =>
  `\n${describeCell(cell as Cell)}, configuration ${form}:\n${differences.map((each) => `  ${each}`).join('\n')}`;

async function writePage(cells: readonly Cell[], folders: ReadonlyMap<Host, string>): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const folder = folders.get(HOSTS[0] as Host) as string;
  const block = matrixBlock(cells, circumstances(folder));
  writeFileSync(PAGE, await fillBlock(page, 'matrix', block, 'docs/compatibility.md'));
  console.log('docs/compatibility.md is written.');
}

function circumstances(folder: string): Circumstances {
  const versionOf = (name: string) =>
    (
      JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
        version: string;
      }
    ).version;
  return {
    date: new Date().toISOString().slice(0, 10),
    nodes: new Map(
      NODES.map((version) => [
        version,
        execFileSync(nodeBinary(version), ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim(),
      ]),
    ),
    versions: {
      ...TYPESCRIPT_ESLINT,
      'oxc-parser': versionOf('oxc-parser'),
      'oxc-resolver': versionOf('oxc-resolver'),
    },
    platform: `${process.platform}-${process.arch}`,
    findings: [...readReference().values()].join('').match(/^ {2}\d/gm)?.length ?? 0,
  };
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof InstallError)) throw error;
  process.exitCode = fail(error.message);
}
