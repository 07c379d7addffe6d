// What rules ask of relations: `facts.relations`.
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { columnOf, declarationOfColumn, holdsObjects, isColumnTyped, isDeclaredInClass } from './columns.js';
import { isRelationColumn } from './relation-columns.js';

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

  /** Does a schema say what kind of value a column holds? A relation holds none, and one that nobody declares may be a relation. */
  isPlainColumn(query: QueryCall, column: string): boolean {
    return columnOf(query, column, this.analysis).kind !== undefined;
  }

  /** May a column hold a list? A schema that declares it, or the key of the rows, says that it does not. */
  mayHoldList(query: QueryCall, column: string): boolean {
    const { defaultKey } = query.library.relations ?? {};
    if (column === (defaultKey ?? '_id') || this.isPlainColumn(query, column)) return false;
    const isSaid =
      isColumnTyped(query, column, this.analysis) ||
      declarationOfColumn(query, column, this.analysis) !== undefined;
    return !isSaid;
  }

  /** Does the class of an entity declare a column? */
  isDeclaredInClass(query: QueryCall, column: string): boolean {
    return isDeclaredInClass(query, column, this.analysis);
  }

  /** Does a row hold another row in a column, so that rows cannot be told apart by it? */
  isRelationColumn(query: QueryCall, column: string): boolean {
    return isRelationColumn(query, column, this.analysis);
  }
}
