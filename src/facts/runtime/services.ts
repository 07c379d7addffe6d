// Whether a program goes on working for others: it makes a server, or takes jobs and messages, itself or in what it imports.
import { nodesIn } from '../../ast/walk.js';
import { PROGRAM_MODULES } from '../../budgets.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { specifiersOf } from '../project/import-uses.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';

/** Does a module, or one that it imports, start something that goes on working? */
export function startsService(program: Module, analysis: Analysis): boolean {
  if (specifiersOf(program).some((specifier) => isFramework(specifier, analysis))) return true;
  if (makesService(program, analysis)) return true;
  if (!mayImportService(program, analysis)) return false;
  const seen = new Set<Module>([program]);
  for (const module of seen) {
    if (makesService(module, analysis)) return true;
    for (const specifier of specifiersOf(module)) {
      const imported = analysis.project.modules.imported(module, specifier);
      if (imported && seen.size < PROGRAM_MODULES) seen.add(imported);
    }
  }
  return false;
}

/** The same by texts alone, which name all that is imported and perhaps more: where none of it makes a server, nothing is parsed. */
function mayImportService(program: Module, analysis: Analysis): boolean {
  const { modules, clauses, snapshots } = analysis.project;
  const pathsOf = (specifiers: readonly string[], from: string) =>
    specifiers.flatMap((specifier) => modules.pathOf(specifier, from) ?? []);
  const seen = new Set(pathsOf(specifiersOf(program), program.path));
  for (const file of seen) {
    const { clauses: own, isComplete } = clauses.of(file);
    const specifiers = own.map(({ from }) => from);
    if (!isComplete || mayMakeService(specifiers, snapshots.textOf(file) ?? '', analysis)) return true;
    for (const found of pathsOf(specifiers, file)) seen.add(found);
  }
  return false;
}

function mayMakeService(specifiers: readonly string[], text: string, analysis: Analysis): boolean {
  return specifiers.some(
    (specifier) =>
      analysis.catalogue.module(specifier)?.definition.role === 'service' ||
      isFramework(specifier, analysis) ||
      (LISTENS.test(specifier) && text.includes('createServer')),
  );
}

/** Does a module itself make a server? To import a framework for its errors and types makes none. */
export const makesService = memoizePerLint((module: Module, analysis: Analysis): boolean => {
  const specifiers = specifiersOf(module);
  if (specifiers.some((specifier) => analysis.catalogue.module(specifier)?.definition.role === 'service'))
    return true;
  if (specifiers.some((specifier) => LISTENS.test(specifier)) && module.text.includes('createServer'))
    return true;
  if (!specifiers.some((specifier) => isFramework(specifier, analysis))) return false;
  return nodesIn(module.ast).some((node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
    const value = valueOf(node, analysis);
    return value.kind === 'api' && value.type.model.kind === 'framework' && value.made?.node === node;
  });
});

/** Node's modules with a `createServer`. */
const LISTENS = /^(?:node:)?(?:http|https|http2|net|tls)$/;

function isFramework(specifier: string, { catalogue }: Analysis): boolean {
  return catalogue.module(specifier)?.model.kind === 'framework';
}
