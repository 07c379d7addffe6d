// Compiles a typed configuration with a host's own compilers, against the types of its own ESLint.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compilersOf, type Host } from './cells.js';
import { configurationOf } from './configurations.js';
import { spawn } from './spawn.js';

const TSCONFIG = {
  compilerOptions: { module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true, types: [] },
  files: ['eslint.config.ts'],
};

/** What the compilers have against the configuration; empty where it fits. */
export async function typeErrorsOf(host: Host, hostFolder: string): Promise<string[]> {
  const folder = path.join(hostFolder, 'types');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  writeFileSync(path.join(folder, 'eslint.config.ts'), configurationOf(host, 'ts', 'typed'));
  const errors: string[] = [];
  for (const compiler of compilersOf(host)) {
    const file = path.join(hostFolder, 'node_modules', compiler);
    const { status, stdout, stderr } = await spawn(process.execPath, [file, '-p', '.'], folder);
    if (status !== 0) errors.push(`${compiler}: exit ${status}\n${stdout}${stderr}`);
  }
  return errors;
}
