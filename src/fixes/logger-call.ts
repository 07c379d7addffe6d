// Writes a line of the console with a logger that is in scope, in the form that this logger takes; null where the form is not
// known for what is printed.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isText } from '../ast/texts.js';
import type { ConsoleLine } from '../facts/errors/console-lines.js';
import { argumentText, type Source } from './edits.js';
import { hasNoPercent, stackOf } from './log-arguments.js';

export interface LoggerCall {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export function withLogger(
  call: TSESTree.CallExpression,
  line: ConsoleLine,
  source: Source,
): LoggerCall | null {
  const { logger, method } = line;
  if (!method || logger.how === 'module' || source.getCommentsInside(call).length > 0) return null;
  const args = argumentsFor(call.arguments, line, method.log.errors, source);
  if (!args) return null;
  const text = `${logger.text}.${method.name}(${args.join(', ')})`;
  return { text, fix: (fixer) => fixer.replaceText(call, text) };
}

function argumentsFor(
  args: readonly TSESTree.CallExpressionArgument[],
  { errors, hidesErrors }: ConsoleLine,
  keeps: NonNullable<ConsoleLine['method']>['log']['errors'],
  source: Source,
): readonly string[] | null {
  const [first, second, ...more] = args;
  if (!first || hidesErrors || args.some(({ type }) => type === 'SpreadElement')) return null;
  const texts = args.map((each) => argumentText(each, source));
  const isMessage = isText(first) && hasNoPercent(first, source);
  if (isMessage && args.length === 1) return texts;
  if (keeps === 'anywhere' || keeps === 'own-argument') return isMessage || errors.has(first) ? texts : null;
  const takesErrorFirst = keeps === 'first-argument-or-key' || keeps === 'but-under-keys';
  if (takesErrorFirst && args.length === 1) return errors.has(first) ? texts : null;
  if (!isMessage || !second || more.length > 0 || !errors.has(second)) return null;
  const [message = '', error = ''] = texts;
  if (takesErrorFirst) return [error, message];
  if (keeps === 'behind-message') return texts;
  return keeps === 'stack-behind-message' ? [message, stackOf(second, source)] : null;
}
