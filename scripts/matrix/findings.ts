// Findings as text: everything that a report says of its file, so that two hosts that differ in anything differ here.
import type { ESLint, Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const REFERENCE = path.resolve(import.meta.dirname, '../../tests/fixtures/matrix/findings.txt');

/** File below the project → its findings, in the order in which ESLint gives them. */
export type Findings = ReadonlyMap<string, string>;

/** Reads what `eslint --format json` wrote about the files of a folder. */
export function findingsIn(results: readonly ESLint.LintResult[], folder: string): Findings {
  return new Map(
    results
      .filter(({ messages }) => messages.length > 0)
      .map(({ filePath, messages }): [string, string] => [
        path.relative(folder, filePath).split(path.sep).join('/'),
        messages.map(renderMessage).join(''),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function renderMessage({
  line,
  column,
  endLine,
  endColumn,
  ruleId,
  severity,
  message,
  fix,
  suggestions = [],
}: Linter.LintMessage): string {
  const edit = ({ range, text }: { range: readonly number[]; text: string }) =>
    `${range.join('-')} ${JSON.stringify(text)}`;
  return [
    `  ${line}:${column}-${endLine ?? '?'}:${endColumn ?? '?'} ${severity} ${ruleId ?? 'no rule'}`,
    `    ${message}`,
    ...(fix ? [`    fix ${edit(fix)}`] : []),
    ...suggestions.flatMap((suggestion) => [
      `    suggestion: ${suggestion.desc}`,
      `      ${edit(suggestion.fix)}`,
    ]),
    '',
  ].join('\n');
}

export const renderFindings = (findings: Findings): string =>
  [...findings].map(([file, text]) => `${file}\n${text}`).join('');

/** The findings that every host is compared with. */
export function readReference(): Findings {
  const text = readFileSync(REFERENCE, 'utf8');
  return new Map(
    text.split(/^(?=\S)/m).map((section): [string, string] => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end + 1)];
    }),
  );
}

/** In this file only a type checker finds something. */
const NEEDS_TYPES = 'src/ts/only-types.ts';

/** What of the reference a host finds that reads these languages, with or without types. */
export function expectedOf(
  reference: Findings,
  { parser, tier }: { parser: 'espree' | 'typescript-eslint'; tier: 'untyped' | 'typed' },
): Findings {
  const isRead = (file: string) =>
    (parser === 'typescript-eslint' || !file.endsWith('.ts')) && (tier === 'typed' || file !== NEEDS_TYPES);
  return new Map([...reference].filter(([file]) => isRead(file)));
}

/** Where two sets of findings differ, file by file and line by line; empty where they are the same. */
export function differencesOf(expected: Findings, found: Findings): string[] {
  const files = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return files.flatMap((file) => {
    const wanted = (expected.get(file) ?? '').split('\n');
    const had = (found.get(file) ?? '').split('\n');
    const missing = wanted.filter((line) => !had.includes(line)).map((line) => `- ${line}`);
    const more = had.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`);
    if (missing.length + more.length > 0) return [file, ...missing, ...more];
    return wanted.join('\n') === had.join('\n') ? [] : [file, '  the same findings in another order'];
  });
}
