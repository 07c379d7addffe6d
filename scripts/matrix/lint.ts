// Runs a host's own ESLint on the project, and compares what it finds with the reference.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { arrangementOf, FORMS, type Cell, type FormName } from './cells.js';
import { differencesOf, expectedOf, findingsIn, type Findings } from './findings.js';
import { nodeBinary, writeForm } from './hosts.js';
import { spawn } from './spawn.js';

export interface Verdict {
  readonly cell: Pick<Cell, 'host' | 'tier'> & { readonly node?: Cell['node'] };
  readonly form: FormName;
  readonly findings: Findings;
  /** Empty where the findings are those of the reference. */
  readonly differences: readonly string[];
}

/** What Node says of a feature that the run asks for. */
const EXPECTED_WARNING =
  /^\(node:\d+\) (?:ExperimentalWarning: (?:Type Stripping|`--experimental-loader`)[^\n]*(?:\n(?:--import|`--import)[^\n]*)*)\n|^\(Use `node --trace-warnings[^\n]*\n/gm;

/**
 * Lints the project in a host, with one form of configuration. Without a Node in the cell, the one that runs this is used.
 *
 * @returns what was found, and how it differs from the reference; a run that fails is a difference.
 */
export async function lintForm(
  cell: Verdict['cell'],
  hostFolder: string,
  form: FormName,
  reference: Findings,
): Promise<Verdict> {
  const { host, tier, node } = cell;
  const { parser, environment } = arrangementOf(host);
  const folder = writeForm(host, hostFolder, form, tier);
  const { flags = [] } = FORMS[form] as { flags?: readonly string[] };
  const args = [
    ...(host.installer === 'yarn' ? plugAndPlay(hostFolder) : []),
    startIn(hostFolder),
    ...flags,
    '--format',
    'json',
    'src',
  ];
  const { status, stdout, stderr } = await spawn(nodeBinary(node), args, folder, environment);
  const verdict = (findings: Findings, differences: readonly string[]) => ({
    cell,
    form,
    findings,
    differences,
  });
  const noise = stderr.replaceAll(EXPECTED_WARNING, '').trim();
  if (status === 2 || !stdout.startsWith('[')) return verdict(new Map(), [`exit ${status}`, stdout, stderr]);
  const found = findingsIn(JSON.parse(stdout) as ESLint.LintResult[], folder);
  const differences = differencesOf(expectedOf(reference, { parser, tier }), found);
  return verdict(found, noise === '' ? differences : [...differences, `on standard error: ${noise}`]);
}

/** ESLint's command line, found from the host as a module of the host is. */
function startIn(hostFolder: string): string {
  const file = path.join(hostFolder, 'eslint.cjs');
  writeFileSync(
    file,
    "require(require('node:path').join(require.resolve('eslint/package.json'), '../bin/eslint.js'));\n",
  );
  return file;
}

const plugAndPlay = (hostFolder: string) => [
  '--require',
  path.join(hostFolder, '.pnp.cjs'),
  '--experimental-loader',
  path.join(hostFolder, '.pnp.loader.mjs'),
];
