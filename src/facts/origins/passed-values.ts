// A parameter is what its callers pass, when they agree.
//
//   (req, res) => …       handed to `app.get(path, list)`, here, in another file or through a wrapper: the library's request
//   (db) => …             called as `install(prisma)` and nowhere else: that client
//   (db) => …             called as `f(prisma)` and `f(pool)`: unknown
//   (db) => …             called as `f(prisma)` and `f(given)`, of which nothing is known: unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, type Reading } from '../../ast/arguments.js';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  memberName,
  parameterPattern,
  stringValue,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, standsIn } from '../project/module.js';
import { destructured } from './bindings.js';
import { handedByLibrary } from './callbacks.js';
import type { EnteredCall } from './place-walk.js';
import { usesOfFunction, type FunctionUse } from './function-uses.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import { agreeExactly, areAtOdds } from './agreement.js';
import { isItself, isKnown, unknown, UNKNOWN, whyUnknown, type Value } from './value.js';

/** A parameter by its position, or `this`. */
export type Received = number | 'this';

/** What the callers of a function pass as one of its parameters. */
export function passedTo(
  fn: FunctionNode,
  index: Received,
  analysis: Analysis,
  entered?: EnteredCall,
): Value {
  const found = usesOfFunction(fn, analysis, entered);
  const handed: Value[] = [];
  const passed: Value[] = [];
  for (const use of found) {
    if (use.kind === 'handed') {
      const value = handedByLibrary(use, fn.params.length, index, analysis);
      if (isKnown(value)) handed.push(value);
      continue;
    }
    for (const value of index === 'this' ? [] : passedIn(use, fn, index, analysis)) {
      // One caller that is not followed, or two at odds: the files of the others need not be looked at.
      if (!isKnown(value)) return unknown('not-followed', fn, undefined, because(value));
      passed.push(value);
      if (passed[0] && areAtOdds(passed[0], value)) return agreeExactly(passed);
    }
  }
  // A caller that is not seen may pass anything. What takes a function from a library's call and is a handler stays one.
  if (handed.length === 0 && !found.isComplete) return unknown('not-followed', fn);
  return agreeExactly([...handed, ...passed]);
}

function because(value: Value): { because?: NonNullable<ReturnType<typeof whyUnknown>> } {
  const why = whyUnknown(value);
  return why ? { because: why } : {};
}

/** What one call passes. Nothing where it leaves the parameter out, or passes on what the function itself was given. */
function passedIn(
  { call, skips, entered }: Extract<FunctionUse, { kind: 'called' }>,
  fn: FunctionNode,
  index: number,
  analysis: Analysis,
): Value[] {
  const reading = applied(call) ?? readArgument(call, index + skips);
  if (reading.kind === 'absent') {
    const parameter = fn.params[index];
    return parameter?.type === 'AssignmentPattern' ? [valueOf(parameter.right, analysis)] : [];
  }
  if (reading.kind === 'unreadable') {
    const forwarded = forwardedFrom(reading.at, index, call, skips);
    return [forwarded ? receivedIn(forwarded.fn, forwarded.index, analysis, entered) : UNKNOWN];
  }
  const argument = unwrap(reading.node);
  const parameter = parameterNamed(argument);
  if (parameter?.fn === fn && parameter.index === index) return [];
  const value = valueWithin(reading.node, analysis, entered);
  return isItself(value) ? [] : [value];
}

/** `fn.apply(this, list)`: the arguments are the elements of a list. */
function applied(call: EnteredCall['call']): Reading | undefined {
  const callee = unwrap(call.callee);
  const [, list] = call.arguments;
  return list && callee.type === 'MemberExpression' && memberName(callee) === 'apply'
    ? { kind: 'unreadable', because: 'spread arguments', at: list }
    : undefined;
}

/**
 * What an expression is in code that was reached through calls: a parameter of a function that was entered is the argument,
 * one of a function that it returned is what that is called with.
 */
export function valueWithin(node: Node, analysis: Analysis, entered: EnteredCall | undefined): Value {
  const value = valueOf(node, analysis);
  if (isKnown(value) || !entered) return value;
  const expression = unwrap(node);
  if (expression.type === 'Identifier') {
    const parameter = parameterNamed(expression);
    const initial = constantNamed(expression);
    if (!parameter) return initial ? valueWithin(initial, analysis, entered) : value;
    const received = receivedIn(parameter.fn, parameter.index, analysis, entered);
    return destructured(received, parameter.pattern, parameter.name, analysis);
  }
  if (expression.type !== 'MemberExpression') return value;
  const name = memberName(expression) ?? textWithin(expression.property, analysis, entered);
  return name === undefined
    ? value
    : memberOf(valueWithin(expression.object, analysis, entered), name, analysis);
}

/** The text that an expression is: `part` in `req[part]`, where the call that was entered says which. */
export function textWithin(
  node: Node,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): string | undefined {
  const value = valueWithin(node, analysis, entered);
  return value.kind === 'opaque' ? stringValue(unwrap(value.node)) : undefined;
}

/** What a function receives whose code was reached through a call. */
function receivedIn(
  fn: FunctionNode,
  index: number,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Value {
  for (let at = entered; at; at = at.outer) {
    const call = at.fn === fn ? at.call : callThatMade(at, fn, analysis);
    if (!call) continue;
    const reading = readArgument(call, index);
    if (reading.kind === 'written') return valueWithin(reading.node, analysis, at.outer);
    const parameter = fn.params[index];
    const hasDefault = reading.kind === 'absent' && parameter?.type === 'AssignmentPattern';
    return hasDefault ? valueOf(parameter.right, analysis) : UNKNOWN;
  }
  const around = entered && standsIn(fn, entered.fn) ? entered : undefined;
  return analysis.recursion.ask(
    { question: receivedIn, subject: fn, detail: index, deepest: CALLS_ENTERED },
    UNKNOWN,
    () => passedTo(fn, index, analysis, around),
  );
}

/** `outer(a)(b)`: the call of `outer` that gave the function which was entered. */
function callThatMade(
  { call, fn }: EnteredCall,
  outer: FunctionNode,
  analysis: Analysis,
): TSESTree.CallExpression | undefined {
  const made = unwrap(call.callee);
  if (made.type !== 'CallExpression' || !isWithin(fn, outer)) return undefined;
  const target = valueOf(made.callee, analysis);
  return target.kind === 'function' && target.node === outer ? made : undefined;
}

interface Parameter {
  readonly fn: FunctionNode;
  readonly index: number;
  readonly pattern: TSESTree.BindingName;
  readonly name: TSESTree.Identifier;
}

/** The parameter that an expression names, or a part of it. */
function parameterNamed(node: Node): Parameter | undefined {
  const definition = node.type === 'Identifier' ? bindingOf(node)?.defs[0] : undefined;
  const fn = definition?.node as Node | undefined;
  if (!definition || !isFunction(fn)) return undefined;
  const name = definition.name as TSESTree.Identifier;
  const index = fn.params.findIndex((each) => isWithin(name, each));
  const parameter = fn.params[index];
  return parameter && { fn, index, pattern: parameterPattern(parameter), name };
}

/** What a constant of one name was declared with, in front of the place that names it. */
function constantNamed(name: TSESTree.Identifier): Node | undefined {
  const declarator = bindingOf(name)?.defs[0]?.node as Node | undefined;
  const isConstant =
    declarator?.type === 'VariableDeclarator' &&
    declarator.id.type === 'Identifier' &&
    declarator.parent.kind === 'const' &&
    declarator.range[1] <= name.range[0];
  return isConstant ? (declarator.init ?? undefined) : undefined;
}

/** `(...args) => fn(...args)`, `fn.apply(this, arguments)`: the parameter of the function around that becomes the one asked for. */
function forwardedFrom(
  list: Node,
  index: number,
  call: EnteredCall['call'],
  skips: number,
): Pick<Parameter, 'fn' | 'index'> | undefined {
  const isSpread = list.type === 'SpreadElement';
  const spread = unwrap(isSpread ? list.argument : list);
  // The list of `apply` stands where the first argument would.
  const place = index + skips - call.arguments.indexOf(list as never);
  if (spread.type === 'Identifier' && spread.name === 'arguments' && !bindingOf(spread)?.defs.length) {
    const fn = functionOfArguments(spread);
    return fn && { fn, index: place };
  }
  const rest = parameterNamed(spread);
  return rest?.fn.params[rest.index]?.type === 'RestElement'
    ? { fn: rest.fn, index: place + rest.index }
    : undefined;
}

function functionOfArguments(node: Node): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  while (fn?.type === 'ArrowFunctionExpression') fn = enclosingFunction(fn);
  return fn;
}
