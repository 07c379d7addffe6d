// A row that is good for one use, read and checked, then spent by a write that does not repeat the check: between the two
// another request reads the same row and passes too.
//
//   find → check → update({ where: { id } }) → create                          raced: one token for every request
//   find → compare → update({ where: { id }, data: { tokenHash } })            raced: the requests overwrite each other
//   … → updateMany({ where: { id, revokedAt: null } }), its count not read     raced
//   … → updateMany({ where: { id, revokedAt: null } }), its count tested       safe: one of them changes the row
//   … → update({ where: { id, revokedAt: null } }), delete({ where: { id } })  safe: the others throw
import { goesOnTo } from '../ast/flow.js';
import { enclosingFunction, isWithin, memberName, unwrap, type FunctionNode, type Node } from '../ast/nodes.js';
import { calleeOf } from './callees.js';
import { ownRunNodes } from './interleaving.js';
import { isMinted } from './minting.js';
import type { Module } from './module.js';
import type { World } from './origins.js';
import { asSeenByCaller, helperOf, queryStepsIn, type QueryStep } from './query-steps.js';
import type { QueryNode } from './queries.js';
import { checksOf, fieldOf, isRow, plainProperties, rowOf, type Row, type RowCheck } from './row-checks.js';
import { conditionalWrite, stateLetPass, type ConditionalWrite } from './row-states.js';
import { isSerialised } from './serialising.js';
import { namesOneTimeToken } from './token-words.js';
import { tellsOutcome } from './write-outcomes.js';

/** A checked row that is spent unconditionally. */
export interface Spending {
  readonly read: QueryStep;
  readonly write: QueryStep;
  readonly row: Row;
  readonly checks: readonly RowCheck[];
  /** The fields that decide whether the row is still good and that the write changes; none when it deletes. */
  readonly fields: readonly string[];
}

export interface RacedToken extends Spending {
  /** The call in the function at which the row is spent. */
  readonly site: QueryNode;
  /** The function hands out something new for it: a second row, a token, or a new value in the same row. */
  readonly mints: 'row' | 'token' | 'same-row';
  readonly evidence: 'certain' | 'likely';
  /** The write as it would be with the check in it, where that is known. */
  readonly conditional: ConditionalWrite | undefined;
}

/** The one-time rows that two runs of a function can both spend. */
export function racedTokensIn(fn: FunctionNode, module: Module, world: World): RacedToken[] {
  const run = ownRunNodes(fn);
  const steps = queryStepsIn(fn, module, world);
  const raced = spendingsOf(run, steps, module).flatMap((spending) => {
    const { write } = spending;
    return minted(spending, write.site, run, steps, module, world);
  });
  // A helper that reads, checks and spends, and a caller that hands out what comes next.
  for (const node of run) {
    const helper = node.type === 'CallExpression' ? helperOf(node, module, world) : undefined;
    if (!helper || node.type !== 'CallExpression') continue;
    const inside = ownRunNodes(helper.fn);
    const own = queryStepsIn(helper.fn, helper.module, world);
    for (const spending of spendingsOf(inside, own, helper.module)) {
      if (minted(spending, spending.write.site, inside, own, helper.module, world).length > 0) continue;
      // Its checks stand in the helper: whoever comes back from it has passed them.
      const checks = spending.checks.map((check) => ({ ...check, covers: () => true }));
      raced.push(...minted({ ...spending, checks }, node, run, steps, module, world));
    }
  }
  const first = raced.filter((each, index) => raced.findIndex(({ site }) => site === each.site) === index);
  return first.length > 0 && !isSerialised(run, steps) ? first : [];
}

function spendingsOf(run: readonly Node[], steps: readonly QueryStep[], module: Module): Spending[] {
  return steps.flatMap((read) => {
    const { operation } = read.query;
    if ((operation !== 'read-one' && operation !== 'read-many') || read.query.entity === undefined) return [];
    const writes = steps.filter((write) => write.site !== read.site && isWriteOf(write, read) && goesOnTo(read.site, write.site));
    const row = writes.length > 0 ? rowOf(read.site, module) : undefined;
    if (!row) return [];
    const checks = [...checksOf(row, run), ...checksInHelper(read)];
    // One write that only a single run gets through settles it for the rest.
    if (writes.some((write) => isCompareAndSet(write, module))) return [];
    return writes.flatMap((write) => {
      if (!isGuarded(write.site, read, checks) || !isSameRow(write, read, row)) return [];
      const fields = spentFields(write, read, row, checks);
      return fields ? [{ read, write, row, checks, fields }] : [];
    });
  });
}

function isWriteOf({ query }: QueryStep, { query: read }: QueryStep): boolean {
  return (query.operation === 'update' || query.operation === 'delete') && isSameEntity(query, read);
}

function isSameEntity(a: QueryStep['query'], b: QueryStep['query']): boolean {
  return a.entity === b.entity && a.library === b.library;
}

/** A read in a helper that refuses bad rows itself. */
function checksInHelper({ query, entered }: QueryStep): RowCheck[] {
  if (!entered) return [];
  const row = rowOf(query.node, entered.module);
  const checks = row ? checksOf(row, ownRunNodes(entered.fn)) : [];
  return checks.map((check) => ({ ...check, refusal: undefined, fromHelper: true, covers: () => true }));
}

/** A row that is not there, or not good, does not come to this place. */
function isGuarded(node: Node, { query }: QueryStep, checks: readonly RowCheck[]): boolean {
  const throwsItself = query.query.unmatched !== undefined && 'throws' in query.query.unmatched;
  return throwsItself || checks.some((check) => check.needsRow && check.covers(node));
}

/** The write's filter names the row that was read: by a field of it, or by what it was found by. */
function isSameRow(write: QueryStep, read: QueryStep, row: Row): boolean {
  const filter = plainProperties(write.query.filter);
  if (!filter) return false;
  const wanted = read.entered ? undefined : plainProperties(read.query.filter);
  return [...filter].some(([key, { value }]) => {
    if (isOfRow(value, write, row)) return true;
    const found = wanted?.get(key)?.value;
    const asked = asSeenByCaller(value, write.query.module, write.entered);
    return found !== undefined && isIdentity(key) && textOf(found, row.module) === textOf(asked, row.module);
  });
}

function isOfRow(value: Node, { query, entered }: QueryStep, row: Row): boolean {
  const seen = asSeenByCaller(value, query.module, entered);
  if (fieldOf(seen, row) !== undefined) return true;
  const inner = unwrap(value);
  if (inner.type !== 'MemberExpression' || memberName(inner) === undefined) return false;
  return isRow(asSeenByCaller(inner.object, query.module, entered), row);
}

/** `userId` finds the rows of a user, not the one that was read. */
function isIdentity(key: string): boolean {
  return key === 'id' || !/id$/i.test(key);
}

const textOf = (node: Node, module: Module): string => module.text.slice(...node.range);

/** What of the state that was asked for the write takes away; `undefined` when it leaves the row as good as it was. */
function spentFields(write: QueryStep, read: QueryStep, row: Row, checks: readonly RowCheck[]): readonly string[] | undefined {
  if (write.query.operation === 'delete') return [];
  const data = plainProperties(write.query.data);
  if (!data) return undefined;
  const decides = new Set([...checks.flatMap(({ fields }) => [...fields]), ...(plainProperties(read.query.filter)?.keys() ?? [])]);
  const judgedElsewhere = decides.has('*');
  const fields = [...data].flatMap(([key, { value }]) => {
    const isAsked = decides.has(key) || (judgedElsewhere && SPENT.test(key));
    return isAsked && !checks.some((check) => passesStill(value, stateLetPass(check, key, row, value))) ? [key] : [];
  });
  return fields.length > 0 ? fields : undefined;
}

/** What is written is what the check lets pass: `enabled: false` behind `if (row.enabled) throw`. */
function passesStill(next: Node, state: string | undefined): boolean {
  const value = unwrap(next);
  if (state === undefined || value.type !== 'Literal') return false;
  return state === value.raw || (['null', 'false'].includes(state) && ['null', 'false'].includes(value.raw));
}

/** Fields that end a row's use, for checks that are made in a function which is handed the row. */
const SPENT = /revoked|used|consumed|redeemed|claimed|rotated|replaced|invalid|token|hash/i;

/** Only one of several runs gets through: the filter holds what the write changes, and who does not match is told. */
function isCompareAndSet({ query, site }: QueryStep, module: Module): boolean {
  const filter = plainProperties(query.filter);
  const data = plainProperties(query.data);
  if (!filter || (query.operation === 'update' && !data)) return true;
  const isConditional = query.operation === 'delete' || [...filter.keys()].some((key) => data?.has(key));
  return isConditional && tellsOutcome(query, site, module);
}

/** What is handed out for the row that is spent at `site`. */
function minted(
  spending: Spending,
  site: QueryNode,
  run: readonly Node[],
  steps: readonly QueryStep[],
  module: Module,
  world: World,
): RacedToken[] {
  const { read, write } = spending;
  const created = steps.find(
    (step) =>
      step.query.operation === 'create' &&
      isSameEntity(step.query, read.query) &&
      step.site !== site &&
      // What was created before a helper came to read belongs to something else.
      (goesOnTo(site, step.site) || (goesOnTo(step.site, site) && goesOnTo(read.site, step.site))) &&
      isForRow(step.site, spending),
  );
  const mints = created
    ? 'row'
    : isMintedInto(write, world)
      ? 'same-row'
      : run.some((node) => goesOnTo(site, node) && isForRow(node, spending) && handsOut(node, module, world))
        ? 'token'
        : undefined;
  if (!mints) return [];
  const { entity = '', evidence } = read.query;
  const named = namesOneTimeToken(entity, fieldNamesOf(created ? [write, read, created] : [write, read]));
  const isCertain = named && evidence === 'certain' && write.query.evidence === 'certain';
  return [{ ...spending, site, mints, evidence: isCertain ? 'certain' : 'likely', conditional: conditionalWrite({ ...spending, site }) }];
}

/** Handed out only to those whose row passed; a check inside a callback has stopped the others by then. */
function isForRow(node: Node, { read, checks, write }: Spending): boolean {
  if (isGuarded(node, read, checks)) return true;
  return checks.some(({ test, needsRow, covers }) => {
    const fn = enclosingFunction(test);
    return needsRow && covers(write.site) && fn !== undefined && !isWithin(node, fn);
  });
}

function isMintedInto({ query, entered }: QueryStep, world: World): boolean {
  return [...(plainProperties(query.data)?.values() ?? [])].some(({ value }) => {
    const seen = asSeenByCaller(value, query.module, entered);
    return isMinted(seen, seen === unwrap(value) ? query.module : (entered?.caller ?? query.module), world);
  });
}

/** Returned, or written into an answer. */
function handsOut(node: Node, module: Module, world: World): boolean {
  if (node.type === 'ReturnStatement') return node.argument !== null && isMinted(node.argument, module, world);
  if (node.type !== 'CallExpression' || !calleeOf(node, module, world)?.call.responds) return false;
  return node.arguments.some((argument) => isMinted(argument, module, world));
}

function fieldNamesOf(steps: readonly QueryStep[]): Set<string> {
  const keys = steps.flatMap(({ query }) => [query.filter, query.data].flatMap((part) => [...(plainProperties(part)?.keys() ?? [])]));
  return new Set(keys);
}
