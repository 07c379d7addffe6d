// Assertions that hold whatever the code under test does.
//
//   expect([200, 500]).toContain(res.status)      a success and a failure of the server are both right
//   expect(res.status).toBeDefined()              every answer has one
//   expect(list.length).toBeGreaterThanOrEqual(0) no length is below 0
//   expect(true).toBe(true)                       in a test that looks at nothing else
//   expect(await load()).rejects.toThrow()        what was awaited is no promise any more: a rejection was thrown before
//   expect([200, 409]).toContain(res.status)      none of them: in a race one of the two loses
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, textOf } from '../project/module.js';
import { acceptedBy, type Accepts } from './accepted-statuses.js';
import { answerPartOf, numberOf } from './answer-parts.js';
import { assertionAt, mayTell, type AssertionMade } from './assertions.js';
import { assertionsReachedFrom } from './assertions-in-tests.js';
import { requestsIn } from './requests.js';
import { testAround, type PartOfTests } from './test-parts.js';

export interface HollowAssertion {
  readonly kind: 'any-status' | 'any-length' | 'same-literal' | 'settled';
  /** What is looked at, as it is written. */
  readonly subject: Node;
  readonly evidence: Evidence;
  /** A failure of the server that is accepted. */
  readonly failure?: number;
}

const SUCCESSES = [200, 201, 202, 204];
/** 503 is what a server may say on purpose, of something it depends on. */
const FAILURES = [500, 502, 504, 501, 503];

/** An assertion, at its call or member, that holds whatever the code does. */
export function hollowAssertionAt(node: Node, analysis: Analysis): HollowAssertion | undefined {
  const assertion = mayTell(node, analysis) ? assertionAt(node, analysis) : undefined;
  if (!assertion) return undefined;
  return (
    settledSubject(assertion) ??
    anyLength(assertion, analysis) ??
    sameLiteral(assertion, analysis) ??
    anyStatus(assertion, analysis)
  );
}

function anyStatus(assertion: AssertionMade, analysis: Analysis): HollowAssertion | undefined {
  // What says only that one status is wrong is often meant so: `not.toBe(401)`.
  const own = assertion.isNegated ? undefined : acceptedBy(assertion, analysis);
  const failure = own && failureAccepted(own);
  if (!own || failure === undefined) return undefined;
  const test = testAround(assertion.node, analysis);
  const others = test ? assertionsReachedFrom(test.body, analysis) : [];
  // What another line of the test says more exactly is no longer open, and so is what cannot be read.
  const status = statusOf(assertion, analysis);
  const all = others.flatMap((each) => {
    const accepts = acceptedBy(each, analysis);
    const other = accepts && statusOf(each, analysis);
    return accepts && (other === undefined || status === undefined || other === status) ? [accepts] : [];
  });
  if (all.some((accepts) => FAILURES.every((status) => accepts(status) !== true))) return undefined;
  const saysLittle = own(418) === true;
  if (saysLittle && others.some((each) => each.node !== assertion.node && !acceptedBy(each, analysis)))
    return undefined;
  return {
    kind: 'any-status',
    subject: assertion.subject ?? assertion.node,
    evidence: failure === 503 ? 'likely' : 'certain',
    failure,
  };
}

/** The status that an assertion is about, as it is written. */
function statusOf({ subject, expected }: AssertionMade, analysis: Analysis): string | undefined {
  const places = [subject, expected[0]].flatMap((each) => (each ? nodesIn(each) : []));
  const status = places.find((each) => answerPartOf(each, analysis) === 'status');
  return status && textOf(status);
}

/** The first failure that is accepted beside a success. */
function failureAccepted(accepts: Accepts): number | undefined {
  return SUCCESSES.some((status) => accepts(status) === true)
    ? FAILURES.find((status) => accepts(status) === true)
    : undefined;
}

function anyLength(
  { says, subject, expected, isNegated }: AssertionMade,
  analysis: Analysis,
): HollowAssertion | undefined {
  const [first] = expected;
  const limit = first && numberOf(unwrap(first), analysis);
  if (!subject || isNegated) return undefined;
  const value = unwrap(subject);
  const holdsAlways = (that: string | undefined, least: number | undefined) =>
    (that === 'at-least' && least === 0) || (that === 'above' && least === -1);
  if (holdsAlways(says.that, limit) && isLength(value))
    return { kind: 'any-length', subject: value, evidence: 'certain' };
  const isTrue =
    says.that === 'true' || (says.that === 'equals' && first?.type === 'Literal' && first.value === true);
  if (!isTrue || value.type !== 'BinaryExpression' || !isLength(unwrap(value.left))) return undefined;
  const least = numberOf(unwrap(value.right), analysis);
  const that = value.operator === '>=' ? 'at-least' : value.operator === '>' ? 'above' : undefined;
  return holdsAlways(that, least)
    ? { kind: 'any-length', subject: unwrap(value.left), evidence: 'certain' }
    : undefined;
}

function isLength(node: Node): node is TSESTree.MemberExpression {
  return node.type === 'MemberExpression' && memberName(node) === 'length';
}

/** `expect(true).toBe(true)` in a test that says nothing else, and throws nothing by itself. */
function sameLiteral(assertion: AssertionMade, analysis: Analysis): HollowAssertion | undefined {
  if (!isOfItself(assertion)) return undefined;
  const test = testAround(assertion.node, analysis);
  if (!test || !isSaidDirectly(assertion.node, test)) return undefined;
  const isAlone = assertionsReachedFrom(test.body, analysis).every(isOfItself);
  if (!isAlone || nodesIn(test.body).some(({ type }) => type === 'ThrowStatement' || type === 'TryStatement'))
    return undefined;
  const subject = assertion.subject as Node;
  if (requestsIn(test.body, analysis).length > 0)
    return { kind: 'same-literal', subject, evidence: 'certain' };
  // What the test runs may throw: that much it does look at.
  const runs = nodesIn(test.body).some(
    (node) =>
      (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'AwaitExpression') &&
      !isPartOfAssertion(node, analysis),
  );
  return { kind: 'same-literal', subject, evidence: runs ? 'likely' : 'certain' };
}

/** It stands in the test's own statements, and not in a branch. */
function isSaidDirectly(node: Node, { body }: PartOfTests): boolean {
  for (let at = node.parent; at && at !== body; at = at.parent)
    if (at.type === 'IfStatement' || at.type === 'CatchClause' || at.type === 'SwitchCase') return false;
  return true;
}

function isPartOfAssertion(node: Node, analysis: Analysis): boolean {
  for (let at: Node | undefined = node; at && at.type !== 'ExpressionStatement'; at = at.parent)
    if (assertionAt(at, analysis)) return true;
  return false;
}

function isOfItself({ says, subject, expected: [first], isNegated }: AssertionMade): boolean {
  if (subject?.type !== 'Literal' || isNegated) return false;
  if (says.that === 'true') return Boolean(subject.value);
  return says.that === 'equals' && first?.type === 'Literal' && textOf(first) === textOf(subject);
}

/** `.rejects` of what was awaited, in an assertion that nothing waits for either: it cannot fail the test. */
function settledSubject({ node, subject, settled }: AssertionMade): HollowAssertion | undefined {
  if (settled !== 'rejected' || !subject || wrapped(node).parent?.type !== 'ExpressionStatement')
    return undefined;
  const value = unwrap(subject);
  const given = value.type === 'Identifier' ? initialValue(value) : value;
  return given?.type === 'AwaitExpression'
    ? { kind: 'settled', subject: value, evidence: 'certain' }
    : undefined;
}

function initialValue(name: TSESTree.Identifier): Node | undefined {
  const binding = bindingOf(name);
  const [definition] = binding?.defs ?? [];
  const declarator = definition?.node as Node | undefined;
  const isConstant = binding?.references.filter((each) => each.isWrite()).length === 1;
  return isConstant && declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    ? (declarator.init ?? undefined)
    : undefined;
}
