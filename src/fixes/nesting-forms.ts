// The forms in which a loop does nothing but give each element its rows: by assignment, as a copy in a list, by a map.
import { keyName, memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { Nesting } from '../facts/repetition/nested-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import type { Source } from './edits.js';

export interface Context {
  readonly read: RepeatedQuery;
  readonly nesting: Nesting;
  readonly facts: Facts;
  readonly source: Source;
}

/** The rows of one element as the loop's body has them: under a name or in place, alone or with more nested below. */
export interface Rows {
  /** The call's value, or the name that stands for it in the end. */
  readonly value: Node | string;
  /** The statements that made it. */
  readonly statements: readonly Node[];
  /** What the loops over these rows nest below them. */
  readonly below: readonly string[];
}

export function loopStatement({ repetition: { loop } }: RepeatedQuery): Node | undefined {
  return loop.node.type === 'CallExpression' ? undefined : loop.node;
}

export function declares(statement: Node, name: Node | string): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  const [declarator, ...more] = statement.declarations;
  return more.length === 0 && declarator.id.type === 'Identifier' && declarator.id.name === name;
}

/** `user.orders = rows;` and nothing else. */
export function isAssignedOnly(rows: Rows, { read, nesting: { keyed, relation }, source }: Context): boolean {
  const { body } = read.repetition.loop;
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  if (last?.type !== 'ExpressionStatement' || last.expression.type !== 'AssignmentExpression') return false;
  const { left, right, operator } = last.expression;
  const isRows =
    operator === '=' && isValue(right, rows) && source.getText(left) === `${keyed.element}.${relation.name}`;
  return isRows && (body === last || isOnly(body, [...rows.statements, last]));
}

/** The list to which a loop does nothing but push `{ ...user, orders: rows }`. */
export function copiedTo(rows: Rows, { read, nesting, source }: Context): string | undefined {
  const { body, node } = read.repetition.loop;
  const statement = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  const push = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (
    push?.type !== 'CallExpression' ||
    push.callee.type !== 'MemberExpression' ||
    node.type === 'CallExpression'
  )
    return undefined;
  const { object: list, property } = push.callee;
  const [copy, ...more] = push.arguments;
  if (list.type !== 'Identifier' || source.getText(property) !== 'push' || !copy || more.length > 0)
    return undefined;
  const isAll = body === statement || isOnly(body, [...rows.statements, statement as Node]);
  return isAll && isCopy(copy, rows, nesting) ? list.name : undefined;
}

/** Does an iterating call do nothing but give back `{ ...user, orders: rows }` for each? */
export function isPlainMap(rows: Rows, { read, nesting }: Context): boolean {
  const { callback, node } = read.repetition.loop;
  if (
    !callback ||
    node.type !== 'CallExpression' ||
    node.callee.type !== 'MemberExpression' ||
    memberName(node.callee) !== 'map'
  )
    return false;
  const { body } = callback;
  if (body.type !== 'BlockStatement') return isCopy(body, rows, nesting);
  const last = body.body.at(-1);
  return (
    last?.type === 'ReturnStatement' &&
    last.argument !== null &&
    isOnly(body, [...rows.statements, last]) &&
    isCopy(last.argument, rows, nesting)
  );
}

/** `await Promise.all(…)` around a map. */
export function mapWhole({ read, source }: Context): Node | undefined {
  const { node } = read.repetition.loop;
  const all = wrapped(node).parent;
  return all?.type === 'CallExpression' && source.getText(all.callee) === 'Promise.all'
    ? awaited(all)
    : undefined;
}

/** The name of the list that such a map makes. */
export function mappedTo(rows: Rows, context: Context): string | undefined {
  const whole = isPlainMap(rows, context) ? mapWhole(context) : undefined;
  const declarator = whole?.type === 'AwaitExpression' ? whole.parent : undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    ? declarator.id.name
    : undefined;
}

/** `{ ...user, orders: rows }`. */
function isCopy(node: Node, rows: Rows, { keyed, relation }: Nesting): boolean {
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression' || object.properties.length !== 2) return false;
  const [spread, property] = object.properties;
  if (
    spread?.type !== 'SpreadElement' ||
    spread.argument.type !== 'Identifier' ||
    spread.argument.name !== keyed.element
  )
    return false;
  return (
    property?.type === 'Property' && keyName(property) === relation.name && isValue(property.value, rows)
  );
}

function isValue(node: Node, { value }: Rows): boolean {
  return typeof value === 'string' ? node.type === 'Identifier' && node.name === value : node === value;
}

export function awaited(call: Node): Node {
  const expression = wrapped(call);
  return expression.parent?.type === 'AwaitExpression' ? expression.parent : expression;
}

function isOnly(body: Node, statements: readonly Node[]): boolean {
  return (
    body.type === 'BlockStatement' &&
    body.body.length === statements.length &&
    body.body.every((each, index) => each === statements[index])
  );
}
