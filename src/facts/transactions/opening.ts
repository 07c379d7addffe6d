// Code that runs in a transaction, however that was opened.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { Model } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { ApiValue } from '../origins/value.js';
import type { Run } from './seen.js';

export interface Opening {
  readonly call: Invocation;
  readonly fn: FunctionNode;
  /** The calls that end it, where it is a part of the function; none where all of it is. */
  readonly ends: readonly Node[] | undefined;
  /** The name that its statements are sent through, or are handed. */
  readonly handle: TSESTree.Identifier | undefined;
  /** What it was opened on, and the call through which that code was entered. */
  readonly client: Node | undefined;
  readonly clientValue: ApiValue | undefined;
  readonly run: Run | undefined;
  readonly library: Model;
  readonly evidence: Evidence;
}

/** What a chain of calls begins with that ends in a transaction: `db` of `db.transaction().execute`. */
export function clientBefore(callee: Node): Node | undefined {
  let at = unwrap(callee);
  if (at.type !== 'MemberExpression') return undefined;
  for (
    at = unwrap(at.object);
    at.type === 'CallExpression';
    at = unwrap(at.callee.type === 'MemberExpression' ? at.callee.object : at.callee)
  );
  return at;
}
