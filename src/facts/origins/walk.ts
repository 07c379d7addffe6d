// The walk as it goes on: each answer is found once, and one that hangs on itself is unknown while it is being found.
import type { Node } from '../../ast/nodes.js';
import { ORIGIN_DEPTH, ORIGIN_TRIES } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { isKnown, unknown, type Value } from './value.js';

/** Which answers are being found, and what those found so far have waited for. */
class Walk {
  depth = 0;
  /** How deep it may go. */
  deepest = ORIGIN_DEPTH;
  /** Answers that are being found, by the depth at which their search began. */
  readonly pending = new Map<object, number>();
  /** The depth of the outermost pending answer that one found so far has waited for. */
  lowestPendingDepth = Infinity;
}

/** How often an answer that hung on a pending one was thrown away, by what it is about. */
const TRIES = 'tries';
const ANSWERS = 'answers';

/**
 * Finds a node's value once. A value that depends on itself is unknown while it is being found; what was unknown on the
 * way only for that reason is not remembered, because asked by itself it may be known.
 *
 * @param subject what tells this question from others about the node
 */
export function memoizeValue<Asked extends Node>(
  node: Asked,
  analysis: Analysis,
  find: (node: Asked, analysis: Analysis) => Value,
  subject: object = node,
): Value {
  // Two of three have been asked before: nothing is made for those.
  return (
    answersAbout<Value>(node, analysis).get(subject) ??
    memoize(
      {
        node,
        subject,
        find: () => find(node, analysis),
        isFinal: isKnown,
        otherwise: (kind) => unknown(kind, node),
      },
      analysis,
    )
  );
}

function answersAbout<Answer>(node: Node, analysis: Analysis): Map<unknown, Answer> {
  return moduleOf(node).answersIn(analysis.project.modules.version).to<Answer>(ANSWERS);
}

interface Question<Answer> {
  /** A node of the module with which the answer is kept. */
  readonly node: Node;
  readonly subject: object;
  readonly find: () => Answer;
  /** Does the answer stay what it is, whatever it has waited for? */
  readonly isFinal: (answer: Answer) => boolean;
  readonly otherwise: (kind: 'depends-on-itself' | 'too-deep') => Answer;
  /** Many hang on it, and wherever it is asked it may go as deep. */
  readonly isDeep?: boolean;
}

/** Finds an answer once, unless it has waited for one that is still being found. */
export function memoize<Answer>(question: Question<Answer>, analysis: Analysis): Answer {
  const { node, subject, otherwise } = question;
  const answers = moduleOf(node).answersIn(analysis.project.modules.version);
  const known = answers.to<Answer>(ANSWERS).get(subject);
  if (known !== undefined) return known;
  const walk = analysis.memo.of(Walk, Walk, () => new Walk());
  const pending = walk.pending.get(subject);
  if (pending !== undefined) {
    walk.lowestPendingDepth = Math.min(walk.lowestPendingDepth, pending);
    return otherwise('depends-on-itself');
  }
  if (walk.depth > walk.deepest && !question.isDeep) return otherwise('too-deep');
  const { lowestPendingDepth: before, deepest } = walk;
  walk.lowestPendingDepth = Infinity;
  walk.depth += 1;
  if (question.isDeep) walk.deepest = walk.depth + ORIGIN_DEPTH;
  walk.pending.set(subject, walk.depth);
  try {
    const answer = question.find();
    const isWaiting = walk.lowestPendingDepth < walk.depth && !question.isFinal(answer);
    const tries = isWaiting ? answers.to<number>(TRIES) : undefined;
    const tried = tries?.get(subject) ?? 0;
    if (tries && tried < ORIGIN_TRIES) tries.set(subject, tried + 1);
    else answers.to<Answer>(ANSWERS).set(subject, answer);
    return answer;
  } finally {
    walk.pending.delete(subject);
    const ownDepth = walk.lowestPendingDepth < walk.depth ? walk.lowestPendingDepth : Infinity;
    walk.lowestPendingDepth = Math.min(before, ownDepth);
    walk.depth -= 1;
    walk.deepest = deepest;
  }
}
