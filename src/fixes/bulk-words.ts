// What to write in place of a write that runs once per element, in one sentence.
import type { RepeatedWrite } from '../facts/repetition/repeated-writes.js';

export function bulkInWords({ query, at, through, key }: RepeatedWrite): string {
  const { bulk, batch } = query.query;
  if (at === 'once') return 'It does not depend on the element: run it once, after the loop.';
  if (through) return 'Give it all rows at once and write them with one statement.';
  // Where a write names its rows by conditions, its form for many rows gives all of them the same values.
  const isForValues = query.operation === 'raw' || (!query.query.filter && !query.query.conditions);
  if (at === 'values' && bulk && isForValues) return `Send them together: \`${bulk.label}\`.`;
  if (at === 'values')
    return 'Write all of them with one statement that takes the values as a list, or send them together in one transaction.';
  if (at === 'keys') {
    const member = batch?.member ?? bulk?.member;
    const condition = key?.words.replace('{keys}', '…');
    if (condition !== undefined)
      return `Use one ${member === undefined ? 'statement' : `\`${member}\``} with \`${condition}\`.`;
    return bulk ? `Write all rows with one \`${bulk.label}\`.` : 'Name all rows in one statement.';
  }
  const skips = bulk?.skips === undefined ? '' : ` (it skips ${bulk.skips})`;
  return bulk ? `Write all rows with one \`${bulk.label}\`${skips}.` : 'Write all rows with one statement.';
}
