// Requests to other services that may take for ever: nothing ends one that is accepted and not answered.
//
//   fetch(url), fetch(url, { method: 'POST' })                           unbounded
//   fetch(url, { signal }), axios.get(url, { timeout: 5000 })            bounded
//   axios.create({ timeout: 5000 }).get(url)                             bounded, as is everything of that instance
//   ky(url), of a library that has a bound by default                    bounded
//   ky(url, { timeout: false }), ky.create({ timeout: false }).get(url)  unbounded
//   await superagent.get(url).set(…), ….then(…), ….end(…)                unbounded; with .timeout(…) in the chain bounded
//   fetch(url, options), fetch(url, { ...options })                      unknown: the options come from elsewhere
//   Promise.race([fetch(url), …]), withTimeout(fetch(url))               unknown: somebody else may end it
//   await fetch(url) when the module is loaded                           none: nobody waits for it yet
//   fetch('/api/x'), fetch('http://localhost:3000')                      none: the program's own, or beside it
//   fetch(url) of which the body is read as it comes                     none: it is to take long
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isFunction,
  memberName,
  stringValue,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, textOf } from '../project/module.js';
import { mayHarm } from './harmful-bounds.js';
import { outgoingRequestOf } from './outgoing-requests.js';
import { madeBy, placeInChain, placeInOptions, type BoundPlace } from './time-bounds.js';

export interface UnboundedRequest {
  /** What the bound is written as. */
  readonly write: string;
  readonly place: BoundPlace;
  /** A bound may cut off what is to take long, or have it sent again. */
  readonly mayHarm: boolean;
  readonly evidence: Evidence;
}

/** The request that a call sends without a bound. */
export function unboundedRequest(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): UnboundedRequest | undefined {
  if (!mayRequest(call, analysis)) return undefined;
  const request = outgoingRequestOf(call, analysis);
  const bound = typeof request === 'object' ? request.http.timeoutBy : undefined;
  const callee = bound && calleeOf(call, analysis);
  if (typeof request !== 'object' || !callee) return undefined;
  const place =
    'steps' in bound
      ? placeInChain(call, callee.value, bound)
      : placeInOptions(call, callee.value, bound, analysis);
  if (!place || isNear(call, callee.value, analysis) || isStreamed(call) || mayBeEnded(call))
    return undefined;
  const everywhere = 'everywhere' in bound ? bound.everywhere : undefined;
  if (everywhere !== undefined && analysis.project.mentions.isWritten(everywhere, moduleOf(call)) !== false)
    return undefined;
  return { write: bound.write, place, mayHarm: mayHarm(call, bound, analysis), evidence: request.evidence };
}

/** A look at the name that is called: a member that requests in some library, a global, or something imported. */
function mayRequest({ callee, arguments: args }: TSESTree.CallExpression, { catalogue }: Analysis): boolean {
  const called = unwrap(callee);
  // What a program does when it is loaded is over before anybody waits for it.
  if (args.length === 0 || !enclosingFunction(callee)) return false;
  if (called.type === 'MemberExpression') return catalogue.names.isNamed('http', memberName(called));
  if (called.type !== 'Identifier') return false;
  const definition = bindingOf(called)?.defs[0];
  if (!definition) return catalogue.global(called.name) !== undefined;
  return ['ImportBinding', 'Variable'].includes(definition.type);
}

/** A URL of the program itself or of one on the same machine, and a request that was made elsewhere. */
function isNear(
  { arguments: [url] }: TSESTree.CallExpression,
  client: ApiValue,
  analysis: Analysis,
): boolean {
  if (!url) return true;
  const base = madeBy(client);
  if (base && LOCAL.test(textOf(base))) return true;
  const value = unwrap(url);
  const text =
    stringValue(value) ?? (value.type === 'TemplateLiteral' ? value.quasis[0]?.value.raw : undefined);
  // A path is one of this host, unless the client puts another in front.
  if (text !== undefined) return LOCAL.test(text) || (!base && /^\/(?!\/)/.test(text));
  if (value.type === 'NewExpression') return textOf(value.callee) === 'Request';
  const api = apiOf(value, analysis);
  return api !== undefined && analysis.catalogue.facet(api.type, 'role')?.value === 'request';
}

const LOCAL = /\w+:\/\/(?:localhost|127\.0\.0\.1|\[::1\])/;

const STREAMS =
  /\bgetReader\b|event-stream|\bpipeline\(|\.pipe\(|\bpipeTo\b|\bfromWeb\b|stream['"]?\s*:\s*true|responseType:\s*['"]stream|\bfor await\b|\.body\b(?!\s*[:=,)])/;

/** Is what comes back read as it comes? */
function isStreamed(call: Node): boolean {
  return STREAMS.test(textOf(enclosingFunction(call) ?? call));
}

/** Is its promise handed to something that may end the wait, or does a bound stand beside it? */
function mayBeEnded(call: Node): boolean {
  for (let at = call; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'CallExpression' && parent.callee !== at && !collects(parent)) return true;
    if (isFunction(parent)) {
      const place = wrapped(parent).parent;
      return place?.type === 'CallExpression' && /timeout|deadline|abort/i.test(textOf(place.callee));
    }
  }
  return false;
}

/** `Promise.all([…])` waits for all of them, however long that takes. */
function collects({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    textOf(callee.object) === 'Promise' &&
    ['all', 'allSettled', 'resolve'].includes(memberName(callee) ?? '')
  );
}
