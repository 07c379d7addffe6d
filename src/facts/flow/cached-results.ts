// What becomes of a call's answer: the names that hold it, and whether it is kept for the next time.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, memberName, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { memoizePerFile } from '../project/memoize.js';
import { bindingOf, textOf } from '../project/module.js';
import { derivedIn, mentions, type Names } from './derived-names.js';

/** The names that hold what a call gave, and what is made of it. */
export function resultNames(node: Node, { body }: { readonly body: Node }): Names {
  for (let at: Node | undefined = node; at && at !== body && !isFunction(at); at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'VariableDeclarator' && parent.init === at)
      return derivedIn(body, namesIn(parent.id));
    if (parent?.type === 'AssignmentExpression' && parent.right === at)
      return derivedIn(body, namesIn(parent.left));
  }
  return new Set();
}

export function isDeclaredIn(name: TSESTree.Identifier, body: Node): boolean {
  const declared = bindingOf(name)?.defs[0]?.node as Node | undefined;
  return declared !== undefined && isWithin(declared, body);
}

/** The answer is looked up first, in a map, an object or a variable further out, and put there afterwards. */
export function isCachedIn(body: Node, node: Node, results: Names): boolean {
  const looksUp = (container: string) =>
    nodesKept(body).some(
      (each) =>
        each.type === 'MemberExpression' &&
        each.range[1] <= node.range[0] &&
        textOf(each.object) === container &&
        (each.computed || ['get', 'has', 'getItem', 'match'].includes(memberName(each) ?? '')),
    );
  const holder = memberHolding(node, body);
  return keepingIn(body).some((each) => {
    if (each.type === 'AssignmentExpression') {
      if (!isAnswer(each.right)) return false;
      if (each.left.type === 'MemberExpression' && each.left.computed)
        return looksUp(textOf(each.left.object));
      return isKeptOutside(each);
    }
    return each.arguments.slice(1).some(isAnswer) && looksUp(textOf(each.callee.object));
  });

  /** `this.groups ??= await …`, or `if (!this.groups) this.groups = await …`. */
  function isKeptOutside({ left, operator }: TSESTree.AssignmentExpression): boolean {
    const isOutside =
      left.type === 'MemberExpression'
        ? left.object.type === 'ThisExpression'
        : left.type === 'Identifier' && !isDeclaredIn(left, body);
    const text = textOf(left);
    return (
      isOutside &&
      (operator === '??=' ||
        operator === '||=' ||
        nodesKept(body).some(
          (each) => each.type === left.type && each.range[1] < left.range[0] && textOf(each) === text,
        ))
    );
  }

  function isAnswer(value: Node): boolean {
    return isWithin(node, value) || mentions(value, results) || textOf(value) === holder;
  }
}

/** The member that a call's answer is put into: `item.user = await find(…)`. */
function memberHolding(node: Node, body: Node): string | undefined {
  for (let at: Node | undefined = node; at && at !== body && !isFunction(at); at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'AssignmentExpression' && parent.right === at)
      return parent.left.type === 'MemberExpression' ? textOf(parent.left) : undefined;
  }
  return undefined;
}

const nodesKept = memoizePerFile((body: Node): readonly Node[] => nodesIn(body));

type Keeping =
  TSESTree.AssignmentExpression | (TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression });

/** Where a body keeps something: in a name, a property or a map. */
const keepingIn = memoizePerFile((body: Node) => nodesKept(body).filter(isKeeping));

function isKeeping(node: Node): node is Keeping {
  if (node.type === 'AssignmentExpression') return true;
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    /^(?:set|put|store)/.test(memberName(node.callee) ?? '')
  );
}
