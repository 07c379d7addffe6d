// The examples that the menu offers: one for each failure mode of the story, in the words of whoever meets it.

export const MENU: readonly {
  readonly area: string;
  readonly examples: readonly (readonly [id: string, title: string])[];
}[] = [
  {
    area: 'Validation',
    examples: [
      ['no-uncoerced-input/1', 'A schema that rejects every query string'],
      ['no-uncoerced-input/2', 'A schema in one file, fed in another'],
      ['no-truthy-boolean-coercion/1', 'The text “false” becomes true'],
      ['no-unvalidated-transform/1', 'NaN passes the schema'],
      ['no-secret-fallback/1', 'A secret from the source code'],
    ],
  },
  {
    area: 'Data access',
    examples: [
      ['no-query-in-loop/1', 'N + 1 queries'],
      ['no-query-in-loop/3', 'N + 1, hidden in a service'],
      ['no-write-in-loop/1', 'One insert per row'],
      ['no-unexecuted-query/1', 'A query that is never sent'],
    ],
  },
  {
    area: 'Transactions and races',
    examples: [
      ['no-racy-token-rotation/1', 'One refresh token, two sessions'],
      ['require-single-flight-refresh/1', 'Every 401 refreshes the token'],
      ['no-read-modify-write/1', 'A stock that forgets sales'],
      ['no-racy-upsert/1', 'Two requests, two rows'],
      ['no-outer-client-in-transaction/1', 'A write past the transaction'],
    ],
  },
  {
    area: 'Errors and logs',
    examples: [
      ['valid-logger-error/1', 'An error that the log drops'],
      ['no-stringified-error/1', 'An error that becomes {}'],
      ['no-swallowed-error/1', 'A failure that nobody sees'],
      ['no-leaky-error-response/1', 'Query text in the answer'],
      ['no-double-response/1', 'Two answers to one request'],
    ],
  },
  {
    area: 'Tests',
    examples: [
      ['no-status-only-assertion/1', 'A test that any answer passes'],
      ['no-mock-echo-assertion/1', 'A test of its own mock'],
    ],
  },
];

/** What is shown to whoever opens the playground without an address. */
export const FIRST = 'no-query-in-loop/1';
