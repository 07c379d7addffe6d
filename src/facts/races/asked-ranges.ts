// Does a statement ask for a range: rows since yesterday, bookings that overlap another one? No unique index holds that.
//
//   findFirst({ where: { roomId, start: { lt: end }, end: { gt: start } } })    a range
//   where(and(eq(t.userId, id), gte(t.createdAt, yesterday)))                   a range
//   query('select … where user_id = $1 and created_at > $2')                    a range
//   findFirst({ where: { email, id: { not: id } } })                            none
import { nodesIn } from '../../ast/walk.js';
import { stringValue } from '../../ast/nodes.js';
import { textOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { textOfStatement } from '../queries/raw-statements.js';

/** How libraries call it, as a key, a function or an operator: `{ gte: … }`, `$lt`, `MoreThan(…)`, `'>='`. */
const RANGE = /\b\$?(?:gte?|lte?|between|(?:more|less)than(?:orequal)?)\s*[:(]/i;
const OPERATOR = /^(?:[<>]=?|between)$/i;
/** In SQL what is unequal, and what is read of JSON, are no ranges. */
const NO_RANGE = /<>|->>?|=>/g;

export function asksForRange(query: QueryCall): boolean {
  if (query.operation === 'raw') {
    const [, ...conditions] = (textOfStatement(query) ?? '').split(/\bwhere\b/i);
    return /[<>]|\bbetween\b/i.test(conditions.join(' ').replaceAll(NO_RANGE, ' '));
  }
  return (
    RANGE.test(textOf(query.node)) ||
    nodesIn(query.node).some((node) => OPERATOR.test(stringValue(node) ?? ''))
  );
}
