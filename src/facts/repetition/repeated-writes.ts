// Writes that run once per element of a list and could be one statement. What needs a statement of its own is left out:
// a row whose failure is handled by itself, whose id the next step needs, or whose value is computed in a transaction.

import { isHandledAlone } from '../../ast/handled-alone.js';
import { argumentsOf, type Invocation } from '../../ast/invocations.js';
import { isFunction, isWithin, keyName, memberName, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { resultNames } from '../flow/cached-results.js';
import { derivedIn, mentions, refersTo } from '../flow/derived-names.js';
import type { Analysis } from '../project/analysis.js';
import type { Condition } from '../queries/condition.js';
import { conditionsOf } from '../queries/conditions.js';
import type { QueryCall } from '../queries/query-call.js';
import { isInTransaction } from '../queries/open-transactions.js';
import { sentThroughHandle } from '../queries/transactions.js';
import { repeatedWriteOf, type RepeatedQuery } from './repeated-queries.js';
import { recordsStep } from './units-of-work.js';

export interface RepeatedWrite extends RepeatedQuery {
  /**
   * How one statement does the same: the rows as a list, the keys as a list with the same values for all, or values of
   * their own for each row, which only SQL can say at once.
   */
  readonly at: 'rows' | 'keys' | 'values' | 'once';
  /** The key by which the rows are told apart, for `keys`. */
  readonly key: Condition | undefined;
}

/** The write that a call makes for each element, where one statement could do the same. */
export function batchableWriteOf(call: Invocation, analysis: Analysis): RepeatedWrite | undefined {
  const write = repeatedWriteOf(call, analysis);
  if (!write) return undefined;
  const { query, repetition } = write;
  const { body } = repetition.loop;
  if (isHandledAlone(call, body) || isResultNeeded(call, body) || recordsStep(write, analysis))
    return undefined;
  if (!write.usesElement) return query.query.bulk ? { ...write, at: 'once', key: undefined } : undefined;
  switch (query.operation) {
    case 'create':
    case 'upsert':
      return query.query.bulk && !holdsExcluded(query) ? { ...write, at: 'rows', key: undefined } : undefined;
    case 'delete':
      return { ...write, at: 'keys', key: keyIn(write) };
    case 'update': {
      if (!changesWithElement(write)) return { ...write, at: 'keys', key: keyIn(write) };
      return isAlone(write, analysis) ? { ...write, at: 'values', key: undefined } : undefined;
    }
    case 'raw': {
      if (!isAlone(write, analysis)) return undefined;
      const key = onlyKeyIn(write);
      return { ...write, at: key ? 'keys' : 'values', key };
    }
    default:
      return undefined;
  }
}

/** The next step of the same round needs what it gives: the new row's id. Putting it in a list of results is no such step. */
function isResultNeeded(call: Node, body: Node): boolean {
  const names = resultNames(call, { body });
  if (names.size === 0) return isPartOfExpression(call);
  return [...names].some(({ references }) =>
    references.some(({ identifier }) => {
      const node = identifier as Node;
      return node.range[0] > call.range[1] && isWithin(node, body) && !isPushed(node);
    }),
  );
}

/** `rows.push(row)` */
function isPushed(node: Node): boolean {
  const { parent } = wrapped(node);
  return (
    parent?.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    memberName(parent.callee) === 'push' &&
    parent.arguments.length === 1 &&
    parent.parent.type === 'ExpressionStatement'
  );
}

/** `if (await create(…))`, `await link(await create(…))`. */
function isPartOfExpression(call: Node): boolean {
  let at = wrapped(call);
  if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
  const { parent } = at;
  if (isFunction(parent) || isPushed(at)) return false;
  return (
    !['ExpressionStatement', 'ReturnStatement', 'ArrayExpression', 'VariableDeclarator'].includes(
      parent?.type ?? '',
    ) && !(parent?.type === 'CallExpression' && parent.callee !== at && at.type !== 'AwaitExpression')
  );
}

/** The data holds something that the form for many rows does not take. */
function holdsExcluded({ data, query }: QueryCall): boolean {
  const excluded = query.bulk?.exceptKeys;
  return (
    excluded !== undefined &&
    data !== undefined &&
    nodesIn(data).some((node) => node.type === 'Property' && excluded.includes(keyName(node) ?? ''))
  );
}

/** Each row gets a value of its own. */
function changesWithElement({ query, repetition: { loop }, through }: RepeatedQuery): boolean {
  if (through || !query.data) return true;
  const names = derivedIn(loop.body, loop.element);
  const { computedColumn } = query.query;
  // `decrement(where, 'stock', item.quantity)`: the amount stands behind the column.
  const given = computedColumn ? argumentsOf(query.node).slice(computedColumn.argument) : [query.data];
  return given.some((each) => mentions(each, names));
}

/** Rows with values of their own in an open transaction are left alone. Behind a call, its own client says. */
function isAlone({ query, through }: RepeatedQuery, analysis: Analysis): boolean {
  return through ? sentThroughHandle(query, analysis) !== 'yes' : isInTransaction(query, analysis) === 'no';
}

/** The key, where it is all that a raw statement is given of the element. */
function onlyKeyIn(write: RepeatedQuery): Condition | undefined {
  const key = keyIn(write);
  const names = derivedIn(write.repetition.loop.body, write.repetition.loop.element);
  const given = key
    ? write.query.chain.flatMap(({ call }) =>
        nodesIn(call, (node) => node !== key.value).filter(
          (node) => node !== key.value && refersTo(node, names),
        ),
      )
    : [];
  return given.length === 0 ? key : undefined;
}

function keyIn({ query, repetition: { loop }, through }: RepeatedQuery): Condition | undefined {
  if (through) return undefined;
  const names = derivedIn(loop.body, loop.element);
  const keys = conditionsOf(query).filter(
    ({ value, forList }) => forList.length > 0 && mentions(value, names),
  );
  return keys.length === 1 ? keys[0] : undefined;
}
