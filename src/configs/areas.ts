// The areas as people read them, in the order in which they are listed.
import type { Domain } from '../create-rule.js';

export const AREAS: Readonly<Record<Domain, string>> = {
  validation: 'Validation',
  'data-access': 'Data access',
  concurrency: 'Transactions and races',
  errors: 'Errors and logs',
  observability: 'Observability',
  tests: 'Tests',
};
