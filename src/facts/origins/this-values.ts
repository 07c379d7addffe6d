// `this`: the class around it, the object that holds the function, or what a framework calls the function on.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { valueOf } from './origins.js';
import { selfOf } from './parameters.js';
import { explained, isKnown, unknown, UNKNOWN, type Unknown, type Value } from './value.js';

export function valueOfThis(node: TSESTree.ThisExpression | TSESTree.Super, analysis: Analysis): Value {
  const module = moduleOf(node);
  let isStatic = false;
  let from: Node = node;
  for (let at: Node | undefined = node.parent; at; from = at, at = at.parent) {
    if (isStaticMember(at)) isStatic = true;
    // In `class extends this {}` it is that of the code around the class.
    if ((at.type === 'ClassDeclaration' || at.type === 'ClassExpression') && at.body === from) {
      const of = { kind: 'class', node: at, module } as const;
      return isStatic ? of : { kind: 'instance', of };
    }
    if (at.type === 'FunctionDeclaration') return explained(selfOf(at, analysis), () => nothingAround(node));
    if (at.type !== 'FunctionExpression' || at.parent.type === 'MethodDefinition') continue;
    const self = selfOf(at, analysis);
    const object = at.parent.type === 'Property' ? at.parent.parent : undefined;
    if (isKnown(self) || object?.type !== 'ObjectExpression')
      return explained(self, () => nothingAround(node));
    return ownerOf(object, analysis);
  }
  return nothingAround(node);
}

function nothingAround(node: Node): Unknown {
  return unknown('no-class-around', node);
}

/**
 * `static init(sequelize) { return super.init({ … }, { sequelize }) }`: what gives back what it is called on gives the class itself,
 * of which the library's class is asked on its behalf.
 */
export function classGivenBack(callee: Node, analysis: Analysis): Value | undefined {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Super') return undefined;
  const own = valueOfThis(callee.object, analysis);
  const name = memberName(callee);
  const parent =
    own.kind === 'class' && own.node.superClass ? valueOf(own.node.superClass, analysis) : UNKNOWN;
  if (parent.kind !== 'api' || name === undefined) return undefined;
  const member = analysis.catalogue.member(parent.type, name);
  const returned = member && analysis.catalogue.facet(member, 'call')?.value.returns;
  return typeof returned === 'object' && 'same' in returned ? own : undefined;
}

/** In a static method `this` is the class itself. */
function isStaticMember(node: Node): boolean {
  return (
    node.type === 'StaticBlock' ||
    ((node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') && node.static)
  );
}

/** An object, or what it was handed to when that takes on its members: `repository.extend({ … })`. */
function ownerOf(node: TSESTree.ObjectExpression, analysis: Analysis): Value {
  const module = moduleOf(node);
  const { parent } = node;
  const call = parent.type === 'CallExpression' ? valueOf(parent, analysis) : UNKNOWN;
  return call.kind === 'api' && call.added?.kind === 'object' && call.added.node === node
    ? call
    : { kind: 'object', node, module };
}
