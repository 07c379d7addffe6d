// Failures of queries and requests that nobody learns of: the error is dropped, and whoever waits gets something that reads as if it
// had worked, or as if there were nothing.
//
//   try { return await db.order.findMany() } catch { return [] }                 as value `[]`
//   await db.order.findMany().catch(() => [])                                    as value `[]`
//   try { await db.order.update(…) } catch {}                                    in silence
//   try { … } catch { res.json([]) }                                             as success
//   try { … } catch { res.status(500).json({ error: 'failed' }) }                unexplained: told, and nobody learns why
//   tx(async () => { try { await tx.insert(…) } catch (e) { log(e) } … })        in a transaction that the failure has ended
//   catch (e) { log(e); return [] }                                              not swallowed: it leaves a trace
//   try { res.json({ data: [] }) } catch { res.status(500).end() }               nothing in it fails
//   catch { /* best effort */ }, catch { return false }, catch { throw … }       not swallowed: it is said
//   try { … } catch { return cached }                                            unknown
//   try { return JSON.parse(text) } catch { return null }                        no query and no request
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, methodOfGlobal, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, textOf } from '../project/module.js';
import { isServerFailure, replyAt } from '../runtime/replies.js';
import { attemptsOf, isChange, type Attempt } from './attempts.js';
import { endedTransaction } from './ended-transactions.js';
import type { Effect, Path } from './effects.js';
import { handlerOfFunction, type ErrorHandler } from './error-handlers.js';
import { fateOf } from './fate.js';
import { insteadOf, isDropped, type Instead } from './instead-of-failure.js';
import { isRemarked } from './remarks.js';
import { tellingBefore } from './told-before.js';

export interface SwallowedError {
  readonly how: 'as-value' | 'in-silence' | 'as-success' | 'unexplained' | 'in-transaction';
  /** What failed, as a message names it; of an unexplained answer it need not be known. */
  readonly call: string | undefined;
  /** What is given instead, as it is written; the status of an answer. */
  readonly instead: string;
  readonly evidence: Evidence;
}

export function swallowedBy(handler: ErrorHandler, analysis: Analysis): SwallowedError | undefined {
  const paths = fateOf(handler, analysis);
  if (!paths || paths.length === 0) return undefined;
  const ended = endedTransaction(handler, paths, analysis);
  if (ended) return { how: 'in-transaction', call: ended.text, instead: '', evidence: ended.evidence };
  if (!paths.every(leavesNoTrace) || isRemarked(handler)) return undefined;
  const telling = tellingBefore(handler, analysis);
  if (telling === 'told') return undefined;
  const unexplained = unexplainedIn(handler, paths, analysis);
  if (unexplained) return telling === 'unknown' ? { ...unexplained, evidence: 'likely' } : unexplained;
  const [path] = paths;
  if (!path || paths.length > 1 || isWithinCleanup(handler.node, analysis)) return undefined;
  const instead = insteadOf(handler, path);
  if (!instead || (instead.how === 'in-silence' && answersIn(handler, analysis))) return undefined;
  const attempt = lostBy(instead, attemptsOf(handler, analysis));
  if (!attempt || isBestEffort(attempt, instead) || isOnlyLooked(attempt, instead, handler)) return undefined;
  return {
    how: instead.how,
    call: attempt.text,
    instead: instead.text,
    evidence: weakest(
      weakest(attempt.evidence, certaintyOf(instead, attempt, handler)),
      telling === 'not-told' ? 'certain' : 'likely',
    ),
  };
}

// ── what the handler does ─────────────────────────────────────────────────────────────────────────────────────────

/** Nothing of the error is left anywhere, and nothing else is done for it. */
function leavesNoTrace({ effects, end }: Path): boolean {
  return end.how !== 'thrown' && effects.every(({ kind }) => kind === 'assigned' || kind === 'answered');
}

/** Statuses that say by themselves what is the matter: not built, and not ready. */
const SELF_EXPLAINING = new Set([501, 503]);

/** Where it succeeds a request is answered: that it is not where it fails weighs more, and is said of it elsewhere. */
function answersIn({ tried }: ErrorHandler, analysis: Analysis): boolean {
  return (
    tried !== undefined &&
    nodesIn(tried).some((node) => {
      const reply = replyAt(node, analysis);
      return reply !== undefined && reply.does !== 'prepares' && reply.does !== 'makes';
    })
  );
}

/** `try { res.json({ data: [] }) } catch …`: what is tried does nothing but answer, and there is nothing to find out. */
function onlyAnswers({ tried }: ErrorHandler, analysis: Analysis): boolean {
  const calls = tried ? nodesIn(tried).filter(({ type }) => /^(?:Call|New|Await|Import)Exp/.test(type)) : [];
  return calls.length > 0 && calls.every((call) => replyAt(call, analysis) !== undefined);
}

function answersOf(path: Path): readonly Extract<Effect, { kind: 'answered' }>[] {
  return path.effects.filter((effect) => effect.kind === 'answered');
}

/** Somebody is told that it failed, and nobody why. */
function unexplainedIn(
  handler: ErrorHandler,
  paths: readonly Path[],
  analysis: Analysis,
): SwallowedError | undefined {
  const statuses = paths.flatMap(answersOf).map(({ reply }) => reply.status);
  const status = statuses.find(isServerFailure);
  const isAlways = statuses.every((each) => isServerFailure(each) && !SELF_EXPLAINING.has(each));
  if (status === undefined || !isAlways || onlyAnswers(handler, analysis)) return undefined;
  const [attempt] = attemptsOf(handler, analysis);
  return { how: 'unexplained', call: attempt?.text, instead: String(status), evidence: 'certain' };
}

// ── what was lost ─────────────────────────────────────────────────────────────────────────────────────────────────

/** The attempt whose loss matters most: of silence, what should have changed; of a value, what should have been read. */
function lostBy({ how, given }: Instead, attempts: readonly Attempt[]): Attempt | undefined {
  // One that fails where no row matches gives its ordinary answer: `findUniqueOrThrow(…)`, and nothing.
  const telling =
    how === 'as-value' && given === 'nothing' ? attempts.filter((each) => !mayMiss(each)) : attempts;
  const fitting = telling.filter((each) => (how === 'in-silence') === isChange(each));
  const all = [...fitting, ...telling];
  return all.find(({ evidence }) => evidence === 'certain') ?? all[0];
}

function mayMiss({ query }: Attempt): boolean {
  const unmatched = query?.query.unmatched;
  return unmatched !== undefined && 'throws' in unmatched;
}

function certaintyOf(
  { how, given, value, aftermath }: Instead,
  attempt: Attempt,
  handler: ErrorHandler,
): Evidence {
  if (aftermath.kind === 'asked-for') return 'likely';
  if (how === 'in-silence') {
    // Deletes tidy up, and a request that nobody waits for may be a ping: it is not known that they matter.
    const isAside = attempt.removes || (!attempt.query && isDropped(handler));
    return isAside ? 'likely' : 'certain';
  }
  // What cannot be taken for data tells by itself that there was none.
  if (given === 'nothing') return attempt.kind === 'query' ? 'certain' : 'likely';
  if (given === 'yes' || given === 'made-up') return isGivenOnSuccess(value, handler) ? 'certain' : 'likely';
  return 'certain';
}

/** The code that was tried gives the same where it succeeds. */
function isGivenOnSuccess(value: Node | undefined, { tried }: ErrorHandler): boolean {
  if (!value || !tried) return false;
  const text = textOf(unwrap(value)).replaceAll(/\s/g, '');
  return nodesIn(tried).some(
    (each) => each.type === unwrap(value).type && textOf(each).replaceAll(/\s/g, '') === text,
  );
}

/** Counting a view, noting when somebody was last seen: what nobody waits for and nobody misses. */
function isBestEffort({ query }: Attempt, { how }: Instead): boolean {
  const data =
    how === 'in-silence' && query?.operation === 'update' && query.data ? unwrap(query.data) : undefined;
  return (
    data?.type === 'ObjectExpression' &&
    data.properties.every((each) => each.type === 'Property' && isMark(unwrap(each.value)))
  );
}

/** What nobody waits for and only reads loses nothing. */
function isOnlyLooked(attempt: Attempt, { how }: Instead, handler: ErrorHandler): boolean {
  return how === 'in-silence' && attempt.kind === 'query' && !isChange(attempt) && isDropped(handler);
}

/** The time at which it runs, or a step of a counter: `new Date()`, `{ increment: 1 }`, `{ lastSeen: Date.now() }`. */
function isMark(value: Node): boolean {
  return (
    isNow(value) ||
    (value.type === 'ObjectExpression' &&
      value.properties.every((each) => each.type === 'Property' && isStepOrNow(unwrap(each.value))))
  );
}

function isStepOrNow(value: Node): boolean {
  return isNow(value) || (value.type === 'Literal' && typeof value.value === 'number');
}

function isNow(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'NewExpression')
    return at.callee.type === 'Identifier' && at.callee.name === 'Date' && at.arguments.length === 0;
  if (at.type === 'CallExpression') return methodOfGlobal(at.callee, 'Date') === 'now';
  const written = at.type === 'Identifier' ? constantOf(at) : undefined;
  return written !== undefined && written !== at && isNow(written);
}

/** What a `const` was declared with. */
function constantOf(name: TSESTree.Identifier): Node | undefined {
  const declarator = bindingOf(name)?.defs[0]?.node as Node | undefined;
  return declarator?.type === 'VariableDeclarator' &&
    declarator.parent.kind === 'const' &&
    declarator.id.type === 'Identifier'
    ? (declarator.init ?? undefined)
    : undefined;
}

/** In a `finally`, or in the code that is run for another error, that of a job too: it tidies up. */
function isWithinCleanup(node: Node, analysis: Analysis): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (at !== node && isFunction(at)) return handlerOfFunction(at, analysis)?.by === 'job';
    if (parent.type === 'CatchClause' && parent.body === at) return parent !== node;
    if (parent.type === 'TryStatement' && parent.finalizer === at) return true;
  }
  return false;
}
