// Hands an error itself to the log call that was handed its text, in a form that this logger keeps; null where the form is not
// known, where a comment would be lost, and where something could become readable that is made unreadable elsewhere.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memberName, propertyOf, unwrap, type Node } from '../ast/nodes.js';
import type { MessageOnlyLog } from '../facts/errors/message-only-logs.js';
import { argumentText, replacingArguments, type Source } from './edits.js';
import { hasNoPercent, propertyText, stackOf } from './log-arguments.js';
import { textBefore } from './stringified-errors.js';

type Call = TSESTree.CallExpression;

export interface WholeError {
  /** The arguments as they will read. */
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export function handingOver(call: Call, log: MessageOnlyLog, source: Source): WholeError | null {
  if (source.getCommentsInside(call).length > 0) return null;
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  if (log.moved === 'leak' || log.moved === 'under-key') return null;
  const texts = log.property ? ofProperty(call, log, log.property, source) : ofText(call, log, source);
  const fix = texts && replacingArguments(call, texts, source);
  return fix && { text: texts.join(', '), fix };
}

/** The arguments where a text, or a part of one, has to do with the error. */
function ofText(call: Call, log: MessageOnlyLog, source: Source): readonly string[] | null {
  const { argument, keeps } = log;
  const args = call.arguments;
  const texts = args.map((each) => argumentText(each, source));
  const error = source.getText(log.error);
  const position = args.indexOf(argument);
  const isAlone = unwrap(argument) === unwrap(log.text);
  if (unwrap(argument).type === 'ObjectExpression') return null;
  // A placeholder of the message would take what is added.
  if (!hasNoPercent(args[0], source)) return null;
  switch (keeps) {
    case 'anywhere':
    case 'own-argument':
      return isAlone ? texts.with(position, error) : [...texts, error];
    case 'behind-message':
      return log.joinsMessages && position === log.message
        ? behindJoined(texts, log, source)
        : behindMessage(texts, isAlone ? position : undefined, log.message, error);
    case 'first-argument-or-key':
    case 'but-under-keys':
      return errorFirst(texts, position, isAlone, error);
    case 'stack-behind-message':
      return behindMessage(texts, isAlone ? position : undefined, 0, stackOf(log.error, source));
    default:
      return null;
  }
}

/** `log.error('failed', err)`: behind the message, in the place of a text that stood there alone. */
function behindMessage(
  texts: readonly string[],
  alone: number | undefined,
  message: number,
  error: string,
): readonly string[] | null {
  if (texts.length === message + 1) return [...texts, error];
  return texts.length === message + 2 && alone === message + 1 ? texts.with(alone, error) : null;
}

/** `log.error('failed:', err)` for `'failed: ' + err.message`; where the message is all, or in between, the stack beside it. */
function behindJoined(
  texts: readonly string[],
  { argument, error, message, text }: MessageOnlyLog,
  source: Source,
): readonly string[] | null {
  if (texts.length !== message + 1) return null;
  const [said, whole] = [unwrap(text), unwrap(argument)];
  const isMessage = said.type === 'MemberExpression' && memberName(said) === 'message';
  const before = isMessage ? textBefore(text, whole, source) : null;
  // The logger puts a blank in between; in a template the one that was there is left out already.
  const start =
    whole.type === 'TemplateLiteral' ? `${whole.quasis.at(-2)?.value.raw ?? ''}\`` : (before ?? '');
  const name = source.getText(error);
  return before !== null && /\S [`'"]$/.test(start)
    ? [...texts.slice(0, message), before.replace(/ (.)$/, '$1'), name]
    : [...texts, `{ stack: ${name} instanceof Error ? ${name}.stack : undefined }`];
}

/** `log.error(err, 'failed')`; a text that is the message goes, one that says more stays. */
function errorFirst(
  texts: readonly string[],
  position: number,
  isAlone: boolean,
  error: string,
): readonly string[] | null {
  if (isAlone && texts.length === 1) return [error];
  if (isAlone && position === 1 && texts.length === 2) return [error, texts[0] as string];
  return position === 0 && texts.length === 1 && !isAlone ? [error, texts[0] as string] : null;
}

/** The arguments where the text stands under a key. */
function ofProperty(
  call: Call,
  log: MessageOnlyLog,
  property: TSESTree.Property,
  source: Source,
): readonly string[] | null {
  const object = unwrap(log.argument);
  if (object.type !== 'ObjectExpression' || property.computed || property.method) return null;
  const position = call.arguments.indexOf(log.argument);
  const texts = call.arguments.map((each) => argumentText(each, source));
  const put = (text: string): readonly string[] =>
    texts.with(position, replacedIn(log.argument, property, text, source));
  const key = source.getText(property.key);
  const error = source.getText(log.error);
  // Who reads the log looks for the text where it was.
  const withStack = (): readonly string[] | null =>
    propertyOf(object, 'stack')
      ? null
      : put(`${source.getText(property)}, stack: ${error} instanceof Error ? ${error}.stack : undefined`);
  switch (log.keeps) {
    case 'anywhere':
      return put(propertyText(key, log.error, source));
    case 'first-argument-or-key': {
      const own = propertyOf(object, log.errorKey);
      if (position !== 0 || (own && own !== property)) return null;
      return put(propertyText(log.errorKey, log.error, source));
    }
    case 'behind-message':
      if (
        position === log.message + 1 &&
        texts.length === position + 1 &&
        object.properties.length === 1 &&
        hasNoPercent(call.arguments[log.message], source)
      )
        return texts.with(position, error);
      return withStack();
    case 'own-argument':
      return withStack();
    default:
      return null;
  }
}

function replacedIn(argument: Node, property: Node, text: string, source: Source): string {
  const whole = source.getText(argument);
  const [start, end] = property.range;
  const from = argument.range[0];
  return whole.slice(0, start - from) + text + whole.slice(end - from);
}

/** Characters of repaired code that a message writes out: more is read in the suggestion. */
const LONGEST_REMEDY = 60;

export function remedyFor(repaired: string | null | undefined, error: string): string {
  if (!repaired) return `Log \`${error}\` itself as well.`;
  return repaired.length > LONGEST_REMEDY ? `Log \`${error}\` itself.` : `Write \`${repaired}\`.`;
}
