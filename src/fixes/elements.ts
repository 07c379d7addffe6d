// The element of a loop, as the parameter of a function that takes its place.
import type { TSESTree } from '@typescript-eslint/utils';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import type { Source } from './edits.js';

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

/** The type that the loop's callback gives its element: without it, one of a list of which nothing is known would be implicitly any. */
export function elementAnnotation({ callback }: RepeatedQuery['repetition']['loop'], source: Source): string {
  const [parameter] = callback?.params ?? [];
  const annotation = parameter && 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
  return annotation ? source.getText(annotation) : '';
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
