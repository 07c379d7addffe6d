// Functions that a framework finds by where they are exported: `export async function GET(request)` in `app/users/route.ts`.
import { propertyOf, unwrap, type FunctionNode } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { ofType } from './callbacks.js';
import { nameOfFunction } from './parameters.js';
import { UNKNOWN, type Value } from './value.js';

/** `export async function GET(request)` in `app/users/route.ts`. */
export function byConvention(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const module = moduleOf(fn);
  const path = module.path.replaceAll('\\', '/');
  for (const model of analysis.catalogue.models) {
    for (const convention of model.conventions ?? []) {
      const type = convention.parameters[index];
      if (type === undefined || !new RegExp(convention.path).test(path)) continue;
      const asked = convention.package;
      if (asked !== undefined && !analysis.project.packages.isRequested(module.path, asked)) continue;
      if (convention.exports.some((name) => isExportedAs(fn, name)))
        return ofType(type, model, undefined, undefined, module, analysis);
    }
  }
  return UNKNOWN;
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
