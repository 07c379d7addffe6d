// The number that a value is: one that is written, or that a library has a name for, `StatusCodes.BAD_REQUEST`.
import { unwrap } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import type { Value } from './value.js';

export function numberIn(value: Value, analysis: Analysis): number | undefined {
  if (value.kind === 'api') return analysis.catalogue.facet(value.type, 'number')?.value;
  const literal = value.kind === 'opaque' ? unwrap(value.node) : undefined;
  return literal?.type === 'Literal' && typeof literal.value === 'number' ? literal.value : undefined;
}
