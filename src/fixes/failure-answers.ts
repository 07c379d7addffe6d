// An answer at the end of what handles a failure: the error is handed on, or the request answered where nothing can be handed on.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves } from '../ast/flow.js';
import { isFunction, unwrap, type Node } from '../ast/nodes.js';
import type { Unanswered } from '../facts/runtime/unanswered.js';
import {
  applying,
  endOfLine,
  freeName,
  separatorBehind,
  separatorOf,
  type Edit,
  type Source,
  variableAt,
} from './edits.js';
import { acceptsError } from './next-functions.js';

/** The part of a failure that a report underlines: `catch (error)`, `if (error)`, the function. */
export function placeOfFailure(
  failure: Node,
  source: Source,
): { readonly node: TSESTree.Node; readonly loc: TSESTree.SourceLocation } {
  const body =
    failure.type === 'CatchClause'
      ? failure.body
      : failure.type === 'IfStatement'
        ? failure.consequent
        : null;
  const last = body && source.getTokenBefore(body);
  return { node: failure, loc: { start: failure.loc.start, end: (last ?? failure).loc.end } };
}

export function endingHandler(
  { failure, next, answer, response }: Unanswered,
  source: Source,
): { readonly text: string; readonly fix: TSESLint.ReportFixFunction } | null {
  const handling = handlingOf(failure);
  if (!handling) return null;
  const { block, error, naming } = handling;
  const named = next ?? response;
  // Something else is called so where the failure is handled: `catch (res)`.
  if (variableAt(named.name, block.body.at(-1) ?? block, source) !== named) return null;
  if (next && !acceptsError(next)) return null;
  if (next !== undefined && error === undefined && !naming) return null;
  // A name of its own would hide the one that is meant.
  const name = error ?? freeName(['error', 'failure'], source.getText(block));
  if (name === null) return null;
  const text = next === undefined ? `${answer};` : `${next.name}(${name});`;
  const ending = endingOf(block, text, source);
  if (!ending) return null;
  const parameter = next !== undefined && naming ? [{ ...naming, text: ` (${name})` }] : [];
  const fix = applying([...parameter, ending]);
  return fix && { text: text.slice(0, -1), fix };
}

interface Handling {
  readonly block: TSESTree.BlockStatement;
  /** What the error is called. */
  readonly error: string | undefined;
  /** The edit that gives it a name. */
  readonly naming?: Edit;
}

function handlingOf(failure: Node): Handling | undefined {
  if (failure.type === 'CatchClause') {
    const { body, param } = failure;
    if (param) return { block: body, error: param.type === 'Identifier' ? param.name : undefined };
    const at = failure.range[0] + 'catch'.length;
    return { block: body, error: undefined, naming: { range: [at, at], text: '' } };
  }
  if (failure.type === 'IfStatement') {
    const { test, consequent } = failure;
    return consequent.type === 'BlockStatement' && test.type === 'Identifier'
      ? { block: consequent, error: test.name }
      : undefined;
  }
  const fn = unwrap(failure);
  if (!isFunction(fn) || fn.body.type !== 'BlockStatement') return undefined;
  const [first] = fn.params;
  return { block: fn.body, error: first?.type === 'Identifier' ? first.name : undefined };
}

/** Behind the last statement, or before the `return;` that is the last. */
function endingOf(block: TSESTree.BlockStatement, text: string, source: Source): Edit | null {
  const last = block.body.at(-1);
  if (!last)
    return source.getCommentsInside(block).length > 0 ? null : { range: block.range, text: `{ ${text} }` };
  const separator = separatorOf(last, source);
  const [start, end] = last.range;
  if (last.type === 'ReturnStatement')
    return last.argument ? null : { range: [start, start], text: `${text}${separator}` };
  if (alwaysLeaves(last)) return null;
  const at = endOfLine(last, source);
  return { range: [at, at], text: `${at === end ? separatorBehind(last, source) : separator}${text}` };
}
