// Requests that hand in a token which is good for one use, and get the next one for it.
//
//   fetch(url, { body: new URLSearchParams({ grant_type: 'refresh_token', … }) })      yes, by its grant
//   body.append('grant_type', 'authorization_code'); fetch(url, { body })              yes
//   api.post('/auth/refresh', { refreshToken }), api.post('/refresh', { refresh_token })        yes, by what it hands in
//   api.post('/auth/refresh')                                                          likely: a cookie may hold it
//   … grant_type: 'client_credentials'                                                 none: whoever has the secret may ask again
//   api.post('/feeds/refresh'), api.get('/users')                                      none
//   renew(), and what it calls                                                         what is found in it
//   sdk.refreshAccessToken(), which is not entered                                     none: a name says nothing
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { enclosingFunction, isFunction, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { STEP_HELPERS } from '../../budgets.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { outgoingRequestOf, type OutgoingRequest } from '../runtime/outgoing-requests.js';

export interface TokenExchange {
  readonly request: OutgoingRequest;
  /** The call in the code that was asked about: the request, or the call of a function that sends it. */
  readonly site: Node;
  readonly evidence: Evidence;
}

/** The exchange that a piece of code sends, itself or in the functions that it calls. */
export function exchangeIn(nodes: readonly Node[], analysis: Analysis, depth = 0): TokenExchange | undefined {
  for (const node of nodes) {
    if (node.type !== 'CallExpression') continue;
    const request = outgoingRequestOf(node, analysis);
    if (typeof request === 'object') {
      const evidence = isExchange(node, request, analysis);
      if (evidence) return { request, site: node, evidence: weakest(evidence, request.evidence) };
      continue;
    }
    const target = depth < STEP_HELPERS ? functionOf(node.callee, analysis) : undefined;
    const inner = target && exchangeIn(ownRunNodes(target.node), analysis, depth + 1);
    if (inner) return { ...inner, site: node };
  }
  return undefined;
}

/** The exchange that a function sends which is written out, or named. */
export function exchangeOfFunction(given: Node, analysis: Analysis): TokenExchange | undefined {
  const fn = functionAt(given, analysis);
  return fn && exchangeIn(ownRunNodes(fn), analysis);
}

function functionAt(given: Node, analysis: Analysis): FunctionNode | undefined {
  const value = unwrap(given);
  return isFunction(value) ? value : functionOf(value, analysis)?.node;
}

const GRANT = /\bgrant_?type\W{1,6}(?:refresh_token|authorization_code)\b/i;
const OTHER_GRANT = /\bgrant_?type\W{1,6}(?:client_credentials|password)\b/i;
const TOKEN_KEY = /\brefresh_?token\b/i;

function isExchange(
  call: TSESTree.CallExpression,
  { http }: OutgoingRequest,
  analysis: Analysis,
): Evidence | undefined {
  const [own, around] = [textOf(call), textOf(enclosingFunction(call) ?? call)];
  if (GRANT.test(own)) return 'certain';
  // The body may be put together before.
  if (!OTHER_GRANT.test(around) && GRANT.test(around) && handsInName(call)) return 'certain';
  if (OTHER_GRANT.test(own) || !http.url) return undefined;
  const { argument, path } = http.url;
  const url = writtenIn(readArgument(call, argument, path));
  const words = url ? textIn(url, analysis) : '';
  if (!/refresh/i.test(words)) return undefined;
  const handsIn = call.arguments.slice(argument + 1).some((each) => TOKEN_KEY.test(textOf(each)));
  if (handsIn) return 'certain';
  return /token|auth|session|login|jwt/i.test(words) ? 'likely' : undefined;
}

/** `fetch(url, { body })`, `api.post(url, params)`: what is handed in has a name. */
function handsInName(call: TSESTree.CallExpression): boolean {
  return call.arguments
    .slice(1)
    .some((each) =>
      nodesIn(each).some(
        (node) => node.type === 'Identifier' && /^(?:body|data|form|params|payload)/i.test(node.name),
      ),
    );
}

/** The texts of which a URL is put together, with those of constants. */
function textIn(url: Node, analysis: Analysis): string {
  return nodesIn(url)
    .map((node) => {
      if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
      if (node.type === 'TemplateElement') return node.value.raw;
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return '';
      const value = valueOf(node, analysis);
      return value.kind === 'opaque' && value.node.type === 'Literal' ? String(value.node.value) : '';
    })
    .join(' ');
}
