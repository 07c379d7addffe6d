// Ways in which evaluating an expression may go, and how those of its parts come one after the other.
//
//   joined([a], [b, c])          a b, a c
//   joined([a throws], [b])      a throws: b is not come to
import { HANDLER_PATHS } from '../../budgets.js';
import type { Effect } from './effects.js';

/** One way in which an expression may go. */
export interface Outcome {
  readonly effects: readonly Effect[];
  /** It does not come to its end. */
  readonly throws: boolean;
}

export const NOTHING: readonly Outcome[] = [{ effects: [], throws: false }];

/** Nothing but this. */
export function one(effect: Effect): readonly Outcome[] {
  return [{ effects: [effect], throws: false }];
}

/** First one, then the other; what does not come to its end is followed by nothing. */
export function joined(first: readonly Outcome[], then: readonly Outcome[]): readonly Outcome[] {
  if (then === NOTHING) return first;
  if (first === NOTHING) return then;
  const both = first.flatMap((before) =>
    before.throws
      ? [before]
      : then.map(({ effects, throws }) => ({ effects: [...before.effects, ...effects], throws })),
  );
  if (both.length <= HANDLER_PATHS) return both;
  // Which of so many ways is taken is not said: something is done.
  const [node] = both.flatMap(({ effects }) => effects.map((effect) => effect.node));
  return node ? one({ kind: 'acted', node, isHandedError: true }) : NOTHING;
}
