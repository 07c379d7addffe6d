// Code that is run for an error: which pieces there are, what the error is called there, and what had been tried.
//
//   try { a } catch (e) { b }              catch: b for e, after a
//   a.catch((e) => b), a.then(f, (e) => b) rejection: b for e, after a
//   emitter.on('error', (e) => b)          event: b for e
//   worker.on('failed', (job, e) => b)     job: b for e, which the library of jobs has caught
//   (err, req, res, next) => b             handler: b for err, which some other handler met
//   fs.readFile(path, (err, text) => b)    callback: b for err, where `err` is tested, and for no error elsewhere
//   a.catch(report)                        the function `report`, where it is written
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  parameterPattern,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { handlerOf } from '../runtime/handlers.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { handedAt, type HandedError } from './error-callbacks.js';
import { caughtError } from './errors.js';

export interface ErrorHandler {
  readonly by: 'catch' | 'rejection' | 'event' | 'handler' | 'callback' | 'job';
  /** The clause or the function. */
  readonly node: TSESTree.CatchClause | FunctionNode;
  /** What runs: statements, or an expression. */
  readonly body: Node;
  /** The name or the pattern of the error; none where the code does not ask for it. */
  readonly error: TSESTree.BindingName | undefined;
  /** The block, or the promise, whose failure it is. */
  readonly tried: Node | undefined;
}

/** The handler that a `catch` clause is. */
export function handlerOfCatch(clause: TSESTree.CatchClause): ErrorHandler {
  const statement = clause.parent;
  return {
    by: 'catch',
    node: clause,
    body: clause.body,
    error: clause.param ?? undefined,
    tried: statement.block,
  };
}

/** The handler that a function is by what it is handed to. */
export function handlerOfFunction(fn: FunctionNode, analysis: Analysis): ErrorHandler | undefined {
  const base = { node: fn, body: fn.body as Node };
  const handed = handedAt(fn, analysis);
  if (handed) return handlerAs(fn, handed);
  const [first] = fn.params;
  const error = first && parameterPattern(first);
  const handler = handlerOf(fn, analysis);
  if (typeof handler === 'object' && handler.error)
    return { ...base, by: 'handler', error: handler.error, tried: undefined };
  const isErrorFirst = error?.type === 'Identifier' && caughtError(error, analysis)?.by === 'callback';
  return isErrorFirst ? { ...base, by: 'callback', error, tried: undefined } : undefined;
}

/** The handler that a function is because of where it, or its name, stands. */
function handlerAs(fn: FunctionNode, { by, parameter }: HandedError): ErrorHandler {
  const error = fn.params[parameter];
  return {
    by,
    node: fn,
    body: fn.body,
    error: error && parameterPattern(error),
    tried: by === 'rejection' ? promiseBefore(fn) : undefined,
  };
}

/** What a call hands to a library of jobs for those that fail: a function of the project, written there or elsewhere. */
export function handlerOfFailedJobs(place: Node, analysis: Analysis): ErrorHandler | undefined {
  const handed = handedAt(place, analysis);
  const fn = handed?.by === 'job' ? functionOf(unwrap(place), analysis)?.node : undefined;
  return handed && fn?.body ? handlerAs(fn, handed) : undefined;
}

/** `a` of `a.catch(fn)`. */
export function promiseBefore(fn: Node): Node | undefined {
  const call = wrapped(fn).parent;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' ? callee.object : undefined;
}

/** The innermost handler as a part of which a node runs. */
export function handlerAroundNode(node: Node, analysis: Analysis): ErrorHandler | undefined {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'CatchClause' && parent.body === at) return handlerOfCatch(parent);
    if (!isFunction(parent)) continue;
    const handler = handlerOfFunction(parent, analysis);
    if (handler) return handler;
  }
  return undefined;
}
