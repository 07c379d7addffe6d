// Where a function is held: the names, objects, classes and exports through which it is reached, in its own file and in
// others. What is done with it there is asked by `function-uses.ts`.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { commonJsExport } from '../project/exports.js';
import { exportedNames } from '../project/exported-names.js';
import { referencesTo } from '../project/import-uses.js';
import { commonJsReads, readsOfField } from '../project/module-reads.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { PlaceWalk, type Place } from './place-walk.js';

/** What a place holds of the function: a call of it, an instance of its class, its construction, an element; else a key. */
export const CALL = '()';
export const INSTANCE = 'new';
export const CONSTRUCTION = 'new()';
export const ELEMENT = '[]';

export abstract class FunctionFlow extends PlaceWalk {
  /** Where a function or class is written: its name, the member that it is, or the expression itself. */
  protected definedAt(node: Node, place: Place): void {
    if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id)
      return this.bound(node.id, place);
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      return this.exported('default', place);
    const { parent } = node;
    if (parent?.type === 'MethodDefinition') this.member(parent, place);
    else this.push({ ...place, node });
  }

  /** A name, or a pattern that takes an object apart, holds it from here on. */
  protected bound(pattern: Node, place: Place): void {
    if (pattern.type === 'ObjectPattern') {
      const [first, ...held] = place.held;
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') this.bound(property.argument, place);
        else if (keyName(property) === first)
          this.bound(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, {
            ...place,
            held,
          });
      }
      return;
    }
    if (pattern.type !== 'Identifier') return this.giveUp();
    for (const { node } of referencesTo(pattern)) this.push({ ...place, node });
    if (!place.entered) for (const name of exportedNames(pattern)) this.exported(name, place);
  }

  protected assigned(assignment: TSESTree.AssignmentExpression, place: Place): void {
    this.push({ ...place, node: assignment });
    this.assignedTo(assignment.left, place);
  }

  protected assignedTo(left: Node | undefined, place: Place): void {
    if (left?.type === 'Identifier')
      return left.name === 'exports' && !bindingOf(left)?.defs.length
        ? this.exportedWhole(place)
        : this.bound(left, place);
    const exported = left && commonJsExport(left);
    if (exported === 'module.exports') return this.exportedWhole(place);
    if (exported) return this.exported(exported.name, place);
    const key = left?.type === 'MemberExpression' ? memberName(left) : undefined;
    if (left?.type !== 'MemberExpression' || key === undefined) return this.giveUp();
    const held = [key, ...place.held];
    const { object } = left;
    if (object.type === 'Identifier') return this.bound(object, { ...place, held });
    if (object.type !== 'ThisExpression') return this.giveUp();
    const owner = classAround(object);
    if (!owner) return this.giveUp();
    for (const node of readsOfField(owner.body, key)) this.push({ ...place, node });
    this.definedAt(owner, { ...place, node: owner, held: [INSTANCE, ...held] });
  }

  protected member(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition, place: Place): void {
    const owner = member.parent.parent;
    const key = keyName(member);
    if (key === undefined || (member.type === 'MethodDefinition' && member.kind === 'get'))
      return this.giveUp();
    const isConstructor = member.type === 'MethodDefinition' && member.kind === 'constructor';
    if (!isConstructor)
      for (const node of readsOfField(member.parent, key)) if (node !== member) this.push({ ...place, node });
    const held = isConstructor ? [CONSTRUCTION] : member.static ? [key] : [INSTANCE, key];
    this.definedAt(owner, { ...place, node: owner, held: [...held, ...place.held] });
  }

  protected inherited(heir: TSESTree.ClassDeclaration | TSESTree.ClassExpression, place: Place): void {
    const key = place.held[0] === INSTANCE ? place.held[1] : place.held[0];
    const isConstruction = key === CONSTRUCTION;
    const own = heir.body.body.find((member) =>
      isConstruction
        ? member.type === 'MethodDefinition' && member.kind === 'constructor'
        : 'key' in member && keyName(member) === key,
    );
    if (!own) return this.definedAt(heir, { ...place, node: heir });
    // A constructor of its own calls this one: `super(options)`.
    if (isConstruction)
      for (const node of nodesIn(own)) if (node.type === 'Super') this.push({ ...place, node });
  }

  /** `constructor(private readonly desk: Desk)`: what is annotated with the class is an instance of it. */
  protected annotated(type: TSESTree.TSTypeReference, place: Place): void {
    const annotation = type.parent;
    if (place.held[0] !== INSTANCE || annotation.type !== 'TSTypeAnnotation') return;
    const held = place.held.slice(1);
    const owner = annotation.parent;
    if (owner.type === 'PropertyDefinition') return this.member(owner, { ...place, held });
    if (owner.type !== 'Identifier') return;
    this.bound(owner, { ...place, held });
    const property = owner.parent.type === 'AssignmentPattern' ? owner.parent.parent : owner.parent;
    const body = property.type === 'TSParameterProperty' ? classAround(property)?.body : undefined;
    for (const node of body ? readsOfField(body, owner.name) : []) this.push({ ...place, node, held });
  }

  protected exported(name: string, place: Place): void {
    const module = moduleOf(place.node);
    for (const node of commonJsReads(module, name)) this.push({ ...place, node });
    const importers = this.analysis.project.index.importersUsing(module, name, this.analysis.catalogue);
    if (importers) this.pushElsewhere(importers, place);
    else this.giveUp();
  }

  /** What the module imported itself and exports again; its own names are asked for their exports. */
  protected exportedAgain({ exported, local }: TSESTree.ExportSpecifier, place: Place): void {
    const definition = local.type === 'Identifier' ? bindingOf(local)?.defs[0] : undefined;
    if ((definition?.type as string | undefined) === 'ImportBinding')
      this.exported(exported.type === 'Identifier' ? exported.name : exported.value, place);
  }

  /** `module.exports = …`: required whole, or imported by the names of its keys. */
  protected exportedWhole(place: Place): void {
    const [first, ...held] = place.held;
    this.exported('default', place);
    if (first !== undefined && /^[\w$]+$/.test(first) && first !== INSTANCE)
      this.exported(first, { ...place, held });
  }
}

function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at;
  return undefined;
}
