// Why a value is unknown, as data: where the walk ended and over what.
import type { Node } from '../../ast/nodes.js';
import type { ResolvedType } from '../catalogue/catalogue.js';

/** Why a value is unknown. Data only: nobody reads it while linting, and words are made by whoever is asked. */
export interface Reason {
  readonly kind: ReasonKind;
  /** Where the walk ended. */
  readonly node?: Node | undefined;
  /** What it ended over: an import's specifier, a member, a variable, a type. */
  readonly name?: string | undefined;
  /** The library's type that its model says nothing more about. */
  readonly type?: ResolvedType | undefined;
  /** What was unknown before, so that this is. */
  readonly because?: Reason | undefined;
}

export type ReasonKind =
  // imports
  | 'unresolved-import'
  | 'unreadable-module'
  | 'package-without-model'
  | 'unmodelled-export'
  | 'no-export'
  | 'computed-import'
  // names
  | 'undeclared'
  | 'no-value'
  | 'written-more-than-once'
  | 'parameter'
  // members
  | 'no-member'
  | 'unmodelled-member'
  | 'untyped-member'
  | 'computed-member'
  | 'no-element'
  | 'no-class-around'
  // calls
  | 'unmodelled-result'
  | 'plain-rows'
  | 'not-registered'
  | 'registered-otherwise'
  | 'returns-nothing'
  | 'class-called'
  // types
  | 'any'
  | 'type-parameter'
  | 'type-not-followed'
  // the walk itself
  | 'several-values'
  | 'depends-on-itself'
  | 'too-deep'
  /** An expression whose kind is not followed, or a call of something that is not known. */
  | 'not-followed';
