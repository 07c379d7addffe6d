// Values that go away as soon as they are made, although the code writes a place for them.
//
//   const query = db.order.findMany()             a name that nothing reads
//   rows.forEach((row) => db.order.create(row))   `forEach` does nothing with what its callback gives
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { bindingOf } from '../project/module.js';

/** Does nothing read the name that is declared here? */
export function isNeverRead({ id, parent }: TSESTree.VariableDeclarator): boolean {
  if (id.type !== 'Identifier' || parent.parent.type === 'ExportNamedDeclaration') return false;
  const binding = bindingOf(id);
  // A name of the whole module may be exported further down, or be a global of a script.
  return binding?.scope.type === 'function' && binding.references.every(({ init }) => init);
}

/** Is a function handed to a method that drops what it gives? */
export function isForEachCallback(fn: Node): boolean {
  const argument = wrapped(fn);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== argument) return false;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && memberName(callee) === 'forEach';
}
