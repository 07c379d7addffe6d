// Failures after which a request is never answered: the attempt would have answered, its `catch` does not, and nobody else has
// the response. Who waits for the answer waits until the connection is closed.
//
//   app.get('/', async (req, res) => { try { res.json(await f()); } catch (e) { log(e); } })      the `catch`
//   app.get('/', (req, res) => { f().then((a) => res.json(a)).catch((e) => { log(e); }); })       what `.catch` is given
//   fs.readFile(path, (error, text) => { if (error) { log(error); return; } res.send(text); })    the branch
//   app.get('/', later(async (req, res) => …)), and `later` answers                               none
//   export const list = (req: Request, res: Response) => …, of which no use is seen               likely
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { goesOnTo } from '../../ast/flow.js';
import { isOnlyRead } from '../../ast/member-reads.js';
import {
  decoratorsOf,
  enclosingFunction,
  isWithin,
  memberName,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { callTaking, isChainStep } from '../../ast/promise-usage.js';
import { ownNodesIn } from '../../ast/walk.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf, calleeSaying } from '../origins/callees.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { byConvention } from '../origins/conventions.js';
import { usesOfFunction, type FunctionUse } from '../origins/function-uses.js';
import { receivedAs } from '../origins/parameters.js';
import { isKnown } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile, memoizePerLint } from '../project/memoize.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import { handlerOf } from './handlers.js';
import { replyAt } from './replies.js';
import { callbackPathsOf, nextOf, ownerOf, pathsOf } from './reply-flow.js';
import type { ReplyPaths } from './reply-paths.js';
import type { Failure } from './reply-states.js';
import { apiWithin, responseOf } from './responses.js';
import { isSingleFailure } from './single-failures.js';

export interface Unanswered {
  readonly failure: Failure;
  readonly response: Binding;
  /** What hands an error on. */
  readonly next: Binding | undefined;
  /** How the library answers a failure. */
  readonly answer: string;
  /** Something may have been answered before, or the code does something with the response: there is no telling what is right. */
  readonly isMixed: boolean;
  /** It may come again for the same request, or somebody goes on where it came: an answer to it may be one too many. */
  readonly isOneOfSeveral: boolean;
  readonly evidence: Evidence;
}

/** The failures in a function's own code after which its request is not answered. */
export function unansweredIn(fn: FunctionNode, analysis: Analysis): readonly Unanswered[] {
  // Who calls a function is a question to the whole project: it is asked of those alone that have code for a failure.
  if (!handlingFailures(moduleOf(fn).ast).has(fn)) return [];
  const response = responseIn(fn, analysis);
  const owner = ownerOf(response);
  if (!response || !owner) return [];
  const answer = answerOf(response, analysis);
  if (answer === undefined) return [];
  const error = owner === fn ? undefined : errorOf(fn, analysis);
  const paths = error ? callbackPathsOf(fn, response, error, analysis) : pathsOf(fn, response, analysis);
  const failures = paths.unanswered.filter(
    (failure) =>
      enclosingFunction(failure) === fn &&
      (failure.type !== 'IfStatement' || answersBehind(paths, failure, fn)),
  );
  if (failures.length === 0 || (owner !== fn && !isLastToAnswer(fn, response, owner))) return [];
  const evidence = isLeftAlone(owner, response, analysis);
  if (!evidence) return [];
  const next = nextOf(owner, analysis);
  return failures.map((failure) => ({
    failure,
    response,
    next,
    answer: answer.replaceAll('{response}', response.name),
    isMixed: paths.mayBeLate(failure) || paths.concerns(handlingOf(failure)),
    isOneOfSeveral: !isSingleFailure(failure, owner, analysis),
    evidence,
  }));
}

/** The functions of a file in whose own code stands what may be run for a failure. */
const handlingFailures = memoizePerFile((program: Node): ReadonlySet<FunctionNode> => {
  const branches = nodesOfType(program, 'IfStatement').filter((branch) => {
    const fn = enclosingFunction(branch);
    return fn !== undefined && fn.params.length > 1;
  });
  const steps = nodesOfType(program, 'CallExpression').filter(isChainStep);
  return new Set(
    [...nodesOfType(program, 'CatchClause'), ...steps, ...branches].flatMap(
      (node) => enclosingFunction(node) ?? [],
    ),
  );
});

/** The code that handles a failure. */
function handlingOf(failure: Failure): Node {
  if (failure.type === 'CatchClause') return failure.body;
  return failure.type === 'IfStatement' ? failure.consequent : failure;
}

/** The response that a function has as a parameter, or answers with from within another one that has it. */
function responseIn(fn: FunctionNode, analysis: Analysis): Binding | undefined {
  // What only has its members read is no response, and one that is taken apart has no name.
  if (!fn.params.some(mayAnswer) && (!enclosingFunction(fn) || answersIn(fn, analysis).length === 0))
    return undefined;
  const handler = handlerOf(fn, analysis);
  if (typeof handler === 'object')
    return handler.response?.type === 'Identifier' && !handler.error
      ? bindingOf(handler.response)
      : undefined;
  if (!enclosingFunction(fn)) return undefined;
  return answersIn(fn, analysis)[0];
}

/** Is a parameter handed on, called on, or written to: done anything with but to read what it holds? */
function mayAnswer(parameter: Node): boolean {
  const name = parameterPattern(parameter as never);
  return (
    name.type === 'Identifier' &&
    bindingOf(name)?.references.some(({ identifier }) => !isOnlyRead(identifier)) === true
  );
}

/** The responses that a function's own code answers with. */
const answersIn = memoizePerLint((fn: FunctionNode, analysis: Analysis): readonly Binding[] =>
  ownCallsIn(fn).flatMap((call) => {
    const reply = replyAt(call, analysis);
    return (reply?.does === 'sends' && reply.response && responseOf(reply.response)) || [];
  }),
);

function answerOf(response: Binding, analysis: Analysis): string | undefined {
  const name = response.defs[0]?.name as Node | undefined;
  const type = name && apiWithin(name, analysis, undefined)?.type;
  return type && analysis.catalogue.facet(type, 'answersAlone')?.value;
}

function answersBehind(paths: ReplyPaths, branch: Node, fn: FunctionNode): boolean {
  return ownCallsIn(fn).some((call) => !isWithin(call, branch) && paths.isAnswer(call));
}

function ownCallsIn(fn: FunctionNode): TSESTree.CallExpression[] {
  return ownNodesIn(fn.body).filter((node) => node.type === 'CallExpression');
}

/** The error that a library hands to a callback first. */
function errorOf(fn: FunctionNode, analysis: Analysis): Binding | undefined {
  const [first] = fn.params;
  const received = receivedAs(fn, 0, analysis);
  const isError =
    received.kind === 'api' && analysis.catalogue.facet(received.type, 'role')?.value === 'error';
  return isError && first?.type === 'Identifier' && fn.params.length > 1 ? bindingOf(first) : undefined;
}

/** Within the function that has the response nothing else answers once the callback is handed over. */
function isLastToAnswer(fn: FunctionNode, response: Binding, owner: FunctionNode): boolean {
  return response.references.every(({ identifier }) => {
    const mention = identifier as Node;
    return (
      isWithin(mention, fn) ||
      (isWithin(mention, owner) && mention.range[0] < fn.range[0] && !goesOnTo(mention, fn))
    );
  });
}

/**
 * Does nobody answer in the place of a function that was given the response?
 *
 * @returns nothing where a caller answers behind it; likely where it is not seen who calls it
 */
function isLeftAlone(owner: FunctionNode, response: Binding, analysis: Analysis): Evidence | undefined {
  const place = owner.params.findIndex((parameter) => parameterPattern(parameter) === response.defs[0]?.name);
  const { uses } = usesOfFunction(owner, analysis);
  let evidence: Evidence = isFound(owner, place, analysis) ? 'certain' : 'likely';
  for (const use of uses) {
    if (use.kind === 'handed') {
      if (calleeOf(use.call, analysis)?.call.callbacks) evidence = 'certain';
      continue;
    }
    const caller = enclosingFunction(use.call);
    const passed = responsePassed(use, place);
    if (!caller || !passed) continue;
    const next = nextOf(caller, analysis);
    if (isUsedAfter(passed, use.call) || (next && isUsedAfter(next, use.call))) return undefined;
    const above = analysis.recursion.ask<Evidence | undefined>(
      { question: isLeftAlone, subject: caller, deepest: CALLS_ENTERED },
      'likely',
      () => (ownerOf(passed) === caller ? isLeftAlone(caller, passed, analysis) : 'likely'),
    );
    if (!above) return undefined;
    if (above === 'certain') evidence = above;
  }
  return evidence;
}

/** A framework finds it by its file, or by a decorator. */
function isFound(fn: FunctionNode, place: number, analysis: Analysis): boolean {
  if (isKnown(byConvention(fn, place, analysis))) return true;
  const { parent } = fn;
  if (parent.type !== 'MethodDefinition') return false;
  return decoratorsOf(parent).some(
    ({ expression }) =>
      expression.type === 'CallExpression' && calleeSaying(expression, 'routes', analysis) === true,
  );
}

/** The response that a caller passes on, as the caller knows it. */
function responsePassed(
  { call, skips }: Extract<FunctionUse, { kind: 'called' }>,
  place: number,
): Binding | undefined {
  const given = writtenIn(readArgument(call, place + skips));
  const name = given && unwrap(given);
  return name?.type === 'Identifier' ? bindingOf(name) : undefined;
}

/** `await list(req, res); if (!res.headersSent) res.end();`; what is done where it fails is another matter. */
function isUsedAfter(response: Binding, call: Node): boolean {
  return response.references.some(({ identifier }) => {
    const mention = identifier as Node;
    return !isWithin(mention, call) && goesOnTo(call, mention) && !isInRejection(mention);
  });
}

/** `.catch(() => res.status(500).end())`, `.catch(next)` */
function isInRejection(mention: Node): boolean {
  const fn = enclosingFunction(mention);
  const { parent } = mention;
  const step = parent?.type === 'CallExpression' && parent.callee !== mention ? parent : fn && callTaking(fn);
  const callee = step?.type === 'CallExpression' ? unwrap(step.callee) : undefined;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'catch';
}
