// What every fix and every suggestion promises, judged from outside: its output parses, it loses no comment, a second pass
// of fixes changes nothing, and taking a suggestion again and again comes to an end.
import type { Linter } from 'eslint';

export interface Linted {
  readonly messages: readonly Linter.LintMessage[];
  readonly comments: readonly string[];
}

/** Lints a text in the place of one file; a text that does not parse gives one fatal message. */
export type Lint = (text: string) => Linted;

/** A promise that a repair breaks. */
export interface BrokenPromise {
  readonly rule: string;
  /** `fix`, or the message id of the suggestion. */
  readonly repair: string;
  readonly what: string;
  /** The text that the repair leaves. */
  readonly output: string;
}

/** ESLint's own limit of passes. */
const MOST_PASSES = 10;

type Edit = NonNullable<Linter.LintMessage['fix']>;

const BYTE_ORDER_MARK = '\uFEFF';

/** The text after an edit, whose range does not count a byte order mark. */
export function applied(text: string, { range, text: replacement }: Edit): string {
  if (text.startsWith(BYTE_ORDER_MARK))
    return BYTE_ORDER_MARK + applied(text.slice(1), { range, text: replacement });
  return text.slice(0, range[0]) + replacement + text.slice(range[1]);
}

/** Every promise that a repair breaks when this text is linted. */
export function brokenPromises(text: string, lint: Lint): BrokenPromise[] {
  const before = lint(text);
  const known = new Map<string, Linted>([[text, before]]);
  const lintOnce = (output: string): Linted => {
    const linted = known.get(output) ?? lint(output);
    known.set(output, linted);
    return linted;
  };
  const judge = (rule: string, repair: string, output: string): BrokenPromise[] => {
    const what = complaintAbout(output, text, lintOnce);
    return what === undefined ? [] : [{ rule, repair, what, output }];
  };
  const broken = before.messages.flatMap(({ ruleId, fix, suggestions = [] }) => {
    const rule = ruleId ?? '';
    return [
      ...(fix ? judge(rule, 'fix', applied(text, fix)) : []),
      ...suggestions.flatMap(({ messageId = '', fix: offered }) =>
        judge(rule, messageId, applied(text, offered)),
      ),
    ];
  });
  return broken.length > 0
    ? broken
    : [...unsettledFixes(text, lintOnce), ...endlessSuggestions(text, lintOnce)];
}

function complaintAbout(output: string, text: string, lint: Lint): string | undefined {
  if (output === text) return 'changes nothing';
  const { messages, comments } = lint(output);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) return `does not parse: ${fatal.message} (${String(fatal.line)}:${String(fatal.column)})`;
  const lost = missingFrom(comments, lint(text).comments);
  return lost.length > 0 ? `loses the comment ${lost.join(', ')}` : undefined;
}

/** What stands in one list and not, or not as often, in the other. */
export function missingFrom(list: readonly string[], wanted: readonly string[]): string[] {
  const left = [...list];
  return wanted.filter((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** All fixes at once, pass after pass, as `--fix` applies them. */
function unsettledFixes(text: string, lint: Lint): BrokenPromise[] {
  let current = text;
  for (let pass = 0; ; pass += 1) {
    const open = lint(current).messages.filter(({ fix }) => fix);
    const rule = open[0]?.ruleId;
    if (!rule) return [];
    const broken = (what: string, output: string) => [{ rule, repair: 'fix', what, output }];
    if (pass === MOST_PASSES) return broken(`still changes something after ${String(pass)} passes`, current);
    const next = withoutOverlaps(open).reduceRight(
      (fixed, { fix }) => (fix ? applied(fixed, fix) : fixed),
      current,
    );
    const complaint = complaintAbout(next, current, lint);
    if (complaint !== undefined) return broken(complaint, next);
    current = next;
  }
}

/** The fixes that ESLint applies in one pass: of two that touch, the second waits. */
function withoutOverlaps(messages: readonly Linter.LintMessage[]): readonly Linter.LintMessage[] {
  let end = -1;
  return messages
    .toSorted((a, b) => (a.fix?.range[0] ?? 0) - (b.fix?.range[0] ?? 0))
    .filter(({ fix }) => {
      if (!fix || fix.range[0] <= end) return false;
      end = fix.range[1];
      return true;
    });
}

/** Each suggestion is taken wherever it is offered, first place first: each time it must be offered in one place less. */
function endlessSuggestions(text: string, lint: Lint): BrokenPromise[] {
  return lint(text).messages.flatMap(({ ruleId, suggestions = [] }) =>
    suggestions.flatMap(({ messageId = '', fix }) => {
      const rule = ruleId ?? '';
      const output = applied(text, fix);
      const [before, after] = [text, output].map((each) => timesOffered(rule, messageId, each, lint)) as [
        number,
        number,
      ];
      const what = `is offered ${String(before)} times before it is taken and ${String(after)} times after`;
      return after < before ? [] : [{ rule, repair: messageId, what, output }];
    }),
  );
}

function timesOffered(rule: string, repair: string, text: string, lint: Lint): number {
  return lint(text)
    .messages.filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ suggestions = [] }) => suggestions)
    .filter(({ messageId }) => messageId === repair).length;
}
