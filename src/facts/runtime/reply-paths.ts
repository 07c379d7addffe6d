// What has become of the answer on every path through a function that has the response. `N` are answers.
//
//   if (bad) res.status(400).end(); res.json(a)            N goes on to a second answer
//   if (bad) { N; return; } res.json(a)                    N does not
//   if (bad) N; if (!res.headersSent) res.json(a)          N may not: a path leads past the second
//   N; res.end()                                           N does not: an `end()` without data does nothing any more
//   if (bad) N (401); next()                               N goes on to the handlers behind
//   try { await f(); res.json(a); } catch (e) { log(e); }  the `catch` leaves the request without an answer
//   try { … res.json(a) } catch (e) { next(e) }            it does not, nor where it throws, or hands `res` on
//   load().then((a) => res.json(a)).catch(log)             as the `try`
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  isWithin,
  memberName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { isChainStep } from '../../ast/promise-usage.js';
import { ownNodesIn } from '../../ast/walk.js';
import { endsRun, isLastOfBranch } from '../flow/ending-calls.js';
import { MAY_THROW, Paths } from '../flow/paths.js';
import { bindingOf, textOf, type Binding } from '../project/module.js';
import type { Reply } from './replies.js';
import { replyEffect, type ReplyEffect, type ReplyEnd, type Responding } from './reply-effects.js';

/** An answer, or the request handed to the error handler, that nothing has followed yet. */
export interface Answer {
  readonly node: Node;
  readonly status: Reply['status'];
}

/** Where a failure is handled: a `catch`, the function given to `.catch(…)`, the branch of an error-first callback. */
export type Failure = Node;

/**
 * - `open`: nothing is answered
 * - a failure: the same, and this is where it was handled
 * - an answer: that was the first
 * - `over`: answered or forwarded, whatever follows
 * - `unknown`: somebody else has the response
 */
type Fact = 'open' | 'over' | 'unknown' | { readonly failure: Failure } | { readonly answer: Answer };
type State = ReadonlySet<Fact> | undefined;

export class ReplyPaths extends Paths<ReadonlySet<Fact>> {
  /** Answers with the node that comes too late. */
  readonly #second = new Map<Answer, Node>();
  readonly #escaped = new Set<Answer>();
  readonly #unanswered = new Set<Failure>();
  readonly #answers = new Map<Node, { readonly answer: Answer }>();
  readonly #failures = new Map<Node, { readonly failure: Failure }>();
  readonly #late = new Set<Failure>();
  readonly #mentions: readonly Node[];
  /** What the function has done to the answer where it returns. */
  readonly end: ReplyEnd;

  constructor(
    fn: FunctionNode,
    private readonly responding: Responding,
    /** The error of an error-first callback. */
    private readonly error?: Binding,
  ) {
    super();
    const { response, next } = responding;
    const references = [...response.references, ...(next?.references ?? [])];
    this.#mentions = references
      .map(({ identifier }) => identifier as Node)
      .filter((each) => isWithin(each, fn.body));
    const isShared = ownNodesIn(fn.body).some(
      (node) => node.type === 'FunctionDeclaration' && this.#hasMention(node),
    );
    const { after } = this.inlined(fn.body, new Set([isShared ? 'unknown' : 'open']));
    for (const fact of after ?? []) {
      if (typeof fact !== 'object') continue;
      if ('answer' in fact) this.#escaped.add(fact.answer);
      else this.#unanswered.add(fact.failure);
    }
    this.end = this.isComplete ? endOf(after) : 'unknown';
  }

  /** What comes too late after an answer, on every path. */
  secondAfter(node: Node): Node | undefined {
    const answer = this.#answers.get(node)?.answer;
    return this.isComplete && answer && !this.#escaped.has(answer) ? this.#second.get(answer) : undefined;
  }

  /** Where a failure is handled and the request left without an answer. */
  get unanswered(): readonly Failure[] {
    return this.isComplete ? [...this.#unanswered] : [];
  }

  /** May it have been answered before the failure: what was to be done after that failed? */
  mayBeLate(failure: Failure): boolean {
    return this.#late.has(failure);
  }

  /** Does a piece of code do anything with the response, or with what goes on to the next handler? */
  concerns(node: Node): boolean {
    return this.#hasMention(node);
  }

  protected joined(...states: readonly State[]): State {
    const reached = states.filter((state) => state !== undefined);
    return reached.length > 0 ? new Set(reached.flatMap((state) => [...state])) : undefined;
  }

  protected expression(node: Node, state: State): State {
    if (!state || !this.isComplete) return state;
    switch (node.type) {
      case 'Identifier':
        return this.#mentions.includes(node) ? this.#lost(state) : state;
      case 'FunctionDeclaration':
        return state;
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'ClassDeclaration':
        return this.#hasMention(node) ? this.#lost(state) : state;
      case 'CallExpression':
        return isChainStep(node) ? this.#chain(node, state) : this.#effect(node, state);
      case 'MemberExpression':
      case 'AssignmentExpression':
        return this.#effect(node, state);
      case 'NewExpression':
        return isGlobal(node.callee) ? this.parts(node, state) : this.mayThrow(this.parts(node, state));
      default:
        return MAY_THROW.has(node.type) ? this.mayThrow(this.parts(node, state)) : this.parts(node, state);
    }
  }

  #effect(
    node: TSESTree.CallExpression | TSESTree.MemberExpression | TSESTree.AssignmentExpression,
    state: State,
  ): State {
    const effect = replyEffect(node, this.responding);
    if (!effect) return this.#plain(node, state);
    const before = effect.parts.reduce<State>((at, part) => this.expression(part, at), state);
    return this.#applied(effect, node, before);
  }

  #plain(node: Node, state: State): State {
    const after = this.parts(node, state);
    return node.type === 'CallExpression' && !isGlobal(node.callee) ? this.mayThrow(after) : after;
  }

  #applied(effect: ReplyEffect, node: Node, state: State): State {
    switch (effect.kind) {
      case 'none':
        return state;
      case 'answers':
        return this.#answered(node, effect, state);
      case 'forwards':
        return this.#forwarded(node, effect.isError, state);
      case 'calls':
        // Its function may fail before it has answered.
        this.mayThrow(state);
        return effect.end === 'answered' ? this.#answered(node, UNSTATED, state) : state;
      case 'begins':
        return this.#map(state, (fact) =>
          isAnswer(fact) ? this.#doubled(fact, node, effect.mayRepeat) : 'unknown',
        );
      case 'sets':
        return this.#map(state, () => 'over');
      case 'replaces':
        this.giveUp();
        return state;
      default:
        return this.mayThrow(this.#lost(state));
    }
  }

  #answered(node: Node, { status, mayRepeat }: Pick<Reply, 'status' | 'mayRepeat'>, state: State): State {
    const answer = this.#answerAt(node, status);
    return this.#map(state, (fact) => {
      if (fact === 'over') return fact;
      return isAnswer(fact) ? this.#doubled(fact, node, mayRepeat) : answer;
    });
  }

  #doubled(fact: { readonly answer: Answer }, second: Node, mayRepeat: boolean): Fact {
    if (mayRepeat) return fact;
    if (!this.#second.has(fact.answer)) this.#second.set(fact.answer, second);
    return 'over';
  }

  /** An error that is handed on is answered by whoever handles errors; a refusal that goes on lets the request pass. */
  #forwarded(node: Node, isError: boolean, state: State): State {
    return this.#map(state, (fact) => {
      if (!isAnswer(fact)) return fact === 'over' || !isError ? 'over' : this.#answerAt(node, undefined);
      const { status } = fact.answer;
      if (!isError && typeof status === 'number' && status >= 400) return this.#doubled(fact, node, false);
      this.#escaped.add(fact.answer);
      return 'over';
    });
  }

  #answerAt(node: Node, status: Reply['status']): { readonly answer: Answer } {
    let answer = this.#answers.get(node);
    if (!answer) this.#answers.set(node, (answer = { answer: { node, status } }));
    return answer;
  }

  /** Somebody else may answer from here on. */
  #lost(state: State): State {
    return this.#map(state, (fact) => (isAnswer(fact) || fact === 'over' ? fact : 'unknown'));
  }

  #failed(failure: Failure, state: State): State {
    let known = this.#failures.get(failure);
    if (!known) this.#failures.set(failure, (known = { failure }));
    const is = known;
    if ([...(state ?? [])].some((fact) => fact === 'over' || isAnswer(fact))) this.#late.add(failure);
    return this.#map(state, (fact) => (fact === 'open' || isFailure(fact) ? is : fact));
  }

  #map(state: State, change: (fact: Fact) => Fact): State {
    return state && new Set([...state].map(change));
  }

  // ── where paths part ────────────────────────────────────────────────────────────────────────────────────────────

  protected override asked(test: Node, holds: boolean, state: State): State {
    if (this.error && isAskedFor(this.error, test, holds)) {
      const branch = test.parent;
      return branch ? this.#failed(branch, state) : state;
    }
    if (ownNodesIn(test).some((node) => this.#mentions.includes(node))) {
      for (const fact of state ?? []) if (isAnswer(fact)) this.#escaped.add(fact.answer);
      return this.#map(state, () => 'unknown');
    }
    return isAboutEnd(test) ? this.#lost(state) : state;
  }

  protected override alone(call: TSESTree.CallExpression, state: State): State {
    const end = endsRun(call, this.responding.analysis);
    if (end === 'yes') {
      this.mayThrow(state);
      return undefined;
    }
    if (end === 'no' || !(isReturned(call) || isLastOfBranch(call))) return state;
    for (const fact of state ?? []) if (isAnswer(fact)) this.#escaped.add(fact.answer);
    return this.#lost(state);
  }

  protected override caught(handler: TSESTree.CatchClause, state: State): State {
    return this.#hasAnswer((handler.parent as TSESTree.TryStatement).block)
      ? this.#failed(handler, state)
      : state;
  }

  /** `load().then(…).catch(…)`: what its functions do is done when the promise is settled. */
  #chain(last: TSESTree.CallExpression, state: State): State {
    const steps: TSESTree.CallExpression[] = [];
    let root: Node = last;
    for (
      ;
      root.type === 'CallExpression' && isChainStep(root);
      root = unwrap((root.callee as TSESTree.MemberExpression).object)
    )
      steps.unshift(root);
    let fulfilled = this.expression(root, state);
    let rejected = fulfilled;
    let replied = false;
    for (const { callee, arguments: given } of steps) {
      const name = memberName(callee as TSESTree.MemberExpression);
      const [onValue, onError] =
        name === 'then' ? given : [undefined, name === 'catch' ? given[0] : undefined];
      const failed =
        onError && rejected && this.#ran(onError, replied ? this.#failed(onError, rejected) : rejected);
      const done = onValue ? this.#ran(onValue, fulfilled) : { after: fulfilled, thrown: undefined };
      replied ||= onValue !== undefined && this.#hasAnswer(onValue);
      fulfilled = this.joined(done.after, failed?.after);
      rejected = this.joined(done.thrown, failed ? failed.thrown : rejected);
      if (name === 'finally' && given[0]) fulfilled = this.#ran(given[0], fulfilled).after;
    }
    if (wrapped(last).parent?.type === 'AwaitExpression') this.mayThrow(rejected);
    return fulfilled;
  }

  #ran(step: Node, state: State): { readonly after: State; readonly thrown: State } {
    const fn = unwrap(step);
    return isFunction(fn)
      ? this.inlined(fn.body, state)
      : { after: this.expression(step, state), thrown: undefined };
  }

  #hasMention(node: Node): boolean {
    return this.#mentions.some((each) => isWithin(each, node));
  }

  /** Is the request answered somewhere in it? */
  #hasAnswer(root: Node): boolean {
    return this.#mentions.some((each) => isWithin(each, root) && this.#isAnswering(each));
  }

  #isAnswering(mention: Node): boolean {
    for (let at = mention.parent; at && !/Statement$|Declaration$|Function/.test(at.type); at = at.parent)
      if (at.type === 'CallExpression' && this.isAnswer(at)) return true;
    return false;
  }

  /** Is the request answered by a call, whatever else is so? */
  isAnswer(call: TSESTree.CallExpression): boolean {
    const effect = replyEffect(call, this.responding);
    return effect?.kind === 'answers' || (effect?.kind === 'calls' && effect.end === 'answered');
  }
}

const UNSTATED = { status: undefined, mayRepeat: false } as const;

function isAnswer(fact: Fact): fact is { readonly answer: Answer } {
  return typeof fact === 'object' && 'answer' in fact;
}

function isFailure(fact: Fact): fact is { readonly failure: Failure } {
  return typeof fact === 'object' && 'failure' in fact;
}

function endOf(state: State): ReplyEnd {
  const facts = [...(state ?? ['unknown' as const])];
  if (facts.every((fact) => fact === 'over' || isAnswer(fact))) return 'answered';
  return facts.every((fact) => fact === 'open' || isFailure(fact)) ? 'open' : 'unknown';
}

/** `if (error)`, `if (error != null)` where it holds; `if (!error)` where it does not. */
function isAskedFor(error: Binding, test: Node, holds: boolean): boolean {
  if (test.parent?.type !== 'IfStatement') return false;
  const condition = unwrap(test);
  if (condition.type === 'UnaryExpression' && condition.operator === '!')
    return !holds && isName(condition.argument, error);
  if (condition.type !== 'BinaryExpression') return holds && isName(condition, error);
  const { left, right, operator } = condition;
  if (!isName(left, error) || right.type !== 'Literal' || right.value !== null) return false;
  return operator.startsWith('!') === holds;
}

function isName(node: Node, binding: Binding): boolean {
  return node.type === 'Identifier' && bindingOf(node) === binding;
}

/** Is a condition about whether anybody is left to answer? A word for it is enough to say nothing. */
function isAboutEnd(test: Node): boolean {
  return /abort|cancel|clos|destroy|disconnect|sent|writable|finish|ended|respon|repl(?:y|ied)|done|timeout|ECONNRESET|EPIPE/i.test(
    textOf(test),
  );
}

function isReturned(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'AwaitExpression' ? isReturned(parent) : parent?.type === 'ReturnStatement';
}

/** Calls of the language itself that throw nothing. */
const HARMLESS =
  /^(?:console|Date|Math|Object|Array|String|Number|Boolean|Symbol|Map|Set|Error|TypeError|RangeError|parseInt|parseFloat|setTimeout|clearTimeout|isNaN)$/;

function isGlobal(callee: Node): boolean {
  const called = unwrap(callee);
  const object = called.type === 'MemberExpression' ? unwrap(called.object) : called;
  return object.type === 'Identifier' && HARMLESS.test(object.name) && !bindingOf(object)?.defs.length;
}
