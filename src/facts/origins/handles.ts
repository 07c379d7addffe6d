// What the user's settings say of the project's own values, where the walk meets them.
import type { ApiType } from '../../models/model.js';
import type { Handle } from '../catalogue/settings.js';
import type { Analysis } from '../project/analysis.js';
import { UNKNOWN, type Value } from './value.js';

/** The value of an export of a module. */
export function handledExport(
  specifier: string,
  name: string | undefined,
  analysis: Analysis,
): Value | undefined {
  return valueOf(
    analysis.handles.find((each) => each.module === specifier && each.export === name),
    name,
  );
}

/** The value of a member of a class. */
export function handledMember(
  className: string | undefined,
  name: string,
  analysis: Analysis,
): Value | undefined {
  return valueOf(
    analysis.handles.find((each) => each.className === className && each.member === name),
    name,
  );
}

/** The value of whatever has a type of this name. */
export function handledType(name: string, analysis: Analysis): Value | undefined {
  return valueOf(
    analysis.handles.find((each) => each.typeName === name),
    undefined,
  );
}

/** A module or class that cannot be read and of which settings name members: it has those, and no other. */
export function knownByHandles(of: 'module' | 'className', name: string, analysis: Analysis): Value {
  const members: Record<string, string> = {};
  let model: Handle['type']['model'] | undefined;
  for (const handle of analysis.handles) {
    const key = of === 'module' ? handle.export : handle.member;
    if (handle[of] !== name || key === undefined) continue;
    ({ model } = handle.type);
    members[key] = `${model.library}.${handle.type.name}`;
  }
  const type: ApiType = { members };
  return model
    ? {
        kind: 'api',
        type: analysis.catalogue.resolve(model, type),
        receiver: undefined,
        name,
        made: undefined,
      }
    : UNKNOWN;
}

function valueOf(handle: Handle | undefined, name: string | undefined): Value | undefined {
  return handle && { kind: 'api', type: handle.type, receiver: undefined, name, made: undefined };
}
