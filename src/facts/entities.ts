// The entity that a query is about, as its code names it: a table, a class, a model's name.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, stringValue, unwrap, type Node } from '../ast/nodes.js';
import type { EntityPlace, Query } from '../models/model.js';
import { valueOfType } from './annotations.js';
import { argumentsOf, chainOf, type Link } from './chains.js';
import type { Module } from './module.js';
import { valueOf, type World } from './origins.js';
import { UNKNOWN, type ApiValue, type Value } from './value.js';

export interface Entity {
  readonly name: string;
  /** What names it: a text, a table, a class; a type where only an annotation says it. */
  readonly node: Node;
  readonly module: Module;
}

/** The entity that a call is about. */
export function entityOf(
  node: Link['call'],
  place: EntityPlace,
  receiver: ApiValue | undefined,
  module: Module,
): Entity | undefined {
  const index = place.argument ?? 0;
  switch (place.from) {
    case 'receiver': {
      const callee = unwrap(node.type === 'CallExpression' ? node.callee : node.tag);
      return callee.type === 'MemberExpression' ? named(unwrap(callee.object), module) : undefined;
    }
    case 'call':
      return named(argumentsOf(node)[index], module);
    case 'chain': {
      const links = chainOf(node);
      const link =
        place.member === undefined ? links.at(-1) : links.find(({ member }) => member === place.member);
      return link && named(argumentsOf(link.call)[index], module);
    }
    case 'creation':
      return createdFor(receiver, index);
  }
}

/** `getRepository(Order)`, `collection('orders')`, `Repository<Order>`. */
function createdFor(receiver: ApiValue | undefined, index: number): Entity | undefined {
  for (let at = receiver; at; at = at.receiver) {
    if (at.given) {
      const type = at.given.params[index];
      if (type) return named(type, at.given.module);
    }
    const made = at.made;
    if (!made) continue;
    const argument = argumentsOf(made.node as Link['call'])[index];
    const found = argument && named(argument, made.module);
    if (found) return found;
  }
  return undefined;
}

function named(node: Node | undefined, module: Module): Entity | undefined {
  const at = node && unwrap(node);
  const name = at && nameOf(at);
  return at && name !== undefined ? { name, node: at, module } : undefined;
}

function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      return memberName(node);
    case 'TSTypeReference':
      return node.typeName.type === 'Identifier' ? node.typeName.name : undefined;
    case 'TSTypeQuery':
      return node.exprName.type === 'Identifier' ? node.exprName.name : undefined;
    default:
      return stringValue(node);
  }
}

/** The class that stands for an entity, as an instance of it; unknown where the entity is no class of the project. */
export function instanceOfEntity({ node, module }: Entity, world: World): Value {
  if (node.type.startsWith('TS')) {
    const value = valueOfType(node as TSESTree.TypeNode, module, world);
    return value.kind === 'instance' ? value : UNKNOWN;
  }
  const value = valueOf(node, module, world);
  return value.kind === 'class' ? { kind: 'instance', of: value } : UNKNOWN;
}

/** Where a query says what it is about; the receiver's own member name where the model does not say. */
export function placeOfEntity({ entity }: Query): EntityPlace {
  return entity ?? { from: 'receiver' };
}
