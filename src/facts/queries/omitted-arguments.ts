// Whether code of the project calls a function without an argument that it then works with: what the function does without it is
// counted on.
//
//   count(), of `count = (ownerId?: number) => …`        ownerId is left out
//   count(undefined), count(id)                          left out, not left out
import { unwrap, isFunction, parameterPattern, type Node } from '../../ast/nodes.js';
import { usesOfFunction } from '../origins/function-uses.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

export function isLeftOutByCaller(value: Node, analysis: Analysis): boolean {
  const name = unwrap(value);
  const fn = name.type === 'Identifier' ? (bindingOf(name)?.defs[0]?.node as Node | undefined) : undefined;
  if (name.type !== 'Identifier' || !isFunction(fn)) return false;
  const index = fn.params.findIndex((each) => {
    const pattern = parameterPattern(each);
    return pattern.type === 'Identifier' && pattern.name === name.name;
  });
  if (index < 0) return false;
  return usesOfFunction(fn, analysis).uses.some((use) => {
    if (use.kind !== 'called' || use.call.arguments.some(({ type }) => type === 'SpreadElement'))
      return false;
    const given = use.call.arguments[index + use.skips];
    return !given || (given.type === 'Identifier' && given.name === 'undefined');
  });
}
