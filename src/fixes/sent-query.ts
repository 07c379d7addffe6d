// Sends a statement that is only built: awaits it, and calls what executes it first where the library asks for that.
import { enclosingFunction, wrapped, type Node } from '../ast/nodes.js';
import type { UnsentQuery } from '../facts/queries/unsent-queries.js';
import { applying, spanOf, type Source } from './edits.js';

export function sendingQuery(node: Node, { how, executedBy }: UnsentQuery, source: Source) {
  const value = wrapped(node);
  const execution = executedBy === undefined ? '' : `.${executedBy}()`;
  const end: [number, number] = [value.range[1], value.range[1]];
  if (how === 'not-executed') {
    const fix = applying([{ range: end, text: execution }]);
    return fix && { text: `….${executedBy ?? ''}()`, fix };
  }
  if (how === 'ignored' || how === 'unused' || !mayAwait(node, source)) return null;
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

/** `await` stands in async functions and at the top of modules that import or export something. */
function mayAwait(node: Node, { ast }: Source): boolean {
  const fn = enclosingFunction(node);
  return fn ? fn.async : ast.body.some(({ type }) => /^(?:Import|Export)/.test(type));
}
