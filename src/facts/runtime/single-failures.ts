// Whether a failure of a request can come once at most, and is the last thing that its handler does with it. Where it is one of
// several, the others may answer, and an answer to the first is one too many.
//
//   try { … res.json(a) } catch (e) { … }                               once
//   for (const url of mirrors) try { … return res.json(a) } catch …     one of several
//   ids.map(async (id) => { try … }), setInterval(async () => { try … }, 100), stream.on('data', …)      one of several
//   load().then(…).catch((e) => …), readFile(path, (e, text) => …)      once
//   const attempt = async () => { try … }; await attempt();             once; called twice, or handed on, one of several
//   const ok = await send(res), and `send` holds the `try`              one of several: its caller looks at what came of it
import { isLoop } from '../../ast/flow.js';
import {
  enclosingFunction,
  isFunction,
  memberName,
  methodOfGlobal,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { callTaking, isChainStep, isResultDropped } from '../../ast/promise-usage.js';
import { CALLS_ENTERED } from '../../budgets.js';
import { usesOfFunction } from '../origins/function-uses.js';
import { nameOfFunction, receivedAs } from '../origins/parameters.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** @param owner the function that has the response */
export function isSingleFailure(failure: Node, owner: FunctionNode, analysis: Analysis): boolean {
  for (let at: Node | undefined = failure; at && at !== owner;) {
    if (isLoop(at)) return false;
    const from: Node | undefined = isFunction(at) && at !== failure ? runBy(at, analysis) : at;
    if (!from) return false;
    at = from.parent;
  }
  return isCalledOnce(owner, analysis);
}

/** The call that runs a function once; none where it is not known, or may run it again. */
function runBy(fn: FunctionNode, analysis: Analysis): Node | undefined {
  const call = callTaking(fn);
  if (call?.type === 'NewExpression')
    return call.callee.type === 'Identifier' && call.callee.name === 'Promise' ? call : undefined;
  if (call) return isChainStep(call) || isErrorFirst(fn, analysis) ? call : undefined;
  const value = wrapped(fn);
  if (value.parent?.type === 'CallExpression' && value.parent.callee === value) return value.parent;
  const name = nameOfFunction(fn);
  const uses = (name && bindingOf(name)?.references.filter((reference) => !reference.init)) ?? [];
  const [use] = uses;
  const made = use && (use.identifier as Node).parent;
  const isCall = made?.type === 'CallExpression' && made.callee === use?.identifier;
  return uses.length === 1 && isCall && isValueDropped(made) ? made : undefined;
}

/** A library hands it an error or what it got, one of the two. */
function isErrorFirst(fn: FunctionNode, analysis: Analysis): boolean {
  const received = receivedAs(fn, 0, analysis);
  return (
    fn.params.length > 1 &&
    received.kind === 'api' &&
    analysis.catalogue.facet(received.type, 'role')?.value === 'error'
  );
}

/** The project's own code runs it once for a request, if at all, and does not look at what came of it. */
function isCalledOnce(owner: FunctionNode, analysis: Analysis): boolean {
  return analysis.recursion.ask<boolean>(
    { question: isCalledOnce, subject: owner, deepest: CALLS_ENTERED },
    false,
    () =>
      usesOfFunction(owner, analysis).uses.every((use) => {
        // Whoever is handed it sees nothing of a failure that it keeps to itself.
        if (use.kind === 'handed') return true;
        const caller = enclosingFunction(use.call);
        return (
          caller !== undefined && isValueDropped(use.call) && isSingleFailure(use.call, caller, analysis)
        );
      }),
  );
}

/** `await send(res);`, `return send(res);`, `send(res).catch(next);`, `Promise.resolve(send(res)).catch(next);` */
function isValueDropped(call: Node): boolean {
  if (isResultDropped(call)) return true;
  const value = wrapped(call);
  const { parent } = value;
  switch (parent?.type) {
    case 'ReturnStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === value;
    case 'AwaitExpression':
      return isValueDropped(parent);
    case 'MemberExpression': {
      const step = wrapped(parent).parent;
      return (
        /^(?:catch|finally)$/.test(memberName(parent) ?? '') && step !== undefined && isValueDropped(step)
      );
    }
    case 'CallExpression':
      return methodOfGlobal(unwrap(parent.callee), 'Promise') === 'resolve' && isValueDropped(parent);
    default:
      return false;
  }
}
