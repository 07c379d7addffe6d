// Which calls send a query, and which models have any, as the models themselves say.
import type { ApiType, Call, Model } from '../../models/model.js';

/** Does anything that a model describes send a query? */
export function sendsQueries(model: Model): boolean {
  return Object.values(model.types).some(
    (type) =>
      sendsQuery(type.call, model) ||
      sendsQuery(type.tag, model) ||
      Object.values(type.members ?? {}).some(
        (member) =>
          typeof member === 'object' &&
          [member.call, member.assigned].some((call) => sendsQuery(call, model, type)),
      ),
  );
}

/** It sends a statement, or gives a builder that stands for one: another, or the one that it is called on. */
export function sendsQuery(call: Call | undefined, model: Model, owner?: ApiType): boolean {
  if (!call) return false;
  if (call.query || call.sendsReceiver) return true;
  const { returns } = call;
  if (typeof returns === 'object' && 'same' in returns)
    return owner !== undefined && standsForQuery(owner, model);
  const type = typeof returns === 'string' ? model.types[returns] : undefined;
  return type !== undefined && standsForQuery(type, model);
}

function standsForQuery(type: ApiType, model: Model): boolean {
  if (type.query) return true;
  return [type.extends ?? []].flat().some((parent) => {
    const definition = model.types[parent];
    return definition !== undefined && standsForQuery(definition, model);
  });
}
