// What a schema says of a column: what kind of value it holds, whether it may be null, whether two rows may share it.
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { keyName, memberName, propertyOf, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { ENTITY_PARENTS } from '../../budgets.js';
import type { Relations } from '../../models/model.js';
import { elementType, memberType } from '../flow/member-types.js';
import { kindOfMember, kindOfType, type Kind } from '../flow/value-kinds.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { keyOf } from './entity-members.js';
import { siteAt } from './entity-sites.js';
import { relationGraphFor } from './relations.js';
import { kindAmong, storedKind } from './stored-kinds.js';

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
  const { relations } = library;
  if (entity?.kind === 'instance') {
    const site = siteAt(entity.of.node);
    const isKey = relations !== undefined && keyOf(site, relations, analysis) === column;
    const kind = relations && storedKind(site, column, relations, analysis);
    const said = inClass(entity.of.node, column, analysis);
    return { ...said, ...(kind && { kind }), ...(isKey && { isUnique: true }) };
  }
  const named = written?.type === 'MemberExpression' ? written.object : entitySite?.node;
  for (const table of relations?.columnKinds ? [named, rootOf(query.node)] : []) {
    const declared = table && relations && inTable(valueOf(table, analysis), column, relations, analysis);
    if (declared) return declared;
  }
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
function inTypeArgument(query: QueryCall, column: string, analysis: Analysis) {
  const type = rowTypeOf(query, analysis);
  return type && { ...kindOfMember(type, column, analysis), isUnique: undefined };
}

/** Does the code itself say the type of a column? */
export function isColumnTyped(query: QueryCall, column: string, analysis: Analysis): boolean {
  const type = rowTypeOf(query, analysis);
  const member = type && memberType(type, column, analysis);
  return member !== undefined && !/^TS(?:Any|Unknown)Keyword$/.test(member.type);
}

/** Does the class of an entity declare a column, so that its rows have it in TypeScript? */
export function isDeclaredInClass(
  { entitySite, node }: QueryCall,
  column: string,
  analysis: Analysis,
): boolean {
  const entity = entitySite && instanceOfEntity(entitySite, analysis);
  if (entity?.kind === 'instance') return hasProperty(entity.of, column, analysis);
  // `sequelize.define<User>('user', …)`
  return typesGivenToMaker(rootOf(node), analysis).length > 0;
}

function hasProperty({ node }: ClassValue, name: string, analysis: Analysis, hops = ENTITY_PARENTS): boolean {
  const own = node.body.body.some((each) => each.type === 'PropertyDefinition' && keyName(each) === name);
  const parent = !own && node.superClass && hops > 0 ? valueOf(node.superClass, analysis) : undefined;
  return own || (parent?.kind === 'class' && hasProperty(parent, name, analysis, hops - 1));
}

function rowTypeOf({ query, chain, node }: QueryCall, analysis: Analysis): TSESTree.TypeNode | undefined {
  const { rowType } = query;
  if (!rowType) return undefined;
  const inChain = chain.flatMap(({ call }) => typesGivenTo(call));
  // `const orders = db.collection<Order>('orders')`
  const [type, ...more] = inChain.length > 0 ? inChain : typesGivenToMaker(rootOf(node), analysis);
  if (!type || more.length > 0) return undefined;
  return rowType === 'rows' ? elementType(type, analysis) : type;
}

function typesGivenToMaker(client: Node, analysis: Analysis): readonly TSESTree.TypeNode[] {
  const value = valueOf(client, analysis);
  return value.kind === 'api' && value.made ? typesGivenTo(value.made.node) : [];
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
  const value = argumentsOfMade(table)
    .map((argument) => columnIn(valueOf(argument, analysis), column, analysis))
    .find((each) => each !== undefined);
  if (!value) return undefined;
  const names = wordsOf(value);
  const kind = kindAmong(names, columnKinds);
  // Where no word says that a column is required, or that it is unique, none is a sign of the opposite.
  const says = (words: readonly string[]) =>
    words.length === 0 ? undefined : names.some((name) => words.includes(name));
  const isRequired = says(requiredBy);
  return { kind, mayBeNull: isRequired === undefined ? undefined : !isRequired, isUnique: says(uniqueBy) };
}

/** What the call that makes a value is given. */
export function argumentsOfMade(value: Value): readonly Node[] {
  const made = value.kind === 'api' ? value.made : value.kind === 'opaque' ? value : undefined;
  const node = made?.node;
  return node?.type === 'CallExpression' || node?.type === 'NewExpression' ? node.arguments : [];
}

/** A column in the object of all columns, or in a schema that was made of one, as it is declared there: `price`, `meta.kind`. */
function declaredIn(value: Value, column: string, analysis: Analysis, hops = 1): Node | undefined {
  if (value.kind === 'object') return declaredAt(value.node, column.split('.'));
  const [fields] = hops > 0 ? argumentsOfMade(value) : [];
  return fields && declaredIn(valueOf(fields, analysis), column, analysis, hops - 1);
}

/** A list on the way may hold the column many times. */
function declaredAt(node: Node, [name = '', ...rest]: readonly string[]): Node | undefined {
  const found = node.type === 'ObjectExpression' ? propertyOf(node, name)?.value : undefined;
  if (rest.length === 0 || found?.type === 'ArrayExpression') return found;
  return found && declaredAt(found, rest);
}

/** What is said of a column where a schema in code declares it: `{ type: String, unique: true }`. */
export function declarationOfColumn(query: QueryCall, column: string, analysis: Analysis): Node | undefined {
  return [query.entitySite?.node, rootOf(query.node)]
    .flatMap((table) => (table ? argumentsOfMade(valueOf(table, analysis)) : []))
    .map((argument) => declaredIn(valueOf(argument, analysis), column, analysis))
    .find((each) => each !== undefined);
}

/** `{ type: Date, required: true }` is a Date. */
function columnIn(value: Value, column: string, analysis: Analysis): Node | undefined {
  const stated = declaredIn(value, column, analysis);
  return stated?.type === 'ObjectExpression' ? propertyOf(stated, 'type')?.value : stated;
}

/**
 * The words that a column is declared with: `integer().notNull()`, `Date`, `DataTypes.DATE`. A mode makes another word of one:
 * `date:date` for `date({ mode: 'date' })`. A list of columns is `[]`.
 */
function wordsOf(column: Node): string[] {
  const names: string[] = [];
  let at: Node = unwrap(column);
  if (at.type === 'Identifier') return [at.name];
  if (at.type === 'ArrayExpression') return ['[]'];
  if (at.type === 'MemberExpression') return [memberName(at) ?? ''];
  while (at.type === 'CallExpression') {
    const callee: Node = unwrap(at.callee);
    const options = at.arguments.find((each) => each.type === 'ObjectExpression');
    const mode = options && stringValue(propertyOf(options, 'mode')?.value);
    const suffix = mode === undefined ? '' : `:${mode}`;
    if (callee.type === 'MemberExpression') names.push(`${memberName(callee) ?? ''}${suffix}`);
    if (callee.type === 'Identifier') names.push(`${callee.name}${suffix}`);
    at = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  }
  return names;
}
