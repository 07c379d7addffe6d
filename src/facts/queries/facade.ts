// What rules ask of queries: `facts.queries`.
import type { Invocation } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { runsAsEsModule } from '../project/es-modules.js';
import type { Module } from '../project/module.js';
import { queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';
import { describeQuery, placeOf } from './query-texts.js';
import { unboundedReadOf, type UnboundedRead } from './unbounded-reads.js';
import { undefinedFilterOf, type UndefinedFilter } from './undefined-filters.js';
import { unsentQueryOf, type UnsentQuery } from './unsent-queries.js';

export class QueryFacts {
  constructor(
    private readonly open: Module,
    private readonly analysis: Analysis,
  ) {}

  /** The query that a call sends, or stands for. */
  of(call: Invocation): QueryCall | undefined {
    return queryOf(call, this.analysis);
  }

  /** The statement that a call builds and nothing sends. */
  unsentOf(call: Invocation): UnsentQuery | undefined {
    return unsentQueryOf(call, this.analysis);
  }

  /** May code of the open file wait at its top, where its syntax allows that? */
  mayWaitAtTop(): boolean {
    return runsAsEsModule(this.open, this.analysis);
  }

  /** The condition of a query that undefined would take out, among those that a rule calls decisive. */
  undefinedFilterOf(
    call: Invocation,
    isDecisive: (column: string, operation: QueryCall['operation']) => boolean,
  ): UndefinedFilter | undefined {
    return undefinedFilterOf(call, isDecisive, this.analysis);
  }

  /** The read without a limit that a call in a request's handler sends or reaches. */
  unboundedReadOf(call: Invocation): UnboundedRead | undefined {
    return unboundedReadOf(call, this.analysis);
  }

  /** The query as its code writes it: `prisma.order.findMany()`. */
  describe(query: QueryCall): string {
    return describeQuery(query);
  }

  /** Where a query stands, seen from the open file: `services/orders.ts:12`. */
  placeOf(query: { readonly node: Node }): string {
    return placeOf(query, this.open);
  }
}
