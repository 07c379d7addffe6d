// How a statement lets the store compute a value from the one that it holds.

export interface Atomic {
  /**
   * Where the form stands: in place of the value, in place of its property, in the statement's text, or in place of the call from its
   * member on.
   */
  readonly in: 'value' | 'property' | 'text' | 'call';
  /**
   * The forms by operator. `{column}` is the column, `{by}` the operand, `{table}` what names the table, `{client}` what the statement
   * is sent through, `{first}` the call's first argument, `{mark}` a placeholder.
   */
  readonly plus: string;
  readonly minus: string;
  /** What a form needs in scope. */
  readonly imports?: { readonly name: string; readonly from: string };
  /**
   * Regular expression source: how an entity is declared whose values are checked or changed when a row is saved, and not when the
   * store computes them. The files of the declaration have to be known.
   */
  readonly unlessDeclaredWith?: string;
  /** An option by which values are checked that are set, and not those that are computed: nobody in the project may write it. */
  readonly unlessWritten?: string;
  /** The operand has to be a whole number. */
  readonly wholeNumbers?: boolean;
  /** The same for a number that is never null, as its type says: a fix, no suggestion. */
  readonly isEquivalent?: boolean;
}
