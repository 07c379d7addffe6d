// One condition of a query, with the edits that ask the same of a list of values.
import type { Node } from '../../ast/nodes.js';
import type { ConditionForm } from '../../models/model.js';

/** A piece of text to put in place of another one; `{keys}` in it stands for the list of values. */
export interface Rewrite {
  readonly range: readonly [number, number];
  readonly text: string;
}

export interface Condition {
  /** The property of a row that is compared: `userId`. */
  readonly column: string;
  /** In SQL, the name under which the rows have the column; none where they do not have it. */
  readonly selectedAs?: string | undefined;
  /** The column as the condition writes it: `orders.userId`, `'user_id'`. */
  readonly columnText: string;
  readonly value: Node;
  readonly form: ConditionForm['form'];
  /** The same condition for a list of values; nothing where the library has no such form. */
  readonly forList: readonly Rewrite[];
  /** Where its placeholder stands, in the text of a statement. */
  readonly mark?: readonly [number, number];
  /** For a list another member is called: `deleteMany` in place of `deleteOne`. */
  readonly isOtherMember?: boolean;
  /** That condition in words, with `{keys}` for the values. */
  readonly words: string;
  /** The condition as written; a list of such parts is all that an object or a conjunction holds. */
  readonly node: Node;
}
