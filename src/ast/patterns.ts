// What a binding pattern declares: `const { id, items: [first = none], ...rest } = order`.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap, type Node } from './nodes.js';

/** The identifiers that a binding pattern declares. */
export function namesIn(pattern: Node | null): TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

/** Steps from a pattern's root to one of its identifiers: keys, indexes or `undefined` for a rest element. */
export function pathInPattern(root: Node, target: TSESTree.Identifier): (string | number | undefined)[] {
  const steps: (string | number | undefined)[] = [];
  let from: Node = target;
  for (let at = target.parent as Node | undefined; at && from !== root; from = at, at = at.parent) {
    if (at.type === 'Property' && at.value === from) steps.unshift(keyName(at));
    else if (at.type === 'ArrayPattern') steps.unshift(at.elements.indexOf(from as never));
    else if (at.type === 'RestElement') steps.unshift(undefined);
  }
  return steps;
}

/** The key on the way to one of a pattern's identifiers that is put together when it runs: `const { [key]: value } = all`. */
export function computedKeyIn(root: Node, target: TSESTree.Identifier): Node | undefined {
  let from: Node = target;
  for (let at = target.parent as Node | undefined; at && from !== root; from = at, at = at.parent)
    if (at.type === 'Property' && at.value === from && keyName(at) === undefined) return at.key;
  return undefined;
}

/** The default value that a pattern gives to one of its identifiers. */
export function defaultInPattern(target: TSESTree.Identifier): Node | undefined {
  const { parent } = target;
  return parent.type === 'AssignmentPattern' && parent.left === target ? unwrap(parent.right) : undefined;
}

/** The members that a pattern takes on the way to one of its names; `undefined` where one of them is no plain member. */
export function membersInPattern(name: TSESTree.Identifier, pattern: Node): readonly string[] | undefined {
  const steps = pathInPattern(pattern, name);
  return steps.every((step) => typeof step === 'string') ? steps : undefined;
}
