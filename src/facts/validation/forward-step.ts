// One step of following a value forward.
import type { Node } from '../../ast/nodes.js';
import type { EnteredCall } from '../origins/place-walk.js';
import type { Module } from '../project/module.js';
import type { Said } from './strictness.js';

/** A place that the value has come to. */
export interface Step {
  readonly node: Node;
  readonly module: Module;
  /** Keys from what stands here down to the value: it may be an object or a list that holds it. `[]` is an element. */
  readonly held: readonly string[];
  /** Keys from the value down to the part of it that is of interest. */
  readonly path: readonly string[];
  /** The calls through which this code was reached. */
  readonly entered: EnteredCall | undefined;
  /** What was said on the way of how texts are taken. */
  readonly said?: Said | undefined;
}
