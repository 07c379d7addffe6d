// Arguments, read by Node's own parser, which knows what an option takes and refuses what is none.
import { parseArgs } from 'node:util';
import { BadInput } from './bad-input.js';

interface Option {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
}
type ValueOf<O extends Option> = O extends { type: 'boolean' }
  ? boolean
  : O extends { multiple: true }
    ? string[]
    : string;

interface Read<O extends Readonly<Record<string, Option>>> {
  readonly values: { readonly [Name in keyof O]?: ValueOf<O[Name]> };
  readonly positionals: readonly string[];
}

/**
 * Reads the options and arguments of a command.
 *
 * @throws {BadInput} for an option that the command does not have, with its help
 */
export function readOptions<const O extends Readonly<Record<string, Option>>>(
  args: readonly string[],
  help: string,
  options: O,
): Read<O> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, allowNegative: true, options });
  } catch (error) {
    throw new BadInput(`${(error as Error).message}\n\n${help}`);
  }
}
