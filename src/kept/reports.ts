// What a rule reported, as it is kept: the place, the words that its message is made of, and what fix and suggestions write.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isRecord } from '../facts/catalogue/settings.js';

type Edit = readonly [start: number, end: number, text: string];
type Place = readonly [line: number, column: number, endLine: number, endColumn: number];
type Data = Readonly<Record<string, unknown>>;

export interface KeptReport {
  /** Its position among all reports of the lint: ESLint leaves those of one place in this order. */
  readonly order: number;
  readonly at: Place;
  /** What the reported node is; older versions of ESLint print it. */
  readonly type?: string | undefined;
  readonly messageId: string;
  readonly data?: Data;
  readonly fix: readonly Edit[] | null;
  readonly suggest: readonly KeptSuggestion[];
}

interface KeptSuggestion {
  readonly messageId: string;
  readonly data?: Data;
  readonly fix: readonly Edit[] | null;
}

/** A report as rules give it to ESLint. */
export interface Problem {
  readonly messageId: string;
  readonly data?: Data;
  readonly node?: TSESTree.Node;
  readonly loc?: TSESTree.SourceLocation;
  readonly fix?: TSESLint.ReportFixFunction | null | undefined;
  readonly suggest?: readonly Suggested[] | null;
}

interface Suggested {
  readonly messageId: string;
  readonly data?: Data;
  readonly fix: TSESLint.ReportFixFunction;
}

/** A report that is being written down: what its fixes write is known when ESLint has asked for them. */
export interface Recording {
  /** What is to be reported in its place. */
  readonly problem: Problem;
  /** What is kept; `undefined` where ESLint has left something out, or it is nothing that can be kept. */
  readonly kept: () => KeptReport | undefined;
}

/** Writes a report down while it is made. */
export function record(problem: Problem, order: number): Recording {
  const { messageId, data, node, loc = node?.loc, fix, suggest } = problem;
  const fixed = fix ? recordFix(fix) : undefined;
  const suggested = (suggest ?? []).map((each) => ({ each, fixed: recordFix(each.fix) }));
  return {
    problem: {
      ...problem,
      ...(fixed && { fix: fixed.fix }),
      suggest: suggest ? suggested.map(({ each, fixed: own }) => ({ ...each, fix: own.fix })) : null,
    },
    kept: () => {
      const edits = fixed ? fixed.edits() : null;
      const kept: KeptReport = {
        order,
        at: placeOf(loc),
        type: node?.type,
        messageId,
        ...(data && { data }),
        fix: edits ?? null,
        // The keys of a suggestion stay in their order: ESLint copies them.
        suggest: suggested.map(({ each, fixed: own }) => ({ ...each, fix: own.edits() ?? null })),
      };
      const isWhole = edits !== undefined && suggested.every(({ fixed: own }) => own.edits() !== undefined);
      return isWhole && isReport(kept, [messageId, ...suggested.map(({ each }) => each.messageId)], Infinity)
        ? kept
        : undefined;
    },
  };
}

/** A report from what was kept of it. */
export function replayed({ at, type, messageId, data, fix, suggest }: KeptReport): object {
  const [line, column, endLine, endColumn] = at;
  const loc = { start: { line, column }, end: { line: endLine, column: endColumn } };
  return {
    ...(type !== undefined && { node: { type, loc } }),
    loc,
    messageId,
    ...(data && { data }),
    fix: fix && (() => editsOf(fix)),
    suggest: suggest.map((each) => ({ ...each, fix: () => each.fix && editsOf(each.fix) })),
  };
}

/**
 * Is a value a report that can be made again? A file on disk may hold anything.
 *
 * @param messageIds those of the rule
 * @param length of the text that fixes are written into
 */
export function isReport(value: unknown, messageIds: readonly string[], length: number): value is KeptReport {
  if (!isRecord(value)) return false;
  const { order, at, type, messageId, data, fix, suggest } = value;
  return (
    isCount(order) &&
    Array.isArray(at) &&
    at.length === 4 &&
    at.every(isCount) &&
    (type === undefined || typeof type === 'string') &&
    isMessage(messageId, data, messageIds) &&
    areEdits(fix, length) &&
    Array.isArray(suggest) &&
    suggest.every(
      (each) =>
        isRecord(each) &&
        Object.keys(each).every((key) => ['messageId', 'data', 'fix'].includes(key)) &&
        isMessage(each['messageId'], each['data'], messageIds) &&
        areEdits(each['fix'], length),
    )
  );
}

function recordFix(fix: TSESLint.ReportFixFunction): {
  readonly fix: TSESLint.ReportFixFunction;
  readonly edits: () => readonly Edit[] | null | undefined;
} {
  let edits: readonly Edit[] | null | undefined;
  return {
    fix: (fixer) => {
      const made = fix(fixer);
      const all = made && (Symbol.iterator in made ? [...made] : [made]);
      edits = all && all.map(({ range, text }) => [range[0], range[1], text] as const);
      return all;
    },
    edits: () => edits,
  };
}

function editsOf(edits: readonly Edit[]): TSESLint.RuleFix[] {
  return edits.map(([start, end, text]) => ({ range: [start, end], text }));
}

function placeOf(loc: TSESTree.SourceLocation | undefined): Place {
  return [
    loc?.start.line ?? -1,
    loc?.start.column ?? -1,
    // A place without an end is nothing that our rules report.
    loc?.end.line ?? -1,
    loc?.end.column ?? -1,
  ];
}

function isMessage(messageId: unknown, data: unknown, messageIds: readonly string[]): boolean {
  return (
    typeof messageId === 'string' &&
    messageIds.includes(messageId) &&
    (data === undefined ||
      (isRecord(data) &&
        Object.values(data).every((word) => typeof word === 'string' || Number.isFinite(word))))
  );
}

function areEdits(value: unknown, length: number): boolean {
  return (
    value === null ||
    (Array.isArray(value) &&
      value.every(
        (edit) =>
          Array.isArray(edit) &&
          edit.length === 3 &&
          isCount(edit[0]) &&
          isCount(edit[1]) &&
          edit[0] <= edit[1] &&
          edit[1] <= length &&
          typeof edit[2] === 'string',
      ))
  );
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
