/**
 * The vocabulary in which a library is described. A model is data: it survives `JSON.stringify`, holds no function,
 * and is accepted in the same form from a user's settings.
 *
 * A model is a small type graph. `modules` says what an import yields, `types` says what each value can do:
 * read a member, be called, be constructed. `originOf` walks this graph along the code; the facets on a call
 * (`query`, `log`, `schema`, …) are what the facts and, through them, the rules ask about.
 *
 * Read on in this order. This file is the door: models and facts import from here.
 */
export * from './vocabulary/library.js';
export * from './vocabulary/types.js';
export * from './vocabulary/arguments.js';
export * from './vocabulary/containers.js';
export * from './vocabulary/queries.js';
export * from './vocabulary/atomic.js';
export * from './vocabulary/batches.js';
export * from './vocabulary/relations.js';
export * from './vocabulary/validation.js';
export * from './vocabulary/replies.js';
export * from './vocabulary/decorated-classes.js';
export * from './vocabulary/logging.js';
export * from './vocabulary/http.js';
export * from './vocabulary/testing.js';
export * from './vocabulary/facets.js';
export * from './vocabulary/references.js';
export { MODEL, type OwnModel } from './vocabulary/shapes/library.js';
export { isObject, optionFor, settled, type Shape } from './vocabulary/shapes/shape.js';
