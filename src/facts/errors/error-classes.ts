// Classes of errors: whether JSON keeps nothing of what such an error says, or that is not known.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, parameterPattern, unwrap, type Node } from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import { ERROR_CLASS_PARENTS } from '../../budgets.js';
import { valueOfType } from '../origins/annotations.js';
import { valueOf } from '../origins/origins.js';
import { OF_PLAIN_ERRORS } from '../origins/type-checker.js';
import type { ClassValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

const BUILT_IN = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
  'DOMException',
]);

/** Types of the language and the platform that hold other things than errors. */
const OTHER_BUILT_IN = new Set([
  'Array',
  'ReadonlyArray',
  'Record',
  'Map',
  'ReadonlyMap',
  'Set',
  'Date',
  'Buffer',
  'Uint8Array',
  'URL',
  'Response',
  'Event',
  'ErrorEvent',
  'MessageEvent',
  'ProgressEvent',
  'CloseEvent',
  'PromiseRejectionEvent',
]);
/** Members that say nothing against an error: its own, and those that Node and drivers add to one. */
const OF_ERRORS = new Set(['message', 'stack', 'name', 'cause', 'code', 'errno', 'syscall']);

/**
 * What a type says of an error.
 *
 * - `open`: nothing
 * - `plain`: a class of errors that JSON keeps nothing of
 * - `data`: it is none
 */
type KindOfType = 'open' | 'plain' | 'data' | 'unknown';

export function kindOfType(type: TSESTree.TypeNode, analysis: Analysis): KindOfType {
  switch (type.type) {
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
    case 'TSObjectKeyword':
      return 'open';
    case 'TSTypeLiteral':
      return kindOfMembers(type.members);
    case 'TSUnionType': {
      const kinds = type.types.map((each) => kindOfType(each, analysis));
      if (kinds.every((kind) => kind === 'data')) return 'data';
      if (kinds.includes('data') || kinds.includes('unknown')) return 'unknown';
      return kinds.includes('plain') ? 'plain' : 'open';
    }
    case 'TSIntersectionType': {
      const kinds = type.types.map((each) => kindOfType(each, analysis));
      if (kinds.includes('unknown')) return 'unknown';
      if (kinds.includes('plain')) return 'plain';
      return kinds.includes('data') ? 'data' : 'open';
    }
    case 'TSTypeReference':
      return kindOfReference(type, analysis);
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSBigIntKeyword':
    case 'TSSymbolKeyword':
    case 'TSLiteralType':
    case 'TSTemplateLiteralType':
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSFunctionType':
      return 'data';
    default:
      return 'unknown';
  }
}

function kindOfReference(type: TSESTree.TSTypeReference, analysis: Analysis): KindOfType {
  const { typeName } = type;
  if (typeName.type === 'TSQualifiedName')
    return typeName.right.name === 'ErrnoException' ? 'plain' : 'unknown';
  if (typeName.type !== 'Identifier') return 'unknown';
  if (isBuiltIn(typeName)) return 'plain';
  if (OTHER_BUILT_IN.has(typeName.name) && !bindingOf(typeName)?.defs.length) return 'data';
  const value = valueOfType(type, analysis);
  if (value.kind === 'instance') return isPlain(value.of, analysis) ? 'plain' : 'unknown';
  if (value.kind === 'list') return 'data';
  if (value.kind !== 'shape') return 'unknown';
  const members = value.parts.flatMap((part) => part.members);
  // What an interface inherits is not among its members.
  const isAll = members.every(
    ({ parent }) => parent.type !== 'TSInterfaceBody' || parent.parent.extends.length === 0,
  );
  return isAll && kindOfMembers(members) === 'data' ? 'data' : 'unknown';
}

/** Who writes down what an object holds, and neither a message nor a stack, does not mean an error. */
function kindOfMembers(members: readonly TSESTree.TypeElement[]): 'open' | 'data' {
  const names = members.map((member) =>
    member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature'
      ? keyName(member)
      : undefined,
  );
  if (names.includes('message') || names.includes('stack')) return 'open';
  return names.every((name) => name !== undefined && OF_ERRORS.has(name)) ? 'open' : 'data';
}

/** The class that every error may be of, a class of the project that keeps to it, or one that nothing is known of. */
export function errorClassOf(constructor: Node, analysis: Analysis): 'any' | 'own' | 'unknown' {
  const node = unwrap(constructor);
  if (node.type === 'Identifier' && isBuiltIn(node)) return node.name === 'Error' ? 'any' : 'own';
  const value: Value = valueOf(node, analysis);
  return value.kind === 'class' && isPlain(value, analysis) ? 'own' : 'unknown';
}

/** Is it a class of errors, whatever its errors hold beside what every error has? */
export function isErrorClass(constructor: Node, analysis: Analysis): boolean {
  const node = unwrap(constructor);
  if (node.type === 'Identifier' && isBuiltIn(node)) return true;
  const value: Value = valueOf(node, analysis);
  return (
    value.kind === 'class' &&
    value.node.superClass !== null &&
    value.node.superClass !== node &&
    analysis.recursion.ask(
      { question: isErrorClass, subject: value.node, deepest: ERROR_CLASS_PARENTS },
      false,
      () => value.node.superClass !== null && isErrorClass(value.node.superClass, analysis),
    )
  );
}

function isPlain({ node }: ClassValue, analysis: Analysis): boolean {
  const { superClass } = node;
  return (
    superClass !== null &&
    ownMembersOf(node).every((name) => name !== undefined && OF_PLAIN_ERRORS.has(name)) &&
    analysis.recursion.ask(
      { question: isPlain, subject: node, deepest: ERROR_CLASS_PARENTS },
      false,
      () => errorClassOf(superClass, analysis) !== 'unknown',
    )
  );
}

/** What its instances hold that JSON writes, and `toJSON`, which decides what that is; `undefined` for a computed name. */
function ownMembersOf({ body }: ClassValue['node']): (string | undefined)[] {
  return body.body.flatMap((member) => {
    switch (member.type) {
      case 'PropertyDefinition':
        return member.static || member.declare || isNumber(member) ? [] : [keyName(member)];
      case 'MethodDefinition':
        if (member.kind !== 'constructor') return keyName(member) === 'toJSON' ? ['toJSON'] : [];
        return [
          ...member.value.params.flatMap((parameter) => {
            if (parameter.type !== 'TSParameterProperty') return [];
            const name = parameterPattern(parameter);
            if (isNumber(name)) return [];
            return name.type === 'Identifier' ? [name.name] : [undefined];
          }),
          ...assignedIn(member.value),
        ];
      default:
        return [];
    }
  });
}

/** A number or a flag, such as the status to answer with, says nothing of what happened. */
function isNumber({
  typeAnnotation,
}: {
  readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined;
}): boolean {
  const type = typeAnnotation?.typeAnnotation.type;
  return type === 'TSNumberKeyword' || type === 'TSBooleanKeyword';
}

/** `this.status = status;`, `Object.assign(this, fields)`. */
function assignedIn(constructor: Node): (string | undefined)[] {
  return ownNodesIn(constructor).flatMap((node) => {
    if (node.type === 'AssignmentExpression')
      return node.left.type === 'MemberExpression' && node.left.object.type === 'ThisExpression'
        ? [memberName(node.left)]
        : [];
    return node.type === 'CallExpression' &&
      node.arguments[0]?.type === 'ThisExpression' &&
      !isStackTrace(node)
      ? [undefined]
      : [];
  });
}

/** `Error.captureStackTrace(this, Refused)`, `Object.setPrototypeOf(this, new.target.prototype)`: they add no field. */
function isStackTrace({ callee }: TSESTree.CallExpression): boolean {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  return name === 'captureStackTrace' || name === 'setPrototypeOf';
}

function isBuiltIn(identifier: TSESTree.Identifier): boolean {
  return BUILT_IN.has(identifier.name) && !bindingOf(identifier)?.defs.length;
}
