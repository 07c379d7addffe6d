// The rooms of the analysis as a picture and a table, drawn from the imports in the sources.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { ROOMS, roomOf } from '../tests/support/rooms.js';

const FACTS = path.resolve(import.meta.dirname, '../src/facts');

/** A diagram that GitHub draws, with an arrow for each room that another one imports, and what each room answers. */
export function roomsBlock(): string {
  const files = readdirSync(FACTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `facts/${name.split(path.sep).join('/')}`);
  const filesIn = (room: string) => files.filter((file) => roomOf(file) === room);
  const arrows = ROOMS.flatMap(({ name }) => {
    const used = new Set(filesIn(name).flatMap((file) => roomsImportedBy(file)));
    return ROOMS.filter((other) => other.name !== name && used.has(other.name)).map(
      (other) => `  ${name} --> ${other.name}`,
    );
  });
  const rows = ROOMS.map(
    ({ name, answers }) => `| \`${name}\` | ${answers} | ${String(filesIn(name).length)} |`,
  );
  return [
    '```mermaid',
    'graph TD',
    ...arrows,
    '```',
    '',
    '| room, in `src/facts` | the question | files |',
    '| --- | --- | --: |',
    ...rows,
  ].join('\n');
}

function roomsImportedBy(file: string): string[] {
  const text = readFileSync(path.join(FACTS, '..', file), 'utf8');
  const { module } = parseSync(file, text, { lang: 'ts' });
  return module.staticImports.flatMap(({ moduleRequest: { value } }) => {
    const room = value.startsWith('.')
      ? roomOf(path.posix.join(path.posix.dirname(file), value).replace(/\.js$/, '.ts'))
      : undefined;
    return room === undefined ? [] : [room];
  });
}
