// Relations that are read into the very field that holds their key: `order.user` is an id before and a row afterwards.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, wrapped, type Node } from '../../ast/nodes.js';
import { nodesOfType } from '../project/nodes-by-type.js';

/**
 * Does the code itself put the row where its key was, and read that key for nothing else?
 *
 * @param read the call that reads the row
 * @param value the key as the call is given it
 * @param scope where the rows are known
 */
export function putsRowInPlaceOf(name: string, read: Node, value: Node, scope: Node): boolean {
  const call = wrapped(read);
  const result = call.parent?.type === 'AwaitExpression' ? wrapped(call.parent) : call;
  const { parent } = result;
  const target =
    parent?.type === 'AssignmentExpression' && parent.right === result ? memberOf(parent.left) : undefined;
  const isPut =
    target !== undefined
      ? memberName(target) === name
      : parent?.type === 'Property'
        ? parent.value === result && keyName(parent) === name
        : // A name that is declared for the row: nothing else reads the field.
          parent?.type === 'VariableDeclarator' && parent.init === result;
  if (!isPut) return false;
  return nodesOfType(scope, 'MemberExpression').every(
    (node) =>
      memberName(node) !== name ||
      node === target ||
      (node.range[0] >= value.range[0] && node.range[1] <= value.range[1]),
  );
}

function memberOf(node: Node): TSESTree.MemberExpression | undefined {
  return node.type === 'MemberExpression' ? node : undefined;
}
