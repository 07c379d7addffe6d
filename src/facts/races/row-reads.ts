// Which fields of a row are asked for where its name stands: in place, by a method of its own, or by a function that it is handed to.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, wrapped, type CallLike, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';
import { fieldsReadOf } from './row-arguments.js';
import { methodsOfRow, type FieldsOfMethod } from './row-methods.js';

/** What is known of the code that is handed a row. */
export interface RowReads {
  readonly byMethod: FieldsOfMethod;
  readonly byCall: (argument: Node, call: CallLike) => ReadonlySet<string> | undefined;
}

/** @param read the statement that gave the row */
export function readsOfRow(read: QueryCall, analysis: Analysis): RowReads {
  return {
    byMethod: methodsOfRow(read, analysis),
    byCall: (argument, call) => fieldsReadOf(argument, call, analysis),
  };
}

/** The fields that are asked for at a name of a row; `*` where it is handed to code of which that is not known. */
export function fieldsAskedAt(name: Node, reads: RowReads | undefined): Iterable<string> {
  const { parent } = wrapped(name);
  if (parent?.type === 'MemberExpression') return readByMethod(parent, reads) ?? [pathOf(parent)];
  return parent?.type === 'CallExpression' ? (reads?.byCall(name, parent) ?? ['*']) : [];
}

/** `stored.isActive()` asks about what the method reads. */
function readByMethod(
  member: TSESTree.MemberExpression,
  reads: RowReads | undefined,
): ReadonlySet<string> | undefined {
  const called = wrapped(member);
  const isCalled = called.parent?.type === 'CallExpression' && called.parent.callee === called;
  return isCalled ? reads?.byMethod(memberName(member) ?? '') : undefined;
}

/** `revokedAt` in `stored.revokedAt` and `stored.revokedAt.getTime()`; `config.type` in `stored.config.type`, a part of it. */
function pathOf(member: TSESTree.MemberExpression): string {
  const name = memberName(member);
  const { parent } = wrapped(member);
  if (name === undefined) return '*';
  const isPart =
    parent?.type === 'MemberExpression' &&
    parent.object === wrapped(member) &&
    parent.parent.type !== 'CallExpression';
  return isPart ? `${name}.${memberName(parent) ?? '*'}` : name;
}
