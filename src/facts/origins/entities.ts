// The entity that a query is about, as its code names it: a table, a class, a model's name.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { chainOf, type Link } from '../../ast/chains.js';
import { calleeExpression } from '../../ast/invocations.js';
import { isWithin, memberName, propertyOf, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { EntityPlace, Query } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import { writtenOut } from '../project/written-out.js';
import { valueOfType } from './annotations.js';
import { valueOf } from './origins.js';
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
  analysis: Analysis,
): Entity | undefined {
  const module = moduleOf(node);
  const index = place.argument ?? 0;
  switch (place.from) {
    case 'receiver': {
      const callee = unwrap(calleeExpression(node));
      if (callee.type !== 'MemberExpression') return undefined;
      const begun = beginning(node, receiver, analysis);
      const found = classBehind(callee.object, analysis) ?? (begun && classBehind(begun.node, analysis));
      if (found) return found;
      const owner = unwrap(callee.object);
      const made = createdFor(receiver, index, analysis);
      const isOfClass = made !== undefined && stringValue(made.node) === undefined;
      return owner.type === 'CallExpression' || isOfClass ? made : named(owner, module);
    }
    case 'call':
      return named(writtenIn(readArgument(node, index)), module);
    case 'chain': {
      // What is kept in a variable, or handed over, began its chain elsewhere.
      const begun = beginning(node, receiver, analysis);
      const links = [...(begun ? chainOf(begun.node) : []), ...chainOf(node)];
      const link =
        place.member === undefined
          ? (begun ? chainOf(begun.node) : links).at(-1)
          : links.findLast(({ member }) => member === place.member);
      if (link)
        return named(
          writtenIn(readArgument(link.call, index)),
          isWithin(link.call, node) || !begun ? module : begun.module,
        );
      return createdFor(receiver, index, analysis) ?? classBehind(node, analysis);
    }
    case 'creation':
      return createdFor(receiver, index, analysis) ?? classBehind(node, analysis);
    case 'text':
      return namedInText(node, place);
  }
}

/** The call that made the builder which a chain goes on with, where that is not in the chain. */
function beginning(node: Node, receiver: ApiValue | undefined, analysis: Analysis): ApiValue['made'] {
  const made = receiver?.made;
  return made && analysis.catalogue.facet(receiver.type, 'query') && !isWithin(made.node, node)
    ? made
    : undefined;
}

const TABLE = /\b(?:from|into|update)\s+(?:only\s+)?((?:["`]?\w+["`]?\.)?["`]?\w+["`]?)/i;

/** The first table that a statement's text names, where it is written out in the chain or in a constant of the file. */
function namedInText(node: Link['call'], { key }: EntityPlace): Entity | undefined {
  const module = moduleOf(node);
  for (const { call } of chainOf(node)) {
    const callee = unwrap(calleeExpression(call));
    const parts =
      call.type === 'CallExpression'
        ? call.arguments.map((argument) => textIn(argument, key)).filter(isText)
        : [call.quasi];
    const source = parts.map(({ range }) => module.text.slice(...range)).join(' ');
    const name = TABLE.exec(source)?.[1]?.replaceAll(/["`]/g, '');
    if (name !== undefined) return { name, node: callee, module };
  }
  return undefined;
}

/** `text`, and that of `{ text, values }` where the library takes one. */
function textIn(argument: Node, key: string | undefined): Node {
  const given = writtenOut(argument);
  const held = key !== undefined && given.type === 'ObjectExpression' ? propertyOf(given, key) : undefined;
  return held ? writtenOut(held.value) : given;
}

function isText(node: Node): boolean {
  const { type } = unwrap(node);
  return (
    type === 'Literal' ||
    type === 'TemplateLiteral' ||
    type === 'TaggedTemplateExpression' ||
    type === 'BinaryExpression'
  );
}

/** `getRepository(Order)`, `collection('orders')`, `Repository<Order>`. */
function createdFor(receiver: ApiValue | undefined, index: number, analysis: Analysis): Entity | undefined {
  // `repository.createQueryBuilder('o')` names no entity: where one is known by its role, that was made for it.
  const ofRole = nearestEntity(receiver, analysis);
  for (let at = ofRole ?? receiver; at; at = ofRole ? undefined : at.receiver) {
    if (at.given) {
      const type = at.given.params[index];
      if (type) return named(type, at.given.module);
    }
    const made = at.made;
    // A member of what a call made was not made by it: `new Sequelize(url).models.order`.
    const isMember = at === ofRole && at.receiver?.made === made;
    if (!made || isMember) continue;
    const argument = writtenIn(readArgument(made.node, index));
    const found = argument && named(argument, made.module);
    if (found) return found;
  }
  return undefined;
}

function nearestEntity(receiver: ApiValue | undefined, analysis: Analysis): ApiValue | undefined {
  for (let at = receiver; at; at = at.receiver)
    if (analysis.catalogue.facet(at.type, 'role')?.value === 'entity') return at;
  return undefined;
}

/** `Order` in `Order.scope('paid').findAll()`, and the class that `this.orders` holds. */
function classBehind(node: Node, analysis: Analysis): Entity | undefined {
  const module = moduleOf(node);
  let at = unwrap(node);
  for (;;) {
    if (at.type === 'CallExpression') at = unwrap(at.callee);
    else {
      const value = valueOf(at, analysis);
      if (value.kind === 'class') {
        const name = value.node.id?.name ?? nameOf(at);
        return name === undefined ? undefined : { name, node: at, module };
      }
      if (at.type !== 'MemberExpression') return undefined;
      at = unwrap(at.object);
    }
  }
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
export function instanceOfEntity({ node }: Entity, analysis: Analysis): Value {
  if (node.type.startsWith('TS')) {
    const value = valueOfType(node as TSESTree.TypeNode, analysis);
    return value.kind === 'instance' ? value : UNKNOWN;
  }
  const value = valueOf(node, analysis);
  return value.kind === 'class' ? { kind: 'instance', of: value } : UNKNOWN;
}

/** Where a query says what it is about; the receiver's own member name where the model does not say. */
export function placeOfEntity({ entity }: Query): EntityPlace {
  return entity ?? { from: 'receiver' };
}
