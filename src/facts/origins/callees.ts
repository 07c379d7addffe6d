// The modelled function behind a call, found by following the callee; with a program, also by its receiver's type.
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, calleeExpression, type Invocation } from '../../ast/invocations.js';
import { isFunction, memberName, unwrap, type CallLike } from '../../ast/nodes.js';
import type { Call, Model } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import { typeFromChecker } from './type-checker.js';
import type { ApiValue } from './value.js';

export interface Callee {
  readonly value: ApiValue;
  /** What the model says of calling it. */
  readonly call: Call;
  readonly evidence: Evidence;
}

/** What a model knows about this call; `undefined` when the callee is not a library's or cannot be followed. */
export function calleeOf(
  node: CallLike | TSESTree.TaggedTemplateExpression,
  analysis: Analysis,
): Callee | undefined {
  const callee = unwrap(calleeExpression(node));
  const value = valueOf(callee, analysis);
  const isTag = node.type === 'TaggedTemplateExpression';
  if (value.kind === 'api') return described(value, isTag, analysis);
  // Types are asked last, and only about names that a model knows.
  if (value.kind !== 'unknown' || callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee);
  if (name === undefined || !analysis.catalogue.names.isMember(name)) return undefined;
  const receiver = typeFromChecker(callee.object, analysis);
  const member = receiver && memberOf(receiver, name, analysis);
  return member?.kind === 'api' ? described(member, isTag, analysis) : undefined;
}

/**
 * What a model says of a call under one key. Most calls have names of which no library says it: those are not followed.
 *
 * @returns `undefined` where it says nothing, and where the callee is not known
 */
export function calleeSaying<Key extends keyof Call>(
  node: CallLike | TSESTree.TaggedTemplateExpression,
  key: Key,
  analysis: Analysis,
): Call[Key] | undefined {
  const callee = unwrap(calleeExpression(node));
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const { catalogue, handles } = analysis;
  // What the settings name may have any name.
  const isRuledOut =
    name !== undefined && handles.length === 0 && !catalogue.memberNames.saysOfCall(key, name);
  return isRuledOut ? undefined : calleeOf(node, analysis)?.call[key];
}

function described(value: ApiValue, isTag: boolean, analysis: Analysis): Callee | undefined {
  const call = callOf(value, isTag, analysis);
  return call && { value, call: call.value, evidence: 'certain' };
}

/** What the model says of calling a value, or of tagging a template with it. */
export function callOf(
  { type }: ApiValue,
  isTag: boolean,
  analysis: Analysis,
): { readonly model: Model; readonly value: Call } | undefined {
  return (
    (isTag ? analysis.catalogue.facet(type, 'tag') : undefined) ?? analysis.catalogue.facet(type, 'call')
  );
}

/** Does a callback take what a call gives: `pool.query(text, (error, rows) => …)`? */
export function isTakenByCallback(node: Invocation, analysis: Analysis): boolean {
  const functions = argumentsOf(node).flatMap((argument) => {
    const value = unwrap(argument);
    return isFunction(value) ? [value] : [];
  });
  if (functions.length === 0) return false;
  const callee = calleeOf(node, analysis);
  const isErrorFirst = callee?.call.callbacks?.some(({ parameters: [first] }) => {
    const type = first === undefined ? undefined : analysis.catalogue.resolve(callee.value.type.model, first);
    return type !== undefined && analysis.catalogue.facet(type, 'role')?.value === 'error';
  });
  return isErrorFirst === true && functions.some(({ params }) => params.length > 1);
}
