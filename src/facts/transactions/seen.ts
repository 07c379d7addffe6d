// What an expression stands for, seen from the code that called the function in which it stands.
//
//   tx, in `audit(tx)` called as `audit(db)`                      db, where that is called
//   options.tx, called with `{ tx: handle }`                      handle
//   client, called without it, of `client = prisma`               prisma, where the function stands
//   given ?? prisma, called without `given`                       prisma
//   given ?? prisma, called with `handle`                         handle
//   this.db, in a method called as `this.save()`                  this.db of the caller
//   this.db, in a method called as `this.audit.save()`            this.audit.db of the caller
//   transaction, called without it                                absent
//   client, of a function that a list runs, or that spreads       unknown
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, readPath } from '../../ast/arguments.js';
import {
  memberName,
  ownerOfThis,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { defaultInPattern, membersInPattern } from '../../ast/patterns.js';
import { CLIENT_ALIASES } from '../../budgets.js';
import { memberOf } from '../origins/members.js';
import { valueOf } from '../origins/origins.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** A function that was entered by a call, which stands in a function that was entered by another. */
export interface Run {
  readonly fn: FunctionNode;
  readonly call: TSESTree.CallExpression;
  /** Something else calls it, with values of its own: `ids.map(load)`. */
  readonly isHandedOn: boolean;
  readonly from: Run | undefined;
}

/** An expression and the members that are taken of it, where no call can say more about it. */
export interface Seen {
  readonly node: Node;
  readonly path: readonly string[];
  readonly run: Run | undefined;
}

export type Sight = Seen | 'absent' | 'unknown';

export function seen(node: Node, run: Run | undefined, path: readonly string[] = [], names = 0): Sight {
  const at = unwrap(node);
  if (names > CLIENT_ALIASES) return 'unknown';
  switch (at.type) {
    case 'LogicalExpression': {
      if (at.operator === '&&') return 'unknown';
      const left = seen(at.left, run, path, names);
      return left === 'absent' ? seen(at.right, run, path, names) : left;
    }
    case 'ConditionalExpression': {
      const test = at.test.type === 'Identifier' ? seen(at.test, run, [], names) : 'unknown';
      if (test === 'unknown') return 'unknown';
      return seen(test === 'absent' ? at.alternate : at.consequent, run, path, names);
    }
    case 'Literal':
      return at.value === null && at.raw === 'null' ? 'absent' : { node: at, path, run };
    case 'MemberExpression': {
      const name = memberName(at);
      return name === undefined ? 'unknown' : seen(at.object, run, [name, ...path], names);
    }
    case 'ObjectExpression':
      return path.length > 0 ? inObject(at, path, run, names) : { node: at, path, run };
    case 'ThisExpression':
      return ofThis(at, path, run, names);
    case 'Identifier':
      return ofName(at, path, run, names);
    default:
      return { node: at, path, run };
  }
}

/** What was seen, as a value. */
export function valueSeen({ node, path }: Seen, analysis: Analysis): Value {
  return path.reduce((value, name) => memberOf(value, name, analysis), valueOf(node, analysis));
}

function inObject(
  object: TSESTree.ObjectExpression,
  [key = '', ...rest]: readonly string[],
  run: Run | undefined,
  names: number,
): Sight {
  const held = readPath(object, [key]);
  if (held.kind !== 'written') return held.kind === 'absent' ? 'absent' : 'unknown';
  return seen(held.node, run, rest, names + 1);
}

function ofName(
  name: TSESTree.Identifier,
  path: readonly string[],
  run: Run | undefined,
  names: number,
): Sight {
  const binding = bindingOf(name);
  const definition = binding?.defs[0];
  if (!binding || !definition) return name.name === 'undefined' ? 'absent' : { node: name, path, run };
  const here = { node: name, path, run };
  const declared = definition.node as Node;
  const own = definition.name as TSESTree.Identifier;
  if ((definition.type as string) === 'Parameter')
    return run && declared === run.fn ? received(own, path, run, names) : here;
  if (declared.type !== 'VariableDeclarator' || !declared.init || declared.parent.kind !== 'const')
    return here;
  const steps = membersInPattern(own, declared.id);
  const init = unwrap(declared.init);
  const isFollowed =
    steps &&
    /^(?:Identifier|MemberExpression|ThisExpression|LogicalExpression|ConditionalExpression)$/.test(
      init.type,
    );
  return isFollowed ? seen(init, run, [...steps, ...path], names + 1) : here;
}

/** What the call hands over to a parameter, or to a part of it. */
function received(name: TSESTree.Identifier, path: readonly string[], run: Run, names: number): Sight {
  const { fn, call, isHandedOn, from } = run;
  const index = fn.params.findIndex(
    (each) => each.range[0] <= name.range[0] && name.range[1] <= each.range[1],
  );
  const parameter = fn.params[index];
  const steps = parameter && membersInPattern(name, parameterPattern(parameter));
  if (isHandedOn || !parameter || parameter.type === 'RestElement' || !steps) return 'unknown';
  const given = readArgument(call, index);
  if (given.kind === 'unreadable') return 'unknown';
  const handed = given.kind === 'written' ? seen(given.node, from, [...steps, ...path], names + 1) : 'absent';
  if (handed !== 'absent') return handed;
  const otherwise = parameter.type === 'AssignmentPattern' ? parameter.right : undefined;
  if (otherwise && given.kind === 'absent') return seen(otherwise, run, [...steps, ...path], names + 1);
  const inPattern = defaultInPattern(name);
  return inPattern ? seen(inPattern, run, path, names + 1) : 'absent';
}

/** `this` is what the method was called on. */
function ofThis(at: Node, path: readonly string[], run: Run | undefined, names: number): Sight {
  const owner = ownerOfThis(at);
  const callee = run && owner === run.fn ? unwrap(run.call.callee) : undefined;
  if (!run || !callee) return { node: at, path, run };
  if (run.isHandedOn || callee.type !== 'MemberExpression') return 'unknown';
  return callee.object.type === 'Super'
    ? seenThisOf(callee.object, path, run.from, names)
    : seen(callee.object, run.from, path, names + 1);
}

function seenThisOf(node: Node, path: readonly string[], run: Run | undefined, names: number): Sight {
  return run && ownerOfThis(node) === run.fn ? ofThis(node, path, run, names + 1) : { node, path, run };
}
