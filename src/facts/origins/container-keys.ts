// The keys of containers: what two places that mean one key have in common.
//
//   'users', KEYS.users, Keys.Users of an enum         the text
//   Symbol.for('users')                                the text, as that of a symbol
//   Symbol('users'), new Token('users')                the call that made it, by its place
//   Users                                              the class, by its place
//   PrismaClient                                       the library's type
//   name, `${prefix}Users`                             unknown
import { isFunction, methodOfGlobal, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { valueOf } from './origins.js';

/** Two keys are the same where these texts are. */
export type Key = string;

/** The key that an expression stands for; `undefined` where it cannot be followed. */
export function keyOf(node: Node, analysis: Analysis): Key | undefined {
  const value = valueOf(node, analysis);
  if (value.kind === 'class') return placeKey(value.node);
  if (value.kind === 'api') {
    const instance = analysis.catalogue.facet(value.type, 'instance');
    return instance && `type ${instance.model.library}.${instance.value}`;
  }
  if (value.kind !== 'opaque') return undefined;
  const at = unwrap(value.node);
  const text = stringValue(at);
  if (text !== undefined) return textKey(text);
  if (at.type === 'NewExpression') return placeKey(at);
  if (at.type !== 'CallExpression') return undefined;
  const { callee } = at;
  const shared = methodOfGlobal(callee, 'Symbol') === 'for' ? stringValue(at.arguments[0]) : undefined;
  if (shared !== undefined) return `symbol ${shared}`;
  return callee.type === 'Identifier' && callee.name === 'Symbol' ? placeKey(at) : undefined;
}

/** What is itself and no other, by its place: a file is parsed more than once, and parsers differ in where a decorated class begins. */
export function placeKey(node: Node): Key {
  const isOwner = isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
  const [start] = (isOwner ? node.body : node).range;
  return `${moduleOf(node).path}:${start}`;
}

/** The key that a text is. */
export function textKey(text: string): Key {
  return `text ${text}`;
}

/** A key as its code writes it. */
export function nameOfKey(node: Node): string {
  return stringValue(unwrap(node)) ?? textOf(node);
}
