// What is written for an expression: the expression itself, or what a constant of the same file was given.
//
//   const text = 'select …'; query(text)                          the text
//   const statement = { text: 'select …', values: [id] }          the object
//   const values = [id]; values.push(name); query(text, values)   the name: nobody has written the list as it is sent
//   let text = 'select …'; text += ' where …'; query(text)        the name
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { bindingOf, type Binding } from './module.js';

const CHANGEABLE = new Set(['ArrayExpression', 'ObjectExpression']);

/** What a name was declared with. */
export function initOf(name: Binding | undefined): Node | undefined {
  const definition = name?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.id.type === 'Identifier'
    ? (definition.init ?? undefined)
    : undefined;
}

/** Every expression that is written to a name. */
export function valuesWrittenTo({ references }: Binding): readonly Node[] {
  return references.flatMap(({ writeExpr }) => (writeExpr) ?? []);
}

/** What stands for an expression in its file, without assertions. */
export function writtenOut(node: Node): Node {
  const value = unwrap(node);
  const binding = value.type === 'Identifier' ? bindingOf(value) : undefined;
  const init = binding?.defs.length === 1 ? initOf(binding) : undefined;
  if (!binding || !init) return value;
  const given = unwrap(init);
  const isConstant = binding.references.every((each) => !each.isWrite() || each.init === true);
  const isChanged = binding.references.some(({ identifier }) => changesParts(identifier));
  return isConstant && !(CHANGEABLE.has(given.type) && isChanged) ? given : value;
}

/** `values.push(name)`, `statement.text = …`, `statement.values.sort()`; `values.includes(name)` changes nothing. */
function changesParts(name: Node): boolean {
  let at = name;
  for (; at.parent?.type === 'MemberExpression' && at.parent.object === at; at = at.parent) {
    const isCalled = at.parent.parent.type === 'CallExpression' && at.parent.parent.callee === at.parent;
    if (isCalled && CHANGING.has(memberName(at.parent) ?? '')) return true;
  }
  const { parent } = at;
  return (
    at !== name &&
    ((parent?.type === 'AssignmentExpression' && parent.left === at) ||
      parent?.type === 'UpdateExpression' ||
      (parent?.type === 'UnaryExpression' && parent.operator === 'delete'))
  );
}

const CHANGING = new Set('push unshift pop shift splice fill sort reverse copyWithin'.split(' '));
