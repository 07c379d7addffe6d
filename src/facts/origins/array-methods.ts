// What an array's methods give: its elements, or one of them.
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { elementOf } from './members.js';
import { valueOf } from './origins.js';
import { isKnown, type Value } from './value.js';

/** Array methods whose result has the elements of the receiver, or is one of them. */
const KEEPS_ELEMENTS = new Set(['filter', 'slice', 'toSorted', 'sort', 'reverse', 'toReversed', 'concat']);
const GIVES_ELEMENT = new Set(['find', 'at', 'pop', 'shift', 'findLast']);

/** `undefined` for any other call. */
export function resultOfArrayMethod(callee: Node, analysis: Analysis): Value | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return undefined;
  const { name } = callee.property;
  if (!KEEPS_ELEMENTS.has(name) && !GIVES_ELEMENT.has(name)) return undefined;
  const element = elementOf(valueOf(callee.object, analysis), analysis);
  if (!isKnown(element)) return undefined;
  return KEEPS_ELEMENTS.has(name) ? { kind: 'list', element, isArray: true } : element;
}
