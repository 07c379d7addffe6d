// Whether a name can be used in a place: it means there what it was declared as, and holds it by then.
//
//   const log = pino(); … place …                                     yes
//   const log = pino(); (req, log) => { place }                       no: it is another one there
//   let log: Logger | undefined; … place …, given one by a function   no: who knows whether that has run
//   start(); const log = pino(); function start() { place }           no: it runs before
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, type Node } from '../../ast/nodes.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';

/** Does a name mean in a place what is declared there? */
export function isVisible(name: TSESTree.Identifier, place: Node): boolean {
  const from = moduleOf(place);
  for (let scope = from.scopeAt(place); scope; scope = scope.upper) {
    const variable = scope.set.get(name.name);
    if (variable) return variable.defs[0]?.name === name;
  }
  return false;
}

/** Does a name hold its logger from its declaration on, and does the place run behind that? */
export function isThereFrom(
  declared: TSESTree.Identifier,
  { defs, references }: Binding,
  place: Node,
): boolean {
  const [definition] = defs;
  const node = definition?.node as Node | undefined;
  if (node?.type !== 'VariableDeclarator') return !declared.optional;
  // `let log: Logger | undefined`, which is given one later.
  const isWritten = references.some((each) => each.isWrite() && !each.init);
  if (!node.init || isWritten) return false;
  if (enclosingFunction(declared)) return true;
  // `start(); const log = pino(); function start() { … }`
  return !mayRunBefore(declared, place);
}

/** Is what a place stands in, at the top of its module, named by code that runs in front of a declaration? */
function mayRunBefore(declared: Node, place: Node): boolean {
  let outermost: Node = place;
  while (outermost.parent && outermost.parent.type !== 'Program') outermost = outermost.parent;
  if (outermost.type === 'ExportNamedDeclaration' && outermost.declaration) outermost = outermost.declaration;
  const names =
    outermost.type === 'VariableDeclaration'
      ? outermost.declarations.map(({ id }) => id)
      : outermost.type === 'FunctionDeclaration' || outermost.type === 'ClassDeclaration'
        ? [outermost.id]
        : [];
  return names.some(
    (name) =>
      name?.type === 'Identifier' &&
      bindingOf(name)?.references.some(
        ({ identifier, init }) =>
          !init && identifier.range[0] < declared.range[0] && !enclosingFunction(identifier),
      ),
  );
}
