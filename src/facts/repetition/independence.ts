// Whether a repeated query is the same in every round, so that running it once does the same. A message says so only then.
import { rootOf } from '../../ast/chains.js';
import { argumentsOf, calleeExpression, isInvocation } from '../../ast/invocations.js';
import { isFunction, isWithin, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { derivedIn, mentions, referencesIn } from '../flow/derived-names.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { effectsOf } from '../queries/effects.js';
import { isWrite } from '../queries/queries.js';
import { changesRowsOf } from '../queries/stale-reads.js';
import { isRepeatable } from './repeatable-changes.js';
import type { RepeatedQuery } from './repeated-queries.js';

/** Does every round ask for the same, and would the last or the first of them have been enough? `false` where that is not known. */
export function isSameEachRound(repeated: RepeatedQuery, analysis: Analysis): boolean {
  const { usesElement, call, query, through, repetition } = repeated;
  const { body, element } = repetition.loop;
  // The call is itself the loop: what its function does with the element is not seen here.
  if (usesElement || !isWithin(call, body)) return false;
  const given = through
    ? [calleeExpression(call), ...argumentsOf(call)]
    : [rootOf(query.node), ...query.chain.flatMap((link) => argumentsOf(link.call))];
  const names = derivedIn(body, element);
  if (given.some((each) => mentions(each, names) || mayChange(each, body, analysis))) return false;
  if (isWrite(query)) return !through && isRepeatable(query, analysis);
  return changesRowsOf(query, effectsOf(body, analysis)) === 'no';
}

/** It is another value in another round: what a call gives, a name that the loop writes or declares. */
function mayChange(node: Node, body: Node, analysis: Analysis): boolean {
  return (
    nodesIn(node).some(
      (each) =>
        (isInvocation(each) && !apiOf(each, analysis)) || each.type === 'NewExpression' || isFunction(each),
    ) ||
    referencesIn(node).some(
      (each) =>
        bindingOf(each)?.references.some(
          (reference) => reference.isWrite() && isWithin(reference.identifier, body),
        ) ?? false,
    )
  );
}
