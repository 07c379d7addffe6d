// What to write in place of a write that runs once per element, in one sentence.
import type { Facts } from '../facts/facts.js';
import type { RepeatedWrite } from '../facts/repetition/repeated-writes.js';

export function bulkInWords(write: RepeatedWrite, facts: Facts): string {
  const { query, at, through, key } = write;
  const { bulk, batch } = query.query;
  if (facts.repetition.isSameEachRound(write))
    return 'It does not depend on the element: run it once, after the loop.';
  if (through)
    return bulk && query.query.mergesInTick
      ? `Give it all of them at once and send them together: \`${bulk.label}\`.`
      : 'Give it all rows at once and write them with one statement.';
  if (at === 'values') {
    // Where a write names its rows by conditions, its form for many rows gives all of them the same values.
    const isForValues = query.operation === 'raw' || (!query.query.filter && !query.query.conditions);
    return bulk && isForValues && facts.repetition.fitsStatement(write)
      ? `Send them together: \`${bulk.label}\`.`
      : 'Write all with one statement that takes the values as a list.';
  }
  if (at === 'keys') {
    const member = batch?.member ?? bulk?.member;
    const words = key?.words.replace('{keys}', '…');
    // A list in the place of the key has no words of its own.
    if (words !== undefined && words !== '…')
      return `Use one ${member === undefined ? 'statement' : `\`${member}\``} with \`${words}\`${skipping(goesPastHooks(write, facts) ? HOOKS : undefined)}.`;
    return bulk && query.operation !== 'raw'
      ? `Write all rows with one \`${bulk.label}\`.`
      : 'Name all rows in one statement.';
  }
  if (!bulk) return 'Write all rows with one statement.';
  const isOther = bulk.member !== undefined && !facts.repetition.sharesHooksWithManyRows(query);
  return `Write all rows with one \`${bulk.label}\`${skipping(isOther ? HOOKS : bulk.skips)}.`;
}

/** Is the write for a list of keys another member than that for one, and may hooks of the project run with only one of them? */
export function goesPastHooks({ query, key }: RepeatedWrite, facts: Facts): boolean {
  const isOtherForm = query.query.batch?.member !== undefined || key?.isOtherMember === true;
  return isOtherForm && !facts.repetition.sharesHooksWithManyRows(query);
}

const HOOKS = 'the hooks of single rows';

function skipping(skips: string | undefined): string {
  return skips === undefined ? '' : ` (it skips ${skips})`;
}
