// Statements that are started at once through one transaction, which is one connection: they wait for each other, and when one fails
// the others go on while everything is rolled back. Some libraries refuse them.
//
//   Promise.all([tx.a.create(…), tx.b.create(…)])              two on tx
//   Promise.all(items.map((item) => tx.item.update(…)))        many on tx
//   Promise.all([saveA(tx), saveB(tx)])                        two on tx, through functions
//   Promise.all([db.a.findMany(), db.b.findMany()])            none: a client has connections for both
//   Promise.all(ids.map((id) => db.transaction((tx) => …)))    none: each has a handle of its own
//   Promise.all(ids.map((id) => tx.user.findUnique(…)))        none, where the library makes one statement of them
//   Promise.all([sql`…`, sql`…`]), in `sql.begin`              none, where the library sends them one behind the other by design
import type { TSESTree } from '@typescript-eslint/utils';
import { isInvocation } from '../../ast/invocations.js';
import { isFunction, methodOfGlobal, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { REACH_DEPTH } from '../../budgets.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { iterationOf } from '../flow/loops.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { isWrite } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { handleOf, type Through } from './handles.js';
import type { Run } from './seen.js';
import { workAt, workOf, type Work } from './work.js';

export interface ConcurrentStatements {
  readonly first: QueryCall;
  /** The calls on the way to it. */
  readonly path: readonly string[];
  /** How many are started, as far as they are written out. */
  readonly count: number;
  /** The list for each element of which they are started. */
  readonly list: Node | undefined;
  readonly handle: Node;
  readonly writes: boolean;
  readonly then: Through['then'];
  readonly evidence: Evidence;
}

const STARTS_ALL = new Set(['all', 'allSettled', 'race', 'any']);

export function concurrentStatementsAt(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): ConcurrentStatements | undefined {
  const method = methodOfGlobal(unwrap(call.callee), 'Promise');
  const [argument] = call.arguments;
  if (method === undefined || !STARTS_ALL.has(method) || !argument) return undefined;
  const groups = new Map<unknown, Started[]>();
  for (const unit of unitsOf(argument)) {
    for (const [key, started] of startedBy(unit, call, analysis))
      groups.set(key, [...(groups.get(key) ?? []), started]);
  }
  for (const group of groups.values()) {
    const found = asFound(group.filter(({ query }) => query.query.mergesInTick !== true));
    if (found) return found;
  }
  return undefined;
}

function asFound(group: readonly Started[]): ConcurrentStatements | undefined {
  const [first] = group;
  const list = group.find((each) => each.list)?.list;
  if (!first || (group.length < 2 && !list)) return undefined;
  const writes = group.some((each) => each.writes);
  // Reads that wait for each other are as good as those that are written one behind the other.
  if (!writes && first.then === 'queue') return undefined;
  const evidence = weakest(...group.map((each) => each.evidence));
  return {
    first: first.query,
    path: first.path,
    count: group.length,
    list,
    handle: first.handle,
    writes,
    then: first.then,
    evidence: writes || first.then === 'may-fail' ? evidence : weakest(evidence, 'likely'),
  };
}

/** What is started for one element of the list that is waited for. */
interface Unit {
  readonly node: Node;
  /** It is started for each element of this list. */
  readonly list: Node | undefined;
}

function unitsOf(argument: Node): readonly Unit[] {
  const value = heldBy(unwrap(argument));
  if (value.type === 'ArrayExpression')
    return value.elements.flatMap((each): readonly Unit[] =>
      !each
        ? []
        : each.type === 'SpreadElement'
          ? unitsOf(each.argument)
          : [{ node: unwrap(each), list: undefined }],
    );
  const iteration = value.type === 'CallExpression' ? iterationOf(value) : undefined;
  return iteration && !iteration.isReduction && !isShort(iteration.collection)
    ? [{ node: unwrap(iteration.callback), list: iteration.collection }]
    : [];
}

/** `const all = [a(), b()]` */
function heldBy(node: Node): Node {
  const declared =
    node.type === 'Identifier' ? (bindingOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  return declared?.type === 'VariableDeclarator' && declared.init && declared.parent.kind === 'const'
    ? unwrap(declared.init)
    : node;
}

function isShort(collection: Node): boolean {
  const list = unwrap(collection);
  return list.type === 'ArrayExpression' && list.elements.length < 2;
}

interface Started {
  readonly query: QueryCall;
  readonly path: readonly string[];
  readonly list: Node | undefined;
  readonly handle: Node;
  readonly writes: boolean;
  readonly then: Through['then'];
  readonly evidence: Evidence;
}

/** What one element of the list starts, by the handle that it goes through. */
function startedBy(
  { node, list }: Unit,
  call: TSESTree.CallExpression,
  analysis: Analysis,
): ReadonlyMap<unknown, Started> {
  const found = new Map<unknown, Started>();
  const add = (work: Work, run: Run | undefined, path: readonly string[], evidence: Evidence): void => {
    const own = weakest(evidence, work.evidence);
    if (work.kind === 'statement') {
      const through = handleOf(work.query, run, call, analysis);
      if (!through) return;
      const { key, handle, then } = through;
      const known = found.get(key);
      const writes = isWrite(work.query);
      // A statement that the library merges with others says less than one that it does not.
      if (!known || known.query.query.mergesInTick === true)
        found.set(key, {
          query: work.query,
          path,
          list,
          handle,
          then,
          writes: writes || known?.writes === true,
          evidence: own,
        });
      else if (writes && !known.writes) found.set(key, { ...known, query: work.query, path, writes });
      return;
    }
    if (work.kind !== 'function' || path.length >= REACH_DEPTH) return;
    for (let at = run; at; at = at.from) if (at.fn === work.target.node) return;
    const next: Run = { fn: work.target.node, call: work.node, isHandedOn: work.isHandedOn, from: run };
    for (const each of workOf(work.target.node, analysis))
      add(each, next, [...path, callName(work.node)], own);
  };
  for (const work of workOfUnit(node, call, analysis)) add(work, undefined, [], 'certain');
  return found;
}

function workOfUnit(node: Node, call: TSESTree.CallExpression, analysis: Analysis): readonly Work[] {
  const fn = isFunction(node) ? node : calledInPlace(node);
  if (fn) return workOf(fn, analysis);
  const named = node.type === 'Identifier' ? functionOf(node, analysis) : undefined;
  if (named && node.type === 'Identifier')
    return [{ kind: 'function', node: call, target: named, isHandedOn: true, evidence: 'certain' }];
  const work = isInvocation(node) ? workAt(node, analysis) : undefined;
  return work ? [work] : [];
}

/** `(async () => { … })()` */
function calledInPlace(node: Node): FunctionNode | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee && isFunction(callee) ? callee : undefined;
}

function callName({ callee }: TSESTree.CallExpression): string {
  const name = unwrap(callee);
  return name.type === 'MemberExpression' && name.property.type === 'Identifier'
    ? name.property.name
    : name.type === 'Identifier'
      ? name.name
      : '…';
}
