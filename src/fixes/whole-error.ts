// Hands an error itself to the log call that was handed its text, in a form that this logger keeps; null where the form is not
// known, where a comment would be lost, and where something could become readable that is made unreadable elsewhere.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { propertyOf, unwrap, type Node } from '../ast/nodes.js';
import type { MessageOnlyLog } from '../facts/errors/message-only-logs.js';
import { argumentText, replacingArguments } from './edits.js';
import { hasNoPercent, propertyText, stackOf } from './log-arguments.js';

type Source = Readonly<TSESLint.SourceCode>;
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
      if (args.length > 2 || (args.length === 2 && !(isAlone && position === 1))) return null;
      return [texts[0] as string, error];
    case 'first-argument-or-key':
    case 'but-under-keys':
      return errorFirst(texts, position, isAlone, error);
    case 'stack-behind-message':
      if (args.length > 2 || (args.length === 2 && !(isAlone && position === 1))) return null;
      return [texts[0] as string, stackOf(log.error, source)];
    default:
      return null;
  }
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
        position === 1 &&
        texts.length === 2 &&
        object.properties.length === 1 &&
        hasNoPercent(call.arguments[0], source)
      )
        return texts.with(1, source.getText(log.error));
      return put(`${key}: ${stackOf(log.error, source)}`);
    case 'own-argument':
      return put(`${key}: ${stackOf(log.error, source)}`);
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
