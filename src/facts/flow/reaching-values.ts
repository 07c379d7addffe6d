// What a local name may hold where it is read: every value that was written to it on a path that leads there, in the order in
// which the function's statements run.
//
//   let a; if (x) a = 1; read(a)                       nothing, or 1
//   let a; if (x) a = 1; else a = 2; read(a)           1 or 2
//   let a; if (x) a = 1; else return; read(a)          1
//   let a; try { a = f(); } catch { log(); } read(a)   nothing, or f()
//   let a; for (const b of c) a = b; read(a)           nothing, or b: the list may be empty
//   let a; do a = f(); while (x); read(a)              f()
//   let a; c.forEach((b) => { a = b; }); read(a)       not followed: another function writes it
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, unwrap, type Node } from '../../ast/nodes.js';
import { NESTED_LOOPS } from '../../budgets.js';
import { moduleOf, type Binding } from '../project/module.js';
import { ExpressionWrites, joined, NOTHING, type State, type Written } from './expression-writes.js';

interface Target {
  readonly isLoop: boolean;
  readonly broken: State[];
  readonly continued: State[];
}

/** Declared in code that is run in order, once, by one function. */
export function isLocal({ defs, references }: Binding): boolean {
  const [definition] = defs;
  const declarator = definition?.node as Node | undefined;
  if (defs.length !== 1 || declarator?.type !== 'VariableDeclarator' || declarator.definite) return false;
  const home = enclosingFunction(declarator);
  return references.every((each) => !each.isWrite() || enclosingFunction(each.identifier) === home);
}

/** Follows the writes of one name through the statements around its declaration. */
export class ReachingValues extends ExpressionWrites {
  readonly #targets: Target[] = [];
  #isComplete = true;

  /** @param neverReturns does a call that stands alone as a statement end the run? */
  constructor(
    binding: Binding,
    private readonly neverReturns: (call: TSESTree.CallExpression) => boolean,
  ) {
    super(binding);
    const declarator = binding.defs[0]?.node as TSESTree.VariableDeclarator;
    const home = homeOf(declarator);
    if (home) this.#statement(home, new Set([NOTHING]));
    this.readInClosures();
  }

  /** What a reference may hold; `undefined` where that is not known. */
  at(read: TSESTree.Identifier): readonly Written[] | undefined {
    return this.#isComplete ? this.reads.get(read.range[0]) : undefined;
  }

  #giveUp(): void {
    this.#isComplete = false;
  }

  #statement(node: Node, state: State): State {
    if (!state || !this.#isComplete) return undefined;
    switch (node.type) {
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
        return node.body.reduce<State>((before, each) => this.#statement(each, before), state);
      case 'ExpressionStatement':
        return this.#alone(node.expression, this.expression(node.expression, state));
      case 'IfStatement': {
        const asked = this.expression(node.test, state);
        return joined(
          this.#statement(node.consequent, asked),
          node.alternate ? this.#statement(node.alternate, asked) : asked,
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
        this.#giveUp();
        return undefined;
      case 'ReturnStatement':
      case 'ThrowStatement':
        this.mayThrow(node.argument ? this.expression(node.argument, state) : state);
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

  #alone(expression: Node, state: State): State {
    const value = unwrap(expression);
    const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
    return call.type === 'CallExpression' && this.neverReturns(call) ? undefined : state;
  }

  #loop(node: Loop, before: State): State {
    if (this.#targets.length >= NESTED_LOOPS) {
      this.#giveUp();
      return undefined;
    }
    const target: Target = { isLoop: true, broken: [], continued: [] };
    this.#targets.push(target);
    let head = 'init' in node && node.init ? this.expression(node.init, before) : before;
    if ('right' in node) head = this.expression(node.right, head);
    const first = head;
    const atTest = (state: State): State =>
      'test' in node && node.test ? this.expression(node.test, state) : state;
    let after: State;
    // What a round writes is there in the next one.
    for (let round = 0; round < 2; round += 1) {
      const asked = node.type === 'DoWhileStatement' ? head : atTest(head);
      const entered = 'left' in node ? this.#taken(node.left, asked) : asked;
      after = joined(this.#statement(node.body, entered), ...target.continued);
      if ('update' in node && node.update && after) after = this.expression(node.update, after);
      if (node.type === 'DoWhileStatement') after = atTest(after);
      head = joined(first, after);
    }
    this.#targets.pop();
    const isEndless = 'test' in node && (!node.test || isTrue(node.test));
    const runs = node.type === 'DoWhileStatement' || surelyRuns(node);
    return joined(isEndless ? undefined : runs ? after : head, ...target.broken);
  }

  /** `for (id of ids)`, `for (const { id } of rows)` */
  #taken(left: Node, state: State): State {
    return state && this.holdsName(left) ? new Set([left]) : state;
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, before: State): State {
    const target: Target = { isLoop: false, broken: [], continued: [] };
    this.#targets.push(target);
    const asked = this.expression(discriminant, before);
    let state: State;
    for (const each of cases) {
      state = joined(asked, state);
      for (const statement of each.consequent) state = this.#statement(statement, state);
    }
    this.#targets.pop();
    return joined(state, cases.some(({ test }) => !test) ? undefined : asked, ...target.broken);
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, before: State): State {
    this.thrown.push([]);
    const done = this.#statement(block, before);
    const thrown = joined(...(this.thrown.pop() ?? []));
    const caught = handler ? this.#statement(handler.body, thrown) : undefined;
    if (!handler) this.mayThrow(thrown);
    const after = joined(done, caught);
    if (!finalizer) return after;
    // It runs in any case, and control comes out of it only where nothing else ended the run.
    const last = this.#statement(finalizer, after ?? thrown);
    return after && last;
  }
}

type Loop =
  | TSESTree.ForStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

/** The statements in which a name lives. */
function homeOf(declarator: TSESTree.VariableDeclarator): Node | undefined {
  const { kind, parent } = declarator.parent;
  const home = kind === 'var' ? (enclosingFunction(declarator)?.body ?? moduleOf(declarator).ast) : parent;
  if (home.type === 'ExportNamedDeclaration') return home.parent;
  return /^(?:Program|BlockStatement|For.*)$/.test(home.type) ? home : undefined;
}

function isTrue(test: Node): boolean {
  return test.type === 'Literal' && test.value === true;
}

/** A list that is written out with an element, or a count that begins below its end: at least one round. */
function surelyRuns(node: Loop): boolean {
  if (node.type === 'ForOfStatement') {
    const list = unwrap(node.right);
    return list.type === 'ArrayExpression' && list.elements.some((each) => each?.type !== 'SpreadElement');
  }
  if (node.type !== 'ForStatement' || node.init?.type !== 'VariableDeclaration') return false;
  const [{ id, init }] = node.init.declarations as [TSESTree.VariableDeclarator];
  const { test } = node;
  if (test?.type !== 'BinaryExpression' || id.type !== 'Identifier' || init?.type !== 'Literal') return false;
  const { left, operator, right } = test;
  if (left.type !== 'Identifier' || left.name !== id.name || right.type !== 'Literal') return false;
  if (typeof init.value !== 'number' || typeof right.value !== 'number') return false;
  return operator === '<' ? init.value < right.value : operator === '<=' && init.value <= right.value;
}
