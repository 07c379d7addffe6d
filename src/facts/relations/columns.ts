// What a schema says of a column: what kind of value it holds, whether it may be null, whether two rows may share it.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import type { Relations } from '../../models/model.js';
import { kindOfMember, kindOfType, type Kind } from '../flow/value-kinds.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { relationGraphFor } from './relations.js';

export interface ColumnFacts extends Kind {
  /** `undefined` when nothing says it. */
  readonly isUnique: boolean | undefined;
}

const UNKNOWN_COLUMN: ColumnFacts = { kind: undefined, mayBeNull: undefined, isUnique: undefined };

/**
 * A column of the entity that a query is about.
 *
 * @param written the column as an expression of the code: `orders.userId`
 */
export function columnOf(query: QueryCall, column: string, analysis: Analysis, written?: Node): ColumnFacts {
  const { entitySite, library } = query;
  const entity = entitySite && instanceOfEntity(entitySite, analysis);
  if (entity?.kind === 'instance') return inClass(entity.of.node, column, analysis);
  const { relations } = library;
  const named = written?.type === 'MemberExpression' ? written.object : entitySite?.node;
  const table = named && relations?.columnKinds ? valueOf(named, analysis) : undefined;
  const declared = table && relations ? inTable(table, column, relations, analysis) : undefined;
  if (declared) return declared;
  const graph = relationGraphFor(query, analysis);
  const name = graph?.entityOf(query);
  const field = name === undefined ? undefined : graph?.fieldsOf(name)?.find((each) => each.name === column);
  if (field) return { kind: field.kind, mayBeNull: field.mayBeNull, isUnique: field.isUnique };
  return inTypeArgument(query, column, analysis) ?? UNKNOWN_COLUMN;
}

/** Are some of an entity's values objects that cannot be copied as a plain row can: decimals, buffers? */
export function holdsObjects(query: QueryCall, analysis: Analysis): boolean {
  const graph = relationGraphFor(query, analysis);
  const name = graph?.entityOf(query);
  const fields = name === undefined ? [] : (graph?.fieldsOf(name) ?? []);
  return fields.some(({ kind }) => kind === 'decimal' || kind === 'object');
}

/** `db<User>('users')`: what the code itself says of the rows. */
function inTypeArgument({ query, chain }: QueryCall, column: string, analysis: Analysis) {
  const { rowType } = query;
  const types = rowType ? chain.flatMap(({ call }) => typesGivenTo(call)) : [];
  const [type, ...more] = types;
  if (!type || more.length > 0) return undefined;
  const isList = rowType === 'rows';
  return { ...kindOfMember(type, column, { isList }, analysis), isUnique: undefined };
}

function typesGivenTo(call: Node): readonly TSESTree.TypeNode[] {
  return 'typeArguments' in call ? (call.typeArguments?.params ?? []) : [];
}

function inClass(
  { body }: Extract<Node, { body: TSESTree.ClassBody }>,
  column: string,
  analysis: Analysis,
): ColumnFacts {
  const member = body.body.find((each) => each.type === 'PropertyDefinition' && keyName(each) === column);
  const type = member?.type === 'PropertyDefinition' ? member.typeAnnotation?.typeAnnotation : undefined;
  return type ? { ...kindOfType(type, analysis), isUnique: undefined } : UNKNOWN_COLUMN;
}

/** `pgTable('orders', { userId: integer().notNull() })` */
function inTable(
  table: Value,
  column: string,
  { columnKinds = {}, requiredBy = [], uniqueBy = [] }: Relations,
  analysis: Analysis,
): ColumnFacts | undefined {
  const made = table.kind === 'api' ? table.made : table.kind === 'opaque' ? table : undefined;
  if (made?.node.type !== 'CallExpression') return undefined;
  for (const argument of made.node.arguments) {
    const object = valueOf(argument, analysis);
    const value = object.kind === 'object' ? propertyOf(object.node, column)?.value : undefined;
    if (!value) continue;
    const names: string[] = [];
    let at: Node = unwrap(value);
    while (at.type === 'CallExpression') {
      const callee: Node = unwrap(at.callee);
      if (callee.type === 'MemberExpression') names.push(memberName(callee) ?? '');
      if (callee.type === 'Identifier') names.push(callee.name);
      at = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    }
    const kind = names
      .map((name) => (Object.hasOwn(columnKinds, name) ? columnKinds[name] : undefined))
      .find(Boolean);
    return {
      kind,
      mayBeNull: !names.some((name) => requiredBy.includes(name)),
      isUnique: names.some((name) => uniqueBy.includes(name)),
    };
  }
  return undefined;
}
