// Waiting for what was dropped: where `await` goes, and where waiting would help nobody.
import { calledName, wrapped, type FunctionNode, type Node } from '../ast/nodes.js';
import { spanOf, type Edit, type Source } from './edits.js';

/** `await` in front of a value; null where a comment would be lost. `void query` says that nobody waits; waiting is what sends it. */
export function waitingFor(node: Node, source: Source): Edit | null {
  const value = wrapped(node);
  const [begin] = spanOf(value, source);
  const { parent } = value;
  const start = parent?.type === 'UnaryExpression' ? parent.range[0] : begin;
  return /\/[/*]/.test(source.text.slice(start, begin)) ? null : { range: [start, begin], text: 'await ' };
}

/** Members and functions that drop what their callback gives. */
const DROPS =
  /^(?:forEach|on|once|addListener|prependListener|setTimeout|setInterval|setImmediate|queueMicrotask|nextTick)$/;
/** Those that give back what the callbacks give, and drop it where nobody takes it. */
const HANDS_ON = /^(?:map|flatMap)$/;

/** `ids.forEach(async (id) => { … })`: nobody waits for it, and a statement that fails would be a rejection that nobody handles. */
export function dropsPromise(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type === 'NewExpression')
    return parent.callee.type === 'Identifier' && parent.callee.name === 'Promise';
  if (parent.type !== 'CallExpression' || parent.callee === fn) return false;
  const name = calledName(parent.callee);
  if (name === undefined) return false;
  return DROPS.test(name) || (HANDS_ON.test(name) && wrapped(parent).parent?.type === 'ExpressionStatement');
}
