// A row that is read, checked and spent: by a write that repeats the check, or by one that does not.
import { goesOnTo } from '../../ast/flow.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { QueryStep } from '../queries/query-steps.js';
import type { Spending } from './consumed-row.js';
import { stateLetPass } from './expected-state.js';
import { checksOf, plainProperties, rowOf, type Row, type RowCheck } from './row-checks.js';
import { sameRow } from './same-row.js';
import { namesSpentState } from './token-words.js';
import { tellsOutcome } from './write-outcomes.js';

/** The rows that a run reads, checks and then spends by a write that every run gets through. */
export function spendingsOf(run: readonly Node[], steps: readonly QueryStep[]): Spending[] {
  const allWrites = steps.filter(({ query }) => query.operation === 'update' || query.operation === 'delete');
  return steps.flatMap((read) => {
    const { operation } = read.query;
    if ((operation !== 'read-one' && operation !== 'read-many') || read.query.entity === undefined) return [];
    const writes = allWrites.filter(
      (write) =>
        write.site !== read.site && isSameEntity(write.query, read.query) && goesOnTo(read.site, write.site),
    );
    const row = writes.length > 0 ? rowOf(read.site) : undefined;
    if (!row) return [];
    const checks = [...checksOf(row, run), ...checksInHelper(read)];
    // One write that only a single run gets through settles it for the rest.
    if (writes.some((write) => isCompareAndSet(write))) return [];
    return writes.flatMap((write) => {
      if (!isGuarded(write.site, read, checks) || sameRow(write, read, row) !== 'same') return [];
      const fields = spentFields(write, read, row, checks);
      return fields ? [{ read, write, row, checks, fields }] : [];
    });
  });
}

export function isSameEntity(a: QueryStep['query'], b: QueryStep['query']): boolean {
  return a.entity === b.entity && a.library === b.library;
}

/** A read in a helper that refuses bad rows itself. */
function checksInHelper({ query, entered }: QueryStep): RowCheck[] {
  if (!entered) return [];
  const row = rowOf(query.node);
  const checks = row ? checksOf(row, ownRunNodes(entered.fn)) : [];
  return checks.map((check) => ({ ...check, refusal: undefined, fromHelper: true, covers: () => true }));
}

/** A row that is not there, or not good, does not come to this place. */
export function isGuarded(node: Node, { query }: QueryStep, checks: readonly RowCheck[]): boolean {
  const throwsItself = query.query.unmatched !== undefined && 'throws' in query.query.unmatched;
  return throwsItself || checks.some((check) => check.needsRow && check.covers(node));
}

/** What of the state that was asked for the write takes away; `undefined` when it leaves the row as good as it was. */
function spentFields(
  write: QueryStep,
  read: QueryStep,
  row: Row,
  checks: readonly RowCheck[],
): readonly string[] | undefined {
  if (write.query.operation === 'delete') return [];
  const data = plainProperties(write.query.data);
  if (!data) return undefined;
  const decides = new Set([
    ...checks.flatMap(({ fields }) => [...fields]),
    ...(plainProperties(read.query.filter)?.keys() ?? []),
  ]);
  const judgedElsewhere = decides.has('*');
  const fields = [...data].flatMap(([key, { value }]) => {
    const isAsked = decides.has(key) || (judgedElsewhere && namesSpentState(key));
    return isAsked && !checks.some((check) => passesStill(value, stateLetPass(check, key, row, value)))
      ? [key]
      : [];
  });
  return fields.length > 0 ? fields : undefined;
}

/** What is written is what the check lets pass: `enabled: false` behind `if (row.enabled) throw`. */
function passesStill(next: Node, state: string | undefined): boolean {
  const value = unwrap(next);
  if (state === undefined || value.type !== 'Literal') return false;
  return state === value.raw || (['null', 'false'].includes(state) && ['null', 'false'].includes(value.raw));
}

/** Only one of several runs gets through: the filter holds what the write changes, and who does not match is told. */
function isCompareAndSet({ query, site }: QueryStep): boolean {
  const filter = plainProperties(query.filter);
  const data = plainProperties(query.data);
  if (!filter || (query.operation === 'update' && !data)) return true;
  const isConditional = query.operation === 'delete' || [...filter.keys()].some((key) => data?.has(key));
  return isConditional && tellsOutcome(query, site);
}
