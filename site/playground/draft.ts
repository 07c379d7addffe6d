// What the playground holds: some files, and how much the plugin is asked to say of them.
import type { Linter } from 'eslint';

export type Preset = 'recommended' | 'strict' | 'all';

export interface Draft {
  readonly preset: Preset;
  /** Texts by their path from the project's folder, in the order of the tabs. */
  readonly files: Readonly<Record<string, string>>;
}

/** What was found, by file. */
export type FileFindings = Readonly<Record<string, readonly Linter.LintMessage[]>>;
