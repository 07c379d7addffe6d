// Records that are made of another one entry by entry, with texts that stay texts:
//
//   Object.fromEntries(Object.entries(req.query).filter(…))                            as req.query
//   Object.fromEntries(Object.entries(req.query).map(([key, text]) => [key, text.trim()]))   as req.query
//   Object.entries(req.query).reduce((all, [key, text]) => { all[key] = text; return all; }, {})   as req.query
//   … [key, Number(text)], all[key] = text === 'true'                                  unknown: something else is made of it
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
import { UNKNOWN, type Value } from './value.js';

/** Methods of a text that give texts. */
const KEEPS_TEXT = new Set(
  'trim trimStart trimEnd toLowerCase toUpperCase split slice replace replaceAll substring normalize toString'.split(
    ' ',
  ),
);

/** What a list of entries is made of: the record that `Object.entries` was given. */
export function recordOfEntries(list: Node, analysis: Analysis): Value {
  const call = unwrap(list);
  if (call.type !== 'CallExpression') return UNKNOWN;
  const [given] = call.arguments;
  if (given && methodOfGlobal(call.callee, 'Object') === 'entries') return valueOf(given, analysis);
  if (call.callee.type !== 'MemberExpression' || !given) return UNKNOWN;
  const method = memberName(call.callee);
  if (method === 'filter') return recordOfEntries(call.callee.object, analysis);
  const fn = method === 'map' ? functionOf(given, analysis)?.node : undefined;
  return fn && mapsToTexts(fn) ? recordOfEntries(call.callee.object, analysis) : UNKNOWN;
}

/** The record that `.reduce` puts together again of the entries of another. */
export function reducedRecord(call: Invocation, analysis: Analysis): Value | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'reduce') return undefined;
  const [step, start] = call.arguments;
  const empty = start && unwrap(start);
  if (!step || empty?.type !== 'ObjectExpression' || empty.properties.length > 0) return undefined;
  const fn = functionOf(step, analysis)?.node;
  if (!fn || !fillsWithTexts(fn)) return undefined;
  const record = recordOfEntries(callee.object, analysis);
  return record.kind === 'api' ? record : undefined;
}

/** `([key, text]) => [key, text.trim()]` */
function mapsToTexts(fn: FunctionNode): boolean {
  const texts = bindingsIn(fn.params[0]);
  return returnsOf(fn).every((each) => {
    const entry = unwrap(each);
    return (
      entry.type === 'ArrayExpression' &&
      entry.elements.every((element) => element && isOfTexts(element, texts))
    );
  });
}

/** `(all, [key, text]) => { all[key] = text; return all; }`, `(all, [key, text]) => ({ ...all, [key]: text })` */
function fillsWithTexts(fn: FunctionNode): boolean {
  const [all, entry] = fn.params;
  if (!all || !entry) return false;
  const texts = new Set([...bindingsIn(all), ...bindingsIn(entry)]);
  const writes = nodesIn(fn.body).flatMap((node) =>
    node.type === 'AssignmentExpression' ? (node.left.type === 'MemberExpression' ? [node.right] : []) : [],
  );
  return [...writes, ...returnsOf(fn)].every((each) => isOfTexts(each, texts));
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
      return isOfTexts(at.object, texts, seen);
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
    return parent?.type === 'AssignmentExpression' && parent.left === identifier
      ? [parent.right]
      : [];
  });
  return isFunction(declarator.init) ? undefined : [...source, ...later];
}
