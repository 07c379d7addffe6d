// A row that is read, checked and spent: by a write that repeats the check, or by one that does not.
import { goesOnTo } from '../../ast/flow.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { useOfResult } from '../flow/call-results.js';
import type { Analysis } from '../project/analysis.js';
import { declarationOf } from '../project/module.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { rowOf } from './bound-row.js';
import { isComputed } from './computed-columns.js';
import type { Spending } from './consumed-row.js';
import { refusesOnlyFilled } from './filled-fields.js';
import { stateLetPass } from './state-guards.js';
import { givesOneRow } from './given-row.js';
import { askedBy, asksAbout, asksFor, changedBy, effectOf, isOfOwnRow, ownRowOf } from './row-parts.js';
import { checksOf, isRow, type Row, type RowCheck } from './row-checks.js';
import { readsOfRow } from './row-reads.js';
import { fieldOfRow, sameRow } from './same-row.js';
import { areSame } from './same-value.js';
import { namesSpentState } from './token-words.js';
import { isVersioned } from './versions.js';
import { tellsOutcome } from './write-outcomes.js';

/** The rows that a run reads, checks and then spends by a write that every run gets through. */
export function spendingsOf(
  run: readonly Node[],
  steps: readonly QueryStep[],
  analysis: Analysis,
): Spending[] {
  const allWrites = steps.filter(
    ({ query }) => ['update', 'delete'].includes(effectOf(query)) || ownRowOf(query) !== undefined,
  );
  return steps.flatMap((read) => {
    const operation = effectOf(read.query);
    if ((operation !== 'read-one' && operation !== 'read-many') || read.query.entity === undefined) return [];
    const writes = allWrites.filter(
      (write) =>
        write.site !== read.site &&
        (isSameEntity(write.query, read.query) || ownRowOf(write.query) !== undefined) &&
        goesOnTo(read.site, write.site),
    );
    if (writes.length === 0) return [];
    const isGiven = givesOneRow(read);
    const named = rowOf(read.site, isGiven ? undefined : read.query.query.batch);
    if (!named) return [];
    const isOne = isGiven || operation === 'read-one';
    const row = { ...named, reads: readsOfRow(read.query, analysis) };
    const own = checksOf(row, run).filter(({ test }) => isOne || !isList(test, row));
    const checks = [...own, ...checksInHelper(read, analysis)];
    // One write that only a single run gets through settles it for the rest.
    if (writes.some((write) => isCompareAndSet(write, read, row, run, analysis))) return [];
    return writes.flatMap((write) => {
      if (!isGuarded(write.site, read, checks) || sameRow(write, read, row) !== 'same') return [];
      const fields = spentFields(write, read, row, checks, run);
      return fields ? [{ read, write, row, checks, fields }] : [];
    });
  });
}

/** A sum that a write takes something from is no token: it is good for as many as are in it. */
export function tokensSpentIn(
  run: readonly Node[],
  steps: readonly QueryStep[],
  analysis: Analysis,
): Spending[] {
  return spendingsOf(run, steps, analysis).filter(({ write, row, fields }) => {
    const changes = changedBy(write, row, run);
    return (
      fields.length === 0 ||
      fields.some((field) => {
        const value = changes?.get(field);
        return !isComputed(write, field, value && asSeenByCaller(value, write.entered), analysis);
      })
    );
  });
}

/** `if (tokens)` asks nothing of a list: it is there, with rows or without. */
function isList(test: Node, row: Row): boolean {
  const asked = unwrap(test);
  const name = asked.type === 'UnaryExpression' && asked.operator === '!' ? asked.argument : asked;
  return !row.list && isRow(name, row) && declarationOf(row.binding)?.parent?.type !== 'ArrayPattern';
}

export function isSameEntity(a: QueryStep['query'], b: QueryStep['query']): boolean {
  return a.entity === b.entity && a.library === b.library;
}

/** A read in a helper that refuses bad rows itself. */
function checksInHelper({ query, entered }: QueryStep, analysis: Analysis): RowCheck[] {
  if (!entered) return [];
  const row = rowOf(query.node);
  const reads = readsOfRow(query, analysis);
  const checks = row ? checksOf({ ...row, reads }, ownRunNodes(entered.fn)) : [];
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
  run: readonly Node[],
): readonly string[] | undefined {
  if (effectOf(write.query) === 'delete') return [];
  const data = changedBy(write, row, run);
  if (!data) return undefined;
  const asked = askedBy(read.query);
  const passed = checks.filter(({ covers }) => covers(write.site));
  const decides = new Set([...passed.flatMap(({ fields }) => [...fields]), ...(asked?.keys() ?? [])]);
  const judgedElsewhere = decides.has('*');
  const fields = [...data].flatMap(([key, value]) => {
    // What the row itself says is as true of it the next time.
    if (value && (fieldOfRow(value, write, row) !== undefined || keepsWhatWas(value, key, write, row)))
      return [];
    // What it was found by is put there again: the row is found by it the next time.
    const sought = asked?.get(key);
    if (value && sought && areSame(sought, read.entered, value, write.entered)) return [];
    const isAsked =
      decides.has(key) || asksAbout(read.query, key) || (judgedElsewhere && namesSpentState(key));
    const isGoodAsBefore =
      value &&
      (checks.some((check) => passesStill(value, stateLetPass(check, key, row, value))) ||
        (isEmptied(value) && refusesOnlyFilled(passed, key, row)));
    return isAsked && !isGoodAsBefore ? [key] : [];
  });
  return fields.length > 0 ? fields : undefined;
}

/** `{ ...row.data, seen: true }`: what was asked of the field is still in it. */
function keepsWhatWas(value: Node, key: string, { entered }: QueryStep, row: Row): boolean {
  const object = unwrap(value);
  return (
    object.type === 'ObjectExpression' &&
    object.properties.some(
      (each) => each.type === 'SpreadElement' && fieldOfRow(each.argument, { entered }, row) === key,
    )
  );
}

/** What is written is what the check lets pass: `enabled: false` behind `if (row.enabled) throw`. */
function passesStill(next: Node, state: string | undefined): boolean {
  const value = unwrap(next);
  if (state === undefined || value.type !== 'Literal') return false;
  return state === value.raw || (['null', 'false'].includes(state) && ['null', 'false'].includes(value.raw));
}

/** `null`, `false` and `0`, in the code or in a statement's text. */
function isEmptied(next: Node): boolean {
  const value = unwrap(next);
  return value.type === 'Literal' && (value.value === null || value.value === false || value.value === 0);
}

/** Only one of several runs gets through: the filter holds what the write changes, and who does not match is told. */
function isCompareAndSet(
  step: QueryStep,
  read: QueryStep,
  row: Row,
  run: readonly Node[],
  analysis: Analysis,
): boolean {
  const { query, site } = step;
  if (isOfOwnRow(step, row)) return isVersioned(query, read.query, analysis);
  const isDelete = effectOf(query) === 'delete';
  // In SQL a statement that matches nothing is no failure: only its result tells.
  if (isDelete && query.operation === 'raw') return useOfResult(query.node) !== 'dropped';
  const changes = changedBy(step, row, run);
  if (!askedBy(query) || (!isDelete && !changes)) return true;
  const isConditional = isDelete || [...(changes?.keys() ?? [])].some((key) => asksFor(query, key));
  return isConditional && tellsOutcome(query, site);
}
