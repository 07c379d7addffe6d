// What rules ask of relations: `facts.relations`.
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { isRelationColumn } from './relation-columns.js';

export class RelationFacts {
  constructor(private readonly analysis: Analysis) {}

  /** Does a row hold another row in a column, so that rows cannot be told apart by it? */
  isRelationColumn(query: QueryCall, column: string): boolean {
    return isRelationColumn(query, column, this.analysis);
  }
}
