// Calls that look like a library's query on a receiver that nothing is known of, in a project that has the library.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { memberName, stringValue, unwrap } from '../../ast/nodes.js';
import type { Callee } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';

/** `x.order.findMany({ … })`. */
export function likelyCallee(
  callee: TSESTree.MemberExpression,
  node: Invocation,
  analysis: Analysis,
): Callee | undefined {
  const module = moduleOf(callee);
  const name = memberName(callee);
  const owner = unwrap(callee.object);
  if (name === undefined || node.type !== 'CallExpression' || owner.type !== 'MemberExpression')
    return undefined;
  const [candidate] = analysis.catalogue.names.distinctiveQueries(name);
  if (!candidate || !isPlainMember(owner) || !takesOptions(node)) return undefined;
  const { model } = candidate;
  if (valueOf(callee, analysis).kind !== 'unknown' || valueOf(owner.object, analysis).kind !== 'unknown')
    return undefined;
  if (
    !Object.keys(model.versions).some(
      (name) => analysis.project.packages.requestedVersion(module.path, name) !== undefined,
    )
  )
    return undefined;
  const value: ApiValue = {
    kind: 'api',
    type: analysis.catalogue.resolve(model, candidate.definition),
    receiver: undefined,
    name,
    made: undefined,
  };
  return { value, call: candidate.call, evidence: 'likely' };
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
