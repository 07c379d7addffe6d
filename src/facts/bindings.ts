// Names: what a binding holds, in this module or imported from another.
import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { toInstance, valueOfType } from './annotations.js';
import { defaultInPattern, pathInPattern } from './exports.js';
import { requestedVersion } from './manifests.js';
import { elementOf, memberOf } from './members.js';
import type { Binding, Module } from './module.js';
import { valueOf, type World } from './origins.js';
import { valueOfParameter } from './parameters.js';
import { exportSite, importedModule } from './project.js';
import { agree, isKnown, UNKNOWN, type Value } from './value.js';

/** A binding that is declared once and written once, or whose writes all agree; anything else is unknown. */
export function valueOfBinding(binding: Binding, module: Module, world: World): Value {
  const definition = binding.defs.find(({ type }) => (type as string) !== 'Type') ?? binding.defs[0];
  if (!definition) return UNKNOWN;
  switch (definition.type as string) {
    case 'ImportBinding':
      return valueOfImportBinding(definition, module, world);
    case 'FunctionName':
      return isReassigned(binding) ? UNKNOWN : valueOf(definition.node as Node, module, world);
    case 'ClassName':
    case 'Type':
      return valueOf(definition.node as Node, module, world);
    case 'Parameter':
      return isReassigned(binding) ? UNKNOWN : valueOfParameterBinding(definition, module, world);
    case 'Variable':
      return valueOfVariable(binding, definition, module, world);
    default:
      return UNKNOWN;
  }
}

function isReassigned(binding: Binding): boolean {
  return binding.references.some((reference) => reference.isWrite() && !reference.init);
}

function valueOfVariable(binding: Binding, definition: Definition, module: Module, world: World): Value {
  const declarator = definition.node as TSESTree.VariableDeclarator;
  const name = definition.name as TSESTree.Identifier;
  const writes = binding.references.filter((reference) => reference.isWrite());
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  const declared = (): Value =>
    annotation
      ? destructured(valueOfType(annotation, module, world), declarator.id, name, module, world)
      : UNKNOWN;
  const loop = declarator.parent.parent;
  if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === declarator.parent) {
    return loop.type === 'ForOfStatement'
      ? destructured(
          elementOf(valueOf(loop.right, module, world), module, world),
          declarator.id,
          name,
          module,
          world,
        )
      : UNKNOWN;
  }
  // More than one write: all that is known must agree.
  const values = writes.flatMap((write) => valueWritten(write, declarator, module, world));
  if (values.length > 1 && values.some((value) => !isKnown(value) && !isEmpty(value))) return declared();
  const value = agree(values.length > 1 ? values.filter((each) => !isEmpty(each)) : values);
  if (isKnown(value)) return value;
  const type = declared();
  return isKnown(type) ? type : value;
}

/** What one write gives to a name; a default in the declaration's own pattern is no write of its own. */
function valueWritten(
  write: Binding['references'][number],
  declarator: TSESTree.VariableDeclarator,
  module: Module,
  world: World,
): Value[] {
  const { init, writeExpr } = write;
  const name = write.identifier as TSESTree.Identifier;
  if (!writeExpr) return [UNKNOWN];
  if (defaultInPattern(name) === unwrap(writeExpr as Node)) return [];
  const value = valueOf(writeExpr as Node, module, world);
  return [destructured(value, init ? declarator.id : patternAround(name), name, module, world)];
}

/** `({ db } = deps)`: the pattern that an assignment takes apart. */
function patternAround(name: TSESTree.Identifier): Node {
  let at: Node = name;
  while (
    at.parent?.type === 'Property' ||
    at.parent?.type === 'ObjectPattern' ||
    at.parent?.type === 'ArrayPattern' ||
    at.parent?.type === 'RestElement' ||
    (at.parent?.type === 'AssignmentPattern' && at.parent.left === at)
  )
    at = at.parent;
  return at;
}

/** `let db = null` and `let db; if (…) db = globalThis.db` say nothing against what is written elsewhere. */
function isEmpty(value: Value): boolean {
  if (value.kind !== 'opaque') return false;
  const { node } = value;
  return (
    (node.type === 'Literal' && node.value === null) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

/** The part of a value that a pattern gives to one of its names. */
export function destructured(
  value: Value,
  pattern: Node,
  name: TSESTree.Identifier,
  module: Module,
  world: World,
): Value {
  let part = value;
  for (const step of pathInPattern(pattern, name)) {
    if (step === undefined) continue;
    part = typeof step === 'number' ? elementOf(part, module, world, step) : memberOf(part, step, world);
  }
  const fallback = isKnown(part) ? undefined : defaultInPattern(name);
  return fallback && pattern !== name ? valueOf(fallback, module, world) : part;
}

function valueOfParameterBinding(definition: Definition, module: Module, world: World): Value {
  return valueOfParameter(definition.node as Node, definition.name as TSESTree.Identifier, module, world);
}

// ── imports ───────────────────────────────────────────────────────────────────────────────────────────────────────

function valueOfImportBinding(definition: Definition, module: Module, world: World): Value {
  const specifier = definition.node as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const { moduleReference } = specifier;
    const source =
      moduleReference.type === 'TSExternalModuleReference' ? moduleReference.expression : undefined;
    return source?.type === 'Literal' ? valueOfRequire(String(source.value), module, world) : UNKNOWN;
  }
  const source = (definition.parent as TSESTree.ImportDeclaration).source.value;
  switch (specifier.type) {
    case 'ImportNamespaceSpecifier':
      return valueOfImport(source, undefined, module, world);
    case 'ImportDefaultSpecifier':
      return valueOfImport(source, 'default', module, world);
    default:
      return valueOfImport(
        source,
        specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value,
        module,
        world,
      );
  }
}

/**
 * What an import yields.
 *
 * @param name the imported name; `undefined` for the namespace
 */
export function valueOfImport(
  specifier: string,
  name: string | undefined,
  module: Module,
  world: World,
): Value {
  const handle = world.handles.find((each) => each.module === specifier && each.export === name);
  if (handle) return { kind: 'api', type: handle.type, receiver: undefined, name, made: undefined };
  const type = world.catalogue.module(specifier);
  if (type) {
    const namespace: Value = { kind: 'api', type, receiver: undefined, name: undefined, made: undefined };
    return name === undefined ? namespace : memberOf(namespace, name, world);
  }
  const target = importedModule(module, specifier);
  if (!target) return generatedExport(specifier, name, module, world);
  const generated = world.catalogue.models.find(
    (model) => model.generated && target.text.includes(model.generated.marker),
  );
  if (generated?.generated && (name === undefined || generated.generated.exports.includes(name))) {
    const namespace: Value = {
      kind: 'api',
      type: world.catalogue.resolve(generated, generated.generated.type),
      receiver: undefined,
      name: undefined,
      made: undefined,
    };
    return name === undefined ? namespace : memberOf(namespace, name, world);
  }
  return name === undefined ? { kind: 'namespace', module: target } : valueOfExport(target, name, world);
}

/** `require('x')`: what `module.exports` is, else the namespace. */
export function valueOfRequire(specifier: string, module: Module, world: World): Value {
  const whole = importedModule(module, specifier);
  return whole?.exports.whole
    ? valueOf(whole.exports.whole, whole, world)
    : valueOfImport(specifier, undefined, module, world);
}

/** The value of an export of one of the project's modules, wherever it is declared. */
export function valueOfExport(module: Module, name: string, world: World): Value {
  const site = exportSite(module, name);
  if (!site) {
    // A CommonJS module whose exports are the properties of one object.
    return module.exports.whole && name !== 'default'
      ? memberOf(valueOf(module.exports.whole, module, world), name, world)
      : UNKNOWN;
  }
  if (!site.module) return valueOfImport(site.from, site.name, site.importer, world);
  if (site.module !== module) module.reads.add(site.module.path);
  return site.node ? valueOf(site.node, site.module, world) : { kind: 'namespace', module: site.module };
}

/** A client that a generator writes into the project and that is not there to be read: known by name and manifest together. */
function generatedExport(specifier: string, name: string | undefined, module: Module, world: World): Value {
  if (name === undefined || specifier.startsWith('node:')) return UNKNOWN;
  for (const model of world.catalogue.models) {
    const { generated } = model;
    if (!generated?.exports.includes(name)) continue;
    if (!generated.manifest.some((dependency) => requestedVersion(module.path, dependency) !== undefined))
      continue;
    return memberOf(
      {
        kind: 'api',
        type: world.catalogue.resolve(model, generated.type),
        receiver: undefined,
        name: undefined,
        made: undefined,
      },
      name,
      world,
    );
  }
  return UNKNOWN;
}

/** The value that a name has where a type is meant: an instance of a class, the shape of an interface. */
export function instanceOfName(identifier: TSESTree.Identifier, module: Module, world: World): Value {
  const handle = world.handles.find((each) => each.typeName === identifier.name);
  if (handle)
    return { kind: 'api', type: handle.type, receiver: undefined, name: undefined, made: undefined };
  const binding = module.binding(identifier);
  if (binding && binding.defs.length > 0) return toInstance(valueOfBinding(binding, module, world), world);
  const type = world.catalogue.global(identifier.name);
  return type
    ? toInstance({ kind: 'api', type, receiver: undefined, name: identifier.name, made: undefined }, world)
    : UNKNOWN;
}
