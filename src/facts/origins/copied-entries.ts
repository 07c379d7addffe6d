// Records that are made of another one entry by entry, with texts that stay texts:
//
//   Object.fromEntries(Object.entries(req.query).filter(…))                            as req.query
//   Object.fromEntries(Object.entries(req.query).map(([key, text]) => [key, text.trim()]))   as req.query
//   Object.entries(req.query).reduce((all, [key, text]) => { all[key] = text; return all; }, {})   as req.query
//   for (const key in req.query) all[key] = req.query[key];                            as req.query
//   … [key, Number(text)], all[key] = text === 'true'                                  unknown: something else is made of it
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import {
  isFunction,
  memberName,
  methodOfGlobal,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';
import { returnsOf } from './calls.js';
import { functionOf, valueOf } from './origins.js';
import { UNKNOWN, type ObjectValue, type Value } from './value.js';

/** Methods of a text that give texts. */
const KEEPS_TEXT = new Set(
  'trim trimStart trimEnd toLowerCase toUpperCase split slice replace replaceAll substring normalize toString'.split(
    ' ',
  ),
);

/** What a list of entries is made of: the record that `Object.entries` was given, or that each entry was read from. */
export function recordOfEntries(list: Node, analysis: Analysis): Value {
  const call = unwrap(list);
  if (call.type !== 'CallExpression') return UNKNOWN;
  const [given] = call.arguments;
  if (given && methodOfGlobal(call.callee, 'Object') === 'entries') return valueOf(given, analysis);
  if (call.callee.type !== 'MemberExpression' || !given) return UNKNOWN;
  const method = memberName(call.callee);
  if (method === 'filter') return recordOfEntries(call.callee.object, analysis);
  const fn = method === 'map' ? functionOf(given, analysis)?.node : undefined;
  return fn ? recordMapped(fn, call.callee.object, analysis) : UNKNOWN;
}

/** The record that `.reduce` puts together again of the entries of another. */
export function reducedRecord(call: Invocation, analysis: Analysis): Value | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'reduce') return undefined;
  const [step, start] = call.arguments;
  const fn = start && isEmptyObject(start) ? functionOf(step as Node, analysis)?.node : undefined;
  const [all, entry] = fn?.params ?? [];
  if (!fn || !all || !entry) return undefined;
  const texts = new Set([...bindingsIn(all), ...bindingsIn(entry)]);
  const nodes = nodesIn(fn.body);
  if (nodes.some((node) => node.type === 'CallExpression' && mayFill(node, bindingsIn(all), texts)))
    return undefined;
  const writes = nodes.flatMap((node) =>
    node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' ? [node.right] : [],
  );
  // What is handed on is the record itself, with or without one more entry.
  const results = returnsOf(fn).flatMap((each) => entriesAdded(each, bindingsIn(all)) ?? [each]);
  const record = recordCopied([...writes, ...results], texts, callee.object, analysis);
  return record.kind === 'api' ? record : undefined;
}

/** The record that a variable holds which is declared empty and is filled with the entries of another in a loop. */
export function filledRecord({ node }: ObjectValue, analysis: Analysis): Value {
  const { parent } = wrapped(node);
  const binding =
    isEmptyObject(node) && parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? bindingOf(parent.id)
      : undefined;
  const records = (binding?.references ?? []).flatMap(({ identifier }) => {
    const { parent: member } = wrapped(identifier);
    if (member?.type === 'CallExpression')
      return methodOfGlobal(member.callee, 'Object') === undefined ? [] : [UNKNOWN];
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return [];
    const { parent: write } = member;
    if (write.type === 'MemberExpression') return [UNKNOWN];
    if (write.type !== 'AssignmentExpression' || write.left !== member) return [];
    return [member.computed ? recordAround(write, analysis) : UNKNOWN];
  });
  return agreeing(records);
}

/** `for (const [key, text] of Object.entries(record)) all[key] = text;`, the same with `.forEach`, and with `record[key]`. */
function recordAround(write: TSESTree.AssignmentExpression, analysis: Analysis): Value {
  for (let at: Node | undefined = write.parent; at; at = at.parent) {
    if (at.type === 'ForInStatement')
      return recordCopied([write.right], bindingsIn(at.left), undefined, analysis);
    if (at.type === 'ForOfStatement')
      return recordCopied([write.right], bindingsIn(at.left), at.right, analysis);
    if (!isFunction(at)) continue;
    const { parent: call } = wrapped(at);
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    return callee?.type === 'MemberExpression' && memberName(callee) === 'forEach'
      ? recordCopied([write.right], bindingsIn(at.params[0]), callee.object, analysis)
      : UNKNOWN;
  }
  return UNKNOWN;
}

/** `([key, text]) => [key, text.trim()]`, `(key) => [key, record[key]]`: what becomes of a key is of no concern. */
function recordMapped(fn: FunctionNode, list: Node, analysis: Analysis): Value {
  const values = returnsOf(fn).map((each) => {
    const entry = unwrap(each);
    return entry.type === 'ArrayExpression' && entry.elements.length === 2 ? entry.elements[1] : undefined;
  });
  return values.every((each) => each && each.type !== 'SpreadElement')
    ? recordCopied(values as Node[], bindingsIn(fn.params[0]), list, analysis)
    : UNKNOWN;
}

/** The one record of which all these values are: texts of a list of its entries, or `record[key]`. */
function recordCopied(
  values: readonly Node[],
  texts: ReadonlySet<Binding>,
  list: Node | undefined,
  analysis: Analysis,
): Value {
  let ofList: Value | undefined;
  const records = values.flatMap((each) => {
    if (isHanded(each, texts)) return [];
    const read = unwrap(each);
    if (isOfTexts(read, texts)) return [(ofList ??= list ? recordOfEntries(list, analysis) : UNKNOWN)];
    return [read.type === 'MemberExpression' && read.computed ? valueOf(read.object, analysis) : UNKNOWN];
  });
  return agreeing(records);
}

/** `all`, which a step of `.reduce` hands on. */
function isHanded(node: Node, texts: ReadonlySet<Binding>): boolean {
  const name = unwrap(node);
  const binding = name.type === 'Identifier' ? bindingOf(name) : undefined;
  return binding !== undefined && texts.has(binding) && name.parent?.type === 'ReturnStatement';
}

function agreeing([first, ...others]: readonly Value[]): Value {
  return first?.kind === 'api' && others.every((each) => each.kind === 'api' && each.type === first.type)
    ? first
    : UNKNOWN;
}

/** The values of `{ ...all, [key]: text }`. */
function entriesAdded(node: Node, all: ReadonlySet<Binding>): Node[] | undefined {
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression') return undefined;
  return object.properties.flatMap((each) =>
    each.type === 'Property' ? [each.value] : isOfTexts(each.argument, all) ? [] : [each.argument],
  );
}

/** `all[key].push(Number(text))`, `Object.assign(all, …)`: a call that may put something else into the record. */
function mayFill(
  { callee, arguments: given }: TSESTree.CallExpression,
  all: ReadonlySet<Binding>,
  texts: ReadonlySet<Binding>,
): boolean {
  if (methodOfGlobal(callee, 'Array') === 'isArray') return false;
  return callee.type === 'MemberExpression' && mentions(callee.object, all)
    ? !given.every((each) => isOfTexts(each, texts))
    : given.some((each) => mentions(each, all));
}

function mentions(node: Node, all: ReadonlySet<Binding>): boolean {
  return nodesIn(node).some((each) => {
    const binding = each.type === 'Identifier' ? bindingOf(each) : undefined;
    return binding !== undefined && all.has(binding);
  });
}

function isEmptyObject(node: Node): boolean {
  const object = unwrap(node);
  return object.type === 'ObjectExpression' && object.properties.length === 0;
}

function bindingsIn(parameter: Node | undefined): Set<Binding> {
  const names = parameter ? namesIn(parameter) : [];
  return new Set(names.flatMap((each) => bindingOf(each) ?? []));
}

/** Is an expression made of these texts, and of nothing that is no text? */
function isOfTexts(node: Node, texts: ReadonlySet<Binding>, seen: ReadonlySet<Binding> = new Set()): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'Identifier': {
      const binding = bindingOf(at);
      if (!binding || texts.has(binding) || seen.has(binding)) return binding !== undefined;
      return (
        writtenTo(binding)?.every((each) => isOfTexts(each, texts, new Set([...seen, binding]))) === true
      );
    }
    case 'MemberExpression':
      return memberName(at) !== 'length' && isOfTexts(at.object, texts, seen);
    case 'CallExpression':
      if (at.callee.type === 'Identifier') return at.callee.name === 'String';
      return (
        at.callee.type === 'MemberExpression' &&
        KEEPS_TEXT.has(memberName(at.callee) ?? '') &&
        isOfTexts(at.callee.object, texts, seen)
      );
    case 'ConditionalExpression':
      return [at.consequent, at.alternate].every((each) => isOfTexts(each, texts, seen));
    case 'ArrayExpression':
      return at.elements.every(
        (each) => each && isOfTexts(each.type === 'SpreadElement' ? each.argument : each, texts, seen),
      );
    case 'ObjectExpression':
      return at.properties.every((each) =>
        isOfTexts(each.type === 'SpreadElement' ? each.argument : each.value, texts, seen),
      );
    case 'Literal':
      return typeof at.value === 'string';
    case 'TemplateLiteral':
      return true;
    default:
      return false;
  }
}

/** What is written to a local name; undefined where that is not written as one value. */
function writtenTo({ defs, references }: Binding): Node[] | undefined {
  const declarator = defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator') return undefined;
  const source = declarator.init ? [declarator.init] : [];
  const later = references.flatMap(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return parent?.type === 'AssignmentExpression' && parent.left === identifier ? [parent.right] : [];
  });
  return isFunction(declarator.init) ? undefined : [...source, ...later];
}
