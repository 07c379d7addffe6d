// The names under which a module exports what it declares.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, wrapped, type Node } from '../../ast/nodes.js';
import { bindingOf, moduleOf } from './module.js';

/** The names under which a module exports one of its bindings. */
export function exportedNames(identifier: TSESTree.Identifier): string[] {
  const module = moduleOf(identifier);
  const binding = bindingOf(identifier);
  if (!binding) return [];
  const names: string[] = [];
  for (const [name, entry] of module.exports.named) {
    if (!('node' in entry)) continue;
    const node = entry.node.type === 'Identifier' ? entry.node : undefined;
    if (node && (node === identifier || bindingOf(node) === binding)) names.push(name);
    // `export default function handler() {}` is exported by its declaration.
    if ('id' in entry.node && entry.node.id === identifier) names.push(name);
  }
  return names;
}

/** The names under which a module exports an expression, alone or as an argument: `exports.list = wrap(fn)`. */
export function namesOfExport(expression: Node): string[] {
  const { exports } = moduleOf(expression);
  const { whole, named } = exports;
  const { parent } = wrapped(expression);
  if (parent?.type === 'Property' && parent.parent === whole) return [keyName(parent) ?? []].flat();
  const places: (Node | undefined)[] = [expression, parent?.type === 'CallExpression' ? parent : undefined];
  return [...named].flatMap(([name, entry]) =>
    'node' in entry && places.includes(entry.node) ? [name] : [],
  );
}
