// A call that sends a statement, as the rest of the analysis sees it.
import type { Link } from '../../ast/chains.js';
import type { Invocation } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import type { Query } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Entity } from '../origins/entities.js';
import type { ApiValue } from '../origins/value.js';
import type { Module } from '../project/module.js';

export interface QueryCall {
  readonly node: Invocation;
  readonly module: Module;
  readonly operation: Query['operation'];
  readonly query: Query;
  /** The name of the entity: `order` in `db.order.findMany()`. */
  readonly entity: string | undefined;
  /** What names it, where that is more than the member it is called on. */
  readonly entitySite: Entity | undefined;
  /** The expression that the query is sent through: `db`. */
  readonly client: Node | undefined;
  /** The client as it was followed; not there when the call is only likely to be a query. */
  readonly clientValue: ApiValue | undefined;
  readonly library: ApiValue['type']['model'];
  readonly filter: Node | undefined;
  readonly data: Node | undefined;
  /** The row that it is about, where it is called on one. */
  readonly row: Node | undefined;
  /** Its text, where that stands in another file than the query. */
  readonly textElsewhere: string | undefined;
  /** The calls of its chain, last first; the query's own comes first. */
  readonly chain: readonly Link[];
  /** `certain`: followed to its library. `likely`: a distinctive name where the library is used. */
  readonly evidence: Evidence;
}
