// The names under which a module exports what it declares.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, wrapped, type Node } from '../../ast/nodes.js';
import { bindingOf, moduleOf, type Module } from './module.js';

/** The names under which a module exports one of its bindings. */
export function exportedNames(identifier: TSESTree.Identifier): string[] {
  const binding = bindingOf(identifier);
  if (!binding) return [];
  const known = namesByExported(moduleOf(identifier));
  const found = [...(known.get(identifier) ?? []), ...(known.get(binding) ?? [])];
  return found.sort((a, b) => a.place - b.place).map(({ name }) => name);
}

/** By the binding that is exported, and by the identifier of what is exported by its declaration. */
function namesByExported(module: Module): ReadonlyMap<object, readonly { name: string; place: number }[]> {
  return module.memo.of(namesByExported, module.ast, () => {
    const names = new Map<object, { name: string; place: number }[]>();
    let place = 0;
    for (const [name, entry] of module.exports.named) {
      place += 1;
      if (!('node' in entry)) continue;
      // `export default function handler() {}` is exported by its declaration.
      const declared = 'id' in entry.node ? entry.node.id : undefined;
      const exported = entry.node.type === 'Identifier' ? (bindingOf(entry.node) ?? entry.node) : declared;
      if (!exported) continue;
      const known = names.get(exported);
      if (known) known.push({ name, place });
      else names.set(exported, [{ name, place }]);
    }
    return names;
  });
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
