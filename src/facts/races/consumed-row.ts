// A row that is read, checked and used up.
import type { QueryStep } from '../queries/query-steps.js';
import type { Row, RowCheck } from './row-checks.js';

/** A checked row that is spent unconditionally. */
export interface Spending {
  readonly read: QueryStep;
  readonly write: QueryStep;
  readonly row: Row;
  readonly checks: readonly RowCheck[];
  /** The fields that decide whether the row is still good and that the write changes; none when it deletes. */
  readonly fields: readonly string[];
}
