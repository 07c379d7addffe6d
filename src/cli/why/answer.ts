// The answer to one question: the file is linted, its line explained, and both are put into text or data.
import path from 'node:path';
import { factsFor } from '../../facts/facts.js';
import { NothingThere } from '../bad-input.js';
import { decisionsOn } from './decisions.js';
import { explain, type Explained } from './explanation.js';
import { lint } from './linting.js';
import type { Place } from './place.js';
import { render } from './report.js';

interface Wanted {
  readonly cwd: string;
  readonly config: string | undefined;
  readonly isJson: boolean;
}

/**
 * Explains a line.
 *
 * @returns what is to be printed, and how the command ends
 * @throws {BadInput} where the file or the configuration is at fault, {NothingThere} for a line without a call
 */
export async function answer(
  place: Place,
  { cwd, config, isJson }: Wanted,
): Promise<{ readonly text: string; readonly exitCode: 0 | 1 }> {
  const { line } = place;
  const file = path.relative(cwd, place.file).split(path.sep).join('/');
  const where = `${file}:${line}`;
  // What ESLint runs calls back while it has the file open; where it does not lint the file, nothing does.
  const looked: Explained[] = [];
  const linted = await lint(place.file, { cwd, config }, (context) => {
    looked.push(explain(factsFor(context), cwd, line, place.column));
  });
  const [explained] = looked;
  if (!explained)
    return {
      text: isJson ? json({ file, line, isIgnored: true }) : `${where}\n\n${IGNORED}`,
      exitCode: 1,
    };
  const decisions = decisionsOn(linted, explained);
  const { calls, surroundings, isScript } = explained;
  if (calls.length === 0 && decisions.length === 0)
    throw new NothingThere(describeNothing(where, line, explained));
  const { kinds } = linted;
  return {
    text: isJson
      ? json({ file, line, isIgnored: false, kinds, surroundings, isScript, calls, rules: decisions })
      : render(where, explained, linted, decisions),
    exitCode: 0,
  };
}

const IGNORED = `  ESLint does not lint this file: your configuration ignores it, or no entry of it matches.
  So no rule sees it.
`;

function json(answer: object): string {
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

/** The nearest lines with calls that are named where a line has none. */
const MOST_NEIGHBOURS = 3;

function describeNothing(where: string, line: number, { lines, linesWithCalls }: Explained): string {
  const nearest = linesWithCalls
    .toSorted((one, other) => Math.abs(one - line) - Math.abs(other - line))
    .slice(0, MOST_NEIGHBOURS)
    .sort((one, other) => one - other);
  const missing = line > lines ? `the file ends at line ${lines}.` : 'there is no call on this line.';
  const there =
    nearest.length === 0
      ? 'There is none in the file.'
      : `The nearest lines with calls: ${nearest.join(', ')}.`;
  return `${where}: ${missing} ${there}`;
}
