// What is known of an answer in one place of a function, and how that changes: `reply-paths.ts` says where.
import type { Node } from '../../ast/nodes.js';
import { Paths, union } from '../flow/paths.js';
import type { Reply } from './replies.js';
import type { ReplyEnd } from './reply-effects.js';

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
 * - `begun`: a part of the answer is sent
 * - `unknown`: somebody else has the response
 */
type Fact =
  'open' | 'over' | 'begun' | 'unknown' | { readonly failure: Failure } | { readonly answer: Answer };
export type State = ReadonlySet<Fact> | undefined;

export abstract class ReplyStates extends Paths<ReadonlySet<Fact>> {
  /** Answers with the node that comes too late. */
  readonly #second = new Map<Answer, Node>();
  readonly #escaped = new Set<Answer>();
  readonly #unanswered = new Set<Failure>();
  readonly #answers = new Map<Node, { readonly answer: Answer }>();
  readonly #failures = new Map<Node, { readonly failure: Failure }>();
  readonly #late = new Set<Failure>();

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

  protected joined(...states: readonly State[]): State {
    return union(states);
  }

  /** The function returns. */
  protected ended(state: State): ReplyEnd {
    const facts = [...(state ?? ['unknown' as const])];
    for (const fact of facts) {
      if (isAnswer(fact)) this.#escaped.add(fact.answer);
      if (isFailure(fact)) this.#unanswered.add(fact.failure);
    }
    if (!this.isComplete) return 'unknown';
    if (facts.every((fact) => fact === 'over' || isAnswer(fact))) return 'answered';
    return facts.every((fact) => fact === 'open' || isFailure(fact)) ? 'open' : 'unknown';
  }

  protected answered(
    node: Node,
    { status, mayRepeat }: Pick<Reply, 'status' | 'mayRepeat'>,
    state: State,
  ): State {
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
  protected forwarded(node: Node, isError: boolean, state: State): State {
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

  /** Is it known that nothing has answered yet, or not to the end? Whoever handles an error may answer then, or break it off. */
  protected isStillOpen(state: State): boolean {
    const facts = [...(state ?? [])];
    return this.isComplete && facts.every((fact) => fact === 'open' || fact === 'begun' || isFailure(fact));
  }

  /** Somebody else may answer from here on. */
  protected lost(state: State): State {
    return this.#map(state, (fact) => (isAnswer(fact) || fact === 'over' ? fact : 'unknown'));
  }

  protected failed(failure: Failure, state: State): State {
    let known = this.#failures.get(failure);
    if (!known) this.#failures.set(failure, (known = { failure }));
    const is = known;
    // What was begun, or is in other hands, may have been answered as well.
    if ([...(state ?? [])].some((fact) => fact !== 'open' && !isFailure(fact))) this.#late.add(failure);
    return this.#map(state, (fact) => (fact === 'open' || isFailure(fact) ? is : fact));
  }

  #map(state: State, change: (fact: Fact) => Fact): State {
    return state && new Set([...state].map(change));
  }

  /** A part of an answer is sent, and more may follow. */
  protected begun(node: Node, mayRepeat: boolean, state: State): State {
    return this.#map(state, (fact) => (isAnswer(fact) ? this.#doubled(fact, node, mayRepeat) : 'begun'));
  }

  /** Whatever is sent, something else may take its place. */
  protected set(state: State): State {
    return this.#map(state, () => 'over');
  }

  /** From here on nothing is known of any answer, those before it included. */
  protected unsure(state: State): State {
    for (const fact of state ?? []) if (isAnswer(fact)) this.#escaped.add(fact.answer);
    return this.#map(state, () => 'unknown');
  }
}

function isAnswer(fact: Fact): fact is { readonly answer: Answer } {
  return typeof fact === 'object' && 'answer' in fact;
}

function isFailure(fact: Fact): fact is { readonly failure: Failure } {
  return typeof fact === 'object' && 'failure' in fact;
}
