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
import { firstFrom, ownNodesIn } from '../../ast/walk.js';
import { endsRun, isLastOfBranch } from '../flow/ending-calls.js';
import { MAY_THROW } from '../flow/paths.js';
import { bindingOf, type Binding } from '../project/module.js';
import { isAboutEnd, isAskedFor } from './reply-conditions.js';
import { replyEffect, type ReplyEffect, type ReplyEnd, type Responding } from './reply-effects.js';
import { ReplyStates, type State } from './reply-states.js';

export class ReplyPaths extends ReplyStates {
  /** Where the response, and what hands the request on, are named in the function, in source order. */
  readonly #mentions: readonly Node[];
  readonly #named: ReadonlySet<Node>;
  #quiet = 0;
  /** What the function has done to the answer where it returns. */
  readonly end: ReplyEnd;
  /** Wherever the function fails, the request is still to be answered. */
  readonly failsUnanswered: boolean;

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
      .filter((each) => isWithin(each, fn.body))
      .sort((a, b) => a.range[0] - b.range[0]);
    this.#named = new Set(this.#mentions);
    const isShared = ownNodesIn(fn.body).some(
      (node) => node.type === 'FunctionDeclaration' && this.concerns(node),
    );
    const { after, thrown } = this.inlined(fn.body, new Set([isShared ? 'unknown' : 'open']));
    this.end = this.ended(after);
    this.failsUnanswered = this.isStillOpen(thrown);
  }

  /** Does a piece of code do anything with the response, or with what goes on to the next handler? */
  concerns(node: Node): boolean {
    return this.#mentionsIn(node).length > 0;
  }

  protected expression(node: Node, state: State): State {
    if (!state || !this.isComplete) return state;
    switch (node.type) {
      case 'Identifier':
        return this.#named.has(node) ? this.lost(state) : state;
      case 'FunctionDeclaration':
        return state;
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'ClassDeclaration':
        return this.concerns(node) ? this.lost(state) : state;
      case 'CallExpression':
        return isChainStep(node) ? this.#chain(node, state) : this.#effect(node, state);
      case 'MemberExpression':
      case 'AssignmentExpression':
        return this.#effect(node, state);
      case 'NewExpression':
        return isGlobal(node.callee) ? this.parts(node, state) : this.mayThrow(this.parts(node, state));
      case 'AwaitExpression':
        return super.mayThrow(this.parts(node, state));
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
    // A call of which nothing is asked (`log.info(…);`) hardly throws; neither does the language itself.
    const isQuiet = node.type === 'CallExpression' && wrapped(node).parent?.type === 'ExpressionStatement';
    if (isQuiet) this.#quiet += 1;
    const after = this.parts(node, state);
    if (isQuiet) this.#quiet -= 1;
    return node.type === 'CallExpression' && !isQuiet && !isGlobal(node.callee)
      ? this.mayThrow(after)
      : after;
  }

  protected override mayThrow(state: State): State {
    return this.#quiet > 0 ? state : super.mayThrow(state);
  }

  #applied(effect: ReplyEffect, node: Node, state: State): State {
    switch (effect.kind) {
      case 'none':
        return state;
      case 'answers':
        return this.answered(node, effect, state);
      case 'forwards':
        return this.forwarded(node, effect.isError, state);
      case 'calls':
        // Its function may fail before it has answered.
        this.mayThrow(state);
        return effect.end === 'answered' ? this.answered(node, UNSTATED, state) : state;
      case 'begins':
        return this.begun(node, effect.mayRepeat, state);
      case 'sets':
        return this.set(state);
      case 'replaces':
        this.giveUp();
        return state;
      default:
        return this.mayThrow(this.lost(state));
    }
  }

  // ── where paths part ────────────────────────────────────────────────────────────────────────────────────────────

  protected override asked(test: Node, holds: boolean, state: State): State {
    if (this.error && isAskedFor(this.error, test, holds)) {
      const branch = test.parent;
      return branch ? this.failed(branch, state) : state;
    }
    if (this.concerns(test)) return this.unsure(state);
    return isAboutEnd(test) ? this.lost(state) : state;
  }

  protected override alone(call: TSESTree.CallExpression, state: State): State {
    const end = isUndeclared(call.callee) ? 'unknown' : endsRun(call, this.responding.analysis);
    if (end === 'yes') {
      this.mayThrow(state);
      return undefined;
    }
    if (end === 'no' || !(isReturned(call) || isLastOfBranch(call))) return state;
    return this.unsure(state);
  }

  protected override caught(handler: TSESTree.CatchClause, state: State): State {
    return this.#hasAnswer(handler.parent.block) ? this.failed(handler, state) : state;
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
        onError && rejected && this.#ran(onError, replied ? this.failed(onError, rejected) : rejected);
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

  /** Is the request answered somewhere in it? */
  #hasAnswer(root: Node): boolean {
    return this.#mentionsIn(root).some((each) => this.#isAnswering(each));
  }

  #mentionsIn({ range: [start, end] }: Node): readonly Node[] {
    return this.#mentions.slice(firstFrom(start, this.#mentions), firstFrom(end, this.#mentions));
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

function isReturned(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'AwaitExpression' ? isReturned(parent) : parent?.type === 'ReturnStatement';
}

/** `next(error)` in a handler that does not take it fails itself. */
function isUndeclared(callee: Node): boolean {
  return callee.type === 'Identifier' && !bindingOf(callee)?.defs.length && !isGlobal(callee);
}

/** Calls of the language itself that throw nothing. */
const HARMLESS =
  /^(?:console|Date|Math|Object|Array|String|Number|Boolean|Symbol|Map|Set|Error|TypeError|RangeError|parseInt|parseFloat|setTimeout|clearTimeout|isNaN)$/;

function isGlobal(callee: Node): boolean {
  const called = unwrap(callee);
  const object = called.type === 'MemberExpression' ? unwrap(called.object) : called;
  return object.type === 'Identifier' && HARMLESS.test(object.name) && !bindingOf(object)?.defs.length;
}
