// Relations that a row reads when it is asked for them: a query that no call of the code shows.
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { LazyRelations } from '../../models/model.js';
import { derivedIn, mentions } from '../flow/derived-names.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { repetitionOf, type PerElement } from './repetition.js';

export interface LazyRead {
  /** The member that reads: `orders`, `getOrders`, `loadItems`. */
  readonly member: string;
  readonly repetition: PerElement;
}

type Asking = TSESTree.CallExpression | TSESTree.AwaitExpression;

/** The relation that a call, or an awaited member, reads once per element of a list. */
export function lazyReadOf(node: Asking, analysis: Analysis): LazyRead | undefined {
  const asked = node.type === 'CallExpression' ? unwrap(node.callee) : unwrap(node.argument);
  if (asked.type !== 'MemberExpression') return undefined;
  const member = memberName(asked);
  if (member === undefined) return undefined;
  const isLazy =
    node.type === 'CallExpression'
      ? isReadingCall(asked, member, analysis)
      : isPromisedField(asked, member, analysis);
  if (!isLazy) return undefined;
  const repetition = repetitionOf(node, [asked.object], analysis);
  return repetition.kind === 'per-element' && isOfElement(asked.object, repetition)
    ? { member, repetition }
    : undefined;
}

function isOfElement(object: Node, { loop }: PerElement): boolean {
  return mentions(object, derivedIn(loop.body, loop.element));
}

/** `user.getOrders()`, `user.orders.loadItems()`, `user.populate('orders')`. */
function isReadingCall(asked: TSESTree.MemberExpression, member: string, analysis: Analysis): boolean {
  const owner = valueOf(asked.object, analysis);
  const lazy = lazyRelationsOf(owner, analysis);
  if (!lazy) return false;
  if (lazy.loaders?.includes(member)) return true;
  if (lazy.methods === undefined || !new RegExp(lazy.methods).test(member)) return false;
  return owner.kind !== 'instance' || !declaresMethod(owner.of, member);
}

/** `await user.orders`, where the class declares `orders: Promise<Order[]>`. */
function isPromisedField(asked: TSESTree.MemberExpression, member: string, analysis: Analysis): boolean {
  const owner = valueOf(asked.object, analysis);
  if (owner.kind !== 'instance' || lazyRelationsOf(owner, analysis)?.promises !== true) return false;
  return declaresPromise(owner.of, member, analysis);
}

/** By itself, or by a class that it extends. */
function declaresPromise({ node }: ClassValue, name: string, analysis: Analysis, hops = 5): boolean {
  const own = node.body.body.find((each) => 'key' in each && keyName(each) === name);
  if (own) return own.type === 'PropertyDefinition' && isPromise(own.typeAnnotation?.typeAnnotation);
  const parent = node.superClass && hops > 0 ? valueOf(node.superClass, analysis) : undefined;
  return parent?.kind === 'class' && declaresPromise(parent, name, analysis, hops - 1);
}

function isPromise(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'Promise'
  );
}

/** A method that the class writes itself, or declares with `declare` for the type checker's sake only. */
function declaresMethod({ node }: ClassValue, name: string): boolean {
  return node.body.body.some(
    (each) => each.type === 'MethodDefinition' && keyName(each) === name && each.value.body !== null,
  );
}

/** What the library says of a row, by its type, by what its class extends or by the class's decorators. */
function lazyRelationsOf(value: Value, analysis: Analysis): LazyRelations | undefined {
  if (value.kind === 'api') return analysis.catalogue.facet(value.type, 'lazyRelations')?.value;
  return value.kind === 'instance' ? ofClass(value.of, analysis) : undefined;
}

function ofClass({ node }: ClassValue, analysis: Analysis, hops = 5): LazyRelations | undefined {
  for (const { expression } of decoratorsOf(node)) {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    const found = lazyRelationsOf(valueOf(callee, analysis), analysis);
    if (found) return found;
  }
  if (!node.superClass || hops === 0) return undefined;
  const parent = valueOf(node.superClass, analysis);
  if (parent.kind === 'class') return ofClass(parent, analysis, hops - 1);
  if (parent.kind !== 'api') return undefined;
  const instance = analysis.catalogue.facet(parent.type, 'instance');
  const type = instance ? analysis.catalogue.resolve(instance.model, instance.value) : parent.type;
  return analysis.catalogue.facet(type, 'lazyRelations')?.value;
}
