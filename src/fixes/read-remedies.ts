// What to write in place of a read that runs once per element: in words for the message, and as suggestions.
import type { TSESLint } from '@typescript-eslint/utils';
import { argumentsOf } from '../ast/invocations.js';
import { shortened } from '../ast/texts.js';
import type { Facts } from '../facts/facts.js';
import type { QueryCall } from '../facts/queries/query-call.js';
import type { KeyedRead } from '../facts/repetition/keyed-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { isLimited, isOrdered, isPaged } from './batched-query.js';
import { batchingRead } from './batched-read.js';
import { startingTogether } from './concurrent-read.js';
import type { Source } from './edits.js';
import { nestingRead } from './nested-read.js';
import { readingByPosition } from './positional-read.js';

export interface Remedy {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

export interface Remedies {
  /** One sentence. */
  readonly words: string;
  readonly nested: Remedy | null;
  readonly batched: Remedy | null;
  readonly together: Remedy | null;
}

export function remediesFor(read: RepeatedQuery, facts: Facts, source: Source): Remedies {
  const keyed = facts.repetition.keyedReadOf(read);
  const together = startingTogether(read, facts, source);
  // Code is written for the library that was followed, never for one that a name suggests.
  if (read.query.evidence === 'likely')
    return { nested: null, batched: null, together, words: wordsFor(read, null, keyed, facts) };
  const nesting = facts.repetition.nestingOf(read);
  const nested = nesting ? nestingRead(read, nesting, facts, source) : null;
  const positional = facts.repetition.positionalReadOf(read);
  const batched = positional
    ? readingByPosition(read, positional, facts, source)
    : keyed
      ? batchingRead(read, keyed, facts, source)
      : null;
  return { nested, batched, together, words: wordsFor(read, nested, keyed, facts) };
}

function wordsFor(
  read: RepeatedQuery,
  nested: Remedy | null,
  keyed: KeyedRead | undefined,
  facts: Facts,
): string {
  const { usesElement, through, query } = read;
  if (facts.repetition.readsWhatItWrites(read))
    return 'A round may read what an earlier one wrote: change the rows in one statement, or keep the order.';
  if (facts.repetition.mayReadWhatItWrites(read))
    return 'Where no round changes what another one reads, read the rows of all elements in one query before the loop.';
  if (facts.repetition.isSameEachRound(read))
    return 'It does not depend on the element: run it once, before the loop.';
  if (!usesElement) return 'Read what all elements need in one query before the loop.';
  if (nested) return `Load it with the parents: \`${shortened(nested.text)}\`.`;
  if (through)
    return facts.repetition.actsOutside(through)
      ? 'Read what all elements need in one query before the loop.'
      : 'Give it all elements at once and send one query.';
  if (isAggregate(query)) return 'Ask for all elements in one query that is grouped by their key.';
  const { batch } = query.query;
  if (isFewOfEach(query))
    return 'Read the first of each with their parents, or in one query that ranks the rows of each key.';
  const isVaried = batch?.labelIfVaried !== undefined && facts.repetition.variesBeyondKey(read);
  const label = isVaried ? batch.labelIfVaried : batch?.label;
  if (label !== undefined) return `Read all of them first with one \`${label}\`, then look them up.`;
  if (!batch || !keyed || keyed.condition.forList.length === 0 || isLimited(query, batch))
    return 'Read the rows of all elements in one query before the loop, then look them up.';
  const member = batch.member === undefined ? '' : `one \`${batch.member}\` and `;
  return `Read all rows first with ${member}\`${keyed.condition.words.replace('{keys}', '…')}\`, then look them up.`;
}

const AGGREGATE = /(?<!\bMath\.)\b(?:count(?:all|distinct)?|sum|min|max|avg)\s*(?:<[^<>()]*>\s*)?\(/i;
const CHOOSES_COLUMNS = /select|columns?$/i;

/** What is asked for is made of the rows of a key: nobody loads a table in order to count it. */
function isAggregate({ operation, module, node, chain }: QueryCall): boolean {
  if (operation === 'count') return true;
  if (operation === 'raw') return AGGREGATE.test(module.text.slice(...node.range));
  return chain.some(({ call, member = '' }) => {
    const given = argumentsOf(call).map(({ range }) => module.text.slice(...range));
    return (
      AGGREGATE.test(`${member}(`) ||
      (CHOOSES_COLUMNS.test(member) && given.some((each) => AGGREGATE.test(each)))
    );
  });
}

/** A limit behind an order, or one that is more than a row. */
const FEW_ROWS = /\border\s+by\b[\s\S]*\b(?:limit|fetch\s+first)\b|\blimit\s+(?!1\b)/i;

/** The first few rows of each key are not the first few rows of all of them. */
function isFewOfEach(query: QueryCall): boolean {
  const { batch } = query.query;
  if (query.operation === 'read-one') return isOrdered(query);
  if (query.operation === 'raw') return FEW_ROWS.test(query.module.text.slice(...query.node.range));
  return query.operation === 'read-many' && batch !== undefined && isPaged(query, batch, 'surely');
}
