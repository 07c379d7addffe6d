// What reading a property of an object literal gives: its own, or that of what is spread into it.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { returnedBy } from './calls.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import type { Reason } from './reason.js';
import { isKnown, unknown, whyUnknown, type ObjectValue, type Value } from './value.js';

/** The members that are being looked for: in `this.options = { ...this.options, ...more }` an object spreads itself. */
const lookingFor = new Map<TSESTree.ObjectExpression, Set<string>>();
/** As far as one object is followed into the next. */
const MOST_SPREADS = 60;

export function memberOfObject(object: ObjectValue, name: string, analysis: Analysis): Value {
  const names = lookingFor.get(object.node) ?? new Set();
  if (names.has(name) || lookingFor.size > MOST_SPREADS)
    return unknown('depends-on-itself', object.node, name);
  lookingFor.set(object.node, names.add(name));
  try {
    return propertyOfObject(object, name, analysis);
  } finally {
    names.delete(name);
    if (names.size === 0) lookingFor.delete(object.node);
  }
}

function propertyOfObject({ node, module, base }: ObjectValue, name: string, analysis: Analysis): Value {
  let because: Reason | undefined;
  for (const property of node.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const source = valueOf(property.argument, analysis);
      const spread = memberOf(source, name, analysis);
      // What a spread puts in its place counts even where it cannot be followed; one that is not known at all does not.
      if (isKnown(spread) || (source.kind === 'object' && declares(source, name))) return spread;
      because ??= whyUnknown(source);
    } else if (keyName(property) === name) {
      return property.kind === 'get'
        ? returnedBy(
            { kind: 'function', node: property.value as TSESTree.FunctionExpression, module },
            analysis,
          )
        : valueOf(property.value, analysis);
    }
  }
  return base ? memberOf(base, name, analysis) : unknown('no-member', node, name, { because });
}

/** Does the literal itself write this property? */
export function declares({ node }: ObjectValue, name: string): boolean {
  return node.properties.some((property) => property.type === 'Property' && keyName(property) === name);
}
