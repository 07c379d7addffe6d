// The modelled function behind a call, found by following the callee; with a program, also by its receiver's type.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type CallLike } from '../ast/nodes.js';
import type { Call } from '../models/model.js';
import { memberOf } from './members.js';
import type { Module } from './module.js';
import { valueOf, type World } from './origins.js';
import { typeFromChecker } from './oracle.js';
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
  if (value.kind === 'api') return described(value, world, 'certain');
  // Types are asked last, and only about names that a model knows.
  if (value.kind !== 'unknown' || callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee);
  if (name === undefined || !world.catalogue.names.isMember(name)) return undefined;
  const receiver = typeFromChecker(callee.object, module, world);
  const member = receiver && memberOf(receiver, name, world);
  return member?.kind === 'api' ? described(member, world, 'certain') : undefined;
}

function described(value: ApiValue, world: World, evidence: Callee['evidence']): Callee | undefined {
  const call = world.catalogue.facet(value.type, 'call');
  return call && { value, call: call.value, evidence };
}
