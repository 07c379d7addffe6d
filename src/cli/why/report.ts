// The explanation as a person reads it.
import type { RuleDecision } from './decisions.js';
import type {
  Explained,
  ExplainedCall,
  ExplainedPart,
  ExplainedReason,
  ExplainedRepetition,
  ExplainedStep,
} from './explanation.js';
import type { Linted } from './asked-rules.js';
import { adviceFor, chainOfReasons, describeReason } from './reason-texts.js';
import { BENIGN, describeValue, FACETS, KINDS, NO_QUERY, OFF, OPERATIONS, SENDS } from './words.js';

const WIDTH = 14;

/** All that the command prints. */
export function render(
  place: string,
  explained: Explained,
  linted: Linted,
  decisions: readonly RuleDecision[],
): string {
  const notes = notesOn(explained, linted);
  return [
    place,
    ...(notes.length > 0 ? ['', ...notes.map((note) => `  ${note}`)] : []),
    ...tellable(explained.calls).flatMap((call) => ['', ...renderCall(call)]),
    ...(decisions.length > 0 ? ['', '  rules', ...renderDecisions(decisions)] : []),
    '',
  ].join('\n');
}

/** What holds for the whole file and keeps rules silent. */
function notesOn({ surroundings, isScript }: Explained, { kinds, isRegistered }: Linted): string[] {
  const notes: string[] = [];
  if (!isRegistered) notes.push('The configuration for this file does not use the plugin: no rule is on.');
  for (const kind of kinds)
    notes.push(
      `By its path the file is ${KINDS[kind]}: the presets switch rules about production off there.`,
    );
  if (isScript)
    notes.push(
      'The file is a script, run by hand and by no request: most rules about queries say nothing in it.',
    );
  if (surroundings === 'browser')
    notes.push('The file runs in a browser: rules about servers say nothing in it.');
  if (surroundings === 'terminal' && !isScript)
    notes.push('The file is a program on a terminal, where standard output is what it is for.');
  return notes;
}

function row(label: string, text: string): string {
  return `    ${label.padEnd(Math.max(WIDTH, label.length + 2))}${text}`;
}

/** What is worth telling comes first. */
function tellable(calls: readonly ExplainedCall[]): ExplainedCall[] {
  return [...calls.filter(isWorthTelling), ...calls.filter((call) => !isWorthTelling(call))];
}

/** What a rule may ask about, or what is unknown: the rest is told in a line. */
function isWorthTelling({ facets, noQuery, parts, query }: ExplainedCall): boolean {
  return facets.length > 0 || noQuery !== undefined || query !== undefined || isUnknown(parts);
}

/** Is it unknown what is called? A method of a list or of plain data has no way to follow. */
function isUnknown(parts: readonly ExplainedPart[]): boolean {
  const ended = parts.findIndex(({ is }) => is === 'unknown');
  const before = parts[ended - 1]?.is;
  return ended >= 0 && before !== 'list' && before !== 'plain';
}

function renderCall(call: ExplainedCall): string[] {
  const [root] = call.parts;
  const last = call.parts.at(-1);
  if (!root || !last) return [`  ${call.text}`];
  if (!isWorthTelling(call))
    return [
      `  ${call.text}   ${describeValue(last.is === 'unknown' ? root : last)}: nothing that a rule asks about`,
    ];
  const isKnown = call.isKnownByType || call.query !== undefined;
  const ended = isKnown ? undefined : call.parts.find(({ is }) => is === 'unknown');
  const lines = [`  ${call.text}`, renderPart(root, ended === root)];
  if (ended && ended !== root) lines.push(row(ended.text.replace(/^.*(?=\.[^.]+$)/s, ''), END));
  if (ended) lines.push(...reasonsOf(ended));
  lines.push(...meaningOf(call, ended).map(([label, text]) => row(label, text)));
  return lines;
}

const END = '← unknown from here';

function renderPart(part: ExplainedPart, isEnd: boolean): string {
  const way = describeSteps(part);
  const end = isEnd ? END : part.is === 'unknown' ? 'unknown by reading' : describeValue(part);
  return row(part.text, way === '' ? end : `${way}${isEnd ? '   ' : ': '}${end}`);
}

function reasonsOf({ reason }: ExplainedPart): string[] {
  const reasons = reason ? chainOfReasons(reason) : [];
  const told = reasons.filter(({ kind }, index) => kind !== 'not-followed' || index === reasons.length - 1);
  return told.map((each, index) =>
    row(index === 0 ? 'why' : '', `${index === 0 ? '' : 'because '}${describeReason(each)}${placeIn(each)}`),
  );
}

/** Of a library's value there is only the place where it was made, and its model has the gap. */
function placeIn({ at, library }: ExplainedReason): string {
  return at && library === undefined ? ` (${at.file}:${at.line})` : '';
}

function describeSteps({ steps }: ExplainedPart): string {
  let last = '';
  return steps
    .map((step) => {
      const place = `${step.file}:${step.line}`;
      const text = describeStep(step);
      const shown = place === last || step.kind === 'import' ? text : `${text} (${place})`;
      last = place;
      return shown;
    })
    .join(' → ');
}

function describeStep({ kind, name = '', text }: ExplainedStep): string {
  switch (kind) {
    case 'import':
      return `imported from ${name}`;
    case 'variable':
      return `\`${name}\``;
    case 'element':
      return `\`${name}\`, an element of a list`;
    case 'parameter':
      return name === ''
        ? `\`${text}\`, a parameter`
        : `\`${text}\`, a parameter of ${name === 'constructor' ? 'the constructor' : name}`;
    case 'field':
      return `the field \`${name}\``;
    case 'call':
    case 'construction':
      return text;
  }
}

function meaningOf(call: ExplainedCall, ended: ExplainedPart | undefined): [label: string, text: string][] {
  const rows: [string, string][] = [];
  const { query, noQuery, reaches, runs, facets } = call;
  if (call.isKnownByType) rows.push(['known', 'by its type: the type checker was asked where reading ended']);
  if (query) {
    const what = `a query of ${query.library}: ${OPERATIONS[query.operation]}${query.entity === undefined ? '' : ` of \`${query.entity}\``}`;
    const sure = query.evidence === 'certain' ? 'certain' : 'likely, by its shape alone';
    rows.push(['is', `${what}, ${SENDS[query.sends]}; ${sure}`]);
  }
  if (noQuery) rows.push(['is', NO_QUERY[noQuery]]);
  for (const each of reaches)
    rows.push([
      'reaches',
      `\`${each.text}\` (${each.file}:${each.line}), which ${OPERATIONS[each.operation]}`,
    ]);
  if (runs) rows.push(['runs', describeRuns(runs)]);
  const meant = facets.flatMap((facet) => FACETS[facet] ?? []);
  if (meant.length > 0) rows.push(['is', meant.join(', ')]);
  if (query || noQuery || reaches.length > 0 || meant.length > 0) return rows;
  if (!ended)
    rows.push([
      'so',
      'it is known, and nothing that a rule asks about: no query, log call, schema or answer',
    ]);
  else {
    rows.push(['so', 'no rule says anything about this call: unknown is silence']);
    const advice = ended.reason && adviceFor(ended.reason);
    if (advice !== undefined) rows.push(['', advice]);
  }
  return rows;
}

function describeRuns({ how, why, list, line, usesElement, isMerged }: ExplainedRepetition): string {
  const loop = `the loop${list === undefined ? '' : ` over \`${list}\``} in line ${String(line)}`;
  switch (how) {
    case 'once':
      return 'once: no loop is around it';
    case 'unknown':
      return `in ${loop}, whose number of rounds cannot be told`;
    case 'benign':
      return `in ${loop}, for a good reason: ${why ? BENIGN[why] : 'it is known'}`;
    case 'per-element':
      return `once for each element of ${loop}${usesElement ? '' : ', the same each time'}${isMerged ? '; the library sends calls that start together as one statement' : ''}`;
  }
}

function renderDecisions(decisions: readonly RuleDecision[]): string[] {
  const told = decisions.filter(({ message }) => message !== undefined);
  const quiet = decisions.filter(({ message }) => message === undefined);
  const listed = (title: string, which: (decision: RuleDecision) => boolean): string[] => {
    const names = quiet.filter(which).map(({ rule }) => rule);
    return names.length === 0 ? [] : [`    ${title}: ${names.join(', ')}`];
  };
  return [
    ...told.flatMap(renderTold),
    ...listed('looked, and report nothing', ({ decision }) => decision === 'silent'),
    ...[...new Set(quiet.map(({ because }) => because))].flatMap((because) =>
      because === undefined
        ? []
        : listed(`${OFF[because]}, and would report nothing here`, (each) => each.because === because),
    ),
    ...listed(
      'not in your configuration, and would report nothing here',
      ({ decision }) => decision === 'not-configured',
    ),
  ];
}

function renderTold({ rule, decision, because, preset, message }: RuleDecision): string[] {
  const where = `the preset \`${preset === 'opt-in' ? 'all' : preset}\` holds it`;
  const words: Readonly<Record<RuleDecision['decision'], string>> = {
    reported: 'reports:',
    silenced: `${because ? OFF[because] : ''}:`,
    off: `${because ? OFF[because] : ''}; it would report:`,
    'not-configured': `not in your configuration (${where}); it would report:`,
    'likely-only': "silent, because the evidence is only likely; with evidence: 'likely' it reports:",
    silent: 'looked at it and reports nothing',
  };
  return [`    ${rule}: ${words[decision]}`, `      ${message ?? ''}`];
}

/** The nearest lines with calls that are named where a line has none. */
const MOST_NEIGHBOURS = 3;

/** What is said of a line without a call. */
export function describeNothing(where: string, line: number, { lines, linesWithCalls }: Explained): string {
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
