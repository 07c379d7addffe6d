// How often the body of a loop runs, as far as its head says.
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';

export type Loop =
  | TSESTree.ForStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

export function isTrue(test: Node): boolean {
  return test.type === 'Literal' && test.value === true;
}

/** A list that is written out with an element, or a count that begins below its end: at least one round. */
export function surelyRuns(node: Loop): boolean {
  if (node.type === 'ForOfStatement') {
    const list = unwrap(node.right);
    return list.type === 'ArrayExpression' && list.elements.some((each) => each?.type !== 'SpreadElement');
  }
  if (node.type !== 'ForStatement' || node.init?.type !== 'VariableDeclaration') return false;
  const [{ id, init }] = node.init.declarations as [TSESTree.VariableDeclarator];
  const { test } = node;
  if (test?.type !== 'BinaryExpression' || id.type !== 'Identifier' || init?.type !== 'Literal') return false;
  const { left, operator, right } = test;
  if (left.type !== 'Identifier' || left.name !== id.name || right.type !== 'Literal') return false;
  if (typeof init.value !== 'number' || typeof right.value !== 'number') return false;
  return operator === '<' ? init.value < right.value : operator === '<=' && init.value <= right.value;
}
