// Repeated reads that ask for the rows of one key, `{ where: { userId: user.id }, … }`: the form that can be asked for many
// keys at once.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, propertyOf, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { derivedIn, mentions, referencesAt, referencesIn } from '../flow/derived-names.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { bindingOf, textOf } from '../project/module.js';
import type { Condition } from '../queries/condition.js';
import { conditionsOf } from '../queries/conditions.js';
import type { QueryCall } from '../queries/query-call.js';
import type { RepeatedQuery } from './repeated-queries.js';

export interface KeyedRead {
  /** The column that is compared, as a property of a row. */
  readonly column: string;
  /** The element's property that it is compared with; `undefined` when it is the element itself. */
  readonly property: string | undefined;
  /** The value as the code writes it. */
  readonly value: Node;
  /** The element's name, where it is not taken apart. */
  readonly element: string | undefined;
  /** The condition in its library's form. */
  readonly condition: Condition;
  /** What else the query holds, where all of it can be moved as it is; `undefined` when it cannot. */
  readonly rest: MovableParts | undefined;
  /** Everything that the query refers to, but for the value. */
  readonly references: readonly TSESTree.Identifier[];
}

export interface MovableParts {
  /** The other conditions, as written. */
  readonly conditions: readonly Part[];
  /** The other options, as written. */
  readonly options: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly node: TSESTree.Property;
  readonly text: string;
}

/** How a repeated read is keyed; `undefined` when it is not by one column and one value of the element. */
export function keyedReadOf(read: RepeatedQuery): KeyedRead | undefined {
  const { query } = read;
  const keys = conditionsOf(query).flatMap((condition) => {
    const found = valueFor(condition.value, read);
    return found ? [{ condition, found }] : [];
  });
  const [key, ...more] = keys;
  if (!key || more.length > 0) return undefined;
  const { condition, found } = key;
  const references = nodesIn(query.node, (node) => node !== condition.value)
    .flatMap((node) => (node === condition.value ? [] : referencesAt(node)))
    .filter(({ name }) => name !== 'undefined');
  const own = read.through ? [] : references;
  const { loop } = read.repetition;
  const derived = derivedIn(loop.body, loop.element);
  if (own.some((each) => mentions(each, derived))) return undefined;
  const rest = movableParts(query, condition);
  // Behind a call, what the query refers to is the helper's own.
  if (read.through && rest && refersToAnything(rest)) return undefined;
  return { column: condition.column, ...found, condition, rest, references: own };
}

function refersToAnything({ options, conditions }: MovableParts): boolean {
  return [...options, ...conditions].some(({ node }) =>
    referencesIn(node.value).some(({ name }) => name !== 'undefined'),
  );
}

/** What a query of one call holds beside its key: conditions and options that are written out. */
function movableParts(query: QueryCall, key: Condition): MovableParts | undefined {
  const { node, chain, filter } = query;
  if (node.type !== 'CallExpression' || chain.length !== 1) return undefined;
  if (key.form === 'key') return node.arguments.length === 1 ? { conditions: [], options: [] } : undefined;
  if (!filter) return undefined;
  const entityAt = query.query.entity?.from === 'call' ? (query.query.entity.argument ?? 0) : undefined;
  const place = query.query.filter;
  if (!place || node.arguments.some((_, index) => index !== entityAt && index !== place.argument))
    return undefined;
  const conditions = filter === key.node ? [] : plainProperties(filter);
  const options = place.path?.length ? plainProperties(node.arguments[place.argument]) : [];
  if (!conditions || !options) return undefined;
  const partOf = (each: TSESTree.Property): Part => ({
    name: keyName(each) ?? '',
    node: each,
    text: textOf(each),
  });
  return {
    conditions: conditions.filter((each) => each !== key.node).map(partOf),
    options: options.filter(({ value }) => value !== filter).map(partOf),
  };
}

function plainProperties(node: Node | undefined): TSESTree.Property[] | undefined {
  const object = node && unwrap(node);
  if (object?.type !== 'ObjectExpression') return undefined;
  const plain = object.properties.filter(
    (each): each is TSESTree.Property => each.type === 'Property' && !each.computed && !each.method,
  );
  return plain.length === object.properties.length ? plain : undefined;
}

type Found = Pick<KeyedRead, 'property' | 'value' | 'element'>;

/** What of the element a condition's value is. Behind a call it is the argument for the parameter that the value names. */
function valueFor(value: Node, read: RepeatedQuery): Found | undefined {
  if (!read.through) return elementPart(value, read);
  const argument = argumentFor(value, read);
  return argument && elementPart(argument, read);
}

function argumentFor(value: Node, { call, through, query }: RepeatedQuery): Node | undefined {
  if (!through || call.type !== 'CallExpression' || value.type !== 'Identifier') return undefined;
  const { params } = through.node;
  if (!returnsOnly(through.node, query.node) || query.module !== through.module) return undefined;
  const index = params.findIndex((each) => each.type === 'Identifier' && each.name === value.name);
  if (index >= 0) return call.arguments[index];
  const [pattern] = params;
  const [argument] = call.arguments;
  const object = argument && unwrap(argument);
  if (pattern?.type !== 'ObjectPattern' || object?.type !== 'ObjectExpression') return undefined;
  const taken = pattern.properties.find(
    (each) => each.type === 'Property' && each.value.type === 'Identifier' && each.value.name === value.name,
  );
  const name = taken?.type === 'Property' ? keyName(taken) : undefined;
  return name === undefined ? undefined : propertyOf(object, name)?.value;
}

/** Does a function do nothing but give back what the query gives? */
function returnsOnly({ body }: FunctionNode, query: Node): boolean {
  const [first, ...more] = body.type === 'BlockStatement' ? body.body : [];
  const returned =
    body.type === 'BlockStatement'
      ? first?.type === 'ReturnStatement' && more.length === 0
        ? first.argument
        : undefined
      : body;
  if (!returned) return false;
  const value = unwrap(returned);
  return (value.type === 'AwaitExpression' ? unwrap(value.argument) : value) === query;
}

function elementPart(node: Node, read: RepeatedQuery, hops = 2): Found | undefined {
  const value = unwrap(node);
  const whole = wholeElement(read);
  if (value.type === 'MemberExpression') {
    const object = unwrap(value.object);
    const property = memberName(value);
    return isSame(object, whole) && !value.optional && property !== undefined
      ? { property, value: node, element: whole?.name }
      : undefined;
  }
  if (value.type !== 'Identifier') return undefined;
  if (isSame(value, whole)) return { property: undefined, value: node, element: whole?.name };
  const part = read.repetition.loop.element.find((each) => each !== whole && isSame(value, each));
  if (part) {
    const steps = pathInPattern(patternOf(part), part);
    const [step] = steps;
    return steps.length === 1 && typeof step === 'string'
      ? { property: step, value: node, element: undefined }
      : undefined;
  }
  const declared = bindingOf(value)?.defs[0]?.node as Node | undefined;
  const isAlias =
    declared?.type === 'VariableDeclarator' &&
    declared.parent.kind === 'const' &&
    declared.id.type === 'Identifier';
  const found = isAlias && declared.init && hops > 0 ? elementPart(declared.init, read, hops - 1) : undefined;
  return found && { ...found, value: node };
}

/** The element's own name; undefined when the loop takes it apart. */
function wholeElement({ repetition: { loop } }: RepeatedQuery): TSESTree.Identifier | undefined {
  const [first] = loop.element;
  const { parent } = first ?? {};
  const isPlain =
    parent?.type === 'VariableDeclarator'
      ? loop.node.type === 'ForOfStatement'
      : first && parent === loop.callback && loop.callback !== undefined;
  return isPlain ? first : undefined;
}

function patternOf(part: TSESTree.Identifier): Node {
  let at: Node = part;
  while (
    at.parent &&
    ['Property', 'ObjectPattern', 'ArrayPattern', 'AssignmentPattern'].includes(at.parent.type)
  )
    at = at.parent;
  return at;
}

function isSame(node: Node, name: TSESTree.Identifier | undefined): boolean {
  if (node.type !== 'Identifier' || !name || node.name !== name.name) return false;
  return bindingOf(node) === bindingOf(name);
}

/** Is a node always reached when the loop's body runs? */
export function isUnconditional(node: Node, body: Node): boolean {
  for (let at: Node | undefined = node; at && at !== body; at = at.parent) {
    const { parent } = at as { parent?: Node };
    if (parent?.type === 'IfStatement' && parent.test !== at) return false;
    if (parent?.type === 'ConditionalExpression' && parent.test !== at) return false;
    if (parent?.type === 'LogicalExpression' && parent.left !== at) return false;
    if (parent?.type === 'SwitchCase' || parent?.type === 'TryStatement') return false;
  }
  return !nodesOfType(body, 'ContinueStatement').some(({ range }) => range[0] < node.range[0]);
}
