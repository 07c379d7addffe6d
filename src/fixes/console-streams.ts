import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** `console.log` → `console.error`: the same text on the other stream. */
export function onErrorStream(
  { computed, property }: TSESTree.MemberExpression,
  instead: string,
): TSESLint.ReportFixFunction | null {
  return computed ? null : (fixer) => fixer.replaceText(property, instead);
}
