// The text of a key that is written as an expression: `[Segments.QUERY]` of a library, `[PART]` of a constant.
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { valueOf } from './origins.js';

export function keyComputed(key: Node, analysis: Analysis): string | undefined {
  const value = valueOf(key, analysis);
  if (value.kind === 'api') return analysis.catalogue.facet(value.type, 'text')?.value;
  return value.kind === 'opaque' ? stringValue(unwrap(value.node)) : undefined;
}
