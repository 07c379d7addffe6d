// Places where a statement can be added.
import { enclosingFunction, type Node } from '../ast/nodes.js';

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
