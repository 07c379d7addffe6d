// What people said of findings, and the precision that follows from it.
import { SetUpError } from '../cases/cases.js';
import { isTrouble, placeOf, type Finding, type RepositoryFindings } from './findings.js';

const VERDICTS = ['right', 'wrong', 'debatable'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Label {
  readonly repository: string;
  /** The version that was read: a label says nothing of another. */
  readonly commit: string;
  readonly rule: string;
  /** `path:line`, or `path:line:column` where a line has several findings of the rule. */
  readonly place: string;
  /** Empty: nobody has read it yet. */
  readonly verdict: Verdict | '';
  readonly why: string;
}

const COLUMNS = ['repository', 'commit', 'rule', 'place', 'label', 'why'];

/** @throws SetUpError when a line is no label; the message says which */
export function parseLabels(text: string): Label[] {
  const [, ...lines] = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.flatMap((line, index) => (line === '' ? [] : [parseLabel(line, index + 2)]));
}

function parseLabel(text: string, line: number): Label {
  const [repository = '', commit = '', rule = '', place = '', verdict = '', why = ''] = text.split('\t');
  if (!/:\d+$/.test(place))
    throw new SetUpError(`Line ${line} of the labels has no place in its fourth column (path:line): ${text}`);
  if (verdict !== '' && !VERDICTS.includes(verdict as Verdict))
    throw new SetUpError(
      `Line ${line} of the labels says "${verdict}": use ${VERDICTS.join(', ')} or nothing.`,
    );
  return { repository, commit, rule, place, verdict: verdict as Verdict | '', why };
}

export function formatLabels(labels: readonly Label[]): string {
  const lines = labels.map((each) =>
    [each.repository, each.commit, each.rule, each.place, each.verdict, each.why].join('\t'),
  );
  // Numbers in places compare as numbers: line 9 comes before line 10.
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [COLUMNS.join('\t'), ...lines.sort(compare)].map((line) => `${line}\n`).join('');
}

/** Finds the label of a finding, and remembers which labels were found. */
export class Labels {
  readonly #byPlace = new Map<string, Label>();
  readonly #found = new Set<Label>();

  constructor(labels: readonly Label[]) {
    for (const label of labels) this.#byPlace.set(keyOf(label, label.rule, label.place), label);
  }

  /** The label of the finding's very column, otherwise that of its line. */
  find(of: Pick<Label, 'repository' | 'commit'>, finding: Finding): Label | undefined {
    const label =
      this.#byPlace.get(keyOf(of, finding.rule, placeOf(finding))) ??
      this.#byPlace.get(keyOf(of, finding.rule, `${finding.path}:${finding.line}`));
    if (label) this.#found.add(label);
    return label;
  }

  /** Labels that no finding asked for. */
  get rest(): Label[] {
    return [...this.#byPlace.values()].filter((label) => !this.#found.has(label));
  }
}

function keyOf({ repository, commit }: Pick<Label, 'repository' | 'commit'>, rule: string, place: string) {
  return [repository, commit, rule, place].join('\t');
}

export type Preset = 'recommended' | 'strict' | 'opt-in';

export interface Tally {
  findings: number;
  right: number;
  wrong: number;
  debatable: number;
  unlabelled: number;
}

export interface Judged {
  readonly repository: string;
  readonly rule: string;
  readonly preset: Preset;
  readonly verdict: Verdict | '';
}

export interface Judgement {
  readonly judged: readonly Judged[];
  /** Labels whose finding is gone. */
  readonly gone: readonly Label[];
}

/** Puts labels to the findings of repositories. Only labels of these repositories, at these commits, can be gone. */
export function judge(repositories: readonly RepositoryFindings[], labels: readonly Label[]): Judgement {
  const known = new Labels(labels);
  const judged = repositories.flatMap((each) =>
    each.findings
      .filter((finding) => !isTrouble(finding))
      .map((finding): Judged => ({
        repository: each.repository,
        rule: finding.rule,
        preset: finding.reported as Preset,
        verdict: known.find(each, finding)?.verdict ?? '',
      })),
  );
  const isAtHand = (label: Label) =>
    repositories.some(({ repository, commit }) => repository === label.repository && commit === label.commit);
  return { judged, gone: known.rest.filter((label) => label.verdict !== '' && isAtHand(label)) };
}

export function tallyOf(judged: readonly Judged[]): Tally {
  const tally: Tally = { findings: 0, right: 0, wrong: 0, debatable: 0, unlabelled: 0 };
  for (const { verdict } of judged) {
    tally.findings += 1;
    tally[verdict === '' ? 'unlabelled' : verdict] += 1;
  }
  return tally;
}

/** right / (right + wrong); nothing if nobody has said either. */
export function precisionOf({ right, wrong }: Tally): number | undefined {
  return right + wrong === 0 ? undefined : right / (right + wrong);
}
