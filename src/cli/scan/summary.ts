// What a person reads on the terminal: how much there is of what, and the findings that matter most in their code.
import { AREAS } from '../../configs/areas.js';
import type { Domain } from '../../create-rule.js';
import { paint } from '../colours.js';
import { linesOf } from '../lines.js';
import { frameOf, type FrameLine } from './code-frame.js';
import { countBy, counted } from './counting.js';
import type { Finding, Scan } from './findings.js';
import { foremost } from './ranking.js';

const SHOWN = 5;
const COMMAND = 'npx eslint-plugin-first-draft';
const MOST_UNPARSED = 3;

export function summaryOf(scan: Scan, width: number): string {
  const { findings, files } = scan;
  const count = findings.length === 0 ? 'No findings' : counted(findings.length, 'finding');
  const shown = foremost(findings, SHOWN);
  const title = findings.length > SHOWN ? 'What matters most' : 'What was found';
  return [
    paint.title(`${count} in ${counted(files, 'file')}`),
    '',
    ...areaLines(findings, width),
    ...(shown.length > 0 ? ['', paint.title(title)] : []),
    ...shown.flatMap((finding, index) => ['', ...findingLines(finding, index + 1, scan, width)]),
    ...noteLines(scan),
    '',
    ...nextLines(shown[0], findings.length),
    '',
  ].join('\n');
}

function areaLines(findings: readonly Finding[], width: number): string[] {
  const title = Math.max(...Object.values(AREAS).map(({ length }) => length));
  return (Object.keys(AREAS) as Domain[]).flatMap((area) => {
    const own = findings.filter((each) => each.area === area);
    const head = `  ${AREAS[area].padEnd(title)}${String(own.length === 0 ? '-' : own.length).padStart(5)}`;
    if (own.length === 0) return [paint.quiet(head)];
    const rules = countBy(own, ({ rule }) => rule).map(([rule, times]) => `${rule}\u00A0${times}`);
    return linesOf(rules.join(', '), width - head.length - 3).map(
      (line, index) =>
        `${index === 0 ? head : ' '.repeat(head.length)}   ${paint.quiet(line.replaceAll('\u00A0', ' '))}`,
    );
  });
}

function findingLines(finding: Finding, number: number, scan: Scan, width: number): string[] {
  const { rule, file, line, column, message } = finding;
  const frame = frameOf(scan.textOf(file), finding);
  return [
    `${paint.title(String(number))}  ${paint.rule(rule)}  ${paint.place(`${file}:${line}:${column}`)}`,
    ...linesOf(message, width - 3).map((each) => `   ${each}`),
    '',
    ...frame.flatMap((each) => frameLines(each, String(frame.at(-1)?.number).length, width)),
  ];
}

function frameLines({ number, text, marked }: FrameLine, digits: number, width: number): string[] {
  const room = Math.max(20, width - digits - 8);
  const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
  const head = `   ${marked ? paint.mark('>') : ' '} ${paint.quiet(`${String(number).padStart(digits)} |`)} `;
  if (!marked) return [`${head}${shown}`.trimEnd()];
  const [from, to] = marked;
  const end = Math.min(to, shown.length, room);
  if (from >= end) return [`${head}${shown}`];
  const below = `     ${' '.repeat(digits)} ${paint.quiet('|')} ${' '.repeat(from)}${paint.mark('^'.repeat(end - from))}`;
  return [`${head}${shown}`, below];
}

function noteLines({ notes, unparsed }: Scan): string[] {
  const broken = unparsed
    .slice(0, MOST_UNPARSED)
    .map(({ file, line, message }) => `  ${file}:${line} ${message}`);
  const more = unparsed.length - broken.length;
  const lines = [
    ...(unparsed.length > 0
      ? [
          `${counted(unparsed.length, 'file')} could not be read:`,
          ...broken,
          ...(more > 0 ? [`  and ${more} more`] : []),
        ]
      : []),
    ...notes,
  ];
  return lines.length === 0 ? [] : ['', ...lines.map((line) => paint.quiet(line))];
}

function nextLines(first: Finding | undefined, findings: number): string[] {
  const rows: (readonly [command: string, what: string])[] = [
    [`${COMMAND} init`, 'set ESLint up, so that no new one gets in'],
  ];
  if (first)
    rows.unshift(
      [`${COMMAND} explain ${first.rule}`, 'what breaks, and how to repair it'],
      [`${COMMAND} --html report.html`, findings === 1 ? 'the same as a page' : `all ${findings} as a page`],
    );
  const widest = Math.max(...rows.map(([command]) => command.length));
  return rows.map(([command, what]) => `${paint.code(command.padEnd(widest))}   ${what}`);
}
