// A finding as it is kept: one line of text, in which the code and the words of a message are hashes only.
import { createHash } from 'node:crypto';

/** The mildest preset that reports it; or what went wrong instead: a rule threw, or a file could not be linted. */
export type Reported = 'recommended' | 'strict' | 'opt-in' | 'threw' | 'not-linted';

export interface Finding {
  readonly rule: string;
  readonly reported: Reported;
  /** Relative to the repository, with `/` in between. */
  readonly path: string;
  /** Where it starts, 1-based; 0 where a whole file is meant. */
  readonly line: number;
  readonly column: number;
  /** `endLine:endColumn`, or `-`. */
  readonly end: string;
  readonly messageId: string;
  /** Hash of the message's text. */
  readonly message: string;
  /** `fix:<hash of the file after it>` and `<message id>:<hash of its text>:<hash of the file after it>` of each suggestion. */
  readonly repairs: readonly string[];
}

export interface RepositoryFindings {
  readonly repository: string;
  readonly commit: string;
  /** How many files were linted. */
  readonly files: number;
  readonly findings: readonly Finding[];
}

/** Collisions would have to meet at the same place, so that few digits do. */
const DIGITS = 8;

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

export const isTrouble = ({ reported }: Finding) => reported === 'threw' || reported === 'not-linted';

const COLUMNS = ['rule', 'reported', 'place', 'end', 'message id', 'message', 'repairs'];

/** The text of a file of findings. The same findings give the same text, in whatever order they come. */
export function formatFindings({ repository, commit, files, findings }: RepositoryFindings): string {
  const lines = [...findings].sort(compareFindings).map(formatFinding);
  const head = `# ${repository} ${commit}, ${files} files`;
  return [head, COLUMNS.join('\t'), ...lines].map((line) => `${line}\n`).join('');
}

export function formatFinding(finding: Finding): string {
  const { rule, reported, end, messageId, message, repairs } = finding;
  return [rule, reported, placeOf(finding), end, messageId, message, repairs.join(' ') || '-'].join('\t');
}

export function placeOf({ path, line, column }: Pick<Finding, 'path' | 'line' | 'column'>): string {
  return `${path}:${line}:${column}`;
}

/**
 * Reads what `formatFindings` wrote.
 *
 * @throws Error when the text is anything else
 */
export function parseFindings(text: string): RepositoryFindings {
  const [head = '', , ...lines] = text.split('\n');
  const [, repository, commit, files] = /^# (\S+) (\w+), (\d+) files$/.exec(head) ?? [];
  if (!repository || !commit) throw new Error(`This is no head of a file of findings: ${head}`);
  const findings = lines.filter((line) => line !== '').map(parseFinding);
  return { repository, commit, files: Number(files), findings };
}

function parseFinding(text: string): Finding {
  const [rule, reported, place = '', end, messageId, message, repairs] = text.split('\t');
  const [, path, line, column] = /^(.+):(\d+):(\d+)$/.exec(place) ?? [];
  if (!rule || !reported || !path || !end || !messageId || !message || !repairs)
    throw new Error(`This is no line of a file of findings: ${text}`);
  return {
    rule,
    reported: reported as Reported,
    path,
    line: Number(line),
    column: Number(column),
    end,
    messageId,
    message,
    repairs: repairs === '-' ? [] : repairs.split(' '),
  };
}

const compareFindings = (a: Finding, b: Finding) =>
  comparePlaces(a, b) || compareText(formatFinding(a), formatFinding(b));

/** By rule, then by place. */
export function comparePlaces(a: Finding, b: Finding): number {
  return compareText(a.rule, b.rule) || compareText(a.path, b.path) || a.line - b.line || a.column - b.column;
}

/** By code units: an order by language differs between machines. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
