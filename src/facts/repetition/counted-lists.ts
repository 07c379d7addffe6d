// Lists whose length is a number that is written in the code: `Array(12)`, `{ length: 7 }`, `.slice(0, 3)`.
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { bindingOf } from '../project/module.js';

/** Up to so many queries are cheaper to read than to batch. */
const MOST_IN_SMALL_LIST = 5;
/** A number in the code up to this is one of days, hours or months, and no size of the data. */
const MOST_COUNTED = 60;
/** The language's own `Array`. */
export function isArray(callee: Node): boolean {
  return callee.type === 'Identifier' && callee.name === 'Array' && !bindingOf(callee)?.defs.length;
}

/** A number that is written in the code, or a constant for one. */
export function isCount(node: Node | undefined): boolean {
  const value = node && unwrap(node);
  if (value?.type === 'Literal') return typeof value.value === 'number' && value.value <= MOST_COUNTED;
  if (value?.type !== 'Identifier') return false;
  const declared = bindingOf(value)?.defs[0]?.node as Node | undefined;
  return (
    declared?.type === 'VariableDeclarator' &&
    declared.parent.kind === 'const' &&
    declared.init?.type === 'Literal' &&
    isCount(declared.init)
  );
}

/** `.slice(0, 3)` */
export function isSmallSlice({ arguments: [from, to] }: TSESTree.CallExpression): boolean {
  const size = [from, to].map((each) =>
    each?.type === 'Literal' && typeof each.value === 'number' ? each.value : NaN,
  );
  return (size[1] ?? NaN) - (size[0] ?? NaN) <= MOST_IN_SMALL_LIST;
}
