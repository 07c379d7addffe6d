// Whether a check leaves zero out, and with it what is read as zero.
import type { Node } from '../../ast/nodes.js';
import type { SchemaCall } from '../../models/model.js';
import type { DecoratedField } from './field-rules.js';
import type { SchemaLeaf } from './schemas.js';

/** Does a check with this argument leave zero out? */
export function leavesOutZero(leavesOut: SchemaCall['leavesOut'], limit: Node | undefined): boolean {
  switch (leavesOut) {
    case 'zero':
      return true;
    case 'below-argument':
      return isNumber(limit, (value) => value > 0);
    case 'up-to-argument':
      return isNumber(limit, (value) => value >= 0);
    case 'above-argument':
      return limit?.type === 'UnaryExpression' && limit.operator === '-';
    default:
      return false;
  }
}

function isNumber(node: Node | undefined, holds: (value: number) => boolean): boolean {
  return (
    node?.type === 'Literal' &&
    (typeof node.value === 'number' || typeof node.value === 'bigint') &&
    holds(Number(node.value))
  );
}

/** Does a leaf that is coerced take an empty string for zero? A check may leave zero out. */
export function readsEmptyAsZero({ is, chain }: SchemaLeaf): boolean {
  if (is.insistsOn !== 'number' && is.insistsOn !== 'bigint') return false;
  return !chain.some(({ schema, call }) => leavesOutZero(schema.leavesOut, call.arguments[0]));
}

/** Does a converted field take an empty string for zero? A rule may leave zero out. */
export function takesEmptyForZero({ rules }: DecoratedField): boolean {
  return !rules.some(({ rule, decorator: { expression } }) =>
    leavesOutZero(rule.leavesOut, expression.type === 'CallExpression' ? expression.arguments[0] : undefined),
  );
}
