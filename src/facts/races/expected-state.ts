// What a checked row must still hold when it is spent: the state to repeat in the write's filter, as source text.
import type { TSESTree } from '@typescript-eslint/utils';
import { endsInThrow } from '../../ast/flow.js';
import { enclosingFunction, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { kindOf } from '../flow/value-kinds.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { sharesHooksWithManyRows } from '../queries/query-hooks.js';
import { relationGraphFor } from '../relations/relations.js';
import type { Spending } from './consumed-row.js';
import { isDoneBefore } from './done-before.js';
import { plainProperties, type RowCheck } from './row-checks.js';
import { changedBy } from './row-parts.js';
import { isSentOnce } from './sent-once.js';
import { expectedState } from './state-guards.js';

/** The branch that refuses the row: the last that asks for the spent state where there are several. */
function refusalFor(
  site: Node,
  checks: readonly RowCheck[],
  fields: readonly string[],
): TSESTree.Statement | undefined {
  const refusing = checks.filter(
    (check) => check.refusal && check.covers(site) && !reliesOnTest(check.refusal, check.test),
  );
  const asking = refusing.findLast((check) => fields.some((field) => check.fields.has(field)));
  return (asking ?? refusing[0])?.refusal;
}

/**
 * Does a refusal take what its condition has asked about? `throw new Revoked(row.revokedAt)` holds behind `if (row.revokedAt)`, and
 * not for the row that another request has spent meanwhile.
 */
function reliesOnTest(refusal: Node, test: Node): boolean {
  const asked = new Set(nodesIn(test).filter(isWholeName).map(pathText));
  return nodesIn(refusal).some((node) => isPath(node) && asked.has(pathText(node)));
}

/** `row.revokedAt`, also in front of another member of it. */
function isPath(node: Node): boolean {
  if (node.type === 'MemberExpression') return true;
  const { parent } = node;
  return (
    node.type === 'Identifier' &&
    !(parent?.type === 'MemberExpression' && parent.property === node && !parent.computed)
  );
}

/** `row?.revokedAt!` is `row.revokedAt`. */
function pathText(node: Node): string {
  return textOf(node).replaceAll(/[?!]/g, '');
}

/** `row.revokedAt`, or a name by itself; the name in front of a dot is a part of it. */
function isWholeName(node: Node): boolean {
  const { parent } = node;
  const isPart = parent?.type === 'MemberExpression' && (parent.object === node || !parent.computed);
  return !isPart && (node.type === 'MemberExpression' || node.type === 'Identifier');
}

/** A write as it would be with the check in it. */
export interface ConditionalWrite {
  readonly call: Node;
  readonly filter: Node | undefined;
  readonly data: Node | undefined;
  /** What is written into each of the columns, where it is written out. */
  readonly fields: readonly (Node | undefined)[];
  /** The member to write through, where it is another one. */
  readonly member: string | undefined;
  /** Where its result says how many rows it changed. */
  readonly count: string;
  /** `field: value` to add to the filter; none where the filter is enough. */
  readonly guard: string | undefined;
  /** What the guard takes from a package. */
  readonly imports: { readonly name: string; readonly from: string } | undefined;
  readonly refusal: TSESTree.Statement | undefined;
  readonly deletes: boolean;
}

/**
 * What repeats the check in a write; `undefined` when the write cannot tell what it changed, or the state is not known, when it may be
 * sent again after one check and would find what it has changed itself, and when hooks of the project run with one of the two forms.
 */
export function conditionalWrite(
  spending: Spending & { site: Node },
  analysis: Analysis,
): ConditionalWrite | undefined {
  const { row, checks, fields, write, site } = spending;
  const { query, node, filter, data, operation } = write.query;
  const { unmatched, compareAndSet } = query;
  const count = compareAndSet?.count ?? (unmatched && 'count' in unmatched ? unmatched.count : undefined);
  if (count === undefined || site !== node || checks.some(({ fromHelper }) => fromHelper)) return undefined;
  if (!isSentOnce(spending, analysis)) return undefined;
  if (compareAndSet?.member !== undefined && !sharesHooksWithManyRows(write.query, analysis))
    return undefined;
  const deletes = operation === 'delete';
  const isGuarded = fields.some((field) => plainProperties(filter)?.has(field));
  const state =
    deletes || isGuarded
      ? undefined
      : expectedState(
          spending,
          checks.filter(({ covers }) => covers(site)),
          analysis,
        );
  if (!state && !deletes && !isGuarded) return undefined;
  const refusal = refusalFor(site, checks, fields);
  const mayRefuse =
    refusal &&
    leavesFrom(refusal, site) &&
    !isDoneBefore(spending, refusal, analysis) &&
    (compareAndSet?.member === undefined || asksColumns(write.query, analysis));
  return {
    call: node,
    filter,
    data,
    fields: [...(changedBy(write, row, [])?.values() ?? [])],
    member: compareAndSet?.member,
    count,
    guard: state && `${state.field}: ${state.text}`,
    imports: state?.imports,
    refusal: mayRefuse ? refusal : undefined,
    deletes,
  };
}

/** Does a refusal end the same run where the write stands? A `return` in a callback ends that alone. */
function leavesFrom(refusal: TSESTree.Statement, site: Node): boolean {
  return endsInThrow(refusal) || enclosingFunction(refusal) === enclosingFunction(site);
}

/** A key of several columns has a name of its own, by which only a single row is asked for. */
function asksColumns(query: QueryCall, analysis: Analysis): boolean {
  return [...(plainProperties(query.filter) ?? [])].every(([column, { value }]) => {
    const graph = relationGraphFor(query, analysis);
    const fields = graph?.fieldsOf(graph.entityOf(query) ?? '');
    if (fields) return fields.some(({ name }) => name === column);
    const given = valueOf(value, analysis);
    const isWhole = given.kind === 'opaque' && unwrap(given.node).type === 'ObjectExpression';
    return !isWhole && kindOf(value, analysis).kind !== 'object';
  });
}
