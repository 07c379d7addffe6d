// Places where a statement can be added.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, type Node } from '../ast/nodes.js';
import type { Move } from '../facts/repetition/preconditions.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';


/** The statement before which rows can be read: in a block, and where `await` is allowed. */
export function statementAround(loop: Node): Node | null {
  let at = loop;
  while (at.parent && at.parent.type !== 'BlockStatement' && at.parent.type !== 'Program') {
    if (/Function/.test(at.parent.type)) return null;
    at = at.parent;
  }
  const fn = enclosingFunction(at);
  return (fn ? fn.async : at.parent?.type === 'Program') ? at : null;
}

/** A read that is taken to a place, with the names that it takes along. */
export function moveTo(
  place: Node,
  { query, call, repetition: { loop } }: RepeatedQuery,
  references: readonly TSESTree.Identifier[],
): Move {
  return { query, call, loop, place, references };
}
