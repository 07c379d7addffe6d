// Which files hold integration tests: those that send a request to the application, and those that say so by their path.
//
//   request(app).get('/orders'), app.inject('/orders')            it sends a request, in itself or through a helper
//   orders.integration.test.ts, orders.e2e-spec.ts, e2e/orders.ts it says so
//   tests/integration/orders.test.ts                              it says so
//   src/integration/sync.test.ts                                  a folder of the application that has this name
//   orders.unit.test.ts, tests/unit/orders.test.ts                no integration test, whatever it sends
import path from 'node:path';
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { TEST_SUPPORT_DEPTH } from '../../budgets.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';
import { isTestDouble } from '../project/test-doubles.js';
import { partsOf } from './test-parts.js';

/** How a file shows that it holds integration tests. */
export type ShownBy = 'requests' | 'path';

const SUFFIX = /[._-](?:integration|int|e2e)(?:[._-](?:test|spec|tests))?\.[cm]?[jt]sx?$/;
const API_SUFFIX = /[._-]api[._-](?:test|spec)\.[cm]?[jt]sx?$/;
const FOLDER =
  /(?:^|\/)(?:e2e|integration[-_]tests?|(?:tests?|__tests__|specs?)\/(?:[\w-]+\/)?integration)\//;
const ROOT_FOLDER = /^integration\//;
const UNIT = /(?:^|[/._-])unit(?:[/._-]|$)/;

/** For a file of tests; for one that only supports them, what those are that import it. */
export const shownIntegrationOf = memoizePerLint(
  (module: Module, analysis: Analysis): ShownBy | undefined => {
    const own = ownIntegrationOf(module, analysis);
    if (own || partsOf(module, analysis).length > 0 || !isTestDouble(module.path, analysis)) return own;
    const importers = analysis.project.index.importersOf(module, analysis.catalogue) ?? [];
    return importers
      .map((importer) => ownIntegrationOf(importer, analysis))
      .find((shown) => shown !== undefined);
  },
);

const ownIntegrationOf = memoizePerLint((module: Module, analysis: Analysis): ShownBy | undefined => {
  const { project } = analysis;
  const below = path
    .relative(project.packages.rootOf(path.dirname(module.path)), module.path)
    .replaceAll('\\', '/');
  const nearest = project.packages.nearest(module.path)?.folder;
  const inPackage = nearest === undefined ? below : path.relative(nearest, module.path).replaceAll('\\', '/');
  if (UNIT.test(inPackage)) return undefined;
  if (SUFFIX.test(below) || API_SUFFIX.test(below) || FOLDER.test(below) || ROOT_FOLDER.test(inPackage))
    return 'path';
  return partsOf(module, analysis).length > 0 && sendsToApplication(module.ast, analysis)
    ? 'requests'
    : undefined;
});

/** Does code send a request to the application, in itself or through the project's functions that it calls? */
function sendsToApplication(root: Node, analysis: Analysis, deepest = TEST_SUPPORT_DEPTH): boolean {
  return nodesOfType(root, 'CallExpression').some((call) => {
    const callee = calleeOf(call, analysis);
    if (callee) return callee.call.reachesApplication === true;
    const helper = deepest > 0 ? functionOf(unwrap(call.callee), analysis)?.node : undefined;
    if (!helper || !isFunction(helper)) return false;
    return analysis.recursion.ask(
      { question: sendsToApplication, subject: helper, deepest: TEST_SUPPORT_DEPTH },
      false,
      () => sendsToApplication(helper, analysis, deepest - 1),
    );
  });
}
