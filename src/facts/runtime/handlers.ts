// Request handlers: which functions answer a request, what they receive for it, and which of them runs a piece of code.
//
// handlerOf(fn), by what its parameters are known to be:
//
//   app.get('/', (req, res) => …)                     request req, response res
//   app.use((req, res, next) => …)                    request req, response res, next next
//   app.use((err, req, res, next) => …)               error err, request req, response res, next next
//   (err, req: Request, res: Response, next) => …     the same: four parameters around a request and a response
//   app.onError((err, c) => …)                        error err, request and response c
//   new Hono().get('/', (c) => …)                     request and response c: a context that holds the request
//   ({ body }: Request, res) => …                     request { body }
//   export function GET(request) { … }                request request, where a framework finds it by its file
//   (user: User) => …                                 none: it is known what it receives, and that is no request
//   (a, b) => …, (...all) => …, () => …               unknown: what it receives, or whom it is handed to, is not known
//
// handlerAround(node):
//
//   (req, res) => { … node … }                        that handler
//   (req, res) => rows.map((row) => node)             that handler: the callback runs within it
//   (req, res) => { await retry(() => node) }         that handler; likely where it is not known what runs the callback
//   (req, res) => { const f = () => node; f(); }      that handler: it calls the function
//   (req, res) => { process.once('SIGTERM', () => node) }
//                                                     unknown: whoever keeps the callback runs it
//   function nightly() { node }                       unknown: its callers are not asked
//   node                                              none: it runs when the module is loaded
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, parameterPattern, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { loopOfCallback } from '../flow/loops.js';
import { runInPlace } from '../flow/run-in-place.js';
import { nameOfFunction, receivedAs } from '../origins/parameters.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

type Parameter = TSESTree.BindingName;

/** A function that answers requests, with the parameters that it declares for it. */
export interface Handler {
  readonly fn: FunctionNode;
  /** The request, or the context that holds it. */
  readonly request: Parameter | undefined;
  /** What it answers with: the response, or the context. */
  readonly response: Parameter | undefined;
  /** The error that it is to answer: there in an error middleware, and in no other handler. */
  readonly error: Parameter | undefined;
  /** Passes the request on to the next handler. */
  readonly next: Parameter | undefined;
}

type Part = 'request' | 'response' | 'context' | 'error' | 'next' | 'other' | 'unknown';

/** The parameters of a handler, where a function is one. */
export function handlerOf(fn: FunctionNode, analysis: Analysis): Handler | 'none' | 'unknown' {
  const parts = fn.params.map((_, index) => partOf(receivedAs(fn, index, analysis), analysis));
  const at = (...wanted: readonly Part[]): Parameter | undefined => {
    const index = parts.findIndex((part) => wanted.includes(part));
    const parameter = fn.params[index];
    return parameter && parameterPattern(parameter);
  };
  const request = at('request', 'context');
  if (!request) return parts.length > 0 && parts.every((part) => part === 'other') ? 'none' : 'unknown';
  const [first] = fn.params;
  // Express tells them apart by the number of parameters, whatever the first is called or typed as.
  const isByArity = parts.length === 4 && parts[1] === 'request' && parts[2] === 'response';
  return {
    fn,
    request,
    response: at('response', 'context'),
    error: at('error') ?? (isByArity && first ? parameterPattern(first) : undefined),
    next: at('next'),
  };
}

function partOf(value: Value, analysis: Analysis): Part {
  if (value.kind === 'unknown' || value.kind === 'opaque') return 'unknown';
  if (value.kind !== 'api') return 'other';
  const { type } = value;
  const role = analysis.catalogue.facet(type, 'role')?.value;
  if (role === 'request' || role === 'error') return role;
  // A context may answer itself as well.
  if (holdsRequest(type, analysis)) return 'context';
  if (role === 'response') return role;
  // Beside the request, the one function that a framework hands to a handler is the one that goes on.
  return type.model.kind === 'framework' && analysis.catalogue.facet(type, 'call') ? 'next' : 'other';
}

/** A context: `c.req`. */
function holdsRequest(type: ResolvedType, analysis: Analysis): boolean {
  const members = analysis.catalogue.facet(type, 'members');
  return Object.values(members?.value ?? {}).some(
    (member) =>
      members !== undefined &&
      analysis.catalogue.facet(analysis.catalogue.resolve(members.model, member), 'role')?.value ===
        'request',
  );
}

/** The handler as a part of whose run a node runs, with how sure that is. */
export function handlerAround(
  node: Node,
  analysis: Analysis,
): { readonly handler: Handler; readonly evidence: Evidence } | 'none' | 'unknown' {
  let fn = enclosingFunction(node);
  if (!fn) return 'none';
  for (let evidence: Evidence = 'certain'; fn; fn = enclosingFunction(fn)) {
    const handler = handlerOf(fn, analysis);
    if (typeof handler === 'object') return { handler, evidence };
    const run = loopOfCallback(fn) || isCalledByName(fn) ? 'certain' : runInPlace(fn, analysis);
    if (!run) return 'unknown';
    evidence = weakest(evidence, run);
  }
  return 'unknown';
}

/** `const load = async () => …; await load();` within one function. */
function isCalledByName(fn: FunctionNode): boolean {
  const name = nameOfFunction(fn);
  const around = enclosingFunction(fn);
  if (!name || !around) return false;
  return (
    bindingOf(name)?.references.some(({ identifier }) => {
      const { parent } = identifier as TSESTree.Identifier;
      return (
        parent.type === 'CallExpression' &&
        parent.callee === identifier &&
        enclosingFunction(parent) === around
      );
    }) === true
  );
}
