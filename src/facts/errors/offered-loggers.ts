// The logger that a place in a server has at hand: one that is known, or one of the project's own that writes with one.
//
//   (req, res) => { place }, with pino-http                                 req.log
//   class Orders { private logger = new Logger() … place … }               this.logger
//   import { logger } from './logger'; … place …                           logger
//   place, and './logger' of the same package exports one                   that one, which the file does not import yet
//   import { redis } from '@acme/shared'; … place …, which exports one     that one: the workspace shares it
//   place in './logger' itself, or in a file that it imports                none: it does not exist yet
//   place in a file that exports nothing, './logger' elsewhere              none: a program begins there, before anything exists
import type { Scope } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import path from 'node:path';
import { enclosingFunction, isWithin, keyName, memberName, type Node } from '../../ast/nodes.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import { PROGRAM_MODULES } from '../../budgets.js';
import { valueOfExport } from '../origins/imports.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import type { ApiValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { specifiersOf } from '../project/import-uses.js';
import { memoizePerLint } from '../project/memoize.js';
import { moduleOf, type Binding, type Module } from '../project/module.js';
import { exportedNames } from '../project/exported-names.js';
import { isTestDouble } from '../project/test-doubles.js';
import { handlerAround } from '../runtime/handlers.js';
import { logCallOf } from './log-calls.js';
import { isThereFrom, isVisible } from './reachable-names.js';

export interface OfferedLogger {
  readonly how: 'request' | 'member' | 'name' | 'module';
  /** As code writes it. */
  readonly text: string;
  /** The logger; not there where it is one of the project's own. */
  readonly value: ApiValue | undefined;
  /** The file that exports it, below the folder of its package; of another package, as it is imported. */
  readonly from?: string;
}

/** Members under which requests, classes and modules keep a logger. Each is followed: the name alone is nothing. */
const KEPT_AS = /log/i;

/** The nearest logger that code in a place can use. */
export function offeredLogger(place: Node, analysis: Analysis): OfferedLogger | undefined {
  const module = moduleOf(place);
  return (
    requestLogger(place, analysis) ??
    memberLogger(place, analysis) ??
    namedLogger(place, module, analysis) ??
    (enclosingFunction(place) ? exportedLogger(module, analysis) : undefined)
  );
}

/** The logger of the request that a place helps to answer. */
export function requestLogger(place: Node, analysis: Analysis): OfferedLogger | undefined {
  const around = handlerAround(place, analysis);
  if (typeof around !== 'object' || around.evidence !== 'certain') return undefined;
  const { request } = around.handler;
  if (request?.type !== 'Identifier' || !isVisible(request, place)) return undefined;
  const value = valueOf(request, analysis);
  for (const steps of analysis.catalogue.requestLoggers) {
    const found = steps.reduce<Value>((from, step) => memberOf(from, step, analysis), value);
    const logger = loggerIn(found, analysis);
    if (logger) return { how: 'request', text: [request.name, ...steps].join('.'), value: logger.value };
  }
  return undefined;
}

/** `this.logger` of the class around, where `this` is one of its instances. */
function memberLogger(place: Node, analysis: Analysis): OfferedLogger | undefined {
  let fn = enclosingFunction(place);
  while (fn?.type === 'ArrowFunctionExpression' && enclosingFunction(fn)) fn = enclosingFunction(fn);
  const member = fn?.parent;
  if (
    (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition') ||
    member.static ||
    (member.type === 'MethodDefinition' && member.kind === 'constructor')
  )
    return undefined;
  const node = member.parent.parent;
  const instance: Value = { kind: 'instance', of: { kind: 'class', node, module: moduleOf(node) } };
  for (const name of fieldsOf(node)) {
    const logger = KEPT_AS.test(name) ? loggerIn(memberOf(instance, name, analysis), analysis) : undefined;
    if (logger) return { how: 'member', text: `this.${name}`, value: logger.value };
  }
  return undefined;
}

function fieldsOf({ body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression): string[] {
  return body.body.flatMap((member) => {
    if (member.type === 'PropertyDefinition') return member.static ? [] : (keyName(member) ?? []);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') return [];
    const parameters = member.value.params.flatMap((parameter) =>
      parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'Identifier'
        ? [parameter.parameter.name]
        : [],
    );
    const assigned = nodesIn(member.value).flatMap((each) =>
      each.type === 'AssignmentExpression' &&
      each.left.type === 'MemberExpression' &&
      each.left.object.type === 'ThisExpression'
        ? (memberName(each.left) ?? [])
        : [],
    );
    return [...parameters, ...assigned];
  });
}

/** A logger by a name of the file that holds it where the place runs. */
function namedLogger(place: Node, module: Module, analysis: Analysis): OfferedLogger | undefined {
  const within = enclosingFunction(place);
  for (let scope = module.scopeAt(place); scope; scope = scope.upper) {
    for (const [name, variable] of keptAsLoggers(scope, module)) {
      const [definition] = variable.defs;
      const declared = definition?.name as TSESTree.Identifier | undefined;
      if (!declared || isWithin(place, definition?.node as Node) || !isVisible(declared, place)) continue;
      if (!isThereFrom(declared, variable, place)) continue;
      // In one function, or on the way through the module, it exists from its declaration on.
      const isLater = enclosingFunction(declared) === within && declared.range[0] > place.range[0];
      const logger = isLater ? undefined : loggerIn(valueOf(declared, analysis), analysis);
      // What the module of the logger prints is printed where the logger fails.
      const isOwn = logger?.module === module && exportedNames(declared).length > 0;
      if (logger && !isOwn && !needs(logger.module, module, analysis))
        return { how: 'name', text: name, value: logger.value };
    }
  }
  return undefined;
}

/** A file declares many names, and prints in many places. */
function keptAsLoggers(scope: Scope, module: Module): readonly (readonly [string, Binding])[] {
  return module.memo.of(keptAsLoggers, scope, () => [...scope.set].filter(([name]) => KEPT_AS.test(name)));
}

/** A logger that another module of the same package exports, and that does not need this one to exist. */
const exportedLogger = memoizePerLint((module: Module, analysis: Analysis): OfferedLogger | undefined => {
  const { packages, index } = analysis.project;
  // What exports nothing is where a program begins: a script, or the file that sets everything up.
  const { named, stars, whole } = module.exports;
  if (named.size === 0 && stars.length === 0 && !whole) return undefined;
  const folder = packages.nearest(module.path)?.folder;
  const makers = index.marked(module, 'imports-logger', analysis.catalogue) ?? [];
  for (const maker of makers) {
    if (maker === module || packages.nearest(maker.path)?.folder !== folder) continue;
    if (isTestDouble(maker.path, analysis) || needs(maker, module, analysis)) continue;
    for (const name of exportsOf(maker)) {
      const title = name === 'default' ? path.basename(maker.path) : name;
      const logger = KEPT_AS.test(title)
        ? loggerIn(valueOfExport(maker, name, analysis), analysis)
        : undefined;
      if (logger)
        return {
          how: 'module',
          text: name === 'default' ? 'logger' : name,
          value: logger.value,
          from: path.relative(folder ?? path.dirname(maker.path), maker.path).replaceAll('\\', '/'),
        };
    }
  }
  return sharedLogger(module, folder, analysis);
});

/** A logger that another package of the workspace exports where the file imports something else from. */
function sharedLogger(
  module: Module,
  folder: string | undefined,
  analysis: Analysis,
): OfferedLogger | undefined {
  const { modules, packages } = analysis.project;
  for (const specifier of importsOf(module)) {
    const imported = /^\./.test(specifier) ? undefined : modules.imported(module, specifier);
    if (!imported || /[/\\]node_modules[/\\]/.test(imported.path)) continue;
    if (packages.nearest(imported.path)?.folder === folder || needs(imported, module, analysis)) continue;
    for (const name of SHARED_AS) {
      const logger = loggerIn(valueOfExport(imported, name, analysis), analysis);
      if (logger) return { how: 'module', text: name, value: logger.value, from: specifier };
    }
  }
  return undefined;
}

/** Names that are asked for: what is found under one is followed. A barrel does not list what it exports. */
const SHARED_AS = ['logger', 'log'];

function exportsOf({ exports: { named, whole } }: Module): string[] {
  if (!whole) return [...named.keys()];
  if (whole.type !== 'ObjectExpression') return ['default'];
  return whole.properties.flatMap((property) =>
    property.type === 'Property' ? (keyName(property) ?? []) : [],
  );
}

function importsOf(module: Module): readonly string[] {
  return module.memo.of(importsOf, module, () => specifiersOf(module));
}

/** Does a module import another one, itself or through others? */
function needs(module: Module | undefined, other: Module, analysis: Analysis): boolean {
  return module !== undefined && module !== other && neededBy(module, analysis).has(other.path);
}

/**
 * The paths of a module and of what it imports, itself or through others. Many places ask it of the few modules that have a logger;
 * the open file is another module in each lint.
 */
function neededBy(module: Module, { project: { modules } }: Analysis): ReadonlySet<string> {
  return module.answersIn(modules.version).of(neededBy, module, () => {
    const seen = new Set([module]);
    for (const each of seen)
      for (const specifier of importsOf(each)) {
        const imported = modules.imported(each, specifier);
        if (imported && seen.size < PROGRAM_MODULES) seen.add(imported);
      }
    return new Set([...seen].map(({ path: file }) => file));
  });
}

interface Logger {
  readonly value: ApiValue | undefined;
  /** Where it is made. */
  readonly module: Module | undefined;
}

/** The logger that a value is: a library's, or an object or an instance of the project's whose methods write with one. */
function loggerIn(value: Value, analysis: Analysis): Logger | undefined {
  if (value.kind === 'api')
    return analysis.catalogue.facet(value.type, 'role')?.value === 'logger'
      ? { value, module: value.made?.module }
      : undefined;
  if (value.kind !== 'object' && value.kind !== 'instance') return undefined;
  const method = ['error', 'info']
    .map((name) => memberOf(value, name, analysis))
    .find(({ kind }) => kind === 'function');
  if (method?.kind !== 'function') return undefined;
  const writes = ownNodesIn(method.node.body).some((node) => {
    const log = node.type === 'CallExpression' ? logCallOf(node, analysis)?.log : undefined;
    return log !== undefined && log.stream === undefined;
  });
  return writes ? { value: undefined, module: method.module } : undefined;
}
