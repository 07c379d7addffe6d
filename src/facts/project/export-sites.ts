// Follows an export's name through `export … from`, `export *` and re-exported imports to the module that declares it.
import type { Node } from '../../ast/nodes.js';
import { EXPORT_HOPS } from '../../budgets.js';
import { exportedWords } from './exported-words.js';
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
  /** The project's own file behind an import, and its text: nothing of it need be parsed. */
  sourceOf(from: Module, specifier: string): string | undefined;
  textOf(path: string): string | undefined;
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
  const behind = starsOf(module, modules);
  const path = behind.bearerOf(name);
  const bearer = path === undefined ? undefined : modules.at(path);
  if (bearer) return bearer.exports.named.has(name) ? findExport(bearer, name, modules, hops + 1) : undefined;
  // A star over a package may hold the name; only a model can tell, so the first such package is handed on.
  return behind.foreign && { module: undefined, ...behind.foreign, name };
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

/** Barrels are asked for one name after another, and some have thousands of stars: each star is read once. */
function starsOf(module: Module, modules: ModulesOfProject): Stars {
  return module.answersIn(modules.version).of(starsOf, module, () => new Stars(module, modules));
}

const STAR = /\bexport\b(?:\s|\/[*/])*\*|\bexport\b\s*\/[*/]/;
/** `export { a as 'any text' }` is none. */
const IS_WORD = /^[\w$\u0080-\uFFFF]+$/;

/** What a module's stars bring in, its own names left out. A star is parsed where its text may export a name that is asked for. */
class Stars {
  readonly foreign: { readonly from: string; readonly importer: Module } | undefined;
  /** In the order in which they are asked. A module object may be replaced, its path stays. */
  readonly #files: string[] = [];
  /** For each name which of them may export it. */
  readonly #having = new Map<string, number[]>();
  /** Those that may export any name. */
  readonly #havingAny: number[] = [];
  readonly #bearers = new Map<string, string | undefined>();

  constructor(
    module: Module,
    private readonly modules: ModulesOfProject,
  ) {
    const seen = new Set([module.path]);
    const pending = starsIn(module);
    for (let star = pending.pop(); star; star = pending.pop()) {
      const path = modules.sourceOf(star.importer, star.from);
      const text = path === undefined ? undefined : modules.textOf(path);
      if (path === undefined || text === undefined) {
        if (!star.from.startsWith('.')) this.foreign ??= star;
        continue;
      }
      if (seen.has(path)) continue;
      seen.add(path);
      this.#add(path, text);
      const next = STAR.test(text) ? modules.at(path) : undefined;
      if (next) pending.push(...starsIn(next));
    }
  }

  /** The path of the first module that bears a name. */
  bearerOf(name: string): string | undefined {
    if (name === 'default') return undefined;
    if (!this.#bearers.has(name)) this.#bearers.set(name, this.#find(name));
    return this.#bearers.get(name);
  }

  #find(name: string): string | undefined {
    const having = IS_WORD.test(name)
      ? [...(this.#having.get(name) ?? []), ...this.#havingAny]
      : [...this.#files.keys()];
    for (const place of having.sort((a, b) => a - b)) {
      const path = this.#files[place];
      if (path !== undefined && this.modules.at(path)?.exports.named.has(name)) return path;
    }
    return undefined;
  }

  #add(path: string, text: string): void {
    const place = this.#files.push(path) - 1;
    const words = exportedWords(text);
    if (!words) this.#havingAny.push(place);
    for (const word of words ?? []) {
      const having = this.#having.get(word);
      if (having) having.push(place);
      else this.#having.set(word, [place]);
    }
  }
}

/** The stars of a module, the first one last: they are taken from the end. */
function starsIn(module: Module): { from: string; importer: Module }[] {
  return module.exports.stars.map((from) => ({ from, importer: module })).reverse();
}
