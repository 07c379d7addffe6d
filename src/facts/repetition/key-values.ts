// How the keys of a read compare with the column that they are looked up by, when both are values of the program.
import { unwrap, type Node } from '../../ast/nodes.js';
import { kindOf } from '../flow/value-kinds.js';
import type { Analysis } from '../project/analysis.js';
import { columnOf } from '../relations/columns.js';
import { holdsForDatabase } from '../relations/databases.js';
import { isRelationColumn } from '../relations/relation-columns.js';
import type { KeyedRead } from './keyed-reads.js';
import { readOfRows } from './parent-reads.js';
import type { RepeatedQuery } from './repeated-queries.js';

/**
 * - `as-values`: a key and its column are the same value
 * - `as-texts`: they are the same text; one may be a number, a bigint or an id that is an object, and the other a text
 * - `never`: one of them is an object that is equal to itself alone, or has no text of its own, or one value has many texts
 */
export type Comparison = 'as-values' | 'as-texts' | 'never';

/** How the key of a read is found among the rows of all keys. */
export function comparisonOf(read: RepeatedQuery, keyed: KeyedRead, analysis: Analysis): Comparison {
  const [key, column] = [
    keyOf(read, keyed, analysis).kind,
    columnOf(read.query, keyed.column, analysis, writtenColumn(keyed)).kind,
  ];
  const kinds = [key, column];
  if (kinds.some((each) => each === 'date' || each === 'object' || each === 'caseless')) return 'never';
  // The text of a decimal has as many digits as its column: 5.50 is 5.5, and not in a Map.
  if (kinds.includes('decimal')) return key === column ? 'as-texts' : 'never';
  // A row that is asked for by another spelling has its own. What a row brings along is spelt as the database does.
  const isOfElement = keyed.property !== undefined;
  const { collection } = read.repetition.loop;
  const isOfRow = isOfElement && collection !== undefined && readOfRows(collection, analysis) !== undefined;
  if (kinds.some((each) => each === 'uuid' || each === 'written-anew'))
    return key === column || isOfRow ? 'as-values' : 'never';
  // So has one that is found by any spelling of its letters. What an element brings along is taken to have come from a row.
  const isText = kinds.every((each) => each === undefined || each === 'text');
  if (isText && !isOfElement && holdsForDatabase(read.query.library.ignoresCase, read.query, analysis))
    return 'never';
  // A text spells a number in many ways: a database finds 2 by '02', and a Map does not.
  if (key === 'text' && column === 'number') return 'never';
  // A bigint may be asked for by a number, or by its text.
  if (kinds.includes('bigint') && key !== column) return 'as-texts';
  if (key !== undefined && column !== undefined) return key === column ? 'as-values' : 'as-texts';
  // The column behind a text may hold numbers, where the database compares the two.
  return (key ?? column) && key !== 'text' ? 'as-values' : 'as-texts';
}

/** `orders.userId` in `eq(orders.userId, id)`. */
function writtenColumn({ condition: { form, node } }: KeyedRead): Node | undefined {
  const [column] = form === 'expression' && node.type === 'CallExpression' ? node.arguments : [];
  return column && unwrap(column);
}

/**
 * May a key be null, where a row without one is asked for by its absence? A row that belongs to no other is one; where nothing says
 * what the key is, a column may be taken to have one.
 */
export function mayKeyBeNull(read: RepeatedQuery, keyed: KeyedRead, analysis: Analysis): boolean {
  const { mayBeNull } = keyOf(read, keyed, analysis);
  return mayBeNull ?? isRelationColumn(read.query, keyed.column, analysis);
}

function keyOf({ repetition }: RepeatedQuery, { value, property }: KeyedRead, analysis: Analysis) {
  const said = kindOf(value, analysis);
  const { collection } = repetition.loop;
  if (said.kind !== undefined || property === undefined || !collection) return said;
  // An element of rows that were read: what the schema says of that column.
  const parent = readOfRows(collection, analysis);
  return parent && parent.path.length === 0 ? columnOf(parent.query, property, analysis) : said;
}
