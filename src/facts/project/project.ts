// The modules of a project, parsed when they are asked for and kept as long as their files stay the same.
import { findExport, type ExportSite, type Modules } from './export-sites.js';
import { readScript, stampOf } from './files.js';
import { parseModule, type Module } from './module.js';
import { forgetResolutions, resolveImport } from './resolution.js';

/** A file whose stamp was read so recently is not looked at again: one lint asks many times. */
const TRUST_STAMP_MS = 100;

interface Entry {
  stamp: string | undefined;
  checkedAt: number;
  module: Module | undefined;
}

const entries = new Map<string, Entry>();
let openModule: Module | undefined;
let pathBefore: string | undefined;
let lint = 0;
let openSettings: object | undefined;
let version = 1;

/** Rises when a file changed that somebody had read; whoever keeps an answer keeps the version with it. */
export function projectVersion(): number {
  return version;
}

/** Which lint this is: what is found once in a lint need not be looked at again before the next. */
export function currentLint(): number {
  return lint;
}

/** The file that was linted before the open one. In an editor it is the likeliest to have been saved since. */
export function lintedBefore(): string | undefined {
  return pathBefore;
}

/** Puts the text that is being linted in place of the file on disk. Called once for each lint. */
export function openInProject(module: Module, settings?: object): void {
  if (openModule && openModule.path !== module.path) pathBefore = openModule.path;
  openModule = module;
  lint += 1;
  // Under other settings, what is remembered of other modules may be something else.
  if (settings !== openSettings) version += 1;
  openSettings = settings;
  const kept = entries.get(module.path);
  if (kept?.module && kept.module.text !== module.text) version += 1;
}

/** The module at a path; `undefined` when it is missing, unreadable or does not parse. */
export function moduleAt(path: string): Module | undefined {
  if (openModule?.path === path) return openModule;
  refresh(path);
  return entries.get(path)?.module;
}

/** The module behind an import, if it is one of the project's own files. */
export function importedModule(from: Module, specifier: string): Module | undefined {
  const path = resolveImport(specifier, from.path);
  if (path === undefined) return undefined;
  from.reads.add(path);
  return moduleAt(path);
}

/** Where an export of a module is written, through re-exports and barrels. */
export function exportSite(module: Module, name: string): ExportSite | undefined {
  return findExport(module, name, modules);
}

const modules: Modules = {
  get version() {
    return version;
  },
  imported: importedModule,
  at: moduleAt,
};

/** Reads the file again if it changed, and those that answers about it have used. */
function refresh(path: string): void {
  const now = Date.now();
  const seen = new Set([path]);
  // A set is walked while it grows: imports go deeper than a stack does.
  for (const each of seen) {
    const entry = entries.get(each);
    if (!entry) {
      entries.set(each, { stamp: stampOf(each), checkedAt: now, module: read(each) });
      continue;
    }
    if (now - entry.checkedAt < TRUST_STAMP_MS) continue;
    entry.checkedAt = now;
    const stamp = stampOf(each);
    if (stamp !== entry.stamp) {
      if (stamp === undefined) forgetResolutions();
      entry.stamp = stamp;
      entry.module = read(each);
      version += 1;
    }
    for (const next of entry.module?.reads ?? []) seen.add(next);
  }
}

function read(path: string): Module | undefined {
  const text = readScript(path);
  return text === undefined ? undefined : parseModule(path, text);
}
