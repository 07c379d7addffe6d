// Type annotations, read as syntax: what a value is when its declaration says so. No type checker is asked.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { instanceOfName } from './bindings.js';
import { returnedBy } from './calls.js';
import { valueOfImport } from './imports.js';
import { elementOf, memberOf } from './members.js';
import { valueOf } from './origins.js';
import { parameterOfCallback, parametersOf, tupleOf } from './places.js';
import { agree } from './agreement.js';
import { explained, isKnown, unknown, UNKNOWN, type ApiValue, type ShapeValue, type Value } from './value.js';
import { memoizeValue } from './walk.js';

/** Generic types that are, for our questions, what their first argument is. */
const TRANSPARENT = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Omit',
  'Pick',
  'Exclude',
  'Extract',
]);
const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable']);

/** What a value of this type is. */
export function valueOfType(node: TSESTree.TypeNode, analysis: Analysis): Value {
  return memoizeValue(node, analysis, findType);
}

function findType(node: TSESTree.TypeNode, analysis: Analysis): Value {
  const module = moduleOf(node);
  switch (node.type) {
    case 'TSTypeReference':
      return valueOfReference(node, analysis);
    case 'TSTypeQuery':
      return node.exprName.type === 'TSImportType'
        ? imported(node.exprName, analysis)
        : valueOfName(node.exprName, analysis);
    case 'TSImportType':
      return toInstance(imported(node, analysis), analysis);
    case 'TSUnionType':
      return agree(node.types.map((type) => valueOfType(type, analysis)));
    case 'TSIntersectionType':
      return intersection(node.types.map((type) => valueOfType(type, analysis)));
    case 'TSTypeLiteral':
      return { kind: 'shape', parts: [{ members: node.members, module }] };
    case 'TSIndexedAccessType':
      return memberAccess(node, analysis);
    case 'TSArrayType':
      return { kind: 'list', element: valueOfType(node.elementType, analysis), isArray: true };
    case 'TSTypeOperator':
      return node.typeAnnotation
        ? valueOfType(node.typeAnnotation, analysis)
        : unknown('type-not-followed', node);
    case 'TSFunctionType':
      return {
        kind: 'signature',
        returns: node.returnType?.typeAnnotation,
        parameters: node.params,
        module,
      };
    case 'TSTupleType':
      return tupleOf(node);
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
      return unknown('any', node);
    default:
      return unknown('type-not-followed', node);
  }
}

function valueOfReference(node: TSESTree.TSTypeReference, analysis: Analysis): Value {
  const { typeName, typeArguments } = node;
  const module = moduleOf(node);
  if (typeName.type === 'TSQualifiedName') return toInstance(valueOfName(typeName, analysis), analysis);
  if (typeName.type !== 'Identifier') return unknown('type-not-followed', node);
  const argument = typeArguments?.params[0];
  const isOwn = Boolean(bindingOf(typeName)?.defs.length);
  if (argument && !isOwn && TRANSPARENT.has(typeName.name)) return valueOfType(argument, analysis);
  if (argument && !isOwn && LISTS.has(typeName.name))
    return {
      kind: 'list',
      element: valueOfType(argument, analysis),
      isArray: typeName.name.endsWith('Array'),
    };
  const declared = instanceOfName(typeName, analysis);
  const generic = declared.kind === 'api' && declared.type.definition.returnOf === true;
  if (declared.kind === 'api' && typeArguments && !generic)
    return { ...declared, given: { params: typeArguments.params, module } };
  if (isKnown(declared) && !generic) return declared;
  const lost = (): Value =>
    declared.kind === 'unknown' && declared.why
      ? declared
      : unknown('type-not-followed', node, typeName.name);
  if (!argument || (isOwn && !generic)) return lost();
  const target = valueOfType(argument, analysis);
  if (typeName.name === 'Parameters')
    return explained(parametersOf(target), () => unknown('type-not-followed', node));
  if (typeName.name === 'InstanceType') return toInstance(target, analysis);
  if (generic || typeName.name === 'ReturnType')
    return target.kind === 'function'
      ? returnedBy(target, analysis)
      : target.kind === 'signature'
        ? returnOfSignature(target, analysis)
        : target.kind === 'api'
          ? returnOfApi(target, analysis)
          : explained(target.kind === 'unknown' ? target : UNKNOWN, () => unknown('type-not-followed', node));
  return lost();
}

/** `ReturnType<typeof createClient>`. */
function returnOfApi(target: ApiValue, analysis: Analysis): Value {
  const call = analysis.catalogue.facet(target.type, 'call');
  const returns = call?.value.returns;
  return call && typeof returns === 'string'
    ? { ...target, type: analysis.catalogue.resolve(call.model, returns) }
    : UNKNOWN;
}

/** `import('./db').Database`, written where a type is meant. */
function imported(node: TSESTree.TSImportType, analysis: Analysis): Value {
  const { source, qualifier } = node;

  const members = (name: TSESTree.EntityName): string[] =>
    name.type === 'TSQualifiedName'
      ? [...members(name.left), name.right.name]
      : name.type === 'Identifier'
        ? [name.name]
        : [];
  const [first, ...rest] = qualifier ? members(qualifier) : [];
  return rest.reduce(
    (value, name) => memberOf(value, name, analysis),
    valueOfImport(source.value, first, moduleOf(node), analysis, node),
  );
}

function returnOfSignature({ returns }: Extract<Value, { kind: 'signature' }>, analysis: Analysis): Value {
  return returns ? valueOfType(returns, analysis) : UNKNOWN;
}

function valueOfName(name: TSESTree.EntityName, analysis: Analysis): Value {
  if (name.type === 'TSQualifiedName')
    return memberOf(valueOfName(name.left, analysis), name.right.name, analysis);
  return name.type === 'Identifier' ? valueOf(name, analysis) : UNKNOWN;
}

function memberAccess(node: TSESTree.TSIndexedAccessType, analysis: Analysis): Value {
  const { objectType, indexType } = node;
  const key =
    indexType.type === 'TSLiteralType' && indexType.literal.type === 'Literal'
      ? indexType.literal.value
      : undefined;
  if (typeof key === 'number') {
    const handed = parameterOfCallback(objectType, key, analysis);
    return isKnown(handed)
      ? handed
      : explained(elementOf(valueOfType(objectType, analysis), analysis, key), () =>
          unknown('type-not-followed', node),
        );
  }
  return typeof key === 'string'
    ? memberOf(valueOfType(objectType, analysis), key, analysis)
    : unknown('type-not-followed', node);
}

/** A library's value outweighs what is added to it; otherwise the members of all parts. */
function intersection(values: readonly Value[]): Value {
  const known = values.filter(isKnown);
  const shapes = known.filter((value): value is ShapeValue => value.kind === 'shape');
  if (known.length > 0 && shapes.length === known.length)
    return { kind: 'shape', parts: shapes.flatMap(({ parts }) => parts) };
  return withMembers(
    agree(known.filter((value) => value.kind !== 'shape')),
    shapes.flatMap(({ parts }) => parts),
  );
}

/** A library's value with the members that the project declares beside its own. */
export function withMembers(value: Value, parts: ShapeValue['parts']): Value {
  return value.kind === 'api' && parts.length > 0 && !value.added
    ? { ...value, added: { kind: 'shape', parts } }
    : value;
}

/** What a name of a class, alias or interface means in the place of a type. */
export function toInstance(value: Value, analysis: Analysis): Value {
  switch (value.kind) {
    case 'class':
      return { kind: 'instance', of: value };
    case 'api': {
      const instance = analysis.catalogue.facet(value.type, 'instance');
      return instance
        ? { ...value, type: analysis.catalogue.resolve(instance.model, instance.value) }
        : value;
    }
    case 'type':
      return value.node.type === 'TSTypeAliasDeclaration'
        ? valueOfType(value.node.typeAnnotation, analysis)
        : shapeOf(value.node, analysis);
    default:
      return value;
  }
}

/** An interface with those it extends; one that extends a library's type is that type. */
function shapeOf(node: TSESTree.TSInterfaceDeclaration, analysis: Analysis): Value {
  const module = moduleOf(node);
  const own: ShapeValue = { kind: 'shape', parts: [{ members: node.body.body, module }] };
  const parents = node.extends.map(({ expression }) =>
    expression.type === 'Identifier'
      ? instanceOfName(expression, analysis)
      : toInstance(valueOf(expression, analysis), analysis),
  );
  const library = parents.find((parent) => parent.kind === 'api' || parent.kind === 'instance');
  return library ? withMembers(library, own.parts) : intersection([own, ...parents]);
}
