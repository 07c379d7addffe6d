// Whether an error has left a trace before it comes to its handler: functions of the project that log what they throw on, and functions
// that throw errors of their own, to refuse.
//
//   try { await load() } catch { … }, load logs and throws on         told
//   try { await load() } catch { … }, load throws `new Refused()`     refused: to fail is one of its answers
//   the same, which throws where its own request was not answered well: `if (!response.ok) throw …`       not told
//   try { await this.port.send() } catch { … }, not known             unknown
//   try { await client.send() } catch { … }, client of a package      not told
//   try { await db.order.findMany() } catch { … }                     not told
import type { TSESTree } from '@typescript-eslint/utils';
import { isInvocation, type Invocation } from '../../ast/invocations.js';
import { isFunction, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { NESTED_CALLS, REACH_CALLS } from '../../budgets.js';
import { referencesIn } from '../flow/derived-names.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { calledFunction } from '../queries/called-functions.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';
import { handlerOfCatch, type ErrorHandler } from './error-handlers.js';
import { fateOf } from './fate.js';

export type Telling = 'told' | 'refused' | 'unknown' | 'not-told';

/** What may have been said of the error by the functions that were tried. */
export function tellingBefore({ tried }: ErrorHandler, analysis: Analysis): Telling {
  return tried ? worstOf(callsIn(tried).map((call) => tellingOf(call, analysis))) : 'unknown';
}

function worstOf(tellings: readonly Telling[]): Telling {
  return (['told', 'unknown', 'refused'] as const).find((each) => tellings.includes(each)) ?? 'not-told';
}

function callsIn(root: Node): readonly Invocation[] {
  return nodesIn(root, (node) => node === root || !isFunction(node)).filter(isInvocation);
}

function tellingOf(call: Invocation, analysis: Analysis): Telling {
  const fn = calledFunction(call, analysis)?.node;
  if (fn?.body) return tellingIn(fn, analysis);
  // Only what is waited for, and could be the project's own, may have said something.
  if (call.type !== 'CallExpression' || settlingOf(call) === undefined) return 'not-told';
  const value = valueOf(call.callee, analysis);
  return value.kind === 'signature' || value.kind === 'shape' ? 'unknown' : 'not-told';
}

function tellingIn(fn: FunctionNode, analysis: Analysis): Telling {
  const { memo, recursion } = analysis;
  const asked = { question: tellingIn, subject: fn, deepest: NESTED_CALLS };
  return recursion.kept<Telling>(memo, asked, 'not-told', () => findIn(fn, analysis));
}

function findIn({ body }: FunctionNode, analysis: Analysis): Telling {
  const handlers = nodesOfType(body as Node, 'CatchClause');
  const isLogged = handlers.some((clause) =>
    fateOf(handlerOfCatch(clause), analysis)?.some(
      ({ effects, end }) =>
        end.how === 'thrown' && effects.some(({ kind }) => ['logged', 'captured', 'acted'].includes(kind)),
    ),
  );
  if (isLogged) return 'told';
  const throws = nodesOfType(body as Node, 'ThrowStatement').some(
    (each) => !isOfBadAnswer(each, body, analysis),
  );
  const calls = callsIn(body);
  const called =
    calls.length > REACH_CALLS ? 'unknown' : worstOf(calls.map((call) => tellingOf(call, analysis)));
  return worstOf([called, throws ? 'refused' : 'not-told']);
}

/** `if (!response.ok) throw …`, where `response` answers a request: it is that request which failed. */
function isOfBadAnswer(node: Node, within: Node, analysis: Analysis): boolean {
  for (let at = node; at !== within && at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'IfStatement' || parent.consequent !== at) continue;
    const names = referencesIn(parent.test);
    return names.length > 0 && names.every((name) => isAnswer(name, analysis));
  }
  return false;
}

/** `const response = await fetch(…)` */
function isAnswer(name: TSESTree.Identifier, analysis: Analysis): boolean {
  const declarator = bindingOf(name)?.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !declarator.init)
    return false;
  const value = unwrap(declarator.init);
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  return call.type === 'CallExpression' && typeof outgoingRequestOf(call, analysis) === 'object';
}
