// Classes by what they are made of: those that they extend, and those that a library makes of others.
//
//   class Child extends Base
//   class Update extends PartialType(OmitType(Create, ['id']))
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { ENTITY_PARENTS } from '../../budgets.js';
import type { ClassMaking } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

type ClassNode = ClassValue['node'];

/** What a call makes a class of, where a library's model says so. */
export function makingOf(call: Node, analysis: Analysis): ClassMaking | undefined {
  return call.type === 'CallExpression' ? calleeOf(call, analysis)?.call.makesClass : undefined;
}

/** Is the argument in this position one that the class is made of? */
export function isMadeOf({ of }: ClassMaking, position: number): boolean {
  return of === undefined || of === position;
}

/**
 * Does a class that a call makes have the field?
 *
 * @returns undefined where the list of names cannot be read
 */
export function keepsField(
  { keeps, names }: ClassMaking,
  call: TSESTree.CallExpression,
  field: string,
): boolean | undefined {
  if (keeps === 'all' || keeps === 'schema') return true;
  const list = names === undefined ? undefined : writtenIn(readArgument(call, names));
  const given = list && unwrap(list);
  if (given?.type !== 'ArrayExpression') return undefined;
  const texts = given.elements.map((each) => stringValue(each));
  if (texts.includes(undefined)) return undefined;
  return texts.includes(field) === (keeps === 'named');
}

/**
 * The classes that a class has its field from, as far as they go.
 *
 * @returns undefined where one of them cannot be followed
 */
export function parentsWith(of: ClassNode, field: string, analysis: Analysis): ClassNode[] | undefined {
  return of.superClass ? classesIn(of.superClass, field, analysis, ENTITY_PARENTS) : [];
}

function classesIn(
  expression: Node,
  field: string,
  analysis: Analysis,
  hops: number,
): ClassNode[] | undefined {
  if (hops === 0) return undefined;
  const node = initialOf(unwrap(expression));
  const making = makingOf(node, analysis);
  if (making && node.type === 'CallExpression') {
    if (making.keeps === 'schema') return [];
    const isKept = keepsField(making, node, field);
    if (isKept === undefined) return undefined;
    if (!isKept) return [];
    const given = node.arguments.filter((_, index) => isMadeOf(making, index));
    return joined(given.map((each) => classesIn(each, field, analysis, hops - 1)));
  }
  const value = valueOf(node, analysis);
  if (value.kind !== 'class') return undefined;
  const above = value.node.superClass ? classesIn(value.node.superClass, field, analysis, hops - 1) : [];
  return joined([[value.node], above]);
}

function joined(lists: readonly (ClassNode[] | undefined)[]): ClassNode[] | undefined {
  return lists.includes(undefined) ? undefined : lists.flatMap((each) => each ?? []);
}

/** What a constant was declared with. */
function initialOf(node: Node): Node {
  const declarator =
    node.type === 'Identifier' ? (bindingOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.parent.kind === 'const' && declarator.init
    ? unwrap(declarator.init)
    : node;
}
