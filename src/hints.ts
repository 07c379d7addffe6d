// What a rule cannot report, because it is about no line: a project whose validator, logger, database client … no model knows. It
// is told once a run, as a warning of the process, and only where nothing of a whole kind is looked at.
import { isMainThread, threadId } from 'node:worker_threads';
import type { Facts } from './facts/facts.js';
import type { Analysis } from './facts/project/analysis.js';
import type { HintedKind } from './models/without-model.js';

/** `node --disable-warning=…` takes it. */
const CODE = 'FIRST_DRAFT_UNKNOWN_LIBRARY';

const UNSEEN: Readonly<Record<HintedKind, string>> = {
  'data-access': 'no query is known',
  validation: 'no schema is known',
  framework: 'no handler is known',
  logging: 'no log call but those of the console is known',
  tracking: 'no error tracker is known',
  http: 'only `fetch` is known to send requests',
};

const PAGE = 'https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/main/docs/settings.md#hints';

/** The folder of kept findings that the settings name cannot be used. */
const UNWRITABLE = 'FIRST_DRAFT_CACHE';

/** Tells that nothing is kept. */
export function hintUnwritable(folder: string, reason: string): void {
  if (!(isMainThread || threadId === 1)) return;
  process.emitWarning(
    `Nothing can be written to ${folder}, which settings["first-draft"].cache names, so every file is linted anew: ${reason}`,
    { type: 'FirstDraftHint', code: UNWRITABLE },
  );
}

/** Lints that were looked at, and the packages of the projects that they belong to. */
const lints = new WeakSet<Analysis>();
const projects = new WeakSet<ReadonlySet<string>>();

/** Tells it, where it has not been told of this project. */
export function hintOnce({ module, analysis }: Facts): void {
  if (lints.has(analysis)) return;
  lints.add(analysis);
  const { project, catalogue, hints } = analysis;
  const asked = project.packages.askedAround(module.path);
  if (projects.has(asked)) return;
  projects.add(asked);
  // ESLint may lint in several threads at once: one of them tells.
  if (!hints || !(isMainThread || threadId === 1)) return;
  for (const { kind, packages, isWholeKind } of project.unmodelled(module.path, catalogue)) {
    if (!isWholeKind) continue;
    process.emitWarning(
      `This project uses ${packages.join(', ')}, which the plugin does not know: ${UNSEEN[kind]} in it, so nothing is reported about that. ${PAGE}`,
      { type: 'FirstDraftHint', code: CODE },
    );
  }
}
