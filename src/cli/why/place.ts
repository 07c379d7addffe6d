// The place that a user asks about: `src/orders.ts:12`, with a column behind it or without.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BadInput } from '../bad-input.js';

export interface Place {
  /** An absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/**
 * Reads `file:line` and `file:line:column`; `C:\app\a.ts:12` and `src\a.ts:12` too.
 *
 * @throws {BadInput} without a line, and for a file that is not there
 */
export function placeOf(argument: string, cwd: string): Place {
  const [, named, line, column] = /^(.+?):(\d+)(?::(\d+))?$/s.exec(argument) ?? [];
  if (named === undefined || Number(line) < 1)
    throw new BadInput(`"${argument}" names no line. Write the file and the line: src/orders.ts:12`);
  // A path that Windows wrote is read on other systems as well.
  const file = [named, named.replaceAll('\\', '/')]
    .map((each) => path.resolve(cwd, each))
    .find((each) => existsSync(each));
  if (file === undefined)
    throw new BadInput(
      `There is no file ${named} below ${cwd}. Paths are read from the folder of the command.`,
    );
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}
