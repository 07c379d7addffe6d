// The modules of a project, parsed when they are asked for and kept as long as their files stay the same.
import { KEPT_TREES } from '../../budgets.js';
import { Asked, fingerprintOf, toldOnce } from './asked.js';
import { findExport, type ExportSite } from './export-sites.js';
import { parseModule, type Module } from './module.js';
import type { Resolution } from './resolution.js';
import { Snapshots } from './snapshots.js';

interface Entry {
  stamp: string | undefined;
  /** The run in which it was last compared with its file, and with it those that answers about it have used. */
  run: number;
  /** `false` until somebody asks for it: of a file that was only looked at, nothing is parsed. */
  module: Module | undefined | false;
  /** The lint in which it was last asked for. */
  asked: number;
  /** Something followed from its text, of which nothing was parsed. */
  isTextRead?: boolean;
}

export class Modules {
  readonly #entries = new Map<string, Entry>();
  #open: Module | undefined;
  /** Has anybody asked for the open file as for any other? Then an answer about another one may follow from its text. */
  #isOpenRead = false;
  #settings: object | undefined;
  #lintedBefore: string | undefined;
  readonly #linted = new Set<string>();
  #isFirstLint = false;
  #lint = 0;
  #version = 1;
  /** Characters of the texts whose trees are kept. */
  #kept = 0;

  constructor(
    private readonly resolution: Resolution,
    private readonly snapshots = new Snapshots(),
    private readonly asked = new Asked(),
  ) {}

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
    const before = this.#open;
    if (before && before.path !== module.path) this.#lintedBefore = before.path;
    this.#open = module;
    this.#lint += 1;
    this.#isFirstLint = !this.#linted.has(module.path);
    this.#linted.add(module.path);
    this.snapshots.opened(module.path);
    // An import may lead elsewhere now.
    if (this.resolution.beginRun(this.snapshots)) this.#version += 1;
    // Under other settings, what is remembered of other modules may be something else.
    if (settings !== this.#settings) this.#version += 1;
    this.#settings = settings;
    if (this.#isOtherText(module, before)) this.#version += 1;
    this.#isOpenRead = false;
    // Who types in one file needs the same trees at every key, however many they are.
    if (before?.path !== module.path) this.#dropLongUnasked();
  }

  /** Does an answer follow from another text of the file that is open now, or from the text of the one that was, before it was saved? */
  #isOtherText(module: Module, before: Module | undefined): boolean {
    const isSame = before?.path === module.path;
    const isOld =
      before !== undefined &&
      this.#isOpenRead &&
      before.text !== (isSame ? module.text : this.snapshots.textOf(before.path));
    // From the text on disk nothing followed while it was open.
    const kept = isSame ? undefined : this.#entries.get(module.path);
    if (isOld || kept === undefined) return isOld;
    if (kept.module !== false) return kept.module?.text !== module.text;
    return kept.isTextRead === true && this.snapshots.textOf(module.path) !== module.text;
  }

  /** A file imports something else than before: who uses an export is another answer now. */
  forgetUses(): void {
    this.#version += 1;
  }

  /**
   * May what is found in the open file be kept for other runs? It was not opened before, as editors do, and is what is on disk, so
   * that others see the same of it. Whatever earlier lints have followed is forgotten then: what this one follows, it follows itself.
   */
  mayKeepLint(): boolean {
    const open = this.#open;
    if (!open || !this.#isFirstLint) return false;
    if (this.snapshots.textOf(open.path)?.replace(/^\uFEFF/, '') !== open.text) return false;
    this.#version += 1;
    return true;
  }

  /** The module at a path; `undefined` when it is missing, unreadable or does not parse. */
  at(path: string): Module | undefined {
    if (this.#open?.path === path) {
      this.#isOpenRead = true;
      return this.#open;
    }
    if (!this.asked.isOn) return this.#at(path);
    return this.asked.of(
      'text',
      path,
      '',
      () => this.#at(path),
      (module) =>
        module ? toldOnce(module, ({ text }) => fingerprintOf(text)) : this.snapshots.fingerprintOf(path),
    );
  }

  #at(path: string): Module | undefined {
    let entry = this.#entries.get(path);
    if (entry?.run !== this.snapshots.run) entry = this.#refresh(path);
    entry.asked = this.#lint;
    if (entry.module === false) this.#parse(path, entry);
    return entry.module || undefined;
  }

  /** The file that is being linted. */
  get openPath(): string | undefined {
    return this.#open?.path;
  }

  /** The text of a file of which nothing need be parsed. An answer that follows from it is another one when the file changes. */
  textOf(path: string): string | undefined {
    if (this.#open?.path === path) {
      this.#isOpenRead = true;
      return this.#open.text;
    }
    const find = (): string | undefined => this.#textOf(path);
    return this.asked.of('text', path, '', find, () => this.snapshots.fingerprintOf(path));
  }

  #textOf(path: string): string | undefined {
    let entry = this.#entries.get(path);
    if (entry?.run !== this.snapshots.run) entry = this.#refresh(path);
    entry.isTextRead = true;
    return entry.module ? entry.module.text : this.snapshots.textOf(path);
  }

  /** Is it the file that is being linted, of which the text may be another than on disk? */
  isOpen(path: string): boolean {
    return this.#open?.path === path;
  }

  /** The project's own file behind an import, whether it can be parsed or not. */
  pathOf(specifier: string, from: string): string | undefined {
    return this.resolution.resolve(specifier, from);
  }

  /** The module behind an import, if it is one of the project's own files. */
  imported(from: Module, specifier: string): Module | undefined {
    const path = this.sourceOf(from, specifier);
    return path === undefined ? undefined : this.at(path);
  }

  /** The project's own file behind an import of a module. An answer that follows from it may be another when that file changes. */
  sourceOf(from: Module, specifier: string): string | undefined {
    const path = this.resolution.resolve(specifier, from.path);
    if (path !== undefined) from.reads.add(path);
    return path;
  }

  /** Where an export of a module is written, through re-exports and barrels. */
  exportSite(module: Module, name: string): ExportSite | undefined {
    return findExport(module, name, this);
  }

  /** Reads the file again if it changed, and those that answers about it have used. */
  #refresh(path: string): Entry {
    const { run } = this.snapshots;
    const seen = new Set([path]);
    // A set is walked while it grows: imports go deeper than a stack does.
    for (const each of seen) {
      const entry = this.#entries.get(each);
      if (!entry) {
        const stamp = this.snapshots.stampOf(each);
        this.#entries.set(each, { stamp, run, module: false, asked: this.#lint });
        continue;
      }
      if (entry.run === run) continue;
      entry.run = run;
      const stamp = this.snapshots.stampOf(each);
      if (stamp !== entry.stamp) {
        if (stamp === undefined) this.resolution.forget();
        entry.stamp = stamp;
        this.#drop(entry);
        this.#version += 1;
      }
      for (const next of entry.module ? entry.module.reads : []) seen.add(next);
    }
    return this.#entries.get(path) as Entry;
  }

  #parse(path: string, entry: Entry): void {
    const text = this.snapshots.textOf(path);
    entry.module = text === undefined ? undefined : parseModule(path, text);
    this.#kept += entry.module?.text.length ?? 0;
  }

  #drop(entry: Entry): void {
    if (entry.module) this.#kept -= entry.module.text.length;
    entry.module = false;
  }

  /**
   * A server lives for days and goes through project after project: where more is kept than one needs, what was not asked for the longest
   * goes, and all answers with it, because they hold its nodes. It is parsed again when somebody asks.
   */
  #dropLongUnasked(): void {
    if (this.#kept <= KEPT_TREES) return;
    const parsed = [...this.#entries.values()].filter(({ module }) => module);
    for (const entry of parsed.sort((a, b) => a.asked - b.asked)) {
      if (this.#kept <= KEPT_TREES / 2) break;
      this.#drop(entry);
    }
    this.#version += 1;
    for (const { module } of parsed) if (module) module.answersIn(this.#version);
  }
}
