// Conditions that say something of an answer: whether there is an error, and whether anybody is left who waits.
import { unwrap, type Node } from '../../ast/nodes.js';
import { bindingOf, textOf, type Binding } from '../project/module.js';

/** `if (error)`, `if (error != null)` where it holds; `if (!error)` where it does not. */
export function isAskedFor(error: Binding, test: Node, holds: boolean): boolean {
  if (test.parent?.type !== 'IfStatement') return false;
  const condition = unwrap(test);
  if (condition.type === 'UnaryExpression' && condition.operator === '!')
    return !holds && isName(condition.argument, error);
  if (condition.type !== 'BinaryExpression') return holds && isName(condition, error);
  const { left, right, operator } = condition;
  if (!isName(left, error) || right.type !== 'Literal' || right.value !== null) return false;
  return operator.startsWith('!') === holds;
}

function isName(node: Node, binding: Binding): boolean {
  return node.type === 'Identifier' && bindingOf(node) === binding;
}

/** Is a condition about whether anybody is left to answer? A word for it is enough to say nothing. */
export function isAboutEnd(test: Node): boolean {
  return /abort|cancel|clos|destroy|disconnect|sent|writable|finish|ended|respon|repl(?:y|ied)|done|timeout|ECONNRESET|EPIPE/i.test(
    textOf(test),
  );
}
