// A row that is written because a read found none like it, or fewer than a limit. Between the two another request reads the same.
//
//   if (await find({ email })) throw …; create({ email })              existence: both create
//   if (await find({ email })) throw …; update({ …, data: { email } }) existence: both take it
//   if (await count({ userId }) >= LIMIT) throw …; create(…)           limit: both are below it
//   if (isFree) { if (await count({ userId }) > 0) throw … } create(…) limit: one for some
//   if ((await findMany({ userId })).some((row) => row.name === name)) throw …; create({ userId, name })   existence
//   if (!(await find({ id }))) throw …; create(…)                      none: what is not found, nobody creates
//   find({ slug: random() }), then create                              none: nobody else has come to the same value
//   … create().onConflict(…), or whose violation is known              none: the loser is told
import type { TSESTree } from '@typescript-eslint/utils';
import { goesOnTo } from '../../ast/flow.js';
import { isFunction, isWithin, keyName, unwrap, type Node } from '../../ast/nodes.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { isMinted } from '../flow/fresh-values.js';
import { loopOfCallback, loopOfStatement } from '../flow/loops.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { passagesOf, type Passage } from './answer-tests.js';
import { asksForRange } from './asked-ranges.js';
import { columnsChanged, columnsCreated, isMadeByItsModel, type GivenColumns } from './created-rows.js';
import { expectsDuplicates, refusedAgain } from './duplicates.js';
import { askedBy, effectOf, ownRowOf } from './row-parts.js';
import type { Sought } from './picked-rows.js';
import { isPartOf, isSameValue } from './same-path.js';

export interface UnguardedCreation {
  readonly kind: 'existence' | 'limit';
  readonly read: QueryStep;
  readonly write: QueryStep;
  /** The columns by which it was looked for, of an existence; only the unique ones where there are any. */
  readonly columns: readonly string[];
  /** The schema refuses a second row with that value. */
  readonly isUnique: boolean;
  /** It was looked for by a range too, which no unique index holds. */
  readonly isRange: boolean;
  readonly refusal: TSESTree.Statement | undefined;
  readonly evidence: Evidence;
}

export function unguardedCreationsIn(
  run: readonly Node[],
  steps: readonly QueryStep[],
  analysis: Analysis,
): UnguardedCreation[] {
  const all = steps.filter(({ query }) => ['create', 'upsert', 'update'].includes(effectOf(query)));
  const writes = all.filter((write) => !all.some((earlier) => isSavedBy(earlier, write)));
  const reads = writes.length === 0 ? [] : steps.filter(isAsked);
  return reads.flatMap((read) => {
    const later = writes.filter(
      (write) => isLaterOf(write, read, analysis) && !isInLoop(write.site) && !isInLoop(read.site),
    );
    return later.length === 0
      ? []
      : withoutLinks(creationsAfter(read, later, passagesOf(read, run), analysis));
  });
}

/** A row that has saved itself is there: the next `row.save()` changes it. */
function isSavedBy(earlier: QueryStep, { query, site, entered }: QueryStep): boolean {
  const [before, row] = [ownRowOf(earlier.query), ownRowOf(query)];
  return (
    before !== undefined &&
    row !== undefined &&
    row.type === 'Identifier' &&
    before.type === 'Identifier' &&
    earlier.entered === entered &&
    bindingOf(before) === bindingOf(row) &&
    goesOnTo(earlier.site, site)
  );
}

/**
 * A run that makes the row where there is none, and else writes the value into one that it found otherwise, links what belongs together:
 * two of these at once find the same row, and write the same.
 */
function withoutLinks(found: readonly UnguardedCreation[]): UnguardedCreation[] {
  const isChange = ({ write }: UnguardedCreation) => effectOf(write.query) === 'update';
  return found.filter(
    (each) =>
      !isChange(each) ||
      !found.some(
        (other) =>
          !isChange(other) &&
          other.columns.some((column) => each.columns.includes(column)) &&
          !goesOnTo(each.write.site, other.write.site) &&
          !goesOnTo(other.write.site, each.write.site),
      ),
  );
}

function isAsked({ query }: QueryStep): boolean {
  return (
    ['read-one', 'read-many', 'count'].includes(effectOf(query)) &&
    query.entity !== undefined &&
    query.query.sends !== 'in-process'
  );
}

function isLaterOf(write: QueryStep, read: QueryStep, analysis: Analysis): boolean {
  const { query, site } = write;
  return (
    site !== read.site &&
    query.library === read.query.library &&
    (sameEntity(query.entity, read.query.entity) || isMadeByItsModel(write, read, analysis)) &&
    goesOnTo(read.site, site)
  );
}

function sameEntity(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}

/** Who goes through a list is mostly alone: an import, a job. */
function isInLoop(node: Node): boolean {
  for (let at: Node = node; at.parent; at = at.parent) {
    if (loopOfStatement(at.parent, at) || (isFunction(at) && loopOfCallback(at))) return true;
    if (isFunction(at) && at.parent.type !== 'CallExpression') return false;
  }
  return false;
}

function creationsAfter(
  read: QueryStep,
  writes: readonly QueryStep[],
  passages: readonly Passage[],
  analysis: Analysis,
): UnguardedCreation[] {
  return passages.flatMap(({ passes, refusal, picked, covers }) =>
    writes.flatMap((write): UnguardedCreation[] => {
      if (!covers(write.site)) return [];
      const evidence = weakest(read.query.evidence, write.query.evidence);
      const created = columnsCreated(write, analysis);
      const base = { read, write, refusal, evidence };
      const given = created ?? columnsChanged(write);
      const columns = given ? columnsTaken(read, write, given, picked, analysis) : [];
      // A member of an organization is one row, and no quota of either.
      if (passes === 'below-limit' || (columns.length < 2 && isQuota(read, write)))
        return created && effectOf(write.query) !== 'update'
          ? [{ ...base, kind: 'limit', columns: [], isUnique: false, isRange: false }]
          : [];
      // What was picked from a list was looked for by that, and not by what the whole list was read by.
      const isSought = picked.length === 0 || picked.some(([column]) => columns.includes(column));
      if (columns.length === 0 || !isSought || expectsDuplicates(write, analysis)) return [];
      const unique = refusedAgain(read.query, write.query, columns, analysis);
      const isUnique = unique.length > 0;
      const isRange = asksForRange(read.query);
      return [{ ...base, kind: 'existence', columns: isUnique ? unique : columns, isUnique, isRange }];
    }),
  );
}

/** One row is the limit for some: `if (plan === 'free') { if (await count({ userId }) >= 1) throw … }`, and no index can hold that. */
function isQuota({ query, site }: QueryStep, write: QueryStep): boolean {
  if (effectOf(query) !== 'count') return false;
  let at: Node = site;
  for (; at.parent && !isWithin(write.site, at.parent); at = at.parent)
    if (at.parent.type === 'IfStatement' && at !== at.parent.test) return true;
  return false;
}

/** The columns that a read looks into for a value which the write then puts there. */
function columnsTaken(
  read: QueryStep,
  write: QueryStep,
  { named, wholes }: GivenColumns,
  picked: readonly Sought[],
  analysis: Analysis,
): string[] {
  const sought = [...soughtBy(read), ...picked];
  // A row with another value there would not be found again.
  const isOther = sought.some(([column, value]) => {
    const put = named.get(column);
    return put !== undefined && isPlain(put) && isPlain(value) && !isSameValue(value, read, put, write);
  });
  if (isOther && sought.length > 1 && !asksForAny(read)) return [];
  const taken = sought.filter(([column, value]) => {
    const seen = asSeenByCaller(value, read.entered);
    if (seen.type === 'Literal' || isMinted(seen, analysis)) return false;
    const put = named.get(column);
    if (put) return isSameValue(value, read, put, write);
    return (
      wholes.some((whole) => isPartOf(value, read, whole, write, column)) ||
      [...named.values()].some((each) => isConnectedTo(each, value, read, write))
    );
  });
  return taken.map(([column]) => column);
}

/** A literal or a name, and no call: what a call gives may be the same. */
function isPlain(node: Node): boolean {
  return /^(?:Literal|Identifier|MemberExpression)$/.test(unwrap(node).type);
}

/** `OR: [{ email }, { name }]`, `where: [{ email }, { name }]`: one of several is enough. */
function asksForAny({ query }: QueryStep): boolean {
  const filter = query.filter && unwrap(query.filter);
  return (
    filter?.type === 'ArrayExpression' ||
    [...(askedBy(query)?.values() ?? [])].some((value) => unwrap(value).type === 'ArrayExpression')
  );
}

/** `user: { connect: { id: userId } }` writes what `userId: userId` writes. */
function isConnectedTo(put: Node, value: Node, read: QueryStep, write: QueryStep): boolean {
  const connects = unwrap(put);
  if (connects.type !== 'ObjectExpression' || connects.properties.length !== 1) return false;
  const [row] = pairsIn(connects).flatMap(([, inner]) =>
    inner.type === 'ObjectExpression' ? pairsIn(inner) : [],
  );
  return row !== undefined && isSameValue(value, read, row[1], write);
}

/** Each column that a read looks into, alone, under a compound key, or as one of several. */
function soughtBy({ query }: QueryStep): (readonly [string, Node])[] {
  const filter = query.filter && unwrap(query.filter);
  const asked = askedBy(query);
  if (asked) return [...asked].flatMap(([column, value]) => flattened(column, value));
  return filter?.type === 'ArrayExpression'
    ? filter.elements.flatMap((each) => (each?.type === 'ObjectExpression' ? pairsIn(each) : []))
    : [];
}

function flattened(column: string, value: Node): (readonly [string, Node])[] {
  const inner = unwrap(value);
  // `OR: [{ email }, { name }]`
  if (inner.type === 'ArrayExpression')
    return inner.elements.flatMap((each) => (each?.type === 'ObjectExpression' ? pairsIn(each) : []));
  if (inner.type !== 'ObjectExpression') return [[column, value]];
  const pairs = pairsIn(inner);
  // `email: { equals: email, mode: 'insensitive' }`; else a key that is made of several columns.
  const equal = pairs.find(([name]) => name === 'equals' || name === '$eq');
  return equal ? [[column, equal[1]]] : pairs;
}

function pairsIn({ properties }: TSESTree.ObjectExpression): (readonly [string, Node])[] {
  return properties.flatMap((each) => {
    const name = each.type === 'Property' ? keyName(each) : undefined;
    return each.type === 'Property' && name !== undefined ? [[name, unwrap(each.value)] as const] : [];
  });
}
