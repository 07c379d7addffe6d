// Tests that send a request and look at nothing but the status of its answer.
//
//   expect(res.status).toBe(200)                        alone: the body may be empty, wrong or an error page
//   await request(app).get('/orders').expect(200)       the same
//   expect(res.status).toBe(404)                        says all there is to say
//   expect(res.status).toBe(204)                        has no body
//   expect(res.status).toBe(200), and any other look    none
import { unwrap, type Node } from '../../ast/nodes.js';
import { chainOf } from '../../ast/chains.js';
import { nodesIn } from '../../ast/walk.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { acceptedBy } from './accepted-statuses.js';
import { answerPartOf } from './answer-parts.js';
import { assertionsReachedFrom } from './assertions-in-tests.js';
import type { AssertionMade } from './assertions.js';
import { requestsIn } from './requests.js';
import { partsOf, testAround, type PartOfTests } from './test-parts.js';
import { moduleOf } from '../project/module.js';

export interface StatusOnly {
  readonly status: number;
}

/** Statuses whose answer has a body worth a look: what was asked for, and why it was refused. */
const WITH_BODY = [200, 201, 202, 206, 400, 409, 422];

/** The first assertion, at its node, of a test that looks at the status alone. */
export function statusOnlyAt(node: Node, analysis: Analysis): StatusOnly | undefined {
  if (partsOf(moduleOf(node), analysis).length === 0) return undefined;
  const test = testAround(node, analysis);
  const only = test && statusOnlyOf(test, analysis);
  return only && only.node === node ? only : undefined;
}

const statusOnlyOf = memoizePerLint(
  (test: PartOfTests, analysis: Analysis): (StatusOnly & { readonly node: Node }) | undefined => {
    const { body } = test;
    if (requestsIn(body, analysis).length === 0 || looksElsewhere(body, analysis)) return undefined;
    const assertions = assertionsReachedFrom(body, analysis);
    const statuses = assertions.map((each) => statusNamed(each, analysis));
    const [first] = assertions;
    const [status] = statuses;
    return first &&
      status !== undefined &&
      statuses.every((each) => each !== undefined && WITH_BODY.includes(each))
      ? { node: first.node, status }
      : undefined;
  },
);

/** The one status that an assertion accepts, where it says nothing else. */
function statusNamed(assertion: AssertionMade, analysis: Analysis): number | undefined {
  const accepts = acceptedBy(assertion, analysis);
  if (!accepts || assertion.isNegated || assertion.says.that !== 'equals') return undefined;
  if (assertion.subject && answerPartOf(unwrap(assertion.subject), analysis) === 'ok') return 200;
  const isMore = assertion.says.on === 'answer' && isGivenMore(assertion.node);
  return isMore ? undefined : WITH_BODY.find((status) => accepts(status) === true);
}

/** `.expect(200, { id: 1 })` looks at the body too. */
function isGivenMore(node: Node): boolean {
  return node.type === 'CallExpression' && node.arguments.length > 1;
}

/** Does a test throw by itself, hand an answer to code that cannot be followed, or ask for what has no body? */
function looksElsewhere(body: Node, analysis: Analysis): boolean {
  if (nodesIn(body).some(({ type }) => type === 'ThrowStatement')) return true;
  return nodesOfType(body, 'CallExpression').some((call) => {
    if (chainOf(call).some(({ member }) => member === 'head' || member === 'options' || member === 'should'))
      return true;
    if (calleeOf(call, analysis) || functionOf(unwrap(call.callee), analysis)) return false;
    return call.arguments.some((argument) => answerPartOf(unwrap(argument), analysis) !== undefined);
  });
}
