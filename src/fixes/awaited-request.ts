// Waits for a request of a test, and makes the test's function async where it is not.
import { mayAwaitAt } from '../ast/awaiting.js';
import { enclosingFunction, isFunction, wrapped, type Node } from '../ast/nodes.js';
import type { DroppedRequest } from '../facts/tests/requests.js';
import { dropsPromise, waitingFor } from './awaits.js';
import { applying, type Edit, type Source } from './edits.js';

/** `await` where it may stand; null where it may not, or nothing says which of several edits is meant. */
export function awaiting(node: Node, { how }: DroppedRequest, source: Source) {
  if (how === 'ignored' || !mayAwaitAt(node)) return null;
  const fn = enclosingFunction(node);
  // `forEach` drops what waits, too.
  const edit = fn && dropsPromise(fn) ? null : waiting(node, source);
  return edit && applying([edit]);
}

/**
 * Does nothing of the function run behind the request? What is on its way already may be held up by what comes next: a clock that is
 * moved on, a gate that is opened.
 */
export function isLast(node: Node): boolean {
  let at = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (isFunction(parent)) return true;
    if (parent.type === 'BlockStatement' && parent.body.at(-1) !== at) return false;
    if (/^(?:For|While|DoWhile|Switch|Try)/.test(parent.type)) return false;
    at = parent;
  }
  return false;
}

/** The same in a test whose own function is not async yet: one without parameters, of which one may be `done`. */
export function awaitingInAsync(node: Node, { how, part }: DroppedRequest, source: Source) {
  const fn = enclosingFunction(node);
  if (!part || how === 'ignored' || part.is === 'suite' || fn !== part.body) return null;
  // `(): void => …` is not what an async function gives.
  if (fn.async || fn.returnType || fn.params.length > 0 || ('generator' in fn && fn.generator)) return null;
  const edit = waiting(node, source);
  const start: [number, number] = [fn.range[0], fn.range[0]];
  return edit && applying([{ range: start, text: 'async ' }, edit]);
}

function waiting(node: Node, source: Source): Edit | null {
  const { parent } = wrapped(node);
  // `const pending: Test = …` is the type of what is not sent yet.
  const isStated = parent?.type === 'VariableDeclarator' && Boolean(parent.id.typeAnnotation);
  return isStated ? null : waitingFor(node, source);
}
