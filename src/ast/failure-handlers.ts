// Where code handles a failure: a `catch` clause, or what `.catch(…)` and `.then(…, …)` are given.
import type { TSESTree } from '@typescript-eslint/utils';

export interface FailureHandler {
  /** The clause, or what the call is given. */
  readonly node: TSESTree.CatchClause | TSESTree.CallExpressionArgument;
  /** The word that begins it. */
  readonly loc: TSESTree.SourceLocation;
}

export function failureHandlerAt(
  node: TSESTree.CatchClause | TSESTree.CallExpression,
): FailureHandler | undefined {
  if (node.type === 'CatchClause') {
    const { start } = node.loc;
    return { node, loc: { start, end: { line: start.line, column: start.column + 'catch'.length } } };
  }
  const property = node.callee.type === 'MemberExpression' ? node.callee.property : undefined;
  if (property?.type !== 'Identifier' || (property.name !== 'catch' && property.name !== 'then'))
    return undefined;
  const given = node.arguments[node.arguments.length === 2 ? 1 : 0];
  return given && { node: given, loc: property.loc };
}
