// Log calls at the level of errors that are handed no more of a caught error than its text, where nobody else gets the rest.
//
//   log.error(err.message), log.error(`failed: ${err}`), log.error('failed', String(err))     the message alone
//   log.error(err.message, err), log.error(err.message, { stack: err.stack })                 the error is there
//   log.error(`${err.message} ${err.stack}`), where the logger has a place for errors         the stack is in the text
//   log.error(err.message); throw err; next(err); capture(err)                                somebody else has it
//   log.error(err.message); throw new Failed('failed'), which is no error of the language     the message alone
//   err = new Failed(err); log.error(err.message)                              the message alone, of either
//   if (err instanceof NotFound) log.error(err.message)                                       an error that was expected
//   log.error(err.message); return res.status(400).json(…)                                    the fault of whoever asked
//   log.warn(err.message), log.info(err.message)                                              no failure, as the code sees it
//   catch of a request whose errors hold its headers                                          the rest is not for a log
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import { REQUEST_CALLS } from '../../budgets.js';
import type { Log, LogLevel } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { functionOf } from '../origins/origins.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';
import { errorClassOf } from './error-classes.js';
import { promiseBefore } from './error-handlers.js';
import { namesOf } from './error-names.js';
import { takenAt } from './error-uses.js';
import { isCaughtOrReplaced } from './errors.js';
import { answersClientError, runsWith } from './handler-paths.js';
import { keptErrors } from './kept-errors.js';
import { levelOf, logCallOf } from './log-calls.js';
import { loggerSetup, namesOfError, type Move } from './loggers.js';
import { isReplacement } from './replaced-errors.js';

export interface MessageOnlyLog {
  /** The name of the error. */
  readonly error: TSESTree.Identifier;
  /** What is logged of it, in the argument that holds it. */
  readonly text: Node;
  readonly argument: TSESTree.CallExpressionArgument;
  /** The property that holds the text, where it stands in an object. */
  readonly property: TSESTree.Property | undefined;
  /** The stack is a part of the text. */
  readonly hasStack: boolean;
  readonly keeps: Log['errors'];
  /** Position of the message. */
  readonly message: number;
  /** The logger puts the error's message behind the one that it is given. */
  readonly joinsMessages: boolean;
  readonly errorKey: string;
  /** What it may bring about to log the error itself. */
  readonly moved: Move;
  readonly evidence: Evidence;
}

/** The error of which a log call is handed the text alone. */
export function messageOnlyLog(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): MessageOnlyLog | undefined {
  const found = textIn(call, analysis);
  const logCall = found && logCallOf(call, analysis);
  if (!found || !logCall || !isOfErrors(levelOf(call, logCall))) return undefined;
  const { error, binding } = found;
  const handler = binding.scope.block as Node;
  const names = namesOf(binding);
  const places = [...names].flatMap(([node, is]) => (is === 'whole' && !isReplacement(node) ? [node] : []));
  const taken = places.map((place) => takenAt(place, analysis));
  const hasStack = taken.includes('stack-as-text');
  // Where a logger has a place for errors, a stack in the text of the message is out of it.
  if (hasStack && logCall.log.errors !== 'first-argument-or-key') return undefined;
  if (taken.includes('whole')) return undefined;
  if (isExpected(call, handler, new Set(places), analysis)) return undefined;
  const beside = runsWith(call, handler);
  if (beside.some((node) => goesElsewhere(node, names) || answersClientError(node))) return undefined;
  if (holdsRequest(handler, analysis)) return undefined;
  const setup = loggerSetup(logCall.callee, logCall.log, analysis);
  if (setup.isOff) return undefined;
  return {
    ...found,
    error,
    hasStack,
    keeps: keptErrors(logCall.log, logCall.callee.value.type.model, moduleOf(call), analysis),
    message: logCall.log.message ?? 0,
    joinsMessages: logCall.log.joinsMessages === true,
    errorKey: setup.errorKey,
    moved: logCall.log.options ? setup.moved(namesOfError(error)) : 'nothing',
    evidence: logCall.callee.evidence,
  };
}

function isOfErrors(level: LogLevel | undefined): boolean {
  return level === 'error' || level === 'fatal';
}

interface TextOfError extends Pick<MessageOnlyLog, 'error' | 'text' | 'argument' | 'property'> {
  readonly binding: Binding;
}

/** The first text of a caught error among the arguments of a call. */
function textIn(call: TSESTree.CallExpression, analysis: Analysis): TextOfError | undefined {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || !analysis.catalogue.names.isNamed('log', memberName(callee)))
    return undefined;
  for (const argument of call.arguments) {
    for (const node of nodesIn(argument, (each) => !isFunction(each))) {
      if (node.type !== 'Identifier') continue;
      const found = errorOf(node, analysis);
      if (!found) continue;
      const text = wholeText(found.text, argument);
      return { ...found, text, argument, property: propertyAround(text, argument) };
    }
  }
  return undefined;
}

/** The caught error that a name is, or whose text a constant of that name is. */
function errorOf(
  name: TSESTree.Identifier,
  analysis: Analysis,
): Pick<TextOfError, 'error' | 'text' | 'binding'> | undefined {
  const binding = bindingOf(name);
  if (!binding) return undefined;
  if (isCaughtOrReplaced(name, analysis))
    return isText(name, analysis) ? { error: name, text: name, binding } : undefined;
  const declarator = binding.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.parent.kind !== 'const' || !declarator.init)
    return undefined;
  const source = ownNodesIn(declarator.init).find(
    (node): node is TSESTree.Identifier => node.type === 'Identifier' && isCaughtOrReplaced(node, analysis),
  );
  const sourceBinding = source && bindingOf(source);
  return sourceBinding && isTextOf(declarator, source, analysis)
    ? { error: source, text: name, binding: sourceBinding }
    : undefined;
}

/** `const message = err instanceof Error ? err.message : 'unknown'`, `const { message } = err`: what is declared is a text. */
function isTextOf(
  { id, init }: TSESTree.VariableDeclarator,
  { name }: TSESTree.Identifier,
  analysis: Analysis,
): boolean {
  const value = init && unwrap(init);
  const results = value?.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : [value];
  return results.some(
    (each) =>
      each &&
      nodesIn(id.type === 'ObjectPattern' && init ? init : each).some(
        (node) => node.type === 'Identifier' && node.name === name && isText(node, analysis),
      ),
  );
}

function isText(place: Node, analysis: Analysis): boolean {
  return ['text', 'stack-as-text'].includes(takenAt(place, analysis));
}

/** The whole of what an argument, a property or a part of a text has of the error: `err instanceof Error ? err.message : 'x'`. */
function wholeText(inner: Node, argument: Node): Node {
  let at = inner;
  while (at !== argument && at.parent) {
    const { parent } = at;
    if (parent.type === 'TemplateLiteral' || parent.type === 'BinaryExpression') {
      if (parent.type === 'TemplateLiteral' || parent.operator === '+') return at;
    }
    if (parent.type === 'Property' || parent.type === 'ObjectExpression') return at;
    at = parent;
  }
  return at;
}

function propertyAround(text: Node, argument: Node): TSESTree.Property | undefined {
  const object = unwrap(argument);
  const property = wrapped(text).parent;
  return property?.type === 'Property' && property.parent === object ? property : undefined;
}

/** Does the code ask on the way to the call which error it is, and log the one that it asked for? */
function isExpected(call: Node, handler: Node, places: ReadonlySet<Node>, analysis: Analysis): boolean {
  for (let at = call; at.parent && at !== handler; at = at.parent) {
    const { parent } = at;
    const test =
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === at
        ? parent.test
        : parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at
          ? parent.left
          : parent.type === 'SwitchCase'
            ? parent.parent.discriminant
            : undefined;
    if (test && asksWhich(test, places, analysis)) return true;
  }
  return false;
}

function asksWhich(test: Node, places: ReadonlySet<Node>, analysis: Analysis): boolean {
  return nodesIn(test).some((node) => {
    if (!places.has(node)) return false;
    const { parent } = wrapped(node);
    if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof')
      return errorClassOf(parent.right, analysis) !== 'any';
    return wrapped(node) !== test && !(parent?.type === 'LogicalExpression' || isMessage(parent, test));
  });
}

/** `if (err.message)`, `err && err.message` */
function isMessage(node: Node | undefined, test: Node): boolean {
  if (node?.type !== 'MemberExpression' || memberName(node) !== 'message') return false;
  const at = wrapped(node);
  return at === test || at.parent?.type === 'LogicalExpression';
}

/** Is the failure passed on, with something of the error, or to whoever called: `throw`, `next(…)`, `reject(…)`? */
function goesElsewhere(node: Node, names: ReadonlyMap<Node, unknown>): boolean {
  if (node.type === 'ThrowStatement') return !throwsAnother(node, names);
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  const definition = bindingOf(node.callee)?.defs[0];
  const isParameter = (definition?.type as string | undefined) === 'Parameter';
  return (
    isParameter &&
    node.arguments.some((argument) =>
      nodesIn(argument).some((each) => each.type === 'NewExpression' || names.has(each)),
    )
  );
}

/** `throw new HTTPException(500)`: an error of a library or the project that has nothing of the one that was caught. */
function throwsAnother(node: TSESTree.ThrowStatement, names: ReadonlyMap<Node, unknown>): boolean {
  const thrown = unwrap(node.argument);
  if (thrown.type !== 'NewExpression' || nodesIn(thrown).some((each) => names.has(each))) return false;
  // Of those of the language ESLint itself says that the cause is missing.
  return thrown.callee.type === 'Identifier' && Boolean(bindingOf(thrown.callee)?.defs.length);
}

/** Was something tried whose errors hold a request, with what it must not show? */
function holdsRequest(handler: Node, analysis: Analysis): boolean {
  const tried = handler.type === 'CatchClause' ? handler.parent.block : promiseBefore(handler);
  return tried !== undefined && sendsRequest(tried, REQUEST_CALLS, analysis);
}

/** Does what runs there send such a request, itself or in functions of the project that it calls? */
function sendsRequest(region: Node, calls: number, analysis: Analysis): boolean {
  return ownNodesIn(region).some((node) => {
    if (node.type !== 'CallExpression') return false;
    const request = outgoingRequestOf(node, analysis);
    if (typeof request === 'object') return request.http.errorsHoldRequest === true;
    const called = calls > 0 ? functionOf(node.callee, analysis)?.node : undefined;
    return called !== undefined && sendsRequest(called.body, calls - 1, analysis);
  });
}
