// What a test says that its mocks give: `load.mockResolvedValue(order)`, `vi.fn(() => 7)`, `stub.returns(7)`.
import type { TSESTree } from '@typescript-eslint/utils';
import { readPlace, writtenIn } from '../../ast/arguments.js';
import { isFunction, keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { Stubbing } from '../../models/model.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import type { Module } from '../project/module.js';
import { doubleOf, type Double, type DoubleKey } from './doubles.js';
import { moduleMocksOf } from './module-mocks.js';

export interface Stub {
  readonly key: DoubleKey;
  readonly at: Node;
  /** What it gives, as it is written. */
  readonly value: Node;
}

export const stubsIn = memoizePerLint((module: Module, analysis: Analysis): readonly Stub[] => [
  ...nodesOfType(module.ast, 'CallExpression').flatMap(
    (call) => stubAt(call, analysis) ?? madeWith(call, analysis) ?? [],
  ),
  ...givenByFactories(module, analysis),
]);

function stubAt(call: TSESTree.CallExpression, analysis: Analysis): Stub | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee);
  if (!analysis.catalogue.names.isNamed('stubs', name)) return undefined;
  // Node keeps what a mock can be told in a member of its own: `load.mock.mockImplementation(…)`.
  const receiver = unwrap(callee.object);
  const double =
    doubleOf(receiver, analysis) ??
    (receiver.type === 'MemberExpression' ? doubleOf(receiver.object, analysis) : undefined);
  const stubs = double && stubbingOf(call, name, double, analysis);
  const given = stubs && call.arguments[stubs.argument];
  const value =
    given && stubs.gives !== 'rejected' ? (stubs.gives === 'result' ? resultOf(given) : given) : undefined;
  return value && double ? { key: double.key, at: call, value } : undefined;
}

function stubbingOf(
  call: TSESTree.CallExpression,
  name: string | undefined,
  { mock }: Double,
  analysis: Analysis,
): Stubbing | undefined {
  const own = calleeOf(call, analysis)?.call.stubs;
  if (own || !mock?.functions || name === undefined) return own;
  const member = analysis.catalogue.member(mock.functions, name);
  return member && analysis.catalogue.facet(member, 'call')?.value.stubs;
}

/** `vi.fn(() => 7)` */
function madeWith(call: TSESTree.CallExpression, analysis: Analysis): Stub | undefined {
  const mocks = calleeSaying(call, 'mocks', analysis);
  if (mocks?.replaces !== 'nothing' || !mocks.by) return undefined;
  const given = writtenIn(readPlace(mocks.by, call, []));
  const value = given && resultOf(given);
  return value && { key: call, at: call, value };
}

/** The expression that a function gives, where it does nothing else. */
function resultOf(node: Node): Node | undefined {
  const fn = unwrap(node);
  if (!isFunction(fn)) return undefined;
  if (fn.body.type !== 'BlockStatement') return fn.body;
  const [only, ...more] = fn.body.body;
  return only?.type === 'ReturnStatement' && more.length === 0 ? (only.argument ?? undefined) : undefined;
}

/** `vi.mock('./orders', () => ({ load: vi.fn().mockReturnValue(7) }))` also says what the import gives. */
function givenByFactories(module: Module, analysis: Analysis): readonly Stub[] {
  return moduleMocksOf(module, analysis).flatMap((mock) =>
    mock.given.flatMap(({ properties }) =>
      properties.flatMap((property) => {
        const name = property.type === 'Property' ? keyName(property) : undefined;
        const double = property.type === 'Property' ? doubleOf(property.value, analysis) : undefined;
        if (!double || name === undefined) return [];
        const key = `${mock.path ?? mock.specifier}#${name}`;
        return nodesOfType(property, 'CallExpression').flatMap((call) => {
          const stub = stubAt(call, analysis) ?? madeWith(call, analysis);
          return stub && stub.key === double.key ? [{ ...stub, key }] : [];
        });
      }),
    ),
  );
}
