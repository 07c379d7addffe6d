// Repeated queries in words, as messages name them.
import { onOneLine } from '../../ast/texts.js';
import type { Module } from '../project/module.js';
import { describeQuery } from '../queries/query-texts.js';
import type { RepeatedQuery } from './repeated-queries.js';

/** A query behind a call, with the calls on the way to it: `orderRepo.findByUser → db.query()`. */
export function describeReached({ path, query }: Pick<RepeatedQuery, 'path' | 'query'>): string {
  return [...path, describeQuery(query)].join(' → ');
}

const LONGEST_LIST = 40;

/** What a repeated query goes through, as its code writes it. */
export function describeList(
  { repetition: { loop } }: Pick<RepeatedQuery, 'repetition'>,
  { text }: Module,
): string {
  if (!loop.collection) return 'the list';
  const list = onOneLine(text.slice(...loop.collection.range));
  return list.length <= LONGEST_LIST ? list : `${list.slice(0, LONGEST_LIST)}…`;
}
