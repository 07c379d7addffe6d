// Whether a repeated query is the same in every round, so that running it once does the same. A message says so only then.
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { argumentsOf, calleeExpression, isInvocation } from '../../ast/invocations.js';
import { enclosingFunction, isFunction, isWithin, wrapped, type Node } from '../../ast/nodes.js';
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
  // A helper that asks for what it makes up on the way asks for something else each time.
  const helper = through && enclosingFunction(query.node);
  const asked = helper ? query.chain.flatMap((link) => argumentsOf(link.call)) : [];
  if (helper && asked.some((each) => mayChange(each, helper.body, analysis))) return false;
  if (given.flatMap(referencesIn).some((each) => isFilledIn(body, each, call, analysis))) return false;
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

/** The loop puts something into what a name holds, or hands it to code that may: `where.email = email`, `fill(where, email)`. */
function isFilledIn(body: Node, name: TSESTree.Identifier, call: Node, analysis: Analysis): boolean {
  const binding = bindingOf(name);
  if (!binding || apiOf(name, analysis)) return false;
  return binding.references.some(({ identifier }) => {
    if (!isWithin(identifier, body) || isWithin(identifier, call)) return false;
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type === 'MemberExpression' && parent.object === at) return isFilling(parent);
    return parent?.type === 'CallExpression' && parent.callee !== at && !apiOf(parent, analysis);
  });
}

/** `where.email = …`, `where.and.id = …`, `where.push(…)` */
function isFilling(member: Node): boolean {
  const at = wrapped(member);
  const { parent } = at;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === at && isFilling(parent);
    case 'AssignmentExpression':
      return parent.left === at;
    case 'UpdateExpression':
      return true;
    case 'CallExpression':
      return parent.callee === at;
    default:
      return false;
  }
}
