// What handling an error does, step by step: one word for each thing that can become of it.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import type { Reply } from '../runtime/replies.js';

export type Effect =
  /** `throw e`, `Promise.reject(e)`, the end of the process. */
  | { readonly kind: 'thrown'; readonly node: Node; readonly keepsError: boolean }
  /** `next(e)`, `reject(e)`, `callback(e)`: a function that the code was handed. */
  | { readonly kind: 'forwarded'; readonly node: Node; readonly keepsError: boolean }
  | { readonly kind: 'logged'; readonly node: TSESTree.CallExpression; readonly keepsError: boolean }
  | { readonly kind: 'captured'; readonly node: Node }
  | { readonly kind: 'answered'; readonly node: Node; readonly reply: Reply }
  /** `rows = []`, `failed = true`: something that was there before holds this now. */
  | { readonly kind: 'assigned'; readonly node: TSESTree.AssignmentExpression }
  /** `if (e.code === 'P2002')`: it was looked at. */
  | { readonly kind: 'tested'; readonly node: Node }
  /** `failures.push(e)`, `return { error: e }`, `failed += 1`: it is somewhere. */
  | { readonly kind: 'kept'; readonly node: Node }
  /** Something else was done: another query, a call of which nothing is known. */
  | { readonly kind: 'acted'; readonly node: Node; readonly isHandedError: boolean };

export type End =
  | { readonly how: 'thrown' }
  | { readonly how: 'returned'; readonly value: Node | undefined }
  /** `continue`, `break`, out of the handler. */
  | { readonly how: 'left'; readonly node: Node }
  | { readonly how: 'fell-through' };

/** One way through a handler. */
export interface Path {
  readonly effects: readonly Effect[];
  readonly end: End;
}
