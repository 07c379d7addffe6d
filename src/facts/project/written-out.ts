// What is written for an expression: the expression itself, or what a constant of the same file was given.
//
//   const text = 'select …'; query(text)                          the text
//   const statement = { text: 'select …', values: [id] }          the object
//   const values = [id]; values.push(name); query(text, values)   the name: nobody has written the list as it is sent
//   let text = 'select …'; text += ' where …'; query(text)        the name
import { unwrap, type Node } from '../../ast/nodes.js';
import { bindingOf } from './module.js';

const CHANGEABLE = new Set(['ArrayExpression', 'ObjectExpression']);

/** What stands for an expression in its file, without assertions. */
export function writtenOut(node: Node): Node {
  const value = unwrap(node);
  const binding = value.type === 'Identifier' ? bindingOf(value) : undefined;
  const [definition, ...others] = binding?.defs ?? [];
  const declared = definition?.node as Node | undefined;
  if (!binding || others.length > 0 || declared?.type !== 'VariableDeclarator' || !declared.init)
    return value;
  if (declared.id.type !== 'Identifier') return value;
  const given = unwrap(declared.init);
  const isConstant = binding.references.every((each) => !each.isWrite() || each.init === true);
  const isChanged = binding.references.some(({ identifier }) => isReached(identifier));
  return isConstant && !(CHANGEABLE.has(given.type) && isChanged) ? given : value;
}

/** `values.push(name)`, `statement.text = …`: something is done with its parts. */
function isReached(name: Node): boolean {
  return name.parent?.type === 'MemberExpression' && name.parent.object === name;
}
