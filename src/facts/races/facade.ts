// What rules ask of requests that come at once: `facts.races`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../ast/nodes.js';
import { isInlined } from '../flow/suspension-points.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { atomicChange, type AtomicChange } from './atomic-change.js';
import { uncheckedWritesIn, type UncheckedWrite } from './check-then-act.js';
import { ignoredCountsIn, type IgnoredCount } from './ignored-counts.js';
import { neverEqualCount, type NeverEqual } from './bigint-counts.js';
import { lostUpdatesIn, type LostUpdate } from './read-modify-write.js';
import { emulatedUpsertOf, type EmulatedUpsert } from './emulated-upserts.js';
import { exchangeRetriedBy, exchangeTriedAgain } from './retried-exchanges.js';
import type { TokenExchange } from './token-exchanges.js';
import { refreshInWrapper, refreshOnFailure, type RefreshOn401 } from './token-refresh.js';
import { racedTokensIn, type RacedToken } from './token-rotation.js';

export class RaceFacts {
  constructor(private readonly analysis: Analysis) {}

  /** One-time rows that two runs of a function can both spend; a callback's are those of the function that waits for it. */
  racedTokensIn(fn: FunctionNode): readonly RacedToken[] {
    return isInlined(fn) ? [] : racedTokensIn(fn, this.analysis);
  }

  /** Writes that rely on what a function has read and do not ask for it again. */
  uncheckedWritesIn(fn: FunctionNode): readonly UncheckedWrite[] {
    return isInlined(fn) ? [] : uncheckedWritesIn(fn, this.analysis);
  }

  /** Values that are computed from an earlier read and written back, so that what another request wrote meanwhile is lost. */
  lostUpdatesIn(fn: FunctionNode): readonly LostUpdate[] {
    return isInlined(fn) ? [] : lostUpdatesIn(fn, this.analysis);
  }

  /** Updates of one row in one state, of which nobody learns whether they changed it. */
  ignoredCountsIn(fn: FunctionNode): readonly IgnoredCount[] {
    return isInlined(fn) ? [] : ignoredCountsIn(fn, this.analysis);
  }

  /** The comparison of a count that is a bigint with a number, which never holds. */
  neverEqualCount(node: TSESTree.BinaryExpression): NeverEqual | undefined {
    return neverEqualCount(node, this.analysis);
  }

  /** The form in which the store computes it itself, where what it needs is known. */
  atomicChange(lost: LostUpdate, fn: FunctionNode): AtomicChange | undefined {
    return atomicChange(lost, fn, this.analysis);
  }

  /** An upsert that reads first, so that two at once both insert. */
  emulatedUpsertOf(query: QueryCall): EmulatedUpsert | undefined {
    return emulatedUpsertOf(query, this.analysis);
  }

  /** The exchange of a one-time token that a call does again when it has failed. */
  exchangeRetriedBy(call: TSESTree.CallExpression): TokenExchange | undefined {
    return exchangeRetriedBy(call, this.analysis);
  }

  /** The exchange of a one-time token in a `try` whose failure leads to another attempt. */
  exchangeTriedAgain(statement: TSESTree.TryStatement): TokenExchange | undefined {
    return exchangeTriedAgain(statement, this.analysis);
  }

  /** How the function that a call registers for failed responses renews the login. */
  refreshOnFailure(call: TSESTree.CallExpression): readonly RefreshOn401[] {
    return refreshOnFailure(call, this.analysis);
  }

  /** How a wrapper around requests renews the login when one of them is answered with 401. */
  refreshInWrapper(fn: FunctionNode): readonly RefreshOn401[] {
    return refreshInWrapper(fn, this.analysis);
  }
}
