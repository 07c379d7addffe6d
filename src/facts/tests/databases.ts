// Databases as tests meet them: what is one, what starts one, and what only looks like one.
import { keyName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { DATABASE_WRAPPERS, TEST_SUPPORT_DEPTH } from '../../budgets.js';
import type { ApiType } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { toInstance } from '../origins/annotations.js';
import { returnedBy } from '../origins/calls.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { specifiersOf } from '../project/import-uses.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';

const ROLES: ReadonlySet<string | undefined> = new Set(['database-client', 'transaction-handle', 'entity']);

/** A client, a handle or an entity of a database; a function that gives one, a class that is one, an object that holds one. */
export function isDatabase(value: Value, analysis: Analysis, deepest = DATABASE_WRAPPERS): boolean {
  if (value.kind === 'api') return isDatabaseType(value.type, analysis);
  if (deepest === 0) return false;
  switch (value.kind) {
    case 'function':
      return isDatabase(returnedBy(value, analysis), analysis, deepest - 1);
    case 'class': {
      const { superClass } = value.node;
      return superClass
        ? isDatabase(toInstance(valueOf(superClass, analysis), analysis), analysis, deepest - 1)
        : false;
    }
    case 'instance':
      return isDatabase(value.of, analysis, deepest - 1);
    case 'object':
      return value.node.properties.some((property) => {
        const name = property.type === 'Property' ? keyName(property) : undefined;
        const member = name === undefined ? undefined : memberOf(value, name, analysis);
        return (
          member !== undefined && member.kind !== 'function' && isDatabase(member, analysis, deepest - 1)
        );
      });
    default:
      return false;
  }
}

/** A cache is none: what it holds is a copy. */
function isDatabaseType(type: ResolvedType, analysis: Analysis): boolean {
  const { model } = type;
  return (
    model.kind === 'data-access' &&
    model.keepsCopies !== true &&
    ROLES.has(analysis.catalogue.facet(type, 'role')?.value)
  );
}

/** Does a package give clients of a database, and not only what statements are written with? */
export function givesDatabase(specifier: string, analysis: Analysis): boolean {
  const type = analysis.catalogue.module(specifier);
  if (type?.model.kind !== 'data-access' || type.model.keepsCopies) return false;
  const { catalogue } = analysis;
  const yields = (each: ResolvedType): boolean => {
    const instance = catalogue.facet(each, 'instance');
    const returns = catalogue.facet(each, 'call');
    const given = [
      instance && catalogue.resolve(instance.model, instance.value),
      returns && isType(returns.value.returns)
        ? catalogue.resolve(returns.model, returns.value.returns)
        : undefined,
    ];
    return given.some((made) => made && isDatabaseType(made, analysis));
  };
  const members = Object.keys(catalogue.facet(type, 'members')?.value ?? {});
  return (
    yields(type) ||
    members.some((name) => {
      const member = catalogue.member(type, name);
      return member ? yields(member) || isDatabaseType(member, analysis) : false;
    })
  );
}

function isType(result: unknown): result is string | ApiType {
  return typeof result === 'string';
}

/** Does a module, or what it imports of the project, start a database for its tests? */
export function startsDatabase(module: Module, analysis: Analysis): boolean {
  const seen = new Set([module.path]);
  let level = [module];
  for (let depth = 0; depth <= TEST_SUPPORT_DEPTH && level.length > 0; depth += 1) {
    if (level.some((each) => importsStarter(each, analysis))) return true;
    level = level.flatMap((each) =>
      importedBy(each, analysis).filter(({ path }) => !seen.has(path) && seen.add(path)),
    );
  }
  return false;
}

const importsStarter = memoizePerLint((module: Module, { catalogue }: Analysis): boolean =>
  specifiersOf(module).some((specifier) => catalogue.module(specifier)?.definition.startsDatabase),
);

function importedBy(module: Module, { project }: Analysis): readonly Module[] {
  return specifiersOf(module).flatMap((specifier) => project.modules.imported(module, specifier) ?? []);
}

/** Does code that takes the place of a database make or bring a real one: a client, an engine in memory, a container? */
export function bringsDatabase(root: Node, module: Module, analysis: Analysis): boolean {
  return nodesIn(root).some((node) => {
    switch (node.type) {
      case 'ImportExpression':
      case 'CallExpression': {
        const specifier = loadedBy(node);
        if (specifier !== undefined) return isReal(specifier, module, analysis);
        return node.type === 'CallExpression' && isDatabase(valueOf(node, analysis), analysis);
      }
      case 'NewExpression':
        return isDatabase(valueOf(node, analysis), analysis);
      case 'Identifier':
        return isDatabase(valueOf(node, analysis), analysis);
      default:
        return false;
    }
  });
}

function loadedBy(node: Node): string | undefined {
  const source =
    node.type === 'ImportExpression'
      ? node.source
      : node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? node.arguments[0]
        : undefined;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
}

function isReal(specifier: string, module: Module, analysis: Analysis): boolean {
  const type = analysis.catalogue.module(specifier);
  if (type) return type.definition.startsDatabase === true || type.model.kind === 'data-access';
  const target = analysis.project.modules.imported(module, specifier);
  if (!target) return true;
  return startsDatabase(target, analysis) || exportsDatabase(target, 'all', analysis);
}

/** Is one of a module's exports a database? */
export function exportsDatabase(
  module: Module,
  names: ReadonlySet<string> | 'all',
  analysis: Analysis,
): boolean {
  return databasesIn(module, analysis).some((name) => names === 'all' || names.has(name));
}

/** The exports of a module that are databases, by name. */
export const databasesIn = memoizePerLint((module: Module, analysis: Analysis): readonly string[] => {
  const { named, whole } = module.exports;
  const candidates = [...named.keys(), ...(whole ? ['default'] : [])];
  const own = candidates.filter((name) =>
    isDatabase(
      name === 'default' && whole
        ? valueOf(unwrap(whole), analysis)
        : memberOf({ kind: 'namespace', module }, name, analysis),
      analysis,
    ),
  );
  // `module.exports = { db, close }`
  const object = whole && unwrap(whole);
  const keys =
    object?.type === 'ObjectExpression'
      ? object.properties.flatMap((property) => {
          const name = property.type === 'Property' ? keyName(property) : undefined;
          return name !== undefined &&
            isDatabase(memberOf({ kind: 'namespace', module }, name, analysis), analysis)
            ? [name]
            : [];
        })
      : [];
  return [...own, ...keys];
});

/**
 * Is an expression known to be a stand-in: a mock, a function or a class of the test's, an object of them? An empty object only fills
 * a place, and what cannot be followed may be anything.
 */
export function isStandIn(node: Node, analysis: Analysis): boolean {
  const value = valueOf(unwrap(node), analysis);
  switch (value.kind) {
    case 'api':
      return value.type.model.kind === 'testing' && value.type.definition.startsDatabase !== true;
    case 'function':
      return true;
    case 'class':
      return !isDatabase(value, analysis);
    case 'object':
      return value.node.properties.some(
        (property) => property.type === 'Property' && isStandIn(property.value, analysis),
      );
    default:
      return false;
  }
}
