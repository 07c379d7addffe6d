// Whether a name may have been written before it is read.
//
//   catch (e) { e = JSON.stringify(e); }               not before: the right side is read first
//   catch (e) { log(e); e = undefined; }               not before
//   catch (e) { e = wrap(e); log(e); }                 before
//   catch (e) { for (…) { log(e); e = wrap(e); } }     before, in the next round
//   catch (e) { later(() => log(e)); e = wrap(e); }    before: nobody knows when the function runs
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, type Node } from '../../ast/nodes.js';
import type { Binding } from '../project/module.js';

/** May a name hold something else where it is read than what it was declared with? */
export function mayBeWrittenBefore(read: TSESTree.Identifier, { references, scope }: Binding): boolean {
  const writes = references.filter((reference) => reference.isWrite() && !reference.init);
  return writes.some(({ identifier }) => !isLater(identifier, read, scope.block));
}

function isLater(written: Node, read: Node, declaredIn: Node): boolean {
  if (enclosingFunction(written) !== enclosingFunction(read)) return false;
  if (!isWithin(read, declaredIn) || isRepeated(read, written, declaredIn)) return false;
  const { parent } = written;
  if (parent?.type === 'AssignmentExpression' && parent.operator === '=' && isWithin(read, parent.right))
    return true;
  return written.range[0] > read.range[1];
}

/** Does a loop around both come from the write back to the read? */
function isRepeated(read: Node, written: Node, declaredIn: Node): boolean {
  for (let at = read.parent; at && at !== declaredIn; at = at.parent)
    if (/^(?:For|While|DoWhile)/.test(at.type) && isWithin(written, at)) return true;
  return false;
}
