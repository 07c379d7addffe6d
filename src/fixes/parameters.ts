// Parameters that a function lacks.
import type { TSESLint } from '@typescript-eslint/utils';
import { parameterPattern, type FunctionNode } from '../ast/nodes.js';
import { freeName, type Source } from './edits.js';

/**
 * Adds a parameter behind the others, with a type that takes everything where they have types. In TypeScript those that have none
 * get theirs from the call, which knows no function of so many.
 */
export function addingParameter(
  fn: FunctionNode,
  names: readonly string[],
  isTypeScript: boolean,
  source: Source,
): TSESLint.ReportFixFunction | null {
  const last = fn.params.at(-1);
  const name = freeName(names, source.getText(fn));
  if (!last || name === null) return null;
  const isTyped = fn.params.every((parameter) => parameterPattern(parameter).typeAnnotation);
  if (isTypeScript && !isTyped) return null;
  return (fixer) => fixer.insertTextAfter(last, `, ${name}${isTyped ? ': unknown' : ''}`);
}
