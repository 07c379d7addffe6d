// What the first page shows of README: what it is, one command, one finding, and what was measured.
import path from 'node:path';
import { measuredProof, namedRules } from '../../scripts/generate.js';
import { readPage } from '../../tests/support/markdown.js';
import { ROOT } from './sources.js';

export interface HomeContent {
  /** What it does, after the sentence that its title says. */
  readonly what: string;
  readonly command: string;
  readonly finding: {
    readonly rule: string;
    readonly place: string;
    readonly message: string;
    /** The code with its line numbers, the underlined line and carets among it. */
    readonly frame: string;
  };
  readonly rules: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The rule whose finding is shown: a reader sees at once what is wrong. */
const SHOWN = 'no-uncoerced-input';

/** @throws where README no longer shows what is to be shown */
export function homeContent(): HomeContent {
  const { blocks, sections } = readPage(path.join(ROOT, 'README.md'));
  const at = blocks.findIndex(({ info }) => /^scan\b/.test(info));
  const [command, output] = blocks.slice(at, at + 2);
  const measured = measuredProof();
  if (!command || !output) throw new Error('README shows no look at a project, or no proof.');
  const [, rule = '', place = '', told = ''] =
    new RegExp(`^\\d+ +(${SHOWN}) +(\\S+)\\n([^]*?)\\n(?=\\d+ +no-|\\d+ files|$(?![^]))`, 'm').exec(
      output.code,
    ) ?? [];
  const lines = told.split('\n').map((line) => line.replace(/^ {3}/, ''));
  const gap = lines.indexOf('');
  const message = lines.slice(0, gap).join(' ').trim();
  const frame = lines
    .slice(gap + 1)
    .join('\n')
    .trimEnd();
  if (message === '' || frame === '') throw new Error(`README shows no finding of ${SHOWN}.`);
  return {
    what: (sections[1]?.body ?? '').replace(/^.*?\. /, ''),
    command: command.code.trim(),
    finding: { rule, place, message, frame },
    rules: namedRules.length,
    columns: measured.columns,
    rows: measured.rows,
  };
}
