// An integration test whose database is a stand-in: the request goes through the application and ends at a function of the test.
//
// | code, in an integration test | replaced |
// | --- | --- |
// | `vi.mock('pg')`, `jest.mock('@prisma/client', () => …)` | the package that gives the client |
// | `vi.mock('../src/db', () => ({ db: { query: vi.fn() } }))` | a module of the project whose export is a client |
// | `mockDeep<PrismaClient>()`, `sinon.createStubInstance(DataSource)` | a client |
// | `.overrideProvider(PrismaService).useValue({ … })` | a provider that is one |
// | `vi.mock('../src/db', async () => ({ db: drizzle(new PGlite()) }))` | nothing: an engine in memory runs the statements |
// | anything, in a file that starts a container | nothing |
import type { TSESTree } from '@typescript-eslint/utils';
import path from 'node:path';
import { readPlace, writtenIn } from '../../ast/arguments.js';
import { chainOf } from '../../ast/chains.js';
import { keyName, unwrap, type Node } from '../../ast/nodes.js';
import type { Mocking } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { toInstance, valueOfType } from '../origins/annotations.js';
import { calleeSaying } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import { isKnown } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { withoutExtension } from '../project/files.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, moduleOf } from '../project/module.js';
import {
  bringsDatabase,
  databasesIn,
  exportsDatabase,
  givesDatabase,
  isDatabase,
  isStandIn,
  startsDatabase,
} from './databases.js';
import { shownIntegrationOf, type ShownBy } from './integration.js';
import { moduleMocksOf, type ModuleMock } from './module-mocks.js';

export interface MockedDatabase {
  /** What is replaced, as it is written. */
  readonly at: Node;
  readonly shownBy: ShownBy;
  /** A file that sends requests and replaces the services behind them too tests a handler by itself: that may be meant so. */
  readonly evidence: Evidence;
}

/** The database that a call replaces in an integration test. */
export function mockedDatabaseAt(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): MockedDatabase | undefined {
  const mocks = calleeSaying(call, 'mocks', analysis);
  const at = mocks && replacedAt(call, mocks, analysis);
  if (!at) return undefined;
  const module = moduleOf(call);
  const shownBy = shownIntegrationOf(module, analysis);
  if (!shownBy || startsDatabase(module, analysis)) return undefined;
  const isIsolated = shownBy === 'requests' && replacesMore(module, analysis);
  return { at, shownBy, evidence: isIsolated ? 'likely' : 'certain' };
}

/** Does a file replace modules of the project that hold no database? */
const replacesMore = memoizePerLint((module: Module, analysis: Analysis): boolean =>
  moduleMocksOf(module, analysis).some(
    (mock) => mock.path !== undefined && !replacesDatabase(mock, analysis),
  ),
);

function replacedAt(call: TSESTree.CallExpression, mocks: Mocking, analysis: Analysis): Node | undefined {
  switch (mocks.replaces) {
    case 'module': {
      const mock = moduleMocksOf(moduleOf(call), analysis).find((each) => each.call === call);
      return mock && replacesDatabase(mock, analysis) ? mock.at : undefined;
    }
    case 'provider':
      return providerReplaced(call, mocks, analysis);
    case 'nothing':
      // What a mocked module is given is one mistake with the mock of the module.
      return mocksModuleOfDatabase(moduleOf(call), analysis)
        ? undefined
        : objectOfClient(call, mocks, analysis);
    default:
      return undefined;
  }
}

const mocksModuleOfDatabase = memoizePerLint((module: Module, analysis: Analysis): boolean =>
  moduleMocksOf(module, analysis).some((mock) => replacesDatabase(mock, analysis)),
);

function replacesDatabase(
  { path: file, specifier, factory, replaces, given, call }: ModuleMock,
  analysis: Analysis,
): boolean {
  const module = moduleOf(call);
  if (factory && bringsDatabase(factory, module, analysis)) return false;
  if (file === undefined) return replaces === 'all' && givesDatabase(specifier, analysis);
  const target = analysis.project.modules.at(file);
  if (!target) return false;
  const replaced = databasesIn(target, analysis).filter((name) => replaces === 'all' || replaces.has(name));
  if (replaced.length === 0) return false;
  if (!factory) return !hasRealManualMock(file, module, analysis);
  const values = given.flatMap(({ properties }) =>
    properties.flatMap((property) =>
      property.type === 'Property' && property.kind === 'init' && replaced.includes(keyName(property) ?? '')
        ? [property.value as Node]
        : [],
    ),
  );
  return values.some((value) => isStandIn(value, analysis));
}

/** `__mocks__/db.ts` beside the module takes its place, and may be a real one. */
function hasRealManualMock(file: string, from: Module, analysis: Analysis): boolean {
  const name = withoutExtension(path.basename(file));
  const manual = analysis.project.modules.pathOf(path.join(path.dirname(file), '__mocks__', name), from.path);
  const module = manual === undefined ? undefined : analysis.project.modules.at(manual);
  return (
    module !== undefined && (startsDatabase(module, analysis) || exportsDatabase(module, 'all', analysis))
  );
}

/** `.overrideProvider(PrismaService).useValue({ … })` */
function providerReplaced(
  call: TSESTree.CallExpression,
  { what, by }: Mocking,
  analysis: Analysis,
): Node | undefined {
  const token = what && writtenIn(readPlace(what, call, chainOf(call)));
  const given = by && writtenIn(readPlace(by, call, []));
  if (!token || !given || !isDatabase(valueOf(token, analysis), analysis)) return undefined;
  const isReal =
    isDatabase(valueOf(given, analysis), analysis) || bringsDatabase(given, moduleOf(call), analysis);
  return !isReal && isStandIn(given, analysis) ? token : undefined;
}

/** `mockDeep<PrismaClient>()`, `sinon.createStubInstance(DataSource)` */
function objectOfClient(
  call: TSESTree.CallExpression,
  { ofTypeArgument, what }: Mocking,
  analysis: Analysis,
): Node | undefined {
  const type = ofTypeArgument ? call.typeArguments?.params[0] : undefined;
  const isOfClient = type !== undefined && isDatabase(valueOfType(type, analysis), analysis);
  if (isOfClient) return call.callee;
  const named = what && writtenIn(readPlace(what, call, []));
  const value = named && valueOf(unwrap(named), analysis);
  return value && isKnown(value) && isDatabase(toInstance(value, analysis), analysis)
    ? call.callee
    : undefined;
}
