/** A mistake in what the command was given, or found, with what to change. */
export class BadInput extends Error {}

/** There is nothing to tell about what was asked, and where there is. */
export class NothingThere extends Error {}
