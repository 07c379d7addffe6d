// Texts that are read as numbers, and where the NaN goes that comes of a text that is none.
//
//   Number(text), parseInt(text, 10), +text                    NaN
//   Math.min(Number(text), 100), (Number(text) - 1) * 20       NaN
//   text ? Number(text) : undefined, Number(text) ?? 10        NaN
//   Number(text) || 10, Number(text) && f()                    another value
//   text ?? Number(text), text || Number(text)                 the text
//   /^\d+$/.test(text) ? Number(text) : 10                     unknown: something was asked about the text
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  isWithin,
  keyName,
  memberName,
  methodOfGlobal,
  parameterPattern,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { isEmptyValue } from '../../ast/tested-values.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import { isGlobal } from '../project/module.js';
import { nameOf } from './looked-at.js';

const READERS: ReadonlySet<string> = new Set(['Number', 'parseInt', 'parseFloat']);
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '**']);

/** The text that an expression reads as a number. */
export function textReadBy(node: Node): Node | undefined {
  if (node.type === 'UnaryExpression') return node.operator === '+' ? node.argument : undefined;
  if (node.type !== 'CallExpression' || !isReader(node.callee)) return undefined;
  const [text] = node.arguments;
  return text?.type === 'SpreadElement' ? undefined : text;
}

/** `Number`, `parseInt`, `parseFloat`, `Number.parseInt`, `Number.parseFloat`. */
function isReader(callee: Node): boolean {
  if (callee.type === 'Identifier') return READERS.has(callee.name) && isGlobal(callee);
  const method = methodOfGlobal(callee, 'Number');
  return (
    method !== undefined && READERS.has(method) && isGlobal((callee as TSESTree.MemberExpression).object)
  );
}

/** The text as it came, without what changes nothing about its being a number: `String(text).trim()`, `text ?? '1'`. */
export function textAsItCame(text: Node): Node {
  const at = unwrap(text);
  if (at.type === 'LogicalExpression' && at.operator !== '&&') return textAsItCame(at.left);
  if (
    at.type === 'TemplateLiteral' &&
    at.expressions.length === 1 &&
    at.quasis.every(({ value }) => value.raw === '')
  )
    return textAsItCame(at.expressions[0] as Node);
  if (at.type !== 'CallExpression') return at;
  const { callee } = at;
  if (callee.type === 'Identifier' && callee.name === 'String' && at.arguments[0])
    return textAsItCame(at.arguments[0]);
  const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  return callee.type === 'MemberExpression' && (method === 'trim' || method === 'toString')
    ? textAsItCame(callee.object)
    : at;
}

/**
 * Does the expression around a value become NaN with it?
 *
 * @param texts how the texts are named that the number was read from
 * @returns `guarded` where something else takes the place of NaN, or was asked first; undefined where it is no operand
 */
export function carriesNaN(node: Node, texts: readonly string[]): 'carries' | 'guarded' | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case 'BinaryExpression':
      return ARITHMETIC.has(parent.operator) ? 'carries' : 'guarded';
    case 'UnaryExpression':
      return parent.operator === '-' || parent.operator === '+' ? 'carries' : 'guarded';
    case 'LogicalExpression':
      if (parent.left === node) return parent.operator === '??' ? 'carries' : 'guarded';
      // The text itself stands in front: only what is none is read as a number.
      if (parent.operator !== '&&' && isOneOf(parent.left, texts)) return 'guarded';
      return parent.operator !== '&&' || isPresenceTest(parent.left, texts) ? 'carries' : 'guarded';
    case 'ConditionalExpression':
      return parent.test !== node && isPresenceTest(parent.test, texts) ? 'carries' : 'guarded';
    case 'CallExpression':
      return methodOfGlobal(parent.callee, 'Math') === undefined ? undefined : 'carries';
    default:
      return undefined;
  }
}

/** Does a test ask of these texts whether they are there, and nothing else? */
export function isPresenceTest(test: Node, texts: readonly string[]): boolean {
  const at = unwrap(test);
  switch (at.type) {
    case 'UnaryExpression':
      return at.operator === '!' && isPresenceTest(at.argument, texts);
    case 'LogicalExpression':
      return isPresenceTest(at.left, texts) && isPresenceTest(at.right, texts);
    case 'BinaryExpression':
      return /^[!=]==?$/.test(at.operator) && isOneOf(at.left, texts) && isEmptyValue(at.right);
    default:
      return isOneOf(at, texts);
  }
}

function isOneOf(node: Node, texts: readonly string[]): boolean {
  const at = unwrap(node);
  if (at.type === 'UnaryExpression' && at.operator === 'typeof') return isOneOf(at.argument, texts);
  return texts.includes(nameOf(textAsItCame(at)));
}

/** What a function gives that is called with a text. */
export interface ReadingFunction {
  /** The position of the text. */
  readonly index: number;
  /** What it may give besides a number. */
  readonly besides: ReadonlySet<'undefined' | 'null'>;
  /** It asks first whether the text is there, or puts another in its place. */
  readonly takesMissing: boolean;
  /** It gives what `Number` gives of the text, and nothing else. */
  readonly isNumber: boolean;
}

/**
 * A function that reads a parameter as a number, and gives NaN for what is none.
 *
 * @returns undefined where it gives something else for that, or may
 */
export function readingFunction(node: Node, analysis: Analysis): ReadingFunction | undefined {
  const at = unwrap(node);
  if (isReader(at)) return { index: 0, besides: new Set(), takesMissing: false, isNumber: isPlain(at) };
  const fn = functionOf(at, analysis)?.node;
  return fn && readingIn(fn);
}

/** The same for a function that is given an object with the text in a member: `({ value }) => Number(value)`. */
export function memberReading(node: Node, member: string, analysis: Analysis): ReadingFunction | undefined {
  const fn = functionOf(unwrap(node), analysis)?.node;
  const pattern = fn?.params[0] && parameterPattern(fn.params[0]);
  if (!fn || !pattern) return undefined;
  if (pattern.type === 'Identifier') return readingOf(fn, 0, `${pattern.name}.${member}`);
  const property =
    pattern.type === 'ObjectPattern'
      ? pattern.properties.find((each) => each.type === 'Property' && keyName(each) === member)
      : undefined;
  return property?.type === 'Property' && property.value.type === 'Identifier'
    ? readingOf(fn, 0, property.value.name)
    : undefined;
}

const readingIn = memoizePerFile((fn: Node): ReadingFunction | undefined => {
  if (!isFunction(fn)) return undefined;
  const index = fn.params.findIndex((each) => each.type !== 'RestElement');
  const parameter = fn.params[index];
  const pattern = parameter && parameterPattern(parameter);
  return pattern?.type === 'Identifier' ? readingOf(fn, index, pattern.name) : undefined;
});

/** @param text how the text is named */
function readingOf(fn: FunctionNode, index: number, text: string): ReadingFunction | undefined {
  if (fn.async || fn.generator) return undefined;
  const results = resultsOf(fn.body, [text]);
  if (!results?.some((each) => isNaNOf(each, text))) return undefined;
  const branches = results.flatMap(branchesOf);
  const besides = new Set<'undefined' | 'null'>();
  for (const each of branches) {
    if (isNaNOf(each, text) || isNumber(each)) continue;
    const empty = emptyKind(each);
    if (!empty) return undefined;
    besides.add(empty);
  }
  return {
    index,
    besides,
    takesMissing: branches.length > 1 || nodesIn(fn.body).some((each) => each.type === 'LogicalExpression'),
    isNumber: branches.length === 1 && branches.every((each) => isNumberOf(each, text)),
  };
}

function isPlain(reader: Node): boolean {
  return reader.type === 'Identifier' && reader.name === 'Number';
}

/** `Number(text)`, `+text` */
function isNumberOf(node: Node, text: string): boolean {
  const at = unwrap(node);
  const read = textReadBy(at);
  if (!read || nameOf(read) !== text) return false;
  return at.type === 'UnaryExpression' || (at.type === 'CallExpression' && isPlain(at.callee));
}

/** What a body returns, where all that it asks is whether the text is there. */
function resultsOf(body: Node, texts: readonly string[]): Node[] | undefined {
  if (body.type !== 'BlockStatement') return [body];
  const results: Node[] = [];
  for (const statement of body.body) {
    if (statement.type === 'ReturnStatement') {
      if (statement.argument) results.push(statement.argument);
    } else if (
      statement.type === 'IfStatement' &&
      !statement.alternate &&
      isPresenceTest(statement.test, texts)
    ) {
      const { consequent } = statement;
      const inner = resultsOf(consequent.type === 'BlockStatement' ? consequent : asBlock(consequent), texts);
      if (!inner) return undefined;
      results.push(...inner);
    } else return undefined;
  }
  return results;
}

function asBlock(statement: Node): Node {
  return { type: 'BlockStatement', body: [statement] } as unknown as Node;
}

function branchesOf(node: Node): Node[] {
  const at = unwrap(node);
  return at.type === 'ConditionalExpression' ? [at.consequent, at.alternate].flatMap(branchesOf) : [at];
}

/** Is an expression NaN where the text is no number? */
function isNaNOf(node: Node, text: string): boolean {
  return nodesIn(node, (each) => !isFunction(each)).some((each) => {
    const read = textReadBy(each);
    if (!read || nameOf(textAsItCame(read)) !== text) return false;
    let at = wrapped(each);
    while (at !== node && isWithin(at, node)) {
      if (carriesNaN(at, [text]) !== 'carries') return false;
      at = wrapped(at.parent as Node);
    }
    return true;
  });
}

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

function emptyKind(node: Node): 'undefined' | 'null' | undefined {
  if (node.type === 'Identifier' && node.name === 'undefined') return 'undefined';
  return node.type === 'Literal' && node.value === null ? 'null' : undefined;
}
