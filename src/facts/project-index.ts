// The other direction of an import: which of the project's files import a name. A light scan of import clauses picks the
// candidates; whether one really imports that export is decided by the module reader.
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, type Node } from '../ast/nodes.js';
import { projectScripts, readScript, stampOf } from './files.js';
import { projectRoot } from './manifests.js';
import type { Module } from './module.js';
import type { World } from './origins.js';
import { exportSite, importedModule, moduleAt } from './project.js';

/** One use of an export: an identifier or a member expression in the importing module. */
export interface ImportUse {
  readonly module: Module;
  readonly node: Node;
}

/** Files whose clauses mention a name more often than this are not followed: the name is a common word of the project. */
const MOST_IMPORTERS = 60;
/** Bringing the index up to date may take one part in a hundred of the time that passes. */
const REFRESH_SHARE = 100;
const LEAST_REFRESH_MS = 2_000;

interface FileEntry {
  readonly stamp: string | undefined;
  readonly names: readonly string[];
}

class ImportIndex {
  readonly #files = new Map<string, FileEntry>();
  readonly #importers = new Map<string, Set<string>>();
  #fresh = 0;

  constructor(
    private readonly root: string,
    private readonly marks: Readonly<Record<string, (text: string) => boolean>>,
  ) {}

  /** Files that may import something by this name; `undefined` when the project is too large to say. */
  importersOf(name: string): readonly string[] | undefined {
    return this.#refresh() ? [...(this.#importers.get(name) ?? [])] : undefined;
  }

  #refresh(): boolean {
    const started = Date.now();
    if (started < this.#fresh) return this.#files.size > 0;
    const files = projectScripts(this.root);
    if (!files) return false;
    const present = new Set(files);
    for (const file of this.#files.keys()) if (!present.has(file)) this.#forget(file);
    for (const file of files) this.#update(file);
    const now = Date.now();
    this.#fresh = now + Math.max(LEAST_REFRESH_MS, (now - started) * REFRESH_SHARE);
    return true;
  }

  #update(file: string): void {
    const known = this.#files.get(file);
    const stamp = stampOf(file);
    if (known && known.stamp === stamp) return;
    if (known) this.#forget(file);
    const text = readScript(file) ?? '';
    const names = importedNames(text);
    for (const [mark, bears] of Object.entries(this.marks)) if (bears(text)) names.push(`#${mark}`);
    this.#files.set(file, { stamp, names });
    for (const name of names) {
      let importers = this.#importers.get(name);
      if (!importers) this.#importers.set(name, (importers = new Set()));
      importers.add(file);
    }
  }

  #forget(file: string): void {
    for (const name of this.#files.get(file)?.names ?? []) this.#importers.get(name)?.delete(file);
    this.#files.delete(file);
  }
}

const CLAUSE =
  /(?:import|export)\s+(?:type\s+)?([\w$*{},\s]+?)\s*from\s*['"]([^'"]+)['"]|(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Names in import and re-export clauses; namespace, default and CommonJS imports stand under their module's last segment. */
function importedNames(text: string): string[] {
  const names = new Set<string>();
  for (const [, clause, from, called] of text.matchAll(CLAUSE)) {
    if (clause) for (const name of clause.matchAll(/[\w$]+/g)) names.add(name[0]);
    const whole = called ?? (clause && !/^\s*\{/.test(clause) ? from : undefined);
    if (whole) names.add(segmentKey(whole));
  }
  return [...names];
}

function segmentKey(specifier: string): string {
  return `./${path.basename(specifier).replace(/\.[cm]?[jt]sx?$/, '')}`;
}

const indexes = new Map<string, ImportIndex>();

function indexAround(module: Module, world: World): ImportIndex {
  const root = projectRoot(path.dirname(module.path));
  let index = indexes.get(root);
  if (!index)
    indexes.set(
      root,
      (index = new ImportIndex(root, {
        'installs-parser': (text) => world.catalogue.names.installsParser(text),
      })),
    );
  return index;
}

/** Modules of the project whose text bears a mark; `undefined` when there are too many to say. */
export function modulesMarked(
  module: Module,
  mark: 'installs-parser',
  world: World,
): readonly Module[] | undefined {
  const files = indexAround(module, world).importersOf(`#${mark}`);
  if (!files || files.length > MOST_IMPORTERS) return undefined;
  return files.flatMap((file) => moduleAt(file) ?? []);
}

/**
 * Where the project uses an export of a module.
 *
 * @returns every use in other modules, or `undefined` when there may be uses that were not seen.
 */
export function usesOfExport(module: Module, name: string, world: World): readonly ImportUse[] | undefined {
  const index = indexAround(module, world);
  const file = path.basename(module.path).replace(/\.[cm]?[jt]sx?$/, '');
  const folder = path.basename(path.dirname(module.path));
  const keys = [name, `./${file}`, ...(file === 'index' ? [`./${folder}`] : [])];
  const candidates = new Set<string>();
  for (const key of keys) {
    const importers = index.importersOf(key);
    if (!importers || importers.length > MOST_IMPORTERS) return undefined;
    for (const importer of importers) if (importer !== module.path) candidates.add(importer);
  }
  const uses: ImportUse[] = [];
  for (const candidate of candidates) {
    const importer = moduleAt(candidate);
    if (importer) uses.push(...usesIn(importer, module, name));
  }
  return uses;
}

function usesIn(importer: Module, target: Module, name: string): ImportUse[] {
  const uses: ImportUse[] = [];
  for (const statement of importer.ast.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === 'ImportNamespaceSpecifier')
        uses.push(...namespaceUses(importer, statement, specifier, target, name));
      else if (importsExport(importer, statement, specifier, target, name))
        uses.push(...referencesTo(importer, specifier.local));
    }
  }
  return uses;
}

function importsExport(
  importer: Module,
  { source }: TSESTree.ImportDeclaration,
  specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier,
  target: Module,
  name: string,
): boolean {
  const imported =
    specifier.type === 'ImportDefaultSpecifier'
      ? 'default'
      : specifier.imported.type === 'Identifier'
        ? specifier.imported.name
        : specifier.imported.value;
  const from = importedModule(importer, source.value);
  if (!from) return false;
  if (from.path === target.path) return imported === name;
  const site = exportSite(from, imported);
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
): ImportUse[] {
  const from = importedModule(importer, source.value);
  const site = from && exportSite(from, name);
  if (site?.module?.path !== target.path) return [];
  return referencesTo(importer, local).flatMap(({ node }) => {
    const { parent } = node;
    return parent?.type === 'MemberExpression' && parent.object === node && memberName(parent) === name
      ? [{ module: importer, node: parent }]
      : [];
  });
}

/** The places that read a binding. */
export function referencesTo(module: Module, local: TSESTree.Identifier): ImportUse[] {
  const binding = module.binding(local);
  return (binding?.references ?? []).flatMap((reference) =>
    reference.isRead() || (reference as { isTypeReference?: boolean }).isTypeReference
      ? [{ module, node: reference.identifier as Node }]
      : [],
  );
}

/** The names under which a module exports one of its bindings. */
export function exportedNames(module: Module, identifier: TSESTree.Identifier): string[] {
  const binding = module.binding(identifier);
  if (!binding) return [];
  const names: string[] = [];
  for (const [name, entry] of module.exports.named) {
    if (!('node' in entry)) continue;
    const node = entry.node.type === 'Identifier' ? entry.node : undefined;
    if (node && (node === identifier || module.binding(node) === binding)) names.push(name);
    // `export default function handler() {}` is exported by its declaration.
    if ('id' in entry.node && entry.node.id === identifier) names.push(name);
  }
  return names;
}
