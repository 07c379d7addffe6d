// Pure syntax: questions that a node answers without scopes, modules or models.
import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type CallLike = TSESTree.CallExpression | TSESTree.NewExpression;

/** The expression under wrappers that do not change its value: `(x as T)!`, `x satisfies T`, `a?.b`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** The outermost node that still has the same value as `node`: the other direction of `unwrap`. */
export function wrapped(node: Node): Node {
  const { parent } = node;
  if (!parent) return node;
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return wrapped(parent);
    default:
      return node;
  }
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  );
}

/** `a.b`, `a['b']`, `a?.b`, `a.#b` → the name; computed access → undefined. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  const { property } = node;
  if (!node.computed)
    return property.type === 'PrivateIdentifier'
      ? `#${property.name}`
      : property.type === 'Identifier'
        ? property.name
        : undefined;
  return stringValue(property);
}

/** The method of a global object that a callee names: `assign` in `Object.assign`. Whether the name is the global's is not asked. */
export function methodOfGlobal(callee: Node, global: string): string | undefined {
  return callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === global
    ? memberName(callee)
    : undefined;
}

/** The name by which a callee is called: `save` of `save(…)`, `repository.save(…)` and `repository?.save!(…)`. */
export function calledName(callee: Node): string | undefined {
  const called = unwrap(callee);
  if (called.type === 'MemberExpression') return memberName(called);
  return called.type === 'Identifier' ? called.name : undefined;
}

/** The name of a property, method or type member; computed keys only when they are literals. */
export function keyName(node: { key: Node; computed?: boolean }): string | undefined {
  const { key } = node;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!node.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  return stringValue(key);
}

/** The text of a string literal or of a template without placeholders. */
export function stringValue(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The parameter's own pattern, without default value, modifier or rest. */
export function parameterPattern(parameter: TSESTree.Parameter): TSESTree.BindingName {
  if (parameter.type === 'TSParameterProperty') return parameterPattern(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return parameter.left;
  if (parameter.type === 'RestElement') return parameter.argument as TSESTree.BindingName;
  return parameter;
}

/** A property of an object literal by name; undefined when a spread after it could replace it. */
export function propertyOf(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  for (const property of object.properties.toReversed()) {
    if (property.type === 'SpreadElement') return undefined;
    if (keyName(property) === name) return property;
  }
  return undefined;
}

/** The nearest function around a node. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** What has the `this` that is meant in a place: a function, through arrows, or the class's field in whose value it stands. */
export function ownerOfThis(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent)
    if ((isFunction(at) && at.type !== 'ArrowFunctionExpression') || at.type === 'PropertyDefinition')
      return at;
  return undefined;
}

/** Is `inner` the same node as `outer` or below it? */
export function isWithin(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}

/** The decorators of a class or a member; espree, which knows no decorators, leaves the list out. */
export function decoratorsOf({
  decorators = [],
}: {
  readonly decorators?: readonly TSESTree.Decorator[];
}): readonly TSESTree.Decorator[] {
  return decorators;
}
