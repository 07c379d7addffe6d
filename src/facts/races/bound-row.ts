// The name under which a function holds the row that it has read: bound at once, or taken out of a list of rows.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import type { Row } from './row-checks.js';

/**
 * The row that the result of a read is bound to.
 *
 * @param rowsIn the member of the result that holds the rows, where they are not the result itself: `const { rows } = await …`
 */
export function rowOf(read: Node, rowsIn?: string): Row | undefined {
  const module = moduleOf(read);
  let value = wrapped(read);
  while (
    value.parent?.type === 'AwaitExpression' ||
    (value.parent?.type === 'LogicalExpression' && value.parent.left === value)
  )
    value = wrapped(value.parent);
  const { parent } = value;
  let target: Node | undefined;
  if (parent?.type === 'VariableDeclarator' && parent.init === value) target = parent.id;
  else if (parent?.type === 'AssignmentExpression' && parent.right === value) target = parent.left;
  if (target?.type === 'ObjectPattern' && rowsIn !== undefined)
    target = target.properties.find((each) => each.type === 'Property' && keyName(each) === rowsIn)?.value;
  const isElement = target?.type === 'ArrayPattern';
  // `const [[stored]] = await …`: the first row of a driver that gives the rows and their columns.
  while (target?.type === 'ArrayPattern') target = target.elements[0] ?? undefined;
  const found = target?.type === 'Identifier' ? bindingOf(target) : undefined;
  const binding = found && ((isElement ? undefined : firstOf(found, rowsIn)) ?? found);
  return binding && { module, binding, fields: takenOut(binding) };
}

/** `const stored = rows[0]`, `const stored = result.rows[0]`, `const [stored] = rows`, `rows.at(0)`. */
function firstOf(rows: Binding, rowsIn: string | undefined): Binding | undefined {
  for (const { identifier } of rows.references) {
    let value = wrapped(identifier);
    if (isMemberOf(value, (member) => memberName(member) === rowsIn)) value = wrapped(value.parent as Node);
    if (isMemberOf(value, () => true)) value = wrapped(value.parent as Node);
    if (value.parent?.type === 'CallExpression' && value.parent.callee === value)
      value = wrapped(value.parent);
    const { parent } = value;
    if (parent?.type !== 'VariableDeclarator' || parent.init !== value || !isFirst(value, parent.id))
      continue;
    const id = parent.id.type === 'ArrayPattern' ? parent.id.elements[0] : parent.id;
    const binding = id?.type === 'Identifier' ? bindingOf(id) : undefined;
    if (binding) return binding;
  }
  return undefined;
}

function isMemberOf(value: Node, isMeant: (member: TSESTree.MemberExpression) => boolean): boolean {
  const { parent } = value;
  return parent?.type === 'MemberExpression' && parent.object === value && isMeant(parent);
}

function isFirst(value: Node, id: Node): boolean {
  if (id.type === 'ArrayPattern') return true;
  const read = unwrap(value);
  const isZero = (node: Node | undefined): boolean => node?.type === 'Literal' && node.value === 0;
  if (read.type === 'CallExpression')
    return (
      read.callee.type === 'MemberExpression' && memberName(read.callee) === 'at' && isZero(read.arguments[0])
    );
  return read.type === 'MemberExpression' && read.computed && isZero(read.property);
}

/** `const { revokedAt, userId } = stored`. */
function takenOut(binding: Binding): Map<Binding, string> {
  const fields = new Map<Binding, string>();
  for (const { identifier } of binding.references) {
    const declarator = wrapped(identifier).parent;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern') continue;
    for (const node of nodesIn(declarator.id)) {
      const name = node.type === 'Identifier' ? bindingOf(node) : undefined;
      const [field, ...rest] = name ? pathInPattern(declarator.id, node as TSESTree.Identifier) : [];
      if (name?.defs[0]?.name === node && typeof field === 'string' && rest.length === 0)
        fields.set(name, field);
    }
  }
  return fields;
}
