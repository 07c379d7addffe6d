// Assertions: what is looked at, and what is said of it.
//
// | code | of | says |
// | --- | --- | --- |
// | `expect(a).toBe(b)`, `assert.equal(a, b)`, `expect(a).to.equal(b)` | `a` | equals `b` |
// | `expect(a).not.toBe(b)` | `a` | equals `b`, negated |
// | `await expect(p).resolves.toEqual(b)` | `p` | equals `b`, of what it resolves to |
// | `expect(a).to.be.true`, `assert(a)` | `a` | true |
// | `request(app).get('/').expect(200)` | the answer of the chain | equals `200` |
// | `expect(a)`, `expect(a).toBe` | | nothing |
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf } from '../../ast/chains.js';
import { memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Assertion } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';

export interface AssertionMade {
  readonly node: Node;
  readonly says: Assertion;
  /** What is looked at; undefined where it is the answer of the chain. */
  readonly subject: Node | undefined;
  readonly expected: readonly Node[];
  readonly isNegated: boolean;
  /** It is about what a promise gives. */
  readonly settled: 'resolved' | 'rejected' | undefined;
}

/**
 * May a node be an assertion that says more than that it asserts? A look at the names in its chain, before any of it is followed.
 * What is called by a name of its own may be anything, and so may what the settings name.
 */
export function mayTell(node: Node, { catalogue, handles }: Analysis): boolean {
  if (handles.length > 0) return true;
  const names: (string | undefined)[] = [];
  for (let at: Node | undefined = unwrap(node); at; at = below(at))
    if (at.type === 'MemberExpression') names.push(memberName(at));
  return (
    (node.type === 'CallExpression' && names.length === 0) ||
    names.some((name) => name === undefined || catalogue.memberNames.tellsOfValue(name))
  );
}

/** The assertion that a call, or the reading of a member, makes. */
export function assertionAt(node: Node, analysis: Analysis): AssertionMade | undefined {
  if (node.type === 'CallExpression') return assertionOfCall(node, analysis);
  return node.type === 'MemberExpression' ? assertionOfMember(node, analysis) : undefined;
}

function assertionOfCall(call: TSESTree.CallExpression, analysis: Analysis): AssertionMade | undefined {
  const says = calleeOf(call, analysis)?.call.asserts;
  if (!says) return undefined;
  const { actual, expected } = says;
  const given =
    expected === 'all' ? call.arguments : expected === undefined ? [] : [call.arguments[expected]];
  return madeOf(call, says, {
    subject: actual === undefined ? subjectOf(call, analysis) : call.arguments[actual],
    expected: given.filter((each) => each !== undefined),
    analysis,
  });
}

/** `expect(a).to.be.true`: reading a member says it. */
function assertionOfMember(member: TSESTree.MemberExpression, analysis: Analysis): AssertionMade | undefined {
  const { parent } = wrapped(member);
  if (parent?.type === 'CallExpression' && parent.callee === wrapped(member)) return undefined;
  const value = memberName(member) === undefined ? undefined : apiOf(member, analysis);
  const says = value && analysis.catalogue.facet(value.type, 'asserts')?.value;
  const subject = says && subjectOf(member, analysis);
  return subject && madeOf(member, says, { subject, expected: [], analysis });
}

function madeOf(
  node: Node,
  says: Assertion,
  {
    subject,
    expected,
    analysis,
  }: { readonly subject: Node | undefined; readonly expected: readonly Node[]; readonly analysis: Analysis },
): AssertionMade {
  const words = modifiersOf(node, analysis);
  return {
    node,
    says,
    subject,
    expected,
    isNegated: words.includes('negated'),
    settled: words.find((word) => word !== 'negated'),
  };
}

/** The subject that the chain of an assertion began with: `a` of `expect(a).not.toBe(b)`. */
function subjectOf(node: Node, analysis: Analysis): Node | undefined {
  for (const { call } of chainOf(node)) {
    const position = calleeOf(call, analysis)?.call.expects;
    if (position !== undefined && call.type === 'CallExpression') return call.arguments[position];
  }
  return undefined;
}

type Word = 'negated' | 'resolved' | 'rejected';

/** The words between a subject and what is said of it. */
function modifiersOf(node: Node, analysis: Analysis): readonly Word[] {
  const words = new Set<Word>();
  for (let at: Node | undefined = unwrap(node); at; at = below(at)) {
    const type = at.type === 'MemberExpression' ? apiOf(at, analysis)?.type : undefined;
    if (!type) continue;
    if (analysis.catalogue.facet(type, 'negates')) words.add('negated');
    const settled = analysis.catalogue.facet(type, 'settled')?.value;
    if (settled) words.add(settled);
  }
  return [...words];
}

function below(node: Node): Node | undefined {
  if (node.type === 'MemberExpression') return unwrap(node.object);
  return node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
}
