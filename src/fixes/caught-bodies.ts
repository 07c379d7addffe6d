// A `try` around the whole body of a handler, which hands what fails on.
import type { TSESLint } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/nodes.js';
import type { DroppedRejection } from '../facts/runtime/dropped-rejections.js';
import { applying, freeName, indentOf, type Edit, type Source } from './edits.js';

export function catchingAll(
  fn: FunctionNode,
  { failing, next }: DroppedRejection,
  source: Source,
): TSESLint.ReportFixFunction | null {
  const { body } = fn;
  const [first, last] = body.type === 'BlockStatement' ? [body.body[0], body.body.at(-1)] : [];
  // A promise that is not awaited rejects behind the `try`.
  if (!first || !last || failing.type === 'CallExpression') return null;
  // `'use strict'` is one at the top only.
  if (first.type === 'ExpressionStatement' && typeof first.directive === 'string') return null;
  const naming = next === undefined ? addingNext(fn, source) : [];
  if (!naming) return null;
  const isOnOneLine = body.loc.start.line === body.loc.end.line;
  const lineBreak = isOnOneLine ? ' ' : `\n${indentOf(first, source)}`;
  const inner = isOnOneLine ? ' ' : `${lineBreak}  `;
  const [start, end] = [first.range[0], last.range[1]];
  return applying([
    ...naming,
    { range: [start, start], text: `try {${lineBreak}` },
    {
      range: [end, end],
      text: `${lineBreak}} catch (error) {${inner}${next ?? 'next'}(error);${lineBreak}}`,
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
