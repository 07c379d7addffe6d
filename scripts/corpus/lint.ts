// Lints one repository of the corpus with everything that the plugin has.
import type { Linter, Rule } from 'eslint';
import { relative, sep } from 'node:path';
import { ProjectLint, type Finding as Message, type LintedFile } from '../cases/lint.js';
import { everyRule, isInStrict, RULE_PREFIX, type LoadedPlugin } from '../cases/plugin.js';
import { hash, type Finding } from './findings.js';

/** A finding with the words of its message, which are for reading and never kept. */
export interface LintedFinding extends Finding {
  readonly text: string;
}

/**
 * @param rules names without prefix; all of them if there are none
 * @param onFile called before each file
 */
export async function lintRepository(
  root: string,
  files: readonly string[],
  plugin: LoadedPlugin,
  rules: readonly string[],
  onFile: (path: string, index: number) => void,
): Promise<LintedFinding[]> {
  const off = Object.keys(plugin.rules).filter((rule) => rules.length > 0 && !rules.includes(rule));
  const only: Linter.Config = { rules: Object.fromEntries(off.map((rule) => [RULE_PREFIX + rule, 'off'])) };
  const everything = new ProjectLint(root, [...everyRule(plugin), only]);
  const recommended = new ProjectLint(root, [...plugin.configs.recommended, only]);
  const findings: LintedFinding[] = [];
  for (const [index, file] of files.entries()) {
    const path = relative(root, file).split(sep).join('/');
    onFile(path, index);
    const linted = await everything.lint(file);
    findings.push(...troublesOf(path, linted));
    if (linted.findings.length === 0) continue;
    const mild = (await recommended.lint(file)).findings;
    const inRecommended = new Set(mild.map(placeOf));
    const inEverything = new Set(linted.findings.map(placeOf));
    // `recommended` holds less than `strict`. If it ever says more, that is kept as well.
    for (const message of [...linted.findings, ...mild.filter((each) => !inEverything.has(placeOf(each)))]) {
      const rule = message.ruleId.slice(RULE_PREFIX.length);
      const beyond = isInStrict(plugin, rule) ? 'strict' : 'opt-in';
      const reported = inRecommended.has(placeOf(message)) ? 'recommended' : beyond;
      findings.push({ ...described(message, linted.text), rule, path, reported });
    }
  }
  return findings;
}

const placeOf = ({ ruleId, line, column, messageId }: Message) =>
  [ruleId, line, column, messageId ?? ''].join(':');

function described(message: Message, source: string): Omit<LintedFinding, 'rule' | 'path' | 'reported'> {
  const { line, column, endLine, endColumn, messageId = '-', fix, suggestions = [] } = message;
  return {
    line,
    column,
    end: endLine === undefined ? '-' : `${endLine}:${endColumn ?? 0}`,
    messageId,
    message: hash(message.message),
    text: message.message,
    repairs: [
      ...(fix ? [`fix:${hash(applied(fix, source))}`] : []),
      ...suggestions.map((each) =>
        [each.messageId ?? '-', hash(each.desc), hash(applied(each.fix, source))].join(':'),
      ),
    ],
  };
}

/** The whole file after a repair. ESLint counts from behind a byte order mark. */
function applied({ range: [start, end], text }: Rule.Fix, source: string): string {
  const code = source.startsWith('\uFEFF') ? source.slice(1) : source;
  return code.slice(0, Math.max(0, start)) + text + code.slice(end);
}

function troublesOf(path: string, { crashes, failure }: LintedFile): LintedFinding[] {
  const trouble = (rule: string, reported: 'threw' | 'not-linted', text: string): LintedFinding => {
    // The stack is no part of what happened: it names the machine's folders and moves with every edit.
    const message = hash(text.split('\n', 1)[0] ?? '');
    return { rule, reported, path, line: 0, column: 0, end: '-', messageId: '-', message, repairs: [], text };
  };
  return [
    ...crashes.map(({ rule, message }) => trouble(rule.slice(RULE_PREFIX.length), 'threw', message)),
    ...(failure === undefined ? [] : [trouble('-', 'not-linted', failure)]),
  ];
}
