// Sends a statement that is only built: awaits it, and calls what executes it first where the library asks for that.
import { mayAwaitAt } from '../ast/awaiting.js';
import { enclosingFunction, wrapped, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { UnsentQuery } from '../facts/queries/unsent-queries.js';
import { dropsPromise, waitingFor } from './awaits.js';
import { applying, type Source } from './edits.js';

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
  const wait = waitingFor(node, source);
  if (!wait) return null;
  const fix = applying([wait, ...(execution === '' ? [] : [{ range: end, text: execution }])]);
  return fix && { text: `await …${execution}`, fix };
}
