// Calls that send a statement to a database, with what they send and to which entity.
import type { TSESTree } from '@typescript-eslint/utils';
import path from 'node:path';
import { memberName, propertyOf, stringValue, unwrap, type Node } from '../ast/nodes.js';
import type { ArgumentPath, Query } from '../models/model.js';
import { calleeOf, type Callee } from './callees.js';
import { requestedVersion } from './manifests.js';
import type { Module } from './module.js';
import { valueOf, type World } from './origins.js';
import type { ApiValue } from './value.js';

export type QueryNode = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

export interface QueryCall {
  readonly node: QueryNode;
  readonly module: Module;
  readonly operation: Query['operation'];
  readonly query: Query;
  /** The member that names the entity: `order` in `db.order.findMany()`. */
  readonly entity: string | undefined;
  /** The expression that the query is sent through: `db`. */
  readonly client: Node | undefined;
  /** The client as it was followed; not there when the call is only likely to be a query. */
  readonly clientValue: ApiValue | undefined;
  readonly library: ApiValue['type']['model'];
  readonly filter: Node | undefined;
  readonly data: Node | undefined;
  /** `certain`: followed to its library. `likely`: a distinctive name where the library is used. */
  readonly evidence: 'certain' | 'likely';
}

/** The query that a call sends, if it sends one. */
export function queryOf(node: QueryNode, module: Module, world: World): QueryCall | undefined {
  const callee = unwrap(node.type === 'CallExpression' ? node.callee : node.tag);
  if (callee.type !== 'MemberExpression' || !world.catalogue.names.isNamed('query', memberName(callee)))
    return undefined;
  const known = calleeOf(node, module, world) ?? likelyCallee(callee, node, module, world);
  const query = known?.call.query;
  if (!known || !query) return undefined;
  const owner = unwrap(callee.object);
  const role = known.value.receiver && world.catalogue.facet(known.value.receiver.type, 'role')?.value;
  const isOfEntity = role === 'entity' || known.evidence === 'likely';
  const isNamed = isOfEntity && owner.type === 'MemberExpression';
  return {
    node,
    module,
    operation: query.operation,
    query,
    entity: isOfEntity
      ? (known.value.receiver?.name ?? (isNamed ? memberName(owner) : undefined))
      : undefined,
    client: isOfEntity ? (isNamed ? owner.object : undefined) : owner,
    clientValue: isOfEntity ? known.value.receiver?.receiver : known.value.receiver,
    library: known.value.type.model,
    filter: argumentAt(node, query.filter),
    data: argumentAt(node, query.data),
    evidence: known.evidence,
  };
}

/** Does the query give rows back and change none? */
export function isRead({ operation, query, node, module }: QueryCall): boolean {
  switch (operation) {
    case 'read-one':
    case 'read-many':
    case 'count':
      return true;
    case 'raw':
      return (
        query.returnsRows === true && !/\b(?:insert|update|delete)\b/i.test(module.text.slice(...node.range))
      );
    default:
      return false;
  }
}

/** What tells one sending of a query from another: its filter where it has one, else all it is given. */
export function sentParts({ filter, node }: QueryCall): readonly Node[] {
  if (filter) return [filter];
  return node.type === 'CallExpression' ? node.arguments : node.quasi.expressions;
}

/** The query as its code writes it: `prisma.order.findMany()`. */
export function describeQuery({ node, module }: QueryCall): string {
  const callee = node.type === 'CallExpression' ? node.callee : node.tag;
  const text = module.text.slice(...callee.range).replaceAll(/\s+/g, '');
  return node.type === 'CallExpression' ? `${text}()` : text;
}

/** Where a query stands: the line, with the file when it is not the one that asks. */
export function placeOf({ node, module }: QueryCall, from: Module): string {
  const line = module.text.slice(0, node.range[0]).split('\n').length;
  if (module === from) return `line ${line}`;
  const file = path.relative(path.dirname(from.path), module.path).split(path.sep).join('/');
  return `${file}:${line}`;
}

/** The node at a place in a call's arguments; `undefined` when it is not written out there. */
function argumentAt(node: QueryNode, path: ArgumentPath | undefined): Node | undefined {
  if (!path || node.type !== 'CallExpression') return undefined;
  let at: Node | undefined = node.arguments[path.argument];
  for (const key of path.path ?? []) {
    const object: Node | undefined = at && unwrap(at);
    if (object?.type !== 'ObjectExpression') return undefined;
    at = propertyOf(object, key)?.value;
  }
  return at;
}

/** `x.order.findMany({ … })` on a receiver that nothing is known of, in a project that has the library. */
function likelyCallee(
  callee: TSESTree.MemberExpression,
  node: QueryNode,
  module: Module,
  world: World,
): Callee | undefined {
  const name = memberName(callee);
  const owner = unwrap(callee.object);
  if (name === undefined || node.type !== 'CallExpression' || owner.type !== 'MemberExpression')
    return undefined;
  const [candidate] = world.catalogue.names.distinctiveQueries(name);
  if (!candidate || !isPlainMember(owner) || !takesOptions(node)) return undefined;
  const { model } = candidate;
  if (
    valueOf(callee, module, world).kind !== 'unknown' ||
    valueOf(owner.object, module, world).kind !== 'unknown'
  )
    return undefined;
  if (!Object.keys(model.versions).some((name) => requestedVersion(module.path, name) !== undefined))
    return undefined;
  const value: ApiValue = {
    kind: 'api',
    type: world.catalogue.resolve(model, candidate.definition),
    receiver: undefined,
    name,
    made: undefined,
  };
  return { value, call: candidate.call, evidence: 'likely' };
}

function isPlainMember({ computed, property }: TSESTree.MemberExpression): boolean {
  return !computed || stringValue(property) !== undefined;
}

function takesOptions({ arguments: args }: TSESTree.CallExpression): boolean {
  const [first] = args;
  return (
    args.length <= 1 &&
    (first === undefined || unwrap(first).type === 'ObjectExpression' || first.type === 'Identifier')
  );
}
