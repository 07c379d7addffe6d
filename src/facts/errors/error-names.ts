// All names under which code speaks of one caught value, so that a condition on one of them says something of the others.
//
//   const typed = e as Told; typed.message ?? use(e)      `typed` is the whole of `e`
//   const { message } = e; message ?? use(e)              `message` is a part of it that every error has
//   const text = e?.message; text || use(e)               so is `text`
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { ERROR_ALIASES } from '../../budgets.js';
import { type Binding, bindingOf } from '../project/module.js';
import { OF_EVERY_ERROR } from './error-guards.js';

/** The places where a binding's value, or a part of it that every error has, is read, under whatever name. */
export function namesOf(binding: Binding): ReadonlyMap<Node, 'whole' | 'part'> {
  const names = new Map<Node, 'whole' | 'part'>();
  collect(rootOf(binding), 'whole', names, 0);
  return names;
}

/** The binding that a constant is another name for. */
function rootOf(binding: Binding): Binding {
  let root = binding;
  for (let left = ERROR_ALIASES; left > 0; left -= 1) {
    const declarator = root.defs[0]?.node as Node | undefined;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !declarator.init)
      return root;
    const init = unwrap(declarator.init);
    const next = init.type === 'Identifier' ? bindingOf(init) : undefined;
    if (!next) return root;
    root = next;
  }
  return root;
}

function collect(
  binding: Binding,
  as: 'whole' | 'part',
  names: Map<Node, 'whole' | 'part'>,
  aliases: number,
): void {
  if (aliases > ERROR_ALIASES) return;
  for (const { identifier } of binding.references) {
    if (names.has(identifier)) continue;
    names.set(identifier, as);
    if (as === 'whole')
      for (const { name, is } of namedFrom(identifier)) {
        const alias = bindingOf(name);
        if (alias && !alias.references.some((each) => each.isWrite() && !each.init))
          collect(alias, is, names, aliases + 1);
      }
  }
}

/** Names that a declaration gives to a value that stands in it, or to what it reads of it. */
function namedFrom(place: Node): { readonly name: TSESTree.Identifier; readonly is: 'whole' | 'part' }[] {
  const at = wrapped(place);
  const { parent } = at;
  if (parent?.type === 'MemberExpression' && parent.object === at) {
    const declarator = wrapped(parent).parent;
    return OF_EVERY_ERROR.has(memberName(parent) ?? '') &&
      declarator?.type === 'VariableDeclarator' &&
      declarator.id.type === 'Identifier'
      ? [{ name: declarator.id, is: 'part' }]
      : [];
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== at) return [];
  const { id } = parent;
  if (id.type === 'Identifier') return [{ name: id, is: 'whole' }];
  if (id.type !== 'ObjectPattern') return [];
  return id.properties.flatMap((property) =>
    property.type === 'Property' &&
    property.value.type === 'Identifier' &&
    OF_EVERY_ERROR.has(keyName(property) ?? '')
      ? [{ name: property.value, is: 'part' as const }]
      : [],
  );
}
