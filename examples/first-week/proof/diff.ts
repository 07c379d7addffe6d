import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { LINTED } from './lint.ts';
import { appDir } from './paths.ts';
import { type Colour, paint } from './progress.ts';

export interface FileDiff {
  file: string;
  patch: string;
}

/** What the repair changed, as unified diffs of the source files. */
export async function diffOfRepair(): Promise<FileDiff[]> {
  const folders = LINTED.map((folder) =>
    readdir(path.join(appDir('broken'), folder), { recursive: true, withFileTypes: true }),
  );
  const names = (await Promise.all(folders))
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(appDir('broken'), path.join(entry.parentPath, entry.name)))
    .filter((name) => !/(?:^|[/\\])(?:generated|node_modules)[/\\]/.test(name))
    .sort();

  const diffs: FileDiff[] = [];
  for (const file of names) {
    const before = await readFile(path.join(appDir('broken'), file), 'utf8');
    const after = await readFile(path.join(appDir('repaired'), file), 'utf8');
    if (before === after) continue;
    const patch = createTwoFilesPatch(`broken/${file}`, `repaired/${file}`, before, after, '', '', {
      context: 1,
    });
    diffs.push({ file, patch });
  }
  return diffs;
}

export function printDiffs(diffs: FileDiff[]): void {
  for (const { patch } of diffs) {
    // The first line is a ruler that `diff` draws between files.
    for (const line of patch.trimEnd().split('\n').slice(1)) console.info(coloured(line));
  }
}

function coloured(line: string): string {
  const colours: [prefix: string, colour: Colour][] = [
    ['---', 'bold'],
    ['+++', 'bold'],
    ['@@', 'cyan'],
    ['-', 'red'],
    ['+', 'green'],
  ];
  const match = colours.find(([prefix]) => line.startsWith(prefix));
  return match ? paint(match[1], line) : line;
}
