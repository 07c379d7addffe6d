// How code goes on behind a handler that does nothing, as if nothing had failed.
//
//   try { return await a() } catch {} return b();          another way: b is tried in place of a
//   try { return await a() } catch {} return [];           gives []
//   for (const url of mirrors) try { return await get(url) } catch {}
//                                                          another way: the next one is tried
//   while (true) try { await poll() } catch {}             another way: it is tried again
//   for (const id of ids) try { await send(id) } catch {}  goes on, without that one
//   let a; try { a = await f() } catch {} use(a);          goes on
//   let a; try { a = await f() } catch {} if (!a) …        asked for: the code knows that there may be nothing
//   const a = await f().catch(() => null); if (!a) …       asked for
//   const a = await f().catch(() => null); use(a);         goes on
//   … if (!a) throw new Error('no access')                 another way: whoever waits learns that it failed
import type { TSESTree } from '@typescript-eslint/utils';
import { endsInThrow } from '../../ast/flow.js';
import { isFunction, isWithin, wrapped, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { ownNodesIn } from '../../ast/walk.js';
import { wholeChain } from '../flow/call-results.js';
import type { Loop } from '../flow/loop-rounds.js';
import { bindingOf, type Binding } from '../project/module.js';
import type { ErrorHandler } from './error-handlers.js';

export type Aftermath =
  | { readonly kind: 'goes-on' }
  | { readonly kind: 'asked-for' }
  | { readonly kind: 'another-way' }
  | { readonly kind: 'gives'; readonly value: Node | undefined };

/** How it goes on where a handler comes to its end, or goes on with the next round of a loop. */
export function aftermathOf({ node, by }: ErrorHandler, leaving?: Node): Aftermath {
  if (by !== 'catch') return usedAfter(node);
  const statement = node.parent as TSESTree.TryStatement;
  const leaves = leavesOf(statement.block);
  const loop = loopAround(statement);
  if (leaving?.type === 'BreakStatement') return { kind: 'another-way' };
  const isOverList = loop?.type === 'ForOfStatement' || loop?.type === 'ForInStatement';
  // What goes round without a list tries again.
  if (loop && !isOverList) return { kind: 'another-way' };
  if (loop && (leaving ?? isLastOf(statement, loop)))
    return leaves.length > 0 ? { kind: 'another-way' } : { kind: 'goes-on' };
  if (leaves.length > 0) return nextOf(statement);
  const assigned = assignedIn(statement);
  if (assigned.length === 0) return { kind: 'goes-on' };
  return mostCareful(assigned.map((name) => afterwards(name, statement.range[1])));
}

/** How a name is read that was given something in place of what could not be had. */
export function afterwards(name: Binding, from: number): Aftermath {
  const later = name.references.filter(({ identifier }) => identifier.range[0] >= from);
  if (later.some((each) => each.isWrite() || isRefused(each.identifier))) return { kind: 'another-way' };
  return later.some(({ identifier }) => isAsked(identifier)) ? { kind: 'asked-for' } : { kind: 'goes-on' };
}

/** What becomes of the value that a promise with a handler gives: `await load().catch(() => null)`. */
export function usedAfter(fn: Node): Aftermath {
  const call = wrapped(fn).parent;
  if (!call) return { kind: 'goes-on' };
  const value = wholeChain(call);
  const { parent } = value;
  if (isAsked(value)) return { kind: 'asked-for' };
  const target = parent?.type === 'VariableDeclarator' && parent.init === value ? parent.id : undefined;
  const name = target?.type === 'Identifier' ? bindingOf(target) : undefined;
  return name ? afterwards(name, value.range[1]) : { kind: 'goes-on' };
}

function mostCareful(all: readonly Aftermath[]): Aftermath {
  return (
    all.find(({ kind }) => kind === 'another-way') ??
    all.find(({ kind }) => kind === 'asked-for') ?? { kind: 'goes-on' }
  );
}

/** Is it asked whether a value is there: `if (!a)`, `a ? b : c`, `a ?? b`, `a === null`, `a && b`? */
function isAsked(node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case 'IfStatement':
      case 'WhileStatement':
      case 'ConditionalExpression':
        if (parent.test === at) return true;
        return false;
      case 'LogicalExpression':
        if (parent.left === at) return true;
        break;
      case 'UnaryExpression':
        if (parent.operator === '!') return true;
        break;
      case 'BinaryExpression':
      case 'MemberExpression':
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        break;
      case 'CallExpression':
        if (parent.callee !== at) return false;
        break;
      default:
        return false;
    }
  }
  return false;
}

/** `if (!a) throw …`, `if (a === null) throw …` */
function isRefused(name: Node): boolean {
  const value = wrapped(name);
  const { parent } = value;
  const isMissing =
    (parent?.type === 'UnaryExpression' && parent.operator === '!') ||
    (parent?.type === 'BinaryExpression' &&
      /^===?$/.test(parent.operator) &&
      isNullish(parent.left === value ? parent.right : parent.left));
  const test = isMissing ? wrapped(parent) : undefined;
  return (
    test?.parent?.type === 'IfStatement' && test.parent.test === test && endsInThrow(test.parent.consequent)
  );
}

function loopAround(statement: Node): Loop | undefined {
  for (let at = statement.parent; at && !isFunction(at); at = at.parent)
    if (/^(?:For|While|DoWhile)/.test(at.type)) return at as Loop;
  return undefined;
}

/** Nothing of a loop's body comes after a statement. */
function isLastOf(statement: Node, loop: Loop): boolean {
  for (let at = statement; at !== loop && at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'BlockStatement' && parent.body.at(-1) !== at && isWithin(parent, loop.body))
      return false;
  }
  return true;
}

function leavesOf(block: TSESTree.BlockStatement): readonly Node[] {
  return ownNodesIn(block).filter(({ type }) => type === 'ReturnStatement' || type === 'BreakStatement');
}

/** What comes behind a `try` that returns where it succeeds. */
function nextOf(statement: TSESTree.TryStatement): Aftermath {
  const { parent } = statement;
  if (parent.type !== 'BlockStatement') return { kind: 'another-way' };
  const next = parent.body[parent.body.indexOf(statement) + 1];
  if (next?.type === 'ReturnStatement') return { kind: 'gives', value: next.argument ?? undefined };
  return !next && isFunction(parent.parent) ? { kind: 'gives', value: undefined } : { kind: 'another-way' };
}

/** Names from outside of a `try` that its block writes. */
function assignedIn(statement: TSESTree.TryStatement): readonly Binding[] {
  const names = ownNodesIn(statement.block).flatMap((node): readonly Node[] =>
    node.type === 'AssignmentExpression' ? [node.left] : [],
  );
  return names.flatMap((left) => {
    const targets = ownNodesIn(left).filter((node) => node.type === 'Identifier');
    return targets.flatMap((name) => {
      const binding = bindingOf(name);
      const declared = binding?.defs[0]?.name as Node | undefined;
      return binding && declared && !isWithin(declared, statement) ? [binding] : [];
    });
  });
}
