// Which modules import another one, tests aside.
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';

const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|mocks|e2e|fixtures?)\/|\.(?:test|spec|e2e|bench|stories)\.[cm]?[jt]sx?$/;

/** Modules that import another one, tests aside; `undefined` where there may be others. */
export const importersOf = memoizePerLint(
  (module: Module, analysis: Analysis): readonly Module[] | undefined =>
    analysis.project.index
      .importersOf(module, analysis.catalogue)
      ?.filter((importer) => !isOfTests(importer.path, analysis)),
);

/** Does a file stand among tests, by its path? */
export function isOfTests(file: string, { project }: Analysis): boolean {
  return TEST_FILE.test(project.pathWithin(file));
}
