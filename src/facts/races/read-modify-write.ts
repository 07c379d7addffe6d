// A value that is computed from a row which was read before, and written back into it: two requests read the same value, each
// writes its own, and what one of them did is lost.
//
//   item = find(id); update({ id }, { stock: item.stock - 1 })      lost
//   item = find(id); item.stock -= 1; item.save()                   lost
//   cart = find(id); update({ id }, { items: [...cart.items, x] })  lost
//   n = get(key); set(key, Number(n) + 1)                           lost
//   … update({ id, stock: item.stock }, …), { id, version }         safe: it asks for what was read
//   … select … for update, a serialisable transaction, a lock       safe: nobody else comes in between
//   … update({ id }, { stock: { decrement: 1 } })                   safe: the database computes it
//   cached = get(key); if (!cached) set(key, load())                safe: there was nothing to change
//   order = create(…); find(order.id) … update(order.id, …)         safe: nobody else knows it yet
//   update({ id }, { state: 'busy' }) … find(id) … update(id, …)    taken for safe: it may have claimed the row
import { goesOnTo } from '../../ast/flow.js';
import { argumentsOf } from '../../ast/invocations.js';
import { isWithin, type FunctionNode, type Node } from '../../ast/nodes.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { referencesIn } from '../flow/derived-names.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, standsIn } from '../project/module.js';
import { queryStepsIn, seenByCaller, type Entered, type QueryStep } from '../queries/query-steps.js';
import { passagesOf, type Passage } from './answer-tests.js';
import { rowsOf } from './bound-row.js';
import { isSameEntity } from './consumed-rows.js';
import { isVersioned } from './versions.js';
import type { Derivation } from './derivations.js';
import { derivationOf } from './derived-values.js';
import { isSerialised } from './mutual-exclusion.js';
import { isRounding } from './rounded-values.js';
import { isReadValue } from './read-values.js';
import type { Row } from './row-checks.js';
import { askedBy, asksFor, effectOf, isOfLoadedRows, ownRowOf } from './row-parts.js';
import { isKeptByList, isKeptByStore, isSettledByStore } from './store-guarantees.js';
import { mayWriteBack } from './spending-places.js';
import { fieldOfRow, isSameFilter, replacesRow, sameRow, shareCondition } from './same-row.js';
import { changesOf, writtenValues, type WrittenValue } from './written-values.js';

export interface LostUpdate extends LostValue {
  readonly read: QueryStep;
  readonly write: QueryStep;
  /** The name under which the run holds the row; none where it takes what it needs out of the read at once. */
  readonly row: Row | undefined;
  /** What the write is told first, as the run gives it: the key of a value that has no columns. */
  readonly key: Node | undefined;
  readonly evidence: Evidence;
  /** Every value of the write that puts back what was read, this one among them. */
  readonly lost: readonly LostValue[];
  /** What else the write puts into the row. */
  readonly others: readonly WrittenValue[];
}

export interface LostValue {
  readonly written: WrittenValue;
  readonly derivation: Exclude<Derivation, 'copied'>;
  /** Is an expression of the write what was read, and nothing else? */
  readonly isRead: (value: Node) => boolean;
}

/** Writes that put back what was computed from an earlier read, in the run of a function. */
export function lostUpdatesIn(fn: FunctionNode, analysis: Analysis): LostUpdate[] {
  if (!mayWriteBack(fn, analysis)) return [];
  const run = ownRunNodes(fn);
  const steps = queryStepsIn(fn, analysis);
  const writes = steps.filter(({ query }) => ['update', 'upsert'].includes(effectOf(query)));
  if (writes.length === 0) return [];
  const found = steps.flatMap((read) => (isReadOfRows(read) ? lostAfter(read, writes, run, analysis) : []));
  const first = found.filter(
    (each, index) => found.findIndex(({ write }) => write.site === each.write.site) === index,
  );
  return first.length > 0 && !isSerialised(run, steps, analysis)
    ? first.filter(({ read }) => !isAlone(read, steps))
    : [];
}

function isReadOfRows({ query }: QueryStep): boolean {
  const effect = effectOf(query);
  return effect === 'read-one' || effect === 'read-many';
}

function lostAfter(
  read: QueryStep,
  writes: readonly QueryStep[],
  run: readonly Node[],
  analysis: Analysis,
): LostUpdate[] {
  const later = writes.filter(
    (write) =>
      write.site !== read.site &&
      (goesOnTo(read.site, write.site) || isWithin(read.site, write.site)) &&
      isAboutSame(write, read),
  );
  if (later.length === 0) return [];
  const rows = rowsOf(read);
  const unmet = passagesOf(read, run).filter(({ passes }) => passes === 'nothing');
  return later.flatMap((write) => {
    if (unmet.some(({ covers }) => covers(write.site))) return [];
    for (const row of rows.length > 0 ? rows : [undefined]) {
      const lost = lostBy({ write, read, row, run, unmet }, analysis);
      if (lost && !isReplacedLater(lost, later, run)) return [lost];
    }
    return [];
  });
}

/** A later write of the run puts something else into the same column of the same row, so that this one was for the time between. */
function isReplacedLater(
  { write, read, row, written }: LostUpdate,
  writes: readonly QueryStep[],
  run: readonly Node[],
): boolean {
  return writes.some(
    (other) =>
      other !== write &&
      listAround(write.site) === listAround(other.site) &&
      goesOnTo(write.site, other.site) &&
      effectOf(other.query) === 'update' &&
      isOfReadRow(other, read, row) &&
      writtenValues(other, row, run).some(
        ({ column, value }) => column !== undefined && column === written.column && value !== written.value,
      ),
  );
}

/** The block, the list of statements for a library, or the branch in which a node stands. */
function listAround(node: Node): Node | undefined {
  let at = node.parent;
  while (at && !LISTS.test(at.type)) at = at.parent;
  return at;
}

const LISTS =
  /^(?:BlockStatement|ArrayExpression|IfStatement|ConditionalExpression|LogicalExpression|SwitchCase)$/;

function isAboutSame(write: QueryStep, read: QueryStep): boolean {
  const { query } = read.query;
  if (query.wholeValue !== write.query.query.wholeValue) return false;
  if (ownRowOf(write.query) !== undefined || isOfLoadedRows(write.query)) return true;
  return (
    (query.wholeValue === true || read.query.entity !== undefined) && isSameEntity(write.query, read.query)
  );
}

/** A read and a later write that may undo what another run does in between. */
interface Pair {
  readonly write: QueryStep;
  readonly read: QueryStep;
  readonly row: Row | undefined;
  readonly run: readonly Node[];
  /** The places to which the run comes only where the read found nothing. */
  readonly unmet: readonly Passage[];
}

function lostBy(pair: Pair, analysis: Analysis): LostUpdate | undefined {
  const { write, read, row, run } = pair;
  if (!isOfReadRow(write, read, row) || isVersioned(write.query, read.query, analysis)) return undefined;
  const values = writtenValues(write, row, run);
  if (isGuarded(write, row, values) || isSettledByStore(read, write, analysis)) return undefined;
  const lost = values.flatMap((written): LostValue[] => {
    const derivation = derivationIn(written, pair, analysis);
    if (derivation === undefined || derivation === 'copied') return [];
    if (isKeptByStore(derivation, written, write) || isKeptByList(written, read, analysis)) return [];
    const isRead = (value: Node) => derivationIn({ ...written, value }, pair, analysis) === 'copied';
    return [{ written, derivation, isRead }];
  });
  // What was done last is what the write is about.
  const last = lost.at(-1);
  if (!last) return undefined;
  const grade = last.derivation === 'joined' || last.derivation === 'turned' ? 'likely' : 'certain';
  const evidence = weakest(read.query.evidence, write.query.evidence, grade);
  const others = values.filter((each) => lost.every(({ written }) => written !== each));
  const [key] = argumentsOf(write.query.node);
  return {
    ...last,
    read,
    write,
    row,
    key: key && seenByCaller(key, write.entered).node,
    evidence,
    lost,
    others,
  };
}

function isOfReadRow(write: QueryStep, read: QueryStep, row: Row | undefined): boolean {
  if (isOfLoadedRows(write.query)) return row !== undefined;
  const isOfRow = row !== undefined && (sameRow(write, read, row) === 'same' || replacesRow(write, row));
  return isOfRow || isSameFilter(write, read);
}

function derivationIn(
  { column, value, entered }: WrittenValue,
  { write, read, row, run, unmet }: Pair,
  analysis: Analysis,
): Derivation | undefined {
  const isBefore = (change: Node) => {
    const isIn = (entered: Entered | undefined) => entered !== undefined && standsIn(change, entered.fn);
    if (isIn(write.entered)) return goesOnTo(change, write.query.node);
    // The helper that reads has come back.
    if (moduleOf(change) !== moduleOf(write.site)) return isIn(read.entered);
    return !unmet.some(({ covers }) => covers(change)) && goesOnTo(change, write.site);
  };
  const isSource = (node: Node, seenIn: Entered | undefined) => isReadValue(node, seenIn, column, read, row);
  const isForm: Parameters<typeof derivationOf>[2]['isForm'] = (call) => isRounding(call, analysis);
  const found = derivationOf(value, entered, { isSource, isForm, isBefore });
  if (found !== 'copied' || !row) return found;
  // `item.stock -= 1; update({ id }, { stock: item.stock })`
  const earlier = changesOf(row, write, run).filter((each) => each.column === column);
  const last = earlier.at(-1);
  return last ? derivationOf(last.value, last.entered, { isSource, isForm, isBefore }) : found;
}

/** It asks for something of what was read besides the key: what it changes, a version, a time. */
function isGuarded(
  { query, entered }: QueryStep,
  row: Row | undefined,
  values: readonly WrittenValue[],
): boolean {
  if (values.some(({ column }) => column !== undefined && asksFor(query, column))) return true;
  return [...(askedBy(query) ?? [])].some(([column, value]) => {
    const field = row && fieldOfRow(value, { entered }, row);
    return field !== undefined && !/(?:^|_)id$|[a-z\d]I[dD]$/.test(column) && (askedBy(query)?.size ?? 0) > 1;
  });
}

/** Nobody else has the row: it was made here, or this run has written to it before and may so have claimed it. */
function isAlone(read: QueryStep, steps: readonly QueryStep[]): boolean {
  const names = referencesIn(read.site).map(bindingOf);
  return steps.some((step) => {
    if (step.site === read.site || !goesOnTo(step.site, read.site)) return false;
    const effect = effectOf(step.query);
    if (effect === 'create') return rowsOf(step).some(({ binding }) => names.includes(binding));
    return effect === 'update' && isSameEntity(step.query, read.query) && shareCondition(step, read);
  });
}
