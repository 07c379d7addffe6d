// Functions that a framework finds by where they are exported: `export async function GET(request)` in `app/users/route.ts`.
import { keyName, propertyOf, unwrap, wrapped, type FunctionNode } from '../../ast/nodes.js';
import type { FoundByFile } from '../catalogue/found-by-file.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, moduleOf } from '../project/module.js';
import { ofType } from './callbacks.js';
import { valueOf } from './origins.js';
import { nameOfFunction } from './parameters.js';
import { UNKNOWN, type Value } from './value.js';

/** `export async function GET(request)` in `app/users/route.ts`. */
export function byConvention(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const module = moduleOf(fn);
  for (const { model, convention } of conventionsOf(module, analysis)) {
    const type = convention.parameters[index];
    if (type === undefined) continue;
    const { exports, members } = convention;
    const isFound = members
      ? exports.some((name) => isMemberOf(fn, name, members, analysis))
      : exports.some((name) => isExportedAs(fn, name));
    if (isFound) return ofType(type, model, undefined, undefined, module, analysis);
  }
  return UNKNOWN;
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
  const { named: exported, whole } = moduleOf(fn).exports;
  const entry = exported.get(name);
  // `module.exports = { async up(knex) {…} }`
  const object = whole && unwrap(whole);
  if (!entry && object?.type === 'ObjectExpression') {
    const value = propertyOf(object, name)?.value;
    return value === fn || (value?.type === 'Identifier' && value.name === nameOfFunction(fn)?.name);
  }
  if (!entry || !('node' in entry)) return false;
  if (entry.node === fn) return true;
  const named = nameOfFunction(fn);
  // `export const GET = withAuth(async (request) => …)`: the handler stands in the exported value.
  const declarator = entry.node.parent;
  const inWrapper =
    declarator?.type === 'VariableDeclarator' &&
    declarator.init?.type === 'CallExpression' &&
    declarator.init.arguments.some((argument) => argument === fn);
  return (
    inWrapper || (named !== undefined && entry.node.type === 'Identifier' && entry.node.name === named.name)
  );
}
