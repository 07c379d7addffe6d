// Whether a middleware of the project lets a request pass that lacks a value.
//
//   if (!req.user) return res.status(401).end(); next();         refuses
//   if (req.user) return next(); res.status(401).end();          refuses
//   schema.parse(req.body); next();                              may refuse: nobody knows what the schema asks for
//   req.user = await userOf(token); next();                      it is there afterwards, as far as can be told
//   if (token) req.user = userOf(token); next();                 lets it pass
//   log(req.user); next();                                       lets it pass
//   (req, res, next) => next()                                   lets it pass
import type { TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves, isAfter } from '../../ast/flow.js';
import {
  isFunction,
  isWithin,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { nodesIn } from '../../ast/walk.js';
import { MOUNT_DEPTH } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { isKnown } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { handlerOf } from './handlers.js';
import { requestPathOf } from './request-paths.js';

/**
 * May it refuse requests without a value, or put the value there?
 *
 * @param path the value's path from the request: `user.id`
 */
export function mayRefuseWithout(path: string, fn: FunctionNode, analysis: Analysis): boolean {
  const handler = handlerOf(fn, analysis);
  if (typeof handler === 'string') return true;
  if (handler.error || !handler.request) return false;
  const nodes = nodesIn(fn.body);
  const { request } = handler;
  if (nodes.some((node) => validates(node, path, fn, request, analysis))) return true;
  const mentions = nodes.filter((node) => isMention(node, path, request));
  if (mentions.length === 0) return handsOnToGuard(nodes, path, request, analysis);
  const next = handler.next;
  const isNext = (node: Node): boolean =>
    next?.type === 'Identifier' && node.type === 'Identifier' && bindingOf(node)?.defs[0]?.name === next;
  const passes = nodes.filter((node) => isNext(node) && !isRefusal(node));
  const tests = nodes.flatMap((node) => choiceIn(node) ?? []);
  const isGuarded = (pass: Node | undefined): boolean =>
    tests.some((test) => stops(test, pass, mentions)) ||
    mentions.some((each) => isWritten(each) && isSurelyRun(each, pass, fn));
  return passes.length === 0 ? isGuarded(undefined) : passes.every(isGuarded);
}

/**
 * Is something validated by a schema of a library, or by one that was handed in, and may that be the value:
 * `(schema) => (req) => schema.validate(req.query)`?
 */
function validates(
  node: Node,
  path: string,
  fn: FunctionNode,
  request: TSESTree.BindingName,
  analysis: Analysis,
): boolean {
  if (node.type !== 'CallExpression') return false;
  if (!calleeOf(node, analysis)?.call.validates && !isHandedIn(node.callee, fn)) return false;
  const given = node.arguments.flatMap((each) => nodesIn(each));
  const parts = given.flatMap((each) => (isPart(each) ? (requestPathOf(each, request) ?? []) : []));
  return parts.length === 0 || parts.some((part) => path.startsWith(part) || !/^\w/.test(part));
}

function isPart({ type, parent }: Node): boolean {
  return (
    (type === 'MemberExpression' || type === 'Identifier') &&
    !(parent.type === 'MemberExpression' && !parent.computed)
  );
}

/** A parameter of a function around it, or a member of one. */
function isHandedIn(callee: Node, fn: FunctionNode): boolean {
  const at = unwrap(callee);
  const root = at.type === 'MemberExpression' ? unwrap(at.object) : at;
  if (root.type !== 'Identifier' || !isParameter(root)) return false;
  const owner = bindingOf(root)?.scope.block as Node | undefined;
  return owner !== undefined && owner !== fn && isWithin(fn, owner);
}

/** `next(error)` */
function isRefusal({ parent, range }: Node): boolean {
  return (
    parent?.type === 'CallExpression' && parent.callee.range[0] === range[0] && parent.arguments.length > 0
  );
}

/** It names the value, or what holds it; a text names it where the value is got by a text: `get('user')`. */
function isMention(node: Node, path: string, request: TSESTree.BindingName): boolean {
  if (node.type === 'Literal') return path.includes(`(${node.raw})`);
  if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return false;
  const named = requestPathOf(node, request);
  return named !== undefined && path.startsWith(named) && /^(?:$|[.([])/.test(path.slice(named.length));
}

interface Choice {
  readonly node: Node;
  readonly test: Node;
  readonly consequent: Node;
  readonly alternate: Node | null;
}

/** `if (a) b; else c`, `a ? b : c`, `a && b` */
function choiceIn(node: Node): Choice | undefined {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
    const { test, consequent, alternate } = node;
    return { node, test, consequent, alternate };
  }
  return node.type === 'LogicalExpression' && node.operator === '&&'
    ? { node, test: node.left, consequent: node.right, alternate: null }
    : undefined;
}

/** Does a test end the run where the value is not there, before control comes to a place (the end, where none is given)? */
function stops(choice: Choice, pass: Node | undefined, mentions: readonly Node[]): boolean {
  const { node, test, consequent, alternate } = choice;
  if (!mentions.some((each) => isWithin(each, test))) return false;
  const asked = askedFor(test);
  const isAllowing = (branch: Node | null): boolean =>
    pass !== undefined && branch !== null && isWithin(pass, branch);
  const isRefusing = (branch: Node | null): boolean =>
    branch !== null && (alwaysLeaves(branch) || endsInCall(branch));
  const isPassed = pass ? isAfter(pass, node) : isFunction(node.parent?.parent);
  return (
    (asked !== 'absence' && (isAllowing(consequent) || (isRefusing(alternate) && isPassed))) ||
    (asked !== 'presence' && (isAllowing(alternate) || (isRefusing(consequent) && isPassed)))
  );
}

/** `!user`, `user == null` ask for absence, `user`, `user !== undefined` for presence; `user.role !== role` may ask for either. */
function askedFor(test: Node): 'absence' | 'presence' | 'unknown' {
  const condition = unwrap(test);
  switch (condition.type) {
    case 'Identifier':
    case 'MemberExpression':
    case 'CallExpression':
      return 'presence';
    case 'UnaryExpression': {
      const inner = condition.operator === '!' ? askedFor(condition.argument) : 'unknown';
      return inner === 'presence' ? 'absence' : inner === 'absence' ? 'presence' : 'unknown';
    }
    case 'BinaryExpression': {
      const isNone = [condition.left, condition.right].some(isNullish);
      if (!isNone || !/^[!=]==?$/.test(condition.operator)) return 'unknown';
      return condition.operator.startsWith('!') ? 'presence' : 'absence';
    }
    default:
      return 'unknown';
  }
}

/** `ctx.throw(401);`, `refuse(res);` may end the run. */
function endsInCall(statement: Node): boolean {
  if (statement.type === 'BlockStatement') {
    const last = statement.body.at(-1);
    return last !== undefined && endsInCall(last);
  }
  return statement.type === 'ExpressionStatement' && unwrap(statement.expression).type === 'CallExpression';
}

function isWritten(mention: Node): boolean {
  const { parent } = mention;
  if (mention.type === 'Literal') return parent?.type === 'CallExpression' && parent.arguments.length === 2;
  return parent?.type === 'AssignmentExpression' && parent.left === mention;
}

/** Is a write done whenever control comes to a place? */
function isSurelyRun(write: Node, pass: Node | undefined, fn: FunctionNode): boolean {
  if (pass && pass.range[0] < write.range[0]) return false;
  let child = write;
  for (let at = write.parent; at && child !== fn.body; child = at, at = at.parent) {
    if (pass && isWithin(pass, at)) return true;
    if (/^(?:If|Switch|For|While|Conditional|Logical)/.test(at.type)) return false;
    if (at.type === 'TryStatement' && at.handler && !alwaysLeaves(at.handler.body)) return false;
  }
  return true;
}

/** It hands the whole request to a function that may do so. */
function handsOnToGuard(
  nodes: readonly Node[],
  path: string,
  request: TSESTree.BindingName,
  analysis: Analysis,
): boolean {
  return nodes.some((node) => {
    if (node.type !== 'Identifier' || bindingOf(node)?.defs[0]?.name !== request) return false;
    const call = node.parent;
    if (call.type !== 'CallExpression' || call.callee === node) return false;
    const fn = functionOf(call.callee, analysis)?.node;
    if (!fn) return isParameter(call.callee) || !isKnown(valueOf(call.callee, analysis));
    const parameter = fn.params[call.arguments.indexOf(node)];
    const received = parameter && parameterPattern(parameter);
    return analysis.recursion.ask(
      { question: handsOnToGuard, subject: fn, deepest: MOUNT_DEPTH },
      true,
      () => {
        const inner = nodesIn(fn.body);
        return (
          received === undefined ||
          inner.some((each) => isMention(each, path, received)) ||
          handsOnToGuard(inner, path, received, analysis)
        );
      },
    );
  });
}

/** A function that was handed in may do anything, whatever its type says. */
function isParameter(callee: Node): boolean {
  return (
    callee.type === 'Identifier' && (bindingOf(callee)?.defs[0]?.type as string | undefined) === 'Parameter'
  );
}
