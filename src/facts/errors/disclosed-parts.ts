// Which parts of a value are parts of an error that could be any: followed through objects, texts, constants, and functions of the
// project that make a text of an error.
//
//   { error: e.message }, `failed: ${e}`, String(e)      the message
//   const { error } = await supabase.from(…)             the same of an error that a statement gave
//   { ...e }, e, JSON.stringify(e)                       its fields
//   JSON.stringify({ error: e.message }, null, 2)        the message
//   { stack: e.stack }                                   the stack
//   e instanceof Error ? e.message : 'failed'            the message
//   e instanceof Refused ? e.message : 'failed'          nothing: which error it is was asked
//   inProduction ? 'failed' : e.message                  nothing: somebody decides who may read it
//   textOf(e), textOf of the project                     what it returns of its parameter
//   (e as Refused).message, (err: Refused) => …          nothing: whoever wrote it knows which it is
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { calledName, isFunction, memberName, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { DISCLOSED_DEPTH, NESTED_CALLS } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import { returnsOf } from '../origins/calls.js';
import { depthOf, type EnteredCall } from '../origins/place-walk.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { isGivenBeside, isGivenFailure } from '../flow/given-failures.js';
import { caughtError, isCaught } from './errors.js';
import { isGuarded, saysNothing, type Asked } from './expected-errors.js';
import { passedIn } from './passed-errors.js';

export interface Disclosed {
  readonly what: 'message' | 'stack' | 'fields';
  /** The part itself: `e.message`. */
  readonly node: Node;
  /** What stands for it in the value: the part, a name for it, or a call that makes it. */
  readonly at: Node;
}

/** What is asked of the conditions around a place in code that was reached through a call. */
export function askedIn(entered: EnteredCall | undefined, analysis: Analysis): Asked {
  return {
    entered,
    analysis,
    isError: (name) =>
      caughtError(name, analysis) !== undefined ||
      isAnyError(name, entered, analysis) ||
      isGivenBeside(name, analysis),
  };
}

/** @param entered the call through which the code was reached in which the value stands */
export function disclosedIn(
  value: Node,
  entered: EnteredCall | undefined,
  analysis: Analysis,
  depth = 0,
): readonly Disclosed[] {
  if (depth > DISCLOSED_DEPTH) return [];
  const within = (...nodes: readonly (Node | null)[]): readonly Disclosed[] =>
    nodes.flatMap((each) => (each ? disclosedIn(each, entered, analysis, depth + 1) : []));
  const node = unwrap(value);
  switch (node.type) {
    case 'ObjectExpression':
      return within(
        ...node.properties.map((each) => (each.type === 'Property' ? each.value : each.argument)),
      );
    case 'ArrayExpression':
      return within(...node.elements);
    case 'TemplateLiteral':
      return asText(within(...node.expressions));
    case 'BinaryExpression':
      return node.operator === '+' ? asText(within(node.left, node.right)) : [];
    case 'ConditionalExpression':
      return unlessChosen(node.test, within(node.consequent, node.alternate), entered, analysis);
    case 'LogicalExpression':
      if (node.operator !== '&&') return within(node.left, node.right);
      return unlessChosen(node.left, within(node.right), entered, analysis);
    case 'MemberExpression':
      return ofMember(node, entered, analysis);
    case 'CallExpression':
      return ofCall(node, entered, analysis, depth);
    case 'Identifier':
      if (isAnyError(node, entered, analysis)) return [{ what: 'fields', node: value, at: value }];
      return behindName(node, entered, analysis, depth).map((each) => ({ ...each, at: value }));
    default:
      return isAnyError(value, entered, analysis) ? [{ what: 'fields', node: value, at: value }] : [];
  }
}

/** Parts behind a condition: none where it chooses them. Most values hold no error, and their conditions are not asked about. */
function unlessChosen(
  test: Node,
  parts: readonly Disclosed[],
  entered: EnteredCall | undefined,
  analysis: Analysis,
): readonly Disclosed[] {
  return parts.length > 0 && saysNothing(test, askedIn(entered, analysis)) ? parts : [];
}

/** An error that becomes part of a text leaves its message there. */
function asText(parts: readonly Disclosed[]): readonly Disclosed[] {
  return parts.map((each) => (each.what === 'fields' ? { ...each, what: 'message' } : each));
}

function ofMember(
  node: TSESTree.MemberExpression,
  entered: EnteredCall | undefined,
  analysis: Analysis,
): readonly Disclosed[] {
  const name = memberName(node);
  if (name !== 'message' && name !== 'stack') return [];
  return isAnyError(node.object, entered, analysis) ? [{ what: name, node, at: node }] : [];
}

function ofCall(
  node: TSESTree.CallExpression,
  entered: EnteredCall | undefined,
  analysis: Analysis,
  depth: number,
): readonly Disclosed[] {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (callee.type === 'Identifier' && callee.name === 'String' && !bindingOf(callee)?.defs.length)
    return first ? asText(disclosedIn(first, entered, analysis, depth + 1)) : [];
  if (callee.type === 'MemberExpression' && memberName(callee) === 'toString')
    return asText(disclosedIn(callee.object, entered, analysis, depth + 1));
  if (first && isStringifying(node, analysis)) {
    const [, replacer] = node.arguments;
    return !replacer || isNullish(replacer) ? disclosedIn(first, entered, analysis, depth + 1) : [];
  }
  if (!node.arguments.some((each) => isAnyError(each, entered, analysis))) return [];
  const fn = functionOf(callee, analysis)?.node;
  if (!fn || fn.async || fn.generator || depthOf(entered) >= DISCLOSED_DEPTH) return [];
  return returnedOf(fn, { call: node, fn, outer: entered }, analysis, depth).map((each) => ({
    ...each,
    at: node,
  }));
}

function isStringifying(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const { names } = analysis.catalogue;
  return (
    names.isNamed('stringifies', calledName(call.callee)) &&
    Boolean(calleeOf(call, analysis)?.call.stringifies)
  );
}

function returnedOf(
  fn: FunctionNode,
  entered: EnteredCall,
  analysis: Analysis,
  depth: number,
): readonly Disclosed[] {
  return returnsOf(fn).flatMap((each) =>
    isGuarded(each, fn.body as Node, askedIn(entered, analysis))
      ? []
      : disclosedIn(each, entered, analysis, depth + 1),
  );
}

/** `const text = e.message; … text`: what a constant was declared with; a parameter of a function that was entered is its argument. */
function behindName(
  name: TSESTree.Identifier,
  entered: EnteredCall | undefined,
  analysis: Analysis,
  depth: number,
): readonly Disclosed[] {
  const passed = passedAs(name, entered);
  if (passed) return disclosedIn(passed, entered?.outer, analysis, depth + 1);
  const binding = bindingOf(name);
  const declarator = binding?.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !declarator.init)
    return [];
  const isConstant = binding?.references.every((each) => each.init === true || !each.isWrite()) === true;
  return isConstant ? disclosedIn(declarator.init, entered, analysis, depth + 1) : [];
}

/** What the call that was entered passes for a name that is its parameter. */
function passedAs(name: TSESTree.Identifier, entered: EnteredCall | undefined): Node | undefined {
  const declared = bindingOf(name)?.defs[0]?.name;
  const index = entered?.fn.params.findIndex((each) => each === declared) ?? -1;
  return entered && index >= 0 ? writtenIn(readArgument(entered.call, index)) : undefined;
}

// ── which errors ──────────────────────────────────────────────────────────────────────────────────────────────────

/** A caught error of which the code does not know, nor says, what it is. */
function isAnyError(value: Node, entered: EnteredCall | undefined, analysis: Analysis): boolean {
  if (value.type === 'TSAsExpression' || value.type === 'TSTypeAssertion')
    return saysAnyError(value.typeAnnotation) && isAnyError(value.expression, entered, analysis);
  if (value.type === 'TSNonNullExpression' || value.type === 'ChainExpression')
    return isAnyError(value.expression, entered, analysis);
  if (value.type === 'MemberExpression') return isGivenFailure(value, analysis);
  if (value.type !== 'Identifier') return false;
  const passed = passedAs(value, entered);
  if (passed) return isAnyError(passed, entered?.outer, analysis);
  const definition = bindingOf(value)?.defs[0];
  const declared = definition?.name as TSESTree.Identifier | undefined;
  const annotation = declared?.typeAnnotation?.typeAnnotation;
  if (annotation && !saysAnyError(annotation)) return false;
  const node = definition?.node as Node | undefined;
  if (node?.type === 'VariableDeclarator' && node.init && node.id === declared && node.init !== value)
    return isAnyError(node.init, entered, analysis);
  if (node?.type === 'VariableDeclarator') return isGivenFailure(value, analysis);
  if (node?.type !== 'CatchClause' && !isFunction(node)) return false;
  if (isCaught(value, analysis)) return true;
  return isFunction(node) && isPassedErrors(node, declared, analysis);
}

/** A function that is called with errors that could be any: `fail(res, error)`. */
function isPassedErrors(
  fn: FunctionNode,
  parameter: TSESTree.Identifier | undefined,
  analysis: Analysis,
): boolean {
  const index = fn.params.findIndex((each) => each === parameter);
  if (index < 0) return false;
  return analysis.memo.of(isPassedErrors, parameter, () =>
    analysis.recursion.ask({ question: isPassedErrors, subject: fn, deepest: NESTED_CALLS }, false, () =>
      passedIn(fn, index, analysis).some((passed) => isAnyError(passed, undefined, analysis)),
    ),
  );
}

const OPEN = new Set(['Error', 'unknown', 'any', 'NodeJS.ErrnoException', 'ErrnoException', 'TypeError']);

/** An annotation that leaves open which error it is. */
function saysAnyError(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSTypeLiteral':
      return true;
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.every((each) => saysAnyError(each));
    case 'TSTypeReference': {
      const { typeName } = type;
      if (typeName.type === 'TSQualifiedName') return OPEN.has(typeName.right.name);
      return typeName.type === 'Identifier' && OPEN.has(typeName.name) && !bindingOf(typeName)?.defs.length;
    }
    default:
      return /^TS(?:Null|Undefined)Keyword$/.test(type.type);
  }
}
