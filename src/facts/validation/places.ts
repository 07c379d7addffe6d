// Where an input is validated, as a message says it.
import path from 'node:path';
import type { Node } from '../../ast/nodes.js';
import type { Module } from '../project/module.js';

/** `validated on line 12`, or `validated in routes/orders.ts:12` where that is another file than the open one. */
export function placeOf({ range }: Node, module: Module, open: Module): string {
  const line = module.lineAt(range[0]);
  if (module === open) return `validated on line ${line}`;
  const file = path.relative(path.dirname(open.path), module.path).replaceAll('\\', '/');
  return `validated in ${file}:${line}`;
}
