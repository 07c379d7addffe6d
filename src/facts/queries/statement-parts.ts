// Builders that are no statement by themselves: what stands in the arguments of another statement, what is kept under a name
// for that, and steps that add to a builder which is kept under a name and sent elsewhere.
import { chainOf, isContinued, rootOf, type Link } from '../../ast/chains.js';
import { wrapped, type Node } from '../../ast/nodes.js';
import type { Query } from '../../models/model.js';
import { apiOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** Is a builder only a part of a statement, or a step towards one, that is sent somewhere else? */
export function isPart(node: Node, builder: ApiValue, query: Query, analysis: Analysis): boolean {
  return (
    isEmbedded(node, builder, analysis) ||
    isStep(node, query, analysis) ||
    isKeptAsPart(node, builder, analysis)
  );
}

const HOLDERS = new Set(['Property', 'ObjectExpression', 'ArrayExpression']);

/** A subquery or a fragment, by itself or among the columns that are selected. */
function isEmbedded(node: Node, { type }: ApiValue, analysis: Analysis): boolean {
  let argument = wrapped(node);
  while (argument.parent && HOLDERS.has(argument.parent.type)) argument = wrapped(argument.parent);
  const { parent } = argument;
  if (parent?.type === 'TemplateLiteral') return parent.parent.type === 'TaggedTemplateExpression';
  if (parent?.type !== 'CallExpression' || parent.callee === argument) return false;
  const taking = apiOf(parent.callee, analysis);
  if (taking?.type.model !== type.model) return false;
  return analysis.catalogue.facet(taking.type, 'call')?.value.query?.operation !== 'transaction';
}

/**
 * `query.orderBy(…);` and `query = query.limit(1)` on a builder that a name holds. One that changes itself is sent where it is
 * waited for, or given back by the function that made it.
 */
function isStep(node: Node, { mutates }: Query, analysis: Analysis): boolean {
  const { parent } = wrapped(node);
  const root = rootOf(node);
  if (parent?.type === 'AwaitExpression' || parent?.type === 'MemberExpression') return false;
  const binding = root.type === 'Identifier' ? bindingOf(root) : undefined;
  const isDropped = parent?.type === 'ExpressionStatement';
  const isReassigned =
    parent?.type === 'AssignmentExpression' &&
    parent.left.type === 'Identifier' &&
    binding !== undefined &&
    bindingOf(parent.left) === binding;
  const isOwn = parent?.type === 'ReturnStatement' && binding?.defs[0]?.node.type === 'VariableDeclarator';
  return (isDropped || isReassigned || (mutates === true && !isOwn)) && stands(root, analysis);
}

/** `const query = knex('orders')`, of which every use goes on with it or is a part of another statement. */
function isKeptAsPart(node: Node, builder: ApiValue, analysis: Analysis): boolean {
  const { parent } = wrapped(node);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const uses = bindingOf(parent.id)?.references.filter(({ init }) => !init) ?? [];
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const use = identifier as Node;
      return isContinued(use) || isEmbedded(use, builder, analysis);
    })
  );
}

/** The calls of a chain, last first, with those of the builder that it goes on with. */
export function wholeChainOf(node: Node, analysis: Analysis): Link[] {
  const root = rootOf(node);
  const binding = root.type === 'Identifier' ? bindingOf(root) : undefined;
  const declared = binding?.defs[0]?.node as Node | undefined;
  const isBuilder = declared?.type === 'VariableDeclarator' && declared.init && stands(root, analysis);
  return [...chainOf(node), ...(isBuilder && declared.init ? chainOf(declared.init) : [])];
}

/**
 * Is a builder held under a name, to be sent from there? A member of the library's own makes a new one each time it is read:
 * `knex.schema`.
 */
export function stands(node: Node, analysis: Analysis): boolean {
  const value = apiOf(node, analysis);
  if (!value || !analysis.catalogue.facet(value.type, 'query')) return false;
  return node.type !== 'MemberExpression' || apiOf(node.object, analysis) === undefined;
}
