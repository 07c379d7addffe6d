// What rules ask of relations: `facts.relations`.
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { columnOf, holdsObjects } from './columns.js';
import { isRelation, isRelationColumn } from './relation-columns.js';

export class RelationFacts {
  constructor(private readonly analysis: Analysis) {}

  /** May two rows of the entity have the same value in a column, as its schema says? `undefined` when nothing says it. */
  isUnique(query: QueryCall, column: string): boolean | undefined {
    return columnOf(query, column, this.analysis).isUnique;
  }

  /** Are some values of its rows objects that cannot be copied as a plain row can? */
  holdsObjects(query: QueryCall): boolean {
    return holdsObjects(query, this.analysis);
  }

  /** Is a property of a filter a condition on the rows of another entity? */
  isRelation(query: QueryCall, name: string): boolean {
    return isRelation(query, name, this.analysis);
  }

  /** Does a row hold another row in a column, so that rows cannot be told apart by it? */
  isRelationColumn(query: QueryCall, column: string): boolean {
    return isRelationColumn(query, column, this.analysis);
  }
}
