// Where a module reads what it keeps under a key itself: fields of its classes, and its own CommonJS exports.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, type Node } from '../../ast/nodes.js';
import { eachNode, nodesIn } from '../../ast/walk.js';
import { commonJsExport } from './exports.js';
import { moduleOf, type Module } from './module.js';

/** The places in a class that read a field by `this`. */
export function readsOfField(body: TSESTree.ClassBody, key: string): readonly Node[] {
  return (
    moduleOf(body)
      .memo.of(readsByField, body, () => readsByField(body))
      .get(key) ?? []
  );
}

/** A service has dozens of fields, and each of its methods asks for some: the class is gone through once. */
function readsByField(body: TSESTree.ClassBody): ReadonlyMap<string, readonly Node[]> {
  const reads = new Map<string, Node[]>();
  eachNode(body, ({ type, parent }) => {
    if (type !== 'ThisExpression' || parent.type !== 'MemberExpression') return;
    const key = memberName(parent);
    if (key === undefined) return;
    const known = reads.get(key);
    if (known) known.push(parent);
    else reads.set(key, [parent]);
  });
  return reads;
}

/** The places where a module reads its own `exports.name` again. */
export function commonJsReads(module: Module, name: string): readonly Node[] {
  const reads = module.memo.of(commonJsReads, module.ast, () => commonJsReadsIn(module));
  return reads.filter((read) => read.name === name).map(({ node }) => node);
}

function commonJsReadsIn({ ast, text }: Module): { readonly name: string; readonly node: Node }[] {
  if (!/\bexports\s*[.[]/.test(text)) return [];
  return nodesIn(ast).flatMap((node) => {
    const exported = commonJsExport(node);
    const isWritten = node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
    return typeof exported === 'object' && !isWritten ? [{ name: exported.name, node }] : [];
  });
}
