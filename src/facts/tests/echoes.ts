// Assertions that look at what the test said itself, with no code of the project between.
//
//   load.mockResolvedValue(order); expect(await load(1)).toEqual(order)      the test called its own mock
//   const result = await load(1); expect(result.id).toBe(order.id)           the same, through a name
//   save(order); expect(save).toHaveBeenCalledWith(order)                    nobody else has the mock
//   load.mockResolvedValue(order); expect(await show(1)).toEqual(order)      none: `show` is between
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isWithin, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { assertionAt, mayTell, type AssertionMade } from './assertions.js';
import { constantOf, doubleOf, type DoubleKey } from './doubles.js';
import { isEcho } from './echoed-values.js';
import { stubsIn, type Stub } from './stubs.js';
import { partsOf, testAround, type PartOfTests } from './test-parts.js';

export interface Echo {
  readonly kind: 'value' | 'call';
  /** The mock, as the test names it. */
  readonly mock: Node;
  /** The line of the stub, or of the call. */
  readonly line: number;
}

/** An assertion, at its call, that only repeats what its test did to a mock. */
export function echoAt(node: Node, analysis: Analysis): Echo | undefined {
  if (node.type !== 'CallExpression' || !mayTell(node, analysis)) return undefined;
  const assertion = assertionAt(node, analysis);
  const test = assertion?.subject && testAround(node, analysis);
  if (!assertion || !test || assertion.isNegated) return undefined;
  const { that } = assertion.says;
  if (that === 'equals') return echoedValue(assertion, test, analysis);
  return that === 'called' || that === 'called-with' ? echoedCall(assertion, test, analysis) : undefined;
}

// ── what the mock gave ────────────────────────────────────────────────────────────────────────────────────────────

function echoedValue(
  { subject, expected: [expected], settled }: AssertionMade,
  test: PartOfTests,
  analysis: Analysis,
): Echo | undefined {
  const made = subject && settled !== 'rejected' ? calledFor(subject) : undefined;
  if (!made || !expected || !isWithin(made.call, test.body)) return undefined;
  const double = doubleOf(made.call.callee, analysis);
  if (!double) return undefined;
  const stub = stubsFor(double.key, made.call, test, analysis).find(({ value }) =>
    isEcho(expected, value, made.path),
  );
  return stub && { kind: 'value', mock: unwrap(made.call.callee), line: stub.at.loc.start.line };
}

/** The call that gives what is looked at, and the members that are read of it: `(await load(1)).id`, `result.id`. */
function calledFor(
  subject: Node,
): { readonly call: TSESTree.CallExpression; readonly path: readonly string[] } | undefined {
  const path: string[] = [];
  for (let at: Node | undefined = unwrap(subject); at;) {
    if (at.type === 'CallExpression') return { call: at, path };
    if (at.type === 'AwaitExpression') at = unwrap(at.argument);
    else if (at.type === 'MemberExpression') {
      const name = memberName(at);
      if (name === undefined) return undefined;
      path.unshift(name);
      at = unwrap(at.object);
    } else {
      const given: Node | undefined = at.type === 'Identifier' ? constantOf(at) : undefined;
      at = given && unwrap(given);
    }
  }
  return undefined;
}

/** The stubs that hold for a call of a test: the last one before it in the test, or all outside of tests. */
function stubsFor(key: DoubleKey, call: Node, { body }: PartOfTests, analysis: Analysis): readonly Stub[] {
  const module = moduleOf(call);
  const stubs = stubsIn(module, analysis).filter((each) => each.key === key);
  const own = stubs.findLast(({ at }) => isWithin(at, body) && at.range[1] <= call.range[0]);
  if (own) return [own];
  const tests = partsOf(module, analysis).filter(({ is }) => is === 'test');
  const outside = stubs.filter(({ at }) => !tests.some((test) => isWithin(at, test.body)));
  return outside.length === 1 ? outside : [];
}

// ── who called it ─────────────────────────────────────────────────────────────────────────────────────────────────

function echoedCall({ subject }: AssertionMade, test: PartOfTests, analysis: Analysis): Echo | undefined {
  const mock = subject && unwrap(subject);
  const double = mock && doubleOf(mock, analysis);
  if (!mock || !double || typeof double.key === 'string') return undefined;
  const { key } = double;
  const holder = holderOf(key);
  const uses = holder && usesOf(holder);
  if (!uses?.every((use) => isOfTest(use, analysis))) return undefined;
  const call = uses.find(
    (use) =>
      enclosingFunction(use) === test.body &&
      isCallOf(use, (callee) => doubleOf(callee, analysis)?.key === key),
  );
  return call && { kind: 'call', mock, line: call.loc.start.line };
}

/** The name that a mock, or the object around it, is given where it is made. */
function holderOf(made: Node): TSESTree.Identifier | undefined {
  let at = wrapped(made);
  // `vi.fn().mockReturnValue(7)`, `{ load: vi.fn() }`
  for (let { parent } = at; parent; { parent } = at) {
    const isStep =
      (parent.type === 'MemberExpression' && parent.object === at) ||
      (parent.type === 'CallExpression' && parent.callee === at) ||
      (parent.type === 'Property' && parent.value === at) ||
      parent.type === 'ObjectExpression';
    if (!isStep)
      return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
    at = wrapped(parent);
  }
  return undefined;
}

/** Every other place of the name; undefined where others may have it as well. */
function usesOf(name: TSESTree.Identifier): readonly Node[] | undefined {
  const binding = bindingOf(name);
  const declaration = name.parent.parent?.parent;
  if (!binding || declaration?.type === 'ExportNamedDeclaration') return undefined;
  return binding.references.flatMap(({ identifier, init }) => (init ? [] : [identifier as Node]));
}

/** Does the test itself call it, tell it what to give, or look at it? Whoever else is given it may call it. */
function isOfTest(use: Node, analysis: Analysis): boolean {
  if (isCallOf(use, (callee) => doubleOf(callee, analysis) !== undefined))
    return partsOf(moduleOf(use), analysis).some(({ body }) => enclosingFunction(use) === body);
  const { parent } = outermost(use);
  const callee = parent?.type === 'CallExpression' ? calleeOf(parent, analysis) : undefined;
  if (!callee) return false;
  // `load.mockReturnValue(7)`, `expect(load)`
  return isCallOf(use, () => true)
    ? callee.value.type.model.kind === 'testing'
    : callee.call.expects !== undefined;
}

/** `load(1)`, `orders.load(1)` */
function isCallOf(use: Node, isMeant: (callee: Node) => boolean): boolean {
  const at = outermost(use);
  const { parent } = at;
  return parent?.type === 'CallExpression' && parent.callee === at && isMeant(at);
}

/** The longest path of members that begins with a name. */
function outermost(use: Node): Node {
  let at = wrapped(use);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = wrapped(at.parent);
  return at;
}
