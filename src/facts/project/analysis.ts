// What one lint knows before it looks at any code, and what it has found so far.
import type { CallNames } from '../catalogue/call-names.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Handle, Settings } from '../catalogue/settings.js';
import { Memo } from './memo.js';
import type { Module } from './module.js';
import type { Project } from './project.js';
import { Recursion } from './recursion.js';

export interface Analysis {
  readonly catalogue: Catalogue;
  readonly handles: readonly Handle[];
  /** Is told what the project uses and no model knows? */
  readonly hints: boolean;
  /** Names by which the libraries of this project send queries; those of all libraries where they are not known. */
  readonly queryNames?: CallNames;
  /** Files, packages and modules, as far as they were read: what outlives the lint. */
  readonly project: Project;
  /** The file that is being linted, the only one that a type checker can be asked about. */
  readonly open?: Module;
  /** The parser's services, if it has any. */
  readonly services?: unknown;
  /** What this lint has found. */
  readonly memo: Memo;
  /** The questions that are being answered. */
  readonly recursion: Recursion;
}

/** Begins the lint of a file: from here on the project has its text in place of what is on disk. */
export function beginLint(open: Module, settings: Settings, project: Project, services?: unknown): Analysis {
  const { catalogue, handles, hints } = settings;
  project.modules.open(open, settings);
  return {
    catalogue,
    handles,
    hints,
    // A handle from the settings may be a library's that no manifest names.
    ...(handles.length === 0 && { queryNames: catalogue.queryNames(project.packages.askedFor(open.path)) }),
    project,
    open,
    services,
    memo: new Memo(),
    recursion: new Recursion(),
  };
}
