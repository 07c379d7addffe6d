// Every name of a type that a model mentions, so that one of a user's settings can be checked before it is used.
import type { ApiType, Call, Model } from '../../models/model.js';

/** @returns names in the order of the model, with those of types that are written in place */
export function typeNamesIn({ modules, globals = {}, types }: Model): string[] {
  return [modules, globals, types].flatMap((record) => Object.values<unknown>(record)).flatMap(namesInRef);
}

function namesInRef(ref: unknown): string[] {
  if (typeof ref === 'string') return [ref];
  if (typeof ref !== 'object' || ref === null) return [];
  const {
    extends: parents,
    members,
    otherMembers,
    call,
    instance,
    parameters,
    element,
    entries,
  } = ref as ApiType;
  return [
    ...[parents].flat(),
    ...Object.values(members ?? {}),
    otherMembers?.type,
    instance,
    ...(parameters ?? []),
    element,
    entries,
    ...refsInCall(call),
  ].flatMap(namesInRef);
}

function refsInCall(call: Call | undefined): unknown[] {
  const { returns, callbacks = [] } = call ?? {};
  const isType =
    typeof returns !== 'object' ||
    !/^(?:same|argument|entriesOf|callback)$/.test(Object.keys(returns)[0] ?? '');
  return [...(isType ? [returns] : []), ...callbacks.flatMap(({ parameters }) => parameters)];
}
