// What to write in place of an error that was turned into JSON. Which edit is right depends on where the text goes; where
// that is not known there is none, and an answer to a client never gets more of the error than it had.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, keyName, memberName, unwrap, type Node } from '../ast/nodes.js';
import { isSteady } from '../ast/texts.js';
import { ownNodesIn } from '../ast/walk.js';
import type { LogContext } from '../facts/errors/log-calls.js';
import type { StringifiedError } from '../facts/errors/stringified-errors.js';
import { argumentText, replacingArguments, spanOf, type Source, variableAt } from './edits.js';
import { stackOf } from './log-arguments.js';

export interface Replacement {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

type Call = TSESTree.CallExpression;
/** A call that answers, or an assignment that does. */
type Answer = Call | TSESTree.AssignmentExpression;

/** What an answer says in place of the error. */
const ANSWER = "'Internal server error'";

/** `log.error(JSON.stringify(err))` → `log.error(err)`, also out of a text and past a message. */
export function handedOver(
  call: Call,
  found: StringifiedError,
  context: LogContext,
  source: Source,
): Replacement | null {
  const { error, isWhole } = found;
  const { argument, log } = context;
  const [value] = call.arguments;
  if (!log || log.errors === 'nowhere' || log.errors === 'in-record' || !value) return null;
  if (source.getCommentsInside(context.call).length > 0) return null;
  const keepsAnywhere = log.errors === 'anywhere';
  if (!keepsAnywhere && !isWhole) return null;
  if (isJsonLine(call, found, context) || context.mayExpose(error)) return null;
  const given = source.getText(keepsAnywhere ? value : error);
  const args = context.call.arguments;
  const position = args.indexOf(argument);
  const replace = (texts: readonly string[]): Replacement | null => {
    const fix = replacingArguments(context.call, texts, source);
    return fix && { text: given, fix };
  };
  const texts = args.map((each) => argumentText(each, source));
  if (log.errors === 'behind-message' || log.errors === 'stack-behind-message') {
    // At any other level a text behind the message is its context.
    const takesStack = log.level === 'error' && isSteady(error);
    const behind = log.errors === 'behind-message' ? given : takesStack ? stackOf(error, source) : null;
    const at = log.message ?? 0;
    if (behind === null || position !== args.length - 1) return null;
    if (unwrap(argument) === call) return position === at + 1 ? replace(texts.with(position, behind)) : null;
    const message = position === at ? textBefore(call, argument, source) : null;
    return message === null ? null : replace([...texts.slice(0, at), withoutColon(message), behind]);
  }
  if (unwrap(argument) === call) {
    if (keepsAnywhere || position === 0) return replace(texts.with(position, given));
    // `log.error('failed', JSON.stringify(err))`: behind the message it would be dropped.
    return args.length === 2 && isPlainText(args[0]) ? replace([given, texts[0] as string]) : null;
  }
  const before = textBefore(call, argument, source);
  if (before === null || args.length !== 1) return null;
  // The error stands in front now: nothing follows the colon.
  return replace(keepsAnywhere ? [before, given] : [given, withoutColon(before)]);
}

function withoutColon(text: string): string {
  return text.replace(/(?<![\s:])[\s:]+(['"`])$/, '$1');
}

/** A line that is an object as JSON, for whoever reads the log line by line. */
function isJsonLine(call: Call, { isWhole }: StringifiedError, { call: log, argument }: LogContext): boolean {
  return !isWhole && log.arguments.length === 1 && unwrap(argument) === call;
}

/** `JSON.stringify({ id, err })` as a log line → `JSON.stringify({ id, err: err instanceof Error ? err.stack : err })`. */
export function withStackText(
  call: Call,
  found: StringifiedError,
  context: LogContext,
  source: Source,
): Replacement | null {
  const { error } = found;
  const { parent } = error;
  if (!context.log || !isJsonLine(call, found, context) || !isSteady(error)) return null;
  if (parent?.type !== 'Property' || parent.computed || source.getCommentsInside(parent).length > 0)
    return null;
  const given = source.getText(error);
  const text = `${source.getText(parent.key)}: ${given} instanceof Error ? ${given}.stack : ${given}`;
  return { text, fix: (fixer) => fixer.replaceText(parent, text) };
}

function isPlainText(node: Node | undefined): boolean {
  return node?.type === 'Literal' && typeof node.value === 'string' && !node.value.includes('%');
}

/** The text in front of a call that ends it: `'failed: ' + JSON.stringify(e)`, `` `failed: ${JSON.stringify(e)}` ``. */
export function textBefore(call: Node, text: Node, source: Source): string | null {
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
  answer: Answer,
  { error, isWhole }: StringifiedError,
  source: Source,
): Replacement | null {
  const isHandedIn = isParameter(error, source);
  if (mayBlameClient(answer, isHandedIn) || source.getCommentsInside(error).length > 0) return null;
  const { parent } = error;
  if (isWhole)
    return { text: `{ error: ${ANSWER} }`, fix: (fixer) => fixer.replaceText(error, `{ error: ${ANSWER} }`) };
  if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectExpression' || parent.computed)
    return null;
  const text = `${source.getText(parent.key)}: ${ANSWER}`;
  return { text, fix: (fixer) => fixer.replaceText(parent, text) };
}

/** A framework hands its error handler what it refused by itself as well: a body that is not valid, with the reasons. */
function isParameter(error: Node, source: Source): boolean {
  const name = rootOf(error);
  const [definition] = (name && variableAt(name.name, name, source)?.defs) ?? [];
  return (definition?.type as string | undefined) === 'Parameter';
}

/**
 * May the status of the answer be one that says that the client is to blame? Where nobody names one it is 500, or what the error says
 * that was handed in.
 */
function mayBlameClient(answer: Answer, isHandedIn: boolean): boolean {
  const root = rootOf(answer.type === 'CallExpression' ? answer : answer.left);
  const fn = enclosingFunction(answer);
  const statuses: (Node | null)[] = answer.type === 'CallExpression' ? statusesIn(answer) : [];
  // What its own chain says takes the place of what was said before.
  if (statuses.length > 0) return statuses.some(isNoFailure);
  // `res.status(…); res.json(…)`, `res.statusCode = …`
  for (const node of fn && root ? ownNodesIn(fn.body) : []) {
    if (isWithin(node, answer)) continue;
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      if (STATUS.test(memberName(node.left) ?? '') && isSameName(rootOf(node.left), root))
        statuses.push(node.right);
    } else if (
      node.type === 'CallExpression' &&
      isSameName(rootOf(node), root) &&
      node.range[1] < answer.range[0]
    ) {
      if (node.parent.type === 'ExpressionStatement') statuses.push(...statusesIn(node));
    }
  }
  return statuses.length === 0 ? isHandedIn : statuses.some(isNoFailure);
}

const STATUS = /^(?:status|statusCode|code|sendStatus|writeHead)$/;

/** What a call and its chain give as a status; null for what may hold one and is not written out. */
function statusesIn(call: Call): (Node | null)[] {
  const statuses: (Node | null)[] = [];
  const look = (node: Node): void => {
    const value = unwrap(node);
    if (value.type !== 'ObjectExpression') {
      statuses.push(value);
      return;
    }
    for (const property of value.properties) {
      if (property.type !== 'Property' || property.computed) statuses.push(null);
      else if (STATUS.test(keyName(property) ?? '')) statuses.push(property.value);
    }
  };
  const name = call.callee.type === 'MemberExpression' ? memberName(call.callee) : undefined;
  if (STATUS.test(name ?? '') && call.arguments[0]) look(call.arguments[0]);
  else call.arguments.slice(1).forEach(look);
  for (let at: Node = unwrap(call.callee); at.type === 'MemberExpression';) {
    const object = unwrap(at.object);
    if (object.type !== 'CallExpression') break;
    const callee = unwrap(object.callee);
    const [first] = object.arguments;
    if (callee.type === 'MemberExpression' && STATUS.test(memberName(callee) ?? '') && first) look(first);
    at = callee;
  }
  return statuses;
}

function isNoFailure(status: Node | null): boolean {
  return status === null || !isFailure(status);
}

function isFailure(status: Node): boolean {
  const value = unwrap(status);
  if (value.type === 'ConditionalExpression')
    return isFailure(value.consequent) && isFailure(value.alternate);
  return value.type === 'Literal' && typeof value.value === 'number' && value.value >= 500;
}

/** The name at the beginning of a chain: `res` in `res.status(500).json(…)`. */
function rootOf(node: Node): TSESTree.Identifier | undefined {
  let at = unwrap(node);
  while (at.type === 'CallExpression' || at.type === 'MemberExpression')
    at = unwrap(at.type === 'CallExpression' ? at.callee : at.object);
  return at.type === 'Identifier' ? at : undefined;
}

function isSameName(one: TSESTree.Identifier | undefined, other: TSESTree.Identifier | undefined): boolean {
  return one !== undefined && one.name === other?.name;
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
