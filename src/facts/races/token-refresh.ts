// Handlers of a 401 that renew the login, and whether several of them that run at once do it once.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { alwaysLeaves, isAfter } from '../../ast/flow.js';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  memberName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { isInlined, ownRunNodes } from '../flow/suspension-points.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, textOf, moduleOf } from '../project/module.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';
import { reachOf, type RefreshReach } from './refresh-reach.js';
import { sharingOf, type Part, type Sharing } from './single-flight.js';
import { namesTokenRefresh, namesWaiting } from './token-words.js';

export interface RefreshOn401 {
  readonly call: TSESTree.CallExpression;
  readonly sharing: Sharing;
  readonly evidence: Evidence;
  /** The function that answers the 401. */
  readonly handler: FunctionNode;
  /** Whose login it renews, and whether it waits for itself. */
  readonly reach: RefreshReach;
  /** The call gives a promise for certain. */
  readonly isAsync: boolean;
  /** What it gives hangs on what it is given. */
  readonly isGeneric: boolean;
  /** The statement before which a variable outlives the handler, and lives as long as its client. */
  readonly home: TSESTree.Statement | undefined;
}

/** What a call registers to see every failed response, and how it renews the login. */
export function refreshOnFailure(node: TSESTree.CallExpression, analysis: Analysis): RefreshOn401[] {
  const position = calleeOf(node, analysis)?.call.http?.onFailure;
  const argument = position === undefined ? undefined : writtenIn(readArgument(node, position));
  const handler = argument && functionOf(argument, analysis);
  if (!handler || handler.module !== moduleOf(node)) return [];
  return refreshesIn(handler.node, analysis, node, () => ({
    evidence: 'certain',
    home: isWithin(handler.node, node) ? homeOfClient(node) : undefined,
    isIn: true,
  }));
}

/** A wrapper around requests that tests for 401 and renews the login in that branch. */
export function refreshInWrapper(fn: FunctionNode, analysis: Analysis): RefreshOn401[] {
  if (isInlined(fn)) return [];
  const run = ownRunNodes(fn);
  const tests = run.filter(
    (node): node is TSESTree.IfStatement =>
      node.type === 'IfStatement' && nodesIn(node.test).some(comparesTo401),
  );
  if (tests.length === 0) return [];
  const requests = run.some(
    (node) => node.type === 'CallExpression' && typeof outgoingRequestOf(node, analysis) === 'object',
  );
  return refreshesIn(fn, analysis, undefined, (call) => ({
    evidence: requests && fn.params.length > 0 && !takesFrom(fn, call) ? 'certain' : 'likely',
    home: enclosingFunction(fn) || isInClass(fn) ? undefined : topStatement(fn),
    isIn: tests.some(
      (test) => isWithin(call, test.consequent) || (alwaysLeaves(test.consequent) && isAfter(call, test)),
    ),
  }));
}

function refreshesIn(
  fn: FunctionNode,
  analysis: Analysis,
  registration: TSESTree.CallExpression | undefined,
  at: (call: TSESTree.CallExpression) => Pick<RefreshOn401, 'evidence' | 'home'> & { readonly isIn: boolean },
): RefreshOn401[] {
  const module = moduleOf(fn);
  return ownRunNodes(fn).flatMap((call): RefreshOn401[] => {
    if (call.type !== 'CallExpression' || !isSettled(call) || !isTokenRefresh(call, analysis)) return [];
    const { evidence, home, isIn } = at(call);
    if (!isIn || isInsideWait(call, fn)) return [];
    const target = functionOf(call.callee, analysis);
    const isFollowed = target !== undefined || typeof outgoingRequestOf(call, analysis) === 'object';
    const sharing = sharingOf([
      { fn, module },
      ...(target ? entered({ fn: target.node, module: target.module }, analysis) : []),
    ]);
    if (sharing.kind === 'shared' || sharing.kind === 'unknown') return [];
    return [
      {
        call,
        sharing,
        evidence: weakest(evidence, isFollowed ? 'certain' : 'likely'),
        handler: fn,
        reach: reachOf({ call, handler: fn, registration }, analysis),
        isAsync: target?.node.async === true,
        isGeneric: Boolean(target?.node.typeParameters),
        home,
      },
    ];
  });
}

function isSettled(call: TSESTree.CallExpression): boolean {
  const settling = settlingOf(call);
  return settling === 'awaited' || settling === 'returned' || continues(call);
}

/** `refresh().then(…)` in an assignment or an argument, and a promise that is kept, are waited for by somebody. */
function continues(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type === 'AssignmentExpression') return parent.right === call;
  return (
    parent.type === 'MemberExpression' &&
    parent.object === call &&
    /^(?:then|finally|catch)$/.test(memberName(parent) ?? '')
  );
}

function isTokenRefresh(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier' && namesTokenRefresh(callee.name, undefined)) return true;
  if (
    callee.type === 'MemberExpression' &&
    namesTokenRefresh(memberName(callee) ?? '', lastName(callee.object))
  )
    return true;
  const request = outgoingRequestOf(call, analysis);
  if (typeof request === 'string' || !request.http.url) return false;
  const { argument, path } = request.http.url;
  const url = writtenIn(readArgument(call, argument, path));
  if (url && textsIn(url, analysis).some((text) => /refresh/i.test(text) && !/cache/i.test(text)))
    return true;
  return /\bgrant_?type\W{1,5}refresh_token\b/i.test(textOf(call));
}

function lastName(node: Node): string {
  const object = unwrap(node);
  if (object.type === 'MemberExpression') return memberName(object) ?? '';
  if (object.type === 'CallExpression') return lastName(object.callee);
  return object.type === 'Identifier' ? object.name : object.type === 'ThisExpression' ? 'this' : '';
}

/** The texts of which a URL is put together, and the names of those that are kept elsewhere. */
function textsIn(url: Node, analysis: Analysis): string[] {
  return nodesIn(url).flatMap((node) => {
    if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
    if (node.type === 'TemplateElement') return [node.value.raw];
    if (node.type === 'MemberExpression') return [memberName(node) ?? ''];
    if (node.type !== 'Identifier') return [];
    const value = valueOf(node, analysis);
    return [
      node.name,
      ...(value.kind === 'opaque' && value.node !== node && value.node.type === 'Literal'
        ? [String(value.node.value)]
        : []),
    ];
  });
}

/** The function that renews, and those that it leaves the work to. */
function entered(part: Part, analysis: Analysis): Part[] {
  const inner = ownRunNodes(part.fn).flatMap((node) => {
    if (node.type !== 'CallExpression' || !isTokenRefresh(node, analysis)) return [];
    const target = functionOf(node.callee, analysis);
    return target && target.node !== part.fn ? [{ fn: target.node, module: target.module }] : [];
  });
  // A closure may keep the promise beside the function.
  return [part, ...inner];
}

/** `navigator.locks.request(…, () => refresh())`, `mutex.runExclusive(…)`. */
function isInsideWait(node: Node, fn: FunctionNode): boolean {
  for (let at = node.parent; at && at !== fn; at = at.parent)
    if (
      at.type === 'CallExpression' &&
      at.callee !== node &&
      nodesIn(at.callee).some((each) => each.type === 'Identifier' && namesWaiting(each.name))
    )
      return true;
  return false;
}

function comparesTo401(node: Node): boolean {
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return false;
  const sides = [unwrap(node.left), unwrap(node.right)];
  return (
    sides.some((side) => side.type === 'Literal' && side.value === 401) &&
    sides.some((side) => side.type === 'MemberExpression' && /^status(?:Code)?$/.test(memberName(side) ?? ''))
  );
}

/** Does the call take anything that belongs to the run of the function: its parameters, or what it made of them? */
function takesFrom(fn: FunctionNode, call: TSESTree.CallExpression): boolean {
  const receiver = call.callee.type === 'MemberExpression' ? [call.callee.object] : [];
  return [...receiver, ...call.arguments].some((part) =>
    nodesIn(part).some((node) => {
      const declared =
        node.type === 'Identifier' ? (bindingOf(node)?.defs[0]?.name as Node | undefined) : undefined;
      return declared !== undefined && isWithin(declared, fn) && !isWithin(declared, call);
    }),
  );
}

/** Where the client is made: the module, or the function that makes it and registers the handler. */
function homeOfClient(registration: TSESTree.CallExpression): TSESTree.Statement | undefined {
  const fn = enclosingFunction(registration);
  if (!fn) return topStatement(registration);
  const client = nodesIn(registration.callee).find((node) => node.type === 'Identifier');
  const made =
    client?.type === 'Identifier' ? (bindingOf(client)?.defs[0]?.node as Node | undefined) : undefined;
  if (
    made?.type !== 'VariableDeclarator' ||
    enclosingFunction(made) !== fn ||
    fn.body.type !== 'BlockStatement'
  )
    return undefined;
  return fn.body.body.find((statement) => isWithin(registration, statement));
}

function topStatement(node: Node): TSESTree.Statement | undefined {
  let at: Node = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at.parent ? (at as TSESTree.Statement) : undefined;
}

function isInClass(fn: FunctionNode): boolean {
  for (let at: Node | undefined = fn.parent; at && !isFunction(at); at = at.parent)
    if (at.type === 'ClassBody') return true;
  return false;
}
