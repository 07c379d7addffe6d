// What is found of a schema by following it to where it validates something.
import type { Node } from '../../ast/nodes.js';
import type { Input, Validation } from '../../models/model.js';
import type { Module } from '../project/module.js';
import type { ChainLink } from './schemas.js';
import type { Said } from './strictness.js';

/** One validation that the leaf takes part in. */
export interface SchemaUse {
  readonly input: Input | undefined;
  /** The validating call, or the parameter that is validated. */
  readonly node: Node;
  readonly module: Module;
  /** What gives null there for a key that was not sent, and would be made 0 or 1970. */
  readonly nullFrom: Node | undefined;
  /** An empty text is taken for one that is not there. */
  readonly dropsEmpty: boolean;
  /** Texts are converted there to what a leaf insists on. */
  readonly converts: boolean;
  /** What gives what they were converted to, where the call itself does not. */
  readonly dropped: Validation['dropsConverted'];
  /** What is said of how texts are taken. */
  readonly said: Said | undefined;
}

export interface SchemaUses {
  readonly uses: readonly SchemaUse[];
  /** Every place where the schema goes was seen and understood. */
  readonly complete: boolean;
  /** A type of the project is derived from what the schema takes in. */
  readonly inputTypeIsRead: boolean;
  /** Names of the bindings and properties that hold it. */
  readonly names: readonly string[];
  /** The keys under which objects hold it. */
  readonly keys: readonly string[];
  /** What is called on the leaf, and on what comes of it, before it becomes a part of something. */
  readonly steps: readonly ChainLink[];
  /** A `.catch` around the leaf swallows the rejection. */
  readonly swallowed: boolean;
  /** Null is let through in front of the leaf. */
  readonly takesNull: boolean;
  /** What the leaf rejects is taken as it is by another member of a union. */
  readonly isAlternative: boolean;
  /** It is a schema of each element of a list or a record. */
  readonly isElement: boolean;
}
