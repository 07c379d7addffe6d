// The modelled function behind a call, found by following the callee; with a program, also by its receiver's type.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type CallLike } from '../../ast/nodes.js';
import type { Call, Model } from '../../models/model.js';
import { memberOf } from './members.js';
import type { Module } from '../project/module.js';
import { valueOf, type World } from './origins.js';
import { typeFromChecker } from './type-checker.js';
import type { ApiValue } from './value.js';

export interface Callee {
  readonly value: ApiValue;
  /** What the model says of calling it. */
  readonly call: Call;
  readonly evidence: 'certain' | 'likely';
}

/** What a model knows about this call; `undefined` when the callee is not a library's or cannot be followed. */
export function calleeOf(
  node: CallLike | TSESTree.TaggedTemplateExpression,
  module: Module,
  world: World,
): Callee | undefined {
  const callee = unwrap(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee);
  const value = valueOf(callee, module, world);
  const isTag = node.type === 'TaggedTemplateExpression';
  if (value.kind === 'api') return described(value, isTag, world);
  // Types are asked last, and only about names that a model knows.
  if (value.kind !== 'unknown' || callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee);
  if (name === undefined || !world.catalogue.names.isMember(name)) return undefined;
  const receiver = typeFromChecker(callee.object, module, world);
  const member = receiver && memberOf(receiver, name, world);
  return member?.kind === 'api' ? described(member, isTag, world) : undefined;
}

function described(value: ApiValue, isTag: boolean, world: World): Callee | undefined {
  const call = callOf(value, isTag, world);
  return call && { value, call: call.value, evidence: 'certain' };
}

/** What the model says of calling a value, or of tagging a template with it. */
export function callOf(
  { type }: ApiValue,
  isTag: boolean,
  world: World,
): { readonly model: Model; readonly value: Call } | undefined {
  return (isTag ? world.catalogue.facet(type, 'tag') : undefined) ?? world.catalogue.facet(type, 'call');
}
