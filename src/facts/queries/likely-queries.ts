// Calls that look like a library's query on a receiver that nothing is known of, in a project that has the library.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { memberName, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Callee } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import { isKnown, type ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { isInUse } from '../project/versions.js';

/** `x.order.findMany({ … })`, and `Order.findByPk(id)` where the members of an entity's class are meant. */
export function likelyCallee(
  callee: TSESTree.MemberExpression,
  node: Invocation,
  analysis: Analysis,
): Callee | undefined {
  const module = moduleOf(callee);
  const name = memberName(callee);
  const owner = unwrap(callee.object);
  if (name === undefined || node.type !== 'CallExpression') return undefined;
  const [candidate] = analysis.catalogue.names.distinctiveQueries(name);
  if (!candidate || valueOf(callee, analysis).kind !== 'unknown') return undefined;
  const isOfClass = candidate.call.query?.entity?.from === 'receiver';
  if (!(isOfClass ? mayBeClass(owner, analysis) : isMemberOfUnknown(owner, node, analysis))) return undefined;
  const { model } = candidate;
  if (!isInUse(model, module, analysis)) return undefined;
  const value: ApiValue = {
    kind: 'api',
    type: analysis.catalogue.resolve(model, candidate.definition),
    receiver: undefined,
    name,
    made: undefined,
  };
  return { value, call: candidate.call, evidence: 'likely' };
}

/** Nothing is known of it: a name, or a member of what is made while the program runs. */
function mayBeClass(owner: Node, analysis: Analysis): boolean {
  const isNamed = owner.type === 'Identifier' || (owner.type === 'MemberExpression' && isPlainMember(owner));
  return isNamed && !isKnown(valueOf(owner, analysis));
}

function isMemberOfUnknown(owner: Node, call: TSESTree.CallExpression, analysis: Analysis): boolean {
  return (
    owner.type === 'MemberExpression' &&
    isPlainMember(owner) &&
    takesOptions(call) &&
    valueOf(owner.object, analysis).kind === 'unknown'
  );
}

function isPlainMember({ computed, property }: TSESTree.MemberExpression): boolean {
  return !computed || stringValue(property) !== undefined;
}

function takesOptions({ arguments: args }: TSESTree.CallExpression): boolean {
  const [first] = args;
  return (
    args.length <= 1 &&
    (first === undefined || unwrap(first).type === 'ObjectExpression' || first.type === 'Identifier')
  );
}
