// What one lint knows before it looks at any code, and what it has found so far.
import type { CallNames } from '../catalogue/call-names.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Handle, Settings } from '../catalogue/settings.js';
import { Memo } from './memo.js';
import type { Answers } from './asked.js';
import { queryNamesAround } from './manifest-questions.js';
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
  /** The folder in which findings are kept from run to run, as the settings name it. */
  readonly cache?: string | undefined;
  /** The settings as a text. */
  readonly stated: string;
  /** What this lint asks of everything outside of its file, where it may be kept. */
  readonly answers: Answers | undefined;
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
  const { catalogue, handles, hints, cache, stated } = settings;
  const { asked, modules } = project;
  asked.end();
  modules.open(open, settings);
  // What a type checker says follows from more than is asked for here.
  const hasTypes = (services as { readonly program?: unknown } | undefined)?.program != null;
  const answers = cache !== undefined && !hasTypes && modules.mayKeepLint() ? asked.begin() : undefined;
  return {
    catalogue,
    handles,
    hints,
    cache,
    stated,
    answers,
    // A handle from the settings may be a library's that no manifest names.
    ...(handles.length === 0 && { queryNames: queryNamesAround(open.path, project, catalogue) }),
    project,
    open,
    services,
    memo: new Memo(),
    recursion: new Recursion(),
  };
}
