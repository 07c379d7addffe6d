// What kind of value an expression holds, as its declarations say: whether two of them are equal where they hold the same, and
// whether it may be null.
//
//   ids: number[], for (const id of ids) id             a number
//   days: Date[], for (const day of days) day           a date: an object, equal to itself alone
//   people: { boat: number | null }[], person.boat      a number, or null
//   rows: any[], row.id                                 unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { kindByType } from '../origins/type-checker.js';
import type { ValueKind } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { iterationOf } from './loops.js';
import { aliased, elementType, memberType } from './member-types.js';

export interface Kind {
  /** `undefined` when nothing says it. */
  readonly kind: ValueKind | undefined;
  readonly mayBeNull: boolean | undefined;
}

const UNKNOWN_KIND: Kind = { kind: undefined, mayBeNull: undefined };
/** Names and members on the way to an annotation. */
const MOST_STEPS = 8;

/** What a value is by the annotations on the way to it, else by the type checker. */
export function kindOf(node: Node, analysis: Analysis): Kind {
  const type = typeOf(node, analysis, MOST_STEPS);
  const said = type ? kindOfType(type, analysis) : UNKNOWN_KIND;
  return said.kind === undefined ? (kindByType(node, analysis) ?? made(node)) : said;
}

/** What a value of this type is. */
export function kindOfType(type: TSESTree.TypeNode, analysis: Analysis, hops = MOST_STEPS): Kind {
  if (hops === 0) return UNKNOWN_KIND;
  const of = (kind: ValueKind): Kind => ({ kind, mayBeNull: false });
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return of('text');
    case 'TSNumberKeyword':
      return of('number');
    case 'TSBooleanKeyword':
      return of('boolean');
    case 'TSBigIntKeyword':
      return of('bigint');
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSTypeLiteral':
      return of('object');
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
      return { kind: undefined, mayBeNull: true };
    case 'TSLiteralType':
      return type.literal.type === 'Literal' ? (ofLiteral(type.literal) ?? UNKNOWN_KIND) : UNKNOWN_KIND;
    case 'TSUnionType': {
      const parts = type.types.map((each) => kindOfType(each, analysis, hops - 1));
      const mayBeNull = parts.some((each) => each.mayBeNull === true);
      const kinds = new Set(
        parts.flatMap((each) => (each.kind ? [each.kind] : each.mayBeNull ? [] : [undefined])),
      );
      const [kind] = kinds;
      return {
        kind: kinds.size === 1 ? kind : undefined,
        mayBeNull: mayBeNull || (kind ? false : undefined),
      };
    }
    case 'TSIntersectionType':
      return (
        type.types.map((each) => kindOfType(each, analysis, hops - 1)).find(({ kind }) => kind) ??
        UNKNOWN_KIND
      );
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return UNKNOWN_KIND;
      const alias = aliased(type.typeName);
      if (alias) return kindOfType(alias, analysis, hops - 1);
      const isGlobal = !bindingOf(type.typeName)?.defs.length;
      const kind = isGlobal ? GLOBAL_CLASSES.get(type.typeName.name) : undefined;
      return kind ? of(kind) : UNKNOWN_KIND;
    }
    default:
      return UNKNOWN_KIND;
  }
}

const GLOBAL_CLASSES: ReadonlyMap<string, ValueKind> = new Map([
  ['Date', 'date'],
  ['Buffer', 'object'],
  ['Uint8Array', 'object'],
  ['URL', 'object'],
  ['RegExp', 'object'],
  ['Array', 'object'],
  ['ReadonlyArray', 'object'],
  ['Set', 'object'],
  ['Map', 'object'],
]);

function ofLiteral({ value }: TSESTree.Literal): Kind | undefined {
  const kind = { string: 'text', number: 'number', boolean: 'boolean', bigint: 'bigint' }[
    typeof value as 'string'
  ];
  return kind ? { kind: kind as ValueKind, mayBeNull: false } : undefined;
}

/** `new Date(…)`, a text that is written there. */
function made(node: Node): Kind {
  const value = unwrap(node);
  if (value.type === 'Literal') return ofLiteral(value) ?? UNKNOWN_KIND;
  if (value.type === 'TemplateLiteral') return { kind: 'text', mayBeNull: false };
  if (value.type === 'NewExpression')
    return {
      kind: value.callee.type === 'Identifier' && value.callee.name === 'Date' ? 'date' : 'object',
      mayBeNull: false,
    };
  if (value.type !== 'Identifier') return UNKNOWN_KIND;
  const declared = bindingOf(value)?.defs[0]?.node as Node | undefined;
  if (
    declared?.type === 'VariableDeclarator' &&
    declared.init &&
    declared.init !== value &&
    declared.parent.kind === 'const'
  )
    return declared.id.type === 'Identifier' ? made(declared.init) : UNKNOWN_KIND;
  // Elements of a list that was made in place: `texts.map((text) => new Date(text))`.
  const list = listAround(value);
  const iteration = list?.type === 'CallExpression' ? iterationOf(list) : undefined;
  const callback = iteration && unwrap(iteration.callback);
  return callback?.type === 'ArrowFunctionExpression' && callback.body.type !== 'BlockStatement'
    ? made(callback.body)
    : UNKNOWN_KIND;
}

/** What a member is of an object whose type is written. */
export function kindOfMember(type: TSESTree.TypeNode, name: string, analysis: Analysis): Kind {
  const member = memberType(type, name, analysis);
  return member ? kindOfType(member, analysis) : UNKNOWN_KIND;
}

/** The list whose element a name is, as it was made. */
function listAround(name: TSESTree.Identifier): Node | undefined {
  const list = collectionOf(name);
  const value = list && unwrap(list);
  if (value?.type !== 'Identifier') return value;
  const declared = bindingOf(value)?.defs[0]?.node as Node | undefined;
  return declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
}

/** What a loop goes through whose element a name is. */
function collectionOf(name: TSESTree.Identifier): Node | undefined {
  const definition = bindingOf(name)?.defs[0];
  const node = definition?.node as Node | undefined;
  if (node?.type === 'VariableDeclarator') {
    const loop = node.parent.parent;
    return loop.type === 'ForOfStatement' && loop.left === node.parent ? loop.right : undefined;
  }
  if (!isFunction(node)) return undefined;
  const call = wrapped(node).parent;
  const iteration = call?.type === 'CallExpression' ? iterationOf(call) : undefined;
  const parameter = iteration && node.params[iteration.parameter];
  const isElement =
    parameter !== undefined && definition?.name !== undefined && isWithin(definition.name, parameter);
  return isElement ? iteration?.collection : undefined;
}

/** The annotation that says what an expression is. */
function typeOf(node: Node, analysis: Analysis, hops: number): TSESTree.TypeNode | undefined {
  if (hops === 0) return undefined;
  const expression = unwrap(node);
  if (expression.type === 'MemberExpression') {
    const name = memberName(expression);
    const owner = name === undefined ? undefined : typeOf(expression.object, analysis, hops - 1);
    return owner && name !== undefined ? memberType(owner, name, analysis) : undefined;
  }
  if (expression.type !== 'Identifier') return undefined;
  const definition = bindingOf(expression)?.defs[0];
  const name = definition?.name as TSESTree.Identifier | undefined;
  if (!definition || name?.type !== 'Identifier') return undefined;
  if (name.typeAnnotation) {
    const type = name.typeAnnotation.typeAnnotation;
    return name.optional ? undefined : type;
  }
  let pattern: Node = name;
  while (['Property', 'ObjectPattern', 'ArrayPattern', 'RestElement'].includes(pattern.parent?.type ?? ''))
    pattern = pattern.parent as Node;
  const whole = wholeType(pattern, expression, definition.node, analysis, hops);
  if (!whole) return undefined;
  let type: TSESTree.TypeNode | undefined = whole;
  for (const step of pattern === name ? [] : pathInPattern(pattern, name))
    type = type && typeof step === 'string' ? memberType(type, step, analysis) : undefined;
  return type;
}

/** The type of what a pattern takes apart, or of what a name is given. */
function wholeType(
  pattern: Node,
  name: TSESTree.Identifier,
  node: Node,
  analysis: Analysis,
  hops: number,
): TSESTree.TypeNode | undefined {
  const own = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
  if (own?.type === 'TSTypeAnnotation') return own.typeAnnotation;
  const list = collectionOf(name);
  if (list) {
    const type = typeOf(list, analysis, hops - 1);
    return type && elementType(type, analysis);
  }
  const isDeclared = node.type === 'VariableDeclarator' && node.init && node.parent.kind === 'const';
  return isDeclared && node.init ? typeOf(node.init, analysis, hops - 1) : undefined;
}
