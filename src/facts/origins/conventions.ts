// Functions that a framework finds by where they are exported: `export async function GET(request)` in `app/users/route.ts`.
import { chainOf } from '../../ast/chains.js';
import { argumentsOf } from '../../ast/invocations.js';
import {
  isFunction,
  keyName,
  memberName,
  propertyOf,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { CalledBack, Convention } from '../../models/model.js';
import type { FoundByFile } from '../catalogue/found-by-file.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';
import { valuesWrittenTo, writtenOut } from '../project/written-out.js';
import { ofType } from './callbacks.js';
import { returnsOf } from './calls.js';
import { usesOfFunction } from './function-uses.js';
import { functionOf, valueOf } from './origins.js';
import { nameOfFunction, parameterNamed } from './parameters.js';
import { UNKNOWN, type Value } from './value.js';

/** `export async function GET(request)` in `app/users/route.ts`. */
export function byConvention(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const module = moduleOf(fn);
  for (const { model, convention } of conventionsOf(module, analysis)) {
    const type = convention.parameters[index];
    if (type === undefined) continue;
    if (isFound(fn, convention, analysis)) return ofType(type, model, undefined, undefined, module, analysis);
  }
  return UNKNOWN;
}

/** Does a framework call a function of a module for where the file lies or what it exports? */
export function isFoundByFile(module: Module, analysis: Analysis): boolean {
  const conventions = conventionsOf(module, analysis);
  return (
    conventions.length > 0 &&
    nodesIn(module.ast).some(
      (node) => isFunction(node) && conventions.some(({ convention }) => isFound(node, convention, analysis)),
    )
  );
}

function isFound(fn: FunctionNode, convention: Convention, analysis: Analysis): boolean {
  const { exports, members, readsNoneOf } = convention;
  const names = exports ?? namesExportedBy(moduleOf(fn));
  const isExported = members
    ? names.some((name) => isMemberOf(fn, name, members, analysis))
    : names.some((name) => isExportedAs(fn, name));
  return (
    isExported &&
    readsNoneOf?.some((name) => readsMember(fn, name)) !== true &&
    (!convention.gives || (gives(fn, convention, analysis) && !isCalledByProject(fn, analysis)))
  );
}

function namesExportedBy({ exports: { named, whole } }: Module): readonly string[] {
  const object = whole && unwrap(whole);
  const properties = object?.type === 'ObjectExpression' ? object.properties : [];
  const keys = properties.flatMap((each) => (each.type === 'Property' ? (keyName(each) ?? []) : []));
  return [...named.keys(), ...keys];
}

/** What other code calls is a helper of that, whatever it returns; tests call everything, and so does who tries it by hand. */
function isCalledByProject(fn: FunctionNode, analysis: Analysis): boolean {
  return usesOfFunction(fn, analysis).uses.some(
    (use) =>
      use.kind === 'called' && !isTriedByHand(use.call) && !isTestDouble(moduleOf(use.call).path, analysis),
  );
}

/** `if (require.main === module) handler({…})`: below a condition of the file, and in no function. */
function isTriedByHand(call: Node): boolean {
  let at: Node | undefined = call;
  while (at && !isFunction(at) && at.parent?.type !== 'Program') at = at.parent;
  return at?.type === 'IfStatement';
}

/** `event.Records`, `({ Records })` */
function readsMember(fn: FunctionNode, name: string): boolean {
  return nodesIn(fn).some(
    (node) =>
      (node.type === 'MemberExpression' && memberName(node) === name) ||
      (node.type === 'Property' && node.parent.type === 'ObjectPattern' && keyName(node) === name),
  );
}

/** `return { statusCode: 200, body }`, `callback(null, { statusCode: 200, body })` */
function gives(fn: FunctionNode, { gives: keys = [], callback }: Convention, analysis: Analysis): boolean {
  if (givesObjectWith(keys, returnsOf(fn), analysis)) return true;
  return callback !== undefined && givesObjectWith(keys, calledBackWith(fn, callback), analysis);
}

/** `{ statusCode: 200, body }`, `respond(200, data)` where that returns one. */
function givesObjectWith(
  keys: readonly string[],
  given: readonly Node[],
  analysis: Analysis,
  depth = CALLS_ENTERED,
): boolean {
  return given.flatMap(valuesOf).some((value) => {
    if (value.type === 'ObjectExpression') return keys.every((key) => propertyOf(value, key));
    const called = value.type === 'CallExpression' && depth > 0 && functionOf(value.callee, analysis);
    return called ? givesObjectWith(keys, returnsOf(called.node), analysis, depth - 1) : false;
  });
}

/** An expression, or all that its name is ever given. */
function valuesOf(node: Node): readonly Node[] {
  const value = unwrap(writtenOut(node));
  if (value.type !== 'Identifier') return [value];
  const binding = bindingOf(value);
  return binding ? valuesWrittenTo(binding).map((each) => unwrap(each)) : [];
}

/** What a function calls one of its parameters with. */
function calledBackWith(fn: FunctionNode, { parameter, argument }: CalledBack): readonly Node[] {
  return nodesIn(fn.body).flatMap((node) => {
    const handed = node.type === 'CallExpression' ? parameterNamed(node.callee) : undefined;
    if (node.type !== 'CallExpression' || handed?.fn !== fn || handed.index !== parameter) return [];
    return node.arguments[argument] ?? [];
  });
}

/** The conventions that hold for a file, by its path and by what its package asks for: every parameter in it asks for them. */
const conventionsOf = memoizePerLint((module: Module, analysis: Analysis): readonly FoundByFile[] => {
  const path = module.path.replaceAll('\\', '/');
  const { packages } = analysis.project;
  return analysis.catalogue.conventions.filter(
    ({ convention, path: pattern }) =>
      pattern.test(path) &&
      convention.packages?.some((asked) => packages.isRequested(module.path, asked)) !== false,
  );
});

/** `export default { async fetch(request, env) {…} }`, `const worker = {…} satisfies ExportedHandler; export default worker` */
function isMemberOf(fn: FunctionNode, name: string, members: readonly string[], analysis: Analysis): boolean {
  const { parent } = wrapped(fn);
  const key = parent?.type === 'Property' ? keyName(parent) : undefined;
  if (key === undefined || !members.includes(key)) return false;
  const entry = moduleOf(fn).exports.named.get(name);
  const value = entry && 'node' in entry ? valueOf(entry.node, analysis) : UNKNOWN;
  return value.kind === 'object' && value.node === parent?.parent;
}

function isExportedAs(fn: FunctionNode, name: string): boolean {
  const exported = exportedAs(name, moduleOf(fn));
  // Most functions are asked about names that their file does not export.
  if (!exported) return false;
  const own = nameOfFunction(fn)?.name;
  const isItself = (node: Node): boolean =>
    unwrap(node) === fn || (own !== undefined && node.type === 'Identifier' && node.name === own);
  return isItself(exported) || isHandedOn(writtenOut(exported), isItself);
}

/** What a module exports under a name. */
function exportedAs(name: string, { exports: { named, whole } }: Module): Node | undefined {
  const entry = named.get(name);
  if (entry) return 'node' in entry ? (initOfDeclaration(entry.node) ?? entry.node) : undefined;
  // `module.exports = { async up(knex) {…} }`
  const object = whole && unwrap(whole);
  return object?.type === 'ObjectExpression' ? propertyOf(object, name)?.value : undefined;
}

function initOfDeclaration({ parent }: Node): Node | undefined {
  return parent?.type === 'VariableDeclarator' ? (parent.init ?? undefined) : undefined;
}

/** `withAuth(async (request) => …)`, `middy(list).use(checks)`, `middy().handler(list)`: it stands in the call that is exported. */
function isHandedOn(exported: Node, isItself: (node: Node) => boolean): boolean {
  const call = unwrap(exported);
  return chainOf(call).some(({ call: each }) =>
    argumentsOf(each).some((argument) => isItself(argument) || isHandedOn(argument, isItself)),
  );
}
