// Names of which code only reads what they hold.
import { wrapped, type Node } from './nodes.js';

/**
 * Is a name written there to read a member of it and nothing else? `order.id`; not `res.status(404)`, which calls something on it,
 * `ctx.body = order`, which changes it, nor `const raw = res.raw`, which gives a part of it another name.
 */
export function isOnlyRead(name: Node): boolean {
  let at = wrapped(name);
  if (at.parent?.type !== 'MemberExpression' || at.parent.object !== at) return false;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = wrapped(at.parent);
  const { parent } = at;
  return !(
    (parent?.type === 'CallExpression' && parent.callee === at) ||
    (parent?.type === 'AssignmentExpression' && parent.left === at) ||
    parent?.type === 'VariableDeclarator'
  );
}
