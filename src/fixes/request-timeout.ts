// Gives a request a bound, among the options that it has, as new ones, or as a step of its chain; null where a comment would be lost.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { UnboundedRequest } from '../facts/runtime/unbounded-requests.js';
import { addingProperty, applying, type Source, variableAt } from './edits.js';

export function bounding(
  call: TSESTree.CallExpression,
  { write, place }: UnboundedRequest,
  source: Source,
): TSESLint.ReportFixFunction | null {
  // `AbortSignal` of a package is another one than that of the language.
  const [global] = /(?<=: )[A-Z]\w+(?=\.)/.exec(write) ?? [];
  if (global !== undefined && variableAt(global, call, source)?.defs.length) return null;
  if (place.in === 'chain') return (fixer) => fixer.insertTextAfter(call, `.${write}`);
  if (place.in === 'option')
    return source.getCommentsInside(place.node).length > 0
      ? null
      : (fixer) => fixer.replaceText(place.node, write);
  const { argument, given } = place;
  if (given) {
    const edit = addingProperty(given, write, source);
    return edit && applying([edit]);
  }
  const [before] = source.getLastTokens(call, 2);
  // The last argument may stand in parentheses, and a comma behind it.
  const last = before?.value === ',' ? source.getTokenBefore(before) : before;
  const missing = argument - call.arguments.length;
  if (!last || call.arguments.length === 0 || missing < 0) return null;
  const texts = [...Array<string>(missing).fill('undefined'), `{ ${write} }`];
  return (fixer) => fixer.insertTextAfter(last, `, ${texts.join(', ')}`);
}
