// The words in which code declares entities and relations: decorators, constructions and calls that a library's model knows,
// with what their arguments say.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  memberName,
  propertyOf,
  stringValue,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import type { Relating } from '../../models/model.js';
import { callOf } from '../origins/callees.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';

export interface Word {
  readonly relating: Relating;
  readonly node: Node;
  readonly module: Module;
  readonly args: readonly Node[];
  /** The member by which it was reached: `orders` of `r.many.orders()`. */
  readonly name: string | undefined;
}

type Option = keyof NonNullable<Relating['options']>;

/** What a call, a construction or a bare decorator declares, by the library that its name comes from. */
export function wordOf(node: Node, analysis: Analysis): Word | undefined {
  const module = moduleOf(node);
  const expression = unwrap(node);
  const isCall = expression.type === 'CallExpression' || expression.type === 'NewExpression';
  const callee = unwrap(isCall ? expression.callee : expression);
  const value = calledValue(callee, analysis);
  const relating = value.kind === 'api' ? callOf(value, false, analysis)?.value.relates : undefined;
  if (!relating || value.kind !== 'api') return undefined;
  const args = isCall ? expression.arguments : [];
  return { relating, node: expression, module, args, name: value.name };
}

/** In a static method `this` is the class itself. */
function calledValue(callee: Node, analysis: Analysis): Value {
  const value = valueOf(callee, analysis);
  if (value.kind === 'api' || callee.type !== 'MemberExpression') return value;
  const owner = ownerOf(unwrap(callee.object));
  const name = memberName(callee);
  return owner && name !== undefined ? memberOf(owner, name, analysis) : value;
}

/** The class that `this` means in a static method. */
export function ownerOf(object: Node): Extract<Value, { kind: 'class' }> | undefined {
  const module = moduleOf(object);
  if (object.type !== 'ThisExpression') return undefined;
  for (let at: Node | undefined = object.parent; at; at = at.parent) {
    if (at.type === 'MethodDefinition') {
      const node = at.parent.parent;
      return at.static ? { kind: 'class', node, module } : undefined;
    }
    if (at.type === 'FunctionDeclaration') return undefined;
  }
  return undefined;
}

const POSITIONS = ['entity', 'inverse', 'name', 'key', 'fields', 'body'] as const;

/** Can every argument be read, and does none say that the relation is another than it seems? */
export function isPlain({ relating, args }: Word): boolean {
  const known = POSITIONS.map((each) => relating[each]);
  return args.every((argument, index) => {
    const node = unwrap(argument);
    if (node.type !== 'ObjectExpression') return known.includes(index);
    return node.properties.every(
      (each) => each.type === 'Property' && !each.computed && !relating.exceptOptions?.includes(nameOf(each)),
    );
  });
}

function nameOf({ key }: TSESTree.Property): string {
  return key.type === 'Identifier' ? key.name : (stringValue(key) ?? '');
}

/** What a word is given as a part of its meaning: in its position, or as an option. */
export function partOf(word: Word, part: (typeof POSITIONS)[number]): Node | undefined {
  const position = word.relating[part];
  const argument = position === undefined ? undefined : word.args[position];
  if (argument && (part === 'fields' || unwrap(argument).type !== 'ObjectExpression'))
    return unwrap(argument);
  return part === 'entity' || part === 'inverse' || part === 'name' || part === 'key'
    ? optionOf(word, part)
    : undefined;
}

/** The value of an option, by the library's name for it. */
export function optionOf({ relating, args }: Word, option: Option): Node | undefined {
  for (const name of [relating.options?.[option] ?? []].flat())
    for (const argument of args) {
      const object = unwrap(argument);
      const value = object.type === 'ObjectExpression' ? propertyOf(object, name)?.value : undefined;
      if (value) return unwrap(value);
    }
  return undefined;
}

/** A name as text, as a constant that holds one, or as what a function reads: `'user'`, `(order) => order.user`. */
export function textIn(node: Node | undefined, analysis: Analysis): string | undefined {
  if (!node) return undefined;
  const value = unwrap(node);
  const text = stringValue(value);
  if (text !== undefined) return text;
  if (isFunction(value)) {
    const returned = givenBack(value);
    return returned?.type === 'MemberExpression' ? memberName(returned) : undefined;
  }
  const constant = value.type === 'Identifier' ? valueOf(value, analysis) : undefined;
  return constant?.kind === 'opaque' ? stringValue(constant.node) : undefined;
}

/** The one expression that a function gives back. */
export function givenBack(fn: FunctionNode): Node | undefined {
  if (fn.body.type !== 'BlockStatement') return unwrap(fn.body);
  const returned = ownNodesIn(fn.body).filter(({ type }) => type === 'ReturnStatement');
  const [only] = returned as TSESTree.ReturnStatement[];
  return returned.length === 1 && only?.argument ? unwrap(only.argument) : undefined;
}

/** The expression behind `() => Order`, or the expression itself. */
export function behindArrow(node: Node): Node | undefined {
  return isFunction(node) ? givenBack(node) : node;
}
