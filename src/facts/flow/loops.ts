// Code that runs more than once, as syntax and bindings show it: loop statements, and callbacks of array methods.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';

type LoopStatement =
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

export interface Loop {
  /** The statement, or the call that runs the callback. */
  readonly node: LoopStatement | TSESTree.CallExpression;
  /** What runs each time. */
  readonly body: Node;
  readonly callback: FunctionNode | undefined;
  /** What is gone through, where the code says it. */
  readonly collection: Node | undefined;
  /** Names that stand for the element, its index or its parts. */
  readonly element: readonly TSESTree.Identifier[];
  /** A callback starts for all elements at once; a loop statement waits where it awaits. */
  readonly order: 'sequential' | 'concurrent';
}

/** Array methods that call their first argument with each element, and the position of the element among its parameters. */
const ITERATIONS: ReadonlyMap<string, number> = new Map([
  ['map', 0],
  ['forEach', 0],
  ['flatMap', 0],
  ['filter', 0],
  ['some', 0],
  ['every', 0],
  ['find', 0],
  ['findIndex', 0],
  ['findLast', 0],
  ['findLastIndex', 0],
  ['reduce', 1],
  ['reduceRight', 1],
]);

/** Does a call's name say that it runs a function for each element? The shape alone, before anything is asked about it. */
export function isIteration(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  const name = memberName(callee);
  return name !== undefined && (ITERATIONS.has(name) || (name === 'from' && call.arguments.length > 1));
}

export interface Iteration {
  readonly callback: Node;
  readonly collection: Node;
  /** Where the element stands among the parameters. */
  readonly parameter: number;
  readonly isReduction: boolean;
}

/** The function that an iterating call runs, with what it goes through. */
export function iterationOf(call: TSESTree.CallExpression): Iteration | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee) ?? '';
  const parameter = ITERATIONS.get(name);
  const [first, second] = call.arguments;
  if (parameter !== undefined && first && first.type !== 'SpreadElement')
    return { callback: first, collection: callee.object, parameter, isReduction: parameter === 1 };
  const isArrayFrom =
    name === 'from' && callee.object.type === 'Identifier' && callee.object.name === 'Array';
  return isArrayFrom && first && second
    ? { callback: second, collection: first, parameter: 0, isReduction: false }
    : undefined;
}

/** The loop whose repeated part `child` is, when `node` is its parent. */
export function loopOfStatement(node: Node, child: Node): Loop | undefined {
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement': {
      if (child !== node.body) return undefined;
      const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left;
      return statementLoop(node, node.right, namesIn(left));
    }
    case 'ForStatement':
      return child === node.init ? undefined : statementLoop(node, countedList(node), counterOf(node));
    case 'WhileStatement':
    case 'DoWhileStatement': {
      const drained = drainedList(node);
      return statementLoop(node, drained?.list, drained ? namesIn(drained.element) : []);
    }
    default:
      return undefined;
  }
}

function statementLoop(
  node: LoopStatement,
  collection: Node | undefined,
  element: readonly TSESTree.Identifier[],
): Loop {
  return { node, body: node.body, callback: undefined, collection, element, order: 'sequential' };
}

/** The loop that a function is the body of, when it is handed to an array method. */
export function loopOfCallback(callback: FunctionNode): Loop | undefined {
  const argument = wrapped(callback);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.callee === argument || !isIteration(call)) return undefined;
  const iteration = iterationOf(call);
  if (!iteration || unwrap(iteration.callback) !== callback) return undefined;
  return {
    node: call,
    body: callback.body,
    callback,
    collection: iteration.collection,
    element: callback.params
      .slice(iteration.parameter, iteration.parameter + 2)
      .flatMap((parameter) => namesIn(parameter.type === 'TSParameterProperty' ? null : parameter)),
    order: iteration.isReduction ? 'sequential' : 'concurrent',
  };
}

function counterOf({ init }: TSESTree.ForStatement): TSESTree.Identifier[] {
  return init?.type === 'VariableDeclaration' ? namesIn(init.declarations[0]?.id ?? null) : [];
}

/** `for (let i = 0; i < list.length; i++)` goes through `list` one by one; any other counting does not. */
function countedList({ test, update }: TSESTree.ForStatement): Node | undefined {
  if (test?.type !== 'BinaryExpression' || !update || !isStepOfOne(update)) return undefined;
  const limit = unwrap(test.operator.startsWith('>') ? test.left : test.right);
  return limit.type === 'MemberExpression' && memberName(limit) === 'length' ? limit.object : undefined;
}

function isStepOfOne(update: Node): boolean {
  if (update.type === 'UpdateExpression') return true;
  return (
    update.type === 'AssignmentExpression' &&
    update.operator === '+=' &&
    update.right.type === 'Literal' &&
    update.right.value === 1
  );
}

/** `while (list.length > 0) { const item = list.shift(); … }`. */
function drainedList({
  body,
}: TSESTree.WhileStatement | TSESTree.DoWhileStatement): { list: Node; element: Node } | undefined {
  if (body.type !== 'BlockStatement') return undefined;
  for (const statement of body.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    const [declarator] = statement.declarations;
    const taken = declarator.init ? unwrap(declarator.init) : undefined;
    if (taken?.type !== 'CallExpression' || taken.callee.type !== 'MemberExpression') continue;
    if (['shift', 'pop'].includes(memberName(taken.callee) ?? ''))
      return { list: taken.callee.object, element: declarator.id };
  }
  return undefined;
}
