// Names that a runner of tests puts into the files that it runs: `describe`, `it`, `expect`, `jest`. Elsewhere they are nobody's.
//
//   the project asks for one of the runner's packages      that runner's
//   it asks for none, in a file of tests                   those of the first runner that has the name
//   it asks for none, elsewhere                            unknown
import type { ResolvedType } from '../catalogue/catalogue.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';

export function globalOfTests(name: string, module: Module, analysis: Analysis): ResolvedType | undefined {
  const { catalogue, project } = analysis;
  const candidates = catalogue.testGlobals(name);
  if (candidates.length === 0) return undefined;
  const asked = candidates.find(({ packages }) =>
    packages.some((each) => project.packages.isRequested(module.path, each)),
  );
  return (asked ?? (isTestDouble(module.path, analysis) ? candidates[0] : undefined))?.type;
}
