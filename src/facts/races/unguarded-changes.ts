// A row that is read and checked, and then changed by a write that does not repeat the check, so that two requests both pass it.
//
//   if (account.balance < n) throw …; update({ id }, { balance: { decrement: n } })    bound: it goes below
//   if (order.status !== 'OPEN') throw …; update({ id }, { status: 'PAID' });
//     create({ orderId })                                                              state: it is created twice
//   if (order.status !== 'OPEN') throw …; update({ id }, { status: 'PAID' })           none: nothing else happens twice
//   order = find({ id, status: 'OPEN' }); if (!order) throw …; order.status = 'PAID';
//     order.save(); create({ orderId })                                                state: the same
//   if (account.balance < n) throw …; update({ id }, { balance: account.balance - n }) none: that is a lost update
//   … update({ id, status: 'OPEN' }, …), with its count looked at                      none: the check is repeated
import { goesOnTo } from '../../ast/flow.js';
import { isWithin, unwrap, type Node } from '../../ast/nodes.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { isComputed } from './computed-columns.js';
import type { Spending } from './consumed-row.js';
import { spendingsOf } from './consumed-rows.js';
import { conditionalWrite, type ConditionalWrite } from './expected-state.js';
import { askedBy, changedBy, effectOf, isOfOwnRow } from './row-parts.js';
import { textOfRow, type RowCheck } from './row-checks.js';
import { isSettledByStore } from './store-guarantees.js';
import { isBounded, stopsNext } from './stopping-tests.js';

export interface UnguardedChange {
  readonly kind: 'bound' | 'state';
  readonly read: QueryStep;
  readonly write: QueryStep;
  /** The row saves itself: there is no filter to repeat a check in. */
  readonly isSaved: boolean;
  /** What was checked: `order.status`. */
  readonly checked: string;
  /** What else is done by each request that passes, of a state. */
  readonly twice: QueryStep | undefined;
  readonly conditional: ConditionalWrite | undefined;
  readonly evidence: Evidence;
}

export function unguardedChangesIn(
  run: readonly Node[],
  steps: readonly QueryStep[],
  analysis: Analysis,
): UnguardedChange[] {
  const spendings = spendingsOf(run, steps, analysis);
  return spendings.flatMap((spending): UnguardedChange[] => {
    const { read, write, row, checks, fields } = spending;
    const isSaved = isOfOwnRow(write, row) && !write.query.query.computedColumn;
    if (!isSaved && effectOf(write.query) !== 'update') return [];
    if (isSettledByStore(read, write, analysis)) return [];
    const changes = changedBy(write, row, run);
    for (const field of fields) {
      if (spendings.some((earlier) => mayMoveOn(earlier, spending, field, run))) continue;
      const about = checks.filter((check) => check.fields.has(field) && check.covers(write.site));
      const base = {
        ...{ read, write, isSaved, checked: `${textOfRow(row)}.${field}` },
        evidence: weakest(read.query.evidence, write.query.evidence),
      };
      const bounding = about.find((check) => isBounded(check, field, row));
      const value = changes?.get(field);
      const next = value && asSeenByCaller(value, write.entered);
      if (bounding && isComputed(write, field, next, analysis))
        return [{ ...base, kind: 'bound', twice: undefined, conditional: undefined }];
      const stopping =
        next &&
        (about.find((check) => stopsNext(check, field, row, next)) ?? stopsByFilter(spending, field, next));
      const twice = stopping && doneTwice(stopping, spending, steps, analysis);
      if (twice)
        return [{ ...base, kind: 'state', twice, conditional: conditionalFor(spending, field, analysis) }];
    }
    return [];
  });
}

/**
 * May another write have changed by then what was checked? It is that one which lets both through, and with the check in its filter
 * this one would change nothing.
 */
function mayMoveOn(
  earlier: Spending,
  { read, write }: Spending,
  field: string,
  run: readonly Node[],
): boolean {
  const [before, after] = [earlier.write.site, write.site];
  return (
    earlier.read === read &&
    before !== after &&
    goesOnTo(before, after) &&
    changedBy(earlier.write, earlier.row, run)?.has(field) === true
  );
}

/** `findOne({ id, status: 'open' })` finds no row that is closed: whoever tests that there is one has tested its state. */
function stopsByFilter({ read, write, checks }: Spending, field: string, next: Node): RowCheck | undefined {
  const asked = askedBy(read.query)?.get(field);
  return asked && areOtherStates(asked, next)
    ? checks.find(({ needsRow, refusal, covers }) => needsRow && refusal !== undefined && covers(write.site))
    : undefined;
}

function areOtherStates(one: Node, other: Node): boolean {
  const [state, next] = [unwrap(one), unwrap(other)];
  return state.type === 'Literal' && next.type === 'Literal' && state.raw !== next.raw;
}

function conditionalFor(spending: Spending, field: string, analysis: Analysis): ConditionalWrite | undefined {
  return conditionalWrite({ ...spending, fields: [field], site: spending.write.site }, analysis);
}

/** A row that each request creates, or a sum that each changes, once it has passed the check. */
function doneTwice(
  check: RowCheck,
  { read, write }: Spending,
  steps: readonly QueryStep[],
  analysis: Analysis,
): QueryStep | undefined {
  return steps.find((step) => {
    if (step.site === write.site || step.site === read.site || !check.covers(step.site)) return false;
    // `if (isLast) update({ status: 'FULL' })` is done by one of many, for all of which there is something created.
    if (isOnlySometimes(write.site, step.site)) return false;
    // Of two branches a run takes one.
    if (!goesOnTo(write.site, step.site) && !goesOnTo(step.site, write.site)) return false;
    const effect = effectOf(step.query);
    if (effect === 'create') return true;
    return (
      effect === 'update' &&
      [...(changedBy(step, undefined, []) ?? [])].some(([column, value]) =>
        isComputed(step, column, value && asSeenByCaller(value, step.entered), analysis),
      )
    );
  });
}

/** Does a branch hold a node and not another, behind which it is done all the same? */
function isOnlySometimes(node: Node, other: Node): boolean {
  for (let at = node; at.parent && !isWithin(other, at.parent); at = at.parent)
    if (/^(?:If|Conditional|Logical|SwitchCase)/.test(at.parent.type)) return true;
  return false;
}
