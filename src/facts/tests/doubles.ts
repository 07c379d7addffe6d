// Which stand-in an expression is, so that what a test says of it in two places can be put together.
//
//   const load = vi.fn()                                   by the call that made it
//   orders.load, where orders = { load: vi.fn() }          by the same
//   load, imported or required from a mocked module        by the module's path and the name
//   vi.mocked(load), load as Mock, const mocked = load     by what they are of
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { importedAs } from '../project/imported-names.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { moduleMocksOf, type ModuleMock } from './module-mocks.js';

/** The call that made a mock, or an export of a replaced module in words. */
export type DoubleKey = Node | string;

export interface Double {
  readonly key: DoubleKey;
  /** The mock of the module that it is an export of. */
  readonly mock?: ModuleMock;
  /** The export's name there. */
  readonly name?: string;
}

export const doubleOf = memoizePerLint((node: Node, analysis: Analysis): Double | undefined => {
  const expression = standingFor(unwrap(node), analysis);
  const value = valueOf(expression, analysis);
  if (value.kind === 'api') {
    const made = value.made?.node;
    if (made?.type !== 'CallExpression' || !makesDouble(made, analysis)) return undefined;
    // What is read from a mock was made by the same call, and is of another type.
    const mock = valueOf(made, analysis);
    return mock.kind === 'api' && mock.type === value.type ? { key: made } : undefined;
  }
  return exportOfMocked(expression, analysis);
});

/** `vi.fn()`, and `sinon.stub()` where it is given nothing to replace. */
function makesDouble(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const replaces = calleeSaying(call, 'mocks', analysis)?.replaces;
  return replaces === 'nothing' || (replaces === 'member' && call.arguments.length === 0);
}

/** `load` of `vi.mocked(load)`, and of `mocked` where that is a constant for it. */
function standingFor(node: Node, analysis: Analysis): Node {
  if (node.type === 'CallExpression') {
    const returns = calleeOf(node, analysis)?.call.returns;
    const [given] = node.arguments;
    const isHandedBack = typeof returns === 'object' && 'argument' in returns && returns.argument === 0;
    return isHandedBack && given ? standingFor(unwrap(given), analysis) : node;
  }
  const initial = node.type === 'Identifier' ? constantOf(node) : undefined;
  const inner = initial && unwrap(initial);
  return inner?.type === 'Identifier' || inner?.type === 'CallExpression'
    ? standingFor(inner, analysis)
    : node;
}

/** What a name is given where it is declared, if it is given nothing else. */
export function constantOf(name: TSESTree.Identifier): Node | undefined {
  const binding = bindingOf(name);
  const declarator = binding?.defs[0]?.node as Node | undefined;
  return declarator?.type === 'VariableDeclarator' &&
    declarator.id.type === 'Identifier' &&
    binding?.references.filter((each) => each.isWrite()).length === 1
    ? (declarator.init ?? undefined)
    : undefined;
}

function exportOfMocked(node: Node, analysis: Analysis): Double | undefined {
  const imported = importedAs(node);
  if (!imported) return undefined;
  const module = moduleOf(node);
  const path = analysis.project.modules.pathOf(imported.from, module.path);
  const mock = moduleMocksOf(module, analysis).find((each) =>
    path === undefined ? each.specifier === imported.from : each.path === path,
  );
  const isReplaced = mock?.functions && (mock.replaces === 'all' || mock.replaces.has(imported.name));
  return isReplaced
    ? { key: `${path ?? imported.from}#${imported.name}`, mock, name: imported.name }
    : undefined;
}
