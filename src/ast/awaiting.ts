// Where `await` may stand: what is evaluated there belongs to the body of an async function, or to the top of a module.
//
//   async function f() { … node … }                        yes
//   async function* f() { … node … }                       yes
//   function f() { … node … }, function* f() { … }         no
//   async function f(a = node) { … }                       no: a parameter's default runs before the body
//   class { field = node }, class { static { node } }      no: each runs as a function of its own
//   class { [node]() {} }, class extends node {}           as around the class
//   namespace N { node }                                   no: it becomes a function
//   node, at the top                                       where the file is an ES module
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, type Node } from './nodes.js';

/** May `await` stand here? At the top of a file only a module may wait, and its syntax has to say that it is one. */
export function mayAwaitAt(node: Node): boolean {
  let at = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (isFunction(parent)) return parent.async && isWithin(at, parent.body);
    if (parent.type === 'StaticBlock' || parent.type === 'TSModuleBlock' || parent.type === 'TSEnumBody')
      return false;
    if (/^(?:Property|Accessor)Definition$/.test(parent.type) && 'value' in parent && parent.value === at)
      return false;
    if (parent.type === 'Program') return isModule(parent);
    at = parent;
  }
  return false;
}

/** A program that imports or exports something, and does neither as CommonJS does. */
function isModule({ body }: TSESTree.Program): boolean {
  return (
    body.some(({ type }) => /^(?:Import|Export)/.test(type)) &&
    !body.some(({ type }) => type === 'TSImportEqualsDeclaration' || type === 'TSExportAssignment')
  );
}
