// The paths that a run can take through a function, followed in the order in which its statements and expressions run. What is
// carried along, and what a node does to it, says whoever extends this: the values of a name, the answers to a request.
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { unwrap, type Node } from '../../ast/nodes.js';
import { NESTED_LOOPS } from '../../budgets.js';
import { isTrue, surelyRuns, type Loop } from './loop-rounds.js';

interface Target<State> {
  readonly isLoop: boolean;
  readonly broken: (State | undefined)[];
  readonly continued: (State | undefined)[];
}

/** What may be so where control comes from several places. */
export function union<Fact>(
  states: readonly (ReadonlySet<Fact> | undefined)[],
): ReadonlySet<Fact> | undefined {
  const reached = states.filter((state) => state !== undefined);
  return reached.length > 0 ? new Set(reached.flatMap((state) => [...state])) : undefined;
}

/** Follows a state along all paths; `undefined` is that of a place where control never comes. */
export abstract class Paths<State> {
  protected readonly thrown: (State | undefined)[][] = [];
  /** What is there where the function returns. */
  protected returned: (State | undefined)[] = [];
  #targets: Target<State>[] = [];
  protected isComplete = true;

  protected abstract joined(...states: readonly (State | undefined)[]): State | undefined;

  /** What an expression does, that is more than what its parts do. */
  protected abstract expression(node: Node, state: State | undefined): State | undefined;

  /** A call that stands alone as a statement: the run may end in it. */
  protected alone(_call: TSESTree.CallExpression, state: State | undefined): State | undefined {
    return state;
  }

  /** What is known where a condition holds, or does not. */
  protected asked(_test: Node, _holds: boolean, state: State | undefined): State | undefined {
    return state;
  }

  /** `for (id of ids)`, `for (const { id } of rows)` */
  protected taken(_left: Node, state: State | undefined): State | undefined {
    return state;
  }

  /** Control comes to a handler of what was thrown. */
  protected caught(_handler: TSESTree.CatchClause, state: State | undefined): State | undefined {
    return state;
  }

  protected giveUp(): void {
    this.isComplete = false;
  }

  protected mayThrow(state: State | undefined): State | undefined {
    this.thrown.at(-1)?.push(state);
    return state;
  }

  protected statement(node: Node, state: State | undefined): State | undefined {
    if (!state || !this.isComplete) return undefined;
    switch (node.type) {
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
        return node.body.reduce<State | undefined>((before, each) => this.statement(each, before), state);
      case 'ExpressionStatement':
        return this.#alone(node.expression, this.expression(node.expression, state));
      case 'IfStatement': {
        const asked = this.expression(node.test, state);
        const otherwise = this.asked(node.test, false, asked);
        return this.joined(
          this.statement(node.consequent, this.asked(node.test, true, asked)),
          node.alternate ? this.statement(node.alternate, otherwise) : otherwise,
        );
      }
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.#loop(node, state);
      case 'SwitchStatement':
        return this.#switch(node, state);
      case 'TryStatement':
        return this.#try(node, state);
      case 'LabeledStatement':
      case 'WithStatement':
        this.giveUp();
        return undefined;
      case 'ReturnStatement': {
        const given = node.argument ? this.expression(node.argument, state) : state;
        this.returned.push(node.argument ? this.#alone(node.argument, given) : given);
        return undefined;
      }
      case 'ThrowStatement':
        this.mayThrow(this.expression(node.argument, state));
        return undefined;
      case 'BreakStatement':
      case 'ContinueStatement': {
        const isBreak = node.type === 'BreakStatement';
        const target = this.#targets.findLast(({ isLoop }) => isBreak || isLoop);
        (isBreak ? target?.broken : target?.continued)?.push(state);
        return undefined;
      }
      default:
        return this.expression(node, state);
    }
  }

  /** A function that runs where it stands: what is there where it returns, and what it threw. */
  protected inlined(
    body: Node,
    state: State | undefined,
  ): { readonly after: State | undefined; readonly thrown: State | undefined } {
    const [targets, returned] = [this.#targets, this.returned];
    this.#targets = [];
    this.returned = [];
    this.thrown.push([]);
    const end = body.type === 'BlockStatement' ? this.statement(body, state) : this.expression(body, state);
    const after = this.joined(end, ...this.returned);
    this.#targets = targets;
    this.returned = returned;
    return { after, thrown: this.joined(...(this.thrown.pop() ?? [])) };
  }

  /** The parts of an expression, in the order in which they are evaluated. */
  protected parts(node: Node, before: State | undefined): State | undefined {
    switch (node.type) {
      case 'ConditionalExpression': {
        const asked = this.expression(node.test, before);
        return this.joined(
          this.expression(node.consequent, this.asked(node.test, true, asked)),
          this.expression(node.alternate, this.asked(node.test, false, asked)),
        );
      }
      case 'LogicalExpression': {
        const left = this.expression(node.left, before);
        const goesOn = node.operator === '&&';
        return this.joined(
          this.asked(node.left, !goesOn, left),
          this.expression(node.right, this.asked(node.left, goesOn, left)),
        );
      }
      case 'Property':
      case 'PropertyDefinition':
      case 'MethodDefinition': {
        const keyed = node.computed ? this.expression(node.key, before) : before;
        return node.value ? this.expression(node.value, keyed) : keyed;
      }
      case 'MemberExpression': {
        const object = this.expression(node.object, before);
        return node.computed ? this.expression(node.property, object) : object;
      }
      default: {
        const fields = node as unknown as Record<string, unknown>;
        let state = before;
        for (const key of visitorKeys[node.type] ?? [])
          for (const child of [fields[key]].flat())
            if (child && typeof child === 'object' && 'type' in child)
              state = this.expression(child as Node, state);
        return state;
      }
    }
  }

  #alone(expression: Node, state: State | undefined): State | undefined {
    const value = unwrap(expression);
    const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
    return call.type === 'CallExpression' ? this.alone(call, state) : state;
  }

  #loop(node: Loop, before: State): State | undefined {
    if (this.#targets.length >= NESTED_LOOPS) {
      this.giveUp();
      return undefined;
    }
    const target: Target<State> = { isLoop: true, broken: [], continued: [] };
    this.#targets.push(target);
    let head = 'init' in node && node.init ? this.expression(node.init, before) : before;
    if ('right' in node) head = this.expression(node.right, head);
    const first = head;
    const test = 'test' in node ? node.test : null;
    const atTest = (state: State | undefined): State | undefined =>
      test ? this.asked(test, true, this.expression(test, state)) : state;
    let after: State | undefined;
    // What a round leaves is there in the next one.
    for (let round = 0; round < 2; round += 1) {
      const asked = node.type === 'DoWhileStatement' ? head : atTest(head);
      const entered = 'left' in node ? this.taken(node.left, asked) : asked;
      after = this.joined(this.statement(node.body, entered), ...target.continued);
      if ('update' in node && node.update && after) after = this.expression(node.update, after);
      if (node.type === 'DoWhileStatement') after = atTest(after);
      head = this.joined(first, after);
    }
    this.#targets.pop();
    const isEndless = 'test' in node && (!test || isTrue(test));
    const runs = node.type === 'DoWhileStatement' || surelyRuns(node);
    return this.joined(isEndless ? undefined : runs ? after : head, ...target.broken);
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, before: State): State | undefined {
    const target: Target<State> = { isLoop: false, broken: [], continued: [] };
    this.#targets.push(target);
    const asked = this.asked(discriminant, true, this.expression(discriminant, before));
    let state: State | undefined;
    for (const each of cases) {
      state = this.joined(asked, state);
      for (const statement of each.consequent) state = this.statement(statement, state);
    }
    this.#targets.pop();
    return this.joined(state, cases.some(({ test }) => !test) ? undefined : asked, ...target.broken);
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, before: State): State | undefined {
    const { returned } = this;
    if (finalizer) this.returned = [];
    this.thrown.push([]);
    const done = this.statement(block, before);
    const thrown = this.joined(...(this.thrown.pop() ?? []));
    const caught = handler ? this.statement(handler.body, this.caught(handler, thrown)) : undefined;
    if (!handler) this.mayThrow(thrown);
    const after = this.joined(done, caught);
    if (!finalizer) return after;
    // It runs in any case, and control comes out of it only where nothing else ended the run.
    const left = this.joined(...this.returned);
    this.returned = returned;
    if (left) this.returned.push(this.statement(finalizer, left));
    const last = this.statement(finalizer, after ?? thrown);
    return after && last;
  }
}

/** Reading a member throws too, of what is not there; code that has come so far has seen to that. */
export const MAY_THROW: ReadonlySet<string> = new Set([
  'CallExpression',
  'NewExpression',
  'AwaitExpression',
  'YieldExpression',
  'TaggedTemplateExpression',
  'ImportExpression',
]);
