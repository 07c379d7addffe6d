// Repeated reads that the parents' own read could bring along: the parents come from a read in the same function, and the
// project's schema declares the relation between the two.
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { enclosingFunction, keyName, propertyOf, stringValue, type Node } from '../../ast/nodes.js';
import type { Batch, Nesting as NestingStyle } from '../../models/model.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { runsHooks } from '../queries/query-hooks.js';
import { sameClient } from '../queries/same-client.js';
import { entityAlong, relationBetween, relationGraphFor, type Relation } from '../relations/relations.js';
import { mayKeyBeNull } from './key-values.js';
import { isUnconditional, keyedReadOf, type KeyedRead, type MovableParts } from './keyed-reads.js';
import { parentReadOf, type ParentRead } from './parent-reads.js';
import { areKnown, type Precondition } from './preconditions.js';
import type { RepeatedQuery } from './repeated-queries.js';
import { putsRowInPlaceOf } from './replaced-keys.js';

export interface Nesting {
  readonly keyed: KeyedRead;
  /** What else the query holds and takes along. */
  readonly rest: MovableParts;
  readonly parent: ParentRead;
  readonly relation: Relation;
  /** The option that brings a relation along. */
  readonly option: string;
  /** The parents' options that the relation is added to; `undefined` when there are none yet. */
  readonly target: TSESTree.ObjectExpression | undefined;
  /** What stands in place of those options: the call's argument list, `relation: true`, or the end of the chain. */
  readonly place: Node;
  /** How the option is written: `{ orders: true }`, `['orders']`, or as a member that is chained. */
  readonly style: NestingStyle['style'];
  /** Rows are instances: only an assignment to the row itself is what the relation puts there. */
  readonly isInstance: boolean;
  /** Its type says that the relation may not be there. */
  readonly isOptional: boolean;
  /** What a list that was brought along is read with: `.getItems()`. */
  readonly readWith: string;
}

const NEEDED: readonly Precondition[] = [
  'same-values',
  'same-conditions',
  'same-elements',
  'same-failures',
  'is-waited-for',
  'reads-the-same-rows',
];

/** How a repeated read can move into the parents' read; `undefined` unless everything about that is proven. */
export function nestingOf(read: RepeatedQuery, module: Module, analysis: Analysis): Nesting | undefined {
  const { query, repetition } = read;
  const keyed = keyedReadOf(read);
  const { collection } = repetition.loop;
  const rest = keyed?.rest;
  if (!keyed || !rest || keyed.property === undefined || keyed.element === undefined || !collection)
    return undefined;
  if (query.query.unmatched || query.entity === undefined || runsHooks(query, analysis)) return undefined;
  const parent = parentReadOf(collection, analysis);
  const batch = parent?.query.query.batch;
  if (!parent || !batch?.nested || parent.query.library !== query.library) return undefined;
  if (runsHooks(parent.query, analysis)) return undefined;
  const client = sameClient(parent.query, query, analysis);
  // A helper in another file may have the same client from somewhere else; outside of the parents' transaction it has not.
  if (client === 'other' || (client === 'unknown' && !read.through)) return undefined;
  const graph = relationGraphFor(parent.query, analysis);
  const child = graph?.entityOf(query);
  const entity = graph && entityAlong(graph, parent.query, parent.path);
  if (!graph || entity === undefined || child === undefined) return undefined;
  const relation = relationBetween(
    graph,
    { entity, key: keyed.property },
    { entity: child, key: keyed.column },
  );
  if (!relation || relation.isList !== (query.operation === 'read-many')) return undefined;
  const scope = enclosingFunction(parent.query.node) ?? module.ast;
  if (relation.replacesKey && !putsRowInPlaceOf(relation.name, read.call, keyed.value, scope))
    return undefined;
  const field = batch.instances ? fieldOf(relation, parent, analysis) : undefined;
  if (batch.instances && isTyped(module) && !field) return undefined;
  const allowed = relation.isList ? batch.nestedOptions : [batch.select, batch.omit, batch.nested];
  if (rest.options.some(({ name }) => !allowed?.includes(name))) return undefined;
  if (!relation.isList && (rest.conditions.length > 0 || !isUnconditional(read.call, repetition.loop.body)))
    return undefined;
  // Asked for by null, the query may fail, or find a row; a relation that is not there is neither.
  if (!relation.isList && mayKeyBeNull(read, keyed, analysis)) return undefined;
  const move = {
    query,
    call: read.call,
    loop: repetition.loop,
    place: parent.query.node,
    part: keyed.property,
    references: keyed.references,
  };
  if (!areKnown(NEEDED, move, analysis)) return undefined;
  const isFiltered = batch.nestedOptions?.includes(query.query.filter?.path?.at(-1) ?? '') === true;
  if (rest.conditions.length > 0 && !isFiltered) return undefined;
  const style = batch.nesting?.style ?? 'object';
  // A bare name takes no conditions along.
  if (style !== 'object' && rest.conditions.length + rest.options.length > 0) return undefined;
  const place = placeFor(parent, batch);
  if (!place || (place.target && !takesRelation(place.target, batch, relation.name))) return undefined;
  const isInstance = batch.instances === true;
  return {
    keyed,
    rest,
    parent,
    relation,
    option: batch.nested,
    style,
    isInstance,
    isOptional: field?.optional === true,
    readWith: relation.isList ? (batch.nesting?.read ?? '') : '',
    ...place,
  };
}

function isTyped({ path }: Module): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

/** The field of the entity's class that holds a relation; none for one that takes the place of its key. */
function fieldOf(
  { name, replacesKey }: Relation,
  { query, path }: ParentRead,
  analysis: Analysis,
): TSESTree.PropertyDefinition | undefined {
  if (replacesKey || path.length > 0 || !query.entitySite) return undefined;
  const entity = instanceOfEntity(query.entitySite, analysis);
  return entity.kind === 'instance' ? declaredField(entity.of, name, analysis) : undefined;
}

function declaredField(
  { node }: ClassValue,
  name: string,
  analysis: Analysis,
  hops = 5,
): TSESTree.PropertyDefinition | undefined {
  const own = node.body.body.find((each) => each.type === 'PropertyDefinition' && keyName(each) === name);
  if (own?.type === 'PropertyDefinition') return own;
  if (!node.superClass || hops === 0) return undefined;
  const parent = valueOf(node.superClass, analysis);
  return parent.kind === 'class' ? declaredField(parent, name, analysis, hops - 1) : undefined;
}

/** Where the parents' read says what it brings along. */
function placeFor(
  parent: ParentRead,
  { nested = '', nesting }: Batch,
): Pick<Nesting, 'target' | 'place'> | undefined {
  if (nesting?.style !== 'chained') {
    if (nesting?.style === 'list' && parent.path.length > 0) return undefined;
    return optionsAt(parent, nested, nesting?.argument ?? 0);
  }
  const { node, chain } = parent.query;
  const isThere = chain.some(({ member }) => member === nested);
  return parent.path.length > 0 || isThere ? undefined : { target: undefined, place: node };
}

/** The options object of the rows at the end of the path, or what stands in its place. */
function optionsAt(
  { query: { node }, path }: ParentRead,
  option: string,
  index: number,
): Pick<Nesting, 'target' | 'place'> | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length > index + 1 || node.arguments.length < index)
    return undefined;
  const keys = path.flatMap((name) => [option, name]);
  const place = node.arguments.length > index ? writtenIn(readArgument(node, index, keys)) : node;
  if (!place || (place === node && keys.length > 0)) return undefined;
  if (place.type === 'ObjectExpression') return { target: place, place };
  const isEmpty = place === node || (place.type === 'Literal' && place.value === true);
  return isEmpty ? { target: undefined, place } : undefined;
}

/** Options that choose no columns and whose relations are written out can take one more. */
function takesRelation(
  target: TSESTree.ObjectExpression,
  { nested = '', select = '' }: Batch,
  name: string,
): boolean {
  const hasSpread = ({ properties }: TSESTree.ObjectExpression) =>
    properties.some(({ type }) => type === 'SpreadElement');
  if (hasSpread(target) || propertyOf(target, select)) return false;
  const existing = propertyOf(target, nested)?.value;
  if (!existing) return true;
  if (existing.type === 'ArrayExpression')
    return existing.elements.every((each) => stringValue(each) !== undefined && stringValue(each) !== name);
  return existing.type === 'ObjectExpression' && !hasSpread(existing) && !propertyOf(existing, name);
}
