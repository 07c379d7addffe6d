// What becomes of an error: each way through the code that is run for it, with what is done on the way and how it ends. Functions of
// the project that the code calls are entered, with the error as the parameter that it is handed to.
//
//   throw e; throw new Failed('…', { cause: e })         thrown, keeps the error
//   throw new Failed('…')                                thrown
//   next(e); reject(e); callback(e)                      forwarded, keeps the error
//   log.error(e); log.error('failed')                    logged, with the error or without
//   tracker.captureException(e)                          captured
//   res.status(500).json({ … })                          answered 500
//   return [];   () => null                              returned: that value
//   rows = [];                                           assigned
//   failures.push(e);  failed += 1;  return { e }        kept
//   if (e.code === 'P2002') …                            tested, and one way for each branch
//   report(e), report of the project                     what report does with its parameter
//   report(e), where nothing is known of report          acted, is handed the error
//   {}                                                   nothing: it fell through
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { HANDLER_PATHS } from '../../budgets.js';
import type { EnteredCall } from '../origins/function-flow.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';
import { EffectReader, type Use } from './effect-reader.js';
import type { Effect, Path } from './effects.js';
import type { ErrorHandler } from './error-handlers.js';

/** Every way through a handler; `undefined` where there are more than could be told apart. */
export function fateOf(handler: ErrorHandler, analysis: Analysis): readonly Path[] | undefined {
  return analysis.memo.of(fateOf, handler.node, () =>
    new PathWalk(handler.error, analysis).through(handler.body),
  );
}

type Open = readonly Effect[];

class PathWalk {
  readonly #ended: Path[] = [];
  readonly #reader: EffectReader;
  /** Loops and switches of the handler's own that a `break` or `continue` stays in, innermost last, with what leaves them. */
  readonly #inner: { readonly isLoop: boolean; readonly left: Open[] }[] = [];
  #isTooMany = false;

  /**
   * @param error the pattern that holds it
   * @param entered the call through which the code was reached
   */
  constructor(error: Node | undefined, analysis: Analysis, entered?: EnteredCall) {
    const names = namesIn(error ?? null).flatMap((name): Binding[] => [bindingOf(name) ?? []].flat());
    this.#reader = new EffectReader(new Set(names), analysis, entered, (fn, index, inside) => {
      const parameter = index === undefined ? undefined : fn.params[index];
      return new PathWalk(parameter, analysis, inside).through(fn.body);
    });
  }

  through(body: Node): readonly Path[] | undefined {
    if (body.type === 'BlockStatement') {
      for (const effects of this.#statement(body, [[]])) this.#end(effects, { how: 'fell-through' });
    } else {
      for (const { effects, throws } of this.#reader.outcomes(body))
        this.#end(effects, throws ? { how: 'thrown' } : { how: 'returned', value: body });
    }
    return this.#isTooMany ? undefined : this.#ended;
  }

  #end(effects: Open, end: Path['end']): void {
    this.#ended.push({ effects, end });
    if (this.#ended.length > HANDLER_PATHS) this.#isTooMany = true;
  }

  /** The ways that come out at the end of a statement, of those that come to it. */
  #statement(node: Node | null, open: readonly Open[]): readonly Open[] {
    if (!node || open.length === 0 || this.#isTooMany) return open;
    switch (node.type) {
      case 'BlockStatement':
        return node.body.reduce<readonly Open[]>((before, each) => this.#statement(each, before), open);
      case 'IfStatement': {
        const asked = this.#expression(node.test, open, 'tested');
        return this.#bounded([
          ...this.#statement(node.consequent, asked),
          ...(node.alternate ? this.#statement(node.alternate, asked) : asked),
        ]);
      }
      case 'ReturnStatement':
        for (const effects of node.argument ? this.#expression(node.argument, open) : open)
          this.#end(effects, { how: 'returned', value: node.argument ?? undefined });
        return [];
      case 'ThrowStatement':
        for (const effects of this.#expression(node.argument, open, 'consumed'))
          this.#end([...effects, this.#reader.thrown(node, node.argument)], { how: 'thrown' });
        return [];
      case 'BreakStatement':
      case 'ContinueStatement':
        this.#leave(node, open);
        return [];
      case 'TryStatement':
        return this.#try(node, open);
      case 'SwitchStatement':
        return this.#switch(node, open);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#loop(node, open);
      case 'FunctionDeclaration':
      case 'EmptyStatement':
        return open;
      case 'LabeledStatement':
        return this.#statement(node.body, open);
      default:
        return this.#expression(node, open);
    }
  }

  #expression(node: Node, open: readonly Open[], use?: Use): readonly Open[] {
    const outcomes = this.#reader.outcomes(node, use);
    const going: Open[] = [];
    for (const before of open)
      for (const { effects, throws } of outcomes) {
        const all = effects.length > 0 ? [...before, ...effects] : before;
        if (throws) this.#end(all, { how: 'thrown' });
        else going.push(all);
      }
    return this.#bounded(going);
  }

  #bounded(open: readonly Open[]): readonly Open[] {
    // Ways on which the same was done are one way.
    const different = open.filter((each, at) => open.findIndex((other) => isSame(each, other)) === at);
    if (different.length > HANDLER_PATHS) this.#isTooMany = true;
    return different;
  }

  #leave(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, open: readonly Open[]): void {
    const isBreak = node.type === 'BreakStatement';
    const inner = node.label ? undefined : this.#inner.findLast(({ isLoop }) => isBreak || isLoop);
    if (inner) inner.left.push(...open);
    else for (const effects of open) this.#end(effects, { how: 'left', node });
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, open: readonly Open[]): readonly Open[] {
    const done = this.#statement(block, open);
    const caught = handler ? this.#statement(handler.body, open) : [];
    return this.#statement(finalizer, this.#bounded([...done, ...caught]));
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, open: readonly Open[]): readonly Open[] {
    const asked = this.#expression(discriminant, open, 'tested');
    const inner = { isLoop: false, left: [] as Open[] };
    this.#inner.push(inner);
    let through: readonly Open[] = [];
    for (const each of cases) {
      through = this.#bounded([...asked, ...through]);
      for (const statement of each.consequent) through = this.#statement(statement, through);
    }
    this.#inner.pop();
    const isSkipped = cases.every(({ test }) => test !== null);
    return this.#bounded([...through, ...inner.left, ...(isSkipped ? asked : [])]);
  }

  #loop(node: LoopStatement, open: readonly Open[]): readonly Open[] {
    const inner = { isLoop: true, left: [] as Open[] };
    this.#inner.push(inner);
    let before = open;
    if ('init' in node && node.init) before = this.#expression(node.init, before);
    if ('right' in node) before = this.#expression(node.right, before);
    if ('test' in node && node.test) before = this.#expression(node.test, before, 'tested');
    const after = this.#statement(node.body, before);
    this.#inner.pop();
    return this.#bounded([...before, ...after, ...inner.left]);
  }
}

type LoopStatement =
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

function isSame(one: Open, other: Open): boolean {
  return one.length === other.length && one.every((effect, at) => effect === other[at]);
}
