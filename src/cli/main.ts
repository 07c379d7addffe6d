#!/usr/bin/env node
// `first-draft why src/orders.ts:12`: why is something reported on this line, or nothing?
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Facts } from '../facts/facts.js';
import { factsFor } from '../facts/facts.js';
import { decisionsOn } from './decisions.js';
import { explain, type Explained } from './explanation.js';
import { lint } from './linting.js';
import { BadInput, placeOf } from './place.js';
import { render } from './report.js';

const HELP = `Usage: first-draft why <file>:<line>[:<column>] [options]

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

/** The nearest lines with calls that are named where a line has none. */
const MOST_NEIGHBOURS = 3;

async function run(args: readonly string[], cwd: string): Promise<number> {
  const { values, positionals } = read(args);
  if (values.help) return print(HELP);
  const [command, argument, ...more] = positionals;
  if (command !== 'why' || argument === undefined || more.length > 0)
    throw new BadInput(`Write what is asked about: first-draft why src/orders.ts:12\n\n${HELP}`);
  const place = placeOf(argument, cwd);
  const file = path.relative(cwd, place.file).split(path.sep).join('/');
  const where = `${file}:${place.line}`;
  let explained: Explained | undefined;
  const linted = await lint(place.file, { cwd, config: values.config }, (context) => {
    const facts: Facts = factsFor(context);
    explained = explain(facts, cwd, place.line, place.column);
  });
  if (!explained) {
    if (values.json) print(JSON.stringify({ file, line: place.line, isIgnored: true }, undefined, 2) + '\n');
    else
      print(
        `${where}\n\n  ESLint does not lint this file: your configuration ignores it, or no entry of it matches.\n  So no rule sees it. npx eslint ${file} says which.\n`,
      );
    return 1;
  }
  const decisions = decisionsOn(place.line, linted, explained);
  if (explained.calls.length === 0 && decisions.length === 0)
    throw new NothingThere(where, place.line, explained);
  const { calls, surroundings, isScript } = explained;
  return print(
    values.json
      ? `${JSON.stringify({ file, line: place.line, isIgnored: false, kinds: linted.kinds, surroundings, isScript, calls, rules: decisions }, undefined, 2)}\n`
      : render(where, explained, linted, decisions),
  );
}

/** A line that holds no call. */
class NothingThere extends Error {
  constructor(where: string, line: number, { lines, linesWithCalls }: Explained) {
    const nearest = linesWithCalls
      .toSorted((one, other) => Math.abs(one - line) - Math.abs(other - line))
      .slice(0, MOST_NEIGHBOURS)
      .sort((one, other) => one - other);
    super(
      [
        line > lines
          ? `${where}: the file ends at line ${lines}.`
          : `${where}: there is no call on this line.`,
        nearest.length === 0
          ? 'There is none in the file.'
          : `The nearest lines with calls: ${nearest.join(', ')}.`,
      ].join(' '),
    );
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        config: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new BadInput(`${(error as Error).message}\n\n${HELP}`);
  }
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2), process.cwd());
} catch (error) {
  if (!(error instanceof BadInput) && !(error instanceof NothingThere)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof BadInput ? 2 : 1;
}
