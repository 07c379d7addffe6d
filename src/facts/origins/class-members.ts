// Members that a class writes down: methods, fields, parameters of its constructor, and what `this.x = …` gives them.
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, keyName, memberName } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { valueOfType } from './annotations.js';
import { returnedBy } from './calls.js';
import { injectedBy, isGivenByContainer } from './injections.js';
import { valueOf } from './origins.js';
import { oneOf } from './agreement.js';
import { isKnown, unknown, type ClassValue, type Value } from './value.js';

/** What a class itself says of a member, static or of its instances. */
export function findClassMember(
  { node, module }: ClassValue,
  name: string,
  isStatic: boolean,
  analysis: Analysis,
): Value | undefined {
  let declared: Value | undefined;
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      const parameter = isStatic ? undefined : parameterProperty(member, name, analysis);
      if (parameter) return parameter;
    }
    if (!('key' in member) || member.static !== isStatic || keyName(member) !== name) continue;
    if (member.type === 'MethodDefinition') {
      if (member.kind === 'set' || !member.value.body) continue;
      const method: Value = { kind: 'function', node: member.value, module };
      return member.kind === 'get' ? returnedBy(method, analysis) : method;
    }
    if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
      const initial = member.value
        ? valueOf(member.value, analysis)
        : unknown('untyped-member', member, name);
      declared =
        isKnown(initial) || !member.typeAnnotation
          ? initial
          : valueOfType(member.typeAnnotation.typeAnnotation, analysis);
      const injected = isGivenByContainer(declared) ? injectedBy(decoratorsOf(member), analysis) : undefined;
      if (injected && (isKnown(injected) || !isKnown(declared))) declared = injected;
      if (declared.kind === 'api' && declared === initial && !isStatic)
        return oneOf([declared, ...valuesAssignedInClass(node, name, analysis)]);
      // A function's type says what it gives; the function that the constructor assigns says what it does.
      if (isKnown(declared) && declared.kind !== 'signature') return declared;
    }
    if (
      member.type === 'TSAbstractPropertyDefinition' ||
      member.type === 'TSAbstractAccessorProperty' ||
      member.type === 'TSAbstractMethodDefinition'
    )
      declared = abstractMember(member, module, name, analysis);
  }
  if (declared?.kind === 'signature' && !isStatic) {
    const assigned = assignedInClass(node, name, analysis);
    return assigned && isKnown(assigned) ? assigned : declared;
  }
  return isStatic ? declared : (assignedInClass(node, name, analysis) ?? declared);
}

/** `abstract readonly db: Database`, `abstract find(id: string): Promise<Order>`. */
function abstractMember(
  member:
    | TSESTree.TSAbstractPropertyDefinition
    | TSESTree.TSAbstractAccessorProperty
    | TSESTree.TSAbstractMethodDefinition,
  module: ClassValue['module'],
  name: string,
  analysis: Analysis,
): Value {
  const isMethod = member.type === 'TSAbstractMethodDefinition';
  const type = (isMethod ? member.value.returnType : member.typeAnnotation)?.typeAnnotation;
  if (isMethod && member.kind !== 'get') return { kind: 'signature', returns: type, module };
  return type ? valueOfType(type, analysis) : unknown('untyped-member', member, name);
}

/** `constructor(private readonly db: Database)`. */
function parameterProperty(
  { value }: TSESTree.MethodDefinition,
  name: string,
  analysis: Analysis,
): Value | undefined {
  for (const parameter of value.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const pattern =
      parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (pattern.name === name) return valueOf(pattern, analysis);
  }
  return undefined;
}

/** `this.db = …` anywhere in the class; several must agree. */
function assignedInClass(node: ClassValue['node'], name: string, analysis: Analysis): Value | undefined {
  const values = valuesAssignedInClass(node, name, analysis);
  return values.length > 0 ? oneOf(values) : undefined;
}

function valuesAssignedInClass(node: ClassValue['node'], name: string, analysis: Analysis): Value[] {
  const module = moduleOf(node);
  const values: Value[] = [];
  for (const { left, right } of module.assignments) {
    if (
      left.type !== 'MemberExpression' ||
      left.object.type !== 'ThisExpression' ||
      memberName(left) !== name
    )
      continue;
    if (left.range[0] >= node.range[0] && left.range[1] <= node.range[1])
      values.push(valueOf(right, analysis));
  }
  return values;
}
