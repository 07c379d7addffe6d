// Responses: what a request is answered with, by where it comes from, and the name by which a file knows it.
//
//   app.get('/', (req, res) => …)         res, and res.status(404), and the names that are given to it
//   app.get('/', async (ctx) => …)        ctx, which answers as well
//   function fail(res, error) { … }       res, where all who call it pass one, or where one call of it is looked into
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { RESPONSE_ALIASES } from '../../budgets.js';
import type { EnteredCall } from '../origins/place-walk.js';
import { valueOf } from '../origins/origins.js';
import { valueWithin } from '../origins/passed-values.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';

/** A response, or a context that answers as well. */
export function isResponse(node: Node, analysis: Analysis, entered?: EnteredCall): boolean {
  const value = apiWithin(node, analysis, entered);
  if (!value) return false;
  const { catalogue } = analysis;
  if (catalogue.facet(value.type, 'role')?.value === 'response') return true;
  const members = catalogue.facet(value.type, 'members')?.value ?? {};
  return Object.values(members).some((member) => typeof member === 'object' && member.call?.reply);
}

/** The library's value that an expression is; in a function that was entered, by what it was given. */
export function apiWithin(
  node: Node,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): ApiValue | undefined {
  const value = entered ? valueWithin(node, analysis, entered) : valueOf(node, analysis);
  if (value.kind === 'api') return value;
  const expression = unwrap(node);
  if (!entered || value.kind === 'function') return undefined;
  if (expression.type === 'MemberExpression') return memberWithin(expression, analysis, entered);
  if (expression.type !== 'CallExpression') return undefined;
  const callee = apiWithin(expression.callee, analysis, entered);
  const returns = callee && analysis.catalogue.facet(callee.type, 'call')?.value.returns;
  return typeof returns === 'object' && 'same' in returns ? callee?.receiver : undefined;
}

function memberWithin(
  node: TSESTree.MemberExpression,
  analysis: Analysis,
  entered: EnteredCall,
): ApiValue | undefined {
  const object = apiWithin(node.object, analysis, entered);
  const name = memberName(node);
  const type = object && name !== undefined ? analysis.catalogue.member(object.type, name) : undefined;
  return type && { kind: 'api', type, receiver: object, name, made: undefined };
}

/** The name that a response is known by in a file: `res` of `res.status(1)`, of `const out = res;`, of `res.raw`. */
export function responseOf(node: Node): Binding | undefined {
  let at = rootOf(node);
  for (let hops = 0; hops < RESPONSE_ALIASES; hops += 1) {
    while (at.type === 'MemberExpression') at = rootOf(at.object);
    const binding: Binding | undefined = at.type === 'Identifier' ? bindingOf(at) : undefined;
    const declarator = binding?.defs[0]?.node as Node | undefined;
    const isAlias =
      declarator?.type === 'VariableDeclarator' &&
      declarator.id.type === 'Identifier' &&
      declarator.parent.kind === 'const' &&
      declarator.init;
    if (!isAlias) return binding;
    at = rootOf(isAlias);
  }
  return undefined;
}
