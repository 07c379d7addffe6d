// The modules of a project, parsed when they are asked for and kept as long as their files stay the same.
import { TRUST_STAMP_MS } from '../../budgets.js';
import { findExport, type ExportSite } from './export-sites.js';
import { readScript, stampOf } from './files.js';
import { parseModule, type Module } from './module.js';
import type { Resolution } from './resolution.js';

interface Entry {
  stamp: string | undefined;
  checkedAt: number;
  module: Module | undefined;
}

export class Modules {
  readonly #entries = new Map<string, Entry>();
  #open: Module | undefined;
  #settings: object | undefined;
  #lintedBefore: string | undefined;
  #lint = 0;
  #version = 1;

  constructor(private readonly resolution: Resolution) {}

  /** Rises when a file changed that somebody had read; whoever keeps an answer keeps the version with it. */
  get version(): number {
    return this.#version;
  }

  /** Which lint this is: what is found once in a lint need not be looked at again before the next. */
  get lint(): number {
    return this.#lint;
  }

  /** The file that was linted before the open one. In an editor it is the likeliest to have been saved since. */
  get lintedBefore(): string | undefined {
    return this.#lintedBefore;
  }

  /** Puts the text that is being linted in place of the file on disk. Called once for each lint. */
  open(module: Module, settings?: object): void {
    if (this.#open && this.#open.path !== module.path) this.#lintedBefore = this.#open.path;
    this.#open = module;
    this.#lint += 1;
    // Under other settings, what is remembered of other modules may be something else.
    if (settings !== this.#settings) this.#version += 1;
    this.#settings = settings;
    const kept = this.#entries.get(module.path);
    if (kept?.module && kept.module.text !== module.text) this.#version += 1;
  }

  /** A file imports something else than before: who uses an export is another answer now. */
  forgetUses(): void {
    this.#version += 1;
  }

  /** The module at a path; `undefined` when it is missing, unreadable or does not parse. */
  at(path: string): Module | undefined {
    if (this.#open?.path === path) return this.#open;
    this.#refresh(path);
    return this.#entries.get(path)?.module;
  }

  /** The project's own file behind an import, whether it can be parsed or not. */
  pathOf(specifier: string, from: string): string | undefined {
    return this.resolution.resolve(specifier, from);
  }

  /** The module behind an import, if it is one of the project's own files. */
  imported(from: Module, specifier: string): Module | undefined {
    const path = this.resolution.resolve(specifier, from.path);
    if (path === undefined) return undefined;
    from.reads.add(path);
    return this.at(path);
  }

  /** Where an export of a module is written, through re-exports and barrels. */
  exportSite(module: Module, name: string): ExportSite | undefined {
    return findExport(module, name, this);
  }

  /** Reads the file again if it changed, and those that answers about it have used. */
  #refresh(path: string): void {
    const now = Date.now();
    const seen = new Set([path]);
    // A set is walked while it grows: imports go deeper than a stack does.
    for (const each of seen) {
      const entry = this.#entries.get(each);
      if (!entry) {
        this.#entries.set(each, { stamp: stampOf(each), checkedAt: now, module: read(each) });
        continue;
      }
      if (now - entry.checkedAt < TRUST_STAMP_MS) continue;
      entry.checkedAt = now;
      const stamp = stampOf(each);
      if (stamp !== entry.stamp) {
        if (stamp === undefined) this.resolution.forget();
        entry.stamp = stamp;
        entry.module = read(each);
        this.#version += 1;
      }
      for (const next of entry.module?.reads ?? []) seen.add(next);
    }
  }
}

function read(path: string): Module | undefined {
  const text = readScript(path);
  return text === undefined ? undefined : parseModule(path, text);
}
