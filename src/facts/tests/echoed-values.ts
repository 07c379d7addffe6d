// Is what a test expects what it stubbed?
//
// | stubbed | expected | |
// | --- | --- | --- |
// | `order` | `order`, `{ ...order }` | yes |
// | `{ id: 1, total: 5 }` | `{ id: 1 }`, of `toMatchObject` | yes: each part is |
// | `order`, looked at as `result.id` | `order.id`, or what `order` has there | yes |
// | `7` | `7` | yes |
// | `order` | `{ ...order, total: 5 }` | no: a part is the test's own |
import { keyName, memberName, propertyOf, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { bindingOf, textOf } from '../project/module.js';
import { constantOf } from './doubles.js';

export function isEcho(expected: Node, stubbed: Node, path: readonly string[]): boolean {
  const value = unwrap(expected);
  if (isPathOf(value, stubbed, path)) return true;
  const given = partOf(stubbed, path);
  return given !== undefined && isSame(value, given);
}

/** `order.id` is what `order` has under the path `id`. */
function isPathOf(node: Node, stubbed: Node, path: readonly string[]): boolean {
  let at = node;
  for (const name of path.toReversed()) {
    if (at.type !== 'MemberExpression' || memberName(at) !== name) return false;
    at = unwrap(at.object);
  }
  return isSameName(at, unwrap(stubbed));
}

function isSameName(one: Node, other: Node): boolean {
  return (
    one.type === 'Identifier' &&
    other.type === 'Identifier' &&
    one.name === other.name &&
    bindingOf(one) !== undefined &&
    bindingOf(one) === bindingOf(other)
  );
}

function partOf(stubbed: Node, path: readonly string[]): Node | undefined {
  let at: Node | undefined = written(stubbed);
  for (const name of path) {
    const property: Node | undefined =
      at?.type === 'ObjectExpression' ? propertyOf(at, name)?.value : undefined;
    at = property && written(property);
  }
  return at;
}

/** What a constant was given, as far as that is a value that is written out. */
function written(node: Node): Node {
  const value = unwrap(node);
  const given = value.type === 'Identifier' ? constantOf(value) : undefined;
  return given ? unwrap(given) : value;
}

function isSame(expected: Node, stubbed: Node): boolean {
  const [one, other] = [unwrap(expected), unwrap(stubbed)];
  if (isSameName(one, other)) return true;
  const [value, given] = [written(one), written(other)];
  if (value === given) return value.type === 'ObjectExpression' || value.type === 'ArrayExpression';
  if (value.type === 'Literal' && given.type === 'Literal') return textOf(value) === textOf(given);
  if (stringValue(value) !== undefined) return stringValue(value) === stringValue(given);
  if (value.type === 'UnaryExpression' && given.type === 'UnaryExpression')
    return textOf(value) === textOf(given);
  if (value.type === 'ArrayExpression' && given.type === 'ArrayExpression')
    return (
      value.elements.length === given.elements.length &&
      value.elements.every((each, at) => {
        const there = given.elements[at];
        return each && there ? isSame(each, there) : each === there;
      })
    );
  if (value.type !== 'ObjectExpression') return false;
  return (
    value.properties.length > 0 &&
    value.properties.every((property) =>
      property.type === 'SpreadElement'
        ? isSame(property.argument, other)
        : given.type === 'ObjectExpression' && hasSame(property, given),
    )
  );
}

function hasSame(
  property: Extract<Node, { type: 'Property' }>,
  given: Extract<Node, { type: 'ObjectExpression' }>,
): boolean {
  const name = keyName(property);
  const there = name === undefined ? undefined : propertyOf(given, name);
  return there !== undefined && isSame(property.value, there.value);
}
