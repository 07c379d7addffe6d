// `first-draft why src/orders.ts:12`: why is something reported on this line, or nothing?
import { BadInput } from '../bad-input.js';
import { readOptions } from '../options.js';
import { placeOf } from './place.js';

export const HELP = `Usage: first-draft why <file>:<line>[:<column>] [options]

Says of each call on a line what it was followed to and where that ended, and what each rule decided about it.
It runs your ESLint with your configuration on that one file.

Options:
  --json            print data in place of text
  --config <file>   the ESLint configuration, where it is not the one that ESLint finds
  -h, --help        show this

Exit codes:
  0   the line was explained
  1   there is nothing to explain on it: no call, or ESLint does not lint the file
  2   the command could not run: a mistake in its arguments, in the file or in the configuration

Example:
  npx first-draft why src/orders.ts:12
`;

/** Runs the command and says how it ends. */
export async function run(args: readonly string[], cwd: string): Promise<number> {
  const { values, positionals } = readOptions(args, HELP, {
    json: { type: 'boolean' },
    config: { type: 'string' },
  });
  const [argument, ...more] = positionals;
  if (argument === undefined || more.length > 0)
    throw new BadInput(`Write what is asked about: first-draft why src/orders.ts:12\n\n${HELP}`);
  const place = placeOf(argument, cwd);
  // What takes long to load is loaded when there is something to ask.
  const { answer } = await import('./answer.js');
  const { text, exitCode } = await answer(place, {
    cwd,
    config: values.config,
    isJson: values.json ?? false,
  });
  process.stdout.write(text);
  return exitCode;
}
