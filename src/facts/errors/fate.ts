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
import { Paths } from '../flow/paths.js';
import type { EnteredCall } from '../origins/place-walk.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';
import { EffectReader } from './effect-reader.js';
import type { Effect, Path } from './effects.js';
import type { ErrorHandler } from './error-handlers.js';

/** Every way through a handler; `undefined` where there are more than could be told apart. */
export function fateOf(handler: ErrorHandler, analysis: Analysis): readonly Path[] | undefined {
  return analysis.memo.of(fateOf, handler.node, () =>
    new HandlerPaths(handler.body, handler.error, analysis).all(),
  );
}

type Way = readonly Effect[];

class HandlerPaths extends Paths<readonly Way[]> {
  readonly #ended: Path[] = [];
  readonly #reader: EffectReader;

  /**
   * @param error the pattern that holds it
   * @param entered the call through which the code was reached
   */
  constructor(
    private readonly body: Node,
    error: Node | undefined,
    analysis: Analysis,
    entered?: EnteredCall,
  ) {
    super();
    const names = namesIn(error ?? null).flatMap((name): Binding[] => [bindingOf(name) ?? []].flat());
    this.#reader = new EffectReader(names, analysis, entered, (fn, index, inside) => {
      const parameter = index === undefined ? undefined : fn.params[index];
      return new HandlerPaths(fn.body, parameter, analysis, inside).all();
    });
  }

  all(): readonly Path[] | undefined {
    if (this.body.type === 'BlockStatement')
      this.#end(this.statement(this.body, [[]]), { how: 'fell-through' });
    else this.#end(this.expression(this.body, [[]]), { how: 'returned', value: this.body });
    return this.isComplete && this.#ended.length <= HANDLER_PATHS ? this.#ended : undefined;
  }

  #end(ways: readonly Way[] | undefined, end: Path['end']): void {
    for (const effects of ways ?? []) this.#ended.push({ effects, end });
  }

  /** Ways on which the same was done are one way. */
  protected joined(...states: readonly (readonly Way[] | undefined)[]): readonly Way[] | undefined {
    const all = states.flatMap((each) => each ?? []);
    const different = all.filter((each, at) => all.findIndex((other) => isSame(each, other)) === at);
    if (different.length > HANDLER_PATHS) this.giveUp();
    return different.length > 0 ? different : undefined;
  }

  protected expression(node: Node, state: readonly Way[] | undefined): readonly Way[] | undefined {
    if (!state) return undefined;
    const { parent } = node;
    const isThrown = parent?.type === 'ThrowStatement';
    const outcomes = this.#reader.outcomes(node, isTested(node) ? 'tested' : isThrown ? 'consumed' : 'kept');
    const after = (throws: boolean): readonly Way[] | undefined =>
      this.joined(
        outcomes
          .filter((each) => each.throws === throws)
          .flatMap(({ effects }) => state.map((way) => (effects.length > 0 ? [...way, ...effects] : way))),
      );
    const thrown = after(true);
    if (thrown) this.#throw(thrown);
    // Whatever runs in an inner `try` may fail.
    this.mayThrow(state);
    return after(false);
  }

  protected override statement(node: Node, state: readonly Way[] | undefined): readonly Way[] | undefined {
    if (!state) return undefined;
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'EmptyStatement':
        return state;
      case 'LabeledStatement':
        return this.statement(node.body, state);
      case 'ReturnStatement': {
        const given = node.argument ? this.expression(node.argument, state) : state;
        this.#end(given, { how: 'returned', value: node.argument ?? undefined });
        return undefined;
      }
      case 'ThrowStatement': {
        const effect = this.#reader.thrown(node, node.argument);
        const thrown = this.expression(node.argument, state)?.map((way) => [...way, effect]);
        if (thrown) this.#throw(thrown);
        return undefined;
      }
      case 'BreakStatement':
      case 'ContinueStatement':
        if (!this.#staysIn(node)) {
          this.#end(state, { how: 'left', node });
          return undefined;
        }
        return super.statement(node, state);
      default:
        return super.statement(node, state);
    }
  }

  /** To the handler of an inner `try`, or out. */
  #throw(ways: readonly Way[]): void {
    if (this.thrown.length > 0) this.mayThrow(ways);
    else this.#end(ways, { how: 'thrown' });
  }

  /** Does it leave a loop or a switch that stands in the handler, and not one around it? */
  #staysIn(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): boolean {
    for (let at: Node = node; at !== this.body && at.parent; at = at.parent)
      if (/^(?:For|While|DoWhile)/.test(at.type)) return !node.label;
      else if (at.type === 'SwitchStatement' && node.type === 'BreakStatement') return !node.label;
    return false;
  }
}

function isTested(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  return (
    ('test' in parent && parent.test === node) || ('discriminant' in parent && parent.discriminant === node)
  );
}

function isSame(one: Way, other: Way): boolean {
  return one.length === other.length && one.every((effect, at) => effect === other[at]);
}
