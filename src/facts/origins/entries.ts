// `Object.fromEntries(it)`: a record of what a value is the entries of; `pick(it, names)`: one with values of another.
import type { Analysis } from '../project/analysis.js';
import { valueOf } from './origins.js';
import { recordOfEntries } from './copied-entries.js';
import { isKnown, UNKNOWN, type Value } from './value.js';

export function entriesOf(value: Value, analysis: Analysis): Value {
  const list = value.kind === 'opaque' ? recordOfEntries(value.node, analysis) : UNKNOWN;
  if (isKnown(list)) return list;
  // `Object.fromEntries([...searchParams])` is the same record.
  if (value.kind === 'opaque' && value.node.type === 'ArrayExpression' && value.node.elements.length === 1) {
    const [spread] = value.node.elements;
    return spread?.type === 'SpreadElement'
      ? entriesOf(valueOf(spread.argument, analysis), analysis)
      : UNKNOWN;
  }
  if (value.kind !== 'api') return UNKNOWN;
  const entries = analysis.catalogue.facet(value.type, 'entries');
  return entries ? { ...value, type: analysis.catalogue.resolve(entries.model, entries.value) } : UNKNOWN;
}

/** Outside data stays what it is. A row or an error that was copied in part is another thing. */
export function copyOf(value: Value, analysis: Analysis): Value {
  return value.kind === 'api' && analysis.catalogue.facet(value.type, 'input') ? value : UNKNOWN;
}
