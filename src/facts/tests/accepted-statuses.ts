// Which statuses an assertion accepts. It is tried with one of each kind: nothing of its form needs to be known but what each
// part of it says of a number.
//
// | assertion | accepts |
// | --- | --- |
// | `expect(res.status).toBe(200)` | 200 |
// | `expect([200, 500]).toContain(res.status)`, `expect(res.status).toBeOneOf([200, 500])` | 200, 500 |
// | `expect(res.status === 200 \|\| res.status === 500).toBe(true)` | 200, 500 |
// | `expect(res.status).toBeGreaterThanOrEqual(200)` | everything tried |
// | `expect(res.status).toBe(expected)` | unknown |
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { answerPartOf, numberOf } from './answer-parts.js';
import type { AssertionMade } from './assertions.js';

/** Does it hold for a status? `undefined` where that is not known. */
export type Accepts = (status: number) => boolean | undefined;

/** What an assertion about the status of an answer accepts; `undefined` where it is about something else. */
export function acceptedBy(assertion: AssertionMade, analysis: Analysis): Accepts | undefined {
  const { says, subject, expected, isNegated } = assertion;
  const accepts =
    says.on !== undefined
      ? namedStatus(assertion, analysis)
      : subject && aboutSubject(subject, says.that, expected, analysis);
  if (!accepts || !isNegated) return accepts;
  return (status) => negated(accepts(status));
}

function negated(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}

/** `.expect(200)` of a chain, `expect(res).to.have.status(200)`: a number names the status. */
function namedStatus({ says, expected }: AssertionMade, analysis: Analysis): Accepts | undefined {
  const [first] = expected;
  const status = first && numberOf(unwrap(first), analysis);
  if (status !== undefined) return (tried) => tried === status;
  return says.on === 'status' ? () => undefined : undefined;
}

function aboutSubject(
  subject: Node,
  that: AssertionMade['says']['that'],
  [first]: readonly Node[],
  analysis: Analysis,
): Accepts | undefined {
  const value = unwrap(subject);
  const part = answerPartOf(value, analysis);
  const wanted = first && unwrap(first);
  if (part === 'status') return aboutStatus(that, wanted, analysis);
  if (part === 'ok') return isTrue(that, wanted) ? (status) => status < 300 : undefined;
  if (that === 'contains' && wanted && answerPartOf(wanted, analysis) === 'status')
    return amongThese(value, analysis);
  const holds = isTrue(that, wanted) ? conditionOn(value, analysis) : undefined;
  return holds && mentionsStatus(value, analysis) ? holds : undefined;
}

function aboutStatus(
  that: AssertionMade['says']['that'],
  wanted: Node | undefined,
  analysis: Analysis,
): Accepts {
  if (that === 'exists' || that === 'true') return () => true;
  if (that === 'one-of' && wanted) return amongThese(wanted, analysis);
  const limit = wanted && numberOf(wanted, analysis);
  return (status) => (limit === undefined ? undefined : compare(that, status, limit));
}

function compare(that: AssertionMade['says']['that'], status: number, limit: number): boolean | undefined {
  switch (that) {
    case 'equals':
      return status === limit;
    case 'at-least':
      return status >= limit;
    case 'above':
      return status > limit;
    case 'at-most':
      return status <= limit;
    case 'below':
      return status < limit;
    default:
      return undefined;
  }
}

function isTrue(that: AssertionMade['says']['that'], wanted: Node | undefined): boolean {
  return that === 'true' || (that === 'equals' && wanted?.type === 'Literal' && wanted.value === true);
}

/** A list of numbers that is written out, here or where its name is declared. */
function amongThese(node: Node, analysis: Analysis): Accepts {
  const value = valueOf(node, analysis);
  const list = unwrap(value.kind === 'opaque' ? value.node : node);
  if (list.type !== 'ArrayExpression') return () => undefined;
  const statuses = list.elements.map((each) => (each ? numberOf(unwrap(each), analysis) : undefined));
  return (status) => statuses.includes(status) || (statuses.includes(undefined) ? undefined : false);
}

/** What a condition says of a status. */
function conditionOn(node: Node, analysis: Analysis): Accepts {
  if (node.type === 'LogicalExpression') {
    const [left, right] = [
      conditionOn(unwrap(node.left), analysis),
      conditionOn(unwrap(node.right), analysis),
    ];
    return node.operator === '&&'
      ? (status) => both(left(status), right(status))
      : (status) => negated(both(negated(left(status)), negated(right(status))));
  }
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const holds = conditionOn(unwrap(node.argument), analysis);
    return (status) => negated(holds(status));
  }
  if (node.type === 'CallExpression') return includingCall(node, analysis);
  if (node.type !== 'BinaryExpression' || answerPartOf(unwrap(node.left), analysis) !== 'status')
    return () => undefined;
  const limit = numberOf(unwrap(node.right), analysis);
  const that = OPERATORS[node.operator];
  return (status) => (limit === undefined || !that ? undefined : compare(that, status, limit));
}

const OPERATORS: Readonly<Record<string, AssertionMade['says']['that']>> = {
  '===': 'equals',
  '==': 'equals',
  '>=': 'at-least',
  '>': 'above',
  '<=': 'at-most',
  '<': 'below',
};

function both(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/** `[200, 500].includes(res.status)` */
function includingCall(call: Extract<Node, { type: 'CallExpression' }>, analysis: Analysis): Accepts {
  const callee = unwrap(call.callee);
  const [argument] = call.arguments;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'includes' || !argument)
    return () => undefined;
  return answerPartOf(unwrap(argument), analysis) === 'status'
    ? amongThese(unwrap(callee.object), analysis)
    : () => undefined;
}

/** Is any part of a condition about the status of an answer? */
function mentionsStatus(node: Node, analysis: Analysis): boolean {
  switch (node.type) {
    case 'LogicalExpression':
    case 'BinaryExpression':
      return (
        mentionsStatus(unwrap(node.left), analysis) ||
        (node.type === 'LogicalExpression' && mentionsStatus(unwrap(node.right), analysis))
      );
    case 'UnaryExpression':
      return mentionsStatus(unwrap(node.argument), analysis);
    case 'CallExpression':
      return node.arguments.some((argument) => answerPartOf(unwrap(argument), analysis) === 'status');
    default:
      return answerPartOf(node, analysis) === 'status';
  }
}
