// What one use of a caught error takes of it: a text, nothing but an answer to a question, or the whole.
//
//   err.message, `${err}`, err + '', String(err), err.toString()     text
//   err instanceof Error ? err.message : String(err)                           text, in each of its places
//   err.message || err, err?.message ?? err                                    text: the whole only where there is no message
//   const message = err.message; message                                       text
//   messageOf(err), which takes no more of it                                  text
//   if (err), err instanceof X, typeof err, isTimeout(err)                     test
//   err.code, err.name                                                          test: it says which error it is
//   `${err.stack}`, 'failed' + err.stack                                       stack as text
//   err.stack, err.response, log(err), throw err, { cause: err }               whole
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** Parts of an error that are no more than its text. */
const TEXTS = new Set(['message', 'toString']);
/** Parts that say which error it is. */
const KINDS = new Set(['name', 'code', 'errno', 'status', 'statusCode', 'errorCode']);

/** What a place takes of the error that stands in it. */
export function takenAt(place: Node, analysis: Analysis): 'text' | 'test' | 'stack-as-text' | 'whole' {
  const taken = takenIn(place);
  if (taken !== 'whole') return taken;
  if (isStackInText(place)) return 'stack-as-text';
  return isMadeText(place, analysis) ? 'text' : 'whole';
}

function isStackInText(place: Node): boolean {
  const member = wrapped(place).parent;
  if (member?.type !== 'MemberExpression' || memberName(member) !== 'stack') return false;
  const { parent } = wrapped(member);
  return (
    parent?.type === 'TemplateLiteral' || (parent?.type === 'BinaryExpression' && parent.operator === '+')
  );
}

/** It is handed to a function of the project that takes its text, and asks which error it is. */
function isMadeText(place: Node, analysis: Analysis): boolean {
  const call = wrapped(place).parent;
  if (call?.type !== 'CallExpression') return false;
  const index = call.arguments.findIndex((argument) => unwrap(argument) === unwrap(place));
  const parameter = functionOf(call.callee, analysis)?.node.params[index];
  const name = parameter && unwrap(parameter);
  if (name?.type !== 'Identifier') return false;
  const uses = usesOf(name);
  return uses.includes('text') && !uses.includes('whole');
}

/** What all uses of a name take of it, those of another name for it among them. */
function usesOf(name: TSESTree.Identifier): readonly ReturnType<typeof takenIn>[] {
  return (bindingOf(name)?.references ?? []).flatMap(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return takenIn(identifier);
    return identifier === parent.id ? [] : usesOf(parent.id);
  });
}

function takenIn(place: Node): 'text' | 'test' | 'whole' {
  const at = wrapped(place);
  const { parent } = at;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === at ? takenByMember(memberName(parent)) : 'whole';
    case 'TemplateLiteral':
      return 'text';
    case 'BinaryExpression':
      return parent.operator === '+' ? 'text' : 'test';
    case 'UnaryExpression':
      return 'test';
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === at ? 'test' : 'whole';
    case 'LogicalExpression':
      return takenByChoice(parent, at);
    case 'CallExpression':
      return takenByCall(parent, at);
    case 'VariableDeclarator':
      return parent.init === at ? takenByName(parent.id) : 'whole';
    default:
      return 'whole';
  }
}

function takenByMember(name: string | undefined): 'text' | 'test' | 'whole' {
  if (name === undefined) return 'whole';
  return TEXTS.has(name) ? 'text' : KINDS.has(name) ? 'test' : 'whole';
}

/** `err && err.message` asks; `err.message || err` has a text but where there is none. */
function takenByChoice(
  { operator, left, right }: TSESTree.LogicalExpression,
  at: Node,
): 'text' | 'test' | 'whole' {
  if (operator === '&&') return left === at ? 'test' : 'whole';
  const first = unwrap(left);
  const isText =
    right === at &&
    first.type === 'MemberExpression' &&
    memberName(first) === 'message' &&
    isSame(first.object, at);
  return isText ? 'text' : 'whole';
}

function takenByCall(
  { callee, arguments: [first] }: TSESTree.CallExpression,
  at: Node,
): 'text' | 'test' | 'whole' {
  if (first !== at) return 'whole';
  const called = unwrap(callee);
  const name =
    called.type === 'Identifier' ? called.name : called.type === 'MemberExpression' ? memberName(called) : '';
  if (called.type === 'Identifier' && name === 'String') return 'text';
  return /^is[A-Z]/.test(name ?? '') ? 'test' : 'whole';
}

/** Another name for it is looked at where that is used. */
function takenByName(id: Node): 'text' | 'test' | 'whole' {
  if (id.type === 'Identifier') return 'test';
  if (id.type !== 'ObjectPattern') return 'whole';
  const parts = id.properties.map((property) =>
    property.type === 'Property' ? takenByMember(keyName(property)) : 'whole',
  );
  return parts.includes('whole') ? 'whole' : 'text';
}

function isSame(one: Node, other: Node): boolean {
  const [left, right] = [unwrap(one), unwrap(other)];
  return left.type === 'Identifier' && right.type === 'Identifier' && left.name === right.name;
}
