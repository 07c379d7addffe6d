// Imports: what an import of any form yields, from a library's model, another module of the project or a generated client.
import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import type { Model } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { commonJsExport } from '../project/exports.js';
import { isNamedAbove } from '../project/manifest-questions.js';
import type { Module } from '../project/module.js';
import { isBuiltin } from '../project/native.js';
import { addedToExports } from './added-members.js';
import { handledExport, knownByHandles } from './handles.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import type { ReasonKind } from './reason.js';
import { agreeExactly } from './agreement.js';
import { explained, isKnown, unknown, UNKNOWN, type Value } from './value.js';

/** What a name holds that an import declares. */
export function valueOfImportBinding(definition: Definition, module: Module, analysis: Analysis): Value {
  const specifier = definition.node as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const { moduleReference } = specifier;
    const source =
      moduleReference.type === 'TSExternalModuleReference' ? moduleReference.expression : undefined;
    return source?.type === 'Literal'
      ? valueOfRequire(source.value, module, analysis, specifier)
      : unknown('not-followed', specifier);
  }
  const source = (definition.parent as TSESTree.ImportDeclaration).source.value;
  switch (specifier.type) {
    case 'ImportNamespaceSpecifier':
      return valueOfImport(source, undefined, module, analysis, specifier);
    case 'ImportDefaultSpecifier':
      return valueOfImport(source, 'default', module, analysis, specifier);
    default:
      return valueOfImport(
        source,
        specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value,
        module,
        analysis,
        specifier,
      );
  }
}

/**
 * What an import yields.
 *
 * @param name the imported name; `undefined` for the namespace
 * @param at where it is imported
 */
export function valueOfImport(
  specifier: string,
  name: string | undefined,
  module: Module,
  analysis: Analysis,
  at: Node = module.ast,
): Value {
  const handled = handledExport(specifier, name, analysis);
  if (handled) return handled;
  const type = analysis.catalogue.module(specifier);
  if (type) {
    const namespace: Value = { kind: 'api', type, receiver: undefined, name: undefined, made: undefined };
    if (name === undefined) return namespace;
    const value = memberOf(namespace, name, analysis);
    return value.kind === 'unknown' ? unknown('unmodelled-export', at, name, { type }) : value;
  }
  const target = analysis.project.modules.imported(module, specifier);
  if (!target)
    return explained(
      name === undefined
        ? knownByHandles('module', specifier, analysis)
        : generatedExport(specifier, name, module, analysis),
      () => unknown(whyNotImported(specifier, module, analysis), at, specifier),
    );
  return name === undefined ? { kind: 'namespace', module: target } : valueOfExport(target, name, analysis);
}

/** `require('x')`: what `module.exports` is, else the namespace. */
export function valueOfRequire(specifier: string, module: Module, analysis: Analysis, at?: Node): Value {
  const whole = analysis.project.modules.imported(module, specifier);
  return whole?.exports.whole
    ? valueOf(whole.exports.whole, analysis)
    : valueOfImport(specifier, undefined, module, analysis, at);
}

/** A name that only a package can have; what begins otherwise is a path or an alias of one. */
const OF_PACKAGE = /^(?:@[\w-][\w.-]*\/)?[a-z\d][\w.:-]*/i;

function whyNotImported(specifier: string, { path }: Module, { project }: Analysis): ReasonKind {
  if (project.modules.pathOf(specifier, path) !== undefined) return 'unreadable-module';
  const name = OF_PACKAGE.exec(specifier)?.[0];
  const isPackage = name !== undefined && (name.includes(':') || isNamedAbove(path, name, project));
  return isPackage || isBuiltin(specifier) ? 'package-without-model' : 'unresolved-import';
}

/** The value of an export of one of the project's modules, wherever it is declared. */
export function valueOfExport(module: Module, name: string, analysis: Analysis): Value {
  const generated = generatedOnTheWay(module, name, analysis);
  if (generated) return generated;
  const site = analysis.project.modules.exportSite(module, name);
  if (!site) {
    // A CommonJS module whose exports are the properties of one object.
    if (module.exports.whole && name !== 'default')
      return memberOf(valueOf(module.exports.whole, analysis), name, analysis);
    const added = addedToExports(module, name, analysis);
    return added.length > 0 ? onlyOne(added) : unknown('no-export', module.ast, name);
  }
  if (!site.module) return valueOfImport(site.from, site.name, site.importer, analysis);
  if (site.module !== module) module.reads.add(site.module.path);
  if (!site.node) return { kind: 'namespace', module: site.module };
  const { parent } = site.node;
  const written = parent?.type === 'AssignmentExpression' ? commonJsExport(parent.left) : undefined;
  const all = typeof written === 'object' ? addedToExports(site.module, written.name, analysis) : [];
  return all.length > 1 ? onlyOne(all) : valueOf(site.node, analysis);
}

/** What is written to an export in several places is known where all of it is, and is the same. */
function onlyOne(values: readonly Value[]): Value {
  return values.find((value) => !isKnown(value)) ?? agreeExactly(values);
}

/** What a generated module on the way to an export calls by this name; its own code is never followed. */
function generatedOnTheWay(
  module: Module,
  name: string,
  analysis: Analysis,
  seen = new Set<Module>(),
): Value | undefined {
  if (seen.has(module)) return undefined;
  seen.add(module);
  const models = analysis.catalogue.models.filter(({ generated }) => generated?.exports.includes(name));
  const model = models.find(({ generated }) => generated && module.text.includes(generated.marker));
  if (model) return memberOf(namespaceOf(model, analysis), name, analysis);
  const entry = module.exports.named.get(name);
  const next: [from: string, name: string][] =
    entry === undefined
      ? models.length > 0
        ? module.exports.stars.map((star) => [star, name])
        : []
      : 'from' in entry && entry.name !== undefined
        ? [[entry.from, entry.name]]
        : [];
  for (const [from, original] of next) {
    const target = analysis.project.modules.imported(module, from);
    const found = target && generatedOnTheWay(target, original, analysis, seen);
    if (found) return found;
  }
  return undefined;
}

/** A client that a generator writes into the project and that is not there to be read: known by name and manifest together. */
function generatedExport(specifier: string, name: string, module: Module, analysis: Analysis): Value {
  if (specifier.startsWith('node:')) return UNKNOWN;
  const model = analysis.catalogue.models.find(
    ({ generated }) =>
      generated?.exports.includes(name) === true &&
      generated.manifest.some((dependency) => isNamedAbove(module.path, dependency, analysis.project)),
  );
  return model ? memberOf(namespaceOf(model, analysis), name, analysis) : UNKNOWN;
}

function namespaceOf(model: Model, analysis: Analysis): Value {
  const type = model.generated && analysis.catalogue.resolve(model, model.generated.type);
  return type ? { kind: 'api', type, receiver: undefined, name: undefined, made: undefined } : UNKNOWN;
}
