// Texts from outside that are read as numbers and reach a query without anything that asks whether they are numbers.
//
//   db.find({ take: Number(req.query.limit) })                                      unchecked
//   const id = parseInt(req.params.id, 10); return db.find({ where: { id } });      unchecked
//   const limit = Number(req.query.limit ?? '10'), Math.min(limit, 100)             unchecked: neither asks
//   const limit = Number(req.query.limit) || 10                                     another number takes its place
//   const id = Number(req.params.id); if (Number.isNaN(id)) return …                asked
//   app.get('/orders/:id(\\d+)', …), schema.parse(req.query)                        asked before
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isFunction,
  memberName,
  stringValue,
  unwrap,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Input } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { readingFunction, textAsItCame, textReadBy } from '../flow/number-readings.js';
import { nameOf } from '../flow/looked-at.js';
import { usesOfFunction } from '../origins/function-uses.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { handlerOf } from '../runtime/handlers.js';
import { mayBeBehindGuard } from '../runtime/mount-guards.js';
import { apiWithin } from '../runtime/responses.js';
import { decoratedInput } from './decorated-inputs.js';
import { inputOf } from './inputs.js';
import { isTextAsked, NumberTrace } from './number-trace.js';

export interface UncheckedNumber {
  readonly text: Node;
  readonly input: Input;
  readonly query: QueryCall;
  /** The key under which the query is given it: `take`, `id`. */
  readonly key: string | undefined;
  /** Without the text there is another: only what was sent can be NaN. */
  readonly isThere: boolean;
  readonly evidence: Evidence;
  /** How the handler around it refuses a request. */
  readonly refusal: readonly string[] | undefined;
}

export function uncheckedNumber(
  node: TSESTree.CallExpression | TSESTree.UnaryExpression,
  analysis: Analysis,
): UncheckedNumber | undefined {
  const read = textRead(node, analysis);
  if (!read) return undefined;
  const text = textAsItCame(read);
  const input = outsideInput(text, analysis);
  if (input?.carries !== 'strings') return undefined;
  const texts = [nameOf(text)];
  if (isTextAsked(texts, node) || isValidatedBefore(text, node, analysis)) return undefined;
  if (isRefusedBefore(text, node, input, analysis)) return undefined;
  const trace = new NumberTrace(texts, analysis);
  trace.run({ node, module: moduleOf(node), held: [], path: [], entered: undefined });
  if (!trace.given) return undefined;
  const { query, key } = trace.given;
  return {
    text,
    input,
    query,
    key,
    isThere: input.part === 'params' || hasOther(read),
    evidence: query.evidence,
    refusal: refusalAround(node, analysis),
  };
}

/** The text that an expression reads as a number, by itself or through a function of the project. */
function textRead(
  node: TSESTree.CallExpression | TSESTree.UnaryExpression,
  analysis: Analysis,
): Node | undefined {
  const own = textReadBy(node);
  if (own || node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return own;
  if (node.arguments.length === 0 || node.arguments.length > 2) return undefined;
  // What it is given is asked for first: that stands here, and the function may be one of another module.
  if (!node.arguments.some((each) => outsideInput(textAsItCame(each), analysis))) return undefined;
  const reading = readingFunction(node.callee, analysis);
  return reading && node.arguments[reading.index];
}

function outsideInput(text: Node, analysis: Analysis): Input | undefined {
  if (text.type !== 'Identifier' && text.type !== 'MemberExpression' && text.type !== 'CallExpression')
    return undefined;
  return inputOf(text, [], analysis) ?? decoratedInput(text, analysis);
}

/** `req.query.limit ?? '10'`, `req.query.limit ?? 10`: something else stands in for a text that was not sent. */
function hasOther(text: Node): boolean {
  const at = unwrap(text);
  if (at.type === 'CallExpression') {
    const inner = at.arguments[0] ?? (at.callee.type === 'MemberExpression' ? at.callee.object : undefined);
    return inner !== undefined && hasOther(inner);
  }
  if (at.type !== 'LogicalExpression') return false;
  const other = unwrap(at.right);
  return stringValue(other) !== undefined || (other.type === 'Literal' && typeof other.value === 'number');
}

/** Has the input that the text was read from been validated in the same function: `schema.validate(req.query)`? */
function isValidatedBefore(text: Node, place: Node, analysis: Analysis): boolean {
  const root = enclosingFunction(place);
  const from = nameOf(declaredAs(text));
  const isOf = (node: Node): boolean =>
    (node.type === 'MemberExpression' || node.type === 'Identifier') &&
    (from === nameOf(node) || from.startsWith(`${nameOf(node)}.`));
  return (
    root !== undefined &&
    nodesIn(root).some(
      (node) =>
        node.type === 'CallExpression' &&
        node.range[1] <= place.range[0] &&
        calleeOf(node, analysis)?.call.validates !== undefined &&
        node.arguments.some((each) => nodesIn(each).some(isOf)),
    )
  );
}

/** What a constant is a part of: `req.query` of `const { page } = req.query`. */
function declaredAs(text: Node): Node {
  const declarator =
    text.type === 'Identifier' ? (bindingOf(text)?.defs[0]?.node as Node | undefined) : undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : text;
}

/** A middleware asks for it, or a pattern in the route's path lets only numbers through. */
function isRefusedBefore(text: Node, place: Node, input: Input, analysis: Analysis): boolean {
  if (input.part !== 'env' && mayBeBehindGuard(text, place, analysis)) return true;
  if (input.part !== 'params') return false;
  const key =
    text.type === 'MemberExpression' ? memberName(text) : text.type === 'Identifier' ? text.name : undefined;
  for (let at: Node | undefined = place; at; at = at.parent) {
    if (!isFunction(at)) continue;
    for (const use of usesOfFunction(at, analysis).uses)
      if (use.kind === 'handed' && use.call.arguments.some((each) => hasPattern(each, key))) return true;
  }
  return false;
}

/** `'/orders/:id(\\d+)'`, `/^\/orders\/(\d+)$/` */
function hasPattern(path: Node, key: string | undefined): boolean {
  if (path.type === 'Literal' && 'regex' in path) return true;
  const text = stringValue(path);
  return text !== undefined && key !== undefined && (text.includes(`:${key}(`) || text.includes(`:${key}{`));
}

function refusalAround(node: Node, analysis: Analysis): readonly string[] | undefined {
  const fn = enclosingFunction(node);
  const handler = fn && !fn.returnType ? handlerOf(fn, analysis) : undefined;
  const response = typeof handler === 'object' && !handler.error ? handler.response : undefined;
  if (response?.type !== 'Identifier') return undefined;
  const type = apiWithin(response, analysis, undefined)?.type;
  const statements = type && analysis.catalogue.facet(type, 'refusesBy')?.value;
  return statements?.map((each) => each.replaceAll('{response}', response.name));
}
