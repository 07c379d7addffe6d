// What differs between two lists of findings of one repository.
import { comparePlaces, formatFinding, placeOf, type Finding } from './findings.js';

export type Difference<Now extends Finding = Finding> =
  | { readonly kind: 'came'; readonly now: Now }
  | { readonly kind: 'went'; readonly was: Finding }
  | { readonly kind: 'changed'; readonly was: Finding; readonly now: Now; readonly what: readonly string[] };

/** When two findings are one and the same, from the surest sign to the weakest. */
const SAME: readonly ((finding: Finding) => string)[] = [
  formatFinding,
  (finding) => `${finding.rule} ${placeOf(finding)}`,
  ({ rule, path, message }) => `${rule} ${path} ${message}`,
  ({ rule, path, line }) => `${rule} ${path} ${line}`,
];

/** @returns the differences by rule, then by place; none if both lists say the same */
export function compare<Now extends Finding>(
  was: readonly Finding[],
  now: readonly Now[],
): Difference<Now>[] {
  const gone = new Set(was);
  const fresh = new Set(now);
  const differences: Difference<Now>[] = [];
  for (const keyOf of SAME) {
    const byKey = groupBy(gone, keyOf);
    for (const each of fresh) {
      const before = byKey.get(keyOf(each))?.shift();
      if (!before) continue;
      gone.delete(before);
      fresh.delete(each);
      const what = whatChanged(before, each);
      if (what.length > 0) differences.push({ kind: 'changed', was: before, now: each, what });
    }
  }
  for (const each of gone) differences.push({ kind: 'went', was: each });
  for (const each of fresh) differences.push({ kind: 'came', now: each });
  return differences.sort((a, b) => comparePlaces(subjectOf(a), subjectOf(b)));
}

/** The finding that a difference is about, as it is now, or was if it is gone. */
export function subjectOf<Now extends Finding>(difference: Difference<Now>): Now | Finding {
  return difference.kind === 'went' ? difference.was : difference.now;
}

function whatChanged(was: Finding, now: Finding): string[] {
  const what: string[] = [];
  if (was.reported !== now.reported) what.push(`${was.reported} → ${now.reported}`);
  if (placeOf(was) !== placeOf(now)) what.push(`was at ${was.line}:${was.column}`);
  if (was.end !== now.end) what.push(`ended at ${was.end}, ends at ${now.end}`);
  if (was.messageId !== now.messageId) what.push(`${was.messageId} → ${now.messageId}`);
  else if (was.message !== now.message) what.push('message');
  const before = was.repairs.filter((repair) => !now.repairs.includes(repair));
  const after = now.repairs.filter((repair) => !was.repairs.includes(repair));
  if (before.length > 0 || after.length > 0) what.push(`repairs: ${names(before)} → ${names(after)}`);
  else if (was.repairs.join() !== now.repairs.join()) what.push('order of repairs');
  return what;
}

function names(repairs: readonly string[]): string {
  return repairs.map((repair) => repair.slice(0, repair.indexOf(':'))).join(', ') || 'none';
}

function groupBy<Value>(values: Iterable<Value>, keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
