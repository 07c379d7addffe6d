// Follows an export's name through `export … from`, `export *` and re-exported imports to the module that declares it.
import type { Node } from '../../ast/nodes.js';
import { EXPORT_HOPS } from '../../budgets.js';
import type { Module } from './module.js';

/** A declaration or expression, a whole namespace, or a name of a package that is not the project's own. */
export type ExportSite =
  | { readonly module: Module; readonly node: Node }
  | { readonly module: Module; readonly node: undefined }
  | {
      readonly module: undefined;
      readonly from: string;
      readonly name: string | undefined;
      readonly importer: Module;
    };

/** What the search needs of the project's modules, as they are now. */
export interface ModulesOfProject {
  /** Rises when one of them changed. */
  readonly version: number;
  imported(from: Module, specifier: string): Module | undefined;
  at(path: string): Module | undefined;
}

/**
 * The place where an export is declared.
 *
 * @returns `undefined` when no module behind it declares the name, or when the chain of exports has no end.
 */
export function findExport(
  module: Module,
  name: string,
  modules: ModulesOfProject,
  hops = 0,
): ExportSite | undefined {
  if (hops > EXPORT_HOPS) return undefined;
  const { named, stars, whole } = module.exports;
  const entry = named.get(name);
  if (entry && 'node' in entry) return { module, node: entry.node };
  if (entry) return follow(module, entry.from, entry.name, modules, hops);
  if (name === 'default' && whole) return { module, node: whole };
  // `export *` leaves the default out.
  if (name === 'default' || stars.length === 0) return undefined;
  const { bearers, foreign } = starsOf(module, modules);
  const path = bearers.get(name);
  const bearer = path === undefined ? undefined : modules.at(path);
  if (bearer) return bearer.exports.named.has(name) ? findExport(bearer, name, modules, hops + 1) : undefined;
  // A star over a package may hold the name; only a model can tell, so the first such package is handed on.
  return foreign && { module: undefined, ...foreign, name };
}

function follow(
  module: Module,
  from: string,
  name: string | undefined,
  modules: ModulesOfProject,
  hops: number,
): ExportSite | undefined {
  const next = modules.imported(module, from);
  if (!next) return { module: undefined, from, name, importer: module };
  return name === undefined ? { module: next, node: undefined } : findExport(next, name, modules, hops + 1);
}

/** What a module's stars bring in, its own names left out. */
interface Stars {
  /** For each name the path of the first module that bears it: a module object may be replaced, its path stays. */
  readonly bearers: ReadonlyMap<string, string>;
  readonly foreign: { readonly from: string; readonly importer: Module } | undefined;
}

/** Barrels are asked for one name after another, and some have thousands of stars: each star is read once. */
function starsOf(module: Module, modules: ModulesOfProject): Stars {
  return module.answersIn(modules.version).of(starsOf, module, () => readStars(module, modules));
}

function readStars(module: Module, modules: ModulesOfProject): Stars {
  const bearers = new Map<string, string>();
  const seen = new Set([module.path]);
  let foreign: Stars['foreign'];
  const pending = starsIn(module);
  for (let star = pending.pop(); star; star = pending.pop()) {
    const next = modules.imported(star.importer, star.from);
    if (!next) {
      if (!star.from.startsWith('.')) foreign ??= star;
      continue;
    }
    if (seen.has(next.path)) continue;
    seen.add(next.path);
    for (const name of next.exports.named.keys())
      if (name !== 'default' && !bearers.has(name)) bearers.set(name, next.path);
    pending.push(...starsIn(next));
  }
  return { bearers, foreign };
}

/** The stars of a module, the first one last: they are taken from the end. */
function starsIn(module: Module): { from: string; importer: Module }[] {
  return module.exports.stars.map((from) => ({ from, importer: module })).reverse();
}
