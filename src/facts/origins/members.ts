// Members: what reading a property of a value gives.
import { keyName, unwrap, type Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import type { Analysis } from '../project/analysis.js';
import { toInstance, valueOfType } from './annotations.js';
import { declaredMember } from './declared-members.js';
import { findClassMember } from './class-members.js';
import { handledMember, knownByHandles } from './handles.js';
import { memberByKey } from './injections.js';
import { valueOfExport } from './imports.js';
import { addedMemberOf, declares, memberOfObject, memberOfOpaque } from './object-members.js';
import { valueOf } from './origins.js';
import { inPlace } from './places.js';
import { ofTypeArgument, typeArgumentGiven } from './type-arguments.js';
import { agree } from './agreement.js';
import {
  explained,
  isKnown,
  unknown,
  UNKNOWN,
  type ApiValue,
  type ClassValue,
  type ShapeValue,
  type Value,
} from './value.js';

/** What `value.name` is. */
export function memberOf(value: Value, name: string, analysis: Analysis): Value {
  switch (value.kind) {
    case 'api':
      return memberOfApi(value, name, analysis);
    case 'namespace':
      return valueOfExport(value.module, name, analysis);
    case 'object':
      return memberOfObject(value, name, analysis);
    case 'instance':
      return memberOfInstance(value.of, name, analysis);
    case 'class':
      return memberOfClass(value, name, analysis);
    case 'shape':
      return memberOfShape(value, name, analysis);
    case 'function':
      return ['bind', 'call', 'apply'].includes(name) ? value : addedMemberOf(value.node, name, analysis);
    // What is read from an unknown value is unknown for the same reason.
    case 'unknown':
      return value;
    case 'opaque':
      return memberOfOpaque(value.node, name, analysis);
    default:
      return unknown('no-member', 'node' in value ? value.node : undefined, name);
  }
}

function memberOfApi(value: ApiValue, name: string, analysis: Analysis): Value {
  const { added } = value;
  if (added?.kind === 'object' && declares(added, name)) return memberOfObject(added, name, analysis);
  const type = analysis.catalogue.member(value.type, name) ?? addedMember(value, name, analysis);
  const given = type?.definition.typeArgumentOf;
  if (given !== undefined) return typeArgumentGiven(value, given, analysis);
  if (!type) {
    const keyed = memberByKey(value, name, analysis);
    if (keyed && isKnown(keyed)) return keyed;
    const own = added?.kind === 'shape' ? memberOfShape(added, name, analysis) : UNKNOWN;
    return isKnown(own)
      ? own
      : (keyed ??
          explained(declaredMember(value, name, analysis), () =>
            unknown('unmodelled-member', value.made?.node, name, { type: value.type }),
          ));
  }
  return (
    ofTypeArgument(type, value, analysis) ?? { kind: 'api', type, receiver: value, name, made: value.made }
  );
}

/** `req.log` is there where the package that puts it there is imported by the file or asked for by its manifest. */
function addedMember(value: ApiValue, name: string, analysis: Analysis): ResolvedType | undefined {
  const added = analysis.catalogue.added(value.type, name);
  const module = value.made?.module ?? analysis.open;
  if (!added || !module) return undefined;
  const isInUse =
    module.text.includes(`'${added.package}'`) ||
    module.text.includes(`"${added.package}"`) ||
    analysis.project.packages.isRequested(module.path, added.package);
  return isInUse ? added.type : undefined;
}

function memberOfShape({ parts }: ShapeValue, name: string, analysis: Analysis): Value {
  for (const { members, module } of parts) {
    for (const member of members) {
      if (
        (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') ||
        keyName(member) !== name
      )
        continue;
      if (member.type === 'TSMethodSignature')
        return { kind: 'signature', returns: member.returnType?.typeAnnotation, module, declaredBy: member };
      return member.typeAnnotation
        ? valueOfType(member.typeAnnotation.typeAnnotation, analysis)
        : unknown('untyped-member', member, name);
    }
  }
  return unknown('no-member', parts[0]?.members[0]?.parent, name);
}

function memberOfInstance(of: ClassValue, name: string, analysis: Analysis): Value {
  for (const each of lineOf(of, analysis)) {
    if (each.kind !== 'class') return memberOf(toInstance(each, analysis), name, analysis);
    const found =
      handledMember(each.node.id?.name, name, analysis) ?? findClassMember(each, name, false, analysis);
    if (found) return found;
  }
  return unknown('no-member', of.node, name);
}

function memberOfClass(of: ClassValue, name: string, analysis: Analysis): Value {
  for (const each of lineOf(of, analysis)) {
    if (each.kind !== 'class') return memberOf(each, name, analysis);
    const found = findClassMember(each, name, true, analysis);
    if (found) return found;
    // `class Models {}; Models.order = Order`
    const added = addedMemberOf(each.node, name, analysis);
    if (added.kind !== 'unknown' || added.why?.kind !== 'no-member') return added;
  }
  return unknown('no-member', of.node, name);
}

/** A class, what it extends, and so on: each once, because code may say that two classes extend each other. */
function* lineOf(of: ClassValue, analysis: Analysis): Generator<Value> {
  const seen = new Set<Node>();
  for (let at: Value | undefined = of; at; at = at.kind === 'class' ? superOf(at, analysis) : undefined) {
    if (at.kind === 'class' && seen.has(at.node)) return;
    if (at.kind === 'class') seen.add(at.node);
    yield at;
  }
}

function superOf({ node, module }: ClassValue, analysis: Analysis): Value | undefined {
  if (!node.superClass) return undefined;
  const value = valueOf(node.superClass, analysis);
  if (value.kind === 'api' && node.superTypeArguments)
    return { ...value, given: { params: node.superTypeArguments.params, module } };
  if (isKnown(value) || node.superClass.type !== 'Identifier') return value;
  const handled = knownByHandles('className', node.superClass.name, analysis);
  return handled.kind === 'unknown' && value.kind === 'unknown' ? value : handled;
}

/** What an element of a list is: `for (const x of list)`, `list[0]`, the parameter of `list.map`. */
export function elementOf(value: Value, analysis: Analysis, index?: number): Value {
  switch (value.kind) {
    case 'list':
      return index !== undefined && value.places ? inPlace(value.places, index, analysis) : value.element;
    case 'api': {
      const element = analysis.catalogue.facet(value.type, 'element');
      return element
        ? {
            kind: 'api',
            type: analysis.catalogue.resolve(element.model, element.value),
            receiver: value,
            name: undefined,
            made: value.made,
          }
        : unknown('no-element', value.made?.node, undefined, { type: value.type });
    }
    case 'opaque': {
      const list = unwrap(value.node);
      if (list.type !== 'ArrayExpression') return unknown('not-followed', list);
      const elements = list.elements.filter((element) => element !== null) as Node[];
      if (index !== undefined) return elements[index] ? valueOf(elements[index], analysis) : UNKNOWN;
      return agree(elements.map((element) => valueOf(element, analysis)));
    }
    case 'unknown':
      return value;
    default:
      return unknown('no-element', 'node' in value ? value.node : undefined);
  }
}
