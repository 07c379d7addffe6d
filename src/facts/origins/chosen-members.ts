// Members of a library's value that a table of the project names: `routes.forEach(({ method, path, handler }) =>
// app[method](path, handler))`. What the texts of the table name must do the same with what they are given.
//
//   const routes = [{ method: 'get' }, { method: 'post' }]; for (const route of routes) app[route.method](…)   as app.get
//   for (const method of ['get', 'post']) app[method](…)                                                      as app.get
//   app[route.method.toLowerCase()](…)                                                                        as app.get
//   [{ method: 'get' }, { method: 'listen' }]                                                                 unknown
//   app[method](…) with a method that is a parameter of a function                                            unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, stringValue, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import { UNKNOWN, type ApiValue, type Value } from './value.js';

/** The steps from an element of a table to what is read of it. */
type Path = readonly (string | number)[];

/** Methods of a list that call a function with each element. */
const GOES_THROUGH = new Set(['forEach', 'map', 'flatMap']);
const FOLLOWED = 10;

/** The member that a key chooses, where a table says which keys there are and all of them are called alike. */
export function memberChosen(object: ApiValue, key: Node, analysis: Analysis): Value {
  const texts = textsOf(key, [], analysis, FOLLOWED);
  if (!texts || texts.length === 0) return UNKNOWN;
  const members = [...new Set(texts)].map((text) => memberOf(object, text, analysis));
  const [first, ...others] = members;
  if (first?.kind !== 'api') return UNKNOWN;
  const taken = callbacksOf(first, analysis);
  return taken && others.every((each) => each.kind === 'api' && callbacksOf(each, analysis) === taken)
    ? first
    : UNKNOWN;
}

function callbacksOf({ type }: ApiValue, analysis: Analysis) {
  return analysis.catalogue.facet(type, 'call')?.value.callbacks;
}

/** All texts that an expression may be; undefined where one of them is not seen. */
function textsOf(node: Node, path: Path, analysis: Analysis, left: number): string[] | undefined {
  const at = unwrap(node);
  if (left === 0) return undefined;
  switch (at.type) {
    case 'CallExpression': {
      const method = at.callee.type === 'MemberExpression' ? memberName(at.callee) : undefined;
      if (at.callee.type !== 'MemberExpression' || path.length > 0) return undefined;
      if (method !== 'toLowerCase' && method !== 'toUpperCase') return undefined;
      return textsOf(at.callee.object, [], analysis, left - 1)?.map((text) => text[method]());
    }
    case 'MemberExpression': {
      const name = memberName(at);
      return name === undefined ? undefined : textsOf(at.object, [name, ...path], analysis, left - 1);
    }
    case 'Identifier':
      return textsNamed(at, path, analysis, left - 1);
    default:
      return textsAt(at, path, analysis);
  }
}

/** The texts under a name: of an element of a table, or of a constant. */
function textsNamed(
  name: TSESTree.Identifier,
  path: Path,
  analysis: Analysis,
  left: number,
): string[] | undefined {
  const binding = bindingOf(name);
  const [definition] = binding?.defs ?? [];
  if (!definition || binding?.references.some((each) => each.isWrite() && !each.init)) return undefined;
  const declared = definition.node as Node;
  const own = definition.name as TSESTree.Identifier;
  if (isFunction(declared)) {
    const [parameter] = declared.params;
    const call = wrapped(declared).parent;
    const isFirst = parameter !== undefined && isWithinPattern(parameter, own);
    if (!isFirst || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression')
      return undefined;
    if (!GOES_THROUGH.has(memberName(call.callee) ?? '') || call.arguments[0] !== wrapped(declared))
      return undefined;
    return textsInTable(call.callee.object, pathTo(parameter, own, path), analysis);
  }
  if (declared.type !== 'VariableDeclarator') return undefined;
  const loop = declared.parent.parent;
  const steps = pathTo(declared.id, own, path);
  if (loop.type === 'ForOfStatement' && loop.left === declared.parent)
    return textsInTable(loop.right, steps, analysis);
  return declared.init && steps ? textsOf(declared.init, steps, analysis, left) : undefined;
}

function isWithinPattern(pattern: Node, name: Node): boolean {
  return pattern.range[0] <= name.range[0] && name.range[1] <= pattern.range[1];
}

function pathTo(pattern: Node, name: TSESTree.Identifier, path: Path): Path | undefined {
  const steps = pathInPattern(pattern, name);
  return steps.every((step) => step !== undefined) ? [...steps, ...path] : undefined;
}

function textsInTable(table: Node, path: Path | undefined, analysis: Analysis): string[] | undefined {
  const value = valueOf(unwrap(table), analysis);
  const list = value.kind === 'opaque' ? unwrap(value.node) : undefined;
  if (!path || list?.type !== 'ArrayExpression') return undefined;
  const texts = list.elements.map((each) =>
    each && each.type !== 'SpreadElement' ? textsAt(each, path, analysis) : undefined,
  );
  return texts.every((each) => each !== undefined) ? texts.flat() : undefined;
}

/** The text that is written in a place of a literal, or of a constant that holds one. */
function textsAt(node: Node, [step, ...rest]: Path, analysis: Analysis): string[] | undefined {
  const value = valueOf(unwrap(node), analysis);
  const at = unwrap(value.kind === 'opaque' || value.kind === 'object' ? value.node : node);
  if (step === undefined) {
    const text = stringValue(at);
    return text === undefined ? undefined : [text];
  }
  if (at.type === 'ArrayExpression' && typeof step === 'number') {
    const element = at.elements[step];
    return element && element.type !== 'SpreadElement' ? textsAt(element, rest, analysis) : undefined;
  }
  if (at.type !== 'ObjectExpression' || at.properties.some((each) => each.type === 'SpreadElement'))
    return undefined;
  const property = at.properties.find((each) => each.type === 'Property' && keyName(each) === step);
  return property?.type === 'Property' ? textsAt(property.value, rest, analysis) : undefined;
}
