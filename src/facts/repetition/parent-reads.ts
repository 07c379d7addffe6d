// The read that gave a list its rows, seen from the loop that goes through it.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, memberName, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { loopOfCallback } from '../flow/loops.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';

/** Where rows come from: a read, and the relations from its rows down to these. */
export interface ParentRead {
  readonly query: QueryCall;
  readonly path: readonly string[];
  /** The `const` that holds the rows themselves. */
  readonly declarator: TSESTree.VariableDeclarator;
}

/** A read whose rows can bring their relations along. */
export function parentReadOf(list: Node, analysis: Analysis): ParentRead | undefined {
  const read = readOfRows(list, analysis);
  return read?.query.query.batch?.nested ? read : undefined;
}

/** The read whose rows a list holds, seen from the function that goes through it. */
export function readOfRows(list: Node, analysis: Analysis): ParentRead | undefined {
  const expression = unwrap(list);
  if (expression.type === 'MemberExpression') return parentThroughRelation(expression, analysis);
  if (expression.type !== 'Identifier') return undefined;
  const binding = bindingOf(expression);
  const declarator = binding?.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.parent.kind !== 'const' || !declarator.init)
    return undefined;
  if (!isRunWith(list, enclosingFunction(declarator))) return undefined;
  const init = unwrap(declarator.init);
  if (declarator.id.type === 'ObjectPattern') {
    const [property, ...more] = declarator.id.properties;
    const isOwn =
      property?.type === 'Property' && more.length === 0 && property.value === binding?.defs[0]?.name;
    return isOwn && property.key.type === 'Identifier'
      ? throughElement(init, property.key.name, analysis)
      : undefined;
  }
  if (init.type === 'MemberExpression') return parentThroughRelation(init, analysis);
  const call = init.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  if (call.type !== 'CallExpression' || call === init) return undefined;
  const query = queryOf(call, analysis);
  if (query?.operation !== 'read-many' || query.evidence !== 'certain') return undefined;
  return { query, path: [], declarator };
}

/** Between the two there are only functions that run where they stand. */
function isRunWith(node: Node, fn: FunctionNode | undefined): boolean {
  let at = enclosingFunction(node);
  while (at && at !== fn && loopOfCallback(at)) at = enclosingFunction(at);
  return at === fn;
}

/** `user.orders`, where `user` is an element of rows that were read with their orders. */
function parentThroughRelation(
  member: TSESTree.MemberExpression,
  analysis: Analysis,
): ParentRead | undefined {
  const name = memberName(member);
  return name === undefined ? undefined : throughElement(unwrap(member.object), name, analysis);
}

function throughElement(element: Node, name: string, analysis: Analysis): ParentRead | undefined {
  const definition =
    element.type === 'Identifier' ? (bindingOf(element)?.defs[0]?.node as Node | undefined) : undefined;
  const loop = definition?.parent?.parent;
  const rows =
    definition?.type === 'VariableDeclarator' && loop?.type === 'ForOfStatement'
      ? loop.right
      : definition?.type === 'ArrowFunctionExpression' &&
          definition.parent.type === 'CallExpression' &&
          definition.parent.callee.type === 'MemberExpression'
        ? definition.parent.callee.object
        : undefined;
  const parent = rows && readOfRows(rows, analysis);
  return parent && { ...parent, path: [...parent.path, name] };
}
