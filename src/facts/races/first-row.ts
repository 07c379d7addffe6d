// The first row of a list, as it is written where it has no name, and the tests that ask whether there is one.
//
//   rows[0], rows.at(0), result.rows[0]                  the first row
//   rows.length, result.rows.length, result.rowCount     0 where there is none
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { bindingOf, type Binding } from '../project/module.js';

/** Rows that a name holds, itself or under members: `result.rows`. */
export interface RowList {
  readonly binding: Binding;
  readonly path: readonly string[];
  /** The member of what the name holds that says how many rows there are. */
  readonly countIn: string | undefined;
}

/** Is it the first row, written by its place? */
export function isFirstOf(node: Node, list: RowList): boolean {
  const held = heldAtZero(unwrap(node));
  return held !== undefined && isHeldBy(held, list, list.path);
}

/** Is it the number of the rows? */
export function isLengthOf(node: Node, list: RowList): boolean {
  const member = unwrap(node);
  if (member.type !== 'MemberExpression') return false;
  const name = memberName(member);
  if (name === 'length') return isHeldBy(member.object, list, list.path);
  return name !== undefined && name === list.countIn && isHeldBy(member.object, list, []);
}

/** The first row, or the number of the rows, of which an identifier is the beginning. */
export function readFrom(identifier: Node, list: RowList): { first?: Node; length?: Node } {
  if (identifier.type !== 'Identifier' || bindingOf(identifier) !== list.binding) return {};
  let at: Node | undefined = wrapped(identifier);
  for (let left = list.path.length + 3; at && left > 0; left -= 1) {
    if (isFirstOf(at, list)) return { first: at };
    if (isLengthOf(at, list)) return { length: at };
    const { parent }: Node = at;
    at =
      parent?.type === 'MemberExpression' || parent?.type === 'CallExpression' ? wrapped(parent) : undefined;
  }
  return {};
}

/** `rows` in `rows[0]` and `rows.at(0)` */
export function heldAtZero(read: Node): Node | undefined {
  if (read.type === 'CallExpression')
    return read.callee.type === 'MemberExpression' &&
      memberName(read.callee) === 'at' &&
      isZero(read.arguments[0])
      ? read.callee.object
      : undefined;
  return read.type === 'MemberExpression' && read.computed && isZero(read.property) ? read.object : undefined;
}

function isZero(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === 0;
}

function isHeldBy(node: Node, { binding }: RowList, path: readonly string[]): boolean {
  let at: TSESTree.Node = unwrap(node);
  for (const step of path.toReversed()) {
    if (at.type !== 'MemberExpression' || memberName(at) !== step) return false;
    at = unwrap(at.object);
  }
  return at.type === 'Identifier' && at.name === binding.name && bindingOf(at) === binding;
}
