// The uses of another module's export in one importing module, by every form of import.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, stringValue, wrapped, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { type Module, bindingOf, moduleOf } from './module.js';
import type { Modules } from './modules.js';

/** One use of an export: an identifier or a member expression in the importing module. */
export interface ImportUse {
  readonly module: Module;
  readonly node: Node;
  /** The key of the export in what stands there: all exports of its module, handed on as one object. */
  readonly held?: string;
}

/** What a lint has found of the import clauses of modules: hundreds of names may be asked for in one importer. */
export type KnownClauses = Map<Module, Clauses>;

/** The modules of a project, and what can be told of them without parsing them. */
export interface Links {
  readonly modules: Modules;
  /** May the file at a path export something again that another one exports? */
  readonly mayHandOn: (file: string, target: string) => boolean;
}

interface Clauses {
  /** Names by what they were imported from: see `asNamed` and `asDeclared`. */
  readonly names: Map<string, ImportedName[]>;
  /** By the file that they were imported from, which may hand on what another one declares, until somebody asks for such a name. */
  readonly handedOn: Map<string, { readonly imported: string; readonly name: ImportedName }[]>;
  readonly namespaces: readonly {
    readonly place: number;
    readonly statement: TSESTree.ImportDeclaration;
    readonly specifier: TSESTree.ImportNamespaceSpecifier;
  }[];
}

interface ImportedName {
  /** Its place among all that the module imports. */
  readonly place: number;
  readonly local: TSESTree.Identifier;
}

/** Where one module uses an export of another. */
export function usesIn(
  importer: Module,
  target: Module,
  name: string,
  links: Links,
  known: KnownClauses,
): ImportUse[] {
  let clauses = known.get(importer);
  if (!clauses) known.set(importer, (clauses = clausesOf(importer, links.modules)));
  for (const file of clauses.handedOn.keys())
    if (file !== target.path && links.mayHandOn(file, target.path))
      followHandedOn(clauses, file, links.modules);
  const own = target.exports.named.get(name);
  const found = [
    ...(clauses.names.get(asNamed(target.path, name)) ?? []),
    ...(own && 'node' in own ? (clauses.names.get(asDeclared(target.path, own.node)) ?? []) : []),
  ].map(({ place, local }) => ({ place, uses: referencesTo(local) }));
  for (const { place, statement, specifier } of clauses.namespaces)
    found.push({ place, uses: namespaceUses(importer, statement, specifier, target, name, links) });
  const uses = found.sort((a, b) => a.place - b.place).flatMap((each) => each.uses);
  if (LOADS.test(importer.text)) {
    for (const [node, specifier] of loadsIn(importer)) {
      const from = sourceIn(importer, specifier, target, links);
      if (from) uses.push(...loadedUses(importer, node, from, target, name, links.modules));
    }
  }
  return uses;
}

/** Does one module import another, for more than its types? */
export function importsModule(importer: Module, target: Module, modules: Modules): boolean {
  return specifiersOf(importer).some((specifier) => modules.sourceOf(importer, specifier) === target.path);
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
export function loadsIn({ ast, memo }: Module): [node: Node, specifier: string][] {
  return memo.of(loadsIn, ast, () =>
    nodesIn(ast).flatMap((node): [node: Node, specifier: string][] => {
      const specifier = loadedBy(node);
      return specifier === undefined ? [] : [[node, specifier]];
    }),
  );
}

/** The specifier of `require('x')` and `import('x')`. */
export function loadedBy(node: Node): string | undefined {
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

/** The module behind an import, where an export of another one may come from it. */
function sourceIn(
  importer: Module,
  specifier: string,
  { path }: Module,
  { modules, mayHandOn }: Links,
): Module | undefined {
  const source = modules.sourceOf(importer, specifier);
  return source !== undefined && (source === path || mayHandOn(source, path))
    ? modules.at(source)
    : undefined;
}

function clausesOf(importer: Module, modules: Modules): Clauses {
  const names: Clauses['names'] = new Map();
  const handedOn: Clauses['handedOn'] = new Map();
  const namespaces: Clauses['namespaces'][number][] = [];
  let place = 0;
  for (const statement of importer.ast.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      place += 1;
      if (specifier.type === 'ImportNamespaceSpecifier') {
        namespaces.push({ place, statement, specifier });
        continue;
      }
      const from = modules.sourceOf(importer, statement.source.value);
      if (from === undefined) continue;
      const imported = importedName(specifier);
      const name = { place, local: specifier.local };
      addTo(names, asNamed(from, imported), name);
      addTo(handedOn, from, { imported, name });
    }
  }
  return { names, handedOn, namespaces };
}

/** Finds out what the names stand for that a file may hand on from another one. */
function followHandedOn({ names, handedOn }: Clauses, file: string, modules: Modules): void {
  const from = modules.at(file);
  for (const { imported, name } of handedOn.get(file) ?? []) {
    const site = from && modules.exportSite(from, imported);
    if (site?.module && site.node && site.module.path !== file)
      addTo(names, asDeclared(site.module.path, site.node), name);
  }
  handedOn.delete(file);
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** A name that is imported from a module itself. */
function asNamed(path: string, name: string): string {
  return `${path}\0${name}`;
}

/** What a module declares in a place, and another one hands on. */
function asDeclared(path: string, { range }: Node): string {
  return `${path}\0\0${range[0]}:${range[1]}`;
}

function importedName(specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

function namespaceUses(
  importer: Module,
  { source }: TSESTree.ImportDeclaration,
  { local }: TSESTree.ImportNamespaceSpecifier,
  target: Module,
  name: string,
  links: Links,
): ImportUse[] {
  const { modules } = links;
  const from = sourceIn(importer, source.value, target, links);
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
