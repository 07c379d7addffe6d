// What a function asks of a row that it has read: is it there, and in which state? The tests that stand between the read
// and what is done with the row.
import type { TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves, isAfter } from '../../ast/flow.js';
import { isWithin, keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { branchesOn } from '../flow/branches.js';
import { referencesIn } from '../flow/derived-names.js';
import { type Binding, type Module, bindingOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import { isFirstOf, isLengthOf, readFrom, type RowList } from './first-row.js';
import { fieldsAskedAt, type RowReads } from './row-reads.js';

/** The name that a function gives to a row, with the names it takes out of it. */
export interface Row {
  readonly module: Module;
  /** Where it has no name of its own that of the list. */
  readonly binding: Binding;
  readonly fields: ReadonlyMap<Binding, string>;
  /** The list whose first row it is. */
  readonly list?: RowList | undefined;
  readonly reads?: RowReads;
}

export interface RowCheck {
  readonly test: Node;
  /** What stands in the branch that refuses the row; `undefined` when the row's use stands inside the test's branch. */
  readonly refusal: TSESTree.Statement | undefined;
  /** Fields of the row that the test depends on; `*` when the row as a whole is handed to code that is not entered. */
  readonly fields: ReadonlySet<string>;
  /** A missing row does not pass. */
  readonly needsRow: boolean;
  /** It stands in the helper that read the row. */
  readonly fromHelper?: boolean;
  /** Is this run only when the row has passed? */
  readonly covers: (node: Node) => boolean;
}

export function isRow(node: Node, { binding, list }: Row): boolean {
  const name = unwrap(node);
  if (list && isFirstOf(name, list)) return true;
  return (
    binding !== list?.binding &&
    name.type === 'Identifier' &&
    name.name === binding.name &&
    bindingOf(name) === binding
  );
}

/** How the code writes the row: `stored`, `result.rows[0]`. */
export function textOfRow({ binding, list }: Row): string {
  return binding === list?.binding ? `${[binding.name, ...list.path].join('.')}[0]` : binding.name;
}

/** The names on which a test of the row depends. */
export function namesOfRow({ binding, list, fields }: Row): readonly Binding[] {
  return [...new Set([binding, ...(list ? [list.binding] : []), ...fields.keys()])];
}

/** The field of the row that an expression is: `stored.id`, `stored!.id`, or a name that was taken out of it. */
export function fieldOf(node: Node, row: Row): string | undefined {
  const value = unwrap(node);
  if (value.type === 'MemberExpression') return isRow(value.object, row) ? memberName(value) : undefined;
  const binding = value.type === 'Identifier' ? bindingOf(value) : undefined;
  return binding && row.fields.get(binding);
}

/** The checks that a function makes of a row. */
export function checksOf(row: Row, run: readonly Node[]): RowCheck[] {
  return branchesOn(namesOfRow(row), run).flatMap((node): RowCheck[] => {
    const fields = fieldsIn(node.test, row, 0);
    if (!fields) return [];
    const absent = whenMissing(node.test, row, 0);
    const { test, consequent, alternate } = node;
    const checks: RowCheck[] = [];
    if (alwaysLeaves(consequent))
      checks.push({
        test,
        refusal: consequent,
        fields,
        needsRow: absent === true,
        covers: (use) => isAfter(use, node) || (alternate !== null && isWithin(use, alternate)),
      });
    if (absent === false)
      checks.push({
        test,
        refusal: undefined,
        fields,
        needsRow: true,
        covers: (use) => isWithin(use, consequent),
      });
    return checks;
  });
}

/** The fields of the row on which a value depends; `undefined` when it does not depend on the row. */
function fieldsIn(value: Node, row: Row, depth: number): Set<string> | undefined {
  let fields: Set<string> | undefined;
  for (const node of referencesIn(value)) {
    const { first, length } = row.list ? readFrom(node, row.list) : {};
    const own = first ?? (isRow(node, row) ? node : undefined);
    if (own ?? length) fields ??= new Set();
    if (length) continue;
    if (own) {
      for (const field of fieldsAskedAt(own, row.reads)) fields?.add(field);
      continue;
    }
    const field = fieldOf(node, row);
    const found = field === undefined ? fieldsBehind(node, row, depth) : new Set([field]);
    if (found) fields = new Set([...(fields ?? []), ...found]);
  }
  return fields;
}

/** `const matches = await compare(token, user.tokenHash)`: what a name in a test stands for. */
function fieldsBehind(name: TSESTree.Identifier, row: Row, depth: number): Set<string> | undefined {
  const init = initOf(bindingOf(name));
  return init && depth < CONDITION_NAMES ? fieldsIn(init, row, depth + 1) : undefined;
}

/** Whether a condition holds when no row was found; `undefined` when it does not say. */
function whenMissing(condition: Node, row: Row, depth: number): boolean | undefined {
  const test = unwrap(condition);
  if (isMissing(test, row)) return false;
  switch (test.type) {
    case 'UnaryExpression': {
      const value = test.operator === '!' ? whenMissing(test.argument, row, depth) : undefined;
      return value === undefined ? undefined : !value;
    }
    case 'LogicalExpression': {
      const left = whenMissing(test.left, row, depth);
      const right = whenMissing(test.right, row, depth);
      if (test.operator === '&&') return left === false || right === false ? false : left && right;
      return left === true || right === true ? true : left === false ? right : undefined;
    }
    case 'BinaryExpression':
      return comparedWhenMissing(test, row);
    case 'CallExpression':
      // `Boolean(row)`
      return test.callee.type === 'Identifier' && test.callee.name === 'Boolean' && test.arguments[0]
        ? whenMissing(test.arguments[0], row, depth)
        : undefined;
    case 'Identifier': {
      const init = depth < CONDITION_NAMES ? initOf(bindingOf(test)) : undefined;
      return init && whenMissing(init, row, depth + 1);
    }
    default:
      return undefined;
  }
}

/** Is the value nothing when there is no row: the row itself, or an optional chain that begins with it? */
function isMissing(value: Node, row: Row): boolean {
  if (isRow(value, row) || (row.list && isLengthOf(value, row.list))) return true;
  for (let at = value; ;) {
    if (at.type === 'MemberExpression') {
      if (at.optional && isRow(at.object, row)) return true;
      at = unwrap(at.object);
    } else if (at.type === 'CallExpression') at = unwrap(at.callee);
    else return false;
  }
}

function comparedWhenMissing(
  { operator, left, right }: TSESTree.BinaryExpression,
  row: Row,
): boolean | undefined {
  const isLeft = isMissing(unwrap(left), row);
  if (!isLeft && !isMissing(unwrap(right), row)) return undefined;
  const other = unwrap(isLeft ? right : left);
  if (row.list && isLengthOf(isLeft ? left : right, row.list))
    return isLeft ? isMetByZero(operator, other) : undefined;
  const isNothing = isNullish(other);
  // An optional chain is undefined, and what a read gives for a missing row is not told apart from it.
  const isStrictlyOther =
    isNothing && !isRow(isLeft ? left : right, row) && other.type === 'Literal' && operator.length === 3;
  switch (operator) {
    case '===':
    case '==':
      return isNothing && !isStrictlyOther;
    case '!==':
    case '!=':
      return !isNothing || isStrictlyOther;
    case '<':
    case '>':
    case '<=':
    case '>=':
      return false;
    default:
      return undefined;
  }
}

/** Of a number of rows: `rows.length === 0`, `rows.length < 1`. */
function isMetByZero(operator: string, other: Node): boolean | undefined {
  if (other.type !== 'Literal' || typeof other.value !== 'number') return undefined;
  switch (operator) {
    case '===':
    case '==':
      return other.value === 0;
    case '!==':
    case '!=':
      return other.value !== 0;
    case '<':
      return 0 < other.value;
    case '<=':
      return 0 <= other.value;
    case '>':
      return 0 > other.value;
    case '>=':
      return 0 >= other.value;
    default:
      return undefined;
  }
}

/** The plain properties of an object that is written out; `undefined` when it holds anything else. */
export function plainProperties(object: Node | undefined): Map<string, TSESTree.Property> | undefined {
  const literal = object && unwrap(object);
  if (literal?.type !== 'ObjectExpression') return undefined;
  const properties = new Map<string, TSESTree.Property>();
  for (const property of literal.properties) {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return undefined;
    properties.set(name, property);
  }
  return properties;
}
