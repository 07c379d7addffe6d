// What to write in place of an error that was turned into JSON. Which edit is right depends on where the text goes; where
// that is not known there is none, and an answer to a client never gets more of the error than it had.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { isSteady } from '../ast/texts.js';
import type { LogContext } from '../facts/errors/log-calls.js';
import type { StringifiedError } from '../facts/errors/stringified-errors.js';
import { argumentText, replacingArguments, spanOf } from './edits.js';

export interface Replacement {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

type Source = Readonly<TSESLint.SourceCode>;
type Call = TSESTree.CallExpression;

/** What an answer says in place of the error. */
const ANSWER = "'Internal server error'";

/** `log.error(JSON.stringify(err))` → `log.error(err)`, also out of a text and past a message. */
export function handedOver(
  call: Call,
  { error, isWhole }: StringifiedError,
  context: LogContext,
  source: Source,
): Replacement | null {
  const { argument, log } = context;
  const [value] = call.arguments;
  if (!log || !value || source.getCommentsInside(context.call).length > 0) return null;
  const keepsAnywhere = log.errors === 'anywhere';
  if (!keepsAnywhere && !isWhole) return null;
  const given = source.getText(keepsAnywhere ? value : error);
  const args = context.call.arguments;
  const position = args.indexOf(argument);
  const replace = (texts: readonly string[]): Replacement | null => {
    const fix = replacingArguments(context.call, texts, source);
    return fix && { text: given, fix };
  };
  const texts = args.map((each) => argumentText(each, source));
  if (unwrap(argument) === call) {
    if (keepsAnywhere || position === 0) return replace(texts.with(position, given));
    // `log.error('failed', JSON.stringify(err))`: behind the message it would be dropped.
    return args.length === 2 && isPlainText(args[0]) ? replace([given, texts[0] as string]) : null;
  }
  const before = textBefore(call, argument, source);
  if (before === null || args.length !== 1) return null;
  // The error stands in front now: nothing follows the colon.
  return replace(keepsAnywhere ? [before, given] : [given, before.replace(/(?<![\s:])[\s:]+(['"`])$/, '$1')]);
}

function isPlainText(node: Node | undefined): boolean {
  return node?.type === 'Literal' && typeof node.value === 'string' && !node.value.includes('%');
}

/** The text in front of a call that ends it: `'failed: ' + JSON.stringify(e)`, `` `failed: ${JSON.stringify(e)}` ``. */
function textBefore(call: Call, text: Node, source: Source): string | null {
  if (text.type === 'BinaryExpression') return text.right === call ? source.getText(text.left) : null;
  if (text.type !== 'TemplateLiteral' || text.expressions.at(-1) !== call) return null;
  if (text.quasis.at(-1)?.value.raw.trim() !== '') return null;
  const start = text.range[0];
  const whole = source.getText(text);
  const opened = whole.slice(0, spanOf(call, source)[0] - start).trimEnd();
  if (!opened.endsWith('${')) return null;
  const before = opened.slice(0, -'${'.length).trimEnd();
  return before === '`' ? null : `${before}\``;
}

/** Names the properties that JSON leaves out: `JSON.stringify(err, Object.getOwnPropertyNames(err))`. */
export function withPropertyNames(
  call: Call,
  { error, isWhole }: StringifiedError,
  source: Source,
): Replacement | null {
  const [value, replacer] = call.arguments;
  if (!isWhole || !value || !isSteady(error) || source.getCommentsInside(call).length > 0) return null;
  const names = `Object.getOwnPropertyNames(${source.getText(unwrap(error))})`;
  return {
    text: `${source.getText(call.callee)}(${source.getText(value)}, ${names})`,
    fix: (fixer) =>
      replacer
        ? fixer.replaceText(replacer, names)
        : fixer.insertTextAfterRange(spanOf(value, source), `, ${names}`),
  };
}

/** A fixed text in place of the error in an answer; none where the status says that the client is to blame. */
export function withFixedText(
  call: Call,
  { error, isWhole }: StringifiedError,
  source: Source,
): Replacement | null {
  if (statusOf(call) < 500 || source.getCommentsInside(error).length > 0) return null;
  const { parent } = error;
  if (isWhole)
    return { text: `{ error: ${ANSWER} }`, fix: (fixer) => fixer.replaceText(error, `{ error: ${ANSWER} }`) };
  if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectExpression' || parent.computed)
    return null;
  const text = `${source.getText(parent.key)}: ${ANSWER}`;
  return { text, fix: (fixer) => fixer.replaceText(parent, text) };
}

/** The status that the call or its chain names; 500 where it names none. */
function statusOf(call: Call): number {
  const numbers: number[] = [];
  const look = (node: Node): void => {
    if (node.type === 'Literal' && typeof node.value === 'number') numbers.push(node.value);
    if (node.type === 'ObjectExpression')
      for (const property of node.properties) if (property.type === 'Property') look(property.value);
  };
  call.arguments.slice(1).forEach(look);
  for (let at: Node = unwrap(call.callee); at.type === 'MemberExpression';) {
    const object = unwrap(at.object);
    if (object.type !== 'CallExpression') break;
    object.arguments.forEach(look);
    at = unwrap(object.callee);
  }
  return numbers.find((number) => number >= 100 && number < 600) ?? 500;
}

/** `%j` → `%O`: the placeholder that prints message and stack. */
export function withInspection({ placeholder }: StringifiedError, source: Source): Replacement | null {
  const message = placeholder && unwrap(placeholder.message);
  if (!placeholder || message?.type !== 'Literal') return null;
  const found = [...source.getText(message).matchAll(/%(?:%|([sdifoOjc]))/g)].filter(([, kind]) => kind)[
    placeholder.index
  ];
  if (!found) return null;
  const start = message.range[0] + found.index;
  return { text: '%O', fix: (fixer) => fixer.replaceTextRange([start, start + 2], '%O') };
}
