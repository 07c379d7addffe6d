// Names of errors that are written again: whatever they hold later is an error as well, or nobody knows.
//
//   if (!(e instanceof Known)) e = new Known(e)      an error either way
//   e = e instanceof Known ? e : new Known(e)        the same
//   e ??= new Known()                                unknown: no plain assignment
//   e = { ...e, code: 500 }                          unknown: no error
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { type Binding, bindingOf } from '../project/module.js';

/**
 * Is everything that is written to a name an error?
 *
 * @param isError for a value that is not the name itself
 */
export function isWrittenWithErrors(binding: Binding, isError: (value: Node) => boolean): boolean {
  return binding.references.every((reference) => {
    if (!reference.isWrite() || reference.init) return true;
    const { parent } = reference.identifier as Node;
    return (
      parent?.type === 'AssignmentExpression' &&
      parent.operator === '=' &&
      isErrorOrItself(parent.right, binding, isError)
    );
  });
}

function isErrorOrItself(node: Node, binding: Binding, isError: (value: Node) => boolean): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].every((each) => isErrorOrItself(each, binding, isError));
    case 'LogicalExpression':
      return (
        value.operator !== '&&' &&
        [value.left, value.right].every((each) => isErrorOrItself(each, binding, isError))
      );
    case 'Identifier':
      return bindingOf(value) === binding || isError(value);
    default:
      return isError(value);
  }
}

/** `err = new Failed(err)`: what is made of it stays under its name. */
export function isReplacement(place: Node): boolean {
  const binding = place.type === 'Identifier' ? bindingOf(place) : undefined;
  for (let at = place; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'AssignmentExpression' && parent.left.type === 'Identifier')
      return binding !== undefined && bindingOf(parent.left) === binding;
  }
  return false;
}
