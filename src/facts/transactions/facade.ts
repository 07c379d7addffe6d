// What rules ask of transactions: `facts.transactions`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import { apiOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { concurrentStatementsAt, type ConcurrentStatements } from './concurrent-statements.js';
import { hasMember, takesHandle } from './handle-parameters.js';
import { handedBy, openingAt } from './openings.js';
import { outsideCallsIn, type OutsideCall } from './outside-calls.js';
import { outerStatementsIn, type OuterStatements } from './outer-statements.js';

export class TransactionFacts {
  constructor(private readonly analysis: Analysis) {}

  /** What runs in the transaction that a call opens, and is sent past it. */
  outerStatementsIn(call: Invocation): OuterStatements | undefined {
    const opening = openingAt(call, this.analysis);
    return opening && outerStatementsIn(opening, this.analysis);
  }

  /** What the transaction that a call opens waits for outside of its database. */
  outsideCallsIn(call: Invocation): readonly OutsideCall[] {
    const opening = openingAt(call, this.analysis);
    return opening ? outsideCallsIn(opening, this.analysis) : [];
  }

  /** Statements on one connection that a call starts at once. */
  concurrentStatementsAt(call: TSESTree.CallExpression): ConcurrentStatements | undefined {
    return concurrentStatementsAt(call, this.analysis);
  }

  /** The value that a transaction hands to its callback. */
  handleOf(call: Invocation): ApiValue | undefined {
    return handedBy(call, this.analysis);
  }

  /** The member by which a handle takes over a repository of another client. */
  adoptsBy({ type }: ApiValue): string | undefined {
    return this.analysis.catalogue.facet(type, 'adoptsBy')?.value;
  }

  /** Is an expression a client, and not a repository on one? */
  isClient(node: Node): boolean {
    const value = apiOf(node, this.analysis);
    return (
      value !== undefined && this.analysis.catalogue.facet(value.type, 'role')?.value === 'database-client'
    );
  }

  /** Can a function that a call hands a client be handed the handle in its place? */
  takesHandle(site: Node, written: Node, handle: ApiValue): boolean {
    return takesHandle(site, written, handle, this.analysis);
  }

  hasMember(value: ApiValue, name: string): boolean {
    return hasMember(value, name, this.analysis);
  }
}
