// What rules ask of statements that run once per element: `facts.repetition`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { derivedIn, refersTo } from '../flow/derived-names.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { isInTransaction } from '../queries/open-transactions.js';
import type { QueryCall } from '../queries/query-call.js';
import { sharesHooksWithManyRows } from '../queries/query-hooks.js';
import { wordOfStatement } from '../queries/raw-statements.js';
import { mayChangeSharedRow } from './changed-rows.js';
import { canBeReadTwice, isList } from './list-kinds.js';
import { areRowsKept } from './kept-rows.js';
import { isSameEachRound } from './independence.js';
import { comparisonOf, mayKeyBeNull, type Comparison } from './key-values.js';
import { isUnconditional, keyedReadOf, type KeyedRead } from './keyed-reads.js';
import { lazyReadOf, type LazyRead } from './lazy-relations.js';
import { mayLeaveColumnsOut } from './missing-columns.js';
import { mayHoldNestedRows } from './nested-data.js';
import { nestingOf, type Nesting } from './nested-reads.js';
import { positionalReadOf, variesBeyondKey, type PositionalRead } from './positional-reads.js';
import { areKnown, type Move, type Precondition } from './preconditions.js';
import { isRepeatable } from './repeatable-changes.js';
import {
  mayReadWhatItWrites,
  readsWhatItWrites,
  repeatedReadOf,
  type RepeatedQuery,
} from './repeated-queries.js';
import { batchableWriteOf, type RepeatedWrite } from './repeated-writes.js';
import { describeList, describeReached } from './repetition-texts.js';
import { actsOutside } from './units-of-work.js';

export class RepetitionFacts {
  constructor(
    private readonly open: Module,
    private readonly analysis: Analysis,
  ) {}

  /** The read that a call runs for each element of a list: its own, or one that it reaches. */
  readOf(call: Invocation): RepeatedQuery | undefined {
    return repeatedReadOf(call, this.analysis);
  }

  /** The write that a call makes for each element of a list, its own or one that it reaches, where one statement could do the same. */
  writeOf(call: Invocation): RepeatedWrite | undefined {
    return batchableWriteOf(call, this.analysis);
  }

  /** May a row that is written hold a value that is undefined? */
  mayLeaveColumnsOut(data: Node): boolean {
    return mayLeaveColumnsOut(data, this.analysis);
  }

  /** May such a row hold rows of other tables? */
  mayHoldNestedRows(data: Node, write: RepeatedQuery): boolean {
    return mayHoldNestedRows(data, write, this.analysis);
  }

  /** The relation that a call, or an awaited member, reads once per element of a list. */
  lazyReadOf(node: TSESTree.CallExpression | TSESTree.AwaitExpression): LazyRead | undefined {
    return lazyReadOf(node, this.analysis);
  }

  /** How such a read can be asked for many elements at once. */
  keyedReadOf(read: RepeatedQuery): KeyedRead | undefined {
    return keyedReadOf(read);
  }

  /** How such a read can be asked for many values in the order of their keys. */
  positionalReadOf(read: RepeatedQuery): PositionalRead | undefined {
    return positionalReadOf(read);
  }

  /** Is more than the key of such a read made of the element? */
  variesBeyondKey(read: RepeatedQuery): boolean {
    return variesBeyondKey(read);
  }

  /** How such a read can move into the read of its parents. */
  nestingOf(read: RepeatedQuery): Nesting | undefined {
    return nestingOf(read, this.open, this.analysis);
  }

  /** Are all of these known to hold for a statement that a repair moves out of its loop? */
  areKnown(needed: readonly Precondition[], move: Move): boolean {
    return areKnown(needed, move, this.analysis);
  }

  /** Does a repeated statement run for every element, whatever the element is like? */
  runsAlways({ call, repetition: { loop } }: RepeatedQuery): boolean {
    return isUnconditional(call, loop.body);
  }

  /** How a read's keys are found among the rows of all keys. */
  comparisonOf(read: RepeatedQuery, keyed: KeyedRead): Comparison {
    return comparisonOf(read, keyed, this.analysis);
  }

  /** May a round change a row that another round of the same key would hold as well? */
  mayChangeSharedRow(read: RepeatedQuery, keyed: KeyedRead): boolean {
    return mayChangeSharedRow(read, keyed, this.analysis);
  }

  /** May a key be null? */
  mayKeyBeNull(read: RepeatedQuery, keyed: KeyedRead): boolean {
    return mayKeyBeNull(read, keyed, this.analysis);
  }

  /** Is such a query the same in every round, so that running it once does the same? */
  isSameEachRound(repeated: RepeatedQuery): boolean {
    return isSameEachRound(repeated, this.analysis);
  }

  /** Is the library's form for many rows one of this statement's kind? */
  fitsStatement({ query }: RepeatedQuery): boolean {
    const words = query.query.bulk?.statements;
    return query.operation !== 'raw' || !words || words.includes(wordOfStatement(query) ?? '');
  }

  /** Does a failure leave the rows written that earlier rounds wrote? Not in a transaction. */
  leavesPartWritten({ query, through }: RepeatedWrite): boolean {
    return !through && isInTransaction(query, this.analysis) === 'no';
  }

  /** Does such a write that is made twice to one row leave what it leaves when it is made once? */
  isRepeatable({ query }: RepeatedQuery): boolean {
    return isRepeatable(query, this.analysis);
  }

  /** Do such a write and its form for many rows run the same hooks of the project? */
  sharesHooksWithManyRows(query: QueryCall): boolean {
    return sharesHooksWithManyRows(query, this.analysis);
  }

  /** Does the statement name the element, or what is made of it, outside of a part of it? */
  usesElementBeside({ query, repetition: { loop } }: RepeatedQuery, part: Node): boolean {
    const names = derivedIn(loop.body, loop.element);
    return nodesIn(query.node, (node) => node !== part).some(
      (node) => node !== part && refersTo(node, names),
    );
  }

  /** May they, by a statement or a function that is not known? */
  mayReadWhatItWrites(read: RepeatedQuery): boolean {
    return mayReadWhatItWrites(read, this.analysis);
  }

  /** Do rounds write what later rounds read? */
  readsWhatItWrites(read: RepeatedQuery): boolean {
    return readsWhatItWrites(read, this.analysis);
  }

  /** Does a function wait for something outside of the database, such as a request or a file? */
  actsOutside(through: FunctionValue): boolean {
    return actsOutside(through, this.analysis);
  }

  /** Is nothing done with the parents' rows but to go through them and to read their properties? */
  areRowsKept({ parent }: Nesting): boolean {
    return areRowsKept(parent);
  }

  /** Is an expression known to be an array? */
  isList(node: Node): boolean {
    return isList(node, this.analysis);
  }

  /** Can a list that is no array be gone through twice? */
  canBeReadTwice(node: Node): boolean {
    return canBeReadTwice(node);
  }

  /** The query behind a call, with the calls on the way to it: `orderRepo.findByUser → db.query()`. */
  describeReached(reached: Pick<RepeatedQuery, 'path' | 'query'>): string {
    return describeReached(reached);
  }

  /** What a repeated query goes through. */
  describeList(repeated: Pick<RepeatedQuery, 'repetition'>): string {
    return describeList(repeated, this.open);
  }
}
