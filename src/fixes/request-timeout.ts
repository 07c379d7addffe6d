// Gives a request a bound, among the options that it has or as new ones; null where a comment would be lost.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { UnboundedRequest } from '../facts/runtime/unbounded-requests.js';
import { addingProperty, applying, type Source } from './edits.js';

export function bounding(
  call: TSESTree.CallExpression,
  { option, given }: UnboundedRequest,
  source: Source,
): TSESLint.ReportFixFunction | null {
  if (given) {
    const edit = addingProperty(given, option.write, source);
    return edit && applying([edit]);
  }
  const [before] = source.getLastTokens(call, 2);
  // The last argument may stand in parentheses, and a comma behind it.
  const last = before?.value === ',' ? source.getTokenBefore(before) : before;
  const missing = option.argument - call.arguments.length;
  if (!last || call.arguments.length === 0 || missing < 0) return null;
  const texts = [...Array<string>(missing).fill('undefined'), `{ ${option.write} }`];
  return (fixer) => fixer.insertTextAfter(last, `, ${texts.join(', ')}`);
}
