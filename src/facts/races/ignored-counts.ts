// An update that is to change one row only while it is in a certain state, and of which nobody learns whether it did.
//
//   updateMany({ id, state: 'open' }, { state: 'paid' }); ship(id)        ignored: both requests ship
//   updateMany({ id, version }, { title, version: version + 1 })          ignored: the loser is told that it was saved
//   updateMany({ id, balance: { gte: 5 } }, { balance: { decrement: 5 }}) ignored: who cannot pay is told that they did
//   const { count } = await updateMany(…); if (count === 0) throw …       looked at
//   update({ id, state: 'open' }, …) of a library that throws             tells by itself
//   updateMany({ id, readAt: null }, { readAt: now })                     nothing rests on it: the mark is set in any case
//   updateMany({ state: 'open', endsAt: { lt: now } }, …)                 a sweep: it changes what it finds
//   updateMany({ familyId, revokedAt: null }, …)                          the rows of a family
import { goesOnTo } from '../../ast/flow.js';
import { unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { Evidence } from '../catalogue/evidence.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { columnOf } from '../relations/columns.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { asSeenByCaller, queryStepsIn, type QueryStep } from '../queries/query-steps.js';
import { textOfStatement } from '../queries/raw-statements.js';
import { isSameEntity } from './consumed-rows.js';
import { isSerialised } from './mutual-exclusion.js';
import { askedBy, asksFor, changedBy, effectOf } from './row-parts.js';
import { isKey } from './same-row.js';
import { isUnheard } from './write-outcomes.js';

export interface IgnoredCount {
  readonly write: QueryStep;
  /** The column that the row must hold, and that the write changes. */
  readonly column: string;
  /** What is done whether the row was changed or not; none where the caller is told so. */
  readonly next: Node | undefined;
  readonly evidence: Evidence;
}

export function ignoredCountsIn(fn: FunctionNode, analysis: Analysis): IgnoredCount[] {
  const run = ownRunNodes(fn);
  const steps = queryStepsIn(fn, analysis);
  const found = steps.flatMap((write): IgnoredCount[] => {
    const { query } = write;
    if (effectOf(query) !== 'update' || !isUnheard(query, write.site) || !namesOneRow(query, analysis))
      return [];
    const state = stateOf(write, run);
    if (!state || isReadAgain(write, steps)) return [];
    const next = steps.find((step) => dependsOn(step, write))?.site;
    return state.isCompared || next ? [{ write, column: state.column, next, evidence: query.evidence }] : [];
  });
  return found.length > 0 && !isSerialised(run, steps, analysis) ? found : [];
}

/** By its key, or by a column that no two rows share. */
function namesOneRow(query: QueryCall, analysis: Analysis): boolean {
  return [...(askedBy(query) ?? [])].some(
    ([column, value]) =>
      unwrap(value).type !== 'ObjectExpression' &&
      (isKey(column) || columnOf(query, column, analysis).isUnique === true),
  );
}

interface State {
  readonly column: string;
  /** It is compared with what was read, or with how much is needed: then the write is what was asked for, and no mark. */
  readonly isCompared: boolean;
}

/** A column that the write asks for and changes. */
function stateOf(write: QueryStep, run: readonly Node[]): State | undefined {
  const { query, entered } = write;
  const changes = changedBy(write, undefined, run);
  const asked = askedBy(query);
  for (const [column] of changes ?? []) {
    if (isKey(column) || !asksFor(query, column)) continue;
    const value = asked?.get(column);
    if (value) return { column, isCompared: isComparison(asSeenByCaller(value, entered)) };
    if (query.operation === 'raw') return { column, isCompared: comparesInText(query, column) };
  }
  return undefined;
}

/** `{ gte: amount }`, `version`, `item.stock`; not `null`, `'open'`, `Status.Open`, `{ in: ['open', 'held'] }`. */
function isComparison(value: Node): boolean {
  const node = unwrap(value);
  if (node.type === 'ObjectExpression') return /\b\$?(?:gte?|lte?)\b/.test(textOf(node));
  if (node.type === 'MemberExpression') return /^[a-z]/.test(textOf(node));
  return node.type === 'Identifier' && node.name !== 'undefined';
}

function comparesInText(query: QueryCall, column: string): boolean {
  const text = textOfStatement(query) ?? '';
  return new RegExp(`\\bwhere\\b[^]*\\b${column}["\`]?\\s*[<>]`, 'i').test(text);
}

/** A write or a request behind it, which is sent whether the row was changed or not. */
function dependsOn(step: QueryStep, write: QueryStep): boolean {
  const effect = effectOf(step.query);
  return (
    step.site !== write.site &&
    goesOnTo(write.site, step.site) &&
    ['create', 'update', 'upsert', 'delete'].includes(effect)
  );
}

/** The row is read once more, and so what became of it is known. */
function isReadAgain(write: QueryStep, steps: readonly QueryStep[]): boolean {
  return steps.some(
    (step) =>
      ['read-one', 'read-many', 'count'].includes(effectOf(step.query)) &&
      isSameEntity(step.query, write.query) &&
      goesOnTo(write.site, step.site),
  );
}
