// The uses of another module's export in one importing module, by every form of import.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, stringValue, wrapped, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { eachNode, nodesIn } from '../../ast/walk.js';
import { commonJsExport } from './exports.js';
import { memoizePerFile } from './memoize.js';
import { type Module, bindingOf, moduleOf } from './module.js';
import type { Modules } from './modules.js';

/** One use of an export: an identifier or a member expression in the importing module. */
export interface ImportUse {
  readonly module: Module;
  readonly node: Node;
  /** The key of the export in what stands there: all exports of its module, handed on as one object. */
  readonly held?: string;
}

/** Where one module uses an export of another. */
export function usesIn(importer: Module, target: Module, name: string, modules: Modules): ImportUse[] {
  const uses: ImportUse[] = [];
  for (const statement of importer.ast.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === 'ImportNamespaceSpecifier')
        uses.push(...namespaceUses(importer, statement, specifier, target, name, modules));
      else if (importsExport(importer, statement, specifier, target, name, modules))
        uses.push(...referencesTo(specifier.local));
    }
  }
  if (LOADS.test(importer.text)) {
    for (const [node, specifier] of loadsIn(importer)) {
      const from = modules.imported(importer, specifier);
      if (from) uses.push(...loadedUses(importer, node, from, target, name, modules));
    }
  }
  return uses;
}

/** Does one module import another, for more than its types? */
export function importsModule(importer: Module, target: Module, modules: Modules): boolean {
  return specifiersOf(importer).some(
    (specifier) => modules.imported(importer, specifier)?.path === target.path,
  );
}

/** What a module imports, exports again, requires and loads, as it is written there; types alone do not count. */
export function specifiersOf({ ast, text }: Module): readonly string[] {
  const declared = ast.body.flatMap((statement) => {
    switch (statement.type) {
      case 'ImportDeclaration':
        return statement.importKind === 'type' ? [] : [statement.source.value];
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return statement.source && statement.exportKind !== 'type' ? [statement.source.value] : [];
      default:
        return [];
    }
  });
  const loaded = LOADS.test(text) ? nodesIn(ast).map((node) => loadedBy(node) ?? '') : [];
  return [...declared, ...loaded.filter((specifier) => specifier !== '')];
}

const LOADS = /\b(?:require|import)\s*\(/;

/** Every `require('x')` and `import('x')` of a module: many exports are asked about. */
function loadsIn({ ast, memo }: Module): [node: Node, specifier: string][] {
  return memo.of(loadsIn, ast, () =>
    nodesIn(ast).flatMap((node): [node: Node, specifier: string][] => {
      const specifier = loadedBy(node);
      return specifier === undefined ? [] : [[node, specifier]];
    }),
  );
}

/** The specifier of `require('x')` and `import('x')`. */
function loadedBy(node: Node): string | undefined {
  if (node.type === 'ImportExpression') return stringValue(node.source);
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
    ? stringValue(node.arguments[0])
    : undefined;
}

function loadedUses(
  importer: Module,
  node: Node,
  from: Module,
  target: Module,
  name: string,
  modules: Modules,
): ImportUse[] {
  const isWhole = name === 'default' && target.exports.whole !== undefined && node.type === 'CallExpression';
  if (from !== target && modules.exportSite(from, name)?.module?.path !== target.path) return [];
  if (isWhole) return from.path === target.path ? [{ module: importer, node }] : [];
  const { parent } = wrapped(node);
  return keyOf(parent?.type === 'AwaitExpression' ? parent : node, name);
}

/** The places that read a key of what an expression gives, or hand all of it on. */
export function keyOf(expression: Node, name: string): ImportUse[] {
  const module = moduleOf(expression);
  const value = wrapped(expression);
  const { parent } = value;
  if (parent?.type === 'MemberExpression')
    return parent.object === value && memberName(parent) === name ? [{ module, node: parent }] : [];
  if (parent?.type !== 'VariableDeclarator') return [{ module, node: value, held: name }];
  const { id } = parent;
  if (id.type === 'Identifier') return referencesTo(id).flatMap(({ node }) => keyOf(node, name));
  return id.type === 'ObjectPattern'
    ? id.properties.flatMap((property) =>
        property.type === 'Property' && keyName(property) === name
          ? namesIn(property.value).flatMap((local) => referencesTo(local))
          : [],
      )
    : [];
}

function importsExport(
  importer: Module,
  { source }: TSESTree.ImportDeclaration,
  specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier,
  target: Module,
  name: string,
  modules: Modules,
): boolean {
  const imported =
    specifier.type === 'ImportDefaultSpecifier'
      ? 'default'
      : specifier.imported.type === 'Identifier'
        ? specifier.imported.name
        : specifier.imported.value;
  const from = modules.imported(importer, source.value);
  if (!from) return false;
  if (from.path === target.path) return imported === name;
  const site = modules.exportSite(from, imported);
  const own = target.exports.named.get(name);
  if (!site?.module || site.module.path !== target.path || !site.node) return false;
  return own !== undefined && 'node' in own && sameRange(site.node, own.node);
}

function sameRange(a: Node, b: Node): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1];
}

function namespaceUses(
  importer: Module,
  { source }: TSESTree.ImportDeclaration,
  { local }: TSESTree.ImportNamespaceSpecifier,
  target: Module,
  name: string,
  modules: Modules,
): ImportUse[] {
  const from = modules.imported(importer, source.value);
  if (!from || (from.path !== target.path && modules.exportSite(from, name)?.module?.path !== target.path))
    return [];
  return referencesTo(local).flatMap(({ node }) => keyOf(node, name));
}

/** The places that read a binding. */
export function referencesTo(local: TSESTree.Identifier): ImportUse[] {
  const module = moduleOf(local);
  const binding = bindingOf(local);
  return (binding?.references ?? []).flatMap((reference) =>
    reference.isRead() || (reference as { isTypeReference?: boolean }).isTypeReference
      ? [{ module, node: reference.identifier }]
      : [],
  );
}

/** The places in a class that read a field by `this`. */
export function readsOfField(body: TSESTree.ClassBody, key: string): readonly Node[] {
  return readsByField(body).get(key) ?? [];
}

/** A service has dozens of fields, and each of its methods asks for some: the class is gone through once. */
const readsByField = memoizePerFile((body: TSESTree.ClassBody): ReadonlyMap<string, readonly Node[]> => {
  const reads = new Map<string, Node[]>();
  eachNode(body, ({ type, parent }) => {
    const key =
      type === 'ThisExpression' && parent.type === 'MemberExpression' ? memberName(parent) : undefined;
    if (key === undefined) return;
    const known = reads.get(key);
    if (known) known.push(parent);
    else reads.set(key, [parent]);
  });
  return reads;
});

/** The places where a module reads its own `exports.name` again. */
export function commonJsReads(module: Module, name: string): readonly Node[] {
  const reads = module.memo.of(commonJsReads, module.ast, () => commonJsReadsIn(module));
  return reads.filter((read) => read.name === name).map(({ node }) => node);
}

function commonJsReadsIn({ ast, text }: Module): { readonly name: string; readonly node: Node }[] {
  if (!/\bexports\s*[.[]/.test(text)) return [];
  return nodesIn(ast).flatMap((node) => {
    const exported = commonJsExport(node);
    const isWritten = node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
    return typeof exported === 'object' && !isWritten ? [{ name: exported.name, node }] : [];
  });
}
