// What does an exchange of a one-time token again when it has failed.
//
//   pRetry(() => refresh()), backOff(refresh)                    the call
//   useQuery({ queryFn: refresh, retry: 3 })                     the call
//   pRetry(() => refresh(), { retries: 0 })                      none
//   withRetry(refresh), a function of the project with a loop    the call
//   got.post(url, { retry: { methods: ['POST'] } })              the request; without the methods no POST is sent again
//   axiosRetry(client, { retryCondition }), client.post(…)       the call; without a condition no POST is sent again
//   for (…) { try { await refresh(); return } catch { … } }      the exchange in the loop
//   try { await refresh() } catch { return self(n - 1) }         the exchange
//   for (…) { try { await refresh() } catch (e) { throw e } }    none: the failure ends it
import type { TSESTree } from '@typescript-eslint/utils';
import { readPath, readPlace } from '../../ast/arguments.js';
import { alwaysLeaves } from '../../ast/flow.js';
import {
  enclosingFunction,
  isFunction,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import type { ArgumentPath, Retrying } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf, functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, textOf } from '../project/module.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';
import { exchangeIn, exchangeOfFunction, type TokenExchange } from './token-exchanges.js';

/** The exchange that a call does again, by what it is given or by its own options. */
export function exchangeRetriedBy(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): TokenExchange | undefined {
  const callee = calleeOf(call, analysis);
  const retries = callee?.call.retries;
  if (retries) return byRetrying(call, retries, analysis);
  if (callee?.call.http?.repeats) return byRequest(call, analysis);
  if (callee) return undefined;
  const target = functionOf(call.callee, analysis);
  for (const [index, argument] of target ? call.arguments.entries() : [])
    if (target && runsAgain(target.node, index)) {
      const exchange = exchangeOfFunction(argument, analysis);
      if (exchange) return exchange;
    }
  return undefined;
}

/** The exchange in a `try` whose failure leads to another attempt: the next round of a loop, or the function once more. */
export function exchangeTriedAgain(
  statement: TSESTree.TryStatement,
  analysis: Analysis,
): TokenExchange | undefined {
  if (!leadsToAnother(statement, analysis)) return undefined;
  return exchangeIn(ownNodesIn(statement.block), analysis);
}

function byRetrying(
  call: TSESTree.CallExpression,
  { runs, client, times, onlyWhenAsked, changesWhen }: Retrying,
  analysis: Analysis,
): TokenExchange | undefined {
  if (times && isNever(times, call, onlyWhenAsked === true)) return undefined;
  if (changesWhen && readPlace(changesWhen, call, []).kind === 'absent') return undefined;
  if (runs) {
    const given = readPlace(runs, call, []);
    return given.kind === 'written' ? exchangeOfFunction(given.node, analysis) : undefined;
  }
  const argument = client === undefined ? undefined : call.arguments[client];
  return argument && exchangeThrough(argument, analysis);
}

/** Does a number of times, or its absence, say that nothing is done again? */
function isNever(place: ArgumentPath, call: TSESTree.CallExpression, isOffByDefault: boolean): boolean {
  const reading = readPlace(place, call, []);
  if (reading.kind === 'absent') return isOffByDefault;
  if (reading.kind === 'unreadable') return isOffByDefault;
  const value = unwrap(reading.node);
  return value.type === 'Literal' && (value.value === 0 || value.value === false);
}

/** An exchange in the same file through a client whose requests are sent again. */
function exchangeThrough(client: Node, analysis: Analysis): TokenExchange | undefined {
  const made = apiOf(client, analysis)?.made?.node;
  const binding = client.type === 'Identifier' ? bindingOf(client) : undefined;
  if (!made && !binding) return undefined;
  const requests = nodesIn(moduleOf(client).ast).filter((node) => {
    if (node.type !== 'CallExpression' || typeof outgoingRequestOf(node, analysis) !== 'object') return false;
    const callee = unwrap(node.callee);
    const through = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    return (
      through.type === 'Identifier' &&
      (bindingOf(through) === binding || apiOf(through, analysis)?.made?.node === made)
    );
  });
  return exchangeIn(requests, analysis);
}

/** A request whose own options, or those of its client, list a method that changes something. */
function byRequest(call: TSESTree.CallExpression, analysis: Analysis): TokenExchange | undefined {
  const exchange = exchangeIn([call], analysis);
  const { repeats } = exchange?.request.http ?? {};
  if (!exchange || !repeats || isNever(repeats.times, call, false)) return undefined;
  const made = calleeOf(call, analysis)?.value.receiver?.made?.node;
  const [options] = made && 'arguments' in made ? made.arguments : [];
  const ofClient = options && readPath(options, repeats.methods.path ?? []);
  return [readPlace(repeats.methods, call, []), ...(ofClient ? [ofClient] : [])].some(
    (reading) => reading.kind === 'written' && /\bpost\b/i.test(textOf(reading.node)),
  )
    ? exchange
    : undefined;
}

/** Does a function of the project call the function that it is given again when that has failed? */
function runsAgain(fn: FunctionNode, index: number): boolean {
  const parameter = fn.params[index];
  const name = parameter && parameterPattern(parameter);
  if (name?.type !== 'Identifier') return false;
  return nodesIn(fn.body).some(
    (node) =>
      node.type === 'TryStatement' &&
      isInLoop(node, fn) &&
      failureGoesOn(node) &&
      nodesIn(node.block).some(
        (each) =>
          each.type === 'CallExpression' &&
          each.callee.type === 'Identifier' &&
          each.callee.name === name.name &&
          bindingOf(each.callee)?.defs[0]?.name === name,
      ),
  );
}

function leadsToAnother(statement: TSESTree.TryStatement, analysis: Analysis): boolean {
  const fn = enclosingFunction(statement);
  if (!statement.handler || !fn) return false;
  if (isInLoop(statement, fn)) return failureGoesOn(statement);
  return nodesIn(statement.handler).some(
    (node) => node.type === 'CallExpression' && functionOf(node.callee, analysis)?.node === fn,
  );
}

/** The failure does not end the loop in any case. */
function failureGoesOn({ handler }: TSESTree.TryStatement): boolean {
  return handler !== null && !alwaysLeavesLoop(handler.body);
}

function alwaysLeavesLoop(body: TSESTree.BlockStatement): boolean {
  return alwaysLeaves(body) && body.body.at(-1)?.type !== 'ContinueStatement';
}

/** In a loop that counts or waits, not in one that goes through a list: there each round is about another element. */
function isInLoop(node: Node, fn: FunctionNode): boolean {
  for (let at: Node | undefined = node.parent; at && at !== fn; at = at.parent) {
    if (isFunction(at)) return false;
    if (/^(?:For|While|DoWhile)Statement$/.test(at.type)) return true;
  }
  return false;
}
