// A count that is a bigint and is compared with a number: `0n === 0` is false, so the branch for a lost race is never taken.
//
//   const result = await db.updateTable('items')….executeTakeFirst()
//   result.numUpdatedRows === 0              never
//   Number(result.numUpdatedRows) === 0      fine
//   result.numUpdatedRows === 0n, == 0, < 1  fine
import type { TSESTree } from '@typescript-eslint/utils';
import { isInvocation } from '../../ast/invocations.js';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { queryOf } from '../queries/queries.js';

export interface NeverEqual {
  readonly count: Node;
  readonly number: TSESTree.NumberLiteral;
  readonly evidence: Evidence;
}

export function neverEqualCount(
  { operator, left, right }: TSESTree.BinaryExpression,
  analysis: Analysis,
): NeverEqual | undefined {
  if (operator !== '===' && operator !== '!==') return undefined;
  const [count, number] = right.type === 'Literal' ? [left, right] : [right, left];
  if (number.type !== 'Literal' || typeof number.value !== 'number') return undefined;
  const evidence = countOfWrite(unwrap(count), analysis);
  return evidence && { count, number, evidence };
}

/** `result.numUpdatedRows`, or that name taken out of the result, where the library counts in bigints. */
function countOfWrite(count: Node, analysis: Analysis): Evidence | undefined {
  if (count.type === 'MemberExpression') return countIn(count.object, memberName(count), analysis);
  const declared = count.type === 'Identifier' ? bindingOf(count)?.defs[0] : undefined;
  const declarator = declared?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init || declarator.id.type !== 'ObjectPattern')
    return undefined;
  const [name, ...rest] = pathInPattern(declarator.id, declared?.name as TSESTree.Identifier);
  return typeof name === 'string' && rest.length === 0 ? countIn(declarator.init, name, analysis) : undefined;
}

function countIn(result: Node, name: string | undefined, analysis: Analysis): Evidence | undefined {
  let node = unwrap(result);
  if (node.type === 'Identifier') {
    const declarator = bindingOf(node)?.defs[0]?.node as Node | undefined;
    if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
    if (declarator.id.type !== 'Identifier' && declarator.id.type !== 'ArrayPattern') return undefined;
    node = unwrap(declarator.init);
  }
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : undefined;
  const query = call && isInvocation(call) ? queryOf(call, analysis) : undefined;
  return query && name !== undefined && query.query.bigintCount === name ? query.evidence : undefined;
}
