// Modules that a test file replaces, and which of their exports.
//
// | code | replaces |
// | --- | --- |
// | `vi.mock('./orders')`, `jest.mock('./orders')` | everything |
// | `vi.mock('./orders', () => ({ load: vi.fn() }))` | everything |
// | `vi.mock('./orders', async (original) => ({ ...(await original()), load: vi.fn() }))` | `load` |
// | the same with `importActual` or `requireActual` of it, there or elsewhere in the file | `load` |
// | `vi.mock('./orders', { spy: true })` | nothing: the real ones are run |
// | `vi.mock('./orders', factory)` with a factory that cannot be read | unknown: it is left out |
import type { TSESTree } from '@typescript-eslint/utils';
import { readPlace } from '../../ast/arguments.js';
import { isFunction, keyName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Mocking } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { returnsOf } from '../origins/calls.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, moduleOf } from '../project/module.js';

export interface ModuleMock {
  readonly call: TSESTree.CallExpression;
  /** As it is written there. */
  readonly specifier: string;
  /** Where it is written. */
  readonly at: Node;
  /** The project's own file behind it. */
  readonly path: string | undefined;
  /** What stands in for it, where the file says it. */
  readonly factory: Node | undefined;
  readonly replaces: ReadonlySet<string> | 'all';
  /** The objects that a factory gives. */
  readonly given: readonly TSESTree.ObjectExpression[];
  /** What a replaced function is. */
  readonly functions: ResolvedType | undefined;
}

/** A module's mocks, in source order. */
export const moduleMocksOf = memoizePerLint((module: Module, analysis: Analysis): readonly ModuleMock[] =>
  nodesOfType(module.ast, 'CallExpression').flatMap((call) => mockAt(call, analysis) ?? []),
);

function mockAt(call: TSESTree.CallExpression, analysis: Analysis): ModuleMock | undefined {
  if (!call.arguments.some((each) => specifierOf(unwrap(each)) !== undefined)) return undefined;
  const callee = calleeOf(call, analysis);
  const mocks = callee?.call.mocks;
  if (!callee || mocks?.replaces !== 'module' || !mocks.what) return undefined;
  const at = call.arguments[mocks.what.argument];
  const specifier = at && specifierOf(unwrap(at));
  if (!at || specifier === undefined) return undefined;
  const replaced = replacedBy(call, mocks, specifier, analysis);
  return (
    replaced && {
      call,
      specifier,
      at,
      path: analysis.project.modules.pathOf(specifier, moduleOf(call).path),
      functions:
        mocks.functions === undefined
          ? undefined
          : analysis.catalogue.resolve(callee.value.type.model, mocks.functions),
      ...replaced,
    }
  );
}

/** `'./orders'`, `import('./orders')` */
function specifierOf(node: Node): string | undefined {
  return node.type === 'ImportExpression' ? stringValue(node.source) : stringValue(node);
}

function replacedBy(
  call: TSESTree.CallExpression,
  { by, keptBy }: Mocking,
  specifier: string,
  analysis: Analysis,
): Pick<ModuleMock, 'factory' | 'replaces' | 'given'> | undefined {
  const kept = keptBy && readPlace(keptBy, call, []);
  if (kept?.kind === 'written') return { factory: undefined, replaces: new Set(), given: [] };
  const place = by && readPlace(by, call, []);
  const given = place?.kind === 'written' ? unwrap(place.node) : undefined;
  // Options that say something else of it.
  if (!given && by && call.arguments[by.argument]) return undefined;
  const keepsActual = usesActual(moduleOf(call), specifier, analysis);
  if (!given) return { factory: undefined, replaces: keepsActual ? new Set() : 'all', given: [] };
  const factory = isFunction(given) ? given : (functionOf(given, analysis)?.node ?? given);
  const returned = (isFunction(factory) ? returnsOf(factory) : [factory]).map((each) => unwrap(each));
  const objects = returned.filter((each) => each.type === 'ObjectExpression');
  const isActual = keepsActual || callsActual(factory, specifier, analysis);
  if (objects.length === 0 || objects.length < returned.length)
    return isActual || !isFunction(factory) ? undefined : { factory, replaces: 'all', given: [] };
  const hasSpread = objects.some(({ properties }) => properties.some(({ type }) => type === 'SpreadElement'));
  if (!isActual) return hasSpread ? undefined : { factory, replaces: 'all', given: objects };
  const names = objects.flatMap(({ properties }) =>
    properties.flatMap((property) => (property.type === 'Property' ? (keyName(property) ?? []) : [])),
  );
  return { factory, replaces: new Set(names), given: objects };
}

/** Is the real module asked for anywhere in the file? */
function usesActual(module: Module, specifier: string, analysis: Analysis): boolean {
  return callsActual(module.ast, specifier, analysis, true);
}

function callsActual(root: Node, specifier: string, analysis: Analysis, byName = false): boolean {
  return nodesIn(root).some((node) => {
    if (node.type !== 'CallExpression' || !calleeSaying(node, 'givesActual', analysis)) return false;
    const [first] = node.arguments;
    return first ? specifierOf(unwrap(first)) === specifier : !byName;
  });
}
