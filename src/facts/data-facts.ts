// What rules ask about data access; a part of the one object that they ask.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../ast/invocations.js';
import type { Node } from '../ast/nodes.js';
import type { Analysis } from './project/analysis.js';
import type { Module } from './project/module.js';
import type { QueryCall } from './queries/query-call.js';
import { describeQuery, placeOf, shortened } from './queries/query-texts.js';
import { unboundedReadOf, type UnboundedRead } from './queries/unbounded-reads.js';
import { undefinedFilterOf, type UndefinedFilter } from './queries/undefined-filters.js';
import { unsentQueryOf, type UnsentQuery } from './queries/unsent-queries.js';
import { isRelationColumn } from './relations/relation-columns.js';
import { isList } from './repetition/collections.js';
import { isUnconditional, keyedReadOf, type KeyedRead } from './repetition/keyed-reads.js';
import { lazyReadOf, type LazyRead } from './repetition/lazy-relations.js';
import { isVisibleBefore, nestingOf, type Nesting } from './repetition/nested-reads.js';
import { positionalReadOf, type PositionalRead } from './repetition/positional-reads.js';
import { repeatedReadOf, type RepeatedQuery } from './repetition/repeated-queries.js';
import { batchableWriteOf, type RepeatedWrite } from './repetition/repeated-writes.js';
import { describeList, describeReached } from './repetition/repetition-texts.js';

export class DataFacts {
  constructor(
    readonly module: Module,
    readonly analysis: Analysis,
  ) {}

  /** The read that a call runs for each element of a list: its own, or one that it reaches. */
  repeatedReadOf(call: Invocation): RepeatedQuery | undefined {
    return repeatedReadOf(call, this.analysis);
  }

  /** The write that a call makes for each element of a list, its own or one that it reaches, where one statement could do the same. */
  batchableWriteOf(call: Invocation): RepeatedWrite | undefined {
    return batchableWriteOf(call, this.analysis);
  }

  /** The statement that a call builds and nothing sends. */
  unsentQueryOf(call: Invocation): UnsentQuery | undefined {
    return unsentQueryOf(call, this.analysis);
  }

  /** The condition of a query that undefined would take out. */
  undefinedFilterOf(call: Invocation): UndefinedFilter | undefined {
    return undefinedFilterOf(call, this.analysis);
  }

  /** The read without a limit that a call in a request's handler sends or reaches. */
  unboundedReadOf(call: Invocation): UnboundedRead | undefined {
    return unboundedReadOf(call, this.analysis);
  }

  /** The relation that a call, or an awaited member, reads once per element of a list. */
  lazyReadOf(node: TSESTree.CallExpression | TSESTree.AwaitExpression): LazyRead | undefined {
    return lazyReadOf(node, this.analysis);
  }

  /** May the text send a query: does it name a member by which any library sends one? */
  mentionsQueries(text: string): boolean {
    const names = this.analysis.queryNames ?? this.analysis.catalogue.names;
    return names.mentions('query', text) || names.isCallable('query');
  }

  /** How such a read can be asked for many elements at once. */
  keyedReadOf(read: RepeatedQuery): KeyedRead | undefined {
    return keyedReadOf(read);
  }

  /** How such a read can be asked for many values in the order of their keys. */
  positionalReadOf(read: RepeatedQuery): PositionalRead | undefined {
    return positionalReadOf(read);
  }

  /** How such a read can move into the read of its parents. */
  nestingOf(read: RepeatedQuery): Nesting | undefined {
    return nestingOf(read, this.module, this.analysis);
  }

  /** Is everything that such a read's options refer to there already at a place further up? */
  isVisibleAt(keyed: Pick<KeyedRead, 'references'>, place: Node): boolean {
    return isVisibleBefore(keyed, place);
  }

  /** Does such a read run for every element, whatever the element is like? */
  runsAlways({ call, repetition: { loop } }: RepeatedQuery): boolean {
    return isUnconditional(call, loop.body);
  }

  /** Does a row hold another row in a column, so that rows cannot be told apart by it? */
  isRelationColumn(query: QueryCall, column: string): boolean {
    return isRelationColumn(query, column, this.analysis);
  }

  /** Is an expression known to be an array? */
  isList(node: Node): boolean {
    return isList(node, this.analysis);
  }

  /** The query as its code writes it: `prisma.order.findMany()`. */
  describeQuery(query: QueryCall): string {
    return describeQuery(query);
  }

  /** The query behind a call, with the calls on the way to it. */
  describeReached(repeated: Pick<RepeatedQuery, 'path' | 'query'>): string {
    return describeReached(repeated);
  }

  /** A piece of code on one line, as a message can quote it. */
  shortened(text: string): string {
    return shortened(text);
  }

  /** What a repeated query goes through. */
  describeList(repeated: Pick<RepeatedQuery, 'repetition'>): string {
    return describeList(repeated, this.module);
  }

  /** Where a query stands, seen from the open file: `services/orders.ts:12`. */
  placeOf(query: QueryCall): string {
    return placeOf(query, this.module);
  }
}
