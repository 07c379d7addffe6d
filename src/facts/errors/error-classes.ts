// Classes of errors: whether JSON keeps nothing of what such an error says, or that is not known.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap, type Node } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import { valueOf } from '../origins/origins.js';
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

/** `open` says nothing of the class; `plain` is a class of errors that JSON keeps nothing of. */
export function kindOfType(type: TSESTree.TypeNode, analysis: Analysis): 'open' | 'plain' | 'unknown' {
  switch (type.type) {
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSTypeLiteral':
      return 'open';
    case 'TSUnionType':
    case 'TSIntersectionType': {
      const kinds = type.types.map((each) => kindOfType(each, analysis));
      return kinds.every((kind) => kind !== 'unknown')
        ? kinds.includes('plain')
          ? 'plain'
          : 'open'
        : 'unknown';
    }
    case 'TSTypeReference': {
      const { typeName } = type;
      if (typeName.type === 'TSQualifiedName')
        return typeName.right.name === 'ErrnoException' ? 'plain' : 'unknown';
      if (typeName.type !== 'Identifier') return 'unknown';
      if (isBuiltIn(typeName)) return 'plain';
      const value = valueOfType(type, analysis);
      return value.kind === 'instance' && isPlain(value.of, analysis) ? 'plain' : 'unknown';
    }
    default:
      return 'unknown';
  }
}

/** The class that every error may be of, a class of the project that keeps to it, or one that nothing is known of. */
export function errorClassOf(constructor: Node, analysis: Analysis): 'any' | 'own' | 'unknown' {
  const node = unwrap(constructor);
  if (node.type === 'Identifier' && isBuiltIn(node)) return node.name === 'Error' ? 'any' : 'own';
  const value: Value = valueOf(node, analysis);
  return value.kind === 'class' && isPlain(value, analysis) ? 'own' : 'unknown';
}

function isPlain({ node }: ClassValue, analysis: Analysis): boolean {
  if (!node.superClass || node.body.body.some((member) => 'key' in member && keyName(member) === 'toJSON'))
    return false;
  return errorClassOf(node.superClass, analysis) !== 'unknown';
}

function isBuiltIn(identifier: TSESTree.Identifier): boolean {
  return BUILT_IN.has(identifier.name) && !bindingOf(identifier)?.defs.length;
}
