// Where something stands in the arguments of a call.

/** Where in a call's arguments something stands. `*` in a path is every property. */
export interface ArgumentPath {
  readonly argument: number;
  /** An earlier call of the chain, by its member, in place of the call itself. */
  readonly member?: string;
  readonly path?: readonly string[];
}
