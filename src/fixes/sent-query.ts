// Sends a statement that is only built: awaits it, and calls what executes it first where the library asks for that.
import { mayAwaitAt } from '../ast/awaiting.js';
import {
  enclosingFunction,
  memberName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { UnsentQuery } from '../facts/queries/unsent-queries.js';
import { applying, spanOf, type Source } from './edits.js';

export function sendingQuery(node: Node, unsent: UnsentQuery, facts: Facts, source: Source) {
  const { how, executedBy, isSynchronous } = unsent;
  if (unsent.needsClient) return null;
  const value = wrapped(node);
  const execution = executedBy === undefined ? '' : `.${executedBy}()`;
  const end: [number, number] = [value.range[1], value.range[1]];
  if (
    how === 'not-executed' ||
    (isSynchronous && how === 'dropped' && value.parent?.type === 'ExpressionStatement')
  ) {
    const fix = applying([{ range: end, text: execution }]);
    return fix && { text: `….${executedBy ?? ''}()`, fix };
  }
  if (how === 'ignored' || how === 'unused' || isSynchronous || !mayAwaitAt(node)) return null;
  const fn = enclosingFunction(node);
  if (fn ? dropsPromise(fn) : !facts.queries.mayWaitAtTop()) return null;
  const { parent } = value;
  // `void query` says that nobody waits; waiting is what sends it.
  const [begin] = spanOf(value, source);
  const start = parent?.type === 'UnaryExpression' ? parent.range[0] : begin;
  if (/\/[/*]/.test(source.text.slice(start, begin))) return null;
  const fix = applying([
    { range: [start, begin], text: 'await ' },
    ...(execution === '' ? [] : [{ range: end, text: execution }]),
  ]);
  return fix && { text: `await …${execution}`, fix };
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
  const callee = unwrap(parent.callee);
  const name =
    callee.type === 'MemberExpression'
      ? memberName(callee)
      : callee.type === 'Identifier'
        ? callee.name
        : undefined;
  if (name === undefined) return false;
  return DROPS.test(name) || (HANDS_ON.test(name) && wrapped(parent).parent?.type === 'ExpressionStatement');
}
