// Ways to hand an error to a logger so that it is kept. Each is an edit of the call's arguments, and null where a comment
// would be lost or the code has a form that the edit was not proven for.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { keyName, propertyOf, unwrap, type Node } from '../ast/nodes.js';
import { isSteady, isText } from '../ast/texts.js';
import { ownNodesIn } from '../ast/walk.js';
import type { LostError } from '../facts/errors/lost-error.js';
import { argumentText, replacingArguments, type Source } from './edits.js';

export interface ArgumentEdit {
  /** The arguments that change, as they will read, for the message. */
  readonly text: string;
  /** Nothing else about the line can change: it may be applied without being asked for. */
  readonly isSafe: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Puts a lost error where the logger keeps it. */
export function keeping(call: TSESTree.CallExpression, lost: LostError, source: Source): ArgumentEdit | null {
  // What is made unreadable under one key is not under another.
  if (lost.moved === 'leak') return null;
  switch (lost.how) {
    case 'behind-message':
      return errorFirst(call, lost, source);
    case 'object-behind-message':
      return objectFirst(call, lost, source);
    case 'behind-object':
      return intoObject(call, lost, source);
    case 'wrong-key':
      return underKey(call, lost, source);
    case 'no-serializer':
      return wholeFirst(call, lost, source);
    case 'never-serialised':
      if (!lost.property) return stackFirst(call, lost, source);
      // Of an object behind the message nothing is written.
      return lost.argument === call.arguments[0] ? asStackText(lost, source) : null;
    case 'formatted-key':
    case 'without-stack':
      return asStackText(lost, source);
    default:
      return null;
  }
}

/** `{ error: err }` becomes `{ error: err instanceof Error ? err.stack : err }`: a text, which every format writes. */
function asStackText({ error, property }: LostError, source: Source): ArgumentEdit | null {
  if (!isSteady(error) || property?.computed || property?.method) return null;
  if (source.getCommentsInside(property ?? error).length > 0) return null;
  const stack = stackOf(error, source);
  const text = property ? `${source.getText(property.key)}: ${stack}` : stack;
  return { text, isSafe: false, fix: (fixer) => fixer.replaceText(property ?? error, text) };
}

/** `log.error({ error }, 'msg')` becomes `log.error(error, 'msg')`, where the error is all that the object holds. */
function wholeFirst(
  call: TSESTree.CallExpression,
  { argument, property, error }: LostError,
  source: Source,
): ArgumentEdit | null {
  const object = unwrap(argument);
  if (object.type !== 'ObjectExpression' || object.properties.length !== 1) return null;
  if (property?.parent !== object) return null;
  return reordered(call, call.arguments, source.getText(error), false, source);
}

/** `log.error('msg', err)` becomes `log.error({ error: err instanceof Error ? err.stack : err }, 'msg')`. */
function stackFirst(
  call: TSESTree.CallExpression,
  { argument, error, errorKey }: LostError,
  source: Source,
): ArgumentEdit | null {
  if (!isSteady(error)) return null;
  const others = call.arguments.filter((each) => each !== argument);
  const first = `{ ${errorKey}: ${stackOf(error, source)} }`;
  return reordered(call, [argument, ...others], first, false, source);
}

export function stackOf(error: Node, source: Source): string {
  const given = source.getText(unwrap(error));
  return `${given} instanceof Error ? ${given}.stack : ${given}`;
}

/** `log.error('msg', err)` becomes `log.error(err, 'msg')`; the fields of what is no error would stand beside each other there. */
function errorFirst(
  call: TSESTree.CallExpression,
  { error, argument, evidence, moved, errorKey }: LostError,
  source: Source,
): ArgumentEdit | null {
  const others = call.arguments.filter((each) => each !== argument);
  const isSafe =
    evidence === 'certain' &&
    moved === 'nothing' &&
    others.length === 1 &&
    hasNoPercent(others[0], source) &&
    isSteady(error);
  const own = propertyText(errorKey, error, source);
  // A text in front of all others would be the message.
  const first = moved === 'under-key' || isThrownAsText(error) ? `{ ${own} }` : source.getText(error);
  return reordered(call, [argument, ...others], first, isSafe, source);
}

/** Does the `try` of the error itself throw a text: `throw 'gone'`? */
function isThrownAsText(error: Node): boolean {
  const value = unwrap(error);
  for (let at: Node | undefined = value.parent; at && value.type === 'Identifier'; at = at.parent) {
    if (at.type !== 'CatchClause' || at.param?.type !== 'Identifier' || at.param.name !== value.name)
      continue;
    return ownNodesIn(at.parent.block).some(
      (node) => node.type === 'ThrowStatement' && isText(unwrap(node.argument)),
    );
  }
  return false;
}

/** `log.error('msg', { err })` becomes `log.error({ err }, 'msg')`. */
function objectFirst(call: TSESTree.CallExpression, lost: LostError, source: Source): ArgumentEdit | null {
  const { argument, property, evidence, hasSafeKey, moved } = lost;
  const object = unwrap(argument);
  if (!property || object.type !== 'ObjectExpression') return null;
  if (!hasSafeKey && isStated(argument, call)) return null;
  const renamed = hasSafeKey ? source.getText(argument) : withKeyRenamed(object, property, lost, source);
  if (renamed === null) return null;
  const others = call.arguments.filter((each) => each !== argument);
  const isSafe =
    evidence === 'certain' &&
    others.length === 1 &&
    hasNoPercent(others[0], source) &&
    moved === 'nothing' &&
    (hasSafeKey || isWrittenOut(object)) &&
    call.arguments.some((each) => isSteady(each));
  return reordered(call, [argument, ...others], renamed, isSafe, source);
}

/** `log.error({ id }, 'msg', err)` becomes `log.error({ err, id }, 'msg')`. */
function intoObject(
  call: TSESTree.CallExpression,
  { error, argument, errorKey }: LostError,
  source: Source,
): ArgumentEdit | null {
  const [first, ...others] = call.arguments;
  const object = first && unwrap(first);
  if (!first || object?.type !== 'ObjectExpression' || isStated(first, call)) return null;
  if (propertyOf(object, errorKey)) return null;
  const own = propertyText(errorKey, error, source);
  const inner = source.getText(object).slice(1, -1).trim();
  const text = inner === '' ? `{ ${own} }` : `{ ${own}, ${inner.replace(/,$/, '')} }`;
  return reordered(call, [first, ...others.filter((each) => each !== argument)], text, false, source);
}

/** `log.error({ error: err }, 'msg')` becomes `log.error({ err }, 'msg')`. */
function underKey(
  call: TSESTree.CallExpression,
  { property, argument, errorKey, error, evidence, moved }: LostError,
  source: Source,
): ArgumentEdit | null {
  const object = unwrap(argument);
  if (isStated(argument, call)) return null;
  if (!property || object.type !== 'ObjectExpression' || !canRename(object, property, errorKey)) return null;
  if (source.getCommentsInside(property).length > 0) return null;
  const text = propertyText(errorKey, error, source);
  return {
    text: `{ ${text} }`,
    isSafe: evidence === 'certain' && moved === 'nothing' && isWrittenOut(object),
    fix: (fixer) => fixer.replaceText(property, text),
  };
}

function withKeyRenamed(
  object: TSESTree.ObjectExpression,
  property: TSESTree.Property,
  { errorKey, error }: LostError,
  source: Source,
): string | null {
  if (!canRename(object, property, errorKey)) return null;
  const text = source.getText(object);
  const [start, end] = property.range;
  const from = object.range[0];
  return text.slice(0, start - from) + propertyText(errorKey, error, source) + text.slice(end - from);
}

function canRename(object: TSESTree.ObjectExpression, property: TSESTree.Property, key: string): boolean {
  if (property.computed || property.method || property.kind !== 'init') return false;
  // `err`, `'err'`, `['err']`: of two properties of one name the last is kept.
  return !object.properties.some((each) => each.type === 'Property' && keyName(each) === key);
}

/** What says of which type the object is says which keys it has. */
function isStated(argument: Node, call: TSESTree.CallExpression): boolean {
  return Boolean(call.typeArguments) || unwrap(argument) !== argument;
}

/** What is spread in it may have the key that the error gets: one of the two would be lost. */
function isWrittenOut({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.every((each) => each.type === 'Property' && !each.computed);
}

/** `err` for a variable of that name, `err: error` for another. */
export function propertyText(key: string, value: Node, source: Source): string {
  const text = source.getText(value);
  return text === key ? key : `${key}: ${text}`;
}

/** The arguments in a new order, the first of them with a new text. */
function reordered(
  call: TSESTree.CallExpression,
  args: readonly Node[],
  firstText: string,
  isSafe: boolean,
  source: Source,
): ArgumentEdit | null {
  if (source.getCommentsInside(call).length > 0) return null;
  const fix = replacingArguments(
    call,
    [firstText, ...args.slice(1).map((each) => argumentText(each, source))],
    source,
  );
  return fix && { text: firstText, isSafe, fix };
}

export function hasNoPercent(message: Node | undefined, source: Source): boolean {
  return message !== undefined && !source.getText(message).includes('%');
}
