// Follows an export's name through `export … from`, `export *` and re-exported imports to the module that declares it.
import type { Node } from '../ast/nodes.js';
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

type Load = (from: Module, specifier: string) => Module | undefined;

const MOST_HOPS = 16;

export function findExport(
  module: Module,
  name: string,
  load: Load,
  seen = new Set<string>(),
): ExportSite | undefined {
  const key = `${module.path}\0${name}`;
  if (seen.has(key) || seen.size > MOST_HOPS) return undefined;
  seen.add(key);
  const { named, stars, whole } = module.exports;
  const entry = named.get(name);
  if (entry && 'node' in entry) return { module, node: entry.node };
  if (entry) return follow(module, entry.from, entry.name, load, seen);
  if (name === 'default' && whole) return { module, node: whole };
  // `export *` leaves the default out.
  if (name === 'default') return undefined;
  for (const star of stars) {
    const next = load(module, star);
    // A star over a package may hold the name; only a model can tell, so the first such package is handed on.
    const site = next ? findExport(next, name, load, seen) : undefined;
    if (site) return site;
  }
  const foreign = stars.find((star) => !star.startsWith('.') && load(module, star) === undefined);
  return foreign !== undefined ? { module: undefined, from: foreign, name, importer: module } : undefined;
}

function follow(
  module: Module,
  from: string,
  name: string | undefined,
  load: Load,
  seen: Set<string>,
): ExportSite | undefined {
  const next = load(module, from);
  if (!next) return { module: undefined, from, name, importer: module };
  return name === undefined ? { module: next, node: undefined } : findExport(next, name, load, seen);
}
