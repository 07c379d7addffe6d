// The keys of containers: what two places that mean one key have in common.
//
//   'users', KEYS.users, Keys.Users of an enum         the text
//   Symbol.for('users')                                the text, as that of a symbol
//   Symbol('users'), new Token('users')                the call that made it
//   Users                                              the class
//   PrismaClient                                       the library's type
//   name, `${prefix}Users`                             unknown
import { methodOfGlobal, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { valueOf } from './origins.js';

/** Two keys are the same where these are. */
export type Key = string | object;

/** The key that an expression stands for; `undefined` where it cannot be followed. */
export function keyOf(node: Node, analysis: Analysis): Key | undefined {
  const value = valueOf(node, analysis);
  if (value.kind === 'class') return value.node;
  if (value.kind === 'api') return value.type.definition.instance === undefined ? undefined : value.type.definition;
  if (value.kind !== 'opaque') return undefined;
  const at = unwrap(value.node);
  const text = stringValue(at);
  if (text !== undefined) return textKey(text);
  if (at.type === 'NewExpression') return at;
  if (at.type !== 'CallExpression') return undefined;
  const { callee } = at;
  const shared = methodOfGlobal(callee, 'Symbol') === 'for' ? stringValue(at.arguments[0]) : undefined;
  if (shared !== undefined) return `symbol ${shared}`;
  return callee.type === 'Identifier' && callee.name === 'Symbol' ? at : undefined;
}

/** The key that a text is. */
export function textKey(text: string): Key {
  return `text ${text}`;
}

/** A key as its code writes it. */
export function nameOfKey(node: Node): string {
  return stringValue(unwrap(node)) ?? textOf(node);
}
