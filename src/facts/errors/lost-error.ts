// What is known of an error that a log call does not write whole.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Move } from './loggers.js';

export interface LostError {
  readonly error: Node;
  /** The argument that holds it. */
  readonly argument: TSESTree.CallExpressionArgument;
  /** The property that holds it, where it stands in an object. */
  readonly property?: TSESTree.Property;
  readonly how:
    | 'behind-message'
    | 'behind-object'
    | 'object-behind-message'
    | 'wrong-key'
    | 'nested'
    | 'formatted-key'
    | 'formatted-whole'
    | 'without-stack'
    | 'no-serializer'
    | 'never-serialised';
  /** The key under which the logger keeps errors. */
  readonly errorKey: string;
  /** A property that holds it survives under its own key. */
  readonly hasSafeKey: boolean;
  /** What an edit that puts it under the error key may bring about beside that. */
  readonly moved: Move;
  readonly evidence: Evidence;
}
