// The names under which a function holds the rows that it has read: bound at once, taken out of a list, or one after the other.
//
//   const item = await find(id); const [item] = await query(…)      item
//   const { rows } = await query(…); const item = rows[0] ?? null   item
//   const result = await query(…); use(result.rows[0].id)           the first of `result.rows`, which has no name
//   const { data: item } = await find(id)                           item, where the result holds the row under `data`
//   const items = await findAll(); for (const item of items) …      items, and item in each round
//   items.find((each) => …), items.map((item) => …)                 the same
//   find(id).then((item) => …), a chain that ends with it           item
//   const item = await query(…).then((rows) => rows[0])             item
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { isNullish } from '../../ast/tested-values.js';
import type { Batch } from '../../models/model.js';
import { nodesIn } from '../../ast/walk.js';
import { handedTo } from '../flow/chained-values.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import type { QueryStep } from '../queries/query-steps.js';
import { heldAtZero, readFrom, type RowList } from './first-row.js';
import type { Row } from './row-checks.js';

type HeldRows = Pick<Batch, 'rowsIn' | 'rowsFirst' | 'countIn'>;

/**
 * The row that the result of a read is bound to.
 *
 * @param held where the result holds the rows, if they are not the result itself: `const { rows } = await …`, `const [rows] = await …`
 */
export function rowOf(
  read: Node,
  { rowsIn, rowsFirst: isRowsFirst = false, countIn }: HeldRows = {},
): Row | undefined {
  const module = moduleOf(read);
  let value = wrapped(read);
  while (
    value.parent?.type === 'AwaitExpression' ||
    (value.parent?.type === 'LogicalExpression' && value.parent.left === value)
  )
    value = wrapped(value.parent);
  const { parent } = value;
  let target: Node | undefined;
  if (parent?.type === 'VariableDeclarator' && parent.init === value) target = parent.id;
  else if (parent?.type === 'AssignmentExpression' && parent.right === value) target = parent.left;
  else target = handedTo(value);
  const isTakenOut = target?.type === 'ObjectPattern';
  if (target?.type === 'ObjectPattern' && rowsIn !== undefined)
    target = target.properties.find((each) => each.type === 'Property' && keyName(each) === rowsIn)?.value;
  // `const [rows] = await …`, of a driver that gives the rows and their columns.
  if (isRowsFirst && target?.type === 'ArrayPattern' && target.elements[0]?.type === 'Identifier')
    target = target.elements[0];
  const isElement = target?.type === 'ArrayPattern';
  // `const [[stored]] = await …`: the first row of a driver that gives the rows and their columns.
  while (target?.type === 'ArrayPattern') target = target.elements[0] ?? undefined;
  const found = target?.type === 'Identifier' ? bindingOf(target) : undefined;
  if (!found) return undefined;
  const path = rowsIn !== undefined && !isTakenOut && !isRowsFirst ? [rowsIn] : [];
  const list = { binding: found, path, countIn: path.length > 0 ? countIn : undefined };
  const named = isElement ? undefined : firstOf(found, rowsIn);
  const isPlaced = !isElement && placesOf(list).length > 0;
  const binding = named ?? found;
  return {
    module,
    binding,
    fields: takenOut(isPlaced ? [...placesOf(list), ...namesIn(binding)] : namesIn(binding)),
    list: named || isPlaced ? list : undefined,
  };
}

/** Where `rows[0]` is written. */
function placesOf(list: RowList): Node[] {
  return list.binding.references.flatMap(({ identifier }) => readFrom(identifier, list).first ?? []);
}

function namesIn({ references }: Binding): Node[] {
  return references.map(({ identifier }) => identifier);
}

/** The rows of a list as well, each under the name that a round, a callback or a search gives it. */
export function rowsOf({ site, query }: QueryStep): Row[] {
  const held = rowOf(site, query.query.batch);
  return held ? [held, ...elementsOf(held)] : [];
}

function elementsOf({ module, binding }: Row): Row[] {
  return binding.references.flatMap(({ identifier }) => {
    const element = elementAt(wrapped(identifier));
    return element ? [{ module, binding: element, fields: takenOut(namesIn(element)) }] : [];
  });
}

const EACH = new Set('forEach map flatMap filter'.split(' '));
const ONE_OF = new Set('find findLast at shift pop'.split(' '));

/** `for (const item of items)`, `items.map((item) => …)`, `const item = items.find(…)` */
function elementAt(list: Node): Binding | undefined {
  const { parent } = list;
  if (parent?.type === 'ForOfStatement' && parent.right === list)
    return parent.left.type === 'VariableDeclaration' ? named(parent.left.declarations[0].id) : undefined;
  // A driver that gives the rows and their columns: `const [rows] = …`, and then `const [item] = rows`.
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ArrayPattern')
    return named(parent.id.elements[0] ?? undefined);
  if (parent?.type !== 'MemberExpression' || parent.object !== list) return undefined;
  const taken = wrapped(parent).parent;
  if (parent.computed && taken?.type === 'VariableDeclarator') return named(taken.id);
  const call = wrapped(parent).parent;
  if (call?.type !== 'CallExpression' || call.callee !== wrapped(parent)) return undefined;
  const name = memberName(parent) ?? '';
  const [callback] = call.arguments;
  if (EACH.has(name) && isFunction(callback)) return named(callback.params[0]);
  const declarator = wrapped(call).parent;
  return ONE_OF.has(name) && declarator?.type === 'VariableDeclarator' ? named(declarator.id) : undefined;
}

function named(pattern: Node | undefined): Binding | undefined {
  return pattern?.type === 'Identifier' ? bindingOf(pattern) : undefined;
}

/** `const stored = rows[0]`, `const stored = result.rows[0]`, `const [stored] = rows`, `rows.at(0)`. */
function firstOf(rows: Binding, rowsIn: string | undefined): Binding | undefined {
  for (const { identifier } of rows.references) {
    let value = wrapped(identifier);
    if (isMemberOf(value, (member) => memberName(member) === rowsIn)) value = wrapped(value.parent as Node);
    if (isMemberOf(value, () => true)) value = wrapped(value.parent as Node);
    if (value.parent?.type === 'CallExpression' && value.parent.callee === value)
      value = wrapped(value.parent);
    const taken = value;
    value = orNothing(taken);
    const { parent } = value;
    if (parent?.type !== 'VariableDeclarator' || parent.init !== value || !isFirst(taken, parent.id))
      continue;
    const id = parent.id.type === 'ArrayPattern' ? parent.id.elements[0] : parent.id;
    const binding = id?.type === 'Identifier' ? bindingOf(id) : undefined;
    if (binding) return binding;
  }
  return undefined;
}

/** `rows[0] ?? null`, `rows.length > 0 ? rows[0] : null`: the row, or nothing. */
function orNothing(value: Node): Node {
  const { parent } = value;
  const other =
    parent?.type === 'LogicalExpression' && parent.left === value && parent.operator !== '&&'
      ? parent.right
      : parent?.type === 'ConditionalExpression' && parent.consequent === value
        ? parent.alternate
        : undefined;
  return other && isNullish(unwrap(other)) ? orNothing(wrapped(parent as Node)) : value;
}

function isMemberOf(value: Node, isMeant: (member: TSESTree.MemberExpression) => boolean): boolean {
  const { parent } = value;
  return parent?.type === 'MemberExpression' && parent.object === value && isMeant(parent);
}

function isFirst(value: Node, id: Node): boolean {
  return id.type === 'ArrayPattern' || heldAtZero(unwrap(value)) !== undefined;
}

/** `const { revokedAt, userId } = stored`. */
function takenOut(row: readonly Node[]): Map<Binding, string> {
  const fields = new Map<Binding, string>();
  for (const each of row) {
    const declarator = wrapped(each).parent;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern') continue;
    for (const node of nodesIn(declarator.id)) {
      const name = node.type === 'Identifier' ? bindingOf(node) : undefined;
      const [field, ...rest] = name ? pathInPattern(declarator.id, node as TSESTree.Identifier) : [];
      if (name?.defs[0]?.name === node && typeof field === 'string' && rest.length === 0)
        fields.set(name, field);
    }
  }
  return fields;
}
