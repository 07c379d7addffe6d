// Parameters that a function lacks.
import type { TSESLint } from '@typescript-eslint/utils';
import { parameterPattern, type FunctionNode } from '../ast/nodes.js';
import { freeName, type Source } from './edits.js';

/** Adds a parameter behind the others, with a type that takes everything where they have types. */
export function addingParameter(
  fn: FunctionNode,
  names: readonly string[],
  source: Source,
): TSESLint.ReportFixFunction | null {
  const last = fn.params.at(-1);
  const name = freeName(names, source.getText(fn));
  if (!last || name === null) return null;
  const isTyped = fn.params.some((parameter) => parameterPattern(parameter).typeAnnotation);
  return (fixer) => fixer.insertTextAfter(last, `, ${name}${isTyped ? ': unknown' : ''}`);
}
