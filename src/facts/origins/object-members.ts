// What reading a property of an object literal gives: its own, or that of what is spread into it.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName } from '../../ast/nodes.js';
import { SPREAD_DEPTH } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { returnedBy } from './calls.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import type { Reason } from './reason.js';
import { isKnown, unknown, whyUnknown, type ObjectValue, type Value } from './value.js';

/** What a member of an object is. In `this.options = { ...this.options, ...more }` an object spreads itself: unknown. */
export function memberOfObject(object: ObjectValue, name: string, analysis: Analysis): Value {
  return analysis.recursion.ask(
    { question: memberOfObject, subject: object.node, detail: name, deepest: SPREAD_DEPTH },
    unknown('depends-on-itself', object.node, name),
    () => propertyOfObject(object, name, analysis),
  );
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
