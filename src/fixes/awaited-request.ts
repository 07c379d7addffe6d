// Waits for a request of a test, and makes the test's function async where it is not.
import { mayAwaitAt } from '../ast/awaiting.js';
import { enclosingFunction, wrapped, type Node } from '../ast/nodes.js';
import type { DroppedRequest } from '../facts/tests/requests.js';
import { applying, spanOf, type Edit, type Source } from './edits.js';

/** `await` where it may stand; null where it may not, or nothing says which of several edits is meant. */
export function awaiting(node: Node, { how }: DroppedRequest, source: Source) {
  const edit = how === 'ignored' || !mayAwaitAt(node) ? null : waiting(node, source);
  return edit && applying([edit]);
}

/** The same in a test whose own function is not async yet: one without parameters, of which one may be `done`. */
export function awaitingInAsync(node: Node, { how, part }: DroppedRequest, source: Source) {
  const fn = enclosingFunction(node);
  if (!part || how === 'ignored' || part.is === 'suite' || fn !== part.body) return null;
  if (fn.async || fn.params.length > 0 || ('generator' in fn && fn.generator)) return null;
  const edit = waiting(node, source);
  const start: [number, number] = [fn.range[0], fn.range[0]];
  return edit && applying([{ range: start, text: 'async ' }, edit]);
}

/** `void request` says that nobody waits; waiting is what sends it. */
function waiting(node: Node, source: Source): Edit | null {
  const value = wrapped(node);
  const [begin] = spanOf(value, source);
  const { parent } = value;
  const start = parent?.type === 'UnaryExpression' ? parent.range[0] : begin;
  return /\/[/*]/.test(source.text.slice(start, begin)) ? null : { range: [start, begin], text: 'await ' };
}
