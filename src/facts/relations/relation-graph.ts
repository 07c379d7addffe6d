import type { ColumnKind } from '../../models/model.js';
import type { QueryCall } from '../queries/query-call.js';

// Entities and how they refer to each other, whatever the project declares them in.

export interface EntityField {
  readonly name: string;
  /** What the graph calls the field's entity; any other text when it holds none. */
  readonly type: string;
  readonly isList: boolean;
  /** What kind of value a plain column holds, where the library's model says it. */
  readonly kind?: ColumnKind | undefined;
  readonly mayBeNull?: boolean;
  /** No two rows have the same value there; `false` where the schema would say so. */
  readonly isUnique?: boolean;
  /** Name of the relation, where two entities have more than one. */
  readonly relation: string | undefined;
  /** The columns on this side and on the other that make the relation; empty where only the other side says them. */
  readonly fields: readonly Column[];
  readonly references: readonly Column[];
}

/** Every name under which code has a column: `userId`, and `user.id` in a filter. */
export type Column = readonly string[];

export interface RelationGraph {
  /** What the graph calls the entity that a query is about. */
  entityOf(query: QueryCall): string | undefined;
  /** The fields of an entity that are known; `undefined` when it is no entity. */
  fieldsOf(entity: string): readonly EntityField[] | undefined;
  /** Columns that an entity declares as unique together, where a schema says it beside the fields. */
  keysOf?(entity: string): readonly (readonly string[])[];
}

export interface Relation {
  readonly name: string;
  readonly isList: boolean;
  /** The field is the very one that holds the key, so that reading the relation puts a row in the key's place. */
  readonly replacesKey: boolean;
}

/** One side of a join: an entity and the column that is compared. */
export interface Side {
  readonly entity: string;
  readonly key: string;
}

/**
 * The field of `parent` that holds the rows of `child` whose key equals the parent's.
 *
 * @returns undefined when no relation, or more than one, fits
 */
export function relationBetween(graph: RelationGraph, parent: Side, child: Side): Relation | undefined {
  const ofParent = (graph.fieldsOf(parent.entity) ?? []).filter(({ type }) => type === child.entity);
  const ofChild = (graph.fieldsOf(child.entity) ?? []).filter(({ type }) => type === parent.entity);
  const joins = ({ fields, references }: EntityField, from: string, to: string) =>
    fields.length === 1 && fields[0]?.includes(from) === true && references[0]?.includes(to) === true;
  const forward = ofParent.filter((field) => joins(field, parent.key, child.key));
  const backward = ofParent.filter((field) => {
    if (field.fields.length > 0) return false;
    const [owner, ...more] = ofChild.filter(
      (other) => other !== field && other.fields.length > 0 && other.relation === field.relation,
    );
    return owner !== undefined && more.length === 0 && joins(owner, child.key, parent.key);
  });
  const [only, ...more] = [...forward, ...backward];
  return only && more.length === 0
    ? { name: only.name, isList: only.isList, replacesKey: only.name === parent.key }
    : undefined;
}

/** The entity at the end of a path of relations that begins at the one that a query is about. */
export function entityAlong(
  graph: RelationGraph,
  query: QueryCall,
  path: readonly string[],
): string | undefined {
  let entity = graph.entityOf(query);
  for (const name of path) entity = graph.fieldsOf(entity ?? '')?.find((field) => field.name === name)?.type;
  return entity !== undefined && graph.fieldsOf(entity) ? entity : undefined;
}
