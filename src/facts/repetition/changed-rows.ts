// Whether the rows that a round reads are changed afterwards, or told apart by what they are. Two rounds of one key would hold the same
// row, see what the other made of it, and take it for one.
//
//   item.seats = line.seats                        changed
//   const own = orders.splice(0, 5)                changed
//   price(item), function price(row) { row.x = 1 } changed
//   items.push(item) … for (const each of items) each.seats = 0
//   seen.has(item), items.includes(item), item === last    told apart
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  memberName,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { resultNames } from '../flow/cached-results.js';
import { derivedIn, type Names } from '../flow/derived-names.js';
import type { Analysis } from '../project/analysis.js';
import { type Binding, bindingOf, moduleOf } from '../project/module.js';
import { columnOf } from '../relations/columns.js';
import { isChangedByCallee } from './growing-lists.js';
import type { KeyedRead } from './keyed-reads.js';
import { changesOf, isChangeOfContent } from './moved-names.js';
import { parentReadOf } from './parent-reads.js';
import type { RepeatedQuery } from './repeated-queries.js';

/** May a round change a row that another round of the same key holds as well? */
export function mayChangeSharedRow(read: RepeatedQuery, keyed: KeyedRead, analysis: Analysis): boolean {
  return (tellsRowsApart(read) || changesItsRows(read, analysis)) && !areKeysUnique(read, keyed, analysis);
}

function changesItsRows({ call, repetition: { loop } }: RepeatedQuery, analysis: Analysis): boolean {
  const { body } = loop;
  const results = resultNames(call, { body });
  const scope = enclosingFunction(loop.node) ?? moduleOf(call).ast;
  const names = [...keepersOf(body, call, results), ...namesGiven(loop.node)];
  const keepers = new Set(names.map((each) => bindingOf(each)));
  return (
    [...results].some((each) => isChanged(each) || isChangedByFunction(each, analysis)) ||
    [...derivedIn(scope, names)].some((each) =>
      keepers.has(each) ? isElementChanged(each) : isChanged(each) || isChangedByFunction(each, analysis),
    )
  );
}

/** Is a row, by the name that the round gives it, looked for among others as the object that it is? */
function tellsRowsApart({ call }: RepeatedQuery): boolean {
  let value = wrapped(call);
  if (value.parent?.type === 'AwaitExpression') value = wrapped(value.parent);
  const { parent } = value;
  const name =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
  const references = name && bindingOf(name)?.references;
  return references?.some(({ identifier, init }) => !init && isToldApart(identifier)) === true;
}

/** Methods that look for what they are given, or keep it as a key. */
const BY_IDENTITY = new Set('add has includes indexOf lastIndexOf get delete'.split(' '));

function isToldApart(use: Node): boolean {
  const value = wrapped(use);
  const { parent } = value;
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator)) {
    const other = unwrap(parent.left === value ? parent.right : parent.left);
    const isNothing = other.type === 'Literal' || (other.type === 'Identifier' && other.name === 'undefined');
    return !isNothing;
  }
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== value) return false;
  const name = parent.callee.type === 'MemberExpression' ? (memberName(parent.callee) ?? '') : '';
  return BY_IDENTITY.has(name) || (name === 'set' && parent.arguments.length > 1);
}

function isChanged(binding: Binding): boolean {
  return changesOf(binding).some(isChangeOfContent);
}

/** `items[0].seats = 1`: not the list, but what is in it. */
function isElementChanged(binding: Binding): boolean {
  return changesOf(binding).some(
    (node) =>
      node.type === 'MemberExpression' &&
      unwrap(node.object).type === 'MemberExpression' &&
      node.parent.type !== 'CallExpression',
  );
}

/** `items` of `const items = await Promise.all(lines.map(…))`. */
function namesGiven(loop: Node): TSESTree.Identifier[] {
  for (let at: Node | undefined = loop; at && !isFunction(at); at = at.parent)
    if (at.type === 'VariableDeclarator') return namesIn(at.id);
  return [];
}

/** A function of the project that it is given to changes it. */
function isChangedByFunction({ references }: Binding, analysis: Analysis): boolean {
  return references.some(({ identifier }) => isChangedByCallee(identifier, analysis));
}

/** The names under which rows are kept beyond their round: `items.push(item)`, `byId.set(id, item)`, `found[id] = item`. */
function keepersOf(body: Node, call: Node, results: Names): TSESTree.Identifier[] {
  const places = [
    call,
    ...[...results].flatMap(({ references }) => references.map(({ identifier }) => identifier as Node)),
  ];
  const keepers = new Set(
    places.filter((each) => isWithin(each, body)).flatMap((each) => keepersAround(each, body)),
  );
  return [...keepers].flatMap((each) => rootNames(each));
}

/** From the inside out, what is given a value: seen from the value, so that a long body is not searched for each query. */
function keepersAround(value: Node, body: Node): Node[] {
  const keepers: Node[] = [];
  for (let at = value; at !== body && at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'CallExpression' && parent.callee !== at && parent.callee.type === 'MemberExpression')
      keepers.push(parent.callee.object);
    if (
      parent.type === 'AssignmentExpression' &&
      parent.right === at &&
      parent.left.type === 'MemberExpression'
    )
      keepers.push(parent.left);
  }
  return keepers;
}

function rootNames(node: Node): TSESTree.Identifier[] {
  let at = unwrap(node);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'Identifier' ? [at] : [];
}

/** No key comes twice: a set of them, or rows with the column that tells them apart. */
function areKeysUnique({ repetition }: RepeatedQuery, { property }: KeyedRead, analysis: Analysis): boolean {
  const { collection } = repetition.loop;
  if (!collection) return false;
  const list = unwrap(collection);
  if (property === undefined) return isSet(list);
  const parent = parentReadOf(list, analysis);
  return parent?.path.length === 0 && columnOf(parent.query, property, analysis).isUnique === true;
}

function isSet(list: Node): boolean {
  const declared =
    list.type === 'Identifier' ? (bindingOf(list)?.defs[0]?.node as Node | undefined) : undefined;
  const made = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : list;
  return nodesIn(made).some(
    (each) =>
      each.type === 'NewExpression' &&
      each.callee.type === 'Identifier' &&
      each.callee.name === 'Set' &&
      (each === made || wrapped(each).parent === made || wrapped(each).parent?.parent === made),
  );
}
