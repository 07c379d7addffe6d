// What a module exports of others: where it comes from, and under which names.
import type { Module } from './module.js';
import type { Modules } from './modules.js';

/** Where the exports come from that a module exports again. */
export function handedOnBy(module: Module | undefined): readonly string[] {
  if (!module) return [];
  const { named, stars } = module.exports;
  return [...stars, ...[...named.values()].flatMap((entry) => ('from' in entry ? [entry.from] : []))];
}

/** `export * as orders from './orders'`: names for all exports of a module. */
export function namespaceNames(importer: Module, target: Module, modules: Modules): string[] {
  return [...importer.exports.named].flatMap(([alias, entry]) =>
    'from' in entry && entry.name === undefined && modules.sourceOf(importer, entry.from) === target.path
      ? [alias]
      : [],
  );
}

/** The names under which a module may export another one's name again. */
export function reexported({ exports }: Module, name: string): string[] {
  const aliases = exports.stars.length > 0 && name !== 'default' ? [name] : [];
  for (const [alias, entry] of exports.named) if ('from' in entry && entry.name === name) aliases.push(alias);
  return aliases;
}
