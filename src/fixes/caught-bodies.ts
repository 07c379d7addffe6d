// A `try` around the whole body of a handler, which hands what fails on.
import type { TSESLint } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/nodes.js';
import type { DroppedRejection } from '../facts/runtime/dropped-rejections.js';
import { applying, endOfLine, freeName, indentOf, type Edit, type Source } from './edits.js';
import { acceptsError } from './next-functions.js';
import { givenIn, mayReturnNothing } from './results.js';

export function catchingAll(
  fn: FunctionNode,
  { failing, next, mayCatch }: DroppedRejection,
  source: Source,
): TSESLint.ReportFixFunction | null {
  const { body } = fn;
  const [first, last] = body.type === 'BlockStatement' ? [body.body[0], body.body.at(-1)] : [];
  // A promise that is not awaited rejects behind the `try`.
  if (!first || !last || failing.type === 'CallExpression' || !mayCatch) return null;
  // `'use strict'` is one at the top only.
  if (first.type === 'ExpressionStatement' && typeof first.directive === 'string') return null;
  if (!mayReturnNothing(fn)) return null;
  const naming = next === undefined ? addingNext(fn, source) : acceptsError(next) ? [] : null;
  if (!naming) return null;
  const isOnOneLine = body.loc.start.line === body.loc.end.line;
  const lineBreak = isOnOneLine ? ' ' : `\n${indentOf(first, source)}`;
  const inner = isOnOneLine ? ' ' : `${lineBreak}  `;
  const start = (source.getCommentsBefore(first)[0] ?? first).range[0];
  const end = endOfLine(last, source);
  // Where each way out gives something, `noImplicitReturns` asks for it.
  const leaving = givenIn(fn).length > 0 ? 'return ' : '';
  return applying([
    ...naming,
    { range: [start, start], text: `try {${lineBreak}` },
    {
      range: [end, end],
      text: `${lineBreak}} catch (error) {${inner}${leaving}${next?.name ?? 'next'}(error);${lineBreak}}`,
    },
  ]);
}

/** A function that stands in the call that registers it is given what the call says, in a third parameter too. */
function addingNext(fn: FunctionNode, source: Source): Edit[] | null {
  const [request, response, ...more] = fn.params;
  if (fn.parent.type !== 'CallExpression' || more.length > 0) return null;
  if (request?.type !== 'Identifier' || response?.type !== 'Identifier') return null;
  if (request.typeAnnotation || response.typeAnnotation || freeName(['next'], source.getText(fn)) === null)
    return null;
  return [{ range: [response.range[1], response.range[1]], text: ', next' }];
}
