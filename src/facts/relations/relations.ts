// Which entities refer to which, as the project declares it. The library's model says how that is written.
import type { Relations } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import type { QueryCall } from '../queries/query-call.js';
import { blocksAround, schemaTextAround } from './relation-blocks.js';
import { classRelations } from './relation-classes.js';
import type { RelationGraph } from './relation-graph.js';
import { schemaRelations } from './relation-schemas.js';
import { tableRelations } from './relation-tables.js';

export { entityAlong, relationBetween, type Relation, type RelationGraph } from './relation-graph.js';

const ofClasses = memoizePerLint(classRelations);
const ofSchemas = memoizePerLint(schemaRelations);

type Reader = (query: QueryCall, relations: Relations, analysis: Analysis) => RelationGraph | undefined;

const READERS: Readonly<Record<Relations['grammar'], Reader>> = {
  'model-blocks': (query, relations, { project }) => blocksAround(madeIn(query), relations, project),
  'relation-calls': tableRelations,
  decorators: (_, relations, analysis) => ofClasses(relations, analysis),
  'association-calls': (_, relations, analysis) => ofClasses(relations, analysis),
  'schema-refs': (_, relations, analysis) => ofSchemas(relations, analysis),
};

/**
 * The relations among the entities of a query's client.
 *
 * @returns undefined where no declaration, or more than one, could be meant
 */
export function relationGraphFor(query: QueryCall, analysis: Analysis): RelationGraph | undefined {
  const { relations } = query.library;
  return relations && READERS[relations.grammar](query, relations, analysis);
}

/** The text of the schema that stands in files of its own. */
export function schemaTextFor(query: QueryCall, { project }: Analysis): string | undefined {
  const { relations } = query.library;
  return relations && schemaTextAround(madeIn(query), relations, project);
}

/** The file that builds the client: its package holds the schema. */
function madeIn({ clientValue, module }: QueryCall): string {
  return clientValue?.made?.module.path ?? module.path;
}
