// The answer to one question: the file is linted, its line explained, and both are put into text or data.
import path from 'node:path';
import { factsFor } from '../../facts/facts.js';
import { NothingThere } from '../bad-input.js';
import { decisionsOn } from './decisions.js';
import { explain, type Explained } from './explanation.js';
import { lint } from './linting.js';
import type { Place } from './place.js';
import { describeNothing, render } from './report.js';

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
