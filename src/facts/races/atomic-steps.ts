// A computed column of a write, as what is added to the column or taken from it, with the statement in front of the write that computes
// it and is needed no more.
//
//   update({ data: { stock: item.stock - 1 } })                       minus 1
//   const next = item.stock - n; update({ data: { stock: next } })    minus n, and the declaration goes
//   … if (next < 0) throw …; update({ data: { stock: next } })        minus n, and the declaration stays: it is asked
//   … update({ data: { stock: next } }); return next                  none: what is given back would be another number
//   item.stock -= n; item.save()                                      minus n, and the statement goes
//   item.stock++; item.save(); res.json(item)                         none: the row would be the old one
//   const next = item.stock - pick(); await load(); update(…)         none: there `pick()` may give something else
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { branchesOn } from '../flow/branches.js';
import { referencesIn } from '../flow/derived-names.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { bindingOf, textOf, type Binding } from '../project/module.js';
import type { LostUpdate, LostValue } from './read-modify-write.js';
import { namesOfRow } from './row-checks.js';

export interface AtomicStep {
  readonly column: string;
  readonly operator: 'plus' | 'minus';
  /** What is added or taken away; none where it is counted by one: `item.stock++`. */
  readonly by: Node | undefined;
  /** What was read, as the code has it. */
  readonly read: Node;
  /** The computed value in the write, and the property in which it stands; none of a row that saves itself. */
  readonly value: Node;
  readonly property: TSESTree.Property | undefined;
  /** What computes it in front of the write, and is needed no more. */
  readonly dropped: TSESTree.Statement | undefined;
  /** The run asks the number whether it may go on: that question is then answered by an old number still. */
  readonly isAsked: boolean;
}

type Computed = Pick<AtomicStep, 'operator' | 'by' | 'read'>;

export function atomicStep(value: LostValue, lost: LostUpdate, fn: FunctionNode): AtomicStep | undefined {
  const { written, derivation } = value;
  if (derivation !== 'computed') return undefined;
  const node = unwrap(written.value);
  const found = written.place ? inWrite(node, value, lost) : onRow(node, value, lost);
  if (!found) return undefined;
  const column = written.column ?? '';
  return {
    ...found,
    column,
    value: written.value,
    property: written.place?.type === 'Property' ? written.place : undefined,
    isAsked: found.isAsked || isAskedOf(lost, column, fn),
  };
}

function isAskedOf({ row }: LostUpdate, column: string, fn: FunctionNode): boolean {
  return (
    row !== undefined &&
    branchesOn(namesOfRow(row), ownRunNodes(fn)).some(({ test }) => textOf(test).includes(column))
  );
}

type Found = Computed & Pick<AtomicStep, 'dropped' | 'isAsked'>;

/** In the write itself, or by a name that is declared in front of it. */
function inWrite(node: Node, value: LostValue, { write }: LostUpdate): Found | undefined {
  if (node.type === 'BinaryExpression') {
    const computed = ofBinary(node, value);
    return computed && { ...computed, dropped: undefined, isAsked: false };
  }
  const name = node.type === 'Identifier' ? bindingOf(node) : undefined;
  const declarator = name?.defs[0]?.node as Node | undefined;
  if (!name || declarator?.type !== 'VariableDeclarator' || declarator.parent.kind !== 'const')
    return undefined;
  const init = declarator.id.type === 'Identifier' && declarator.init ? unwrap(declarator.init) : undefined;
  const declaration = declarator.parent;
  if (init?.type !== 'BinaryExpression' || enclosingFunction(declaration) !== enclosingFunction(write.site))
    return undefined;
  const computed = ofBinary(init, value);
  if (!computed || !isSteady(computed.by, declaration, write.site)) return undefined;
  const uses = name.references.filter((each) => !each.init && each.identifier !== node);
  if (!uses.every(({ identifier }) => isInTest(identifier as Node))) return undefined;
  const isAlone = uses.length === 0 && declaration.declarations.length === 1;
  if (uses.length === 0 && !isAlone) return undefined;
  return { ...computed, dropped: isAlone ? declaration : undefined, isAsked: uses.length > 0 };
}

/** By a change of the row that is then saved, and that nobody looks at any more. */
function onRow(node: Node, value: LostValue, { row, write, lost, others }: LostUpdate): Found | undefined {
  const statement = node.parent;
  if (!row || others.length > 0 || write.entered || statement?.type !== 'ExpressionStatement')
    return undefined;
  if (enclosingFunction(statement) !== enclosingFunction(write.site)) return undefined;
  if (lost.some((each) => each !== value && each.written.column === value.written.column)) return undefined;
  // Between the change and the save, and behind it, the row would be another one.
  const changes = lost.map(({ written }) => written.value);
  const isLooked = namesOfRow(row).some(({ references }) =>
    references.some(
      ({ identifier }) =>
        identifier.range[0] > statement.range[1] &&
        ![write.site, ...changes].some((each) => isWithin(identifier, each)),
    ),
  );
  const computed = ofChange(node, value);
  if (isLooked || !computed || !isSteady(computed.by, statement, write.site)) return undefined;
  return { ...computed, dropped: statement, isAsked: false };
}

/** `item.stock -= 1`, `item.stock++`, `item.stock = item.stock - 1` */
function ofChange(node: Node, value: LostValue): Computed | undefined {
  if (node.type === 'UpdateExpression')
    return { operator: node.operator === '++' ? 'plus' : 'minus', by: undefined, read: node.argument };
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return undefined;
  if (node.operator === '=') {
    const right = unwrap(node.right);
    return right.type === 'BinaryExpression' ? ofBinary(right, value) : undefined;
  }
  const operator = { '+=': 'plus', '-=': 'minus' }[node.operator as string] as
    AtomicStep['operator'] | undefined;
  return operator && !holds(node.right, value) ? { operator, by: node.right, read: node.left } : undefined;
}

const NAMES = new Set(['Identifier', 'MemberExpression']);

/** What was read, by itself, and what is added to it or taken away. */
function ofBinary(
  { left, right, operator: sign }: TSESTree.BinaryExpression,
  value: LostValue,
): Computed | undefined {
  const operator = sign === '+' ? 'plus' : sign === '-' ? 'minus' : undefined;
  if (!operator) return undefined;
  // `item.stock ?? 0` is what was read as well, but for a row without stock.
  const isPlain = (node: Node) =>
    (value.written.column === undefined || NAMES.has(unwrap(node).type)) && value.isRead(node);
  if (isPlain(left) && !holds(right, value)) return { operator, by: right, read: left };
  return operator === 'plus' && isPlain(right) && !holds(left, value)
    ? { operator, by: left, read: right }
    : undefined;
}

function holds(node: Node, { isRead }: LostValue): boolean {
  return nodesIn(node).some(
    (each) => each.type === 'AwaitExpression' || (NAMES.has(each.type) && isRead(each)),
  );
}

/** Does an operand give the same in the write as in a statement in front of it? */
function isSteady(by: Node | undefined, from: Node, write: Node): boolean {
  if (!by) return true;
  const isFixed = referencesIn(by).every((name) => isNeverWritten(bindingOf(name)));
  const isPlain = nodesIn(by).every(({ type }) => PLAIN.has(type));
  if (isFixed && isPlain) return true;
  // A member, or what a call gives, may have changed in between.
  const { parent } = from;
  const statements: readonly Node[] = parent?.type === 'BlockStatement' ? parent.body : [];
  const next = statements[statements.indexOf(from) + 1];
  return (
    isFixed && next !== undefined && isWithin(write, next) && !nodesIn(by).some(({ type }) => CALLS.has(type))
  );
}

const PLAIN = new Set(['Identifier', 'Literal', 'BinaryExpression', 'UnaryExpression']);
const CALLS = new Set([
  'CallExpression',
  'NewExpression',
  'AwaitExpression',
  'YieldExpression',
  'TaggedTemplateExpression',
]);

function isNeverWritten(name: Binding | undefined): boolean {
  return name?.references.every((each) => each.init === true || !each.isWrite()) === true;
}

/** It stands in the condition of an `if`. */
function isInTest(use: Node): boolean {
  for (let at = use; at.parent; at = at.parent) {
    if (at.parent.type === 'IfStatement') return at.parent.test === at;
    if (/Statement$|Declaration$/.test(at.parent.type)) return false;
  }
  return false;
}
