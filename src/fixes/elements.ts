// The element of a loop, as the parameter of a function that takes its place.
import type { TSESTree } from '@typescript-eslint/utils';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';

/** `item`, `{ id, name }`; undefined where the loop takes it apart in another way. */
export function elementPattern({ node, callback }: RepeatedQuery['repetition']['loop']): string | undefined {
  const pattern: TSESTree.Node | null | undefined =
    node.type === 'ForOfStatement'
      ? node.left.type === 'VariableDeclaration'
        ? node.left.declarations[0].id
        : undefined
      : callback?.params.length === 1
        ? callback.params[0]
        : undefined;
  return pattern && describePattern(pattern);
}

function describePattern(pattern: TSESTree.Node): string | undefined {
  if (pattern.type === 'Identifier') return pattern.name;
  if (pattern.type !== 'ObjectPattern') return undefined;
  const names = pattern.properties.map((each) =>
    each.type === 'Property' && each.shorthand && each.value.type === 'Identifier'
      ? each.value.name
      : undefined,
  );
  return names.includes(undefined) ? undefined : `{ ${names.join(', ')} }`;
}
